#include "cli/arguments/options.h"

#include <algorithm>

namespace assay::cli {

bool IsHarmless(std::string_view word) {
  return word.size() <= 24 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '-';
         });
}

namespace {

// CLI11 takes an argument in brackets for a list and splits it at commas. A mark in front prevents
// that.
constexpr char kMark = '\x01';

}  // namespace

std::vector<std::string> Marked(std::span<const char* const> arguments) {
  std::vector<std::string> marked;
  for (const char* const argument : arguments) {
    marked.emplace_back(argument);
    if (marked.back().starts_with('[')) marked.back().insert(0, 1, kMark);
  }
  std::reverse(marked.begin(), marked.end());  // as CLI11 wants them
  return marked;
}

void RemoveMark(std::string* argument) {
  if (argument->starts_with(kMark)) argument->erase(0, 1);
}

void RemoveMarks(std::vector<std::string>* arguments) {
  for (std::string& argument : *arguments) RemoveMark(&argument);
}

void AddRepeatable(CLI::App* command, const std::string& name, std::vector<std::string>* values,
                   const std::string& description) {
  command->add_option(name, *values, description)->type_name("PATH")->allow_extra_args(false);
}

// CLI11's own check of a choice repeats what was given, and that may be a misplaced request.
void AddChoice(CLI::App* command, const std::string& name, std::string* value,
               const std::string& choices, const std::string& description) {
  const auto check = [choices](const std::string& given) -> std::string {
    const bool known = !given.empty() && given.find('|') == std::string::npos &&
                       ("|" + choices + "|").find("|" + given + "|") != std::string::npos;
    return known ? "" : "must be one of " + choices;
  };
  command->add_option(name, *value, description)->type_name(choices)->check(check);
}

}  // namespace assay::cli
