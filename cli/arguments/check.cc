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
    command
        ->add_option("--response", response_,
                     "Body of an answer to check instead: a file, or - for standard input")
        ->type_name("FILE");
    command
        ->add_option("--operation", operation_,
                     "What --response answers; needed when several operations have one")
        ->type_name("NAME");
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
    arguments_.rules = inputs_.rules;
    arguments_.facts = inputs_.facts;
    arguments_.input = inputs_.input;
    arguments_.now = inputs_.now;
    arguments_.format = FormatOf(format_);
    arguments_.color = ColorOf(color_);
    arguments_.language = LanguageOf(language_);
    return Has("--response") ? TakeResponse() : TakeRequests();
  }

 private:
  Arguments TakeRequests() {
    if (Has("--operation")) {
      return UsageError{"--operation goes with --response; a request names its own"};
    }
    if (arguments_.input && !arguments_.requests.empty()) {
      return UsageError{"requests are given as arguments or with --input, not both"};
    }
    if (!arguments_.input && arguments_.requests.empty()) {
      return UsageError{"no request; give one as an argument, or a file of them with --input"};
    }
    if (all_ && arguments_.first_only) return UsageError{"--all and --first exclude each other"};
    return arguments_;
  }

  // The body of an answer, and nothing that is about requests.
  Arguments TakeResponse() {
    if (!arguments_.requests.empty() || arguments_.input) {
      return UsageError{"--response checks an answer; requests are checked without it"};
    }
    if (!arguments_.facts.empty()) return UsageError{"--response needs no --facts"};
    if (arguments_.now) return UsageError{"--response needs no --now"};
    if (all_ || arguments_.first_only) return UsageError{"--all and --first are for requests"};
    const bool is_known = arguments_.format == Format::kText ||
                          arguments_.format == Format::kJson ||
                          arguments_.format == Format::kJsonLines;
    if (!is_known) return UsageError{"--response has the formats text, json and jsonl"};
    if (arguments_.language != Language::kEnglish) {
      return UsageError{"--response speaks English only"};
    }
    RemoveMark(&response_);
    RemoveMark(&operation_);
    arguments_.response = response_;
    if (Has("--operation")) arguments_.operation = operation_;
    return arguments_;
  }

  Inputs inputs_;
  CheckArguments arguments_;
  std::string response_;
  std::string operation_;
  std::string format_ = "text";
  std::string language_ = "en";
  std::string color_ = "auto";
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> CheckCommand(CLI::App* app) { return std::make_unique<Check>(app); }

}  // namespace assay::cli
