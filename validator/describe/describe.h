// What a rule file asks, in words, in English and Chinese.
//
//   PlainText(Sentence(Describe(parameter.constraints, {Language::kEnglish})))
//       // 2 to 128 characters; only characters of `[a-z]`
//   PlainText(Describe(rule.when, {Language::kChinese, &operation}))
//       // `ChargeType` 为 `PrePaid`
//
// Everything that a ruleset can say of values and parameters has its words here; they stand side
// by side in vocabulary.h. The model should be one that lint passes. Pure functions, linear in what
// they describe.
#ifndef ASSAY_VALIDATOR_DESCRIBE_DESCRIBE_H_
#define ASSAY_VALIDATOR_DESCRIBE_DESCRIBE_H_

#include <vector>

#include "validator/describe/phrase.h"
#include "validator/model/model.h"
#include "validator/report.h"

namespace assay::describe {

struct Context {
  Language language = Language::kEnglish;
  // Whose parameters conditions and rules speak of: what their formats measure is known from there.
  const model::Operation* operation = nullptr;
};

// The kind of value: `integer`, `list of objects`, `JSON text of an object`.
Phrase TypeOf(const model::Parameter& parameter, Language language);
Phrase TypeOf(const model::Constraints& constraints, Language language);

// Each thing that is asked of a value, but for its type and for its parts, in the order in which
// reports tell faults: `1 to 9`, `at most 64 characters`.
std::vector<Phrase> Describe(const model::Constraints& constraints, Language language);

// Several of them, one behind the other.
Phrase Sentence(const std::vector<Phrase>& phrases, Language language);

// The same of a named value, as a clause: `Shards` is at most 1. A bound is one of what the format
// of `base` measures, where the constraints have no format of their own.
Phrase DescribeValue(const Phrase& subject, const model::Constraints& constraints,
                     const model::Constraints* base, Language language);

// When a condition holds, as a clause; nothing for one that always does.
Phrase Describe(const model::Condition& condition, const Context& context);

// What a rule demands, without when and without its code.
Phrase Describe(const model::Rule& rule, const Context& context);

// A default, conditional or not; nothing when there is none.
Phrase DescribeDefault(const model::Parameter& parameter, const Context& context);

}  // namespace assay::describe

#endif  // ASSAY_VALIDATOR_DESCRIBE_DESCRIBE_H_
