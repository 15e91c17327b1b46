#include "fuzz/shipped_model.h"

#include "rules/shipped.h"
#include "validator/load/ruleset.h"

namespace assay::fuzz {

const RulesetText& ShippedText() {
  static const auto& text = *new RulesetText(ShippedRulesets().front());
  return text;
}

const model::Ruleset& ShippedModel() {
  static const auto& ruleset = *new model::Ruleset(
      load::LoadRuleset(ShippedText().file_name, ShippedText().text).ruleset.value());
  return ruleset;
}

}  // namespace assay::fuzz
