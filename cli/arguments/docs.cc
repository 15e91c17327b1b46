#include "cli/arguments/choices.h"
#include "cli/arguments/command.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "Of a directory, every ruleset below it is on the page; facts files are passed over.\n\n"
    "Exit codes: 0 printed, 2 could not.";

class Docs : public Command {
 public:
  explicit Docs(CLI::App* app) : Command(app, "docs", "Print the reference page of rulesets") {
    AddChoice(this->app(), "--lang", &language_, "en|zh", "Language of the page");
    AddChoice(this->app(), "--format", &format_, "markdown|html", "How to write it");
    this->app()->add_option("PATH", arguments_.paths, "Ruleset file or directory")->type_name("");
    this->app()->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    RemoveMarks(&arguments_.paths);
    arguments_.paths.insert(arguments_.paths.end(), operands.begin(), operands.end());
    if (arguments_.paths.empty()) return UsageError{"no ruleset file or directory to print"};
    arguments_.language = LanguageOf(language_);
    arguments_.html = format_ == "html";
    return arguments_;
  }

 private:
  DocsArguments arguments_;
  std::string format_ = "markdown";
  std::string language_ = "en";
};

}  // namespace

std::unique_ptr<Command> DocsCommand(CLI::App* app) { return std::make_unique<Docs>(app); }

}  // namespace assay::cli
