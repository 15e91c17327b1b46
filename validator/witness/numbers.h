// Numbers at bounds and just beyond, as requests write them.
#ifndef ASSAY_VALIDATOR_WITNESS_NUMBERS_H_
#define ASSAY_VALIDATOR_WITNESS_NUMBERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "validator/format/format.h"
#include "validator/model/model.h"
#include "validator/text/number.h"

namespace assay::witness {

// In billionths, without needless decimals.
std::string NumberText(text::Int128 billionths);

// Texts of a format that measure so much; none when it measures nothing, or nothing like that.
std::vector<std::string> Measuring(format::Format format, std::int64_t measure);

// How values with these constraints write a number, given in billionths: by itself or as what the
// format measures.
std::vector<std::string> WaysToWrite(const model::Constraints& constraints,
                                     text::Int128 billionths);

// The numbers that the bounds speak of and those next to them, in billionths.
std::vector<text::Int128> NumbersNear(const model::Constraints& constraints);

// The smallest difference that a value can make, in billionths.
text::Int128 StepOf(const model::Constraints& constraints);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_NUMBERS_H_
