#include "validator/read/marks.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::read {
namespace {

// The levels that this machine has.
std::vector<const kernel::Kernels*> AllKernels() {
  std::vector<const kernel::Kernels*> all;
  for (const kernel::Level level : kernel::kLevels) {
    if (level <= kernel::Best()) all.push_back(&kernel::At(level));
  }
  return all;
}

std::string Decoded(const Marks& marks, std::uint32_t begin, std::uint32_t end) {
  std::string out(end - begin + Marks::kSlack, '?');
  const std::size_t size = marks.Decode(begin, end, out.data());
  return size == Marks::kBroken ? "broken" : out.substr(0, size);
}

std::string Told(const Marks& marks, std::uint32_t begin, std::uint32_t end) {
  return marks.IsSpecial(begin, end) ? Decoded(marks, begin, end)
                                     : std::string(marks.Text(begin, end));
}

std::vector<std::string> Pairs(const std::string& query, const kernel::Kernels& kernels) {
  // All as small as it may be, so that AddressSanitizer sees what goes beyond.
  const std::unique_ptr<char[]> exact(new char[query.size()]);
  query.copy(exact.get(), query.size());
  Marks marks(query.size(), kernels);
  marks.Take({exact.get(), query.size()});
  std::vector<std::string> pairs;
  marks.ForEachPair([&](const MarkedPair& pair) {
    pairs.push_back(Told(marks, pair.name, pair.name_end) + " = " +
                    Told(marks, pair.value, pair.value_end));
    return true;
  });
  return pairs;
}

// As all levels say it.
std::vector<std::string> Pairs(const std::string& query) {
  std::vector<std::string> pairs = Pairs(query, kernel::At(kernel::Level::kPortable));
  for (const kernel::Kernels* kernels : AllKernels()) {
    EXPECT_EQ(Pairs(query, *kernels), pairs) << testing::PrintToString(query);
  }
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
    pairs.push_back(PlainlyDecoded(name) + " = " + PlainlyDecoded(value));
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

// Also when the one is in order and the other is not.
TEST(Marks, ForgetsTheLastQuery) {
  for (const kernel::Kernels* kernels : AllKernels()) {
    Marks marks(200, *kernels);
    for (const std::string value : {"62", "%62", "%6", "+", "%2B"}) {
      marks.Take(std::string(200, value.size() % 2 == 0 ? '&' : '%'));
      marks.Take("a=" + value);
      std::vector<std::string> pairs;
      marks.ForEachPair([&](const MarkedPair& pair) {
        pairs.emplace_back(marks.Text(pair.name, pair.name_end));
        pairs.push_back(Told(marks, pair.value, pair.value_end));
        return true;
      });
      EXPECT_EQ(pairs, (std::vector<std::string>{"a", PlainlyDecoded(value)}));
    }
  }
}

// What an escape stands for divides nothing, and an escape may lie across blocks.
TEST(Marks, EscapesAtEveryPlace) {
  for (std::size_t before = 0; before <= 140; ++before) {
    for (const std::string escape : {"%26", "%3D", "%3d%26", "+%2b+", "%e4%b8%ad", "%00", "%4", "%",
                                     "%4&%41", "%%41", "%4%31", "%41=%42&%43=%44"}) {
      for (const std::size_t behind : {0, 1, 2, 70}) {
        const std::string text = std::string(before, 'x') + escape + std::string(behind, 'y');
        ASSERT_EQ(Pairs(text), PlainPairs(text)) << text;
      }
    }
  }
}

TEST(Marks, EndsWhenAsked) {
  Marks marks(20, kernel::At(kernel::InUse()));
  marks.Take("a&b&c");
  int pairs = 0;
  EXPECT_FALSE(marks.ForEachPair([&](const MarkedPair&) { return ++pairs < 2; }));
  EXPECT_EQ(pairs, 2);
}

std::string Decode(const std::string& text) {
  Marks marks(text.size(), kernel::At(kernel::Level::kPortable));
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
