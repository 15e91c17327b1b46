// The first line is a pattern, the rest a value: what is said of the pattern, and when it is in
// order, that the compiled evaluator and the reference agree on whether the value matches.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/fail.h"
#include "fuzz/load_ruleset.h"
#include "fuzz/tiny_ruleset.h"
#include "validator/testing/evaluators.h"

namespace assay::fuzz {
namespace {

void Check(std::string_view pattern, std::string_view value) {
  TinyRuleset tiny;
  tiny.constraints = R"(, "pattern": )" + Quote(pattern);
  const std::optional<testonly::TestRuleset> ruleset = LoadAndLint(TextOf(tiny));
  if (!ruleset) return;
  testonly::Evaluators evaluators(*ruleset, {.max_request_bytes = 1 << 14, .max_parameters = 10});
  testonly::Random answers(0);  // of facts, which there are none of
  const std::array<Pair, 2> pairs = {Pair{"Action", "O"}, Pair{"P", value}};
  const std::string difference = evaluators.Compare(Request::Pairs(pairs), answers);
  if (difference.empty()) return;
  Fail("the evaluators differ (- reference, + compiled)\n" + difference, ruleset->text);
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), size);
  assay::fuzz::Check(text.substr(0, end), text.substr(std::min(end + 1, size)));
  return 0;
}
