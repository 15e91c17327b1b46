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
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/random.h"

namespace assay::testonly {

struct GeneratedRequest {
  Request::Form form = Request::Form::kQuery;
  std::string text;  // kQuery, kJson
  TextPairs pairs;   // kPairs

  // A view of this object, to be had again after it moves.
  Request View();

  // With all but printable ASCII escaped.
  std::string ToString() const;

 private:
  std::vector<Pair> views_;
};

class Generator {
 public:
  // Keeps a reference to the ruleset.
  Generator(const model::Ruleset& ruleset, std::uint64_t seed);

  GeneratedRequest At(std::uint64_t index) const;

 private:
  // What one operation's parameters accept, found once because looking for it takes time.
  struct Pools {
    const model::Operation* operation = nullptr;
    std::vector<std::vector<std::string>> values;  // by parameter
  };

  std::size_t PickOperation(Random& random) const;
  std::string ValidFor(const Pools& pools, std::size_t parameter, Random& random) const;
  TextPairs ValidPairs(const Pools& pools, Random& random) const;
  void Repair(const Pools& pools, Random& random, TextPairs* pairs) const;
  void Bend(const Pools& pools, Random& random, TextPairs* pairs) const;
  std::string HostileFor(const Pools& pools, std::size_t parameter, Random& random) const;
  std::string HostileName(const std::string& name, Random& random) const;

  const model::Ruleset& ruleset_;
  std::uint64_t seed_;
  std::vector<Pools> pools_;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_H_
