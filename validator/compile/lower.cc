#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::Constraint;
using program::Keyword;

void AddBound(const std::optional<model::Integer>& bound, Keyword keyword, bool bytes,
              std::vector<Constraint>& out) {
  if (bound) out.push_back({.keyword = keyword, .bytes = bytes, .number = bound->value});
}

// A class that our own parser does not read becomes an RE2 pattern over the whole value instead.
void AddCharacters(const model::Name& characters, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kCharacters,
                        .as_written = storage.Keep(characters.text)};
  if (auto set = text::ParseClass(characters.text)) {
    constraint.set = &storage.program().sets.emplace_back(std::move(*set));
  } else {
    constraint.regex = &storage.program().regexes.emplace_back("(?s:" + characters.text + ")*");
  }
  out.push_back(constraint);
}

void AddPattern(const model::Name& pattern, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kPattern, .as_written = storage.Keep(pattern.text)};
  if (auto sequence = text::ParseSequence(pattern.text)) {
    constraint.sequence = &storage.program().sequences.emplace_back(std::move(*sequence));
  } else {
    constraint.regex = &storage.program().regexes.emplace_back(pattern.text);
  }
  out.push_back(constraint);
}

void AddClasses(const model::Classes& classes, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kClasses, .number = classes.min.value};
  std::vector<std::string_view> written;
  auto& list = storage.program().class_lists.emplace_back();
  for (const model::Name& name : classes.of) {
    written.push_back(storage.Keep(name.text));
    program::CharClass& entry = list.emplace_back();
    if (auto set = text::ParseClass(name.text)) {
      entry.set = std::move(*set);
    } else {
      entry.contains = &storage.program().regexes.emplace_back("(?s:.*)" + name.text + "(?s:.*)");
    }
  }
  constraint.classes = list;
  constraint.literals = storage.Keep(std::move(written));
  out.push_back(constraint);
}

void AddEnum(const std::vector<model::Name>& values, Storage& storage,
             std::vector<Constraint>& out) {
  std::vector<std::string_view> literals;
  for (const model::Name& value : values) literals.push_back(storage.Keep(value.text));
  Constraint constraint{.keyword = Keyword::kEnum};
  constraint.literals = storage.Keep(std::move(literals));
  constraint.table = &storage.program().tables.emplace_back(constraint.literals);
  out.push_back(constraint);
}

}  // namespace

std::vector<Constraint> LowerConstraints(const model::Constraints& source, Storage& storage) {
  std::vector<Constraint> out;
  const bool bytes = source.unit == model::Unit::kBytes;
  if (source.type == model::Type::kInteger && !source.type_inherited)
    out.push_back({.keyword = Keyword::kType});
  AddBound(source.minimum, Keyword::kMinimum, false, out);
  AddBound(source.maximum, Keyword::kMaximum, false, out);
  AddBound(source.min_length, Keyword::kMinLength, bytes, out);
  AddBound(source.max_length, Keyword::kMaxLength, bytes, out);
  if (source.characters) AddCharacters(*source.characters, storage, out);
  if (source.pattern) AddPattern(*source.pattern, storage, out);
  if (source.classes) AddClasses(*source.classes, storage, out);
  if (!source.enumeration.empty()) AddEnum(source.enumeration, storage, out);
  if (source.format == model::Format::kIpv4) out.push_back({.keyword = Keyword::kFormat});
  return out;
}

}  // namespace assay::compile
