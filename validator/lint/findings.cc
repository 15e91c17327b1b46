// A ruleset can have more findings than anybody reads, and a hostile one more than memory should
// hold.
#include "validator/lint/findings.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "validator/model/secrets.h"
#include "validator/text/edit_distance.h"

namespace assay::lint {
namespace {

bool IsBefore(const Location& a, const Location& b) {
  return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

}  // namespace

void Findings::Error(const Location& at, std::string id, std::string message, std::string hint,
                     const Location& related) {
  Add(Diagnostic::Severity::kError, at, std::move(id), std::move(message), std::move(hint),
      related);
}

void Findings::Warning(const Location& at, std::string id, std::string message, std::string hint,
                       const Location& related) {
  Add(Diagnostic::Severity::kWarning, at, std::move(id), std::move(message), std::move(hint),
      related);
}

void Findings::Add(Diagnostic::Severity severity, const Location& at, std::string id,
                   std::string message, std::string hint, const Location& related) {
  const bool is_error = severity == Diagnostic::Severity::kError;
  has_error_ |= is_error;
  // An error is never lost to the many warnings before it.
  if (list_.size() >= kMaxKept && !(is_error && list_.size() == kMaxKept)) {
    cut_ = true;
    return;
  }
  list_.push_back({severity, at, std::move(id), std::move(message), std::move(hint), related});
}

void Findings::UnknownName(const model::Name& name, std::string id, std::string message,
                           const std::vector<std::string_view>& known) {
  const bool worth_it = list_.size() < kMaxListed;  // a suggestion takes time
  Error(name.location, std::move(id), std::move(message),
        worth_it ? text::DidYouMean(name.text, known) : "");
}

// A suggestion would name a value, too.
void Findings::UnknownValue(const model::Name& value, const model::Constraints& listing,
                            std::string_view of) {
  std::vector<std::string_view> known;
  for (const model::Name& one : listing.enumeration) {
    if (!listing.sensitive) known.push_back(one.text);
  }
  UnknownName(
      value, "unknown-value",
      Quoted(model::Shown(value.text, listing.sensitive)) + " is no value of " + std::string(of),
      known);
}

// Errors refuse the file, whatever it says.
void Findings::Suppress(const std::vector<model::Suppression>& suppressions) {
  for (const model::Suppression& one : suppressions) {
    const auto is_meant = [&](const Diagnostic& d) {
      return d.severity == Diagnostic::Severity::kWarning && d.id == one.finding.text &&
             d.location.file == one.begin.file && !IsBefore(d.location, one.begin) &&
             IsBefore(d.location, one.end);
    };
    if (std::erase_if(list_, is_meant) > 0) continue;
    Warning(one.finding.location, "unused-suppression",
            "there is no warning " + Quoted(one.finding.text) + " at that place to suppress",
            "remove this entry", one.begin);
  }
}

std::vector<Diagnostic> Findings::Take(const model::Ruleset& ruleset) {
  Suppress(ruleset.suppressions);
  SortDiagnostics(list_);
  if (list_.size() > kMaxListed) {
    // Those that refuse the file are what its author has to know.
    std::stable_partition(list_.begin(), list_.end(), [](const Diagnostic& d) {
      return d.severity == Diagnostic::Severity::kError;
    });
    list_.resize(kMaxListed);
    SortDiagnostics(list_);
    cut_ = true;
  }
  if (cut_) {
    Warning({ruleset.file, 0, 0}, "too-many-faults", "there are more findings than are listed");
  }
  return std::move(list_);
}

Scope::Scope(const model::Operation& operation) : operation_(operation) {
  for (const model::Parameter& parameter : operation.parameters) {
    Entry& entry = entries_[parameter.name.text];
    entry.parameter = &parameter;
    for (const model::Name& value : parameter.constraints.enumeration) {
      entry.values.insert(value.text);
    }
    names_.push_back(parameter.name.text);
  }
}

const model::Parameter* Scope::Find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : found->second.parameter;
}

bool Scope::Lists(const model::Parameter& parameter, std::string_view value) const {
  const auto found = entries_.find(parameter.name.text);
  return found != entries_.end() && found->second.values.contains(value);
}

}  // namespace assay::lint
