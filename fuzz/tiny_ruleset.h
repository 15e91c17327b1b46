// The least of a ruleset, to put something of the input into.
#ifndef ASSAY_FUZZ_TINY_RULESET_H_
#define ASSAY_FUZZ_TINY_RULESET_H_

#include <string>
#include <string_view>

namespace assay::fuzz {

// As JSON, quotes included. What is not UTF-8 becomes U+FFFD: rules_fuzz is for bytes.
std::string Quote(std::string_view text);

// Where the input goes. All of it is JSON.
struct TinyRuleset {
  std::string message = R"({"en": "{parameter} is odd"})";  // of the one code
  std::string name = R"("P")";                              // of the one parameter
  std::string constraints;                                  // of it, each behind a comma
  std::string more_parameters;                              // each behind a comma
  std::string rules;
};

// The text of a rule file. Its operation is `O`, named by `Action`.
std::string TextOf(const TinyRuleset& tiny);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_TINY_RULESET_H_
