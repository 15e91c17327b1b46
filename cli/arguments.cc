#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "cli/choices.h"
#include "cli/version.h"
#include "validator/format/format.h"

namespace assay::cli {
namespace {

constexpr char kExitCodes[] =
    "Exit codes: 0 nothing is invalid, 1 something is, 2 could not check.";

constexpr char kCheckFooter[] =
    "A REQUEST is a raw query, or a JSON object of parameters when it begins with `{`.\n"
    "Example: assay check 'Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024'\n\n";

constexpr char kLintFooter[] =
    "Of a directory, every *.json file below it is checked: *.facts.json as facts, all others\n"
    "but *.schema.json as rulesets.\n\n";

constexpr char kDocsFooter[] =
    "Of a directory, every ruleset below it is on the page; facts files are passed over.\n\n";

constexpr char kCommands[] = "check, lint, docs and help";

// What a message may repeat of the command line: a word that can be no request.
bool IsHarmless(std::string_view word) {
  return word.size() <= 24 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '-';
         });
}

// CLI11 takes an argument in brackets for a list and splits it at commas. A mark in front prevents
// that.
constexpr char kMark = '\x01';

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

// One argument each time, so that it never takes a request for its own.
void AddRepeatable(CLI::App* command, const std::string& name, std::vector<std::string>* values,
                   const std::string& description) {
  command->add_option(name, *values, description)->type_name("PATH")->allow_extra_args(false);
}

// The value must be one of `choices`, which are separated by `|`. CLI11's own check of a choice
// repeats what was given instead, and that may be a misplaced request.
void AddChoice(CLI::App* command, const std::string& name, std::string* value,
               const std::string& choices, const std::string& description) {
  const auto check = [choices](const std::string& given) -> std::string {
    const bool known = !given.empty() && given.find('|') == std::string::npos &&
                       ("|" + choices + "|").find("|" + given + "|") != std::string::npos;
    return known ? "" : "must be one of " + choices;
  };
  command->add_option(name, *value, description)->type_name(choices)->check(check);
}

// The options as CLI11 stores them, and the parser around them.
class CommandLine {
 public:
  CommandLine()
      : app_("Checks requests to an API against the rules that its documentation states.",
             "assay") {
    app_.set_version_flag("--version", std::string("assay ") + kVersion, "Print the version");
    app_.set_help_flag("-h,--help", "Print this help");
    app_.footer(std::string("`assay help COMMAND` tells the options of a command.\n\n") +
                kExitCodes);
    app_.require_subcommand(0, 1);  // a request may look like a command
    AddCheck();
    AddLint();
    AddDocs();
    help_ = app_.add_subcommand("help", "Print this help, or that of a command");
    help_->set_help_flag();
    help_->add_option("COMMAND", topic_, "check, lint or docs")->type_name("");
  }

  Arguments Parse(std::span<const char* const> arguments) {
    // CLI11 loses what follows `--` when there was an argument before it.
    const auto dashes = std::find_if(arguments.begin(), arguments.end(),
                                     [](std::string_view argument) { return argument == "--"; });
    const std::span<const char* const> before(arguments.begin(), dashes);
    if (dashes != arguments.end()) operands_.assign(dashes + 1, arguments.end());
    try {
      app_.parse(Marked(before));
    } catch (const CLI::CallForVersion&) {
      return Answer{app_.version() + "\n"};
    } catch (const CLI::CallForHelp&) {
      return Answer{HelpOf(Parsed())};
    } catch (const CLI::ExtrasError&) {
      return UsageError{DescribeExtras(before)};
    } catch (const CLI::ValidationError& error) {
      return UsageError{error.what()};  // from AddChoice
    } catch (const CLI::ParseError& error) {
      return UsageError{DescribeMismatch(error)};
    }
    if (help_->parsed()) return Help();
    if (lint_->parsed()) return Lint();
    if (docs_->parsed()) return Docs();
    if (check_->parsed()) return Check();
    return UsageError{std::string("no command; there are ") + kCommands};
  }

 private:
  void AddCheck() {
    check_ = app_.add_subcommand("check", "Check requests");
    check_->set_help_flag("-h,--help", "Print this help");
    AddRepeatable(check_, "--rules", &check_arguments_.rules,
                  "Ruleset file or directory instead of the built-in ones, repeatable");
    AddRepeatable(check_, "--facts", &check_arguments_.facts,
                  "Facts file or - for standard input, repeatable; later ones win");
    check_->add_option("--input", input_, "File of requests, one a line, or - for standard input")
        ->type_name("FILE");
    check_
        ->add_option("--now", now_,
                     "Time of the requests, as 2026-01-31T08:30:00Z, instead of the present")
        ->type_name("TIME");
    check_->add_flag("--all", all_, "Show all violations (the default)")->disable_flag_override();
    check_->add_flag("--first", check_arguments_.first_only, "Show the first violation only")
        ->disable_flag_override();
    AddChoice(check_, "--format", &format_, "text|json|jsonl|sarif|junit|github|body",
              "How to show them");
    AddChoice(check_, "--lang", &language_, "en|zh", "Language of messages");
    AddChoice(check_, "--color", &color_, "auto|always|never", "Colours; auto: on a terminal");
    check_->add_option("REQUEST", check_arguments_.requests, "Request to check")->type_name("");
    check_->footer(std::string(kCheckFooter) + kExitCodes);
  }

  void AddLint() {
    lint_ = app_.add_subcommand("lint", "Check ruleset files and facts files");
    lint_->set_help_flag("-h,--help", "Print this help");
    AddChoice(lint_, "--format", &format_, "text|json|jsonl|sarif|junit|github",
              "How to show the findings");
    AddChoice(lint_, "--color", &color_, "auto|always|never", "Colours; auto: on a terminal");
    lint_->add_option("PATH", lint_arguments_.paths, "File or directory")->type_name("");
    lint_->footer(std::string(kLintFooter) + kExitCodes);
  }

  void AddDocs() {
    docs_ = app_.add_subcommand("docs", "Print the reference page of rulesets");
    docs_->set_help_flag("-h,--help", "Print this help");
    AddChoice(docs_, "--lang", &language_, "en|zh", "Language of the page");
    AddChoice(docs_, "--format", &page_format_, "markdown|html", "How to write it");
    docs_->add_option("PATH", docs_arguments_.paths, "Ruleset file or directory")->type_name("");
    docs_->footer(std::string(kDocsFooter) + "Exit codes: 0 printed, 2 could not.");
  }

  // The command that was given, or the whole.
  const CLI::App* Parsed() const {
    for (const CLI::App* const command : {check_, lint_, docs_}) {
      if (command->parsed()) return command;
    }
    return &app_;
  }

  std::string DescribeExtras(std::span<const char* const> arguments) const {
    const CLI::App* const command = Parsed();
    for (const std::string_view argument : arguments) {
      const std::string name(argument.substr(0, argument.find('=')));
      const bool is_option = name.starts_with("-") && name.size() > 1;
      if (is_option && command->get_option_no_throw(name) == nullptr) {
        return IsHarmless(name) ? "unknown option `" + name + "`" : "unknown option";
      }
    }
    if (command != &app_) return "too many arguments";
    const std::string_view word = arguments.empty() ? "" : arguments[0];
    const std::string shown = IsHarmless(word) ? " `" + std::string(word) + "`" : "";
    return "unknown command" + shown + "; there are " + kCommands;
  }

  // CLI11 says `--input: 1 required FILE missing`, `all was given a disallowed flag override` and
  // the like.
  static std::string DescribeMismatch(const CLI::ParseError& error) {
    const std::string_view text = error.what();
    const std::string word(text.substr(0, text.find_first_of(": ")));
    if (word == "all" || word == "first") return "`--" + word + "` takes no argument";
    if (!word.starts_with("--") || !IsHarmless(word)) return "bad arguments";
    return "`" + word + "` takes one argument" +
           (word == "--rules" || word == "--facts" ? "" : ", and can be given once");
  }

  // Not App::help(), which tells about the command `help` when that was given.
  static std::string HelpOf(const CLI::App* command) {
    const std::string name =
        command->get_parent() == nullptr ? "assay" : "assay " + command->get_name();
    return command->get_formatter()->make_help(command, name, CLI::AppFormatMode::Normal);
  }

  Arguments Help() const {
    if (topic_.empty()) return Answer{HelpOf(&app_)};
    for (const CLI::App* const command : {check_, lint_, docs_}) {
      if (command->get_name() == topic_) return Answer{HelpOf(command)};
    }
    return UsageError{std::string("no such command; there are ") + kCommands};
  }

  Arguments Check() {
    CheckArguments& arguments = check_arguments_;
    RemoveMarks(&arguments.rules);
    RemoveMarks(&arguments.facts);
    RemoveMarks(&arguments.requests);
    arguments.requests.insert(arguments.requests.end(), operands_.begin(), operands_.end());
    RemoveMark(&input_);
    const bool has_input = check_->get_option("--input")->count() > 0;
    if (has_input) arguments.input = input_;
    if (has_input && !arguments.requests.empty()) {
      return UsageError{"requests are given as arguments or with --input, not both"};
    }
    if (!has_input && arguments.requests.empty()) {
      return UsageError{"no request; give one as an argument, or a file of them with --input"};
    }
    const auto uses = std::count(arguments.facts.begin(), arguments.facts.end(), "-") +
                      (has_input && input_ == "-" ? 1 : 0);
    if (uses > 1) return UsageError{"standard input can be read only once"};
    if (all_ && arguments.first_only) return UsageError{"--all and --first exclude each other"};
    if (check_->get_option("--now")->count() > 0) {
      RemoveMark(&now_);
      arguments.now = format::Measure(format::Format::kDateTime, now_);
      if (!arguments.now) return UsageError{"`--now` takes a time such as 2026-01-31T08:30:00Z"};
    }
    arguments.format = FormatOf(format_);
    arguments.color = ColorOf(color_);
    arguments.language = LanguageOf(language_);
    return arguments;
  }

  Arguments Lint() {
    RemoveMarks(&lint_arguments_.paths);
    lint_arguments_.paths.insert(lint_arguments_.paths.end(), operands_.begin(), operands_.end());
    if (lint_arguments_.paths.empty()) return UsageError{"no file or directory to check"};
    lint_arguments_.format = FormatOf(format_);
    lint_arguments_.color = ColorOf(color_);
    return lint_arguments_;
  }

  Arguments Docs() {
    RemoveMarks(&docs_arguments_.paths);
    docs_arguments_.paths.insert(docs_arguments_.paths.end(), operands_.begin(), operands_.end());
    if (docs_arguments_.paths.empty()) return UsageError{"no ruleset file or directory to print"};
    docs_arguments_.language = LanguageOf(language_);
    docs_arguments_.html = page_format_ == "html";
    return docs_arguments_;
  }

  CLI::App app_;
  CLI::App* check_ = nullptr;
  CLI::App* lint_ = nullptr;
  CLI::App* docs_ = nullptr;
  CLI::App* help_ = nullptr;
  CheckArguments check_arguments_;
  LintArguments lint_arguments_;
  DocsArguments docs_arguments_;
  std::string input_;
  std::string now_;
  std::string format_ = "text";
  std::string page_format_ = "markdown";
  std::string language_ = "en";
  std::string color_ = "auto";
  std::string topic_;
  std::vector<std::string> operands_;  // what follows `--`
  bool all_ = false;
};

}  // namespace

Arguments ParseArguments(int argc, const char* const* argv) {
  return CommandLine().Parse({argv + 1, argv + std::max(argc, 1)});
}

}  // namespace assay::cli
