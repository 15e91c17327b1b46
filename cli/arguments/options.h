// Options that never take a request for their own, nor repeat one in a message.
#ifndef ASSAY_CLI_ARGUMENTS_OPTIONS_H_
#define ASSAY_CLI_ARGUMENTS_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay::cli {

// Ends the help of commands that check something.
inline constexpr char kExitCodes[] =
    "Exit codes: 0 nothing is invalid, 1 something is, 2 could not check.";

// What a message may repeat of the command line: a word that can be no request.
bool IsHarmless(std::string_view word);

// Arguments as CLI11 is to get them, last first. What they give is to be freed of its marks.
std::vector<std::string> Marked(std::span<const char* const> arguments);
void RemoveMark(std::string* argument);
void RemoveMarks(std::vector<std::string>* arguments);

// One argument each time.
void AddRepeatable(CLI::App* command, const std::string& name, std::vector<std::string>* values,
                   const std::string& description);

// The value must be one of `choices`, which are separated by `|`.
void AddChoice(CLI::App* command, const std::string& name, std::string* value,
               const std::string& choices, const std::string& description);

}  // namespace assay::cli

#endif  // ASSAY_CLI_ARGUMENTS_OPTIONS_H_
