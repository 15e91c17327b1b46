#include "validator/explain/book.h"

#include <utility>

#include "validator/access.h"
#include "validator/explain/rules.h"

namespace assay::explain {
namespace {

// The program has the rulesets in the order in which they were given to it.
const model::Ruleset& ModelOf(const program::Ruleset* wanted, const program::Program& program,
                              const std::vector<model::Ruleset>& models) {
  std::size_t index = 0;
  while (&program.rulesets[index] != wanted) ++index;
  return models[index];
}

}  // namespace

Book::Book(std::vector<model::Ruleset> models, std::shared_ptr<const Validator> validator,
           Language language)
    : models_(std::move(models)), validator_(std::move(validator)), language_(language) {
  const program::Program& program = internal::Access::ProgramOf(*validator_);
  Chapter& any = chapters_.emplace_back();
  any.program = &program.unknown_operation;
  any.ruleset = &ModelOf(any.program->ruleset, program, models_);
  for (const model::Ruleset& ruleset : models_) {
    for (const model::Operation& operation : ruleset.operations) {
      Chapter& chapter = chapters_.emplace_back();
      chapter.ruleset = &ruleset;
      chapter.operation = &operation;
      chapter.program = &program.operations[program.operation_names.Find(operation.name.text)];
      chapter.declared = DeclaredOf(operation);
    }
  }
  // Rules point to what is declared in their chapter, which has its place now.
  for (Chapter& chapter : chapters_) AddRules(language_, &chapter);
}

}  // namespace assay::explain
