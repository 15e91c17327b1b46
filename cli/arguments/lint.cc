#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "Of a directory, every *.json file below it is checked: *.facts.json as facts, all others\n"
    "but *.schema.json as rulesets.\n\n";

class Lint : public Command {
 public:
  explicit Lint(CLI::App* app) : Command(app, "lint", "Check ruleset files and facts files") {
    AddChoice(this->app(), "--format", &format_, "text|json|jsonl|sarif|junit|github",
              "How to show the findings");
    AddChoice(this->app(), "--color", &color_, "auto|always|never", "Colours; auto: on a terminal");
    this->app()->add_option("PATH", arguments_.paths, "File or directory")->type_name("");
    this->app()->footer(std::string(kFooter) + kExitCodes);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    RemoveMarks(&arguments_.paths);
    arguments_.paths.insert(arguments_.paths.end(), operands.begin(), operands.end());
    if (arguments_.paths.empty()) return UsageError{"no file or directory to check"};
    arguments_.format = FormatOf(format_);
    arguments_.color = ColorOf(color_);
    return arguments_;
  }

 private:
  LintArguments arguments_;
  std::string format_ = "text";
  std::string color_ = "auto";
};

}  // namespace

std::unique_ptr<Command> LintCommand(CLI::App* app) { return std::make_unique<Lint>(app); }

}  // namespace assay::cli
