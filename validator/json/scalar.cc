// Numbers and strings by hand. simdjson has parsers for both, but they convert, and a rule about a
// number is a rule about its text (`16384.0` is no integer, `1e400` no double). Nor do they tell
// where in a string a bad escape stands, which a diagnostic needs.
#include "validator/json/scalar.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace assay::json::internal {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

// The parts of a number, as offsets into its token.
struct Number {
  bool negative = false;
  std::string_view integer;   // no sign
  std::string_view fraction;  // after the point
  std::string_view exponent;  // after the e, with its sign
};

// Splits `token` by the grammar of RFC 8259, section 6. False when it does not fit.
bool Split(std::string_view token, Number& number) {
  number.negative = token.starts_with('-');
  const std::size_t begin = number.negative ? 1 : 0;
  std::size_t at = SkipDigits(token, begin);
  number.integer = token.substr(begin, at - begin);
  if (number.integer.empty()) return false;
  if (number.integer.size() > 1 && number.integer[0] == '0') return false;
  if (at < token.size() && token[at] == '.') {
    const std::size_t end = SkipDigits(token, at + 1);
    number.fraction = token.substr(at + 1, end - at - 1);
    if (number.fraction.empty()) return false;
    at = end;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    std::size_t digits = at + 1;
    if (digits < token.size() && (token[digits] == '+' || token[digits] == '-')) ++digits;
    const std::size_t end = SkipDigits(token, digits);
    if (end == digits) return false;
    number.exponent = token.substr(at + 1, end - at - 1);
    at = end;
  }
  return at == token.size();
}

// 18 digits always fit; 20 digits that start above 1, and 21, never do.
bool IntegerInRange(const Number& number) {
  if (number.integer.size() <= 18) return true;
  if (number.integer.size() > 20) return false;
  std::uint64_t magnitude = 0;
  const char* const end = number.integer.data() + number.integer.size();
  if (std::from_chars(number.integer.data(), end, magnitude).ec != std::errc()) return false;
  return !number.negative || magnitude <= std::uint64_t{1} << 63;
}

// An exponent of any number of digits. Saturates far above anything that a text's length could make
// up for.
std::int64_t ExponentValue(std::string_view exponent) {
  constexpr std::int64_t kSaturated = std::int64_t{1} << 40;
  std::int64_t value = 0;
  for (const char c : exponent) {
    if (!IsDigit(c)) continue;
    value = value >= kSaturated ? kSaturated : value * 10 + (c - '0');
  }
  return exponent.starts_with('-') ? -value : value;
}

// The value lies in [10^(e-1), 10^e) for an e that the digits tell. A double holds up to 1.8 *
// 10^308, so only e = 309 needs arithmetic. (from_chars alone cannot tell overflow from underflow
// in every library version.)
bool FractionInRange(std::string_view token, const Number& number) {
  std::int64_t e = ExponentValue(number.exponent);
  if (number.integer != "0") {
    e += static_cast<std::int64_t>(number.integer.size());
  } else {
    const std::size_t zeros = number.fraction.find_first_not_of('0');
    if (zeros == number.fraction.npos) return true;  // zero
    e -= static_cast<std::int64_t>(zeros);
  }
  if (e != 309) return e < 309;
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  return error == std::errc() && std::isfinite(value);
}

// The value of the four hexadecimal digits at `at`, or -1.
int HexDigits(std::string_view text, std::size_t at) {
  if (text.size() < at + 4) return -1;
  int value = 0;
  for (const char c : text.substr(at, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (IsDigit(c)) {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

// Writes a code point in the one to four bytes that it takes, never more than its escape took.
char* AppendUtf8(char* out, int c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

constexpr int kNoEscape = -1;
constexpr int kLoneSurrogate = -2;

// The code point of the `\u` escape at `at`, two escapes when they are a surrogate pair; kNoEscape
// or kLoneSurrogate when there is none. Moves `at` behind what it has read.
int UnicodeEscape(std::string_view text, std::size_t& at) {
  const int high = HexDigits(text, at + 2);
  if (high < 0) return kNoEscape;
  at += 6;
  if (high < 0xD800 || high > 0xDFFF) return high;
  if (high > 0xDBFF || text.substr(at, 2) != "\\u") return kLoneSurrogate;
  const int low = HexDigits(text, at + 2);
  if (low < 0) return kNoEscape;
  if (low < 0xDC00 || low > 0xDFFF)
    return kLoneSurrogate;  // and `low` is read again: it may begin a pair
  at += 6;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

}  // namespace

Fault CheckNumber(std::string_view token) {
  Number number;
  if (!Split(token, number)) return Fault::kSyntax;
  const bool in_range = number.fraction.empty() && number.exponent.empty()
                            ? IntegerInRange(number)
                            : FractionInRange(token, number);
  return in_range ? Fault::kNone : Fault::kNumber;
}

Fault TakeUnicodeEscape(std::string_view text, std::size_t& at, char*& out) {
  if (text[at + 1] != 'u') return Fault::kString;
  const int code_point = UnicodeEscape(text, at);
  if (code_point == kNoEscape) return Fault::kString;
  if (code_point == kLoneSurrogate) return Fault::kSurrogate;
  if (code_point == 0) return Fault::kNul;
  out = AppendUtf8(out, code_point);
  return Fault::kNone;
}

Unescaped UnescapeInPlace(char* text, std::size_t size) {
  const std::string_view source(text, size);
  Unescaped result;  // of escapes that are JSON and still stand for no text; an escape that is none
                     // outranks them
  std::size_t at = 0;  // read here; out is never ahead of it
  char* out = text;
  while (at < size) {
    const void* const found = std::memchr(text + at, '\\', size - at);
    const std::size_t escape = found ? static_cast<const char*>(found) - text : size;
    std::memmove(out, text + at, escape - at);
    out += escape - at;
    at = escape;
    if (at == size) break;
    const Fault fault = TakeEscape(source, at, out);
    if (fault == Fault::kString) return {fault, escape};
    if (fault != Fault::kNone && result.fault == Fault::kNone) result = {fault, escape};
  }
  if (result.fault == Fault::kNone) result.size = static_cast<std::size_t>(out - text);
  return result;
}

}  // namespace assay::json::internal
