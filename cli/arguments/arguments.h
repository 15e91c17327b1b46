// The command line, taken apart. What each option means is told by `assay help`, from the same
// place.
#ifndef ASSAY_CLI_ARGUMENTS_ARGUMENTS_H_
#define ASSAY_CLI_ARGUMENTS_ARGUMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "validator/report.h"

namespace assay::cli {

enum class Format : std::uint8_t { kText, kJson, kJsonLines, kSarif, kJunit, kGithub, kBody };
enum class Color : std::uint8_t { kAuto, kAlways, kNever };

struct CheckArguments {
  std::vector<std::string> rules;  // none: the built-in rulesets
  std::vector<std::string> facts;
  std::optional<std::string> input;     // a file, or `-`; none: the requests are given as arguments
  std::vector<std::string> requests;    // never to be shown: they hold passwords
  std::optional<std::string> response;  // a file, or `-`: the body of an answer, and no requests
  std::optional<std::string> operation;  // that it answers
  Format format = Format::kText;
  Language language = Language::kEnglish;
  Color color = Color::kAuto;
  bool first_only = false;
  std::optional<std::int64_t> now;  // in Unix seconds; else the time it is
};

struct ExplainArguments {
  std::vector<std::string> rules;  // none: the built-in rulesets
  std::vector<std::string> facts;
  std::string subject;       // a name or a request
  bool is_request = false;   // or else a name
  bool is_harmless = false;  // a message may repeat it; else it may hold a password
  bool json = false;
  Language language = Language::kEnglish;
  Color color = Color::kAuto;
  std::optional<std::int64_t> now;  // in Unix seconds; else the time it is
};

struct CasesArguments {
  std::vector<std::string> rules;  // none: the built-in rulesets
  std::string operation;           // empty: all
};

enum class CoverageFormat : std::uint8_t { kText, kJson, kHtml };

struct CoverageArguments {
  std::vector<std::string> rules;  // none: the built-in rulesets
  std::vector<std::string> facts;
  std::string input;  // a file, or `-`
  CoverageFormat format = CoverageFormat::kText;
  std::optional<std::int64_t> now;  // in Unix seconds; else the time it is
};

struct DiffArguments {
  std::string before;
  std::string after;
  bool json = false;
  bool breaking_only = false;  // of changes, only breaking ones make the exit code 1
};

struct LintArguments {
  std::vector<std::string> paths;
  Format format = Format::kText;
  Color color = Color::kAuto;
};

struct DocsArguments {
  std::vector<std::string> paths;
  Language language = Language::kEnglish;
  bool html = false;
};

struct ServeArguments {
  std::vector<std::string> rules;  // none: the built-in rulesets
  std::vector<std::string> facts;
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any
  int threads = 16;
};

// A text that answers the command line by itself: help, the version.
struct Answer {
  std::string text;
};

// What is wrong with the command line, for people. Shows names of options, never an argument.
struct UsageError {
  std::string message;
};

using Arguments =
    std::variant<CasesArguments, CheckArguments, CoverageArguments, DiffArguments, DocsArguments,
                 ExplainArguments, LintArguments, ServeArguments, Answer, UsageError>;

Arguments ParseArguments(int argc, const char* const* argv);

}  // namespace assay::cli

#endif  // ASSAY_CLI_ARGUMENTS_ARGUMENTS_H_
