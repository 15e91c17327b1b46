// Demands that exclude each other: a parameter that some requests must give and must not give.
//
// Conditions are conjunctions of one term a parameter, so two of them can hold together exactly
// when no parameter's terms exclude each other; nothing is multiplied out.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "validator/lint/findings.h"
#include "validator/model/limits.h"

namespace assay::lint {
namespace {

// The compile stage refuses conditions on more values of one parameter than this.
constexpr std::size_t kMaxValues = 64;

bool Contains(const std::vector<model::Name>& values, std::string_view value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const model::Name& name) { return name.text == value; });
}

// An absent parameter has its default for a value, if any.
bool HoldsWhenAbsent(const model::Term& term, const model::Parameter& parameter) {
  if (term.present) return !*term.present;
  return parameter.default_value && Contains(term.values, parameter.default_value->text);
}

// Whether there is a given value with which it holds: `values` are all ones that the parameter
// allows.
bool HoldsWhenPresent(const model::Term& term) { return !term.present || *term.present; }

// Whether some given value satisfies both. A term on presence takes any.
bool ShareValue(const model::Term& a, const model::Term& b) {
  if (a.present || b.present) return true;
  if (a.values.size() > kMaxValues || b.values.size() > kMaxValues) return false;
  return std::any_of(a.values.begin(), a.values.end(),
                     [&](const model::Name& value) { return Contains(b.values, value.text); });
}

// Whether the parameter can be so that both terms hold: absent, when that is allowed, or given.
bool Compatible(const model::Term& a, const model::Term& b, const model::Parameter& parameter) {
  const bool absent =
      !parameter.required && HoldsWhenAbsent(a, parameter) && HoldsWhenAbsent(b, parameter);
  const bool present = HoldsWhenPresent(a) && HoldsWhenPresent(b) && ShareValue(a, b);
  return absent || present;
}

// Whether some request that gives what is required satisfies both.
bool Compatible(const model::Condition& a, const model::Condition& b, const Scope& scope) {
  for (const model::Condition* condition : {&a, &b}) {
    for (const model::Term& term : condition->terms) {
      const model::Parameter* const parameter = scope.Find(term.parameter.text);
      if (parameter == nullptr || !Compatible(term, term, *parameter)) return false;
    }
  }
  for (const model::Term& term : a.terms) {
    for (const model::Term& other : b.terms) {
      if (term.parameter.text != other.parameter.text) continue;
      if (!Compatible(term, other, *scope.Find(term.parameter.text))) return false;
    }
  }
  return true;
}

// Where a demand on one parameter is made, and when.
struct Demand {
  const model::Condition* when;
  Location location;
};

struct Demands {
  std::vector<Demand> required;
  std::vector<Demand> forbidden;
};

// Rules that only warn refuse nothing, and so contradict nothing. `atLeastOne` is left out as well:
// it can be met by the others of its group.
std::map<std::string_view, Demands> Collect(const model::Operation& operation) {
  static const model::Condition kAlways;
  std::map<std::string_view, Demands> demands;
  for (const model::Parameter& parameter : operation.parameters) {
    if (!parameter.required) continue;
    demands[parameter.name.text].required.push_back({&kAlways, parameter.name.location});
  }
  for (const model::Rule& rule : operation.rules) {
    if (rule.severity == model::Severity::kWarn) continue;
    for (const model::Name& name : rule.parameters) {
      Demands& of_name = demands[name.text];
      if (rule.kind == model::Rule::Kind::kRequire) {
        of_name.required.push_back({&rule.when, name.location});
      } else if (rule.kind == model::Rule::Kind::kForbid) {
        of_name.forbidden.push_back({&rule.when, name.location});
      }
    }
  }
  return demands;
}

}  // namespace

void LintContradictions(const Scope& scope, Findings& findings) {
  if (scope.operation().rules.size() > model::kMaxRules) return;  // refused elsewhere
  for (const auto& [name, demands] : Collect(scope.operation())) {
    for (const Demand& forbidden : demands.forbidden) {
      const auto required = std::find_if(
          demands.required.begin(), demands.required.end(),
          [&](const Demand& demand) { return Compatible(*demand.when, *forbidden.when, scope); });
      if (required == demands.required.end()) continue;
      findings.Error(forbidden.location, "contradiction",
                     "parameter " + Quoted(name) + " is forbidden here and required elsewhere",
                     "make their conditions exclude each other", required->location);
    }
  }
}

}  // namespace assay::lint
