#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::Conjunction;
using program::Conjunctions;

constexpr std::size_t kBits = 64;

class MaskBuilder {
 public:
  explicit MaskBuilder(OperationBuild& build) : build_(build), operation_(build.operation) {}

  void Build() {
    for (std::size_t i = 0; i < operation_.requirements.size(); ++i) {
      const std::optional<Conjunction> masks = OfRequirement(operation_.requirements[i]);
      if (!masks) operation_.other_requirements.push_back(static_cast<std::uint16_t>(i));
      Append(masks.value_or(Conjunction::Never()), i, operation_.masks);
    }
    const std::size_t requirement_rows = operation_.masks.size();
    for (std::size_t i = 0; i < operation_.checks.size(); ++i) {
      const std::optional<Conjunction> masks = OfCondition(operation_.checks[i].condition);
      if (!masks) operation_.other_checks |= std::uint64_t{1} << i;
      Append(masks.value_or(Conjunction::Never()), i, operation_.masks);
    }
    operation_.requirement_rows = requirement_rows;
    operation_.check_rows = operation_.masks.size() - requirement_rows;
    AddWarnings();
    AddSlotTerms();
    operation_.rules_are_masks = operation_.masks.size() * Conjunctions::kSize < kBits &&
                                 operation_.other_requirements.empty() &&
                                 operation_.other_checks == 0 && operation_.relations.empty();
    if (operation_.rules_are_masks) SetBits();
  }

 private:
  void SetBits() {
    const std::size_t checks = operation_.requirement_rows * Conjunctions::kSize;
    const std::size_t warnings = checks + operation_.check_rows * Conjunctions::kSize;
    operation_.requirement_bits = (std::uint64_t{1} << checks) - 1;
    operation_.check_bits = ((std::uint64_t{1} << warnings) - 1) & ~operation_.requirement_bits;
    operation_.first_check_bit = static_cast<std::uint8_t>(checks);
    operation_.first_warning_bit = static_cast<std::uint8_t>(warnings);
  }

  static void Append(const Conjunction& masks, std::size_t index, std::vector<Conjunctions>& row) {
    const std::size_t place = index % Conjunctions::kSize;
    if (place == 0) {
      row.emplace_back().given.fill(Conjunction::Never().given);
      row.back().absent.fill(Conjunction::Never().absent);
    }
    row.back().given[place] = masks.given;
    row.back().absent[place] = masks.absent;
    row.back().terms[place] = masks.terms;
  }

  // All of them, or none, and then no terms are left behind.
  void AddWarnings() {
    const auto terms_before = bits_;
    std::vector<Conjunctions> rows;
    operation_.warnings_are_masks = AddWarnings(rows);
    if (operation_.warnings_are_masks) {
      operation_.masks.insert(operation_.masks.end(), rows.begin(), rows.end());
    } else {
      bits_ = terms_before;
    }
  }

  bool AddWarnings(std::vector<Conjunctions>& rows) {
    const std::vector<program::QuietRule>& warnings = operation_.warnings;
    // Not so many that one look at all masks is no longer enough, where it would be.
    constexpr std::size_t kFullRows = kBits / Conjunctions::kSize - 1;
    const std::size_t rows_before = operation_.masks.size();
    const std::size_t most =
        rows_before <= kFullRows ? (kFullRows - rows_before) * Conjunctions::kSize : kBits;
    if (warnings.size() > most) return false;
    for (std::size_t i = 0; i < warnings.size(); ++i) {
      if (warnings[i].test.is_relation) return false;
      const auto masks = OfRequirement(operation_.quiet_requirements[warnings[i].test.index]);
      if (!masks) return false;
      Append(*masks, i, rows);
    }
    return true;
  }

  // Of when it fires: its condition holds, and each slot is absent or the one slot is given.
  std::optional<Conjunction> OfRequirement(const program::Requirement& requirement) {
    using program::Requirement;
    std::optional<Conjunction> masks = OfCondition(requirement.condition);
    if (!masks || requirement.word != 0) return std::nullopt;
    const bool is_one = requirement.slots.Count() == 1;
    if (requirement.refused == Requirement::kNoneGiven) {
      masks->absent |= requirement.mask;
    } else if (requirement.refused == Requirement::kSomeGiven && is_one) {
      masks->given |= requirement.mask;
    } else {
      return std::nullopt;
    }
    return masks;
  }

  std::optional<Conjunction> OfCondition(const program::Condition& condition) {
    if (condition.count == program::Condition::kFormula) return std::nullopt;
    Conjunction masks;
    for (std::size_t i = 0; i < condition.count; ++i) {
      if (!AddTerm(operation_.terms[condition.first + i], masks)) return std::nullopt;
    }
    return masks;
  }

  bool AddTerm(const program::Term& term, Conjunction& masks) {
    if (term.slot >= kBits) return false;
    const std::uint64_t slot = std::uint64_t{1} << term.slot;
    if (term.given_classes != term.absent_classes) {  // asks for presence
      (term.given_classes != 0 ? masks.given : masks.absent) |= slot;
      return true;
    }
    const auto known = bits_.find({term.slot, term.given_classes});
    if (known == bits_.end() && bits_.size() == kBits) return false;
    const std::size_t bit =
        bits_.try_emplace({term.slot, term.given_classes}, bits_.size()).first->second;
    masks.terms |= std::uint64_t{1} << bit;
    return true;
  }

  // Terms of one slot stand together in the map.
  void AddSlotTerms() {
    for (const auto& [term, bit] : bits_) {
      const auto& [slot, classes] = term;
      const std::size_t count = build_.value_classes[slot].size() + 1;
      auto& by_class = operation_.terms_by_class;
      if (operation_.slot_terms.empty() || operation_.slot_terms.back().slot != slot) {
        operation_.slot_terms.push_back(
            {.slot = slot, .first = static_cast<std::uint16_t>(by_class.size())});
        by_class.resize(by_class.size() + count);
      }
      const std::size_t first = operation_.slot_terms.back().first;
      for (std::size_t i = 0; i < count; ++i) by_class[first + i] |= (classes >> i & 1) << bit;
    }
  }

  OperationBuild& build_;
  program::Operation& operation_;
  std::map<std::pair<std::uint16_t, std::uint64_t>, std::size_t> bits_;  // of slot and classes
};

}  // namespace

void BuildMasks(OperationBuild& build) { MaskBuilder(build).Build(); }

}  // namespace assay::compile
