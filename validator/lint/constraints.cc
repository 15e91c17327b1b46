// One parameter or member by itself: keywords that fit the type, ranges that hold something,
// patterns in order.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "validator/lint/findings.h"
#include "validator/lint/parts.h"
#include "validator/lint/values.h"
#include "validator/model/secrets.h"
#include "validator/text/number.h"
#include "validator/text/pattern.h"

namespace assay::lint {
namespace {

// Where each keyword stands, of those that are given.
using Given = std::vector<std::pair<std::string_view, Location>>;

template <typename T>
void AddGiven(std::string_view keyword, const std::optional<T>& value, Given& given) {
  if constexpr (std::is_same_v<T, Location>) {
    if (value) given.emplace_back(keyword, *value);
  } else {
    if (value) given.emplace_back(keyword, value->location);
  }
}

void AddGiven(std::string_view keyword, const std::vector<model::Name>& texts, Given& given) {
  if (!texts.empty()) given.emplace_back(keyword, texts[0].location);
}

Given NumberKeywords(const model::Constraints& c) {
  Given given;
  AddGiven("minimum", c.minimum, given);
  AddGiven("maximum", c.maximum, given);
  AddGiven("exclusiveMinimum", c.exclusive_minimum, given);
  AddGiven("exclusiveMaximum", c.exclusive_maximum, given);
  AddGiven("ranges", c.ranges_location, given);
  AddGiven("multipleOf", c.multiple_of, given);
  AddGiven("powerOfTwo", c.power_of_two, given);
  return given;
}

Given TextKeywords(const model::Name& name, const model::Constraints& c) {
  Given given;
  AddGiven("minLength", c.min_length, given);
  AddGiven("maxLength", c.max_length, given);
  AddGiven("characters", c.characters, given);
  AddGiven("pattern", c.pattern, given);
  if (c.classes) given.emplace_back("classes", c.classes->min.location);
  AddGiven("startsWith", c.starts_with, given);
  AddGiven("notStartsWith", c.not_starts_with, given);
  AddGiven("endsWith", c.ends_with, given);
  AddGiven("notEndsWith", c.not_ends_with, given);
  AddGiven("contains", c.contains, given);
  AddGiven("notContains", c.not_contains, given);
  AddGiven("notDoubled", c.not_doubled, given);
  if (c.format != format::Format::kNone && !c.inherited)
    given.emplace_back("format", name.location);
  return given;
}

void RefuseKeywords(const Given& given, std::string_view fit, const std::string& hint,
                    Findings& findings) {
  for (const auto& [keyword, at] : given) {
    findings.Error(at, "keyword-type", "`" + std::string(keyword) + "` is for " + std::string(fit),
                   hint);
  }
}

// A keyword that never says anything is a rule its author believes in and nobody enforces. What
// looks at characters is for strings, bounds are for numbers and for formats that measure one;
// `enum` fits all.
void LintFit(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (c.is_numeric()) {
    const bool is_integer = c.type == model::Type::kInteger;
    RefuseKeywords(TextKeywords(name, c), "strings",
                   is_integer ? "the type is `integer`" : "the type is `number`", findings);
  } else if (format::Info(c.format).unit.empty()) {
    RefuseKeywords(NumberKeywords(c), "integers, numbers and formats that measure something",
                   "add `\"type\": \"integer\"`", findings);
  }
  if (c.type == model::Type::kBoolean) {
    RefuseKeywords(TextKeywords(name, c), "strings", "the type is `boolean`", findings);
  }
  if (c.max_decimals && c.type != model::Type::kNumber) {
    findings.Error(c.max_decimals->location, "keyword-type", "`maxDecimals` is for numbers",
                   "add `\"type\": \"number\"`");
  }
  if (c.otherwise && !c.enumeration_location) {
    findings.Error(c.otherwise->location, "keyword-type", "`otherwise` is for an `enum`",
                   "list the values that are told apart");
  }
}

text::Number ToNumber(const model::Bound& bound) {
  return text::ParseNumber(bound.text).value_or(text::Number());
}

void RefuseRange(std::string_view least, const model::Bound& low, std::string_view most,
                 const model::Bound& high, Findings& findings) {
  findings.Error(low.location, "empty-range",
                 "`" + std::string(least) + "` " + low.text + " is greater than `" +
                     std::string(most) + "` " + high.text,
                 "no value satisfies both", high.location);
}

// An empty range names both of its ends: either may be the one that is wrong.
void LintLengths(const std::optional<model::Integer>& low,
                 const std::optional<model::Integer>& high, Findings& findings) {
  if (!low || !high || low->value <= high->value) return;
  RefuseRange("minLength", {std::to_string(low->value), low->location}, "maxLength",
              {std::to_string(high->value), high->location}, findings);
}

// `5.0` is an integer as well, but readers of the file should not have to know.
void LintFraction(const model::Bound& bound, Findings& findings) {
  if (bound.text.find('.') == std::string::npos) return;
  findings.Error(bound.location, "number-range", "an integer belongs here",
                 "write it without fraction and exponent");
}

void LintFractions(const model::Constraints& c, Findings& findings) {
  if (c.type == model::Type::kNumber) return;
  for (const auto* bound :
       {&c.minimum, &c.maximum, &c.exclusive_minimum, &c.exclusive_maximum, &c.multiple_of}) {
    if (*bound) LintFraction(**bound, findings);
  }
  for (const model::BoundRange& range : c.ranges) {
    LintFraction(range.low, findings);
    if (range.high.location != range.low.location) LintFraction(range.high, findings);
  }
}

// Of integers, two may stand next to each other, and both be shut out.
void LintNeighbours(const model::Constraints& c, Findings& findings) {
  const auto& low = c.exclusive_minimum;
  const auto& high = c.exclusive_maximum;
  if (!low || !high || (low->text + high->text).find('.') != std::string::npos) return;
  const std::int64_t least = std::stoll(low->text), most = std::stoll(high->text);
  if (least >= most || least + 1 < most) return;
  findings.Error(low->location, "empty-range", "the bounds leave no integer between them",
                 "no value satisfies both", high->location);
}

void LintBounds(const model::Constraints& c, Findings& findings) {
  LintFractions(c, findings);
  const auto refuse = [&](std::string_view least, const std::optional<model::Bound>& low,
                          std::string_view most, const std::optional<model::Bound>& high,
                          bool may_meet) {
    if (!low || !high) return;
    const auto order = ToNumber(*low) <=> ToNumber(*high);
    if (std::is_lt(order) || (std::is_eq(order) && may_meet)) return;
    if (std::is_gt(order)) return RefuseRange(least, *low, most, *high, findings);
    findings.Error(low->location, "empty-range", "the bounds leave no number between them",
                   "no value satisfies both", high->location);
  };
  refuse("minimum", c.minimum, "maximum", c.maximum, true);
  refuse("minimum", c.minimum, "exclusiveMaximum", c.exclusive_maximum, false);
  refuse("exclusiveMinimum", c.exclusive_minimum, "maximum", c.maximum, false);
  refuse("exclusiveMinimum", c.exclusive_minimum, "exclusiveMaximum", c.exclusive_maximum, false);
  if (c.type != model::Type::kNumber) LintNeighbours(c, findings);
  if (c.multiple_of && ToNumber(*c.multiple_of) <= text::Number()) {
    findings.Error(c.multiple_of->location, "number-range", "a number above 0 belongs here");
  }
}

// Ascending and apart, so that each can be read as what it adds.
void LintRanges(const model::Constraints& c, Findings& findings) {
  if (c.ranges_location && c.ranges.empty()) {
    findings.Error(*c.ranges_location, "empty-range", "`ranges` allows no value");
  }
  for (std::size_t i = 0; i < c.ranges.size(); ++i) {
    const model::BoundRange& range = c.ranges[i];
    if (ToNumber(range.low) > ToNumber(range.high)) {
      const auto shown = [&](model::Bound bound) {
        bound.text = model::Shown(bound.text, c.sensitive);
        return bound;
      };
      RefuseRange("low end", shown(range.low), "high end", shown(range.high), findings);
    } else if (i > 0 && ToNumber(c.ranges[i - 1].high) >= ToNumber(range.low)) {
      findings.Error(range.low.location, "range-order",
                     "this range does not stand behind the one before it",
                     "write ranges in ascending order, and those that meet as one",
                     c.ranges[i - 1].low.location);
    }
  }
}

// More classes than there are cannot occur.
void LintClasses(const model::Classes& classes, Findings& findings) {
  const auto size = static_cast<std::int64_t>(classes.of.size());
  if (classes.min.value <= size) return;
  findings.Error(classes.min.location, "classes-min",
                 "`min` " + std::to_string(classes.min.value) + " is more than the " +
                     std::to_string(size) + " classes of `of`",
                 "no value satisfies it");
}

// The patterns and classes of one value, all of them, not only the first at fault.
class PatternLint {
 public:
  PatternLint(PatternChecker& patterns, Findings& findings)
      : patterns_(patterns), findings_(findings) {}

  // False when there was a fault.
  bool Run(const model::Constraints& c) {
    if (c.characters) Check(CheckClass, *c.characters);
    if (c.pattern) Check(CheckPattern, *c.pattern, c.sensitive);
    if (c.not_doubled) Check(CheckClass, *c.not_doubled);
    if (c.classes) {
      for (const model::Name& one : c.classes->of) Check(CheckClass, one);
    }
    return ok_;
  }

 private:
  // RE2 quotes what it does not take.
  void Check(PatternChecker::Check check, const model::Name& text, bool sensitive = false) {
    auto fault = patterns_.Run(check, text.text);
    if (!fault) return;
    if (sensitive) fault->message = fault->message.substr(0, fault->message.find(':'));
    findings_.Error(text.location, fault->id, fault->message, fault->hint);
    ok_ = false;
  }

  PatternChecker& patterns_;
  Findings& findings_;
  bool ok_ = true;
};

// The compiler takes apart patterns that are rows of classes, and leaves the rest to RE2.
void LintSpeed(const model::Constraints& c, Findings& findings) {
  if (!c.pattern || text::ParseSequence(c.pattern->text)) return;
  findings.Warning(c.pattern->location, "slow-pattern",
                   "this pattern is no row of character classes, so that it needs RE2",
                   "say it as `characters`, lengths, `startsWith`, `endsWith` or `format`");
}

// What is asked of one value. False when it is no measure for values.
bool LintValue(const model::Name& name, const model::Constraints& c, PatternChecker& patterns,
               Findings& findings) {
  LintFit(name, c, findings);
  LintBounds(c, findings);
  LintRanges(c, findings);
  LintLengths(c.min_length, c.max_length, findings);
  if (c.classes) LintClasses(*c.classes, findings);
  if (c.enumeration_location && c.enumeration.empty()) {
    findings.Error(*c.enumeration_location, "empty-enum", "`enum` allows no value");
    return false;
  }
  if (!PatternLint(patterns, findings).Run(c)) return false;
  LintSpeed(c, findings);
  LintEnumeration(c, findings);
  return true;
}

bool LintConstraints(const model::Name& name, const model::Constraints& c, PatternChecker& patterns,
                     Findings& findings) {
  bool ok = LintValue(name, c, patterns, findings);
  LintParts(name, c, findings);
  for (const auto* parts : {&c.items, &c.additional, &c.property_names}) {
    for (const model::Constraints& part : *parts)
      ok &= LintConstraints(name, part, patterns, findings);
  }
  for (const model::Parameter& member : c.properties) {
    ok &= LintConstraints(member.name, member.constraints, patterns, findings);
  }
  return ok;
}

}  // namespace

void LintParameter(const model::Parameter& parameter, PatternChecker& patterns,
                   Findings& findings) {
  bool ok = LintConstraints(parameter.name, parameter.constraints, patterns, findings);
  if (parameter.content) {
    LintContent(parameter, findings);
    ok &= LintConstraints(parameter.name, parameter.content->schema, patterns, findings);
  }
  LintCarrier(parameter, findings);
  // With a broken pattern every value would be at fault, and the findings about values only noise.
  if (!ok) return;
  LintDefault(parameter, findings);
  LintExample(parameter, findings);
}

namespace {

void LintExamples(const model::Constraints& c, Findings& findings) {
  for (const auto* parts : {&c.items, &c.additional}) {
    for (const model::Constraints& part : *parts) LintExamples(part, findings);
  }
  for (const model::Parameter& member : c.properties) {
    LintExample(member, findings);
    LintExamples(member.constraints, findings);
  }
}

}  // namespace

void LintResponse(const model::Response& response, PatternChecker& patterns, Findings& findings) {
  LintAnswer(response, findings);
  const model::Name name{"response", response.location};
  if (LintConstraints(name, response.schema, patterns, findings)) {
    LintExamples(response.schema, findings);
  }
}

namespace {

void LintCondition(const model::Condition& condition, PatternChecker& patterns,
                   Findings& findings) {
  for (const model::Term& term : condition.terms) {
    if (term.constraints) LintConstraints(term.parameter, *term.constraints, patterns, findings);
  }
  for (const model::Condition& part : condition.conditions) {
    LintCondition(part, patterns, findings);
  }
}

}  // namespace

void LintRules(const Scope& scope, PatternChecker& patterns, Findings& findings) {
  for (const model::Rule& rule : scope.operation().rules) {
    LintCondition(rule.when, patterns, findings);
    for (const model::Demand& demand : rule.demands) {
      LintConstraints(demand.parameter, demand.constraints, patterns, findings);
    }
  }
  for (const model::Check& check : scope.operation().checks) {
    LintCondition(check.when, patterns, findings);
  }
}

}  // namespace assay::lint
