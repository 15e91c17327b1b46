// Comparing without regard to the case of ASCII letters, as protocols do.
#ifndef ASSAY_VALIDATOR_TEXT_ASCII_CASE_H_
#define ASSAY_VALIDATOR_TEXT_ASCII_CASE_H_

#include <algorithm>
#include <string_view>

namespace assay::text {

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return LowerAscii(x) == LowerAscii(y); });
}

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_ASCII_CASE_H_
