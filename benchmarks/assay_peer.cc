// Assay as a gateway would use it: the shipped ruleset, one scratch that is reused, the public
// interface. The answer is the whole ordered report, of which a gateway reads the verdict and the
// first violation.
#include <iostream>
#include <memory>
#include <span>
#include <string_view>

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

class Judge {
 public:
  explicit Judge(const std::shared_ptr<const Validator>& validator)
      : validator_(validator), scratch_(validator->NewScratch()) {}

  bool operator()(const Request& request) {
    const Report report = validator_->Validate(request, scratch_);
    // Without facts, a request without violations is indeterminate: fine as far as anyone can tell.
    if (report.verdict() != Verdict::kInvalid) return true;
    const Violation first = *report.violations().begin();
    benchmark::DoNotOptimize(first.status());
    benchmark::DoNotOptimize(first.code().data());
    return false;
  }

 private:
  std::shared_ptr<const Validator> validator_;
  Scratch scratch_;
};

}  // namespace

std::vector<Peer> AssayPeers(const Corpora& corpora) {
  const std::shared_ptr<const Validator> validator = ShippedValidator();
  if (validator == nullptr) return {};
  std::vector<Peer> peers;
  peers.push_back(MakePeer(
      "assay/raw", corpora, [](const Item& item) { return item.raw; },
      [judge = Judge(validator)](std::string_view raw) mutable {
        return judge(Request::Query(raw));
      }));
  peers.push_back(MakePeer(
      "assay/parsed", corpora, [](const Item& item) { return std::span<const Pair>(item.pairs); },
      [judge = Judge(validator)](std::span<const Pair> pairs) mutable {
        return judge(Request::Pairs(pairs));
      }));
  peers.push_back(MakePeer(
      "assay/json", corpora, [](const Item& item) { return item.json; },
      [judge = Judge(validator)](std::string_view text) mutable {
        return judge(Request::Json(text));
      }));
  return peers;
}

}  // namespace assay::benchmarks
