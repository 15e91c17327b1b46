#include "validator/testing/reference_names.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "validator/testing/reference_http.h"
#include "validator/testing/reference_tree.h"
#include "validator/text/edit_distance.h"

namespace assay::testonly {
namespace {

// The parameter that a name is of, or of a part of.
const model::Parameter* Declared(const model::Operation& operation, const std::string& name) {
  for (const model::Parameter& parameter : operation.parameters) {
    if (parameter.name.text == name || NamesPart(parameter, name)) return &parameter;
  }
  return nullptr;
}

bool IsUnknown(const model::Operation& operation, const Arrived& one) {
  return one.name_is_text && !one.name.empty() && Declared(operation, one.name) == nullptr;
}

// In small letters.
std::vector<std::string> SecretNames(const model::Ruleset& ruleset) {
  std::vector<std::string> names;
  for (const model::Operation& operation : ruleset.operations) {
    for (const model::Parameter& parameter : operation.parameters) {
      if (parameter.sensitive) names.push_back(Lowered(parameter.name.text));
    }
  }
  return names;
}

bool IsOfWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool IsLikeDeclared(const model::Operation& operation, const std::string& name) {
  std::vector<std::string_view> declared;
  for (const model::Parameter& parameter : operation.parameters) {
    declared.push_back(parameter.name.text);
  }
  return !text::Nearest(name, declared).empty();
}

// Up to the end of the first secret name in it that is a word, or ends one.
std::string Cut(const std::string& name, const std::vector<std::string>& secrets) {
  const std::string lower = Lowered(name);
  for (std::size_t end = 1; end < name.size(); ++end) {
    const std::string_view head = std::string_view(lower).substr(0, end);
    const bool is_secret = std::ranges::any_of(
        secrets, [head](const std::string& secret) { return head.ends_with(secret); });
    if (is_secret && !IsOfWord(name[end])) return name.substr(0, end);
  }
  return name;
}

}  // namespace

std::vector<const Arrived*> Unknown(const model::Operation& operation,
                                    const std::vector<Arrived>& arrived) {
  std::vector<const Arrived*> unknown;
  for (const Arrived& one : arrived) {
    if (IsUnknown(operation, one)) unknown.push_back(&one);
  }
  return unknown;
}

std::vector<std::string> ShownUnknown(const model::Ruleset& ruleset,
                                      const model::Operation& operation,
                                      const std::vector<Arrived>& arrived,
                                      const std::vector<Slot>& slots) {
  const std::vector<std::string> secrets = SecretNames(ruleset);
  const bool has_secret = std::ranges::any_of(
      slots, [](const Slot& slot) { return slot.given && slot.parameter->sensitive; });
  std::vector<std::string> shown;
  bool behind_secret = false;
  for (const Arrived& one : arrived) {
    const model::Parameter* const parameter = Declared(operation, one.name);
    if (parameter != nullptr && one.name_is_text) behind_secret = parameter->sensitive;
    if (!IsUnknown(operation, one)) continue;
    // A text that `&` cut, but at no `=` of its own.
    const bool is_end =
        has_secret && (!one.value_is_text || one.value.find_first_not_of('=') == std::string::npos);
    const bool is_rest = behind_secret && !one.is_member && !IsLikeDeclared(operation, one.name);
    shown.push_back(is_end || is_rest ? "***" : Cut(one.name, secrets));
    behind_secret = behind_secret || std::ranges::any_of(secrets, [&](const std::string& secret) {
                      return Lowered(one.name).find(secret) != std::string::npos;
                    });
  }
  return shown;
}

}  // namespace assay::testonly
