#include "validator/testing/shipped_ruleset.h"

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "validator/load/ruleset.h"

namespace assay::testonly {
namespace {

[[noreturn]] void Refuse(const std::string& path, const std::vector<Diagnostic>& diagnostics) {
  std::string why = path + " is refused";
  for (const Diagnostic& diagnostic : diagnostics) why += "\n" + diagnostic.ToString();
  throw std::runtime_error(why);
}

std::string ReadText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TestRuleset Load(const std::string& path) {
  TestRuleset result;
  result.path = path;
  result.text = ReadText(path);
  load::LoadResult loaded = load::LoadRuleset(path, result.text);
  if (!loaded.ruleset) Refuse(path, loaded.diagnostics);
  result.model = *std::move(loaded.ruleset);
  return result;
}

}  // namespace

std::shared_ptr<const Validator> TestRuleset::MakeValidator(const Limits& limits) const {
  const std::vector<RulesetText> rulesets = {{path, text}};
  BuildResult built = Validator::Build(rulesets, limits);
  if (built.validator == nullptr) Refuse(path, built.diagnostics);
  return built.validator;
}

const TestRuleset& RulesetFile(const std::string& path) {
  static std::map<std::string, TestRuleset>& files = *new std::map<std::string, TestRuleset>;
  const auto known = files.find(path);
  return known != files.end() ? known->second : files.emplace(path, Load(path)).first->second;
}

const TestRuleset& Shipped() { return RulesetFile("rules/r-kvstore/2015-01-01.json"); }

const model::Ruleset& ShippedModel() { return Shipped().model; }

std::shared_ptr<const Validator> ShippedValidator(const Limits& limits) {
  return Shipped().MakeValidator(limits);
}

}  // namespace assay::testonly
