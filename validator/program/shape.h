// Shapes: what is declared of parameters with parts, and of the parts.
#ifndef ASSAY_VALIDATOR_PROGRAM_SHAPE_H_
#define ASSAY_VALIDATOR_PROGRAM_SHAPE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "validator/program/constraint.h"
#include "validator/program/matcher.h"

namespace assay::program {

// How the parts of a parameter come: as parameters of their own names, in one text between
// separators, or as JSON text.
enum class Carrier : std::uint8_t { kNone, kNamed, kDelimited, kJson };

// What is declared of a value within a parameter with parts, or of that parameter. Of lists and
// objects, `constraints` are about their parts.
struct Shape {
  enum class Kind : std::uint8_t { kScalar, kList, kObject };
  static constexpr std::size_t kMaxDepth = 8;  // of parts that come as parameters

  Kind kind = Kind::kScalar;
  bool anything = false;  // nothing is asked of it, not even that it has no parts
  bool empty_is_value = false;
  bool gaps = false;                 // kList
  bool closed = false;               // kObject: other members are refused
  Matcher matcher;                   // kScalar
  std::string_view name;             // of a member
  std::string_view path;             // as ids have it: `Tag.N.Key`
  std::string_view shown;            // the part that has a name: it, or the text that it is in
  std::string_view separator;        // kList, in one text
  std::uint16_t items = kNone;       // kList: a shape
  std::uint16_t unique_by = kNone;   // kList: a shape, of a member of the items
  std::uint16_t additional = kNone;  // kObject: the shape of other members
  KeyTable members;                  // kObject: name to place in `member_shapes`
  std::vector<std::uint16_t> member_shapes;
  std::vector<std::uint16_t> required_members;
  std::span<const Constraint> constraints;
  std::span<const Constraint> name_constraints;  // kObject: of the names of other members
  // Findings, as of a Slot.
  std::uint16_t first_constraint = kNone;
  std::uint16_t required = kNone;
  std::uint16_t duplicate = kNone;
  std::uint16_t decoding = kNone;
  std::uint16_t wrong_type = kNone;
};

// How long the name of a part may be that has this path: each step is a number or as it is
// declared, but for those written `*`, members that are not, of each of which some is shown.
inline constexpr std::size_t kMaxShownKey = 128;
inline std::size_t MaxPartName(std::string_view path) {
  const auto count = [&](char c) {
    return static_cast<std::size_t>(std::count(path.begin(), path.end(), c));
  };
  return path.size() + 11 * count('.') + kMaxShownKey * count('*');
}

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_SHAPE_H_
