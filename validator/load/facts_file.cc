// A facts file is a tree of answers. Its names are not checked against any ruleset: one file may
// serve many, and a fact that nothing asks for does no harm.
#include "validator/load/facts_file.h"

#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/load/source.h"

namespace assay::load {
namespace {

constexpr std::string_view kAnyOther = "*";

}  // namespace

// Not deeper than the reader lets texts nest.
void ReadAnswers(const Value& value, model::Answers& out) {
  out.location = value.key_location();
  switch (value.kind()) {
    case json::Kind::kTrue:
    case json::Kind::kFalse:
      out.answer = value.Is(json::Kind::kTrue);
      return;
    case json::Kind::kObject:
      for (const Value& item : value.children()) {
        ReadAnswers(item, out.by_argument[std::string(item.key())]);
      }
      return;
    default:
      value.Refuse("wrong-type", "true, false or an object from argument to answer belongs here",
                   value.Is(json::Kind::kNull) ? "leave out what is unknown" : "");
  }
}

std::optional<bool> FactTable::Find(std::string_view fact,
                                    std::span<const std::string_view> arguments) const {
  const auto entry = facts.find(fact);
  if (entry == facts.end()) return std::nullopt;
  const model::Answers* node = &entry->second;
  for (const std::string_view argument : arguments) {
    if (node->answer) break;
    auto next = node->by_argument.find(argument);
    if (next == node->by_argument.end()) next = node->by_argument.find(kAnyOther);
    if (next == node->by_argument.end()) return std::nullopt;
    node = &next->second;
  }
  return node->answer;
}

FactsResult LoadFacts(std::string_view file_name, std::string_view text) {
  FactsResult result;
  Source source(file_name, text);
  if (source.Usable() && Expect(source.root(), json::Kind::kObject)) {
    result.table.emplace();
    for (const Value& member : source.root().children()) {
      ReadAnswers(member, result.table->facts[std::string(member.key())]);
    }
  }
  result.diagnostics = source.TakeDiagnostics();
  if (HasError(result.diagnostics)) result.table.reset();
  return result;
}

}  // namespace assay::load
