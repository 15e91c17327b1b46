// Every level against the portable one, on texts that end where their memory ends.
#include "validator/kernel/kernels.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "validator/compile/builder.h"
#include "validator/testing/random.h"
#include "validator/text/char_set.h"
#include "validator/text/pattern.h"

namespace assay::kernel {
namespace {

using program::Constraint;
using program::Keyword;
using program::TextMatcher;

TEST(Level, NamesComeAndGo) {
  for (const Level level : kLevels) EXPECT_EQ(LevelOf(Name(level)), level);
  EXPECT_EQ(LevelOf("sse3"), std::nullopt);
  EXPECT_EQ(LevelOf(""), std::nullopt);
}

TEST(Level, InUseIsLimited) {
  for (const Level level : kLevels) {
    Limit(level);
    EXPECT_EQ(InUse(), std::min(level, Best()));
  }
}

// Memory whose last byte is the last of a page, with nothing behind it.
class LastPage {
 public:
  LastPage() : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    void* const pages =
        mmap(nullptr, 2 * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) std::abort();
    begin_ = static_cast<char*>(pages);
    mprotect(begin_ + page_, page_, PROT_NONE);
  }
  ~LastPage() { munmap(begin_, 2 * page_); }
  LastPage(const LastPage&) = delete;
  LastPage& operator=(const LastPage&) = delete;

  const char* Put(const std::string& text) {
    return static_cast<const char*>(
        std::memcpy(begin_ + page_ - text.size(), text.data(), text.size()));
  }

 private:
  std::size_t page_;
  char* begin_ = nullptr;
};

// What the matchers of the tests are made of.
struct Shape {
  text::CharSet first, rest;
  std::uint32_t min = 0, max = 0;
  std::vector<text::CharSet> classes;
  int min_classes = 0;
};

TextMatcher Make(const Shape& shape) {
  const text::Sequence sequence = {{.set = shape.first, .min = 1, .max = 1},
                                   {.set = shape.rest, .min = 0, .max = text::kUnbounded}};
  std::vector<Constraint> constraints(3);
  constraints[0].keyword = Keyword::kPattern;
  constraints[0].sequence = &sequence;
  constraints[1].keyword = Keyword::kMinLength;
  constraints[1].number = shape.min;
  constraints[2].keyword = Keyword::kMaxLength;
  constraints[2].number = shape.max;
  std::vector<program::CharClass> classes;
  for (const text::CharSet& set : shape.classes) classes.push_back({.set = set});
  if (!classes.empty()) {
    constraints.emplace_back().keyword = Keyword::kClasses;
    constraints[3].classes = classes;
    constraints[3].number = shape.min_classes;
  }
  TextMatcher matcher;
  EXPECT_TRUE(compile::LowerText(constraints, matcher));
  return matcher;
}

text::CharSet Set(std::vector<text::CharRange> ranges) { return text::CharSet(ranges); }

std::vector<TextMatcher> Matchers() {
  const text::CharSet letters = Set({{'A', 'Z'}, {'a', 'z'}});
  const text::CharSet plain = Set({{0x21, 0x7E}});
  const text::CharSet no_quotes = Set({{'"', '"'}, {0x201D, 0x201D}}).Complement();
  const text::CharSet no_faces = Set({{0x1F600, 0x1F600}}).Complement();
  const std::vector<text::CharSet> classes = {Set({{'A', 'Z'}}), Set({{'a', 'z'}}),
                                              Set({{'0', '9'}}), Set({{'!', '/'}})};
  return {
      Make({.first = letters, .rest = plain, .min = 1, .max = 200}),
      Make({.first = plain, .rest = plain, .max = 70, .classes = classes, .min_classes = 3}),
      Make({.first = no_quotes, .rest = no_quotes, .max = 64}),
      Make({.first = Set({{'A', 'z'}, {0x4E00, 0x9FA5}}), .rest = no_quotes, .min = 2, .max = 40}),
      Make({.first = text::CharSet::All(), .rest = text::CharSet::All(), .max = 500}),
      Make({.first = text::CharSet::All(), .rest = no_faces, .max = 90}),
      Make({.first = letters, .rest = Set({{'a', 'z'}, {0x4E00, 0x9FA5}}), .max = 90})};
}

class EveryLevel : public testing::Test {
 protected:
  // Holds all levels against the portable one.
  void Check(const std::string& text) {
    const std::unique_ptr<char[]> exact(new char[text.size()]);
    text.copy(exact.get(), text.size());
    const char* const last = last_page_.Put(text);
    for (std::size_t i = 0; i < matchers_.size(); ++i) {
      const bool expected = At(Level::kPortable).match_text(matchers_[i], exact.get(), text.size());
      (expected ? accepted_ : refused_)[i] += 1;
      for (const Level level : kLevels) {
        if (level > Best()) break;
        for (const char* const p : {static_cast<const char*>(exact.get()), last}) {
          ASSERT_EQ(At(level).match_text(matchers_[i], p, text.size()), expected)
              << Name(level) << ", matcher " << i << ": " << testing::PrintToString(text);
        }
      }
    }
  }

  // So that no test passes for want of texts of one kind.
  void ExpectBothAnswers(std::size_t at_least) const {
    for (std::size_t i = 0; i < matchers_.size(); ++i) {
      EXPECT_GE(accepted_[i], at_least) << "matcher " << i;
      EXPECT_GE(refused_[i], at_least) << "matcher " << i;
    }
  }

  std::vector<TextMatcher> matchers_ = Matchers();
  std::vector<std::size_t> accepted_ = std::vector<std::size_t>(matchers_.size());
  std::vector<std::size_t> refused_ = std::vector<std::size_t>(matchers_.size());
  LastPage last_page_;
};

// Four bytes of each kind that UTF-8 knows, across each edge of a block.
TEST_F(EveryLevel, FourBytesOfEveryKind) {
  constexpr std::array<unsigned char, 22> kKinds = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                                    0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                                    0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  std::size_t place = 0;
  constexpr std::array<std::size_t, 5> kPlaces = {0, 1, 29, 31, 62};
  for (std::size_t i = 0; i < kKinds.size() * kKinds.size() * kKinds.size() * kKinds.size(); ++i) {
    std::string text(kPlaces[place++ % kPlaces.size()], 'b');
    for (std::size_t rest = i, n = 0; n < 4; ++n, rest /= kKinds.size()) {
      text += static_cast<char>(kKinds[rest % kKinds.size()]);
    }
    if (i % 3 == 0) text += "tail";
    Check(text);
    if (HasFatalFailure()) return;
  }
}

TEST_F(EveryLevel, GeneratedTexts) {
  const std::uint64_t seed = testonly::SeedFromEnvironment();
  SCOPED_TRACE("ASSAY_SEED=" + std::to_string(seed));
  testonly::Random random(seed);
  const std::vector<std::string> common = {"a", "Z", "7", "-", "q", "~", "中", "丁", "龥"};
  const std::vector<std::string> rare = {"\"",
                                         "”",
                                         "“",
                                         "é",
                                         "😀",
                                         "😁",
                                         " ",
                                         "{",
                                         "\x7F",
                                         "\x80",
                                         "\xE4\xB8",
                                         "\xED\xA0\x80",
                                         "\xC0\x80",
                                         std::string(1, '\0'),
                                         "\xF4\x90\x80\x80",
                                         "\xFF",
                                         "\x1F"};
  for (int i = 0; i < 40'000; ++i) {
    std::string text;
    const std::size_t size = random.Chance(50) ? random.Below(40) : random.Below(140);
    const bool wide = random.Chance(50);
    while (text.size() < size) text += common[random.Below(wide ? common.size() : 6)];
    if (random.Chance(60) && !text.empty()) {
      text.insert(random.Below(text.size()), random.Pick(rare));
    }
    if (random.Chance(20)) text += random.Pick(rare);
    Check(text);
    if (HasFatalFailure()) return;
  }
  ExpectBothAnswers(200);
}

// Each byte in each place of texts around the sizes of blocks.
TEST_F(EveryLevel, EveryByteAtEveryPlace) {
  for (const std::size_t size : {1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100}) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; byte += byte % 16 == 15 || byte < 0x80 ? 1 : 7) {
        std::string text(size, 'k');
        text[at] = static_cast<char>(byte);
        Check(text);
        if (HasFatalFailure()) return;
      }
    }
  }
}

// A matcher of each fast kind but texts, each for a slot.
struct Values {
  Values() {
    const std::vector<std::uint8_t> literal_classes = {1, 2, 3};
    short_enum.SetClasses(literal_classes);
    matchers[0].kind = program::MatcherKind::kShortEnum;
    matchers[0].short_enum = short_enum.view();
    matchers[1].kind = program::MatcherKind::kLongEnum;
    matchers[1].long_enum = &long_enum;
    matchers[2].kind = program::MatcherKind::kRange;
    matchers[2].range = {.min_length = 1, .max_length = 80, .first = ' ', .last = '~'};
    matchers[3].kind = program::MatcherKind::kInteger;
    matchers[3].integer = {.minimum = 1, .maximum = 1'000'000'000'000};
    matchers[4].kind = program::MatcherKind::kIpv4;
    kinds = {.short_enums = 1, .long_enums = 2, .ranges = 4, .integers = 8, .ipv4s = 16, .any = 32};
  }

  // Which of them refuse a text; the classes are part of the answer. Free values are told by size.
  std::uint64_t Ask(Level level, const char* text, std::size_t size,
                    std::array<std::uint8_t, 6>& classes) const {
    std::array<program::Value, 6> values;
    values.fill(program::Value({text, size}));
    classes.fill(0);
    std::uint64_t sized = 0;
    const std::uint64_t refused = At(level).match_values(matchers.data(), kinds, values.data(),
                                                         0x3F, classes.data(), kSizes, sized);
    EXPECT_EQ(sized, (kSizes >> size % 64 & 1) != 0 ? kinds.ranges | kinds.any : 0) << Name(level);
    return refused;
  }

  static constexpr std::uint64_t kSizes = 0x0F0F'0F0F'5555'3333;

  const std::vector<std::string_view> long_literals = {"STAND_ALONE", "MASTER_SLAVE"};
  program::ShortTable short_enum =
      *program::ShortTable::Of(std::vector<std::string_view>{"true", "false", "12345678"});
  program::KeyTable long_table{long_literals};
  program::LongEnum long_enum{&long_table, {1, 2}};
  std::array<program::Matcher, 6> matchers;
  program::SlotKinds kinds;
};

// Texts that end where their memory ends: what each matcher says is known for some, and of all it
// is the same at every level.
TEST(MatchValues, EveryLevelSaysTheSameAtTheEndOfMemory) {
  const Values values;
  LastPage last_page;
  const struct {
    std::string text;
    std::uint64_t refused;  // enum, long enum, range, integer, address, any
  } kKnown[] = {{"true", 0b011010},
                {"12345678", 0b010010},
                {"STAND_ALONE", 0b011001},
                {"1", 0b010011},
                {"1000000000000", 0b010011},
                {"1000000000001", 0b011011},
                {"10.0.0.1", 0b001011},
                {"255.255.255.255", 0b001011},
                {"255.255.255.256", 0b011011},
                {"\x7F", 0b011111},
                {std::string("a\0b", 3), 0b111111},
                {"\xFF", 0b111111},
                {"名", 0b011111},
                {std::string(80, '~'), 0b011011},
                {std::string(81, '~'), 0b011111},
                {std::string(200, '~'), 0b011111}};
  for (const auto& known : kKnown) {
    const char* const text = last_page.Put(known.text);
    for (const Level level : kLevels) {
      if (level > Best()) break;
      std::array<std::uint8_t, 6> classes;
      EXPECT_EQ(values.Ask(level, text, known.text.size(), classes), known.refused)
          << Name(level) << ": " << testing::PrintToString(known.text);
    }
  }
  for (std::size_t size = 1; size <= 130; ++size) {
    for (int byte = 0; byte < 256; ++byte) {
      for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
        std::string text(size, '7');
        text[at] = static_cast<char>(byte);
        const char* const p = last_page.Put(text);
        std::array<std::uint8_t, 6> expected_classes, classes;
        const std::uint64_t expected = values.Ask(Level::kPortable, p, size, expected_classes);
        for (const Level level : kLevels) {
          if (level > Best()) break;
          ASSERT_EQ(values.Ask(level, p, size, classes), expected) << Name(level) << ' ' << size;
          ASSERT_EQ(classes, expected_classes) << Name(level) << ' ' << size;
        }
      }
    }
  }
}

TEST(Assign, EveryLevelFindsNamesAtTheEndOfMemory) {
  const std::vector<std::string_view> names = {
      "A", "Action", "RegionId", "InstanceType", "AutoRenewPeriod1", "PrivateIpAddress1"};
  const program::KeyTable table(names);
  LastPage last_page;
  for (const Level level : kLevels) {
    if (level > Best()) break;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view name(last_page.Put(std::string(names[i])), names[i].size());
      const std::array<Pair, 3> pairs = {Pair{name, "v"}, Pair{name, "again"}, Pair{"Other", "o"}};
      std::array<program::Value, 8> values;
      std::uint64_t seen = 0;
      std::size_t bytes = 0;
      const std::size_t count = At(level).assign(table, pairs, values.data(), seen, bytes);
      // A long name is not usual, nor one from which on 16 bytes may not be loaded without a mask.
      const bool is_usual =
          name.size() <= 16 && (level == Level::kAvx512 || text::InOnePage(name.data(), 16));
      ASSERT_EQ(count, is_usual ? 1u : 0u) << Name(level) << ' ' << name;
      if (!is_usual) continue;
      EXPECT_EQ(seen, std::uint64_t{1} << i);
      EXPECT_EQ(bytes, name.size() + 1);
      EXPECT_EQ(values[i].view(), "v");
    }
    // Under AddressSanitizer no load goes beyond what is asked for, so that none of these is usual.
    if (level != Level::kAvx512 && !text::InOnePage(names[0].data(), 0)) continue;
    alignas(64) constexpr char kText[128] = "RegionIdA";
    const std::array<Pair, 3> usual = {Pair{{kText, 8}, "r"}, Pair{{kText + 8, 1}, "a"},
                                       Pair{{kText + 8, 1}, ""}};
    std::array<program::Value, 8> values;
    std::uint64_t seen = 0;
    std::size_t bytes = 0;
    EXPECT_EQ(At(level).assign(table, usual, values.data(), seen, bytes), 2u) << Name(level);
    EXPECT_EQ(seen, 0b101u);
  }
}

TEST(MarkStrings, EveryLevelMarksTheSameAtTheEndOfMemory) {
  LastPage last_page;
  for (std::size_t size = 1; size <= 200; ++size) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(size, 's');
      text[size / 3] = text[size - 1] = static_cast<char>(byte);
      const char* const p = last_page.Put(text);
      const bool stops = byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\';
      std::array<std::uint64_t, 5> expected{};
      for (const std::size_t at : {size / 3, size - 1}) {
        expected[at / 64] |= std::uint64_t{stops} << at % 64;
      }
      for (const Level level : kLevels) {
        if (level > Best()) break;
        std::array<std::uint64_t, 5> marked{};
        At(level).mark_strings(p, size, marked.data());
        ASSERT_EQ(marked, expected) << Name(level) << ' ' << size << ' ' << byte;
      }
    }
  }
}

// Conjunctions one by one, as they are defined, against whole rows.
TEST(Meet, EveryLevelSaysWhatTheDefinitionSays) {
  const std::uint64_t seed = testonly::SeedFromEnvironment();
  SCOPED_TRACE("ASSAY_SEED=" + std::to_string(seed));
  testonly::Random random(seed);
  const auto few = [&random] {
    std::uint64_t bits = random.Word();
    for (int i = 0; i < 3; ++i) bits &= random.Word();
    return bits;
  };
  std::size_t met_by_any = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::vector<program::Conjunctions> rows(random.Below(9));  // 64 conjunctions at most
    const program::Standing standing{.given = random.Word(), .terms = random.Word()};
    std::uint64_t expected = 0;
    for (std::size_t place = 0; place < rows.size() * program::Conjunctions::kSize; ++place) {
      program::Conjunctions& row = rows[place / program::Conjunctions::kSize];
      const std::size_t at = place % program::Conjunctions::kSize;
      // Half of them are met but for one bit at most, so that each field decides now and then.
      const bool fits = random.Chance(50);
      row.given[at] = fits ? few() & standing.given : few();
      row.absent[at] = fits ? few() & ~standing.given : few();
      row.terms[at] = fits ? few() & standing.terms : few();
      if (random.Chance(30)) {
        (random.Chance(50)   ? row.given
         : random.Chance(50) ? row.absent
                             : row.terms)[at] ^= std::uint64_t{1} << random.Below(64);
      }
      const bool met = (row.given[at] & standing.given) == row.given[at] &&
                       (row.absent[at] & standing.given) == 0 &&
                       (row.terms[at] & standing.terms) == row.terms[at];
      expected |= std::uint64_t{met} << place;
    }
    met_by_any += expected != 0 ? 1 : 0;
    for (const Level level : kLevels) {
      if (level > Best()) break;
      ASSERT_EQ(At(level).meet(rows, standing), expected) << Name(level);
    }
  }
  EXPECT_GT(met_by_any, 1'000u);
}

}  // namespace
}  // namespace assay::kernel
