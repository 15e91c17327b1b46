#include "validator/testing/generator.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "validator/testing/generator_http.h"
#include "validator/testing/generator_json.h"
#include "validator/testing/generator_repair.h"
#include "validator/testing/generator_structure.h"
#include "validator/testing/generator_values.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {
namespace {

constexpr std::size_t kValidRequests = 400;  // of an operation

void Shuffle(TextPairs* pairs, Random& random) {
  for (std::size_t i = pairs->size(); i > 1; --i)
    std::swap((*pairs)[i - 1], (*pairs)[random.Below(i)]);
}

// At one place, or each at a place of its own.
void InsertAnywhere(TextPairs more, Random& random, TextPairs* pairs) {
  std::size_t at = random.Below(pairs->size() + 1);
  const bool scattered = random.Chance(25);
  for (auto& pair : more) {
    pairs->insert(pairs->begin() + static_cast<std::ptrdiff_t>(at), std::move(pair));
    at = scattered ? random.Below(pairs->size() + 1) : at + 1;
  }
}

// With one of the segments another one, one more, or one less.
std::string HostilePartName(const std::string& name, Random& random) {
  static const auto& segments = *new std::vector<std::string>{
      "", "0", "1", "01", "-1", "2", "4294967297", "999999999", "N", "Key", "x", "*"};
  const std::size_t dot = name.find('.', random.Below(name.size() + 1));
  const std::string segment = random.Pick(segments);
  if (dot == name.npos || random.Chance(30)) return name + "." + segment;
  const std::size_t end = std::min(name.find('.', dot + 1), name.size());
  switch (random.Below(4)) {
    case 0:
      return name.substr(0, dot) + name.substr(end);
    case 1:
      return name.substr(0, dot) + "[" + name.substr(dot + 1, end - dot - 1) + "]" +
             name.substr(end);
    default:
      return name.substr(0, dot + 1) + segment + name.substr(end);
  }
}

std::string HostileName(const std::string& name, Random& random) {
  if (name.find('.') != name.npos && random.Chance(60)) return HostilePartName(name, random);
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
    case 5:
      return HostilePartName(name, random);
    default:
      return NearMiss(name, random);
  }
}

}  // namespace

Request GeneratedRequest::View() {
  views_.clear();
  for (const auto& [name, value] : pairs) views_.push_back({name, value});
  Request request = Request::Query(text);
  if (form == Request::Form::kJson) request = Request::Json(text);
  if (form == Request::Form::kPairs) request = Request::Pairs(views_);
  if (form == Request::Form::kHttp) request = Request::Http({method, target, views_, text});
  return now ? request.At(*now) : request;
}

std::string GeneratedRequest::ToString() const {
  const std::string when = now ? " at " + std::to_string(*now) : "";
  if (form == Request::Form::kQuery) return "query `" + Escaped(text) + "`" + when;
  if (form == Request::Form::kJson) return "json `" + Escaped(text) + "`" + when;
  std::string out = "pairs";
  if (form == Request::Form::kHttp) {
    out = "http " + method + " `" + Escaped(target) + "` body `" + Escaped(text) + "` headers";
  }
  for (const auto& [name, value] : pairs)
    out += " `" + Escaped(name) + "`=`" + Escaped(value) + "`";
  return out + when;
}

Generator::Generator(const model::Ruleset& ruleset, std::uint64_t seed, std::size_t effort)
    : ruleset_(ruleset), seed_(seed) {
  Random random(seed);
  for (const model::Operation& operation : ruleset.operations) {
    const Pools& pools = pools_.emplace_back(ruleset, operation, effort, random);
    std::vector<Valid>& valid = valid_.emplace_back();
    while (valid.size() < std::min(effort, kValidRequests))
      valid.push_back(MakeValid(pools, random));
  }
}

GeneratedRequest Generator::At(std::uint64_t index) const {
  Random random(seed_ * 0x9E3779B97F4A7C15u + index);
  return Make(random);
}

GeneratedRequest Generator::Make(Random& random) const {
  const std::size_t operation = PickOperation(random);
  const Pools& pools = pools_[operation];
  const Valid& valid = random.Pick(valid_[operation]);
  GeneratedRequest request;
  request.now = valid.now;
  TextPairs pairs = valid.pairs;
  if (random.Chance(40)) Shuffle(&pairs, random);
  // A quarter stays as it is; few changes are likelier than many, since one fault can hide another.
  while (random.Chance(75) && (pairs.size() < 2000)) Bend(pools, random, &pairs);
  switch (random.Below(4)) {
    case 0:
      request.form = Request::Form::kPairs;
      request.pairs = std::move(pairs);
      return request;
    case 1: {
      request.form = Request::Form::kJson;
      const TextPairs members = TakeStructures(pools.operation(), random, &pairs);
      request.text = EncodeJson(pairs, members, random);
      while (random.Chance(15)) request.text = SpoiltJson(request.text, random);
      return request;
    }
    case 2: {
      request.form = Request::Form::kHttp;
      GeneratedHttp http = MakeHttp(ruleset_, pools.operation(), std::move(pairs), random);
      request.method = std::move(http.method);
      request.target = std::move(http.target);
      request.pairs = std::move(http.headers);
      request.text = std::move(http.body);
      return request;
    }
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
  for (const Pools& pools : pools_) total += pools.weight();
  std::size_t place = random.Below(total);
  std::size_t operation = 0;
  while (place >= pools_[operation].weight()) place -= pools_[operation++].weight();
  return operation;
}

Generator::Valid Generator::MakeValid(const Pools& pools, Random& random) const {
  const std::size_t share = random.Pick(std::vector<std::size_t>{5, 30, 60, 95});
  Valid valid;
  valid.now = pools.Now(random);
  for (std::size_t i = 0; i < pools.size(); ++i) {
    if (!pools.parameter(i).required && !random.Chance(share)) continue;
    for (auto& pair : pools.Valid(i, random)) valid.pairs.push_back(std::move(pair));
  }
  Repair(ruleset_, pools, valid.now, random, &valid.pairs);
  return valid;
}

void Generator::Bend(const Pools& pools, Random& random, TextPairs* pairs) const {
  const std::size_t parameter = pools.PickParameter(random);
  const std::string& name = pools.parameter(parameter).name.text;
  if (pairs->empty()) {
    *pairs = pools.Valid(parameter, random);
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
      return InsertAnywhere(pools.Valid(parameter, random), random, pairs);
    case 2:
      return InsertAnywhere(pools.Hostile(parameter, random), random, pairs);
    case 3:
      return InsertAnywhere({{(*pairs)[at].first, random.Chance(50) ? (*pairs)[at].second : ""}},
                            random, pairs);
    case 4:
      return InsertAnywhere({{HostileName(name, random), RandomText(random.Below(5), random)}},
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
  const std::optional<std::size_t> there = pools.OwnerOf((*pairs)[at].first);
  const std::size_t changed = random.Chance(50) && there ? *there : parameter;
  EraseParameter(pools.parameter(changed), pairs);
  const bool in_order = random.Chance(15);  // alone, not with the others
  InsertAnywhere(in_order ? pools.Valid(changed, random) : pools.Hostile(changed, random), random,
                 pairs);
}

}  // namespace assay::testonly
