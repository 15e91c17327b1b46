#include "validator/testing/generator.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "validator/lint/value_faults.h"
#include "validator/testing/generator_json.h"
#include "validator/testing/generator_values.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {
namespace {

constexpr std::size_t kPoolSize = 48;

std::vector<std::string> MakePool(const model::Parameter& parameter, Random& random) {
  std::vector<std::string> pool;
  for (std::size_t i = 0; i < kPoolSize; ++i) {
    pool.push_back(parameter.content.has_value()
                       ? ValidContent(*parameter.content, random)
                       : ValidValue(parameter.constraints, parameter.example, random));
  }
  return pool;
}

std::optional<std::size_t> IndexOf(const model::Operation& operation, const std::string& name) {
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    if (operation.parameters[i].name.text == name) return i;
  }
  return std::nullopt;
}

const std::string* FindValue(const TextPairs& pairs, const std::string& name) {
  for (const auto& [pair_name, value] : pairs) {
    if (pair_name == name) return &value;
  }
  return nullptr;
}

bool TermHolds(const model::Operation& operation, const model::Term& term, const TextPairs& pairs) {
  const std::string* given = FindValue(pairs, term.parameter.text);
  if (term.present.has_value()) return (given != nullptr) == *term.present;
  const std::optional<std::size_t> index = IndexOf(operation, term.parameter.text);
  if (!index.has_value()) return false;
  const std::optional<model::Name>& fallback = operation.parameters[*index].default_value;
  const std::string value = given != nullptr ? *given : fallback ? fallback->text : "";
  if (term.constraints) {
    return (given || fallback) && lint::ValueFaults(*term.constraints, value).empty();
  }
  return std::any_of(term.values.begin(), term.values.end(),
                     [&](const model::Name& one) { return one.text == value; });
}

// Of a request without faults, of which nothing is unknown.
bool Holds(const model::Operation& operation, const model::Condition& condition,
           const TextPairs& pairs) {
  std::vector<bool> parts;
  for (const model::Term& term : condition.terms)
    parts.push_back(TermHolds(operation, term, pairs));
  for (const model::Condition& part : condition.conditions) {
    parts.push_back(Holds(operation, part, pairs));
  }
  const bool any = std::find(parts.begin(), parts.end(), true) != parts.end();
  const bool all = std::find(parts.begin(), parts.end(), false) == parts.end();
  if (condition.kind == model::Condition::Kind::kAny) return any;
  return condition.kind == model::Condition::Kind::kNot ? !all : all;
}

// Mostly one of those whose value is asked for something.
std::size_t PickParameter(const model::Operation& operation, Random& random) {
  std::size_t parameter = random.Below(operation.parameters.size());
  if (random.Chance(10)) {  // JSON text has rules of its own
    const auto holds_json = [](const model::Parameter& one) { return one.content.has_value(); };
    const auto found =
        std::find_if(operation.parameters.begin(), operation.parameters.end(), holds_json);
    if (found != operation.parameters.end())
      return static_cast<std::size_t>(found - operation.parameters.begin());
  }
  for (int attempt = 0; attempt < 3; ++attempt) {
    parameter = random.Below(operation.parameters.size());
    const model::Parameter& picked = operation.parameters[parameter];
    const model::Constraints& asked = picked.constraints;
    if (picked.content || asked.pattern || asked.max_length || !asked.enumeration.empty() ||
        asked.type != model::Type::kString || asked.format != format::Format::kNone) {
      break;
    }
  }
  return parameter;
}

void Shuffle(TextPairs* pairs, Random& random) {
  for (std::size_t i = pairs->size(); i > 1; --i)
    std::swap((*pairs)[i - 1], (*pairs)[random.Below(i)]);
}

void InsertAnywhere(std::pair<std::string, std::string> pair, Random& random, TextPairs* pairs) {
  const auto at = static_cast<std::ptrdiff_t>(random.Below(pairs->size() + 1));
  pairs->insert(pairs->begin() + at, std::move(pair));
}

}  // namespace

Request GeneratedRequest::View() {
  if (form == Request::Form::kQuery) return Request::Query(text);
  if (form == Request::Form::kJson) return Request::Json(text);
  views_.clear();
  for (const auto& [name, value] : pairs) views_.push_back({name, value});
  return Request::Pairs(views_);
}

std::string GeneratedRequest::ToString() const {
  if (form == Request::Form::kQuery) return "query `" + Escaped(text) + "`";
  if (form == Request::Form::kJson) return "json `" + Escaped(text) + "`";
  std::string out = "pairs";
  for (const auto& [name, value] : pairs)
    out += " `" + Escaped(name) + "`=`" + Escaped(value) + "`";
  return out;
}

Generator::Generator(const model::Ruleset& ruleset, std::uint64_t seed)
    : ruleset_(ruleset), seed_(seed) {
  Random random(seed);
  for (const model::Operation& operation : ruleset.operations) {
    Pools& pools = pools_.emplace_back();
    pools.operation = &operation;
    for (const model::Parameter& parameter : operation.parameters) {
      pools.values.push_back(MakePool(parameter, random));
    }
  }
}

GeneratedRequest Generator::At(std::uint64_t index) const {
  Random random(seed_ * 0x9E3779B97F4A7C15u + index);
  const Pools& pools = pools_[PickOperation(random)];
  TextPairs pairs = ValidPairs(pools, random);
  // A quarter stays as it is; few changes are likelier than many, since one fault can hide another.
  while (random.Chance(75) && (pairs.size() < 2000)) Bend(pools, random, &pairs);
  GeneratedRequest request;
  switch (random.Below(3)) {
    case 0:
      request.form = Request::Form::kPairs;
      request.pairs = std::move(pairs);
      return request;
    case 1:
      request.form = Request::Form::kJson;
      request.text = EncodeJson(pairs, random);
      while (random.Chance(15)) request.text = SpoiltJson(request.text, random);
      return request;
    default:
      request.form = Request::Form::kQuery;
      request.text = EncodeQuery(pairs, random);
      while (random.Chance(20)) request.text = SpoiltQuery(request.text, random);
      if (random.Chance(1)) request.text = RandomBytes(random.Below(200), random);
      return request;
  }
}

// The more parameters, the more there is to try; yet none is left out.
std::size_t Generator::PickOperation(Random& random) const {
  if (random.Chance(30)) return random.Below(pools_.size());
  std::size_t total = 0;
  for (const Pools& pools : pools_) total += pools.values.size();
  std::size_t place = random.Below(total);
  std::size_t operation = 0;
  while (place >= pools_[operation].values.size()) place -= pools_[operation++].values.size();
  return operation;
}

std::string Generator::ValidFor(const Pools& pools, std::size_t parameter, Random& random) const {
  if (pools.operation->parameters[parameter].name.text == ruleset_.operation_parameter.text) {
    return pools.operation->name.text;
  }
  return random.Pick(pools.values[parameter]);
}

TextPairs Generator::ValidPairs(const Pools& pools, Random& random) const {
  const model::Operation& operation = *pools.operation;
  const std::size_t share = random.Pick(std::vector<std::size_t>{5, 30, 60, 95});
  TextPairs pairs;
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    if (!operation.parameters[i].required && !random.Chance(share)) continue;
    pairs.emplace_back(operation.parameters[i].name.text, ValidFor(pools, i, random));
  }
  Repair(pools, random, &pairs);
  if (random.Chance(40)) Shuffle(&pairs, random);
  return pairs;
}

// Adds what rules miss and takes away what they forbid. Two rounds, because one rule may wake
// another.
void Generator::Repair(const Pools& pools, Random& random, TextPairs* pairs) const {
  const model::Operation& operation = *pools.operation;
  const auto add = [&](const std::string& name) {
    const std::optional<std::size_t> index = IndexOf(operation, name);
    if (!index.has_value() || FindValue(*pairs, name) != nullptr) return;
    pairs->emplace_back(name, ValidFor(pools, *index, random));
  };
  const auto Satisfy = [&](const model::Demand& demand) {
    std::erase_if(*pairs, [&](const auto& pair) { return pair.first == demand.parameter.text; });
    pairs->emplace_back(demand.parameter.text, ValidValue(demand.constraints, "", random));
  };
  for (int round = 0; round < 2; ++round) {
    for (const model::Rule& rule : operation.rules) {
      if (rule.severity != model::Severity::kEnforce) continue;
      if (!Holds(operation, rule.when, *pairs)) continue;
      for (const model::Demand& demand : rule.demands) Satisfy(demand);
      // One parameter of the group is kept, or added; of the others, as the rule says.
      const std::string& kept = random.Pick(rule.parameters).text;
      using Kind = model::Rule::Kind;
      if (rule.kind == Kind::kAtLeastOne || rule.kind == Kind::kExactlyOne) add(kept);
      const bool all = rule.kind == Kind::kAllOrNone && FindValue(*pairs, kept) != nullptr;
      for (const model::Name& parameter : rule.parameters) {
        if (rule.kind == Kind::kRequire || all) add(parameter.text);
        const bool lone = rule.kind == Kind::kExactlyOne || rule.kind == Kind::kAtMostOne;
        const bool none = rule.kind == Kind::kAllOrNone && !all;
        if (rule.kind == Kind::kForbid || none || (lone && parameter.text != kept)) {
          std::erase_if(*pairs, [&](const auto& pair) { return pair.first == parameter.text; });
        }
      }
    }
  }
}

void Generator::Bend(const Pools& pools, Random& random, TextPairs* pairs) const {
  const model::Operation& operation = *pools.operation;
  const std::size_t parameter = PickParameter(operation, random);
  const std::string& name = operation.parameters[parameter].name.text;
  if (pairs->empty()) {
    pairs->emplace_back(name, ValidFor(pools, parameter, random));
    return;
  }
  const std::size_t at = random.Below(pairs->size());
  // Without an operation nothing else is looked at.
  if ((*pairs)[at].first == ruleset_.operation_parameter.text && random.Chance(70)) return;
  switch (random.Below(14)) {
    case 0:
      pairs->erase(pairs->begin() + static_cast<std::ptrdiff_t>(at));
      return;
    case 1:
      return InsertAnywhere({name, ValidFor(pools, parameter, random)}, random, pairs);
    case 2:
      return InsertAnywhere({name, HostileFor(pools, parameter, random)}, random, pairs);
    case 3:
      return InsertAnywhere({(*pairs)[at].first, random.Chance(50) ? (*pairs)[at].second : ""},
                            random, pairs);
    case 4:
      return InsertAnywhere({HostileName(name, random), RandomText(random.Below(5), random)},
                            random, pairs);
    case 5:
      (*pairs)[at].first = HostileName((*pairs)[at].first, random);
      return;
    case 6:
      (*pairs)[at].second.clear();
      return;
    case 7:
      return Shuffle(pairs, random);
    case 8:  // a crowd at or over the limit, which is seen to be before anything is decoded
      if (!random.Chance(1)) return;
      pairs->resize(random.Between(998, 1003), {"x", "1"});
      return;
    default:
      break;
  }
  // Half of the time the value of a parameter that is there, else of one that may have to be added.
  const std::optional<std::size_t> there = IndexOf(operation, (*pairs)[at].first);
  if (random.Chance(50) && there.has_value()) {
    (*pairs)[at].second = HostileFor(pools, *there, random);
    return;
  }
  std::erase_if(*pairs, [&](const auto& pair) { return pair.first == name; });
  InsertAnywhere({name, HostileFor(pools, parameter, random)}, random, pairs);
}

std::string Generator::HostileFor(const Pools& pools, std::size_t parameter, Random& random) const {
  const model::Parameter& declared = pools.operation->parameters[parameter];
  if (random.Chance(5)) {  // what another parameter accepts
    return random.Pick(random.Pick(pools.values));
  }
  if (!ruleset_.suspicious_values.empty() && random.Chance(5))
    return random.Pick(ruleset_.suspicious_values);
  if (declared.content.has_value() && random.Chance(85))
    return HostileContent(*declared.content, random);
  return HostileValue(declared.constraints, ValidFor(pools, parameter, random), random);
}

std::string Generator::HostileName(const std::string& name, Random& random) const {
  switch (random.Below(10)) {
    case 0:
      return "";
    case 1:
      return RandomBytes(random.Below(6), random);
    case 2:
      return RandomText(random.Below(12), random);
    case 3:
      return "Tag." + std::to_string(random.Below(3)) + ".Key";
    case 4:
      return std::string(random.Between(100, random.Chance(1) ? 10000 : 300), 'N');
    default:
      return NearMiss(name, random);
  }
}

}  // namespace assay::testonly
