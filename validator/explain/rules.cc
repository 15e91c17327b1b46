#include "validator/explain/rules.h"

#include <algorithm>
#include <utility>

#include "validator/coverage/plan.h"
#include "validator/describe/describe.h"
#include "validator/explain/asked.h"
#include "validator/explain/vocabulary.h"

namespace assay::explain {
namespace {

using describe::Phrase;
using describe::Span;
using program::Finding;
using program::Keyword;
using program::kNone;
using program::RequestFault;

class RuleCollector {
 public:
  RuleCollector(Language language, Chapter* chapter)
      : language_(language), chapter_(*chapter), operation_(*chapter->program) {}

  void Run() {
    for (std::size_t i = 0; i < operation_.findings.size(); ++i) AddFinding(i);
    chapter_.reported = chapter_.rules.size();
    for (const std::uint16_t slot : WarnedSlots()) AddValueWarnings(operation_.slots[slot]);
    if (chapter_.operation == nullptr) return;
    for (const model::Rule& rule : chapter_.operation->rules) {
      if (rule.severity != model::Severity::kEnforce) AddIdle(rule);
    }
    Rule& unknown = Add(Kind::kWarning, "request.unknown-parameter");
    unknown.asks = describe::Fill(kKnownNames, language_);
  }

 private:
  Rule& Add(Kind kind, std::string_view id) {
    Rule& rule = chapter_.rules.emplace_back();
    rule.kind = kind;
    rule.id = id;
    return rule;
  }

  // Limits, and what cannot be read at all, leave nothing of an operation to be known.
  bool CanBeReported(const Finding& finding) const {
    if (finding.keyword == Keyword::kRequest) {
      return chapter_.operation == nullptr || finding.fault >= RequestFault::kEmptyName;
    }
    return coverage::CanFire(operation_, finding);
  }

  void AddFinding(std::size_t index) {
    const Finding& finding = operation_.findings[index];
    if (!CanBeReported(finding)) return;
    Rule* const last = chapter_.rules.empty() ? nullptr : &chapter_.rules.back();
    // A rule that asks something of each parameter is one, whatever it has of findings.
    const bool is_same = last != nullptr && finding.keyword == Keyword::kRule &&
                         last->rule != nullptr && last->id == finding.rule;
    Rule& rule = is_same ? *last : Add(Kind::kRule, finding.rule);
    rule.findings.push_back(static_cast<std::uint16_t>(index));
    for (const std::string_view name : program::ParametersOf(operation_, finding)) {
      rule.parameters.emplace_back(name);
    }
    if (is_same) return;
    rule.position = chapter_.rules.size();
    rule.code = operation_.ruleset->errors[finding.error].code;
    if (index >= operation_.request_findings) return Complete(FindCheck(finding.rule), &rule);
    if (finding.keyword == Keyword::kRule) return Complete(FindRule(finding.rule), &rule);
    Complete(finding, &rule);
  }

  void Complete(const Finding& finding, Rule* rule) {
    rule->kind = chapter_.operation == nullptr ? Kind::kRequest : Kind::kConstraint;
    if (finding.keyword == Keyword::kRequest) {
      rule->kind = Kind::kRequest;
      rule->asks = AskedOfRequest(finding.fault, language_);
      return;
    }
    const bool is_part = finding.shape != kNone;
    const std::string_view path =
        is_part ? operation_.shapes[finding.shape].path : operation_.slots[finding.slot].name;
    rule->declared = FindDeclared(path);
    rule->asks = rule->declared == nullptr
                     ? AskedOfName(finding.keyword, path)
                     : AskedBy(finding.keyword, *rule->declared, is_part, language_);
  }

  // Of the parameter that names the operation, while none is known.
  Phrase AskedOfName(Keyword keyword, std::string_view name) const {
    static const model::Constraints kText;
    Declared declared;
    declared.path = name;
    declared.constraints = declared.parts = &kText;
    return AskedBy(keyword, declared, false, language_);
  }

  const Declared* FindDeclared(std::string_view path) const {
    const auto found = std::find_if(chapter_.declared.begin(), chapter_.declared.end(),
                                    [&](const Declared& one) { return one.path == path; });
    return found == chapter_.declared.end() ? nullptr : &*found;
  }

  const model::Rule& FindRule(std::string_view id) const {
    const auto& rules = chapter_.operation->rules;
    return *std::find_if(rules.begin(), rules.end(),
                         [&](const model::Rule& rule) { return rule.id.text == id; });
  }

  const model::Check& FindCheck(std::string_view id) const {
    const auto& checks = chapter_.operation->checks;
    return *std::find_if(checks.begin(), checks.end(),
                         [&](const model::Check& check) { return check.id.text == id; });
  }

  void Complete(const model::Rule& source, Rule* rule) const {
    const describe::Context context = {language_, chapter_.operation};
    rule->rule = &source;
    rule->asks = describe::Describe(source, context);
    rule->when = describe::Describe(source.when, context);
    rule->tests = TestsOf(*rule);
  }

  void Complete(const model::Check& source, Rule* rule) const {
    rule->kind = Kind::kCheck;
    rule->check = &source;
    rule->when = describe::Describe(source.when, {language_, chapter_.operation});
    std::vector<Phrase> names;
    for (const model::Name& name : source.arguments) {
      names.push_back(describe::Of(Span::Kind::kParameter, name.text));
    }
    const Phrase fact = describe::Code(source.fact.text);
    rule->asks =
        names.empty()
            ? describe::Fill(kFact, language_, {fact})
            : describe::Fill(kFactOf, language_,
                             {fact, describe::List(names, describe::Conjunction::kAnd, language_)});
  }

  // Nobody looks at a rule that is off, so the program does not have it.
  void AddIdle(const model::Rule& source) {
    const bool is_warning = source.severity == model::Severity::kWarn;
    const bool is_shadow = source.severity == model::Severity::kShadow;
    Rule& rule = Add(is_warning  ? Kind::kWarning
                     : is_shadow ? Kind::kShadow
                                 : Kind::kOff,
                     source.id.text);
    if (source.error) rule.code = source.error->text;
    for (const model::Name& name : source.parameters) rule.parameters.push_back(name.text);
    Complete(source, &rule);
  }

  std::vector<program::RuleTest> TestsOf(const Rule& rule) const {
    std::vector<program::RuleTest> tests;
    if (rule.kind == Kind::kWarning || rule.kind == Kind::kShadow) {
      const auto& list = rule.kind == Kind::kWarning ? operation_.warnings : operation_.shadows;
      for (const program::QuietRule& quiet : list) {
        if (quiet.rule == rule.id) tests.push_back(quiet.test);
      }
    }
    if (rule.kind != Kind::kRule) return tests;
    AddTests(operation_.requirements, false, rule.id, &tests);
    AddTests(operation_.relations, true, rule.id, &tests);
    return tests;
  }

  template <typename Tests>
  void AddTests(const Tests& all, bool is_relation, std::string_view id,
                std::vector<program::RuleTest>* out) const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (operation_.findings[all[i].finding].rule != id) continue;
      out->push_back({is_relation, static_cast<std::uint16_t>(i)});
    }
  }

  // While no operation is known, only the parameter that names it is warned about.
  std::vector<std::uint16_t> WarnedSlots() const {
    return chapter_.operation == nullptr ? std::vector<std::uint16_t>{0} : operation_.declared;
  }

  void AddValueWarnings(const program::Slot& slot) {
    const Phrase name = describe::Of(Span::Kind::kParameter, slot.name);
    if (!slot.empty_is_value) {
      Warn(slot, slot.warnings->empty, describe::Fill(kNotEmpty, language_, {name}));
    }
    const auto& suspicious = operation_.ruleset->suspicious_values;
    if (suspicious.empty()) return;
    std::vector<Phrase> values;
    for (const std::string_view value : suspicious) values.push_back(describe::Code(value));
    Warn(slot, slot.warnings->suspicious,
         describe::Fill(kNotSuspicious, language_,
                        {name, describe::List(values, describe::Conjunction::kNone, language_),
                         describe::List(values, describe::Conjunction::kOr, language_)}));
  }

  void Warn(const program::Slot& slot, std::string_view id, Phrase asks) {
    Rule& rule = Add(Kind::kWarning, id);
    rule.parameters.emplace_back(slot.name);
    rule.declared = FindDeclared(slot.name);
    rule.asks = std::move(asks);
  }

  Language language_;
  Chapter& chapter_;
  const program::Operation& operation_;
};

}  // namespace

void AddRules(Language language, Chapter* chapter) { RuleCollector(language, chapter).Run(); }

}  // namespace assay::explain
