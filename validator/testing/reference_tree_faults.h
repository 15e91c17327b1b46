// What is wrong with a list or an object, as lists and objects themselves and down to the last
// item.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_FAULTS_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_FAULTS_H_

#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/testing/reference_tree.h"

namespace assay::testonly {

// A rule that a parameter breaks, and what the violation names: the first item at fault.
struct SlotFault {
  std::string rule;                     // Tag.N.Key.maxLength
  std::vector<std::string> parameters;  // Tag.2.Key
  bool is_missing = false;              // the code is that of what is missing
};

// How a tree came, since that decides what is absent and what violations name.
enum class Carrier {
  kParts,     // parameters of their own, or JSON of a request: violations name the very part
  kJsonText,  // violations name the parameter; nothing is absent but what is not there
};

// Whether anything arrived that is not the same as nothing: an empty text is, and null, but not as
// items of a list. Of parts that is any part, whatever it holds.
enum class Role { kMember, kItem };
bool IsGiven(const model::Constraints* constraints, const Tree* tree, Role role, Carrier carrier);

// The text of a node that holds one and can be read; nothing of any other.
std::optional<std::string> TextOf(const model::Constraints* constraints, const Tree& tree,
                                  Role role, Carrier carrier);

// What stands for all faults of a parameter with a list of more items than the limit; it refuses
// the request.
SlotFault LongList();

// The faults of a parameter that came in parts, in the order of rules, each rule once. `readable`
// is false when its parts are not to be looked at.
std::vector<SlotFault> FaultsOfParts(const model::Parameter& parameter, const Tree& tree,
                                     const Limits& limits, bool* readable);

// The same of the texts between separators.
std::vector<SlotFault> FaultsOfDelimited(const model::Parameter& parameter, const std::string& text,
                                         const Limits& limits);

// The same of what a JSON text holds, which is of the shape's type.
std::vector<SlotFault> FaultsOfJsonText(const model::Constraints& shape,
                                        const std::string& parameter, const Tree& tree,
                                        const Limits& limits);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_TREE_FAULTS_H_
