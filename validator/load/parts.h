// The parts of a rule file, each read by its own table. Internal to the loaders.
//
// Faults go to the value's source; what could not be read stays as it was, so that reading goes on
// and finds more.
#ifndef ASSAY_VALIDATOR_LOAD_PARTS_H_
#define ASSAY_VALIDATOR_LOAD_PARTS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "validator/load/fields.h"
#include "validator/load/source.h"
#include "validator/model/model.h"

namespace assay::load {

// parts.cc
void ReadText(const Value& value, model::Text& out);      // {"en", "zh"?}
void ReadSource(const Value& value, model::Source& out);  // {"at", "basis", "note"?}
// An entry of `errors`: written out, or in a ruleset the name of one to use.
void ReadError(const Value& value, model::Error& out);
void ReadErrorOrUse(const Value& value, model::Error& out);

// constraints.cc: an object of keys that constrain a value, `use` among them, and of other ones.
// False when it is no object.
bool ReadConstraints(const Value& value, const BoundFields& others, model::Constraints& out);
// The same but for `use`, which the caller has followed.
bool ReadOwnConstraints(const Value& value, const BoundFields& others, model::Constraints& out);
// No key of a definition may be given again beside its use: it would be unclear which one counts.
void RefuseKeysOf(const Value& definition, const Value& value, const Value& use);
// A number written without exponent, with at most nine decimals, so that it is compared exactly.
bool ReadBound(const Value& value, model::Bound& out);
void ReadOptionalString(const Value& value, std::optional<model::Name>& out);

// parameter.cc: objects from name to member of an object, or to parameter.
void ReadMembers(const Value& value, std::vector<model::Parameter>& out);
void ReadParameters(const Value& value, std::vector<model::Parameter>& out);
void ReadParameter(const Value& value, model::Parameter& out);

// condition.cc
void ReadCondition(const Value& value, model::Condition& out);

// suppressions.cc
void ReadSuppressions(const Value& value, std::vector<model::Suppression>& out);

// rule.cc
void ReadRule(const Value& value, model::Rule& out);
void ReadCheck(const Value& value, model::Check& out);

// facts_file.cc: the answers to one fact.
void ReadAnswers(const Value& value, model::Answers& out);

// catalogues.cc: those of a file, and those that its checks ask for.
void ReadDefinedCatalogues(const Value& value);
void ReadCatalogues(const Value& root, model::Ruleset& ruleset);

// library.cc: what a file defines, each by itself, so that a fault of one that nothing uses is told
// too.
void ReadDefinedConstraints(const Value& value);
void ReadDefinedConditions(const Value& value);
void ReadDefinedParameters(const Value& value);
// Before a file is read: definitions may be used in front of where they stand.
void AddDefinitions(const Value& root);

// The roots of the two kinds of rule files.
void ReadRuleset(const Value& root, model::Ruleset& ruleset);
void ReadLibrary(const Value& root);
void RefuseRepeatedCodes(Source& source, const std::vector<model::Error>& errors);

// Reads each item of a list into a new element of `out`.
template <typename T>
void ReadList(const Value& value, void (*read)(const Value&, T&), std::vector<T>& out);

// Refuses every name that an earlier one equals. `what` is what they name: `error code`.
void RefuseRepeats(Source& source, std::string_view what,
                   const std::vector<const model::Name*>& names);

// ------------------------------------------------------------------------------------------------------------------

// Whether a value is a list; says so when it is not.
bool ExpectList(const Value& value);

template <typename T>
void ReadList(const Value& value, void (*read)(const Value&, T&), std::vector<T>& out) {
  if (!ExpectList(value)) return;
  for (const Value& item : value.children()) read(item, out.emplace_back());
}

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_PARTS_H_
