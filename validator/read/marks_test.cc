#include "validator/read/marks.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::read {
namespace {

// A stretch as it stands there, and decoded; "broken" when it cannot be.
std::string Told(const std::string& raw, const std::string& decoded) {
  return raw == decoded ? raw : raw + " > " + decoded;
}

std::string Decoded(const Marks& marks, std::uint32_t begin, std::uint32_t end) {
  std::string out(end - begin + Marks::kSlack, '?');
  const std::size_t size = marks.Decode(begin, end, out.data());
  return size == Marks::kBroken ? "broken" : out.substr(0, size);
}

std::string Told(const Marks& marks, std::uint32_t begin, std::uint32_t end) {
  const std::string raw(marks.Text(begin, end));
  return Told(raw, marks.IsSpecial(begin, end) ? Decoded(marks, begin, end) : raw);
}

std::vector<std::string> Pairs(const std::string& query) {
  // As small as it may be, so that AddressSanitizer sees what goes beyond.
  Marks marks(query.size());
  marks.Take(query);
  std::vector<std::string> pairs;
  marks.ForEachPair([&](const MarkedPair& pair) {
    pairs.push_back(Told(marks, pair.name, pair.name_end) + " = " +
                    Told(marks, pair.value, pair.value_end));
    return true;
  });
  return pairs;
}

// ---- the same, a byte at a time

int Digit(char c) {
  const std::string digits = "0123456789abcdefABCDEF";
  const std::size_t at = digits.find(c);
  if (at == digits.npos) return -1;
  return static_cast<int>(at < 16 ? at : at - 6);
}

std::string PlainlyDecoded(const std::string& raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto c = static_cast<unsigned char>(raw[i]);
    if (c < 0x20 || c == 0x7F) return "broken";
    if (c != '%') {
      out += c == '+' ? ' ' : raw[i];
      continue;
    }
    if (raw.size() - i < 3 || Digit(raw[i + 1]) < 0 || Digit(raw[i + 2]) < 0) return "broken";
    out += static_cast<char>(16 * Digit(raw[i + 1]) + Digit(raw[i + 2]));
    i += 2;
  }
  return out;
}

std::vector<std::string> PlainPairs(const std::string& query) {
  std::vector<std::string> pairs;
  for (std::size_t begin = 0; begin < query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string pair = query.substr(begin, end - begin);
    begin = end + 1;
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string name = pair.substr(0, equals);
    const std::string value = equals == pair.npos ? "" : pair.substr(equals + 1);
    pairs.push_back(Told(name, PlainlyDecoded(name)) + " = " + Told(value, PlainlyDecoded(value)));
  }
  return pairs;
}

// Each byte that means something, at every place of texts of all lengths around the block size,
// before and behind a divider.
TEST(Marks, EveryByteAtEveryPlace) {
  for (std::size_t size = 0; size <= 140; size += size < 60 || size > 68 ? 7 : 1) {
    EXPECT_EQ(Pairs(std::string(size, 'a')), PlainPairs(std::string(size, 'a')));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'&', '=', '%', '+', '\0', '\x1F', ' ', '\x7F', '\x80', '\xFF'}) {
        for (std::size_t divider = 0; divider < size; divider += 9) {
          std::string text(size, 'a');
          text[divider] = divider % 2 == 0 ? '&' : '=';
          text[at] = c;
          ASSERT_EQ(Pairs(text), PlainPairs(text)) << testing::PrintToString(text);
        }
      }
    }
  }
}

TEST(Marks, BlocksFullOfDividers) {
  for (std::size_t size = 1; size <= 200; size += 11) {
    for (const std::string part : {"&", "=", "a&", "=&", "%41=%4&", "a=b&&", "a=b=c&"}) {
      std::string text;
      while (text.size() < size) text += part;
      EXPECT_EQ(Pairs(text), PlainPairs(text)) << text;
    }
  }
}

TEST(Marks, ForgetsTheLastQuery) {
  Marks marks(200);
  marks.Take(std::string(200, '&'));
  marks.Take("a=%62");
  std::vector<std::string> names;
  marks.ForEachPair([&](const MarkedPair& pair) {
    names.emplace_back(marks.Text(pair.name, pair.name_end));
    return true;
  });
  EXPECT_EQ(names, std::vector<std::string>{"a"});
}

TEST(Marks, EndsWhenAsked) {
  Marks marks(20);
  marks.Take("a&b&c");
  int pairs = 0;
  EXPECT_FALSE(marks.ForEachPair([&](const MarkedPair&) { return ++pairs < 2; }));
  EXPECT_EQ(pairs, 2);
}

std::string Decode(const std::string& text) {
  Marks marks(text.size());
  marks.Take(text);
  return Decoded(marks, 0, static_cast<std::uint32_t>(text.size()));
}

TEST(Decode, Table) {
  const struct {
    const char* text;
    std::string decoded;
  } kCases[] = {{"", ""},          {"a", "a"},          {"a+b", "a b"},
                {"%41", "A"},      {"%2b", "+"},        {"%2B%2b", "++"},
                {"%2541", "%41"},  {"%e4%B8%ad", "中"}, {"%", "broken"},
                {"a%", "broken"},  {"%4", "broken"},    {"%zz", "broken"},
                {"%4g", "broken"}, {"%g4", "broken"},   {"%%41", "broken"},
                {"% 1", "broken"}, {"%+1", "broken"},   {"%00", std::string(1, '\0')}};
  for (const auto& c : kCases) EXPECT_EQ(Decode(c.text), c.decoded) << c.text;
}

TEST(Decode, EveryByte) {
  for (int byte = 0; byte < 256; ++byte) {
    char escape[4];
    std::snprintf(escape, sizeof escape, "%%%02x", byte);
    EXPECT_EQ(Decode(escape), std::string(1, static_cast<char>(byte)));
    std::snprintf(escape, sizeof escape, "%%%02X", byte);
    EXPECT_EQ(Decode(escape), std::string(1, static_cast<char>(byte)));
  }
}

TEST(Decode, LongStretchesBetweenEscapes) {
  for (std::size_t before = 0; before < 150; before += 3) {
    for (std::size_t behind = 0; behind < 40; behind += 5) {
      const std::string text = std::string(before, 'x') + "%E4%BD%A0+" + std::string(behind, 'y');
      EXPECT_EQ(Decode(text), PlainlyDecoded(text)) << text;
    }
  }
}

}  // namespace
}  // namespace assay::read
