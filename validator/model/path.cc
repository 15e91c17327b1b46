#include "validator/model/path.h"

namespace assay::model {
namespace {

const Constraints* Step(const Constraints& from, std::string_view step) {
  if (from.type == Type::kArray) {
    return step == "N" && !from.items.empty() ? &from.items[0] : nullptr;
  }
  for (const Parameter& member : from.properties) {
    if (member.name.text == step) return &member.constraints;
  }
  return nullptr;
}

}  // namespace

std::string_view RootOf(std::string_view path) {
  for (std::size_t at = path.find(".N"); at != path.npos; at = path.find(".N", at + 1)) {
    if (at + 2 == path.size() || path[at + 2] == '.') return path.substr(0, at);
  }
  return path;
}

const Constraints& PartsOf(const Parameter& parameter) {
  return parameter.content ? parameter.content->schema : parameter.constraints;
}

const Constraints* Follow(const Parameter& parameter, std::string_view steps) {
  const Constraints* at = &PartsOf(parameter);
  while (at != nullptr && !steps.empty()) {
    steps.remove_prefix(1);  // the dot
    const std::string_view step = steps.substr(0, steps.find('.'));
    steps.remove_prefix(step.size());
    at = Step(*at, step);
  }
  return at;
}

void CollectParameters(const Condition& condition, std::set<std::string_view>& parameters) {
  for (const Term& term : condition.terms) parameters.insert(term.parameter.text);
  for (const Condition& part : condition.conditions) CollectParameters(part, parameters);
}

}  // namespace assay::model
