// For the tests: tables of values that a format accepts, with their measures, and refuses.
#ifndef ASSAY_VALIDATOR_FORMAT_FORMAT_CASES_H_
#define ASSAY_VALIDATOR_FORMAT_FORMAT_CASES_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/format/format.h"

namespace assay::format {

struct Accepted {
  std::string value;
  std::optional<std::int64_t> measure = std::nullopt;
};

struct Answer {
  bool matches;
  std::optional<std::int64_t> measure;
};

// The value in a block of its own size, so that AddressSanitizer sees a read beyond it.
inline Answer Ask(Format format, std::string_view value) {
  const std::vector<char> block(value.begin(), value.end());
  const std::string_view text(block.data(), block.size());
  return {Matches(format, text), Measure(format, text)};
}

// What failed, without what is too long to be read.
inline std::string Describe(Format format, std::string_view value) {
  return std::string(Info(format).name) + " `" + std::string(value.substr(0, 300)) + "` of " +
         std::to_string(value.size()) + " bytes";
}

inline void ExpectAccepted(Format format, const std::vector<Accepted>& values) {
  for (const auto& [value, measure] : values) {
    const Answer answer = Ask(format, value);
    EXPECT_TRUE(answer.matches) << Describe(format, value);
    EXPECT_EQ(answer.measure, measure) << Describe(format, value);
  }
}

inline void ExpectRefused(Format format, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    const Answer answer = Ask(format, value);
    EXPECT_FALSE(answer.matches) << Describe(format, value);
    EXPECT_EQ(answer.measure, std::nullopt) << Describe(format, value);
  }
}

inline std::string Repeat(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace assay::format

#endif  // ASSAY_VALIDATOR_FORMAT_FORMAT_CASES_H_
