// The ruleset that requests are made for, as text and as a model.
#ifndef ASSAY_FUZZ_SHIPPED_MODEL_H_
#define ASSAY_FUZZ_SHIPPED_MODEL_H_

#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::fuzz {

// The first of those that are shipped. Both are read once and kept for good. They are in the binary
// itself, which may be started in any folder.
const RulesetText& ShippedText();
const model::Ruleset& ShippedModel();

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_SHIPPED_MODEL_H_
