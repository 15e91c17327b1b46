#include "fuzz/mutate_pairs.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "fuzz/shipped_model.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/generator_pools.h"
#include "validator/testing/generator_values.h"

namespace assay::fuzz {
namespace {

using testonly::EdgeValue;
using testonly::Pools;
using testonly::Random;

std::vector<std::string> Split(std::string_view query) {
  std::vector<std::string> pairs;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    pairs.emplace_back(query.substr(0, end));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return pairs;
}

std::string Join(const std::vector<std::string>& pairs) {
  std::string query;
  for (const std::string& pair : pairs) query.append(query.empty() ? "" : "&").append(pair);
  return query;
}

// Values take a while to be found, so that there is a pool of them.
const Pools& ShippedPools() {
  constexpr std::size_t kEffort = 32;
  static const auto& pools = *new Pools([] {
    Random random(0);
    return Pools(ShippedModel(), ShippedModel().operations.front(), kEffort, random);
  }());
  return pools;
}

// One parameter; in parts, when it has some.
testonly::TextPairs NewPair(Random& random) {
  const Pools& pools = ShippedPools();
  const std::size_t index =
      random.Chance(50) ? random.Below(pools.size()) : pools.PickParameter(random);
  const model::Parameter& parameter = pools.parameter(index);
  switch (random.Below(4)) {
    case 0:
      return pools.Hostile(index, random);
    case 1:
      return {{parameter.name.text, EdgeValue(parameter.constraints, random)}};
    case 2:
      if (!parameter.default_value) break;
      return {{parameter.name.text, parameter.default_value->text}};
    default:
      break;
  }
  return pools.Valid(index, random);
}

std::string NewText(Random& random) { return EncodeQuery(NewPair(random), random); }

}  // namespace

std::string MutatePairs(std::string_view query, Random& random) {
  std::vector<std::string> pairs = Split(query);
  const auto place = [&](std::size_t bound) {
    return pairs.begin() + static_cast<std::ptrdiff_t>(random.Below(bound));
  };
  const std::size_t choice = pairs.empty() ? 0 : random.Below(8);
  if (choice < 3) {
    pairs.insert(place(pairs.size() + 1), NewText(random));
  } else if (choice < 5) {
    *place(pairs.size()) = NewText(random);
  } else if (choice == 5) {
    const std::string again = *place(pairs.size());
    pairs.insert(place(pairs.size() + 1), again);
  } else if (choice == 6) {
    std::iter_swap(place(pairs.size()), place(pairs.size()));
  } else {
    pairs.erase(place(pairs.size()));
  }
  return Join(pairs);
}

}  // namespace assay::fuzz
