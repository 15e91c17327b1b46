// Values of formats for the tests: in order, at a bound, or spoilt a little.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_H_

#include <string>

#include "validator/format/format.h"
#include "validator/testing/random.h"

namespace assay::testonly {

// By a grammar of the format that also goes just beyond its bounds.
std::string GrammarValue(format::Format format, Random& random);

// A copy with a few bytes deleted, doubled, replaced, inserted or swapped, or without its end.
std::string SpoiltValue(std::string value, Random& random);

// Any of these, and the examples of all formats.
std::string FormatValue(format::Format format, Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_H_
