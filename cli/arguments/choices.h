// The words of the command line's choices, and what they stand for. Anything else stands for the
// default: the parser has refused it.
#ifndef ASSAY_CLI_ARGUMENTS_CHOICES_H_
#define ASSAY_CLI_ARGUMENTS_CHOICES_H_

#include <initializer_list>
#include <string_view>
#include <utility>

#include "cli/arguments/arguments.h"

namespace assay::cli {

template <typename Value>
Value ValueOf(std::string_view name,
              std::initializer_list<std::pair<std::string_view, Value>> known, Value otherwise) {
  for (const auto& [word, value] : known) {
    if (word == name) return value;
  }
  return otherwise;
}

inline Format FormatOf(std::string_view name) {
  return ValueOf(name,
                 {{"json", Format::kJson},
                  {"jsonl", Format::kJsonLines},
                  {"sarif", Format::kSarif},
                  {"junit", Format::kJunit},
                  {"github", Format::kGithub},
                  {"body", Format::kBody}},
                 Format::kText);
}

inline Color ColorOf(std::string_view name) {
  return ValueOf(name, {{"always", Color::kAlways}, {"never", Color::kNever}}, Color::kAuto);
}

inline Language LanguageOf(std::string_view name) {
  return name == "zh" ? Language::kChinese : Language::kEnglish;
}

}  // namespace assay::cli

#endif  // ASSAY_CLI_ARGUMENTS_CHOICES_H_
