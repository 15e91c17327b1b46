// What the parameters of one operation are given: values that were found once, because looking for
// them takes time, and hostile ones made of them.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_POOLS_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_POOLS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/generator_structure.h"
#include "validator/testing/random.h"

namespace assay::testonly {

class Pools {
 public:
  // Keeps references to both. `effort` is the number of values that each parameter gets.
  Pools(const model::Ruleset& ruleset, const model::Operation& operation, std::size_t effort,
        Random& random);

  const model::Operation& operation() const { return operation_; }
  const model::Parameter& parameter(std::size_t index) const {
    return operation_.parameters[index];
  }
  std::size_t size() const { return operation_.parameters.size(); }

  // Mostly one of which much is asked, and rarely the one that names the operation: without that
  // nothing else is looked at.
  std::size_t PickParameter(Random& random) const;

  // How much is asked of all of them.
  std::size_t weight() const { return weight_; }

  // The parameter that a name is of, or may be that of a part of.
  std::optional<std::size_t> OwnerOf(const std::string& name) const;

  // One pair, or one for each of its parts.
  TextPairs Valid(std::size_t parameter, Random& random) const;
  TextPairs Hostile(std::size_t parameter, Random& random) const;

  // A time near one that a parameter may be given; nothing when none is given times.
  std::optional<std::int64_t> Now(Random& random) const;

 private:
  std::string ValidText(std::size_t parameter, Random& random) const;

  const model::Ruleset& ruleset_;
  const model::Operation& operation_;
  std::vector<std::vector<std::string>> texts_;     // by parameter
  std::vector<std::vector<Structure>> structures_;  // likewise; one of both is empty
  std::vector<std::int64_t> times_;
  std::vector<std::size_t> weights_;  // by parameter
  std::size_t weight_ = 0;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_POOLS_H_
