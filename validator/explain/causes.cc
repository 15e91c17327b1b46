#include "validator/explain/causes.h"

#include <set>
#include <utility>

namespace assay::explain {
namespace {

using program::Finding;
using program::Keyword;

class CauseCollector {
 public:
  CauseCollector(std::string_view code, const Chapter& chapter) : code_(code), chapter_(chapter) {}

  void Add(const Chapter& from) {
    for (const Rule& rule : from.rules) {
      if (rule.position == 0 || rule.code != code_) continue;
      if (rule.rule != nullptr) {
        causes_.rules.push_back(rule.id);
      } else if (rule.check != nullptr) {
        causes_.checks.push_back(rule.id);
      } else {
        AddValue(from.program->findings[rule.findings[0]], *from.program);
      }
    }
  }

  Causes Take() {
    for (const Declared& declared : chapter_.declared) {
      if (missing_.count(declared.path) != 0) causes_.missing.push_back(declared.path);
      if (declared.parent.empty() && faulty_.count(declared.path) != 0) {
        causes_.faulty.push_back(declared.path);
      }
    }
    return std::move(causes_);
  }

 private:
  // Parts that a request would give as parameters of their own are missing as such; parts within a
  // text are the text's fault.
  void AddValue(const Finding& finding, const program::Operation& operation) {
    if (finding.keyword == Keyword::kRequest) {
      const bool is_version = finding.fault == program::RequestFault::kVersion;
      (is_version ? causes_.version : causes_.request) = true;
    } else if (finding.keyword == Keyword::kOperation) {
      causes_.operation = true;
    } else if (finding.keyword == Keyword::kRequired && finding.names_part) {
      missing_.insert(operation.shapes[finding.shape].path);
    } else if (finding.keyword == Keyword::kRequired && finding.shape == program::kNone) {
      missing_.insert(operation.slots[finding.slot].name);
    } else {
      faulty_.insert(operation.slots[finding.slot].name);
    }
  }

  std::string_view code_;
  const Chapter& chapter_;
  Causes causes_;
  std::set<std::string_view> missing_, faulty_;
};

}  // namespace

Causes CausesOf(std::string_view code, const Chapter& chapter, const Book& book) {
  CauseCollector collector(code, chapter);
  const Chapter& any = book.chapters()[0];
  if (any.ruleset == chapter.ruleset) collector.Add(any);
  collector.Add(chapter);
  return collector.Take();
}

}  // namespace assay::explain
