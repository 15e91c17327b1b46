// One of the two rulesets, with what is made once for all of its operations. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_VERSION_H_
#define ASSAY_VALIDATOR_DIFF_VERSION_H_

#include "validator/diff/diff.h"
#include "validator/diff/operations.h"

namespace assay::diff {

// The side must outlive it.
struct Version {
  explicit Version(const Side& one)
      : side(one), operations(*one.ruleset), scratch(one.validator->NewScratch()) {}

  const Side& side;
  Operations operations;
  Scratch scratch;
};

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_VERSION_H_
