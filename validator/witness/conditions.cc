#include "validator/witness/conditions.h"

#include <algorithm>
#include <utility>

#include "validator/witness/parts.h"

namespace assay::witness {
namespace {

using Ways = std::vector<Values>;

bool Satisfies(const model::Term& term, const model::Parameter& parameter, const Value& value,
               Budget& budget) {
  if (term.present) return *term.present == !value.is_absent();
  std::string text = value.text;
  if (value.is_absent()) {
    // Of a default that depends on conditions, the Validator will tell.
    if (!parameter.default_value) return false;
    text = parameter.default_value->text;
  }
  if (term.constraints) {
    if (!budget.Spend(Budget::StepsToCopy(*term.constraints))) return false;
    return budget.Faults(Merged(parameter.constraints, *term.constraints), text).empty();
  }
  return std::any_of(term.values.begin(), term.values.end(),
                     [&](const model::Name& one) { return one.text == text; });
}

Ways WaysOf(const model::Term& term, bool hold, Solver& solver) {
  const std::size_t index = solver.IndexOf(term.parameter.text);
  const model::Parameter& parameter = solver.operation().parameters[index];
  Ways ways;
  const auto consider = [&](const Value& value) {
    const bool is_possible = !value.is_absent() || !parameter.required;
    if (!is_possible || ways.size() == kMostWays) return;
    solver.budget().Spend(100 + term.values.size() + BytesOf(value));
    if (Satisfies(term, parameter, value, solver.budget()) == hold) {
      ways.push_back({{index, value}});
    }
  };
  consider(Value::Absent());
  for (const Value& value : solver.CandidatesOf(index)) {
    consider(value);
    if (term.present && !ways.empty()) break;  // one value is as good as another
  }
  return ways;
}

// The first of each, then the second of each, and so on, so that none is crowded out.
Ways Union(const std::vector<Ways>& parts) {
  Ways ways;
  for (std::size_t i = 0; i < kMostWays && ways.size() < kMostWays; ++i) {
    for (const Ways& part : parts) {
      if (i < part.size() && ways.size() < kMostWays) ways.push_back(part[i]);
    }
  }
  return ways;
}

Ways Product(const std::vector<Ways>& parts, Budget& budget) {
  Ways ways = {{}};
  for (const Ways& part : parts) {
    Ways longer;
    for (const Values& more : part) {
      for (const Values& way : ways) {
        if (longer.size() == kMostWays) break;
        std::optional<Values> both = Joined(way, more);
        if (both) longer.push_back(*std::move(both));
      }
    }
    ways = std::move(longer);
    for (const Values& way : ways) budget.Spend(BytesOf(Draft{way, "", {}}));
    if (budget.stopped()) return {};
  }
  return ways;
}

}  // namespace

std::optional<Values> Joined(const Values& a, const Values& b) {
  Values both = a;
  for (const auto& [index, value] : b) {
    if (both.emplace(index, value).first->second != value) return std::nullopt;
  }
  return both;
}

std::vector<Values> WaysTo(const model::Condition& condition, bool hold, Solver& solver) {
  const bool is_not = condition.kind == model::Condition::Kind::kNot;
  std::vector<Ways> parts;
  const bool want = is_not ? !hold : hold;
  if (solver.budget().stopped()) return {};
  for (const model::Term& term : condition.terms) parts.push_back(WaysOf(term, want, solver));
  for (const model::Condition& part : condition.conditions)
    parts.push_back(WaysTo(part, want, solver));
  const bool all = (condition.kind == model::Condition::Kind::kAny) != want;
  return all ? Product(parts, solver.budget()) : Union(parts);
}

}  // namespace assay::witness
