// Answers to a fact that the ruleset itself has, looked up by the values of its arguments.
//
// A tree with a level for each argument: perfect hashes, so that an answer costs a look-up an
// argument, however many there are.
#ifndef ASSAY_VALIDATOR_PROGRAM_CATALOGUE_H_
#define ASSAY_VALIDATOR_PROGRAM_CATALOGUE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "validator/program/key_table.h"

namespace assay::program {

struct Catalogue {
  // Where a value leads: an answer, or the node of the next argument.
  using Step = std::uint32_t;
  static constexpr Step kFalse = 0;
  static constexpr Step kTrue = 1;
  static constexpr Step kUnknown = 2;
  static constexpr Step kFirstNode = 3;  // and on: 3 + an index of `nodes`

  struct Node {
    KeyTable values;
    std::vector<Step> steps;    // of each value
    Step empty = kUnknown;      // of an absent argument
    Step any_other = kUnknown;  // of a value that is not named
  };

  std::string_view fact;
  Step first = kUnknown;
  std::vector<Node> nodes;

  Step Next(Step step, std::string_view value) const {
    const Node& node = nodes[step - kFirstNode];
    if (value.empty()) return node.empty;
    const std::uint32_t index = node.values.Find(value);
    return index == KeyTable::kAbsent ? node.any_other : node.steps[index];
  }
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_CATALOGUE_H_
