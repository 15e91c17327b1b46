// Lists and objects for generated requests, before it is known what will carry them.
//
//   Structure tags = ValidStructure(parameter.constraints, random);
//   ToPairs("Tag", tags)     // Tag.1.Key=a, Tag.1.Value=b
//   ToJson(tags, random)     // [{"Key": "a", "Value": "b"}]
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_STRUCTURE_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_STRUCTURE_H_

#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/random.h"

namespace assay::testonly {

struct StructurePart;

struct Structure {
  enum class Kind {
    kText,
    kJson,  // as it stands in JSON
    kList,
    kObject,
  };

  Kind kind = Kind::kText;
  std::string text;
  std::vector<StructurePart> parts;
};

struct StructurePart {
  std::string segment;  // of a list, an index, which JSON has no place for
  Structure value;
};

inline Structure TextStructure(std::string text) {
  return {Structure::Kind::kText, std::move(text)};
}
inline Structure JsonStructure(std::string text) {
  return {Structure::Kind::kJson, std::move(text)};
}

// Whether a parameter of such constraints is given in parts, or as nested JSON.
bool IsStructured(const model::Constraints& constraints);

// A list that is one text.
bool IsDelimitedList(const model::Constraints& constraints);

// How many values can be told apart within, itself included.
std::size_t WeightOf(const model::Constraints& constraints);

// One that keeps the constraints, mostly: some exclude each other too cleverly.
Structure ValidStructure(const model::Constraints& constraints, Random& random);

// Likewise a text: a value, or values with separators between.
std::string ValidText(const model::Constraints& constraints, const std::string& example,
                      Random& random);

// One thing wrong, or at the edge of being wrong, somewhere within.
void Disturb(const model::Constraints& constraints, Random& random, Structure* structure);

TextPairs ToPairs(const std::string& name, const Structure& structure);

std::string ToJson(const Structure& structure, Random& random);

// What parts of a parameter come to; takes them out of the pairs. What is odd about the others
// JSON could not say.
std::optional<Structure> TakeStructure(const model::Parameter& parameter, TextPairs* pairs);

// Whether a name is the parameter's, or may be that of a part of it.
bool IsNameOf(const model::Parameter& parameter, const std::string& name);

// Takes lists and objects out, to stand as members of JSON: each with its text. At times they are
// odd in ways that only JSON has.
TextPairs TakeStructures(const model::Operation& operation, Random& random, TextPairs* pairs);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_STRUCTURE_H_
