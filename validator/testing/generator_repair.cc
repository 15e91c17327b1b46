#include "validator/testing/generator_repair.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "validator/request.h"
#include "validator/testing/generator_values.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference.h"

namespace assay::testonly {
namespace {

PlainReport Judge(const model::Ruleset& ruleset, std::optional<std::int64_t> now,
                  const TextPairs& pairs) {
  std::vector<Pair> views;
  for (const auto& [name, value] : pairs) views.push_back({name, value});
  const Request request = Request::Pairs(views);
  return Reference(ruleset).Validate(now ? request.At(*now) : request);
}

// The texts of a parameter: its own, those between separators, those of its parts.
std::vector<std::string> TextsOf(const model::Parameter& parameter, const TextPairs& pairs) {
  std::vector<std::string> texts;
  for (const auto& [name, value] : pairs) {
    if (!IsNameOf(parameter, name)) continue;
    if (!IsDelimitedList(parameter.constraints)) {
      texts.push_back(value);
      continue;
    }
    const std::string& separator = parameter.constraints.separator->text;
    std::string rest = value;
    for (std::size_t at = rest.find(separator); at != rest.npos; at = rest.find(separator)) {
      texts.push_back(rest.substr(0, at));
      rest.erase(0, at + separator.size());
    }
    texts.push_back(rest);
  }
  return texts;
}

class Repairer {
 public:
  Repairer(const Pools& pools, Random& random, TextPairs* pairs)
      : pools_(pools), random_(random), pairs_(*pairs) {}

  // By the id of what is broken, a rule's or a value's.
  void Mend(const std::string& id, const std::vector<std::string>& parameters) {
    for (const model::Rule& rule : pools_.operation().rules) {
      if (rule.id.text == id) return MendRule(rule, parameters);
    }
    for (const model::Parameter& parameter : pools_.operation().parameters) {
      if (!id.starts_with(parameter.name.text + ".")) continue;
      Erase(parameter.name.text);
      if (parameter.required || random_.Chance(60)) Add(parameter.name.text);
      return;
    }
  }

 private:
  void MendRule(const model::Rule& rule, const std::vector<std::string>& parameters) {
    using Kind = model::Rule::Kind;
    switch (rule.kind) {
      case Kind::kRequire:
      case Kind::kAtLeastOne:
        return Add(random_.Pick(parameters));
      case Kind::kForbid:
        return Erase(random_.Pick(parameters));
      case Kind::kExactlyOne:
      case Kind::kAtMostOne:
        return KeepOne(parameters, rule.kind == Kind::kExactlyOne);
      case Kind::kAllOrNone:
        return AllOrNone(parameters);
      case Kind::kThen:
        return Demand(rule, parameters);
      default:
        return MendRelation(rule, parameters);
    }
  }

  void KeepOne(const std::vector<std::string>& parameters, bool add) {
    const std::string kept = random_.Pick(parameters);
    for (const std::string& parameter : parameters) {
      if (parameter != kept) Erase(parameter);
    }
    if (add) Add(kept);
  }

  void AllOrNone(const std::vector<std::string>& parameters) {
    const bool all = random_.Chance(50);
    for (const std::string& parameter : parameters) {
      if (all) {
        Add(parameter);
      } else {
        Erase(parameter);
      }
    }
  }

  void Demand(const model::Rule& rule, const std::vector<std::string>& parameters) {
    for (const model::Demand& demand : rule.demands) {
      const std::string& name = demand.parameter.text;
      if (std::find(parameters.begin(), parameters.end(), name) == parameters.end()) continue;
      Erase(name);
      pairs_.emplace_back(name, ValidValue(demand.constraints, "", random_));
    }
  }

  // Now and then a parameter is left out, so that no two rules keep each other awake.
  void MendRelation(const model::Rule& rule, const std::vector<std::string>& parameters) {
    using Kind = model::Rule::Kind;
    const std::string& one = random_.Pick(parameters);
    if (random_.Chance(15)) return Erase(one);
    if (rule.kind == Kind::kEqual) return Take(parameters[0], one, 100);
    if (rule.kind == Kind::kSubset) return Take(parameters[1], parameters[0], 60);
    if (rule.kind == Kind::kWithin) return Narrow(parameters[1], parameters[0]);
    Erase(one);
    Add(one);
  }

  // Gives a parameter the texts of another one, so many in a hundred.
  void Take(const std::string& from, const std::string& to, std::size_t share) {
    const model::Parameter* target = Find(to);
    const model::Parameter* origin = Find(from);
    if (target == nullptr || origin == nullptr || from == to) return;
    std::vector<std::string> texts;
    for (const std::string& text : TextsOf(*origin, pairs_)) {
      if (random_.Chance(share)) texts.push_back(text);
    }
    Give(*target, texts);
  }

  // A block of the other one, or the same.
  void Narrow(const std::string& from, const std::string& to) {
    const model::Parameter* target = Find(to);
    const model::Parameter* origin = Find(from);
    const std::vector<std::string> texts =
        origin == nullptr ? std::vector<std::string>() : TextsOf(*origin, pairs_);
    if (target == nullptr || texts.empty()) return;
    std::string block = random_.Pick(texts);
    const std::size_t slash = block.find('/');
    if (slash != block.npos && random_.Chance(60)) {
      const std::size_t length = std::strtoul(block.c_str() + slash + 1, nullptr, 10);
      block = block.substr(0, slash + 1) + std::to_string(length + random_.Below(4));
    }
    Give(*target, {block});
  }

  void Give(const model::Parameter& parameter, const std::vector<std::string>& texts) {
    EraseParameter(parameter, &pairs_);
    std::string joined;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (IsStructured(parameter.constraints)) {
        pairs_.emplace_back(parameter.name.text + "." + std::to_string(i + 1), texts[i]);
      } else if (IsDelimitedList(parameter.constraints)) {
        joined += (i == 0 ? "" : parameter.constraints.separator->text) + texts[i];
      } else {
        joined = texts[i];
      }
    }
    if (!joined.empty()) pairs_.emplace_back(parameter.name.text, joined);
  }

  const model::Parameter* Find(const std::string& name) const {
    for (const model::Parameter& parameter : pools_.operation().parameters) {
      if (parameter.name.text == name) return &parameter;
    }
    return nullptr;
  }

  void Erase(const std::string& name) {
    if (const model::Parameter* parameter = Find(name)) EraseParameter(*parameter, &pairs_);
  }

  void Add(const std::string& name) {
    const std::optional<std::size_t> index = pools_.OwnerOf(name);
    const bool is_given = std::any_of(pairs_.begin(), pairs_.end(), [&](const auto& pair) {
      return index && IsNameOf(pools_.parameter(*index), pair.first);
    });
    if (!index || is_given) return;
    for (auto& pair : pools_.Valid(*index, random_)) pairs_.push_back(std::move(pair));
  }

  const Pools& pools_;
  Random& random_;
  TextPairs& pairs_;
};

}  // namespace

void EraseParameter(const model::Parameter& parameter, TextPairs* pairs) {
  std::erase_if(*pairs, [&](const auto& pair) { return IsNameOf(parameter, pair.first); });
}

void Repair(const model::Ruleset& ruleset, const Pools& pools, std::optional<std::int64_t> now,
            Random& random, TextPairs* pairs) {
  Repairer repairer(pools, random, pairs);
  for (int round = 0; round < 6; ++round) {
    const PlainReport report = Judge(ruleset, now, *pairs);
    if (report.violations.empty()) return;
    for (const PlainViolation& violation : report.violations) {
      repairer.Mend(violation.rule, violation.parameters);
    }
  }
}

}  // namespace assay::testonly
