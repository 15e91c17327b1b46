#include "validator/explain/trace.h"

#include <algorithm>
#include <set>
#include <utility>

#include "validator/access.h"
#include "validator/coverage/request_rules.h"
#include "validator/coverage/tried.h"
#include "validator/evaluate/conditions.h"
#include "validator/evaluate/reason.h"
#include "validator/evaluate/relations.h"
#include "validator/explain/conditions.h"
#include "validator/explain/values.h"
#include "validator/program/secrecy.h"
#include "validator/text/printable.h"

namespace assay::explain {
namespace {

using internal::State;
using program::Finding;
using program::kNone;

class Tracer {
 public:
  Tracer(const Book& book, const Report& report)
      : book_(book), report_(report), state_(internal::Access::StateOf(report)) {
    for (const Warning& warning : report.warnings()) warned_.emplace(warning.rule());
    tried_.resize((state_.operation->findings.size() + 63) / 64);
  }

  Trace Run() {
    trace_.chapter = &book_.chapters()[0];
    for (const Chapter& chapter : book_.chapters()) {
      if (chapter.program == state_.operation) trace_.chapter = &chapter;
    }
    TraceRequest();
    if (trace_.chapter->operation == nullptr) return std::move(trace_);
    coverage::FindTried(state_, tried_);
    for (const Declared& declared : trace_.chapter->declared) TraceParameter(declared);
    for (const model::Rule& rule : trace_.chapter->operation->rules) TraceEntry(rule);
    for (const Rule& rule : trace_.chapter->rules) {
      if (rule.check != nullptr) TraceCheck(rule);
    }
    return std::move(trace_);
  }

 private:
  // ---- the request as a whole -------------------------------------------------------------------

  void TraceRequest() {
    const Chapter& any = book_.chapters()[0];
    for (const Rule& rule : any.rules) {
      if (rule.position != 0) trace_.request.push_back(OfRequest(rule, any));
    }
    const bool has_name = trace_.chapter->operation != nullptr ||
                          state_.operation_faults == internal::kOperationUnknown;
    for (const Rule& rule : trace_.chapter->rules) {
      const bool is_about_names = rule.declared == nullptr && rule.rule == nullptr;
      if (rule.kind == Kind::kWarning && is_about_names) {
        trace_.request.push_back(OfWarning(rule, has_name));
      }
    }
    for (const Warning& warning : report_.warnings()) {
      if (warning.rule() != "request.unknown-parameter") continue;
      text::AppendName(warning.parameters()[0], &trace_.unknown.emplace_back());
    }
  }

  TracedRule OfRequest(const Rule& rule, const Chapter& any) const {
    TracedRule traced{.rule = &rule};
    const std::size_t index = rule.findings[0];
    const Finding& finding = any.program->findings[index];
    if (!coverage::IsBroken(finding, state_)) {
      if (coverage::HasHeld(finding, state_)) traced.outcome = Outcome::kHeld;
      return traced;
    }
    // The report is the operation's, if one is known.
    const bool is_fault = finding.keyword == program::Keyword::kRequest;
    const auto fault = static_cast<std::size_t>(finding.fault);
    Break(is_fault ? state_.operation->request_fault_findings[fault] : index, &traced);
    return traced;
  }

  TracedRule OfWarning(const Rule& rule, bool was_looked_at) const {
    TracedRule traced{.rule = &rule};
    if (warned_.count(rule.id) != 0) {
      traced.outcome = Outcome::kBroken;
      traced.broken_by = rule.parameters;
    } else if (was_looked_at) {
      traced.outcome = Outcome::kHeld;
    }
    return traced;
  }

  void Break(std::size_t finding, TracedRule* traced) const {
    if (traced->outcome != Outcome::kBroken)
      evaluate::AppendReason(state_, finding, &traced->reason);
    traced->outcome = Outcome::kBroken;
    const Finding& found = state_.operation->findings[finding];
    if (found.names_part) {
      text::AppendName(state_.fired_names[finding], &traced->broken_by.emplace_back());
      return;
    }
    for (const std::string_view name : program::ParametersOf(*state_.operation, found))
      traced->broken_by.emplace_back(name);
  }

  // ---- parameters -------------------------------------------------------------------------------

  void TraceParameter(const Declared& declared) {
    TracedParameter traced{.declared = &declared};
    const std::size_t slot = SlotOf(declared.parameter->name.text);
    if (declared.parent.empty()) {
      traced.value = ValueOf(state_, slot);
      TraceDefaults(declared, slot, &traced);
    } else {
      traced.parts = ShownParts(state_, slot, declared.path, &traced.count);
      if (traced.count > 0) traced.value.origin = Value::Origin::kParts;
    }
    for (const Rule& rule : trace_.chapter->rules) {
      if (rule.declared != &declared) continue;
      traced.constraints.push_back(rule.kind == Kind::kWarning
                                       ? OfWarning(rule, WasWarnedOf(rule, slot))
                                       : OfConstraint(rule));
    }
    trace_.parameters.push_back(std::move(traced));
  }

  bool WasWarnedOf(const Rule& rule, std::size_t slot) const {
    const bool is_empty_rule = rule.id == state_.operation->slots[slot].warnings->empty;
    return is_empty_rule ? state_.seen.Has(slot) : state_.Readable(slot);
  }

  TracedRule OfConstraint(const Rule& rule) const {
    TracedRule traced{.rule = &rule};
    const std::size_t finding = rule.findings[0];
    if (internal::TestBit(state_.fired, finding)) {
      Break(finding, &traced);
    } else if (internal::TestBit(tried_, finding)) {
      traced.outcome = Outcome::kHeld;
    }
    return traced;
  }

  void TraceDefaults(const Declared& declared, std::size_t slot, TracedParameter* traced) const {
    const program::Slot& compiled = state_.operation->slots[slot];
    if (state_.given.Has(slot) || compiled.defaults == kNone) return;
    const auto& choices = state_.operation->conditional_defaults[compiled.defaults].choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const model::Condition& when = declared.parameter->conditional_defaults[i].when;
      traced->defaults.push_back({ShownText(state_, slot, choices[i].value),
                                  TraceCondition(when, choices[i].condition, state_, context())});
      if (evaluate::Holds(choices[i].condition, state_)) return;
    }
  }

  // ---- rules ------------------------------------------------------------------------------------

  void TraceEntry(const model::Rule& source) {
    const auto& rules = trace_.chapter->rules;
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const Rule& rule) { return rule.rule == &source; });
    TracedRule traced{.rule = &*found};
    for (std::size_t i = 0; i < found->tests.size(); ++i) AddTest(*found, i, &traced);
    if (!found->tests.empty() && !source.when.is_always()) {
      traced.condition = TraceCondition(source.when, ConditionOf(*found), state_, context());
    }
    trace_.rules.push_back(std::move(traced));
  }

  bool IsEnforced(const Rule& rule) const { return rule.kind == Kind::kRule; }

  const program::Requirement& RequirementOf(const Rule& rule, program::RuleTest test) const {
    const program::Operation& operation = *state_.operation;
    return IsEnforced(rule) ? operation.requirements[test.index]
                            : operation.quiet_requirements[test.index];
  }

  const program::Relation& RelationOf(const Rule& rule, program::RuleTest test) const {
    const program::Operation& operation = *state_.operation;
    return IsEnforced(rule) ? operation.relations[test.index]
                            : operation.quiet_relations[test.index];
  }

  const program::Condition& ConditionOf(const Rule& rule) const {
    const program::RuleTest test = rule.tests[0];
    return test.is_relation ? RelationOf(rule, test).condition
                            : RequirementOf(rule, test).condition;
  }

  // One that is broken makes the rule so; else one that has held; else one that cannot be told.
  void AddTest(const Rule& rule, std::size_t index, TracedRule* traced) const {
    const program::RuleTest test = rule.tests[index];
    const bool enforced = IsEnforced(rule);
    if (enforced && internal::TestBit(state_.fired, FindingOf(rule, test))) {
      return Break(FindingOf(rule, test), traced);
    }
    if (!enforced && evaluate::BreaksQuietly(test, state_)) {
      traced->outcome = Outcome::kBroken;
      traced->reason = rule.rule->description.en;
      for (const std::string& name : QuietNames(rule, index)) traced->broken_by.push_back(name);
      return;
    }
    const bool tried = enforced ? internal::TestBit(tried_, FindingOf(rule, test))
                                : coverage::IsTried(test, state_);
    Raise(tried ? Outcome::kHeld : Untried(rule, test, &traced->faulty), traced);
  }

  static void Raise(Outcome outcome, TracedRule* traced) {
    constexpr Outcome kOrder[] = {Outcome::kNotReached, Outcome::kNotApplied, Outcome::kUnknown,
                                  Outcome::kHeld, Outcome::kBroken};
    const auto rank = [&](Outcome one) {
      return std::find(std::begin(kOrder), std::end(kOrder), one) - std::begin(kOrder);
    };
    if (rank(outcome) > rank(traced->outcome)) traced->outcome = outcome;
  }

  std::size_t FindingOf(const Rule& rule, program::RuleTest test) const {
    return test.is_relation ? RelationOf(rule, test).finding : RequirementOf(rule, test).finding;
  }

  // Rules that ask each parameter have a test for each, in their order.
  static std::vector<std::string> QuietNames(const Rule& rule, std::size_t index) {
    if (rule.tests.size() != rule.parameters.size()) return rule.parameters;
    return {rule.parameters[index]};
  }

  // Why a rule was not tried: its condition, or the values it looks at.
  Outcome Untried(const Rule& rule, program::RuleTest test,
                  std::vector<std::string>* faulty) const {
    const evaluate::Truth truth = evaluate::TruthOf(ConditionOf(rule), state_);
    if (truth == evaluate::Truth::kUnknown) return Outcome::kUnknown;
    if (truth == evaluate::Truth::kFalse || !test.is_relation) return Outcome::kNotApplied;
    for (const program::ValueRef& ref : RelationOf(rule, test).values) {
      if (!state_.faulty.Has(ref.slot)) continue;
      const std::string name(state_.operation->slots[ref.slot].name);
      if (std::find(faulty->begin(), faulty->end(), name) == faulty->end()) faulty->push_back(name);
    }
    return faulty->empty() ? Outcome::kNotApplied : Outcome::kUnknown;
  }

  // ---- checks -----------------------------------------------------------------------------------

  // Nothing is asked of a request that is at fault already.
  void TraceCheck(const Rule& rule) {
    TracedRule& traced = trace_.checks.emplace_back();
    traced.rule = &rule;
    if (state_.any_fired) return;
    const std::size_t index = rule.findings[0] - state_.operation->request_findings;
    const program::Check& check = state_.operation->checks[index];
    if (!rule.check->when.is_always()) {
      traced.condition = TraceCondition(rule.check->when, check.condition, state_, context());
    }
    const std::uint64_t bit = std::uint64_t{1} << index;
    traced.outcome = Outcome::kNotApplied;
    if ((state_.needed_checks & bit) == 0) return;
    if ((internal::Access::FailedOf(report_) & bit) != 0) {
      traced.fact = FactValue::kFalse;
      return Break(rule.findings[0], &traced);
    }
    const bool unknown = (internal::Access::UnknownOf(report_) & bit) != 0;
    traced.fact = unknown ? FactValue::kUnknown : FactValue::kTrue;
    traced.outcome = unknown ? Outcome::kUnknown : Outcome::kHeld;
  }

  std::size_t SlotOf(std::string_view parameter) const {
    return state_.operation->names.Find(parameter);
  }

  describe::Context context() const { return {book_.language(), trace_.chapter->operation}; }

  const Book& book_;
  const Report& report_;
  const State& state_;
  std::set<std::string, std::less<>> warned_;
  std::vector<std::uint64_t> tried_;
  Trace trace_;
};

}  // namespace

Trace TraceOf(const Book& book, const Report& report) { return Tracer(book, report).Run(); }

}  // namespace assay::explain
