// The reference page of rulesets: all that they say of their operations, in words.
#ifndef ASSAY_CLI_DOCS_REFERENCE_H_
#define ASSAY_CLI_DOCS_REFERENCE_H_

#include <memory>
#include <vector>

#include "cli/docs/page.h"
#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::cli::docs {

// A ruleset without errors, as its author wrote it and as it answers.
struct Documented {
  model::Ruleset ruleset;
  std::shared_ptr<const Validator> validator;
};

Page MakePage(const std::vector<Documented>& rulesets, Language language);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_REFERENCE_H_
