#include "validator/testing/generator_values.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "validator/format/format.h"
#include "validator/lint/value_faults.h"
#include "validator/testing/generator_format.h"
#include "validator/testing/generator_tables.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kAlphanumeric =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kVisible =
    "!\"#$%&'()*+,-./"
    "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ ";

std::string FromAlphabet(std::string_view alphabet, std::size_t length, Random& random) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text.push_back(random.Pick(alphabet));
  return text;
}

std::int64_t BoundOr(const std::optional<model::Bound>& bound, std::int64_t otherwise) {
  return bound ? std::strtoll(bound->text.c_str(), nullptr, 10) : otherwise;
}

// The bounds, near them, or anywhere between.
std::string IntegerBetween(std::int64_t low, std::int64_t high, Random& random) {
  const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  const std::uint64_t near = std::min<std::uint64_t>(random.Below(4), span);
  std::uint64_t offset = near;
  if (random.Chance(25)) offset = span - near;
  if (random.Chance(50))
    offset = span == ~std::uint64_t{0} ? random.Word() : random.Word() % (span + 1);
  if (random.Chance(30)) offset = std::min(offset, std::uint64_t{1} << random.Below(20));
  return std::to_string(static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset));
}

std::string RandomInteger(const model::Constraints& c, Random& random) {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (!c.ranges.empty()) {
    const model::BoundRange& range = random.Pick(c.ranges);
    return IntegerBetween(BoundOr(range.low, 0), BoundOr(range.high, 0), random);
  }
  const std::int64_t low = BoundOr(c.minimum ? c.minimum : c.exclusive_minimum, kLeast);
  const std::int64_t high = BoundOr(c.maximum ? c.maximum : c.exclusive_maximum, kMost);
  if (c.power_of_two) return std::to_string(std::uint64_t{1} << random.Below(64));
  std::string value = IntegerBetween(low, std::max(low, high), random);
  if (!c.multiple_of || c.type == model::Type::kNumber) return value;
  const std::int64_t step = std::max<std::int64_t>(BoundOr(c.multiple_of, 1), 1);
  const std::int64_t number = std::strtoll(value.c_str(), nullptr, 10);
  return std::to_string(number - number % step);
}

std::string RandomNumber(const model::Constraints& c, Random& random) {
  std::string value = RandomInteger(c, random);
  if (random.Chance(70)) value += "." + FromAlphabet("0123456789", random.Between(1, 11), random);
  return value;
}

// A bound, or the first integer beyond it; of a number, also what is a hair beyond.
std::string NumberAtTheEdge(const model::Constraints& c, Random& random) {
  std::vector<std::string> bounds;
  for (const auto* bound :
       {&c.minimum, &c.maximum, &c.exclusive_minimum, &c.exclusive_maximum, &c.multiple_of}) {
    if (*bound) bounds.push_back((*bound)->text);
  }
  for (const model::BoundRange& range : c.ranges) {
    bounds.push_back(range.low.text);
    bounds.push_back(range.high.text);
  }
  if (bounds.empty()) {
    return c.type == model::Type::kNumber ? RandomNumber(c, random)
                                          : RandomInteger(c, random) + "0";
  }
  std::string bound = random.Pick(bounds);
  if (random.Chance(30)) return bound;
  if (c.type == model::Type::kNumber && random.Chance(40)) {
    return bound + (bound.find('.') == bound.npos ? "." : "") +
           random.Pick(std::vector<std::string>{"0", "000000000", "1", "0000000001", "9999999999"});
  }
  if (bound == "-9223372036854775808") return "-9223372036854775809";
  const auto number = static_cast<std::uint64_t>(std::strtoll(bound.c_str(), nullptr, 10));
  if (number == std::uint64_t{std::numeric_limits<std::int64_t>::max()} || random.Chance(50)) {
    return std::to_string(number + 1);  // what is negative becomes large
  }
  return std::to_string(static_cast<std::int64_t>(number) - 1);
}

std::string OneText(const std::vector<model::Name>& texts, Random& random) {
  return texts.empty() ? "" : random.Pick(texts).text;
}

// With what the text is to start with, to end with and to hold.
std::string Framed(const model::Constraints& c, const std::string& text, Random& random) {
  std::string value = OneText(c.starts_with, random);
  value += text;
  value += OneText(c.contains, random);
  return value + OneText(c.ends_with, random);
}

std::string InRandomCase(std::string text, Random& random) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalpha(byte) != 0 && random.Chance(30)) {
      c = static_cast<char>(byte ^ 0x20);
    }
  }
  return text;
}

// Text that a constraint on text may well accept.
std::string Candidate(std::size_t length, Random& random) {
  switch (random.Below(5)) {
    case 0:
      return FromAlphabet(kLower, length, random);
    case 1:
      return FromAlphabet(kAlphanumeric, length, random);
    case 2:
      return FromAlphabet(kVisible, length, random);
    case 3:
      return FromAlphabet(kAlphanumeric, std::min<std::size_t>(length, 1), random) +
             FromAlphabet("!@#$%^&*()_+-=aB3", length > 0 ? length - 1 : 0, random);
    default:
      return RandomText(length, random);
  }
}

// One character again and again, perhaps behind another one: what counts lengths is put to the
// test.
std::string Repeated(std::size_t length, Random& random) {
  const std::string first = random.Chance(50) ? "a" : RandomCharacter(random);
  const std::string rest = random.Chance(30) ? "b" : RandomCharacter(random);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += i == 0 ? first : rest;
  return text;
}

std::string OneOf(Random& random, const std::string_view* begin, std::size_t count) {
  return std::string(begin[random.Below(count)]);
}

// Where a character of a text may be cut without breaking it, mostly.
std::size_t CharacterStart(const std::string& text, Random& random) {
  std::size_t at = random.Below(text.size() + 1);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

}  // namespace

std::string RandomCharacter(Random& random) {
  if (random.Chance(15)) {
    std::uint32_t code_point =
        static_cast<std::uint32_t>(random.Below(random.Chance(50) ? 0x3000 : 0x110000));
    if (code_point >= 0xD800 && code_point <= 0xDFFF) code_point -= 0x800;
    std::string text;
    AppendUtf8(code_point, &text);
    return text;
  }
  if (random.Chance(40)) return std::string(1, random.Pick(kAlphanumeric));
  return OneOf(random, kCharacters, std::size(kCharacters));
}

std::string RandomText(std::size_t length, Random& random) {
  const bool calm = random.Chance(60);  // letters and Han characters with few surprises
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    if (!calm || random.Chance(3)) {
      text += RandomCharacter(random);
    } else if (random.Chance(50)) {
      text.push_back(random.Pick(kAlphanumeric));
    } else {
      AppendUtf8(0x4E00 + static_cast<std::uint32_t>(random.Below(0x51FD)), &text);
    }
  }
  return text;
}

std::string RandomBytes(std::size_t length, Random& random) {
  std::string bytes;
  for (std::size_t i = 0; i < length; ++i) bytes.push_back(static_cast<char>(random.Below(256)));
  return bytes;
}

std::vector<std::size_t> InterestingLengths(const model::Constraints& constraints) {
  std::vector<std::size_t> bounds = {2, 8};
  if (constraints.min_length)
    bounds.push_back(static_cast<std::size_t>(constraints.min_length->value));
  if (constraints.max_length)
    bounds.push_back(static_cast<std::size_t>(constraints.max_length->value));
  const std::string pattern = constraints.pattern ? constraints.pattern->text : "";
  bool in_braces = false;
  std::size_t number = 0;
  for (const char c : pattern) {  // counts: `{8,32}`
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number = number * 10 + static_cast<std::size_t>(c - '0');
      continue;
    }
    if (in_braces && number > 0 && number < 5000) bounds.push_back(number);
    in_braces = c == '{' || (in_braces && c == ',');
    number = 0;
  }
  std::vector<std::size_t> lengths;
  for (const std::size_t bound : bounds) {
    for (std::size_t near = bound < 2 ? 0 : bound - 2; near <= bound + 2; ++near)
      lengths.push_back(near);
  }
  return lengths;
}

namespace {

// So many bytes in Base64.
std::string Base64Of(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i + 3 <= bytes; i += 3) text += "QUJD";
  return text + (bytes % 3 == 0 ? "" : bytes % 3 == 1 ? "QQ==" : "QUI=");
}

std::string Attempt(const model::Constraints& c, Random& random) {
  if (c.unit == model::Unit::kBase64Bytes) return Base64Of(random.Pick(InterestingLengths(c)));
  if (!c.enumeration.empty() && (!c.otherwise || random.Chance(80))) {
    const std::string& listed = random.Pick(c.enumeration).text;
    return c.ignore_case ? InRandomCase(listed, random) : listed;
  }
  if (c.type == model::Type::kInteger) return RandomInteger(c, random);
  if (c.type == model::Type::kNumber) return RandomNumber(c, random);
  if (c.type == model::Type::kBoolean) return random.Chance(50) ? "true" : "false";
  if (c.format != format::Format::kNone) return GrammarValue(c.format, random);
  const std::size_t length =
      random.Chance(70) ? random.Pick(InterestingLengths(c)) : random.Below(40);
  return Framed(c, Candidate(length, random), random);
}

}  // namespace

std::string ValidValue(const model::Constraints& constraints, const std::string& example,
                       Random& random) {
  for (int attempt = 0; attempt < 60; ++attempt) {
    const bool use_example = attempt == 0 && !example.empty() && random.Chance(20);
    std::string value = use_example ? example : Attempt(constraints, random);
    const bool there = !value.empty() || constraints.empty_is_value;
    if (there && IsText(value) && lint::ValueFaults(constraints, value).empty()) return value;
  }
  return example;
}

std::string HostileValue(const model::Constraints& constraints, const std::string& valid,
                         Random& random) {
  if (random.Chance(1) && random.Chance(10)) {  // long, and cheap to make
    return std::string(random.Between(4000, 70000), 'x') + RandomText(3, random);
  }
  switch (random.Below(12)) {
    case 0:
      return "";
    case 1:
      return OneOf(random, kNumbers, std::size(kNumbers));
    case 2:
      return OneOf(random, kAddresses, std::size(kAddresses));
    case 3:
      return OneOf(random, kMistakes, std::size(kMistakes));
    case 4: {
      std::string text = random.Chance(50) ? valid : RandomText(random.Below(10), random);
      return text.insert(CharacterStart(text, random),
                         OneOf(random, kNotUtf8, std::size(kNotUtf8)));
    }
    case 5:
      return RandomBytes(random.Below(40), random);
    case 6:
      return RandomText(random.Pick(InterestingLengths(constraints)), random);
    case 7:
      return Candidate(random.Pick(InterestingLengths(constraints)), random);
    case 8:
      return Repeated(random.Pick(InterestingLengths(constraints)), random);
    case 9:
      return EdgeValue(constraints, random);
    default:
      return NearMiss(valid, random);
  }
}

std::string EdgeValue(const model::Constraints& constraints, Random& random) {
  if (!constraints.enumeration.empty()) {
    return NearMiss(random.Pick(constraints.enumeration).text, random);
  }
  if (constraints.is_numeric()) return NumberAtTheEdge(constraints, random);
  if (constraints.unit == model::Unit::kBase64Bytes) return Attempt(constraints, random);
  if (constraints.format != format::Format::kNone) {
    return FormatValue(constraints.format, random);
  }
  if (random.Chance(20) && !constraints.not_enum.empty())
    return OneText(constraints.not_enum, random);
  if (random.Chance(20)) {
    const std::string text = Candidate(random.Below(6), random);
    return OneText(constraints.not_starts_with, random) + text +
           OneText(constraints.not_contains, random) + OneText(constraints.not_ends_with, random);
  }
  return Candidate(random.Pick(InterestingLengths(constraints)), random);
}

std::string NearMiss(const std::string& text, Random& random) {
  std::string miss = text;
  const std::size_t at = CharacterStart(text, random);
  switch (random.Below(8)) {
    case 0:
      return miss.insert(at, RandomCharacter(random));
    case 1:
      return miss.insert(at, RandomCharacter(random) + RandomCharacter(random));
    case 2:
      return miss.erase(at, 1);
    case 3:
      if (at < miss.size()) miss.replace(at, 1, RandomCharacter(random));
      return miss;
    case 4:
      return miss +
             random.Pick(std::vector<std::string>{" ", "\n", "\r\n", "\t", "\u3000", "a", "0"});
    case 5:
      return random.Pick(std::vector<std::string>{" ", "\uFEFF", "\u200B", "+", "0", "-"}) + miss;
    case 6:
      for (char& c : miss) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalpha(byte) != 0 && random.Chance(40)) c = static_cast<char>(byte ^ 0x20);
      }
      return miss;
    default:
      return miss + miss;
  }
}

}  // namespace assay::testonly
