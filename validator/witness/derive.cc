#include "validator/witness/derive.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>

#include "validator/render/json_writer.h"
#include "validator/text/percent.h"
#include "validator/witness/case_line.h"
#include "validator/witness/conditions.h"

namespace assay::witness {
namespace {

constexpr char kBound[] =
    "a bound of this search, which tries values near each constraint and up to four repairs";
constexpr char kNoValue[] =
    "no value of that side is known; a bound of this search, which tries values near each "
    "constraint and up to four repairs";
// How many witnesses of each side of a rule over values are enough.
constexpr std::size_t kEnough = 3;
// Where there are many ways to go, each is followed less far.
constexpr std::size_t kSomeAttempts = 400, kFewAttempts = 80;

// As RequestLine takes it.
std::string HttpLine(std::string_view method, std::string_view target, const Pair& header = {}) {
  std::string line;
  render::JsonWriter json(render::JsonWriter::Spacing::kNone, &line);
  json.BeginObject().Key("http").BeginObject();
  json.Key("method").String(method).Key("target").String(target);
  if (!header.name.empty()) {
    json.Key("headers").BeginObject().Key(header.name).String(header.value).EndObject();
  }
  json.EndObject().EndObject();
  return line;
}

bool LooksAtTime(const std::vector<model::Operand>& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const model::Operand& operand) {
    return operand.kind == model::Operand::Kind::kNow;
  });
}

bool Needs(const Report& report, const std::string& check) {
  for (const NeededFact& fact : report.needed_facts()) {
    if (fact.check == check) return true;
  }
  return false;
}

}  // namespace

OperationCases::OperationCases(const model::Operation& operation, Derivation& shared)
    : ruleset_(shared.ruleset),
      operation_(operation),
      coverage_(shared.coverage),
      budget_(shared.budget),
      ids_(shared.ids),
      derived_(&shared.derived),
      solver_(operation, shared.ruleset, shared.validator, shared.scratch, shared.budget),
      request_rules_(shared.coverage.SummarizeRequestRules()) {
  for (const model::Parameter& parameter : operation.parameters) {
    const char* const excess = LeastOf(parameter).excess();
    if (excess != nullptr) limits_[parameter.name.text] = excess;
  }
  for (const model::Rule& rule : operation.rules) {
    needs_time_ = needs_time_ || LooksAtTime(rule.left) || LooksAtTime(rule.right);
  }
}

void OperationCases::Run() {
  if (!solver_.minimal()) {
    const char* why = kBound;
    for (const model::Parameter& parameter : operation_.parameters) {
      const auto limit = limits_.find(parameter.name.text);
      if (parameter.required && limit != limits_.end()) why = limit->second;
    }
    if (budget_.reason() != nullptr) why = budget_.reason();
    return Fail(operation_.name.location, "that `" + operation_.name.text + "` accepts", why);
  }
  Add(operation_.name.text, RuleSide::kHolds, solver_.TextOf(*solver_.minimal()));
  const OperationCoverage coverage = coverage_.SummarizeOperation(operation_.name.text);
  for (const RuleCoverage& rule : request_rules_) rules_.emplace(rule.rule);
  for (const RuleCoverage& rule : coverage.rules) rules_.emplace(rule.rule);
  for (std::size_t i = 0; i < operation_.parameters.size(); ++i) {
    budget_.BeginGoal();
    AddParameter(i);
    const model::Name& name = operation_.parameters[i].name;
    EndGoal(name.location, "for each side of what is asked of ", name.text);
  }
  for (const model::Rule& rule : operation_.rules) {
    if (rules_.count(rule.id.text) == 0) continue;
    budget_.BeginGoal();
    AddRule(rule);
    EndGoal(rule.id.location, "for each way to keep and to break ", rule.id.text);
  }
  for (const model::Check& check : operation_.checks) {
    budget_.BeginGoal();
    AddCheck(check);
    EndGoal(check.id.location, "for each way to need ", check.id.text);
  }
  budget_.BeginGoal();
  AddRequestFaults();
  TellLacking();
}

std::string OperationCases::WhyNot(const std::string& name, const char* otherwise) const {
  for (std::string_view part = name;; part = part.substr(0, part.rfind('.'))) {
    const auto limit = limits_.find(std::string(part));
    if (limit != limits_.end()) return limit->second;
    if (part.find('.') == part.npos) break;
  }
  const char* const reason = budget_.reason();
  return reason != nullptr ? reason : otherwise;
}

void OperationCases::EndGoal(const Location& location, const std::string& what,
                             const std::string& name) {
  const char* const reason = budget_.reason();
  if (reason == nullptr) return;
  limits_.try_emplace(name, reason);
  Fail(location, what + "`" + name + "`", reason);
}

Draft OperationCases::With(const Values& values) const {
  Draft draft = *solver_.minimal();
  for (const auto& [index, value] : values) draft.values[index] = value;
  return draft;
}

std::set<std::size_t> OperationCases::KeysOf(const Values& values) {
  std::set<std::size_t> keys;
  for (const auto& [index, value] : values) keys.insert(index);
  return keys;
}

bool OperationCases::Find(const std::string& rule, RuleSide side, const Values& values,
                          const Goal& goal, std::size_t most_attempts) {
  const std::optional<Draft> draft =
      solver_.Solve(With(values), KeysOf(values), goal, most_attempts);
  if (draft) Add(rule, side, solver_.TextOf(*draft));
  return draft.has_value();
}

void OperationCases::AddParameter(std::size_t index) {
  const model::Parameter& parameter = operation_.parameters[index];
  const Sides sides = SidesOf(ruleset_, parameter, budget_);
  EndGoal(parameter.name.location, "for each side of what is asked of ", parameter.name.text);
  for (const Side& side : sides.found) {
    budget_.BeginGoal();
    AddSide(index, side);
  }
  budget_.BeginGoal();
  for (const Side& side : sides.lacking) {
    if (rules_.count(side.rule) == 0) continue;
    ++derived_->sides.total;
    Fail(parameter.name.location,
         (side.breaks ? "that breaks `" : "that keeps `") + side.rule + "`",
         side.why != nullptr ? side.why : WhyNot(parameter.name.text, kNoValue));
    if (side.why != nullptr) limits_.try_emplace(side.rule, side.why);
  }
  AddDefaults(index);
}

void OperationCases::AddSide(std::size_t index, const Side& side) {
  const bool is_known = rules_.count(side.rule) > 0;
  if (!is_known && !side.warns) return;
  const bool is_operation =
      operation_.parameters[index].name.text == ruleset_.operation_parameter.text;
  const bool keeps_operation = is_operation && !side.breaks;
  Draft draft = With({{index, keeps_operation ? Value::Text(operation_.name.text) : side.value}});
  if (side.value.is_absent()) draft.values.erase(index);
  draft.raw = side.raw;
  draft.members = side.members;
  const Goal goal = side.warns    ? Warns(side.rule, "", side.breaks)
                    : side.breaks ? Breaks(side.rule, "")
                                  : Goal(IsAccepted);
  std::optional<Draft> found;
  if (side.why == nullptr) found = solver_.Solve(draft, {index}, goal);
  const RuleSide which = side.breaks ? RuleSide::kBreaks : RuleSide::kHolds;
  if (is_known) {
    ++derived_->sides.total;
    derived_->sides.covered += found ? 1 : 0;
  }
  if (found) return Add(side.rule, which, solver_.TextOf(*found));
  if (!is_known) return;  // a warning that this parameter's constraints do not let come about
  Fail(operation_.parameters[index].name.location,
       (side.breaks ? "that breaks `" : "that keeps `") + side.rule + "`",
       side.why != nullptr ? side.why : WhyNot(operation_.parameters[index].name.text, kBound));
}

// Each default in turn, where its condition holds.
void OperationCases::AddDefaults(std::size_t index) {
  const model::Parameter& parameter = operation_.parameters[index];
  for (const model::ConditionalDefault& choice : parameter.conditional_defaults) {
    const std::string& name = parameter.name.text;
    const Goal goal = [&](const Report& report) {
      const EffectiveValue value = report.effective(name);
      const bool is_used = value.origin == Origin::kDefault && value.value == choice.value.text;
      return is_used ? IsAccepted(report) : Match::kNo;
    };
    for (const bool hold : {true, false}) {
      for (const Values& way : WaysTo(choice.when, hold, solver_)) {
        const auto values = Joined(way, {{index, Value::Absent()}});
        if (values)
          Find(name + ".default", RuleSide::kHolds, *values, hold ? goal : Goal(IsAccepted));
      }
    }
  }
}

Goal OperationCases::GoalOf(const model::Rule& rule, RuleSide side,
                            const std::string& parameter) const {
  const bool breaks = side == RuleSide::kBreaks;
  if (rule.severity != model::Severity::kEnforce) return Warns(rule.id.text, parameter, breaks);
  return breaks ? Breaks(rule.id.text, parameter) : Goal(IsAccepted);
}

void OperationCases::AddRule(const model::Rule& rule) {
  const std::vector<Values> ways = WaysTo(rule.when, true, solver_);
  std::vector<Found> broken;
  AddAttempts(rule, ways, &broken);
  if (!broken.empty()) AddConditions(rule, ways, broken[0]);
}

void OperationCases::AddAttempts(const model::Rule& rule, const std::vector<Values>& ways,
                                 std::vector<Found>* found) {
  std::map<RuleSide, std::size_t> either;
  for (const Attempt& attempt : AttemptsOn(rule, solver_)) {
    for (const RuleSide side : {RuleSide::kBreaks, RuleSide::kHolds}) {
      const bool is_either = attempt.side == Attempt::Side::kEither;
      const bool is_this = (attempt.side == Attempt::Side::kBreaks) == (side == RuleSide::kBreaks);
      if (is_either ? either[side] >= kEnough : !is_this) continue;
      for (const Values& way : ways) {
        if (!TryAttempt(rule, side, way, attempt)) continue;
        if (is_either) ++either[side];
        if (side == RuleSide::kBreaks) found->push_back({way, attempt});
        break;
      }
    }
  }
}

bool OperationCases::TryAttempt(const model::Rule& rule, RuleSide side, const Values& way,
                                const Attempt& attempt) {
  const std::optional<Values> values = Joined(way, attempt.values);
  const std::size_t most = attempt.side == Attempt::Side::kEither ? kFewAttempts : kSomeAttempts;
  return values && Find(rule.id.text, side, *values, GoalOf(rule, side, attempt.parameter), most);
}

// What breaks the rule, in each way in which its condition holds, and in each in which it does not.
void OperationCases::AddConditions(const model::Rule& rule, const std::vector<Values>& ways,
                                   const Found& found) {
  for (const Values& way : ways) TryAttempt(rule, RuleSide::kBreaks, way, found.attempt);
  for (const Values& way : WaysTo(rule.when, false, solver_)) {
    TryAttempt(rule, RuleSide::kHolds, way, found.attempt);
  }
}

void OperationCases::AddCheck(const model::Check& check) {
  const auto needs = [&](bool wanted) {
    return [&check, wanted](const Report& report) {
      if (report.verdict() == Verdict::kInvalid) return Match::kNo;
      return Needs(report, check.id.text) == wanted ? Match::kYes : Match::kNo;
    };
  };
  Values arguments;
  for (const model::Name& name : check.arguments) {
    const std::size_t index = solver_.IndexOf(name.text);
    arguments[index] = Plain(operation_.parameters[index], budget_);
  }
  for (const Values& way : WaysTo(check.when, true, solver_)) {
    for (const Values& more : {arguments, Values()}) {
      const std::optional<Values> values = Joined(way, more);
      if (!values) continue;
      const auto draft = solver_.Solve(With(*values), KeysOf(*values), needs(true));
      if (!draft) continue;
      const std::string text = solver_.TextOf(*draft);
      AddAnswered(check.id.text, RuleSide::kBreaks, text, check.id.text, true);
      AddAnswered(check.id.text, RuleSide::kHolds, text, "", true);
    }
  }
  for (const Values& way : WaysTo(check.when, false, solver_)) {
    Find(check.id.text, RuleSide::kHolds, way, needs(false));
  }
}

// What is wrong with a request whatever its operation says.
void OperationCases::AddRequestFaults() {
  const std::string text = solver_.TextOf(*solver_.minimal());
  Add("request.empty-name", RuleSide::kBreaks, text + "&=x");
  Add("request.name-decoding", RuleSide::kBreaks, text + "&%FF=x");
  Add("request.value-decoding", RuleSide::kBreaks, text + "&Unknown=%FF");
  Add("request.unknown-parameter", RuleSide::kBreaks, text + "&Unknown=x");
  Add("request.json", RuleSide::kBreaks, "{");
  Add("request.method", RuleSide::kBreaks, HttpLine("PUT", "/?" + text));
  Add("request.target", RuleSide::kBreaks, HttpLine("GET", "*"));
  Add("request.header", RuleSide::kBreaks, HttpLine("GET", "/?" + text, {"content-length", "1"}));
  Add("request.content-type", RuleSide::kBreaks,
      HttpLine("POST", "/?" + text, {"Content-Type", "text/plain"}));
  const std::string& version = ruleset_.version.text;
  Add("request.version", RuleSide::kHolds,
      HttpLine("GET", "/?" + text, {"x-acs-version", version}));
  Add("request.version", RuleSide::kBreaks,
      HttpLine("GET", "/?" + text, {"x-acs-version", version + "x"}));
  const std::string& name = ruleset_.operation_parameter.text;
  Add(name + ".operation", RuleSide::kBreaks,
      text::PercentEncoded(name) + "=" + text::PercentEncoded(operation_.name.text + "x"));
}

void OperationCases::Add(const std::string& rule, RuleSide side, const std::string& text,
                         std::string_view failing_check) {
  AddAnswered(rule, side, text, failing_check, false);
}

void OperationCases::AddAnswered(const std::string& rule, RuleSide side, const std::string& text,
                                 std::string_view failing_check, bool answer) {
  Report report = solver_.Evaluate(text);
  std::string facts;
  if (answer) {
    Answers answers = AnswersBut(report, failing_check);
    facts = std::move(answers.facts);
    report = report.Resolve(answers.values);
  }
  if (!budget_.Keep(0)) return;  // what lacks its case is told in the end
  budget_.Spend(4000 + 8 * text.size());
  coverage_.Add(report);
  Purpose purpose{rule, side, ""};
  for (const Violation& violation : report.violations()) {
    bool tells = violation.rule() == rule;
    for (std::size_t i = 0; i < violation.also_count(); ++i) tells |= violation.also(i) == rule;
    if (tells && side == RuleSide::kBreaks) purpose.code = violation.code();
  }
  const auto [known, is_new] = known_.try_emplace({text, facts}, derived_->cases.size());
  if (is_new) {
    derived_->cases.push_back({.id = NewId(rule, side),
                               .operation = operation_.name.text,
                               .request = text,
                               .facts = std::move(facts),
                               .now = needs_time_ ? std::optional(kNow) : std::nullopt,
                               .purposes = {},
                               .line = {}});
    budget_.Keep(600 + 4 * text.size());
  }
  Case& one = derived_->cases[known->second];
  if (std::find(one.purposes.begin(), one.purposes.end(), purpose) != one.purposes.end()) return;
  one.purposes.push_back(std::move(purpose));
  one.line = LineOf(one, report, operation_);
  budget_.Keep(100);
  budget_.Spend(4 * one.line.size());
}

std::string OperationCases::NewId(const std::string& rule, RuleSide side) {
  std::string stem = operation_.name.text;
  if (rule != stem) stem += "." + rule;
  for (char& c : stem) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    if (!is_plain) c = '_';
  }
  stem += side == RuleSide::kHolds ? ".holds" : ".breaks";
  std::size_t& number = last_number_[stem];
  while (true) {
    ++number;
    std::string id = number == 1 ? stem : stem + "." + std::to_string(number);
    std::string folded = id;
    std::replace_if(
        folded.begin(), folded.end(), [](char c) { return c == '.' || c == '-'; }, '_');
    if (ids_.insert(std::hash<std::string>()(folded)).second) return id;
  }
}

}  // namespace assay::witness
