#include "cli/lint.h"

#include <unistd.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/diagnostic_printer.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/rulesets.h"
#include "cli/terminal.h"
#include "validator/load/facts_file.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

class LintRun {
 public:
  explicit LintRun(const LintArguments& arguments)
      : arguments_(arguments),
        output_(STDOUT_FILENO),
        printer_(arguments.format, UseColor(arguments.color), output_.buffer()) {}

  int Run() {
    printer_.Begin();
    for (const std::string& path : arguments_.paths) ReadPath(path);
    const std::size_t given = rules_.texts().size();
    for (const auto& [path, status] : rules_.AddLibraries()) Fail(path, status);
    for (std::size_t i = given; i < rules_.texts().size(); ++i) order_.push_back({false, i});
    DiagnoseRules();
    for (const Item& item : order_) Print(item);
    printer_.End(files_);
    if (!output_.Flush()) return ComplainOf("cannot write", "standard output", output_.error());
    if (unreadable_) return kCouldNotCheck;
    return printer_.errors() > 0 ? kInvalid : kNothingInvalid;
  }

 private:
  struct Item {
    bool is_facts;
    std::size_t index;
  };

  // What cannot be read is told, and the rest is checked all the same.
  void ReadPath(const std::string& path) {
    const absl::StatusOr<std::vector<std::string>> files = FilesOf(path);
    if (!files.ok()) return Fail(path, files.status());
    for (const std::string& file : *files) {
      absl::StatusOr<std::string> text = load::ReadFile(file, model::kMaxFileBytes);
      if (!text.ok()) {
        Fail(file, text.status());
      } else if (KindOf(file) == FileKind::kFacts) {
        order_.push_back({true, facts_.size()});
        facts_.push_back({file, *std::move(text)});
      } else {
        order_.push_back({false, rules_.texts().size()});
        rules_.Add(file, *std::move(text));
      }
    }
  }

  // Each ruleset by itself: two files that speak of the same operation are no fault of either. What
  // is wrong with a library is found with every ruleset that imports it.
  void DiagnoseRules() {
    for (std::size_t i = 0; i < rules_.texts().size(); ++i) {
      for (Diagnostic& found : Validator::Build(rules_.With(i)).diagnostics) Keep(std::move(found));
    }
  }

  void Keep(Diagnostic found) {
    if (!told_.insert(found.ToString()).second) return;
    std::vector<Diagnostic>& list = by_file_[found.location.file];
    list.push_back(std::move(found));
  }

  void Print(const Item& item) {
    const auto& [file, text] = item.is_facts ? facts_[item.index] : rules_.texts()[item.index];
    ++files_;
    printer_.Print(file, text,
                   item.is_facts ? load::LoadFacts(file, text).diagnostics : by_file_[file]);
    output_.FlushIfFull();
  }

  void Fail(const std::string& path, const absl::Status& status) {
    unreadable_ = true;
    Complain(status);
    const std::string_view message(status.message().data(), status.message().size());
    printer_.PrintFailure(load::ShowablePath(path), message);
  }

  const LintArguments& arguments_;
  Output output_;
  DiagnosticPrinter printer_;
  RuleFiles rules_;
  std::vector<RulesetText> facts_;
  std::vector<Item> order_;  // as given; then the libraries that were looked for
  std::set<std::string> told_;
  std::map<std::string, std::vector<Diagnostic>> by_file_;
  std::size_t files_ = 0;
  bool unreadable_ = false;
};

}  // namespace

int Lint(const LintArguments& arguments) { return LintRun(arguments).Run(); }

}  // namespace assay::cli
