#include "validator/compile/compile.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {

std::uint16_t OperationBuild::ErrorIndex(const std::optional<model::Name>& code,
                                         const model::Name& fallback) const {
  return error_of.at(code ? code->text : fallback.text);
}

namespace {

void AddRuleset(const model::Ruleset& source, Storage& storage) {
  program::Ruleset& out = storage.program().rulesets.emplace_back();
  out.label = storage.Keep(source.name.text + "/" + source.version.text);
  out.version = storage.Keep(source.version.text);
  for (const std::string& value : source.suspicious_values) {
    out.suspicious_values.push_back(storage.Keep(value));
    out.suspicious_sizes |= std::uint64_t{1} << value.size() % 64;
  }
  for (const model::Error& error : source.errors) {
    out.errors.push_back({.code = storage.Keep(error.code.text),
                          .status = error.status,
                          .message = storage.Keep(error.message),
                          .meaning = storage.Keep(error.meaning),
                          .recommendation = storage.Keep(error.recommend)});
  }
  BuildCatalogues(source, out, storage);
}

// `compiled` is what became of `ruleset`.
OperationBuild Begin(const model::Ruleset& ruleset, const program::Ruleset& compiled,
                     const model::Operation& source, program::Operation& operation,
                     Storage& storage, std::vector<Diagnostic>& diagnostics) {
  operation.ruleset = &compiled;
  OperationBuild build{ruleset, source, operation, storage, diagnostics, {}, {}, {}, {}, {}, 0};
  for (std::size_t i = 0; i < ruleset.errors.size(); ++i) {
    build.error_of[operation.ruleset->errors[i].code] = static_cast<std::uint16_t>(i);
  }
  return build;
}

// The program numbers these with 16 bits, of which one number stands for none.
bool CountsInOrder(const OperationBuild& build) {
  const program::Operation& operation = build.operation;
  for (const auto& [count, what] :
       {std::pair(operation.findings.size(), "findings, one for each thing that can be at fault"),
        std::pair(operation.terms.size() + operation.formulas.size(), "terms of conditions"),
        std::pair(operation.warnings.size(), "warnings of rules"),
        std::pair(operation.shadows.size(), "rules in the shadow"),
        std::pair(operation.quiet_requirements.size(), "parameters of rules that reject nothing"),
        std::pair(operation.quiet_relations.size(), "values of rules that reject nothing"),
        std::pair(operation.ruleset->errors.size(), "error codes")}) {
    if (count < program::kNone) continue;
    build.diagnostics.push_back({.severity = Diagnostic::Severity::kError,
                                 .location = build.source.name.location,
                                 .id = "over-budget",
                                 .message = "the operation has " + std::to_string(count) + " " +
                                            what + "; at most 65534 are allowed",
                                 .hint = "name fewer parameters in each rule",
                                 .related = {}});
    return false;
  }
  return true;
}

bool AddOperation(const model::Ruleset& ruleset, const model::Operation& source, Storage& storage,
                  std::vector<Diagnostic>& diagnostics) {
  program::Operation& operation = storage.program().operations.emplace_back();
  operation.name = storage.Keep(source.name.text);
  operation.index = static_cast<std::uint32_t>(storage.program().operations.size() - 1);
  operation.name_word = text::LoadUpTo16(operation.name.data(), operation.name.size());
  OperationBuild build =
      Begin(ruleset, storage.program().rulesets.back(), source, operation, storage, diagnostics);
  BuildSlots(build);
  BuildResponse(build);
  operation.operation_slot = build.slot_of.at(ruleset.operation_parameter.text);
  const auto version = build.slot_of.find(std::string(program::kVersionParameter));
  if (version != build.slot_of.end()) operation.version_slot = version->second;
  if (!BuildRules(build)) return false;
  BuildFindings(build);
  return CountsInOrder(build);
}

// What must agree between the rulesets of one validator.
class Consistency {
 public:
  explicit Consistency(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  bool Check(const model::Ruleset& ruleset) {
    if (parameter_ == nullptr) parameter_ = &ruleset.operation_parameter;
    bool ok = true;
    if (parameter_->text != ruleset.operation_parameter.text) {
      ok = Refuse("operation-parameter-differs",
                  "`" + ruleset.operation_parameter.text + "` names the operation here and `" +
                      parameter_->text + "` in another ruleset",
                  ruleset.operation_parameter.location, parameter_->location);
    }
    for (const model::Operation& operation : ruleset.operations) {
      const auto [known, is_new] = operations_.emplace(operation.name.text, &operation);
      if (is_new) continue;
      ok = Refuse("duplicate-operation",
                  "operation `" + operation.name.text + "` is in another ruleset too",
                  operation.name.location, known->second->name.location);
    }
    return ok;
  }

 private:
  bool Refuse(std::string id, std::string message, const Location& at, const Location& related) {
    diagnostics_.push_back({.severity = Diagnostic::Severity::kError,
                            .location = at,
                            .id = std::move(id),
                            .message = std::move(message),
                            .hint = "give them to validators of their own",
                            .related = related});
    return false;
  }

  std::vector<Diagnostic>& diagnostics_;
  const model::Name* parameter_ = nullptr;
  std::unordered_map<std::string_view, const model::Operation*> operations_;
};

void FinishProgram(const model::Ruleset& first, program::Program& program, Storage& storage,
                   std::vector<Diagnostic>& diagnostics) {
  program.operation_parameter = storage.Keep(first.operation_parameter.text);
  std::vector<std::string_view> names;
  for (const program::Operation& operation : program.operations) names.push_back(operation.name);
  program.operation_names = program::KeyTable(names);
  program.operation_list = std::move(names);
  static const model::Operation kNoOperation;
  OperationBuild build = Begin(first, program.rulesets.front(), kNoOperation,
                               program.unknown_operation, storage, diagnostics);
  BuildUnknownOperation(build);
  program.unknown_operation.index = static_cast<std::uint32_t>(program.operations.size());
  std::sort(program.sensitive_names.begin(), program.sensitive_names.end());
  program.sensitive_names.erase(
      std::unique(program.sensitive_names.begin(), program.sensitive_names.end()),
      program.sensitive_names.end());
}

}  // namespace

std::unique_ptr<const program::Program> Compile(std::span<const model::Ruleset> rulesets,
                                                std::vector<Diagnostic>* diagnostics) {
  auto program = std::make_unique<program::Program>();
  Storage storage(*program);
  Consistency consistency(*diagnostics);
  bool ok = !rulesets.empty();
  for (const model::Ruleset& ruleset : rulesets) {
    if (!consistency.Check(ruleset)) {
      ok = false;
      continue;
    }
    AddRuleset(ruleset, storage);
    for (const model::Operation& operation : ruleset.operations) {
      ok &= AddOperation(ruleset, operation, storage, *diagnostics);
    }
  }
  if (!ok) return nullptr;
  FinishProgram(rulesets.front(), *program, storage, *diagnostics);
  return program;
}

}  // namespace assay::compile
