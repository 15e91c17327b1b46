// The parts of a node by name, and what XML means by a list. Internal to responses.
#ifndef ASSAY_VALIDATOR_RESPONSE_MEMBERS_H_
#define ASSAY_VALIDATOR_RESPONSE_MEMBERS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "validator/program/program.h"
#include "validator/response/document.h"

namespace assay::response {

using Indexes = std::vector<std::uint32_t>;

// The nodes of one name within an object: one in JSON, any number in XML.
struct Member {
  std::string_view name;
  Indexes nodes;
};

Indexes PartsOf(const Document& document, std::uint32_t index);

// By declaration: the nodes of each declared member, and all other members as they come.
struct Members {
  std::vector<Indexes> declared;  // as in Shape::member_shapes
  std::vector<Member> others;
  std::size_t count = 0;  // of different names
};
Members MembersOf(const Document& document, std::uint32_t index, const program::Shape& shape);

// The items of a list that XML has as these elements of one name: the elements themselves, or what
// is in the one of them that is a wrapper. `items` is the shape of an item.
Indexes XmlItems(const Document& document, const Indexes& elements, const program::Shape& items);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_MEMBERS_H_
