#include "absl/strings/match.h"
#include "validator/program/program.h"

namespace assay::program {

std::size_t FindLiteral(const Constraint& constraint, std::string_view value) {
  const std::span<const std::string_view> literals = constraint.literals;
  if (constraint.table != nullptr) {
    const std::uint32_t place = constraint.table->Find(value);
    return place == KeyTable::kAbsent ? literals.size() : place;
  }
  std::size_t place = 0;
  for (; place < literals.size(); ++place) {
    const std::string_view literal = literals[place];
    if (literal == value) break;
    if (constraint.ignore_case &&
        absl::EqualsIgnoreCase({literal.data(), literal.size()}, {value.data(), value.size()})) {
      break;
    }
  }
  return place;
}

}  // namespace assay::program
