// What the program keeps, each thing once: operations of one API have most of their names, lists,
// tables and matchers in common. What was kept before is found again by what it says.
// (Enumerations whose values conditions ask for are an operation's own.)
#ifndef ASSAY_VALIDATOR_COMPILE_STORAGE_H_
#define ASSAY_VALIDATOR_COMPILE_STORAGE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "validator/model/model.h"
#include "validator/program/program.h"

namespace assay::compile {

class Storage {
 public:
  explicit Storage(program::Program& program) : program_(program) {}

  std::string_view Keep(std::string_view text);
  std::string_view Keep(const std::string& text) { return Keep(std::string_view(text)); }
  program::Text Keep(const model::Text& text);
  std::span<const std::string_view> Keep(std::vector<std::string_view> names);
  const std::vector<std::uint16_t>& Keep(std::vector<std::uint16_t> indexes);
  // Their own parts were kept before.
  std::span<const program::Constraint> Keep(std::vector<program::Constraint> constraints);

  // Of a parameter of that name.
  const program::WarningIds* Warnings(std::string_view name);

  // Of a character class as it is written; null when it is one for RE2.
  const text::CharSet* Set(std::string_view text);
  // Of a pattern; null likewise.
  const text::Sequence* Sequence(std::string_view text);
  const program::Regex* Regex(const std::string& text);
  // Of classes of characters and of literals, by the lists of texts that were kept.
  std::span<const program::CharClass> Classes(std::span<const std::string_view> kept);
  const program::KeyTable* Table(std::span<const std::string_view> kept);
  // Of constraints that were kept, as PickMatcher picks it.
  program::Matcher Matcher(std::span<const program::Constraint> constraints);

  program::Program& program() { return program_; }

 private:
  program::Program& program_;
  std::unordered_set<std::string_view> strings_;
  std::map<std::vector<std::string_view>, std::span<const std::string_view>> name_lists_;
  std::map<std::vector<std::uint16_t>, const std::vector<std::uint16_t>*> index_lists_;
  std::map<std::string, const text::CharSet*, std::less<>> sets_;
  std::map<std::string, const text::Sequence*, std::less<>> sequences_;
  std::map<std::string, const program::Regex*, std::less<>> regexes_;
  std::map<const std::string_view*, std::span<const program::CharClass>> classes_;
  std::map<const std::string_view*, const program::KeyTable*> tables_;
  std::map<std::vector<std::uintptr_t>, std::span<const program::Constraint>> constraints_;
  std::map<const program::Constraint*, program::Matcher> matchers_;
  std::map<std::string_view, const program::WarningIds*> warning_ids_;
};

}  // namespace assay::compile

#endif  // ASSAY_VALIDATOR_COMPILE_STORAGE_H_
