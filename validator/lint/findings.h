// What the parts of lint share: the list of findings, and names looked up. Internal to lint.
#ifndef ASSAY_VALIDATOR_LINT_FINDINGS_H_
#define ASSAY_VALIDATOR_LINT_FINDINGS_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/lint/pattern.h"
#include "validator/model/model.h"

namespace assay::lint {

class Worlds;

class Findings {
 public:
  static constexpr std::size_t kMaxListed = 100;
  static constexpr std::size_t kMaxKept = 10'000;

  void Error(const Location& at, std::string id, std::string message, std::string hint = {},
             const Location& related = {});
  void Warning(const Location& at, std::string id, std::string message, std::string hint = {},
               const Location& related = {});

  bool has_error() const { return has_error_; }

  // `name` names nothing; suggests one of `known`.
  void UnknownName(const model::Name& name, std::string id, std::string message,
                   const std::vector<std::string_view>& known);

  // That a value is none of those that are listed, `of` something.
  void UnknownValue(const model::Name& value, const model::Constraints& listing,
                    std::string_view of);

  // What is left of them when the ruleset's suppressions are taken into account.
  std::vector<Diagnostic> Take(const model::Ruleset& ruleset);

 private:
  void Add(Diagnostic::Severity severity, const Location& at, std::string id, std::string message,
           std::string hint, const Location& related);

  void Suppress(const std::vector<model::Suppression>& suppressions);

  std::vector<Diagnostic> list_;
  bool cut_ = false;
  bool has_error_ = false;
};

// The parameters of one operation by name.
class Scope {
 public:
  explicit Scope(const model::Operation& operation);

  const model::Operation& operation() const { return operation_; }
  const model::Parameter* Find(std::string_view name) const;  // null when there is none
  const std::vector<std::string_view>& names() const { return names_; }
  // Whether the parameter's `enum` lists the value.
  bool Lists(const model::Parameter& parameter, std::string_view value) const;

 private:
  struct Entry {
    const model::Parameter* parameter = nullptr;
    std::set<std::string_view> values;
  };

  const model::Operation& operation_;
  std::map<std::string_view, Entry> entries_;
  std::vector<std::string_view> names_;
};

// constraints.cc
void LintParameter(const model::Parameter& parameter, PatternChecker& patterns, Findings& findings);
void LintResponse(const model::Response& response, PatternChecker& patterns, Findings& findings);
// The constraints in conditions and in `then`.
void LintRules(const Scope& scope, PatternChecker& patterns, Findings& findings);

// references.cc
void LintReferences(const model::Ruleset& ruleset, const Scope& scope, Findings& findings);
void LintCodes(const model::Ruleset& ruleset, Findings& findings);

// relations.cc
void LintRelation(const model::Rule& rule, const Scope& scope, Findings& findings);

// contradictions.cc
void LintContradictions(const Scope& scope, Worlds& worlds, Findings& findings);

// reach.cc: rules that no request breaks, that each one breaks, or that an earlier rule covers.
void LintReach(const model::Ruleset& ruleset, const Scope& scope, Worlds& worlds,
               Findings& findings);

// unread.cc
void LintUnread(const model::Ruleset& ruleset, const Scope& scope, Findings& findings);

// cost.cc
void LintCost(const Scope& scope, Findings& findings);

// messages.cc
void LintMessages(const model::Ruleset& ruleset, Findings& findings);

// catalogues.cc: once all else is in order.
void LintCatalogues(const model::Ruleset& ruleset, Findings& findings);

// names.cc: limits of an operation, ids, and names that look alike.
void LintNames(const Scope& scope, Findings& findings);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_FINDINGS_H_
