#include "validator/testing/generator_values.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <limits>
#include <string_view>

#include "validator/lint/value_faults.h"
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

std::string RandomAddress(Random& random) {
  std::string address;
  for (int i = 0; i < 4; ++i) {
    if (i > 0) address.push_back('.');
    address += std::to_string(random.Chance(20)
                                  ? random.Pick(std::vector<std::size_t>{0, 9, 10, 99, 100, 255})
                                  : random.Below(256));
  }
  return address;
}

// The bounds, near them, or anywhere between.
std::string RandomInteger(const model::Constraints& constraints, Random& random) {
  const std::int64_t low =
      constraints.minimum ? constraints.minimum->value : std::numeric_limits<std::int64_t>::min();
  const std::int64_t high =
      constraints.maximum ? constraints.maximum->value : std::numeric_limits<std::int64_t>::max();
  const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  const std::uint64_t near = std::min<std::uint64_t>(random.Below(4), span);
  std::uint64_t offset = near;
  if (random.Chance(25)) offset = span - near;
  if (random.Chance(50))
    offset = span == ~std::uint64_t{0} ? random.Word() : random.Word() % (span + 1);
  if (random.Chance(30)) offset = std::min(offset, std::uint64_t{1} << random.Below(20));
  return std::to_string(static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset));
}

// A bound, or the first integer beyond it.
std::string IntegerAtTheEdge(const model::Constraints& constraints, Random& random) {
  const bool beyond = random.Chance(60);
  if (constraints.minimum && random.Chance(50)) {
    const std::int64_t bound = constraints.minimum->value;
    if (beyond && bound == std::numeric_limits<std::int64_t>::min()) return "-9223372036854775809";
    return std::to_string(beyond ? bound - 1 : bound);
  }
  if (!constraints.maximum) return RandomInteger(constraints, random) + "0";
  const auto bound = static_cast<std::uint64_t>(constraints.maximum->value);
  return std::to_string(beyond ? bound + 1 : bound);  // what is negative becomes large
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

std::string ValidValue(const model::Constraints& constraints, const std::string& example,
                       Random& random) {
  const std::vector<std::size_t> lengths = InterestingLengths(constraints);
  for (int attempt = 0; attempt < 60; ++attempt) {
    std::string value;
    if (!constraints.enumeration.empty()) {
      value = random.Pick(constraints.enumeration).text;
    } else if (constraints.type == model::Type::kInteger) {
      value = RandomInteger(constraints, random);
    } else if (constraints.format == model::Format::kIpv4) {
      value = RandomAddress(random);
    } else if (attempt == 0 && random.Chance(20)) {
      value = example;
    } else {
      value = Candidate(random.Chance(70) ? random.Pick(lengths) : random.Below(40), random);
    }
    if (!value.empty() && IsText(value) && lint::ValueFaults(constraints, value).empty())
      return value;
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
  if (constraints.type == model::Type::kInteger) return IntegerAtTheEdge(constraints, random);
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
