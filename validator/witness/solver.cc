#include "validator/witness/solver.h"

#include <algorithm>
#include <deque>
#include <unordered_set>
#include <utility>

#include "validator/model/path.h"
#include "validator/witness/parts.h"
#include "validator/witness/texts.h"

namespace assay::witness {
namespace {

constexpr int kMostChanges = 4;
constexpr std::size_t kMostCandidates = 24;

bool Names(std::span<const std::string_view> parameters, const std::string& parameter) {
  if (parameter.empty()) return true;
  return std::any_of(parameters.begin(), parameters.end(), [&](std::string_view one) {
    return one == parameter || model::RootOf(one) == parameter || one.starts_with(parameter + ".");
  });
}

bool Tells(const Violation& violation, const std::string& rule) {
  bool tells = violation.rule() == rule;
  for (std::size_t i = 0; i < violation.also_count(); ++i) tells |= violation.also(i) == rule;
  return tells;
}

void AddUnique(Value value, std::vector<Value>* out) {
  const bool is_new =
      !value.is_absent() && std::find(out->begin(), out->end(), value) == out->end();
  if (is_new && out->size() < kMostCandidates) out->push_back(std::move(value));
}

std::size_t TermsOf(const model::Condition& condition) {
  std::size_t terms = condition.terms.size();
  for (const model::Condition& part : condition.conditions) terms += TermsOf(part);
  return terms;
}

// Of all texts in it, to match them once.
std::uint64_t StepsOf(const model::Constraints& c, const Value& value, Budget& budget) {
  std::uint64_t steps = value.text.empty() ? 0 : budget.StepsOf(c, value.text.size());
  for (const Value& item : value.items) {
    if (!c.items.empty()) steps += StepsOf(c.items[0], item, budget);
  }
  for (const auto& [name, member] : value.members) {
    for (const model::Parameter& property : c.properties) {
      if (property.name.text == name) steps += StepsOf(property.constraints, member, budget);
    }
    if (!c.additional.empty()) steps += StepsOf(c.additional[0], member, budget);
  }
  return steps;
}

}  // namespace

Match IsAccepted(const Report& report) {
  return report.verdict() == Verdict::kInvalid ? Match::kNo : Match::kYes;
}

Goal Breaks(std::string rule, std::string parameter) {
  return [rule = std::move(rule), parameter = std::move(parameter)](const Report& report) {
    bool is_told = false, is_alone = true;
    for (const Violation& violation : report.violations()) {
      if (Tells(violation, rule) && Names(violation.parameters(), parameter)) {
        is_told = true;
        is_alone = is_alone && violation.also_count() == 0;
      } else {
        is_alone = false;
      }
    }
    return !is_told ? Match::kNo : is_alone ? Match::kYes : Match::kNear;
  };
}

Goal Warns(std::string rule, std::string parameter, bool broken) {
  return [rule = std::move(rule), parameter = std::move(parameter), broken](const Report& report) {
    if (report.verdict() == Verdict::kInvalid) return Match::kNo;
    bool is_told = false;
    for (const Warning& warning : report.warnings()) {
      is_told |= warning.rule() == rule && Names(warning.parameters(), parameter);
    }
    for (const Shadow& shadow : report.shadows()) {
      is_told |= shadow.rule == rule && Names(shadow.parameters, parameter);
    }
    return is_told == broken ? Match::kYes : Match::kNo;
  };
}

model::Constraints Merged(const model::Constraints& own, const model::Constraints& inherited) {
  model::Constraints merged = inherited;
  if (!merged.type_given) merged.type = own.type;
  if (merged.format == format::Format::kNone) merged.format = own.format;
  merged.ignore_case = merged.ignore_case || own.ignore_case;
  merged.empty_is_value = own.empty_is_value;
  return merged;
}

Solver::Solver(const model::Operation& operation, const model::Ruleset& ruleset,
               const Validator& validator, Scratch& scratch, Budget& budget)
    : operation_(operation),
      ruleset_(ruleset),
      validator_(validator),
      budget_(budget),
      scratch_(scratch) {
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    indices_.emplace(operation.parameters[i].name.text, i);
  }
  steps_ = 4000 + 40 * operation.parameters.size();
  for (const model::Rule& rule : operation.rules) steps_ += 40 + 20 * TermsOf(rule.when);
  for (const model::Check& check : operation.checks) steps_ += 40 + 20 * TermsOf(check.when);
  minimal_ = Solve(Start(), {}, IsAccepted);
}

Draft Solver::Start() {
  Draft draft;
  for (std::size_t i = 0; i < operation_.parameters.size(); ++i) {
    const model::Parameter& parameter = operation_.parameters[i];
    const bool is_operation = parameter.name.text == ruleset_.operation_parameter.text;
    if (is_operation) draft.values[i] = Value::Text(operation_.name.text);
    if (parameter.required && !is_operation) draft.values[i] = Plain(parameter, budget_);
  }
  return draft;
}

std::size_t Solver::IndexOf(std::string_view name) const {
  const auto known = indices_.find(name);
  if (known != indices_.end()) return known->second;
  const std::size_t dot = name.rfind('.');
  return dot == name.npos ? kNone : IndexOf(name.substr(0, dot));
}

Report Solver::Evaluate(std::string_view text) {
  return validator_.Validate(line_.Of(text).At(kNow), scratch_);
}

std::optional<Draft> Solver::Solve(const Draft& start, const std::set<std::size_t>& fixed,
                                   const Goal& goal, std::size_t most_attempts) {
  std::deque<Node> open = {{start, 0}};
  std::unordered_set<std::size_t> known;  // by hash: they may be long
  std::optional<Draft> near;
  std::size_t bytes = BytesOf(start);  // of all that are open
  while (!open.empty() && known.size() < most_attempts) {
    const Node node = std::move(open.front());
    open.pop_front();
    const std::size_t size = BytesOf(node.draft);
    bytes -= size;
    if (!budget_.Spend(8 * size)) break;
    const std::string text = TextOf(node.draft);
    if (!known.insert(std::hash<std::string>()(text)).second) continue;
    if (text.size() > kMostRequestBytes) continue;
    if (!budget_.Spend(StepsOf(node.draft, text.size()))) break;
    const Report report = Evaluate(text);
    const Match match = goal(report);
    if (match == Match::kYes) return node.draft;
    if (match == Match::kNear && !near) near = node.draft;
    if (node.depth == kMostChanges) continue;
    // Of several faults each has to go, so the first is as good as any; but what is looked for may
    // be among them.
    for (const Violation& violation : report.violations()) {
      std::vector<Draft> fixes = Fixes(node.draft, violation, fixed);
      for (Draft& fix : fixes) {
        const std::size_t more = BytesOf(fix);
        if (bytes + more > kMostDraftBytes || !budget_.Spend(more)) break;
        bytes += more;
        open.push_back({std::move(fix), node.depth + 1});
      }
      if (!fixes.empty()) break;
    }
  }
  return near;
}

std::uint64_t Solver::StepsOf(const Draft& draft, std::size_t length) {
  std::uint64_t steps = steps_ + 8 * length;
  for (const auto& [index, value] : draft.values) {
    const model::Parameter& parameter = operation_.parameters[index];
    const model::Constraints& c =
        parameter.content ? parameter.content->schema : parameter.constraints;
    steps += witness::StepsOf(c, value, budget_);
  }
  return steps;
}

std::vector<Draft> Solver::Fixes(const Draft& draft, const Violation& violation,
                                 const std::set<std::size_t>& fixed) {
  std::vector<std::size_t> order;
  const auto add = [&](std::size_t index) {
    const bool is_open = index != kNone && fixed.count(index) == 0;
    if (is_open && std::find(order.begin(), order.end(), index) == order.end())
      order.push_back(index);
  };
  for (const std::string_view name : violation.parameters()) add(IndexOf(name));
  for (const model::Rule& rule : operation_.rules) {
    if (rule.id.text != violation.rule()) continue;
    for (const std::size_t index : MentionedBy(rule)) add(index);
  }
  std::vector<Draft> fixes;
  const std::size_t size = BytesOf(draft);
  for (const std::size_t index : order) {
    if (fixes.size() * size > kMostDraftBytes) break;
    AddChanges(draft, index, &fixes);
  }
  return fixes;
}

void Solver::AddChanges(const Draft& draft, std::size_t parameter, std::vector<Draft>* out) {
  const model::Parameter& declared = operation_.parameters[parameter];
  if (declared.name.text == ruleset_.operation_parameter.text) return;
  const auto given = draft.values.find(parameter);
  const bool is_given = given != draft.values.end() && !given->second.is_absent();
  if (is_given && !declared.required) {
    out->push_back(draft);
    out->back().values.erase(parameter);
  }
  for (const Value& value : CandidatesOf(parameter)) {
    if (is_given && given->second == value) continue;
    out->push_back(draft);
    out->back().values[parameter] = value;
  }
}

void Solver::AddMentioned(const model::Condition& condition, std::set<std::size_t>* out) const {
  for (const model::Term& term : condition.terms) out->insert(IndexOf(term.parameter.text));
  for (const model::Condition& part : condition.conditions) AddMentioned(part, out);
}

std::set<std::size_t> Solver::MentionedBy(const model::Rule& rule) const {
  std::set<std::size_t> mentioned;
  for (const model::Name& name : rule.parameters) mentioned.insert(IndexOf(name.text));
  for (const auto* side : {&rule.left, &rule.right}) {
    for (const model::Operand& operand : *side) {
      if (!operand.parameter.text.empty()) mentioned.insert(IndexOf(operand.parameter.text));
    }
  }
  AddMentioned(rule.when, &mentioned);
  mentioned.erase(kNone);
  return mentioned;
}

const std::vector<Value>& Solver::CandidatesOf(std::size_t parameter) {
  const auto known = candidates_.find(parameter);
  if (known != candidates_.end()) return known->second;
  return candidates_.emplace(parameter, MakeCandidates(parameter)).first->second;
}

std::vector<Value> Solver::MakeCandidates(std::size_t parameter) {
  const model::Parameter& declared = operation_.parameters[parameter];
  std::vector<Value> values;
  for (Value& value : Distinct(declared, 3, budget_)) AddUnique(std::move(value), &values);
  if (declared.constraints.has_parts() || declared.content) return values;
  for (const model::Rule& rule : operation_.rules) {
    AddTerms(rule.when, parameter, &values);
    for (const model::Demand& demand : rule.demands) {
      if (IndexOf(demand.parameter.text) == parameter)
        AddTexts(demand.constraints, parameter, &values);
    }
  }
  for (const model::Check& check : operation_.checks) AddTerms(check.when, parameter, &values);
  for (const model::Parameter& other : operation_.parameters) {
    for (const auto& choice : other.conditional_defaults) AddTerms(choice.when, parameter, &values);
  }
  for (const std::string& text :
       ValidTexts(declared.constraints, declared.sensitive ? "" : declared.example, 12, budget_)) {
    AddUnique(Value::Text(text), &values);
  }
  return values;
}

// Those of both sides that the parameter itself allows.
void Solver::AddTexts(const model::Constraints& constraints, std::size_t parameter,
                      std::vector<Value>* out) {
  const model::Constraints& own = operation_.parameters[parameter].constraints;
  const std::uint64_t steps = Budget::StepsToCopy(constraints) + Budget::StepsToCopy(own);
  if (out->size() == kMostCandidates || !budget_.Spend(steps)) return;
  for (const Sample& sample : SamplesOf(Merged(own, constraints), "", budget_).found) {
    if (budget_.Faults(own, sample.text).empty()) AddUnique(Value::Text(sample.text), out);
  }
}

void Solver::AddTerms(const model::Condition& condition, std::size_t parameter,
                      std::vector<Value>* out) {
  const std::uint64_t steps = 10 + 100 * condition.terms.size();
  if (out->size() == kMostCandidates || !budget_.Spend(steps)) return;
  for (const model::Term& term : condition.terms) {
    if (IndexOf(term.parameter.text) != parameter) continue;
    for (const model::Name& value : term.values) AddUnique(Value::Text(value.text), out);
    if (term.constraints) AddTexts(*term.constraints, parameter, out);
  }
  for (const model::Condition& part : condition.conditions) AddTerms(part, parameter, out);
}

}  // namespace assay::witness
