// Demands that exclude each other: a parameter that some requests must give and must not give.
//
// Conditions that are conjunctions of one term a parameter can hold together exactly when no
// parameter's terms exclude each other; nothing is multiplied out. Of others it is looked for a
// request that meets both, as far as there are not too many to look at.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validator/lint/findings.h"
#include "validator/lint/worlds.h"
#include "validator/model/limits.h"
#include "validator/model/path.h"

namespace assay::lint {
namespace {

// The compile stage refuses conditions on more values of one parameter than this.
constexpr std::size_t kMaxValues = 64;

// A term with its parameter found and its values in order, so that two are compared in one walk.
struct PreparedTerm {
  const model::Parameter* parameter;
  const model::Term* term;
  std::vector<std::string_view> values;
};

// An absent parameter has its default for a value, if any.
bool HoldsWhenAbsent(const PreparedTerm& term) {
  if (term.term->present) return !*term.term->present;
  const auto& value = term.parameter->default_value;
  return value && std::binary_search(term.values.begin(), term.values.end(), value->text);
}

// Whether there is a given value with which it holds: `values` are all ones that the parameter
// allows.
bool HoldsWhenPresent(const PreparedTerm& term) {
  return !term.term->present || *term.term->present;
}

// Whether some given value satisfies both. A term on presence takes any.
bool ShareValue(const PreparedTerm& a, const PreparedTerm& b) {
  if (a.term->present || b.term->present) return true;
  if (a.values.size() > kMaxValues || b.values.size() > kMaxValues) return false;
  auto left = a.values.begin();
  auto right = b.values.begin();
  while (left != a.values.end() && right != b.values.end()) {
    if (*left == *right) return true;
    ++(*left < *right ? left : right);
  }
  return false;
}

// Whether the parameter can be so that both terms hold: absent, when that is allowed, or given.
bool Compatible(const PreparedTerm& a, const PreparedTerm& b) {
  const bool absent = !a.parameter->required && HoldsWhenAbsent(a) && HoldsWhenAbsent(b);
  const bool present = HoldsWhenPresent(a) && HoldsWhenPresent(b) && ShareValue(a, b);
  return absent || present;
}

// A condition, its terms ordered by parameter. Impossible when a term can hold of no request that
// gives what is required, or names what is not there.
struct PreparedCondition {
  std::vector<PreparedTerm> terms;
  bool possible = true;
  bool simple = true;  // a conjunction of terms on presence and listed values
};

PreparedCondition Prepare(const model::Condition& condition, const Scope& scope) {
  PreparedCondition prepared;
  if (condition.kind != model::Condition::Kind::kAll || !condition.conditions.empty()) {
    return {.terms = {}, .simple = false};
  }
  for (const model::Term& term : condition.terms) {
    const model::Parameter* const parameter = scope.Find(term.parameter.text);
    if (parameter == nullptr) return {.terms = {}, .possible = false};
    if (term.constraints || !parameter->conditional_defaults.empty()) {
      return {.terms = {}, .simple = false};
    }
    PreparedTerm& out = prepared.terms.emplace_back(PreparedTerm{parameter, &term, {}});
    for (const model::Name& value : term.values) out.values.push_back(value.text);
    std::sort(out.values.begin(), out.values.end());
    prepared.possible &= Compatible(out, out);
  }
  std::sort(prepared.terms.begin(), prepared.terms.end(),
            [](const auto& a, const auto& b) { return std::less<>()(a.parameter, b.parameter); });
  return prepared;
}

// Whether some request satisfies both. Linear in their terms.
bool Compatible(const PreparedCondition& a, const PreparedCondition& b) {
  if (!a.possible || !b.possible) return false;
  auto left = a.terms.begin();
  auto right = b.terms.begin();
  while (left != a.terms.end() && right != b.terms.end()) {
    if (left->parameter == right->parameter) {
      if (!Compatible(*left, *right)) return false;
      ++left;
      ++right;
    } else {
      ++(std::less<>()(left->parameter, right->parameter) ? left : right);
    }
  }
  return true;
}

// All conditions of an operation, by number: 0 always holds, then those of the rules. Each pair is
// compared at most once, however many parameters its rules share.
class Conditions {
 public:
  Conditions(const Scope& scope, Worlds& worlds) : scope_(scope), worlds_(worlds) {
    Add(kAlways);
    for (const model::Rule& rule : scope.operation().rules) Add(rule.when);
    known_.resize(all_.size() * all_.size(), kUnknown);
  }

  bool CanBothHold(std::size_t a, std::size_t b) {
    std::uint8_t& known = known_[a * all_.size() + b];
    if (known == kUnknown) known = Decide(a, b) ? kYes : kNo;
    return known == kYes;
  }

  // A request that meets both and gives what is required, or nothing when none was found.
  std::string Witness(std::size_t a, std::size_t b) {
    const auto meets_both = [&](const World& world) {
      return world.TruthOf(*written_[a]) == Truth::kYes &&
             world.TruthOf(*written_[b]) == Truth::kYes && GivesRequired(world);
    };
    if (!worlds_.Spend(1)) return {};
    std::set<std::string_view> parameters = parameters_[a];
    parameters.insert(parameters_[b].begin(), parameters_[b].end());
    return worlds_.Find(parameters, meets_both).query;
  }

 private:
  enum : std::uint8_t { kUnknown, kNo, kYes };
  inline static const model::Condition kAlways;

  void Add(const model::Condition& condition) {
    all_.push_back(Prepare(condition, scope_));
    written_.push_back(&condition);
    model::CollectParameters(condition, parameters_.emplace_back());
  }

  bool Decide(std::size_t a, std::size_t b) {
    if (all_[a].simple && all_[b].simple) return Compatible(all_[a], all_[b]);
    if (!Worlds::CanHold(parameters_[a]) || !Worlds::CanHold(parameters_[b])) return false;
    return !Witness(a, b).empty();
  }

  bool GivesRequired(const World& world) const {
    const auto& parameters = scope_.operation().parameters;
    return std::none_of(parameters.begin(), parameters.end(), [&](const model::Parameter& one) {
      return one.required && world.IsGiven(one.name.text) == Truth::kNo;
    });
  }

  const Scope& scope_;
  Worlds& worlds_;
  std::vector<PreparedCondition> all_;
  std::vector<const model::Condition*> written_;
  std::vector<std::set<std::string_view>> parameters_;
  std::vector<std::uint8_t> known_;
};

// Where a demand on one parameter is made, and the number of its condition.
struct Demand {
  std::size_t when;
  Location location;
};

struct Demands {
  std::vector<Demand> required;
  std::vector<Demand> forbidden;
};

// Rules that are not enforced refuse nothing, and so contradict nothing. Groups are left out as
// well: they can be met by others of the group.
std::map<std::string_view, Demands> Collect(const model::Operation& operation) {
  std::map<std::string_view, Demands> demands;
  for (const model::Parameter& parameter : operation.parameters) {
    if (!parameter.required) continue;
    demands[parameter.name.text].required.push_back({0, parameter.name.location});
  }
  for (std::size_t i = 0; i < operation.rules.size(); ++i) {
    const model::Rule& rule = operation.rules[i];
    if (rule.severity != model::Severity::kEnforce) continue;
    for (const model::Name& name : rule.parameters) {
      Demands& of_name = demands[name.text];
      if (rule.kind == model::Rule::Kind::kRequire) {
        of_name.required.push_back({i + 1, name.location});
      } else if (rule.kind == model::Rule::Kind::kForbid) {
        of_name.forbidden.push_back({i + 1, name.location});
      }
    }
  }
  return demands;
}

std::string HintOf(const std::string& witness) {
  return "make their conditions exclude each other" +
         (witness.empty() ? "" : "; both hold of " + Quoted(witness));
}

}  // namespace

void LintContradictions(const Scope& scope, Worlds& worlds, Findings& findings) {
  if (scope.operation().rules.size() > model::kMaxRules) return;  // refused elsewhere
  Conditions conditions(scope, worlds);
  for (const auto& [name, demands] : Collect(scope.operation())) {
    for (const Demand& forbidden : demands.forbidden) {
      const auto required =
          std::find_if(demands.required.begin(), demands.required.end(), [&](const Demand& demand) {
            return conditions.CanBothHold(demand.when, forbidden.when);
          });
      if (required == demands.required.end()) continue;
      findings.Error(forbidden.location, "contradiction",
                     "parameter " + Quoted(name) + " is forbidden here and required elsewhere",
                     HintOf(conditions.Witness(required->when, forbidden.when)),
                     required->location);
    }
  }
}

}  // namespace assay::lint
