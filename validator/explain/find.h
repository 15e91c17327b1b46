// What a name stands for in rulesets: codes, rules, parameters; often in several places.
#ifndef ASSAY_VALIDATOR_EXPLAIN_FIND_H_
#define ASSAY_VALIDATOR_EXPLAIN_FIND_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/explain/book.h"

namespace assay::explain {

// The rules of one operation that can answer with a code, in the order of precedence.
struct Emitters {
  const Chapter* chapter = nullptr;
  std::vector<const Rule*> rules;
};

struct FoundCode {
  const model::Ruleset* ruleset = nullptr;
  const model::Error* error = nullptr;
  std::size_t place = 0;  // among the codes of the ruleset, from 1
  std::vector<Emitters> emitters;
};

struct FoundRule {
  const Chapter* chapter = nullptr;
  const Rule* rule = nullptr;
};

struct FoundParameter {
  const Chapter* chapter = nullptr;
  const Declared* declared = nullptr;
  std::vector<const Rule*> constraints;    // on its own value, and warnings about it
  std::vector<const Rule*> readers;        // rules and checks that look at it or at a part of it
  std::vector<std::string_view> defaults;  // parameters whose defaults depend on it
};

struct Found {
  std::vector<FoundCode> codes;
  std::vector<FoundRule> rules;
  std::vector<FoundParameter> parameters;

  bool none() const { return codes.empty() && rules.empty() && parameters.empty(); }
};

Found Find(const Book& book, std::string_view name);

// The known name that another was probably meant to be; empty when none is near.
std::string NearestTo(const Book& book, std::string_view name);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_FIND_H_
