// The table of parameters, and of the parts of lists and objects below them.
#include <string>

#include "cli/docs/sections.h"

namespace assay::cli::docs {
namespace {

class ParameterTable {
 public:
  explicit ParameterTable(const Draft& draft) : draft_(draft) {
    for (const Words& words : {kName, kType, kRequired, kDefault, kConstraints, kDescription}) {
      table_.columns.push_back(draft.Say(words));
    }
  }

  void Add(const model::Parameter& parameter) {
    AddDeclared(parameter.name.text, parameter, "", false);
  }

  bool has_numbers() const { return has_numbers_; }
  Table Take() { return std::move(table_); }

 private:
  // A parameter, or a member of the part that is called `parent`.
  void AddDeclared(const std::string& path, const model::Parameter& declared,
                   const std::string& parent, bool in_text) {
    std::vector<Phrase> asked = describe::Describe(declared.constraints, draft_.language());
    if (declared.content) {
      for (const Phrase& more : describe::Describe(declared.content->schema, draft_.language())) {
        asked.push_back(more);
      }
    }
    AddRow(path, {describe::TypeOf(declared, draft_.language()), RequiredOf(declared, parent),
                  describe::DescribeDefault(declared, draft_.context()),
                  describe::Sentence(asked, draft_.language()), DescriptionOf(declared)});
    if (declared.content) return AddParts(path, declared.content->schema, true);
    AddParts(path, declared.constraints, in_text);
  }

  // `in_text`: they are not parameters of their own, which a reader would look up.
  void AddParts(const std::string& path, const model::Constraints& constraints, bool in_text) {
    in_text = in_text || constraints.separator.has_value();
    if (!constraints.items.empty()) AddItems(path, constraints.items[0], in_text);
    for (const model::Parameter& member : constraints.properties) {
      AddDeclared(path + "." + member.name.text, member, path, in_text);
    }
    if (constraints.additional.empty()) return;
    AddUndeclared(path + ".*", constraints.additional[0], in_text,
                  draft_.Say(kOtherMembers, {describe::Of(Span::Kind::kParameter, path)}));
  }

  // Items of which nothing is asked need no row of their own.
  void AddItems(const std::string& path, const model::Constraints& items, bool in_text) {
    const bool has_own = !describe::Describe(items, draft_.language()).empty();
    if (!has_own && items.has_parts()) return AddParts(path + ".N", items, in_text);
    if (!has_own && in_text) return;
    AddUndeclared(path + ".N", items, in_text,
                  draft_.Say(kItem, {describe::Of(Span::Kind::kParameter, path)}));
  }

  // A part that the file gives no description of.
  void AddUndeclared(const std::string& path, const model::Constraints& constraints, bool in_text,
                     const Phrase& description) {
    const auto asked = describe::Describe(constraints, draft_.language());
    AddRow(path, {describe::TypeOf(constraints, draft_.language()),
                  draft_.Say(kNo),
                  {},
                  describe::Sentence(asked, draft_.language()),
                  description});
    AddParts(path, constraints, in_text);
  }

  void AddRow(const std::string& path, std::vector<Phrase> cells) {
    has_numbers_ = has_numbers_ || path.ends_with(".N") || path.find(".N.") != std::string::npos;
    cells.insert(cells.begin(), describe::Of(Span::Kind::kParameter, path));
    table_.rows.push_back({{Span::Kind::kParameter, path}, std::move(cells)});
  }

  Phrase RequiredOf(const model::Parameter& declared, const std::string& parent) const {
    const bool is_first =
        parent.empty() && declared.name.text == draft_.ruleset.operation_parameter.text;
    if (!declared.required && !is_first) return draft_.Say(kNo);
    if (parent.empty()) return draft_.Say(kYes);
    return draft_.Say(kYesWith, {describe::Code(parent)});
  }

  Phrase DescriptionOf(const model::Parameter& declared) const {
    Phrase words = draft_.Say(declared.description);
    describe::Append(draft_.notes->Mark(declared.source), &words);
    std::vector<Phrase> lines = {words};
    if (!declared.example.empty() && !declared.sensitive) {
      lines.push_back(draft_.Say(kExample, {describe::Code(declared.example)}));
    }
    if (declared.sensitive) {
      lines.push_back(describe::Of(Span::Kind::kStrong, kSensitive.In(draft_.language())));
    }
    if (declared.error) {
      lines.push_back(
          draft_.Say(kOwnCode, {describe::Of(Span::Kind::kError, declared.error->text)}));
    }
    return Lines(lines);
  }

  const Draft& draft_;
  Table table_;
  bool has_numbers_ = false;
};

}  // namespace

void AddParameters(const Draft& draft) {
  ParameterTable table(draft);
  for (const model::Parameter& parameter : draft.operation.parameters) table.Add(parameter);
  draft.AddHeading(3, kParameters);
  draft.AddParagraph(kEmptyIsAbsent);
  if (table.has_numbers()) draft.AddParagraph(kN);
  if (!draft.ruleset.suspicious_values.empty()) {
    std::vector<Phrase> values;
    for (const std::string& value : draft.ruleset.suspicious_values) {
      values.push_back(describe::Code(value));
    }
    draft.AddParagraph(kSuspicious,
                       {describe::List(values, describe::Conjunction::kNone, draft.language())});
  }
  draft.Add(table.Take());
}

}  // namespace assay::cli::docs
