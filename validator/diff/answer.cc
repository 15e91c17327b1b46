#include "validator/diff/answer.h"

#include <algorithm>
#include <iterator>

#include "validator/program/secrecy.h"
#include "validator/request.h"
#include "validator/text/printable.h"

namespace assay::diff {
namespace {

std::string Quoted(const std::string& text) {
  constexpr std::size_t kMaxBytes = 100;
  std::string quoted = "`";
  text::AppendPrintable(text, kMaxBytes, &quoted);
  return quoted + "`";
}

void TakeViolations(const Report& report, Answer& answer) {
  for (const Violation& violation : report.violations()) {
    if (answer.rules.empty()) {
      answer.code = violation.code();
      answer.status = violation.status();
      answer.message = violation.Message(Language::kEnglish);
      answer.first_rule = violation.rule();
      for (const std::string_view name : violation.parameters()) {
        answer.at_fault.emplace(name.substr(0, name.find('.')));
      }
    }
    answer.rules.emplace(violation.rule());
    for (std::size_t i = 0; i < violation.also_count(); ++i) {
      answer.rules.emplace(violation.also(i));
    }
  }
}

void TakeValues(const Report& report, Answer& answer) {
  for (std::size_t i = 0; i < report.parameter_count(); ++i) {
    const EffectiveValue value = report.effective(i);
    if (value.origin == Origin::kAbsent) continue;
    answer.values.emplace(value.parameter, value.value);
  }
  for (const NeededFact& fact : report.needed_facts()) answer.facts.emplace(fact.id);
}

}  // namespace

Answer Ask(Version& version, const std::string& query) {
  const Side& side = version.side;
  const Report report =
      side.validator->Validate(Request::Query(query).At(side.now), version.scratch);
  Answer answer;
  answer.accepted = report.verdict() != Verdict::kInvalid;
  if (answer.accepted) {
    TakeValues(report, answer);
  } else {
    TakeViolations(report, answer);
  }
  return answer;
}

std::optional<Effect> EffectOf(const Answer& before, const Answer& after) {
  if (before.accepted != after.accepted) {
    return before.accepted ? Effect::kRejected : Effect::kAccepted;
  }
  if (before.accepted) {
    if (before.values != after.values) return Effect::kValue;
    if (before.facts != after.facts) return Effect::kFacts;
    return std::nullopt;
  }
  if (before.code != after.code || before.status != after.status) return Effect::kAnswer;
  if (before.message != after.message) return Effect::kMessage;
  return std::nullopt;
}

std::set<std::string> ValuesThatDiffer(const Answer& before, const Answer& after) {
  std::set<std::string> names;
  for (const auto* pair : {&before, &after}) {
    const Answer& other = pair == &before ? after : before;
    for (const auto& [name, value] : pair->values) {
      const auto found = other.values.find(name);
      if (found == other.values.end() || found->second != value) names.insert(name);
    }
  }
  return names;
}

std::set<std::string> FactsThatDiffer(const Answer& before, const Answer& after) {
  std::set<std::string> facts;
  if (!before.accepted || !after.accepted) return facts;
  std::set_symmetric_difference(before.facts.begin(), before.facts.end(), after.facts.begin(),
                                after.facts.end(), std::inserter(facts, facts.begin()));
  return facts;
}

std::string InWords(const Answer& answer, const Answer& other, const Secrets& secrets) {
  if (!answer.accepted) {
    const bool may_show =
        std::any_of(answer.at_fault.begin(), answer.at_fault.end(),
                    [&](const std::string& name) { return secrets.unsettled.count(name) > 0; });
    std::string message;
    constexpr std::size_t kMaxBytes = 500;
    text::AppendPrintable(may_show ? text::kMask : answer.message, kMaxBytes, &message);
    return std::to_string(answer.status) + " " + answer.code + ": " + message;
  }
  std::string words = "accepted";
  if (!other.accepted) return words;
  for (const std::string& name : ValuesThatDiffer(answer, other)) {
    const auto found = answer.values.find(name);
    if (found == answer.values.end()) {
      words += ", without " + Quoted(name);
      continue;
    }
    words += ", with " + Quoted(name) + " " +
             (secrets.any.count(name) > 0 ? std::string(text::kMask) : Quoted(found->second));
  }
  std::vector<std::string> facts;
  std::set_difference(answer.facts.begin(), answer.facts.end(), other.facts.begin(),
                      other.facts.end(), std::back_inserter(facts));
  for (const std::string& fact : facts) words += ", if " + Quoted(fact);
  return words;
}

}  // namespace assay::diff
