// Rules that no request breaks, that each one breaks, or that are broken only together with an
// earlier one. All of it is exact: where there is too much to look at, nothing is said.
#include <algorithm>
#include <cstddef>
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

using Kind = model::Rule::Kind;

// `require`, `forbid` and `then` ask something of each parameter alone, the others of all together.
std::size_t CountParts(const model::Rule& rule) {
  const bool is_of_each =
      rule.kind == Kind::kRequire || rule.kind == Kind::kForbid || rule.kind == Kind::kThen;
  return is_of_each ? std::max<std::size_t>(rule.parameters.size(), 1) : 1;
}

// How many of a group there may be: fewer or more break the rule.
Truth BreaksGroup(const model::Rule& rule, const World& world) {
  std::size_t given = 0;
  for (const model::Name& name : rule.parameters) {
    const Truth truth = world.IsGiven(name.text);
    if (truth == Truth::kUnknown) return truth;
    given += truth == Truth::kYes ? 1 : 0;
  }
  const bool too_few =
      given == 0 && (rule.kind == Kind::kAtLeastOne || rule.kind == Kind::kExactlyOne);
  const bool too_many =
      given > 1 && (rule.kind == Kind::kAtMostOne || rule.kind == Kind::kExactlyOne);
  const bool is_torn = rule.kind == Kind::kAllOrNone && given > 0 && given < rule.parameters.size();
  return too_few || too_many || is_torn ? Truth::kYes : Truth::kNo;
}

Truth BreaksPart(const model::Rule& rule, std::size_t part, const World& world) {
  if (rule.is_group()) return BreaksGroup(rule, world);
  switch (rule.kind) {
    case Kind::kRequire:
      return Not(world.IsGiven(rule.parameters[part].text));
    case Kind::kForbid:
      return world.IsGiven(rule.parameters[part].text);
    case Kind::kThen:
      return world.Breaks(rule.demands[part].parameter.text, rule.demands[part].constraints);
    default:
      return Truth::kUnknown;  // it compares values
  }
}

// A rule as far as it can be told from presence and listed values.
struct Reach {
  const model::Rule* rule;
  std::set<std::string_view> parameters;
  std::size_t rank;  // among the codes

  Truth IsBroken(std::size_t part, const World& world) const {
    const Truth when = world.TruthOf(rule->when);
    return when == Truth::kNo ? when : And(when, BreaksPart(*rule, part, world));
  }
};

class ReachLint {
 public:
  ReachLint(const model::Ruleset& ruleset, const Scope& scope, Worlds& worlds, Findings& findings)
      : scope_(scope), worlds_(worlds), findings_(findings) {
    for (const model::Error& error : ruleset.errors)
      ranks_.try_emplace(error.code.text, ranks_.size());
    missing_rank_ = RankOf(ruleset.codes.missing.text);
    for (const model::Rule& rule : scope.operation().rules) {
      if (rule.severity != model::Severity::kOff) rules_.push_back(Prepare(rule));
    }
  }

  void Run() {
    for (const Reach& reach : rules_) {
      if (NeverFires(reach) || NeverPasses(reach)) continue;
      if (reach.rule->severity == model::Severity::kEnforce) FindCover(reach);
    }
  }

 private:
  std::size_t RankOf(std::string_view code) const {
    const auto found = ranks_.find(code);
    return found == ranks_.end() ? ranks_.size() : found->second;
  }

  Reach Prepare(const model::Rule& rule) const {
    Reach reach{&rule, {}, rule.error ? RankOf(rule.error->text) : ranks_.size()};
    model::CollectParameters(rule.when, reach.parameters);
    const bool compares = rule.kind > Kind::kThen;
    for (const model::Name& name : rule.parameters) {
      if (!compares) reach.parameters.insert(name.text);
    }
    return reach;
  }

  bool IsNever(const Reach& reach, const std::function<bool(const World&)>& is_wanted) {
    return worlds_.Find(reach.parameters, is_wanted).answer == Worlds::Answer::kNone;
  }

  bool NeverFires(const Reach& reach) {
    const model::Name& id = reach.rule->id;
    if (!reach.rule->when.is_always() && IsNever(reach, [&](const World& world) {
          return world.TruthOf(reach.rule->when) != Truth::kNo;
        })) {
      findings_.Warning(id.location, "never-fires",
                        "the condition of " + Quoted(id.text) + " holds of no request",
                        "make it one that can hold, or remove the rule");
      return true;
    }
    const auto can_break = [&](const World& world) {
      for (std::size_t part = 0; part < CountParts(*reach.rule); ++part) {
        if (reach.IsBroken(part, world) != Truth::kNo) return true;
      }
      return false;
    };
    if (!IsNever(reach, can_break)) return false;
    findings_.Warning(id.location, "never-fires", "no request can break " + Quoted(id.text),
                      "ask for more, or remove the rule");
    return true;
  }

  bool NeverPasses(const Reach& reach) {
    const model::Name& id = reach.rule->id;
    const auto can_pass = [&](const World& world) {
      if (world.HasFault()) return false;
      for (std::size_t part = 0; part < CountParts(*reach.rule); ++part) {
        if (reach.IsBroken(part, world) == Truth::kYes) return false;
      }
      return true;
    };
    if (!IsNever(reach, can_pass)) return false;
    findings_.Warning(id.location, "never-passes",
                      "every request with values in order breaks " + Quoted(id.text),
                      "ask for less, or give it a condition");
    return true;
  }

  // What is found first comes first in a report as well.
  void FindCover(const Reach& reach) {
    if (IsCoveredByRequired(reach) || !Worlds::CanHold(reach.parameters)) return;
    for (const Reach& other : rules_) {
      if (!worlds_.Spend(1)) return;
      const bool is_earlier =
          other.rank < reach.rank || (other.rank == reach.rank && other.rule < reach.rule);
      if (!is_earlier || other.rule->severity != model::Severity::kEnforce) continue;
      if (!Worlds::CanHold(other.parameters) || !SharesParameter(reach, other) ||
          !IsCovered(reach, other))
        continue;
      findings_.Warning(reach.rule->id.location, "covered-rule",
                        "what breaks " + Quoted(reach.rule->id.text) + " breaks " +
                            Quoted(other.rule->id.text) + " as well, which is answered first",
                        "remove one of them, or narrow the earlier one", other.rule->id.location);
      return;
    }
  }

  static bool SharesParameter(const Reach& a, const Reach& b) {
    return std::any_of(a.rule->parameters.begin(), a.rule->parameters.end(),
                       [&](const model::Name& name) { return b.parameters.contains(name.text); });
  }

  bool IsCovered(const Reach& reach, const Reach& by) {
    std::set<std::string_view> both = reach.parameters;
    both.insert(by.parameters.begin(), by.parameters.end());
    const auto is_uncovered = [&](const World& world) {
      bool is_broken = false;
      for (std::size_t part = 0; part < CountParts(*reach.rule); ++part) {
        is_broken |= reach.IsBroken(part, world) != Truth::kNo;
      }
      if (!is_broken) return false;
      for (std::size_t part = 0; part < CountParts(*by.rule); ++part) {
        if (by.IsBroken(part, world) == Truth::kYes) return false;
      }
      return true;
    };
    return worlds_.Find(both, is_uncovered).answer == Worlds::Answer::kNone;
  }

  // A required parameter is asked for by a rule of its own.
  bool IsCoveredByRequired(const Reach& reach) {
    if (reach.rule->kind != Kind::kRequire || missing_rank_ > reach.rank) return false;
    const model::Parameter* last = nullptr;
    for (const model::Name& name : reach.rule->parameters) {
      last = scope_.Find(name.text);
      if (last == nullptr || !last->required) return false;
    }
    if (last == nullptr) return false;
    findings_.Warning(reach.rule->id.location, "covered-rule",
                      "what breaks " + Quoted(reach.rule->id.text) + " breaks " +
                          Quoted(last->name.text + ".required") +
                          " as well, which is answered first",
                      "remove one of them, or narrow the earlier one", last->name.location);
    return true;
  }

  const Scope& scope_;
  Worlds& worlds_;
  Findings& findings_;
  std::map<std::string_view, std::size_t> ranks_;
  std::size_t missing_rank_ = 0;
  std::vector<Reach> rules_;
};

}  // namespace

void LintReach(const model::Ruleset& ruleset, const Scope& scope, Worlds& worlds,
               Findings& findings) {
  if (scope.operation().rules.size() > model::kMaxRules) return;  // refused elsewhere
  ReachLint(ruleset, scope, worlds, findings).Run();
}

}  // namespace assay::lint
