#include "validator/testing/shipped_ruleset.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "validator/load/ruleset.h"

namespace assay::testonly {
namespace {

constexpr char kPath[] = "rules/r-kvstore/2015-01-01.json";

[[noreturn]] void Refuse(const std::vector<Diagnostic>& diagnostics) {
  std::string why = "the shipped ruleset is refused";
  for (const Diagnostic& diagnostic : diagnostics) why += "\n" + diagnostic.ToString();
  throw std::runtime_error(why);
}

std::string ReadText() {
  std::ifstream in(kPath, std::ios::binary);
  if (!in) throw std::runtime_error(std::string("cannot read ") + kPath);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

model::Ruleset Load() {
  load::LoadResult loaded = load::LoadRuleset(kPath, ShippedText());
  if (!loaded.ruleset) Refuse(loaded.diagnostics);
  return *std::move(loaded.ruleset);
}

}  // namespace

const std::string& ShippedText() {
  static const std::string& text = *new std::string(ReadText());
  return text;
}

const model::Ruleset& ShippedModel() {
  static const model::Ruleset& ruleset = *new model::Ruleset(Load());
  return ruleset;
}

std::shared_ptr<const Validator> ShippedValidator(const Limits& limits) {
  const std::vector<RulesetText> rulesets = {{kPath, ShippedText()}};
  BuildResult built = Validator::Build(rulesets, limits);
  if (built.validator == nullptr) Refuse(built.diagnostics);
  return built.validator;
}

}  // namespace assay::testonly
