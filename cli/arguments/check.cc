#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/inputs.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "A REQUEST is a raw query, or a JSON object of parameters when it begins with `{`.\n"
    "Example: assay check 'Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024'\n\n";

class Check : public Command {
 public:
  explicit Check(CLI::App* app) : Command(app, "check", "Check requests"), inputs_(this->app()) {
    CLI::App* const command = this->app();
    command->add_flag("--all", all_, "Show all violations (the default)")->disable_flag_override();
    command->add_flag("--first", arguments_.first_only, "Show the first violation only")
        ->disable_flag_override();
    AddChoice(command, "--format", &format_, "text|json|jsonl|sarif|junit|github|body",
              "How to show them");
    AddChoice(command, "--lang", &language_, "en|zh", "Language of messages");
    AddChoice(command, "--color", &color_, "auto|always|never", "Colours; auto: on a terminal");
    command->add_option("REQUEST", arguments_.requests, "Request to check")->type_name("");
    command->footer(std::string(kFooter) + kExitCodes);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    if (const auto error = inputs_.Take()) return UsageError{*error};
    RemoveMarks(&arguments_.requests);
    arguments_.requests.insert(arguments_.requests.end(), operands.begin(), operands.end());
    if (inputs_.input && !arguments_.requests.empty()) {
      return UsageError{"requests are given as arguments or with --input, not both"};
    }
    if (!inputs_.input && arguments_.requests.empty()) {
      return UsageError{"no request; give one as an argument, or a file of them with --input"};
    }
    if (all_ && arguments_.first_only) return UsageError{"--all and --first exclude each other"};
    arguments_.rules = inputs_.rules;
    arguments_.facts = inputs_.facts;
    arguments_.input = inputs_.input;
    arguments_.now = inputs_.now;
    arguments_.format = FormatOf(format_);
    arguments_.color = ColorOf(color_);
    arguments_.language = LanguageOf(language_);
    return arguments_;
  }

 private:
  Inputs inputs_;
  CheckArguments arguments_;
  std::string format_ = "text";
  std::string language_ = "en";
  std::string color_ = "auto";
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> CheckCommand(CLI::App* app) { return std::make_unique<Check>(app); }

}  // namespace assay::cli
