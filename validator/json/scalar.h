// Numbers and strings of JSON, one token at a time. Internal to the reader.
#ifndef ASSAY_VALIDATOR_JSON_SCALAR_H_
#define ASSAY_VALIDATOR_JSON_SCALAR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "validator/json/reader.h"

namespace assay::json::internal {

// kNone when `token` is a number of RFC 8259 that a careful reader can hold: an integer in [-2^63,
// 2^64), or one with a fraction or an exponent whose magnitude is finite as a double. kSyntax when
// it is no number; kNumber when it is out of range. Numbers too small to tell from zero are fine.
// Linear in the token.
Fault CheckNumber(std::string_view token);

// What the letter after a backslash stands for, or 0: `\u` is none of these.
inline constexpr std::array<char, 256> kSimpleEscapes = [] {
  std::array<char, 256> table{};
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    table[static_cast<std::uint8_t>(kLetters[i])] = kMeanings[i];
  }
  return table;
}();

// As TakeEscape, of any escape but the simple ones.
Fault TakeUnicodeEscape(std::string_view text, std::size_t& at, char*& out);

// Reads the escape that begins at text[at] and writes what it stands for, which is never longer;
// `at` and `out` are then behind them. With a fault, kString, kSurrogate or kNul, nothing is
// written, and but for kString `at` is behind the escape all the same.
inline Fault TakeEscape(std::string_view text, std::size_t& at, char*& out) {
  if (at + 1 >= text.size()) return Fault::kString;
  const char meaning = kSimpleEscapes[static_cast<std::uint8_t>(text[at + 1])];
  if (meaning == '\0') return TakeUnicodeEscape(text, at, out);
  *out++ = meaning;
  at += 2;
  return Fault::kNone;
}

struct Unescaped {
  Fault fault = Fault::kNone;  // kNone, kString, kSurrogate or kNul
  std::size_t size = 0;        // of the unescaped text; with a fault, where the bad escape begins
};

// Replaces the escapes between the quotes of a string, in place: the result is never longer. `size`
// bytes at `text` are valid UTF-8 in which every quote is escaped (simdjson's stage 1 sees to
// that). What is left in `text` after a fault is unspecified.
Unescaped UnescapeInPlace(char* text, std::size_t size);

}  // namespace assay::json::internal

#endif  // ASSAY_VALIDATOR_JSON_SCALAR_H_
