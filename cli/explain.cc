#include "cli/explain.h"

#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "cli/complain.h"
#include "cli/explain/write.h"
#include "cli/output.h"
#include "cli/request_input.h"
#include "cli/setup.h"
#include "cli/terminal.h"
#include "validator/explain/book.h"
#include "validator/explain/find.h"
#include "validator/explain/trace.h"
#include "validator/load/ruleset.h"
#include "validator/read/request_line.h"

namespace assay::cli {
namespace {

// They have been built, so that they can be loaded. Libraries have no models of their own.
std::vector<model::Ruleset> LoadAll(const std::vector<RulesetText>& texts) {
  std::vector<model::Ruleset> models;
  std::vector<load::FileText> files;
  for (const RulesetText& text : texts) files.push_back({text.file_name, text.text});
  for (load::LoadResult& loaded : load::LoadFiles(files)) {
    if (loaded.ruleset) models.push_back(*std::move(loaded.ruleset));
  }
  return models;
}

// A name may be a mistyped request.
int ComplainOfName(const explain::Book& book, const ExplainArguments& arguments) {
  const std::string shown = arguments.is_harmless ? " `" + arguments.subject + "`" : "";
  const std::string nearest = explain::NearestTo(book, arguments.subject);
  const std::string hint = nearest.empty() ? "" : "; did you mean `" + nearest + "`?";
  return Complain("there is no error code, rule or parameter of this name" + shown + hint);
}

int Write(const std::string& text) {
  Output output(STDOUT_FILENO);
  *output.buffer() = text;
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

int ExplainName(const explain::Book& book, const ExplainArguments& arguments) {
  const explain::Found found = explain::Find(book, arguments.subject);
  if (found.none()) return ComplainOfName(book, arguments);
  std::string text;
  if (arguments.json) {
    explanation::AppendJson(found, book.language(), &text);
  } else {
    explanation::AppendText(found, {book.language(), UseColor(arguments.color)}, &text);
  }
  return Write(text);
}

int ExplainRequest(const explain::Book& book, const ExplainArguments& arguments, Setup& setup) {
  Scratch scratch = setup.validator->NewScratch();
  const std::int64_t now = arguments.now.value_or(std::time(nullptr));
  read::RequestLine line;
  const Request request = line.Of(arguments.subject).At(now);
  const Report report = setup.facts.Resolve(setup.validator->Validate(request, scratch));
  const explain::Trace trace = explain::TraceOf(book, report);
  std::string text;
  if (arguments.json) {
    explanation::AppendJson(trace, report, book.language(), &text);
  } else {
    explanation::AppendText(trace, report, {book.language(), UseColor(arguments.color)}, &text);
  }
  const int result = Write(text);
  if (result != kNothingInvalid) return result;
  return report.verdict() == Verdict::kInvalid ? kInvalid : kNothingInvalid;
}

}  // namespace

int Explain(const ExplainArguments& arguments) {
  std::vector<RulesetText> texts;
  Setup setup = MakeSetup(arguments.rules, arguments.facts, &texts);
  if (setup.validator == nullptr) return kCouldNotCheck;
  const explain::Book book(LoadAll(texts), setup.validator, arguments.language);
  return arguments.is_request ? ExplainRequest(book, arguments, setup)
                              : ExplainName(book, arguments);
}

}  // namespace assay::cli
