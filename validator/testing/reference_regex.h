// Regular expressions over bytes, for the naive formats.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_REGEX_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_REGEX_H_

#include <string>
#include <vector>

namespace assay::testonly::naive {

// Whether all of the text is of the pattern, RE2's syntax. A pattern is compiled once.
bool Is(const std::string& pattern, const std::string& text);

// The groups of the pattern in the text, the first one at 1; none when it does not match. A group
// that took no part is empty.
std::vector<std::string> Groups(const std::string& pattern, const std::string& text);

// The parts between separators: one more than there are separators.
std::vector<std::string> SplitAt(char separator, const std::string& text);

}  // namespace assay::testonly::naive

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_REGEX_H_
