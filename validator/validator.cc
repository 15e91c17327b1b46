#include "validator/validator.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "validator/compile/compile.h"
#include "validator/evaluate/evaluate.h"
#include "validator/kernel/kernels.h"
#include "validator/lint/lint.h"
#include "validator/load/ruleset.h"
#include "validator/program/state.h"
#include "validator/read/reader.h"
#include "validator/response/check.h"

namespace assay {

struct Validator::Impl {
  std::unique_ptr<const program::Program> program;
  Limits limits;
};

struct Scratch::Impl {
  Impl(std::shared_ptr<const Validator> owner, const program::Program& program,
       const Limits& limits)
      : validator(std::move(owner)), reader(program, limits) {
    state.program = &program;
    state.kernels = &kernel::At(kernel::InUse());
    state.limits = limits;
    state.operation = &program.unknown_operation;
    state.unknown.resize(limits.max_parameters);
    state.fired.resize((program.max_findings + 63) / 64);
    if (!program.has_parts) return;
    state.fired_items.resize(program.max_findings);
    state.fired_names.resize(program.max_findings);
    read::AllocateParts(state, limits);
  }

  std::shared_ptr<const Validator> validator;  // keeps the program
  internal::State state;
  read::Reader reader;
};

namespace {

// What the buffers can be made for, and the numbers of the stages can hold.
Limits InOrder(Limits limits) {
  limits.max_request_bytes = std::clamp<std::size_t>(limits.max_request_bytes, 1, kMaxRequestBytes);
  limits.max_parameters = std::clamp<std::size_t>(limits.max_parameters, 1, kMaxParameters);
  limits.max_value_bytes = std::max<std::size_t>(limits.max_value_bytes, 1);
  limits.max_name_bytes = std::max(limits.max_name_bytes, kMinNameBytes);
  limits.max_list_items = std::clamp<std::size_t>(limits.max_list_items, 1, kMaxRequestBytes);
  limits.max_list_index = std::clamp<std::size_t>(limits.max_list_index, 1, kMaxListIndex);
  limits.max_json_depth = std::clamp<std::size_t>(limits.max_json_depth, 1, kMaxJsonDepth);
  return limits;
}

// A fault in a library is told once, whichever rulesets import it.
void AddFindings(const model::Ruleset& ruleset, std::set<std::string>& told,
                 std::vector<Diagnostic>& all) {
  for (Diagnostic& finding : lint::Lint(ruleset)) {
    const bool is_shared = finding.location.file != ruleset.file;
    if (!is_shared || told.insert(finding.ToString()).second) all.push_back(std::move(finding));
  }
}

std::vector<model::Ruleset> LoadAndLint(std::span<const RulesetText> texts,
                                        std::vector<Diagnostic>& all) {
  std::vector<load::FileText> files;
  for (const RulesetText& text : texts) files.push_back({text.file_name, text.text});
  std::vector<model::Ruleset> models;
  std::set<std::string> told;
  for (load::LoadResult& loaded : load::LoadFiles(files)) {
    all.insert(all.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
    if (!loaded.ruleset) continue;
    AddFindings(*loaded.ruleset, told, all);
    models.push_back(*std::move(loaded.ruleset));
  }
  return models;
}

}  // namespace

Scratch::Scratch(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Validator::Validator(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Validator::~Validator() = default;

const program::Program& Validator::program() const { return *impl_->program; }

BuildResult Validator::Build(std::span<const RulesetText> rulesets, const Limits& limits) {
  BuildResult result;
  std::vector<model::Ruleset> models = LoadAndLint(rulesets, result.diagnostics);
  if (HasError(result.diagnostics) || models.empty()) return result;
  auto program = compile::Compile(models, &result.diagnostics);
  if (program == nullptr) return result;
  auto impl = std::make_unique<const Impl>(Impl{std::move(program), InOrder(limits)});
  result.validator = std::shared_ptr<const Validator>(new Validator(std::move(impl)));
  return result;
}

const Limits& Validator::limits() const { return impl_->limits; }

Scratch Validator::NewScratch() const {
  return Scratch(
      std::make_unique<Scratch::Impl>(shared_from_this(), *impl_->program, impl_->limits));
}

ResponseReport Validator::ValidateResponse(std::string_view operation, std::string_view body,
                                           const ResponseLimits& limits) const {
  ResponseReport report;
  const program::Program& program = *impl_->program;
  const std::uint32_t place = program.operation_names.Find(operation);
  if (place == program::KeyTable::kAbsent) return report;
  const program::Operation& found = program.operations[place];
  if (found.response == program::kNone) return report;
  report.ruleset = found.ruleset->label;
  response::CheckBody(
      program, found, body,
      {.max_bytes = std::min(limits.max_bytes, kMaxRequestBytes), .max_faults = limits.max_faults},
      report);
  return report;
}

std::vector<std::string_view> Validator::OperationsWithResponse() const {
  std::vector<std::string_view> names;
  for (const program::Operation& operation : impl_->program->operations) {
    if (operation.response != program::kNone) names.push_back(operation.name);
  }
  return names;
}

Report Validator::Validate(const Request& request, Scratch& scratch) const {
  Scratch::Impl& work = *scratch.impl_;
  work.reader.Read(request, work.state);
  evaluate::Evaluate(work.state);
  return Report(&work.state);
}

}  // namespace assay
