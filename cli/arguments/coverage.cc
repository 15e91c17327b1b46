#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/inputs.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "Requests are read as `assay check --input` does. It tells, worst first, which rules were "
    "never\n"
    "broken or never held, and which conditions, values, defaults and codes never occurred.\n\n"
    "Exit codes: 0 it could, 2 it could not.";

class Coverage : public Command {
 public:
  explicit Coverage(CLI::App* app)
      : Command(app, "coverage", "Tell which rules a file of requests exercises"),
        inputs_(this->app()) {
    AddChoice(this->app(), "--format", &format_, "text|json|html", "How to show it");
    this->app()->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    if (const auto error = inputs_.Take()) return UsageError{*error};
    if (!operands.empty()) return UsageError{"too many arguments"};
    if (!inputs_.input) return UsageError{"no requests; give a file of them with --input"};
    return CoverageArguments{
        .rules = inputs_.rules,
        .facts = inputs_.facts,
        .input = *inputs_.input,
        .format =
            ValueOf(format_, {{"json", CoverageFormat::kJson}, {"html", CoverageFormat::kHtml}},
                    CoverageFormat::kText),
        .now = inputs_.now};
  }

 private:
  Inputs inputs_;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> CoverageCommand(CLI::App* app) { return std::make_unique<Coverage>(app); }

}  // namespace assay::cli
