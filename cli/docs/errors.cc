// The table of error codes, in order of precedence.
#include <algorithm>
#include <cstddef>
#include <string>

#include "cli/docs/sections.h"
#include "validator/explain/causes.h"

namespace assay::cli::docs {
namespace {

using explain::Causes;

// So many names are listed; of more, only those that are left out, which are fewer.
constexpr std::size_t kMostListed = 6;

class ErrorTable {
 public:
  explicit ErrorTable(const Draft& draft) : draft_(draft) {
    const auto& errors = draft.ruleset.errors;
    has_advice_ = std::any_of(errors.begin(), errors.end(), [](const model::Error& error) {
      return !error.recommend.en.empty();
    });
    for (const Words& words : {kCode, kStatus, kMessage, kMeaning}) AddColumn(words);
    if (has_advice_) AddColumn(kRecommend);
    AddColumn(kCauses);
  }

  void Add(const model::Error& error) {
    const Causes causes = explain::CausesOf(error.code.text, draft_.chapter, draft_.book);
    if (causes.none()) return unused_.push_back(error.code.text);
    Phrase code = describe::Of(Span::Kind::kError, error.code.text);
    describe::Append(draft_.notes->Mark(error.source), &code);
    Row row = {{Span::Kind::kError, error.code.text},
               {code, describe::Text(std::to_string(error.status)),
                TemplateInWords(draft_.Say(error.message)[0].text), draft_.Say(error.meaning)}};
    if (has_advice_) row.cells.push_back(Advice(error));
    row.cells.push_back(InWords(causes));
    table_.rows.push_back(std::move(row));
  }

  const std::vector<std::string_view>& unused() const { return unused_; }
  Table Take() { return std::move(table_); }

 private:
  void AddColumn(const Words& words) { table_.columns.push_back(draft_.Say(words)); }

  Phrase Advice(const model::Error& error) const {
    return error.recommend.en.empty() ? Phrase() : draft_.Say(error.recommend);
  }

  Phrase InWords(const Causes& causes) const {
    std::vector<Phrase> lines;
    if (causes.operation) {
      lines.push_back(draft_.Say(
          kNoOperation,
          {describe::Of(Span::Kind::kParameter, draft_.ruleset.operation_parameter.text)}));
    }
    AddNames(kMissing, Span::Kind::kParameter, causes.missing, &lines);
    AddFaulty(causes, &lines);
    if (causes.version) lines.push_back(draft_.Say(kOtherVersion));
    if (causes.request) lines.push_back(draft_.Say(kFaultyRequest));
    AddNames(kByRules, Span::Kind::kRule, causes.rules, &lines);
    AddNames(kByChecks, Span::Kind::kRule, causes.checks, &lines);
    return Lines(lines);
  }

  // The general code covers all parameters but a few.
  void AddFaulty(const Causes& causes, std::vector<Phrase>* lines) const {
    const std::vector<std::string_view> others = AllBut(causes.faulty);
    if (causes.faulty.size() <= kMostListed || others.size() > kMostListed) {
      return AddNames(kFaulty, Span::Kind::kParameter, causes.faulty, lines);
    }
    if (others.empty()) return lines->push_back(draft_.Say(kFaultyAny));
    AddNames(kFaultyMost, Span::Kind::kParameter, others, lines);
  }

  std::vector<std::string_view> AllBut(const std::vector<std::string_view>& names) const {
    std::vector<std::string_view> others;
    for (const model::Parameter& parameter : draft_.operation.parameters) {
      const std::string_view name = parameter.name.text;
      if (std::find(names.begin(), names.end(), name) == names.end()) others.push_back(name);
    }
    return others;
  }

  void AddNames(const Words& words, Span::Kind kind, const std::vector<std::string_view>& names,
                std::vector<Phrase>* lines) const {
    if (names.empty()) return;
    const auto conjunction =
        kind == Span::Kind::kRule ? describe::Conjunction::kNone : describe::Conjunction::kOr;
    lines->push_back(draft_.Say(
        words, {describe::List(References(kind, names), conjunction, draft_.language())}));
  }

  const Draft& draft_;
  Table table_;
  bool has_advice_ = false;
  std::vector<std::string_view> unused_;
};

bool HasPlaceholders(const model::Ruleset& ruleset) {
  return std::any_of(ruleset.errors.begin(), ruleset.errors.end(), [](const model::Error& error) {
    return error.message.en.find('{') != std::string::npos;
  });
}

}  // namespace

void AddErrors(const Draft& draft) {
  ErrorTable table(draft);
  for (const model::Error& error : draft.ruleset.errors) table.Add(error);
  draft.AddHeading(3, kErrors);
  draft.AddParagraph(kErrorsIntro);
  if (!draft.operation.checks.empty()) draft.AddParagraph(kChecksLast);
  if (HasPlaceholders(draft.ruleset)) {
    draft.AddParagraph(kPlaceholders, {describe::Code("{parameter}"), describe::Code("{value}")});
  }
  draft.Add(table.Take());
  if (table.unused().empty()) return;
  std::vector<Phrase> codes;
  for (const std::string_view code : table.unused()) codes.push_back(describe::Code(code));
  draft.AddParagraph(kUnused,
                     {describe::List(codes, describe::Conjunction::kNone, draft.language())});
}

}  // namespace assay::cli::docs
