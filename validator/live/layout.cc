#include "validator/live/layout.h"

#include <string_view>
#include <unordered_map>
#include <utility>

#include "validator/coverage/plan.h"

namespace assay::live {
namespace {

class OperationLayout {
 public:
  OperationLayout(const program::Operation& operation, OperationTotals& totals, std::size_t first) {
    out_.totals = &totals;
    out_.first = first;
    for (std::size_t i = 0; i < operation.findings.size(); ++i) {
      const program::Finding& finding = operation.findings[i];
      const bool is_check = i >= operation.request_findings;
      const std::uint16_t rule =
          CanBreak(operation, finding)
              ? Add(finding.rule, is_check ? RuleKind::kCheck : RuleKind::kEnforced)
              : program::kNone;
      out_.rule_of_finding.push_back(rule);
      if (is_check) out_.rule_of_check.push_back(rule);
    }
    for (const program::QuietRule& shadow : operation.shadows) {
      out_.rule_of_shadow.push_back(Add(shadow.rule, RuleKind::kShadow));
    }
  }

  Operation Take() { return std::move(out_); }

 private:
  // A request with a fault of its form, or beyond a limit, has no operation.
  static bool CanBreak(const program::Operation& operation, const program::Finding& finding) {
    const bool is_known = !operation.name.empty();
    if (finding.keyword != program::Keyword::kRequest) {
      return !is_known || coverage::CanFire(operation, finding);
    }
    return !is_known || finding.fault >= program::RequestFault::kEmptyName;
  }

  // A rule has a finding for each parameter that it is about.
  std::uint16_t Add(std::string_view rule, RuleKind kind) {
    const auto [known, is_new] =
        places_.emplace(rule, static_cast<std::uint16_t>(out_.rules.size()));
    if (is_new) out_.rules.push_back({kind, &out_.totals->rules[std::string(rule)]});
    return known->second;
  }

  Operation out_;
  std::unordered_map<std::string_view, std::uint16_t> places_;
};

}  // namespace

Layout MakeLayout(const program::Program& program, Totals& totals) {
  Layout layout;
  const auto add = [&](const program::Operation& operation) {
    const bool is_known = !operation.name.empty();
    OperationName name;
    if (is_known) name = {std::string(operation.ruleset->label), std::string(operation.name)};
    layout.operations.push_back(
        OperationLayout(operation, totals[std::move(name)], layout.counters).Take());
    layout.counters = layout.operations.back().end();
  };
  for (const program::Operation& operation : program.operations) add(operation);
  add(program.unknown_operation);
  return layout;
}

}  // namespace assay::live
