#include "cli/diff.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/diff/writers.h"
#include "cli/loaded.h"
#include "cli/output.h"
#include "validator/diagnostic.h"
#include "validator/diff/diff.h"
#include "validator/diff/remainder.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

struct Version {
  std::string text;
  model::Ruleset ruleset;
  std::shared_ptr<const Validator> validator;
};

// Nothing, and told, when the file cannot be read or has an error.
std::optional<Version> Read(const std::string& path) {
  absl::StatusOr<std::string> text = load::ReadFile(path, model::kMaxFileBytes);
  if (!text.ok()) {
    Complain(text.status());
    return std::nullopt;
  }
  std::optional<std::vector<LoadedRuleset>> loaded = LoadEach({path});
  if (!loaded) return std::nullopt;
  LoadedRuleset& only = loaded->front();
  return Version{*std::move(text), std::move(only.model), std::move(only.validator)};
}

// Where there is no change, says why.
void AddReason(const Version& before, const Version& after, diff::Result* result) {
  if (!result->changes.empty() || !result->notes.empty()) return;
  if (before.text == after.text) {
    result->notes.emplace_back("the files are the same");
    return;
  }
  const std::optional<std::string> place = diff::FirstDifference(before.text, after.text);
  if (!place) {
    result->notes.emplace_back(
        "the files differ in what callers do not see, such as descriptions, examples and layout");
    return;
  }
  result->notes.push_back("something that is not compared, and may concern callers, differs at " +
                          Quoted(*place));
  result->is_complete = false;
}

int ExitCode(const DiffArguments& arguments, const diff::Result& result) {
  const bool changed = arguments.breaking_only
                           ? std::any_of(result.changes.begin(), result.changes.end(),
                                         [](const auto& change) { return change.breaking; })
                           : !result.changes.empty();
  return changed || !result.is_complete ? kInvalid : kNothingInvalid;
}

}  // namespace

int Diff(const DiffArguments& arguments) {
  const std::optional<Version> before = Read(arguments.before);
  const std::optional<Version> after = Read(arguments.after);
  if (!before || !after) return kCouldNotCheck;
  const std::int64_t now = std::time(nullptr);
  diff::Result result = diff::Compare({&before->ruleset, before->validator.get(), now},
                                      {&after->ruleset, after->validator.get(), now});
  AddReason(*before, *after, &result);
  Output output(STDOUT_FILENO);
  const auto append = arguments.json ? diff_writers::AppendJson : diff_writers::AppendText;
  append(result, output.buffer());
  if (output.Flush()) return ExitCode(arguments, result);
  return ComplainOf("cannot write", "standard output", output.error());
}

}  // namespace assay::cli
