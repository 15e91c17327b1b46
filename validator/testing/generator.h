// Requests to throw at a validator: made of a ruleset, valid at first, then bent at random places.
//
//   Generator generator(ruleset, SeedFromEnvironment());
//   for (std::uint64_t i = 0; i < 200'000; ++i) {
//     GeneratedRequest generated = generator.At(i);
//     validator->Validate(generated.View(), scratch);
//   }
//
// A request depends on the seed and its index alone, so that one that made a difference can be had
// again.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/generator_pools.h"
#include "validator/testing/random.h"

namespace assay::testonly {

struct GeneratedRequest {
  Request::Form form = Request::Form::kQuery;
  std::string text;    // kQuery, kJson; kHttp: the body
  TextPairs pairs;     // kPairs; kHttp: the headers
  std::string method;  // kHttp, with its target
  std::string target;
  std::optional<std::int64_t> now;

  // A view of this object, to be had again after it moves.
  Request View();

  // With all but printable ASCII escaped.
  std::string ToString() const;

 private:
  std::vector<Pair> views_;
};

class Generator {
 public:
  // Keeps a reference to the ruleset. With less effort it is made faster, and its requests are less
  // varied.
  Generator(const model::Ruleset& ruleset, std::uint64_t seed, std::size_t effort = 48);

  GeneratedRequest At(std::uint64_t index) const;

  // One that depends on these choices instead.
  GeneratedRequest Make(Random& random) const;

 private:
  // A request that keeps all rules, mostly. They are made once, because that takes time.
  struct Valid {
    TextPairs pairs;
    std::optional<std::int64_t> now;
  };

  std::size_t PickOperation(Random& random) const;
  Valid MakeValid(const Pools& pools, Random& random) const;
  void Bend(const Pools& pools, Random& random, TextPairs* pairs) const;

  const model::Ruleset& ruleset_;
  std::uint64_t seed_;
  std::vector<Pools> pools_;               // by operation
  std::vector<std::vector<Valid>> valid_;  // likewise
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_H_
