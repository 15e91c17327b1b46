#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "OLD and NEW are two versions of a ruleset file. Each change is told once, with a request "
    "that\n"
    "the two answer differently.\n\n"
    "Exit codes: 0 nothing changes for callers, 1 something does, 2 could not compare.";

class Diff : public Command {
 public:
  explicit Diff(CLI::App* app)
      : Command(app, "diff", "Tell what changes for callers between two versions of a ruleset") {
    CLI::App* const command = this->app();
    command
        ->add_flag("--breaking", arguments_.breaking_only,
                   "Exit with 1 only when a change is breaking")
        ->disable_flag_override();
    AddChoice(command, "--format", &format_, "text|json", "How to show it");
    command->add_option("OLD NEW", paths_, "Ruleset files")->type_name("");
    command->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    RemoveMarks(&paths_);
    paths_.insert(paths_.end(), operands.begin(), operands.end());
    if (paths_.size() != 2) return UsageError{"diff takes two ruleset files, the old and the new"};
    arguments_.before = paths_[0];
    arguments_.after = paths_[1];
    arguments_.json = format_ == "json";
    return arguments_;
  }

 private:
  DiffArguments arguments_;
  std::vector<std::string> paths_;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> DiffCommand(CLI::App* app) { return std::make_unique<Diff>(app); }

}  // namespace assay::cli
