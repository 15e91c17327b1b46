#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/inputs.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "What holds `=` or begins with `{` is a request: then every constraint, condition and check "
    "is\n"
    "told as it came out. All else is a name: an error code; the id of a rule, as reports have "
    "it;\n"
    "a parameter, or a part of one such as Tag.N.Key.\n\n"
    "Exit codes: 0 told, 1 the request is invalid, 2 no such name, or it could not be told.";

class Explain : public Command {
 public:
  explicit Explain(CLI::App* app)
      : Command(app, "explain", "Explain an error code, a rule, a parameter, or a request"),
        inputs_(this->app(), false) {
    CLI::App* const command = this->app();
    AddChoice(command, "--format", &format_, "text|json", "How to show it");
    AddChoice(command, "--lang", &language_, "en|zh", "Language of the explanation");
    AddChoice(command, "--color", &color_, "auto|always|never", "Colours; auto: on a terminal");
    command->add_option("SUBJECT", subjects_, "Code, rule, parameter or request")->type_name("");
    command->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    if (const auto error = inputs_.Take()) return UsageError{*error};
    RemoveMarks(&subjects_);
    subjects_.insert(subjects_.end(), operands.begin(), operands.end());
    if (subjects_.empty()) return UsageError{"nothing to explain; give a name or a request"};
    if (subjects_.size() > 1) return UsageError{"one name or request at a time can be explained"};
    const std::string& subject = subjects_[0];
    return ExplainArguments{
        .rules = inputs_.rules,
        .facts = inputs_.facts,
        .subject = subject,
        .is_request = subject.starts_with('{') || subject.find('=') != std::string::npos,
        .is_harmless = IsHarmless(subject),
        .json = format_ == "json",
        .language = LanguageOf(language_),
        .color = ColorOf(color_),
        .now = inputs_.now};
  }

 private:
  Inputs inputs_;
  std::vector<std::string> subjects_;
  std::string format_ = "text";
  std::string language_ = "en";
  std::string color_ = "auto";
};

}  // namespace

std::unique_ptr<Command> ExplainCommand(CLI::App* app) { return std::make_unique<Explain>(app); }

}  // namespace assay::cli
