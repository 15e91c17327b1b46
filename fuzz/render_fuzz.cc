// Three lines, a message, the same in Chinese and the name of a parameter, then a query: what is
// rendered of the report parses, and reads as the report does.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/check_contents.h"
#include "fuzz/check_renderings.h"
#include "fuzz/fail.h"
#include "fuzz/load_ruleset.h"
#include "fuzz/next_line.h"
#include "fuzz/tiny_ruleset.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

// Where a message shows values no parameter may be a secret.
bool ShowsValues(std::string_view text) { return text.find("{value}") != std::string_view::npos; }

// Of one parameter much is asked, another is a secret if it may, and a rule is over both.
std::string Ruleset(std::string_view* text) {
  TinyRuleset tiny;
  const std::string english = Quote(NextLine(text));
  const std::string message = R"({"en": )" + english + R"(, "zh": )" + Quote(NextLine(text)) + "}";
  tiny.message = message + R"(, "recommend": )" + message;
  tiny.name = Quote(NextLine(text));
  tiny.constraints = R"(, "maxLength": 3, "characters": "[a-z]")";
  const std::string described =
      R"("description": {"en": "d"}, "source": {"at": "-", "basis": "stated"})";
  tiny.more_parameters = R"(, "Password": {)" + described + R"(, "maxLength": 3)" +
                         (ShowsValues(message) ? "" : R"(, "sensitive": true)") + "}";
  tiny.rules = R"({"id": "both", )" + described + R"(, "exactlyOne": [)" + tiny.name +
               R"(, "Password"], "error": "Odd"})";
  return TextOf(tiny);
}

void Check(std::string_view text) {
  const std::optional<testonly::TestRuleset> ruleset = LoadAndLint(Ruleset(&text));
  if (!ruleset) return;
  const std::shared_ptr<const Validator> validator =
      ruleset->MakeValidator({.max_request_bytes = 1 << 14, .max_parameters = 300});
  Scratch scratch = validator->NewScratch();
  const std::string query = "Action=O&" + std::string(text);
  const std::string_view with_secrets = ShowsValues(ruleset->text) ? "" : std::string_view(query);
  const Report report = validator->Validate(Request::Query(query), scratch);
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    std::string fault = FaultOfContents(report, language);
    if (fault.empty()) fault = FaultOfRenderings(with_secrets, report, language);
    if (!fault.empty()) Fail(fault, ruleset->text + "\n" + query);
  }
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  assay::fuzz::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
