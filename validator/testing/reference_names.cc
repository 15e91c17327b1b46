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
  const auto mentions = [&](const std::string& text) {
    const bool may_spell = !secrets.empty() && text.find("\\u00") != std::string::npos;
    return may_spell || std::ranges::any_of(secrets, [&](const std::string& secret) {
             return Lowered(text).find(secret) != std::string::npos;
           });
  };
  const auto may_split = [&](const Slot& slot) {
    return slot.parameter->sensitive || (slot.given && !slot.unreadable && mentions(slot.value));
  };
  std::vector<std::string> shown;
  const Slot* slot = nullptr;  // that was named last
  const Slot* slot_before = nullptr;
  const Arrived* before = nullptr;  // the unknown one before
  bool is_rest = false;
  for (const Arrived& one : arrived) {
    const model::Parameter* const parameter = Declared(operation, one.name);
    if (parameter != nullptr && one.name_is_text) slot = &Find(slots, parameter->name.text);
    if (!IsUnknown(operation, one)) continue;
    if (before != nullptr && slot == slot_before) {
      is_rest =
          is_rest || mentions(before->name) || (before->value_is_text && mentions(before->value));
    } else {
      is_rest = slot != nullptr && may_split(*slot);
    }
    is_rest = is_rest && !one.is_member;  // no `&` splits those
    // A text that `&` cut, but at no `=` of its own.
    const bool is_end =
        has_secret && (!one.value_is_text || one.value.find_first_not_of('=') == std::string::npos);
    const bool is_typo = shown.size() < 100 && IsLikeDeclared(operation, one.name);
    shown.push_back(is_end || (is_rest && !is_typo) ? "***" : Cut(one.name, secrets));
    before = &one;
    slot_before = slot;
  }
  return shown;
}

}  // namespace assay::testonly
