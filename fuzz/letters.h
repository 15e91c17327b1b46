// ASCII letters, whatever the locale.
#ifndef ASSAY_FUZZ_LETTERS_H_
#define ASSAY_FUZZ_LETTERS_H_

#include <algorithm>
#include <string_view>

namespace assay::fuzz {

inline char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// What programs take for a part of a name.
inline bool IsWordCharacter(char c) {
  return (Lower(c) >= 'a' && Lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

inline bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_LETTERS_H_
