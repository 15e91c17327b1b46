#include "validator/testing/random_ruleset.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "validator/testing/random_constraints.h"

namespace assay::testonly {
namespace {

using Strings = std::vector<std::string>;

struct MadeParameter {
  std::size_t index = 0;
  std::string name;
  MadeConstraints constraints;
  bool holds_json = false;
};

constexpr std::size_t kLargePercent = 4;  // of operations have more than 64 slots

// One operation: its parameters first, then rules that fit them.
class OperationMaker {
 public:
  explicit OperationMaker(Random& random) : random_(random) {}

  std::string Make(const std::string& name) {
    const std::size_t count = random_.Between(2, 8);
    for (std::size_t i = 0; i < count; ++i) MakeParameter(i);
    Strings parameters = {absl::StrCat("\"Action\": {", Described(), ", \"required\": true}")};
    for (std::size_t i = 0; i < count; ++i) {
      const MadeParameter made = parameters_[i];  // the list is another on the way to a default
      parameters.push_back(ParameterText(made));
    }
    if (random_.Chance(kLargePercent)) AddFillers(&parameters);
    Strings rules, checks;
    for (std::size_t i = random_.Below(6); i > 0; --i) rules.push_back(Rule(i));
    for (std::size_t i = random_.Below(3); i > 0; --i) checks.push_back(Check(i));
    return absl::StrCat("\"", name, "\": {\"title\": {\"en\": \"d\"}, \"source\": {\"at\": \"-\", ",
                        "\"basis\": \"stated\"}, \"parameters\": {",
                        absl::StrJoin(parameters, ",\n"), "}, \"rules\": [",
                        absl::StrJoin(rules, ",\n"), "], \"checks\": [",
                        absl::StrJoin(checks, ",\n"), "]}");
  }

 private:
  // So many that sets of slots take several words: enumerations stand first among them, and move
  // the others on. No rule is about them.
  void AddFillers(Strings* parameters) {
    for (std::size_t i = random_.Between(60, 140); i > 0; --i) {
      const std::string rules = random_.Chance(70)   ? ", \"enum\": [\"a\", \"null\"]"
                                : random_.Chance(50) ? ", \"maxLength\": 5"
                                                     : "";
      const auto at = static_cast<std::ptrdiff_t>(random_.Between(1, parameters->size()));
      parameters->insert(parameters->begin() + at,
                         absl::StrCat("\"Filler", i, "\": {", Described(), rules, "}"));
    }
  }

  void MakeParameter(std::size_t index) {
    MadeParameter& made = parameters_.emplace_back();
    made.index = index;
    made.name = std::string(1, static_cast<char>('A' + index));
    made.constraints = RandomValue(3, random_);
    const bool has_parts =
        made.constraints.holds == Holds::kList || made.constraints.holds == Holds::kObject;
    made.holds_json = has_parts && random_.Chance(40) &&
                      made.constraints.keys.find("separator") == std::string::npos;
  }

  std::string ParameterText(const MadeParameter& made) {
    std::string text = absl::StrCat("\"", made.name, "\": {", Described());
    if (random_.Chance(15)) text += ", \"required\": true";
    if (random_.Chance(15)) text += ", \"error\": \"Odd\"";
    if (made.holds_json) {
      absl::StrAppend(&text, ", \"contentMediaType\": \"application/json\", \"contentSchema\": {",
                      made.constraints.keys, "}}");
      return text;
    }
    if (!made.constraints.keys.empty()) absl::StrAppend(&text, ", ", made.constraints.keys);
    absl::StrAppend(&text, Default(made), "}");
    return text;
  }

  std::string Default(const MadeParameter& made) {
    if (made.constraints.holds != Holds::kEnum || !random_.Chance(40)) return "";
    const std::string value = Quoted(random_.Pick(made.constraints.values));
    if (random_.Chance(60)) return ", \"default\": " + value;
    return absl::StrCat(", \"default\": [{\"when\": {", DefaultCondition(made),
                        "}, \"value\": ", Quoted(random_.Pick(made.constraints.values)),
                        "}, {\"value\": ", value, "}]");
  }

  // On those before it alone, or there might be a circle.
  std::string DefaultCondition(const MadeParameter& made) {
    if (made.index == 0) return "\"Action\": {\"minLength\": 4}";
    std::vector<MadeParameter> all = parameters_;
    parameters_.resize(made.index);
    std::string condition = Condition(1);
    parameters_ = std::move(all);
    return condition;
  }

  const MadeParameter& Any() { return random_.Pick(parameters_); }

  bool IsSingle(const MadeParameter& made) const {
    return made.constraints.holds != Holds::kList && made.constraints.holds != Holds::kObject;
  }

  std::string Term() {
    const MadeParameter& made = Any();
    if (!IsSingle(made) || random_.Chance(30)) {
      return absl::StrCat("\"", made.name,
                          "\": {\"present\": ", random_.Chance(50) ? "true" : "false", "}");
    }
    if (made.constraints.holds == Holds::kEnum && random_.Chance(70)) {
      return absl::StrCat("\"", made.name, "\": ", Quoted(random_.Pick(made.constraints.values)));
    }
    return absl::StrCat("\"", made.name, "\": {", RandomDemand(made.constraints, random_), "}");
  }

  // Without its braces.
  std::string Condition(int depth) {
    if (depth == 0 || random_.Chance(50)) return Term();
    switch (random_.Below(3)) {
      case 0:
        return absl::StrCat("\"anyOf\": [{", Condition(depth - 1), "}, {", Condition(depth - 1),
                            "}]");
      case 1:
        return absl::StrCat("\"allOf\": [{", Condition(depth - 1), "}, {", Condition(depth - 1),
                            "}]");
      default:
        return absl::StrCat("\"not\": {", Condition(depth - 1), "}");
    }
  }

  // Some of the parameters that fit, each once.
  template <typename F>
  Strings Some(std::size_t least, F&& fits) {
    Strings names;
    for (const MadeParameter& made : parameters_) {
      if (fits(made) && random_.Chance(50)) names.push_back(Quoted(made.name));
    }
    if (names.size() < least) names.clear();
    return names;
  }

  std::string Rule(std::size_t index) {
    static const Strings kSeverities = {"warn", "shadow", "off"};
    std::string demand = Demand();
    if (demand.empty()) demand = absl::StrCat("\"forbid\": [", Quoted(Any().name), "]");
    std::string rule = absl::StrCat("{\"id\": \"rule-", index, "\", ", Described());
    if (random_.Chance(70)) absl::StrAppend(&rule, ", \"when\": {", Condition(2), "}");
    const bool enforced = random_.Chance(75);
    const std::string severity = enforced ? "enforce" : random_.Pick(kSeverities);
    absl::StrAppend(&rule, ", \"severity\": ", Quoted(severity), ", ", demand);
    rule += severity == "warn" ? ", \"message\": {\"en\": \"{parameter}\"}}"
            : enforced ? ", \"error\": " + Quoted(random_.Chance(50) ? "Broken" : "Invalid") + "}"
                       : "}";
    return rule;
  }

  std::string Demand() {
    static const Strings kPresence = {"atLeastOne", "exactlyOne", "atMostOne", "allOrNone"};
    const auto any = [](const MadeParameter&) { return true; };
    switch (random_.Below(7)) {
      case 0:
        return Named("require", Some(1, any));
      case 1:
        return Named("forbid", Some(1, any));
      case 2:
        return Named(random_.Pick(kPresence), Some(2, any));
      case 3:
        return Then();
      case 4:
        return Compare();
      default:
        return Texts();
    }
  }

  static std::string Named(const std::string& key, const Strings& names) {
    if (names.empty()) return "";
    return absl::StrCat("\"", key, "\": [", absl::StrJoin(names, ", "), "]");
  }

  std::string Then() {
    const MadeParameter& made = Any();
    if (!IsSingle(made)) return "";
    return absl::StrCat("\"then\": {\"", made.name, "\": {",
                        RandomDemand(made.constraints, random_), "}}");
  }

  std::string Operand() {
    const MadeParameter& made = Any();
    const std::string name = Quoted(made.name);
    const std::string absent = random_.Chance(50) ? ", \"absent\": 1" : "";
    const std::string times = random_.Chance(20) ? ", \"times\": -2" : "";
    switch (made.constraints.holds) {
      case Holds::kNumber:
        return absl::StrCat("{\"of\": ", name, absent, times, "}");
      case Holds::kList:
        return absl::StrCat("{\"", made.constraints.items_are_numbers ? "sum" : "count",
                            "\": ", name, absent, times, "}");
      case Holds::kObject:
        return absl::StrCat(random_.Below(9));
      default:
        return absl::StrCat("{\"length\": ", name, absent, times, "}");
    }
  }

  std::string Compare() {
    static const Strings kSigns = {"<", "<=", ">=", ">", "=", "!="};
    const std::string left = Operand();
    if (left[0] != '{') return "";
    return absl::StrCat("\"compare\": {\"left\": [", left,
                        random_.Chance(30) ? ", " + Operand() : "",
                        "], \"is\": ", Quoted(random_.Pick(kSigns)), ", \"right\": [",
                        random_.Chance(50) ? Operand() : absl::StrCat(random_.Below(12)), "]}");
  }

  std::string Texts() {
    const auto single = [this](const MadeParameter& made) { return IsSingle(made); };
    const auto listed = [](const MadeParameter& made) {
      return made.constraints.holds == Holds::kList;
    };
    const auto either = [&](const MadeParameter& made) { return single(made) || listed(made); };
    switch (random_.Below(4)) {
      case 0:
        return Named("equal", Some(2, single));
      case 1: {
        const Strings lists = Some(2, listed);
        if (lists.empty()) return "";
        return absl::StrCat("\"subset\": {\"of\": ", lists[0], ", \"in\": ", lists[1], "}");
      }
      case 2: {
        const Strings two = Some(2, single);
        if (two.empty()) return "";
        return absl::StrCat("\"within\": {\"inner\": ", two[0], ", \"outer\": ", two[1], "}");
      }
      default:
        return Named("different", Some(1, either));
    }
  }

  std::string Check(std::size_t index) {
    std::string check = absl::StrCat("{\"id\": \"check-", index, "\", ", Described(),
                                     ", \"fact\": \"fact.", index, "\"");
    if (random_.Chance(50)) absl::StrAppend(&check, ", \"when\": {", Condition(2), "}");
    if (random_.Chance(50)) absl::StrAppend(&check, ", \"arguments\": [", Quoted(Any().name), "]");
    return check + ", \"error\": \"Broken\"}";
  }

  Random& random_;
  std::vector<MadeParameter> parameters_;
};

std::string Error(const std::string& code) {
  return absl::StrCat(
      "{\"code\": \"", code, "\", \"status\": 400, \"message\": {\"en\": \"{parameter} ", code,
      "\"}, \"meaning\": {\"en\": \"d\"}, \"source\": {\"at\": \"-\", \"basis\": \"stated\"}}");
}

}  // namespace

std::string RandomRuleset(Random& random) {
  static const Strings kSuspicious = {"\"null\"", "\"null\", \"undefined\"", "\"a\", \"12\"",
                                      "\"true\""};
  Strings codes = {"Missing", "Invalid", "NoOperation", "Broken", "Odd"};
  for (std::size_t i = codes.size(); i > 1; --i) std::swap(codes[i - 1], codes[random.Below(i)]);
  Strings errors;
  for (const std::string& code : codes) errors.push_back(Error(code));
  return absl::StrCat(
      "{\"formatVersion\": 1, \"ruleset\": \"random\", \"version\": \"1\", \"style\": \"rpc\", ",
      "\"title\": {\"en\": \"d\"}, \"document\": {\"title\": {\"en\": \"d\"}}, \"codes\": "
      "{\"missing\": ",
      "\"Missing\", \"invalid\": \"Invalid\", \"unknownOperation\": \"NoOperation\"}, ",
      "\"operationParameter\": \"Action\", ", "\"suspiciousValues\": [", random.Pick(kSuspicious),
      "], \"errors\": [", absl::StrJoin(errors, ",\n"), "], \"operations\": {",
      OperationMaker(random).Make("One"), ",\n", OperationMaker(random).Make("Two"), "}}\n");
}

}  // namespace assay::testonly
