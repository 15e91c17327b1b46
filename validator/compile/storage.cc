#include "validator/compile/storage.h"

#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

std::uintptr_t Address(const void* p) { return reinterpret_cast<std::uintptr_t>(p); }

// What constraints say. Equal parts have one address. The members that are left out follow from
// those that are not: `bound` from `as_written`, `ranges` and `table` from `literals`.
std::vector<std::uintptr_t> KeyOf(std::span<const program::Constraint> constraints) {
  std::vector<std::uintptr_t> key;
  for (const program::Constraint& c : constraints) {
    const auto flags =
        static_cast<std::uintptr_t>(c.keyword) | static_cast<std::uintptr_t>(c.type) << 8 |
        static_cast<std::uintptr_t>(c.format) << 16 | static_cast<std::uintptr_t>(c.unit) << 24 |
        std::uintptr_t{c.ignore_case} << 30 | std::uintptr_t{c.lenient} << 31;
    key.insert(key.end(), {flags, static_cast<std::uintptr_t>(c.number), Address(c.set),
                           Address(c.classes.data()), Address(c.sequence), Address(c.regex),
                           Address(c.literals.data()), Address(c.as_written.data())});
  }
  return key;
}

}  // namespace

std::string_view Storage::Keep(std::string_view text) {
  const auto known = strings_.find(text);
  if (known != strings_.end()) return *known;
  return *strings_.insert(program_.strings.emplace_back(text)).first;
}

program::Text Storage::Keep(const model::Text& text) {
  const std::string_view en = Keep(text.en);
  return {en, text.zh.empty() ? en : Keep(text.zh)};
}

std::span<const std::string_view> Storage::Keep(std::vector<std::string_view> names) {
  const auto [known, is_new] = name_lists_.try_emplace(std::move(names));
  if (is_new) known->second = program_.name_lists.emplace_back(known->first);
  return known->second;
}

const std::vector<std::uint16_t>& Storage::Keep(std::vector<std::uint16_t> indexes) {
  const auto [known, is_new] = index_lists_.try_emplace(std::move(indexes), nullptr);
  if (is_new) known->second = &program_.index_lists.emplace_back(known->first);
  return *known->second;
}

std::span<const program::Constraint> Storage::Keep(std::vector<program::Constraint> constraints) {
  const auto [known, is_new] = constraints_.try_emplace(KeyOf(constraints));
  if (is_new) known->second = program_.constraint_lists.emplace_back(std::move(constraints));
  return known->second;
}

const program::WarningIds* Storage::Warnings(std::string_view name) {
  const auto [known, is_new] = warning_ids_.try_emplace(Keep(name), nullptr);
  if (is_new) {
    known->second = &program_.warning_ids.emplace_back(program::WarningIds{
        Keep(std::string(name) + ".empty"), Keep(std::string(name) + ".suspicious")});
  }
  return known->second;
}

const text::CharSet* Storage::Set(std::string_view text) {
  const auto [known, is_new] = sets_.try_emplace(std::string(text), nullptr);
  if (!is_new) return known->second;
  if (auto set = text::ParseClass(text)) {
    known->second = &program_.sets.emplace_back(std::move(*set));
  }
  return known->second;
}

const text::Sequence* Storage::Sequence(std::string_view text) {
  const auto [known, is_new] = sequences_.try_emplace(std::string(text), nullptr);
  if (!is_new) return known->second;
  if (auto sequence = text::ParseSequence(text)) {
    known->second = &program_.sequences.emplace_back(std::move(*sequence));
  }
  return known->second;
}

const program::Regex* Storage::Regex(const std::string& text) {
  const auto [known, is_new] = regexes_.try_emplace(text, nullptr);
  if (is_new) known->second = &program_.regexes.emplace_back(text);
  return known->second;
}

std::span<const program::CharClass> Storage::Classes(std::span<const std::string_view> kept) {
  const auto [known, is_new] = classes_.try_emplace(kept.data());
  if (!is_new) return known->second;
  std::vector<program::CharClass>& list = program_.class_lists.emplace_back();
  for (const std::string_view text : kept) {
    program::CharClass& entry = list.emplace_back();
    if (const text::CharSet* const set = Set(text)) {
      entry.set = *set;
    } else {
      entry.contains = Regex("(?s:.*)" + std::string(text) + "(?s:.*)");
    }
  }
  return known->second = list;
}

const program::KeyTable* Storage::Table(std::span<const std::string_view> kept) {
  const auto [known, is_new] = tables_.try_emplace(kept.data(), nullptr);
  if (is_new) known->second = &program_.tables.emplace_back(kept);
  return known->second;
}

program::Matcher Storage::Matcher(std::span<const program::Constraint> constraints) {
  const auto [known, is_new] = matchers_.try_emplace(constraints.data());
  if (is_new) known->second = PickMatcher(constraints, *this);
  return known->second;
}

}  // namespace assay::compile
