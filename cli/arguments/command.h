// A command on the command line: its options as CLI11 stores them, and what they come to. Each has
// a file of its own.
#ifndef ASSAY_CLI_ARGUMENTS_COMMAND_H_
#define ASSAY_CLI_ARGUMENTS_COMMAND_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments/arguments.h"

namespace assay::cli {

class Command {
 public:
  // Adds it to `app`, which must outlive it.
  Command(CLI::App* app, const std::string& name, const std::string& description)
      : command_(app->add_subcommand(name, description)) {
    command_->set_help_flag("-h,--help", "Print this help");
  }
  virtual ~Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  // What it was given, once the command line is parsed. `operands` follow a `--`. Can be asked
  // once.
  virtual Arguments Take(const std::vector<std::string>& operands) = 0;

  CLI::App* app() const { return command_; }

 protected:
  bool Has(const std::string& option) const { return command_->get_option(option)->count() > 0; }

 private:
  CLI::App* command_;
};

std::unique_ptr<Command> CasesCommand(CLI::App* app);
std::unique_ptr<Command> CheckCommand(CLI::App* app);
std::unique_ptr<Command> CoverageCommand(CLI::App* app);
std::unique_ptr<Command> DiffCommand(CLI::App* app);
std::unique_ptr<Command> DocsCommand(CLI::App* app);
std::unique_ptr<Command> ExplainCommand(CLI::App* app);
std::unique_ptr<Command> LintCommand(CLI::App* app);
std::unique_ptr<Command> ServeCommand(CLI::App* app);

}  // namespace assay::cli

#endif  // ASSAY_CLI_ARGUMENTS_COMMAND_H_
