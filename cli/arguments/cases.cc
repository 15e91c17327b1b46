#include "cli/arguments/command.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "Each line is one request with the report that is expected of it, as JSON, and tells which "
    "rules\n"
    "it is for. What has no request is told on standard error.\n\n"
    "Exit codes: 0 every rule has its requests, 1 some lack one, 2 could not derive any.";

class Cases : public Command {
 public:
  explicit Cases(CLI::App* app)
      : Command(app, "cases", "Derive requests from rules that test both sides of each") {
    AddRepeatable(this->app(), "--rules", &arguments_.rules,
                  "Ruleset file or directory instead of the built-in ones, repeatable");
    this->app()
        ->add_option("--operation", arguments_.operation, "Only of this operation")
        ->type_name("NAME");
    this->app()->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    RemoveMarks(&arguments_.rules);
    RemoveMark(&arguments_.operation);
    if (!operands.empty()) return UsageError{"too many arguments"};
    return arguments_;
  }

 private:
  CasesArguments arguments_;
};

}  // namespace

std::unique_ptr<Command> CasesCommand(CLI::App* app) { return std::make_unique<Cases>(app); }

}  // namespace assay::cli
