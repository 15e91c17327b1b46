// Any bytes for every kernel, at every level that this machine has: all have to say what the
// portable level says. The first byte picks what the rest is: a query, a JSON body, or the value of
// a parameter. It is in a heap block of its own size, so that AddressSanitizer sees each byte too
// many.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/shipped.h"
#include "validator/kernel/kernels.h"
#include "validator/kernel/level.h"
#include "validator/request.h"
#include "validator/testing/plain_report.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

using kernel::Kernels;
using kernel::Level;

[[noreturn]] void Fail(std::string_view what, Level level) {
  std::cerr << what << " differs from portable at " << kernel::Name(level) << '\n';
  std::abort();
}

// The dividers and the marks of a query, as `mark` leaves them.
struct Marked {
  explicit Marked(std::string_view query)
      : text(query.size() + 1 + kernel::kBlock, 'a'),
        special(query.size() / kernel::kBlock + 2),
        dividers(query.size() + 1 + kernel::kDividersSlack) {
    query.copy(text.data(), query.size());
    text[query.size()] = '&';
  }
  std::vector<char> text;
  std::vector<std::uint64_t> special;
  std::vector<std::uint32_t> dividers;
};

void CheckMarks(const Kernels& portable, const Kernels& other, Level level,
                std::string_view query) {
  Marked expected(query), actual(query);
  const auto size = static_cast<std::uint32_t>(query.size());
  portable.mark(expected.text.data(), size, expected.special.data(), expected.dividers.data());
  other.mark(actual.text.data(), size, actual.special.data(), actual.dividers.data());
  if (expected.special != actual.special) Fail("the marks of a query", level);
  for (std::size_t i = 0;; ++i) {
    if (expected.dividers[i] != actual.dividers[i]) Fail("a divider", level);
    if (expected.dividers[i] == size) return;
  }
}

void CheckStrings(const Kernels& portable, const Kernels& other, Level level,
                  std::string_view text) {
  std::vector<std::uint64_t> expected(text.size() / kernel::kBlock + 1), actual = expected;
  portable.mark_strings(text.data(), text.size(), expected.data());
  other.mark_strings(text.data(), text.size(), actual.data());
  const std::size_t blocks = (text.size() + kernel::kBlock - 1) / kernel::kBlock;
  if (std::memcmp(expected.data(), actual.data(), blocks * sizeof(std::uint64_t)) != 0) {
    Fail("the marks of JSON", level);
  }
}

// A scratch for each level, and the reports of all.
class Levels {
 public:
  Levels() {
    for (const Level level : kernel::kLevels) {
      if (level > kernel::Best()) break;
      kernel::Limit(level);
      scratches_.emplace_back(level, validator_->NewScratch());
    }
    kernel::Limit(kernel::Best());
  }

  void Check(const Request& request) {
    const auto report_of = [&](Scratch& scratch) {
      return testonly::FromReport(validator_->Validate(request, scratch));
    };
    const testonly::PlainReport expected = report_of(scratches_[0].second);
    for (auto& [level, scratch] : scratches_) {
      const testonly::PlainReport report = report_of(scratch);
      if (report == expected) continue;
      std::cerr << testonly::Difference(expected, report);
      Fail("the report", level);
    }
  }

 private:
  std::shared_ptr<const Validator> validator_ = Validator::Build(ShippedRulesets()).validator;
  std::vector<std::pair<Level, Scratch>> scratches_;
};

// By the first byte.
void CheckRequest(std::uint8_t choice, std::string_view text) {
  static Levels levels;
  constexpr std::array<std::string_view, 8> kNames = {"InstanceName",     "Password",     "Token",
                                                      "Capacity",         "Config",       "ZoneId",
                                                      "PrivateIpAddress", "EngineVersion"};
  const std::size_t place = choice % (kNames.size() + 2);
  if (place == kNames.size()) return levels.Check(Request::Query(text));
  if (place > kNames.size()) return levels.Check(Request::Json(text));
  const std::array<Pair, 3> pairs = {Pair{"Action", "CreateInstance"},
                                     Pair{"RegionId", "cn-hangzhou"}, Pair{kNames[place], text}};
  levels.Check(Request::Pairs(pairs));
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using assay::kernel::At;
  using assay::kernel::Level;
  if (size < 2) return 0;
  const std::unique_ptr<char[]> exact(new char[size - 1]);
  std::memcpy(exact.get(), data + 1, size - 1);
  const std::string_view text(exact.get(), size - 1);
  for (const Level level : assay::kernel::kLevels) {
    if (level > assay::kernel::Best()) break;
    assay::fuzz::CheckMarks(At(Level::kPortable), At(level), level, text);
    assay::fuzz::CheckStrings(At(Level::kPortable), At(level), level, text);
  }
  assay::fuzz::CheckRequest(data[0], text);
  return 0;
}
