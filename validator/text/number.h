// Decimal numbers as requests write them: exact, without floating point.
//
//   ParseNumber("-12.50")   // -12.5
//   ParseInteger("012")     // nothing: not canonical
//
// Canonical text only: `0`, or digits without a leading zero, behind `-` for what is below; a
// number may go on with `.` and digits. No sign of plus, no blank, no exponent, and no `-0`.
#ifndef ASSAY_VALIDATOR_TEXT_NUMBER_H_
#define ASSAY_VALIDATOR_TEXT_NUMBER_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::text {

__extension__ using Int128 = __int128;

// A number in billionths. Exact up to nine decimals and 28 digits before the point: of further
// decimals it is known that they are there, and what has more digits counts as the last number that
// has not.
struct Number {
  static constexpr Int128 kOne = 1'000'000'000;

  Int128 billionths = 0;  // cut off towards zero
  std::int8_t rest = 0;   // the sign of what was cut off

  static Number Of(std::int64_t value) { return {.billionths = value * kOne}; }

  friend std::strong_ordering operator<=>(const Number& a, const Number& b) {
    if (a.billionths != b.billionths) {
      return a.billionths < b.billionths ? std::strong_ordering::less
                                         : std::strong_ordering::greater;
    }
    return a.rest <=> b.rest;
  }
  friend bool operator==(const Number&, const Number&) = default;
};

// Nothing when the text is not of that form. Linear.
std::optional<Number> ParseInteger(std::string_view text);
std::optional<Number> ParseNumber(std::string_view text);

// Whether a text that ParseNumber accepts is a multiple of a number from 10^-9 to 2^63, whatever
// its size.
bool IsMultiple(std::string_view text, const Number& step);

// Whether a text that ParseInteger accepts is 1, 2, 4, and so on up to 2^63.
bool IsPowerOfTwo(std::string_view text);

// How many digits stand behind the point.
std::size_t CountDecimals(std::string_view text);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_NUMBER_H_
