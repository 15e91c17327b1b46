// Single values that keep constraints, and values at both sides of each of them.
#ifndef ASSAY_VALIDATOR_WITNESS_TEXTS_H_
#define ASSAY_VALIDATOR_WITNESS_TEXTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/witness/budget.h"

namespace assay::witness {

// A value at a side of one constraint. Of those that break it, some break others too where no
// value was found that does not.
struct Sample {
  std::string keyword;
  bool breaks = false;
  std::string text;
  const char* why = nullptr;  // of one that lacks a value: which limit forbids it, if one does
};

struct Samples {
  std::vector<Sample> found;
  // Sides of which no value is known: keyword, and whether it should break it.
  std::vector<Sample> lacking;
};

// Values that keep all constraints and differ from each other, the plainest first; at most so many.
std::vector<std::string> ValidTexts(const model::Constraints& constraints,
                                    const std::string& example, std::size_t count, Budget& budget);

// Both sides of every constraint: each bound and what is next to it, each listed value and one that
// is not listed, the edges of classes of characters.
Samples SamplesOf(const model::Constraints& constraints, const std::string& example,
                  Budget& budget);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_TEXTS_H_
