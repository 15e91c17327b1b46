#include "cli/arguments/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <span>
#include <string_view>

#include "cli/arguments/command.h"
#include "cli/arguments/options.h"
#include "validator/version.h"

namespace assay::cli {
namespace {

// All commands in the order in which help lists them.
std::vector<std::unique_ptr<Command>> AddCommands(CLI::App* app) {
  std::vector<std::unique_ptr<Command>> commands;
  for (const auto add : {CasesCommand, CheckCommand, CoverageCommand, DiffCommand, DocsCommand,
                         ExplainCommand, LintCommand, ServeCommand}) {
    commands.push_back(add(app));
  }
  return commands;
}

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
    commands_ = AddCommands(&app_);
    help_ = app_.add_subcommand("help", "Print this help, or that of a command");
    help_->set_help_flag();
    help_->add_option("COMMAND", topic_, "One of the above")->type_name("");
  }

  Arguments Parse(std::span<const char* const> arguments) {
    // CLI11 loses what follows `--` when there was an argument before it.
    const auto dashes = std::find_if(arguments.begin(), arguments.end(),
                                     [](std::string_view argument) { return argument == "--"; });
    const std::span<const char* const> before(arguments.begin(), dashes);
    std::vector<std::string> operands;
    if (dashes != arguments.end()) operands.assign(dashes + 1, arguments.end());
    try {
      app_.parse(Marked(before));
    } catch (const CLI::CallForVersion&) {
      return Answer{app_.version() + "\n"};
    } catch (const CLI::CallForHelp&) {
      const Command* const command = Parsed();
      return Answer{HelpOf(command == nullptr ? &app_ : command->app())};
    } catch (const CLI::ExtrasError&) {
      return UsageError{DescribeExtras(before)};
    } catch (const CLI::ValidationError& error) {
      return UsageError{error.what()};  // from AddChoice
    } catch (const CLI::ParseError& error) {
      return UsageError{DescribeMismatch(error)};
    }
    if (help_->parsed()) return Help();
    if (Command* const command = Parsed()) return command->Take(operands);
    return UsageError{"no command; there are " + Names()};
  }

 private:
  // The command that was given, or null.
  Command* Parsed() const {
    for (const std::unique_ptr<Command>& command : commands_) {
      if (command->app()->parsed()) return command.get();
    }
    return nullptr;
  }

  std::string Names() const {
    std::string names;
    for (const std::unique_ptr<Command>& command : commands_) {
      names += (names.empty() ? "" : ", ") + command->app()->get_name();
    }
    return names + " and help";
  }

  std::string DescribeExtras(std::span<const char* const> arguments) const {
    const Command* const command = Parsed();
    const CLI::App* const app = command == nullptr ? &app_ : command->app();
    for (const std::string_view argument : arguments) {
      const std::string name(argument.substr(0, argument.find('=')));
      const bool is_option = name.starts_with("-") && name.size() > 1;
      if (is_option && app->get_option_no_throw(name) == nullptr) {
        return IsHarmless(name) ? "unknown option `" + name + "`" : "unknown option";
      }
    }
    if (command != nullptr) return "too many arguments";
    const std::string_view word = arguments.empty() ? "" : arguments[0];
    const std::string shown = IsHarmless(word) ? " `" + std::string(word) + "`" : "";
    return "unknown command" + shown + "; there are " + Names();
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
    for (const std::unique_ptr<Command>& command : commands_) {
      if (command->app()->get_name() == topic_) return Answer{HelpOf(command->app())};
    }
    return UsageError{"no such command; there are " + Names()};
  }

  CLI::App app_;
  std::vector<std::unique_ptr<Command>> commands_;
  CLI::App* help_ = nullptr;
  std::string topic_;
};

}  // namespace

Arguments ParseArguments(int argc, const char* const* argv) {
  return CommandLine().Parse({argv + 1, argv + std::max(argc, 1)});
}

}  // namespace assay::cli
