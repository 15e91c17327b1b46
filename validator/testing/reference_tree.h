// A structured parameter of one request, a list or an object, as a tree: whatever carried it, each
// index and each member has a node that holds what arrived for it.
//
//   Tag.1.Key=a&Tag.2.Key=b          two nodes below `Tag`, each with one below
//   {"Tag": [{"Key": "a"}]}          the same with one, which an array brought
//   Zones=a,b                        `Zones`, delimited: two nodes
//
// Nothing is judged here: a node may hold two texts, or a text where an object belongs. What is
// wrong with a tree, reference_tree_faults.h says.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_H_

#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/reference_json.h"
#include "validator/testing/reference_read.h"

namespace assay::testonly {

struct Part;

struct Tree {
  // kOther is JSON where a text belongs: a list or an object comes under the name of the parameter,
  // not of a part.
  enum class Kind { kText, kNull, kList, kObject, kOther };
  struct Arrival {
    Kind kind = Kind::kText;
    std::string text;
    bool is_text = true;  // false: it could not be decoded
  };

  std::vector<Arrival> arrivals;  // at this very place; more than one is one too many
  std::vector<Part> parts;        // below it, in order of arrival
  bool has_named_parts = false;   // some of the parts came under names such as `Tag.1.Key`

  const Tree* Find(const std::string& segment) const;
};

struct Part {
  std::string segment;  // an index or the name of a member
  Tree tree;
};

// Whether the carrier of the parameter is parts of their own, or JSON in their place.
bool HasNamedParts(const model::Parameter& parameter);

// Whether a name is the parameter's with segments behind it that its shape has, such as
// `Tag.1.Key`. An index need not be a valid one.
bool NamesPart(const model::Parameter& parameter, const std::string& name);

// Of a parameter that HasNamedParts, all that arrived for it. An index beyond `max_index` is as
// invalid as one with a leading zero, and becomes one.
Tree TreeOfParts(const model::Parameter& parameter, const std::vector<Arrived>& arrived,
                 std::size_t max_index);

// The texts between separators.
Tree TreeOfDelimited(const std::string& separator, const std::string& text);

// The value of a JSON text, where null is a text.
Tree TreeOfJsonText(const Json& json);

// `[1-9][0-9]*` of nine digits at most.
bool IsValidIndex(const std::string& segment);

// What stands under valid indexes, in their order.
std::vector<const Part*> ItemsOf(const Tree& list);

// The constraints of what stands under a segment; nothing when the shape has no such place.
struct Below {
  bool exists = false;
  const model::Constraints* constraints = nullptr;  // null: anything goes
};
Below ShapeBelow(const model::Constraints& shape, const std::string& segment);

const model::Parameter* FindProperty(const model::Constraints& object, const std::string& name);

// A list that is one text has no parts of its own.
bool IsDelimited(const model::Constraints& constraints);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_H_
