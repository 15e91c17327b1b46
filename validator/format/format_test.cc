// What holds of every format.
#include "validator/format/format.h"

#include <set>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/format/format_cases.h"

namespace assay::format {
namespace {

constexpr std::size_t kHuge = 100000;

TEST(Formats, AreOneTableInTheOrderOfTheEnum) {
  ASSERT_EQ(Formats().size(), 25u);
  std::set<std::string_view> names;
  std::size_t number = 0;
  for (const FormatInfo& info : Formats()) {
    EXPECT_EQ(static_cast<std::size_t>(info.format), ++number);
    EXPECT_EQ(Info(info.format).name, info.name);
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_FALSE(info.name.empty());
    EXPECT_NE(info.expectation.find(info.example), std::string_view::npos) << info.name;
  }
}

TEST(Formats, MatchTheirExamples) {
  for (const FormatInfo& info : Formats()) {
    const Answer answer = Ask(info.format, info.example);
    EXPECT_TRUE(answer.matches) << info.name;
    EXPECT_EQ(answer.measure.has_value(), !info.unit.empty()) << info.name;
  }
}

TEST(NoFormat, MatchesEverything) {
  EXPECT_EQ(Info(Format::kNone).name, "");
  ExpectAccepted(Format::kNone, {{""}, {"x"}, {"\xFF"}, {std::string(3, '\0')}});
}

TEST(HostileValue, AddsNothingToAnExample) {
  for (const auto& [format, name, expectation, unit, example] : Formats()) {
    const std::string value(example);
    ExpectRefused(format, {"", " ", std::string(1, '\0'), "\n", " " + value, value + " ",
                           "\t" + value, value + "\n", value + "\r\n", value + '\0', '\0' + value,
                           value + "\u00E9", "\uFEFF" + value, value + "\u200B", value + "\xFF",
                           value + "\x80", value + '\0' + 'x', Repeat(value + "\n", 2)});
  }
}

TEST(HostileValue, PutsNoStrangeByteIntoAnExample) {
  for (const auto& [format, name, expectation, unit, example] : Formats()) {
    for (std::size_t i = 0; i < example.size(); ++i) {
      for (const std::string_view strange :
           {std::string_view("\0", 1), std::string_view("\n"), std::string_view("\x0B"),
            std::string_view("\x7F"), std::string_view("\x80"), std::string_view("\xC3\xA9"),
            std::string_view("\xFF")}) {
        std::string replaced(example), inserted(example);
        ExpectRefused(format, {replaced.replace(i, 1, strange), inserted.insert(i, strange)});
      }
    }
  }
}

// Digits and letters of other blocks that some libraries take for ASCII's.
TEST(HostileValue, WritesNoDigitOrLetterInAnotherBlock) {
  for (const auto& [format, name, expectation, unit, example] : Formats()) {
    for (std::size_t i = 0; i < example.size(); ++i) {
      const auto c = static_cast<unsigned char>(example[i]);
      const char full_width[] = {'\xEF', static_cast<char>(c < 0x60 ? 0xBC : 0xBD),
                                 static_cast<char>(c < 0x60 ? c + 0x60 : c + 0x20), '\0'};
      std::string value(example);
      ExpectRefused(format, {value.replace(i, 1, full_width)});
    }
  }
  ExpectRefused(Format::kPort, {"\u0661\u0662", "\u0967"});  // Arabic-Indic, Devanagari
  ExpectRefused(Format::kHostname, {"ex\u0430mple.com", "\u212Aelvin.com", "b\u00FCcher.example"});
}

TEST(HostileValue, MayBeHuge) {
  for (const auto& [format, name, expectation, unit, example] : Formats()) {
    const bool is_bytes = format == Format::kHex || format == Format::kBase64;
    for (int c = 0; c < 256; ++c) {
      const std::string value(kHuge, static_cast<char>(c));
      if (is_bytes && Matches(format, value.substr(0, 4))) {
        ExpectAccepted(format, {{value}});
      } else {
        ExpectRefused(format, {value});
      }
    }
    // An example whose every character there are many of.
    for (std::size_t i = 0; i < example.size(); ++i) {
      std::string value(example);
      Ask(format, value.insert(i, kHuge, example[i]));
    }
    Ask(format, Repeat(example, kHuge / example.size()));
  }
}

// Those without a limit of their size keep none.
TEST(HostileValue, MayBeHugeAndValid) {
  ExpectAccepted(Format::kHex, {{std::string(kHuge, 'f')}});
  ExpectAccepted(Format::kBase64, {{std::string(kHuge, '/')}});
  ExpectAccepted(Format::kUrl, {{"http://a/" + std::string(kHuge, '/')},
                                {"http://a?" + Repeat("%20", kHuge)},
                                {"http://" + std::string(kHuge, 'a')},
                                {"http://a:" + std::string(kHuge, '0')}});
  ExpectAccepted(Format::kCron, {{Repeat("0-59/2,", kHuge) + "* * * * *"},
                                 {"*" + std::string(kHuge, ' ') + "* * * *"}});
}

}  // namespace
}  // namespace assay::format
