// Assay as a gateway would use it: the shipped ruleset, one scratch that is reused, the public
// interface. What is judged is always the whole ordered report; a gateway reads the verdict and the
// first violation of it, and the peers named `report` read all that it has to say.
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/peer.h"
#include "rules/shipped.h"
#include "validator/validator.h"

namespace assay::benchmarks {
namespace {

// Nothing when the shipped rulesets are refused, which their own tests rule out.
std::shared_ptr<const Validator> ShippedValidator() {
  const BuildResult built = Validator::Build(ShippedRulesets());
  for (const Diagnostic& diagnostic : built.diagnostics) std::cerr << diagnostic.ToString() << '\n';
  return built.validator;
}

// Its code.
std::string_view ReadViolation(const Violation& violation) {
  benchmark::DoNotOptimize(violation.status());
  const std::string_view code = violation.code();
  benchmark::DoNotOptimize(code.data());
  return code;
}

// Without facts, a request without violations is indeterminate: fine as far as anyone can tell.
bool IsFine(const Report& report) { return report.verdict() != Verdict::kInvalid; }

struct ReadAnswer {
  std::string_view operator()(const Report& report) const {
    if (IsFine(report)) return {};
    return ReadViolation(*report.violations().begin());
  }
};

struct ReadEverything {
  std::string_view operator()(const Report& report) const {
    std::string_view first;
    for (const Violation violation : report.violations()) {
      const std::string_view code = ReadViolation(violation);
      if (first.empty()) first = code;
    }
    for (const NeededFact& fact : report.unchecked_facts()) {
      benchmark::DoNotOptimize(fact.id.data());
    }
    for (const Warning& warning : report.warnings()) {
      benchmark::DoNotOptimize(warning.rule().data());
    }
    return first;
  }
};

template <typename ReadReport>
class Judge {
 public:
  Judge(const std::shared_ptr<const Validator>& validator, ReadReport read_report)
      : validator_(validator), scratch_(validator->NewScratch()), read_report_(read_report) {}

  std::string_view operator()(const Request& request) {
    return read_report_(validator_->Validate(request, scratch_));
  }

 private:
  std::shared_ptr<const Validator> validator_;
  Scratch scratch_;
  [[no_unique_address]] ReadReport read_report_;
};

template <typename ReadReport>
void AddPeers(const std::string& suffix, const std::shared_ptr<const Validator>& validator,
              ReadReport read_report, const Corpora& corpora, std::vector<Peer>& peers) {
  peers.push_back(MakePeer(
      "assay/raw" + suffix, corpora, [](const Item& item) { return item.raw; },
      [judge = Judge(validator, read_report)](std::string_view raw) mutable {
        return judge(Request::Query(raw));
      }));
  peers.push_back(MakePeer(
      "assay/parsed" + suffix, corpora,
      [](const Item& item) { return std::span<const Pair>(item.pairs); },
      [judge = Judge(validator, read_report)](std::span<const Pair> pairs) mutable {
        return judge(Request::Pairs(pairs));
      }));
  peers.push_back(MakePeer(
      "assay/json" + suffix, corpora, [](const Item& item) { return item.json; },
      [judge = Judge(validator, read_report)](std::string_view text) mutable {
        return judge(Request::Json(text));
      }));
}

}  // namespace

std::vector<Peer> AssayPeers(const Corpora& corpora) {
  const std::shared_ptr<const Validator> validator = ShippedValidator();
  if (validator == nullptr) return {};
  std::vector<Peer> peers;
  AddPeers("", validator, ReadAnswer(), corpora, peers);
  AddPeers("/report", validator, ReadEverything(), corpora, peers);
  return peers;
}

}  // namespace assay::benchmarks
