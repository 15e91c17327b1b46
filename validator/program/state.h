// The state of one request in work: what the reader found and what the evaluator concluded. Reused,
// never shared.
#ifndef ASSAY_VALIDATOR_PROGRAM_STATE_H_
#define ASSAY_VALIDATOR_PROGRAM_STATE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "validator/kernel/kernels.h"
#include "validator/memory/raw_array.h"
#include "validator/program/program.h"
#include "validator/program/slot_set.h"
#include "validator/request.h"

namespace assay::internal {

// How the parameter that names the operation is at fault; each a bit of State::operation_faults.
enum OperationFault : std::uint8_t {
  kOperationMissing = 1,
  kOperationDuplicate = 2,
  kOperationUndecodable = 4,
  kOperationUnknown = 8,
  kOperationWrongType = 16,
};

// A part of a parameter: an item of a list, a member of an object, or the list or object that they
// are in. Parts stand in document order, each before its own parts. Zeros make an empty text; no
// member is initialized by itself, so that memory for many of them is taken without touching it.
struct Item {
  enum class Kind : std::uint8_t {
    kText,
    kUndecodable,
    kNull,
    kList,
    kObject,
    kOpenObject,  // with a member that is not declared and not allowed
    kOther,       // JSON where something else is declared
  };

  std::string_view view() const { return {data, size}; }

  const char* data;  // of the value; of a list or object, nothing
  const char* key;   // the name of a member that is not declared
  std::uint32_t size;
  std::uint32_t key_size;
  std::uint32_t number;  // of an item of a list, from 1
  std::uint32_t parent;
  std::uint32_t end;  // behind its last part
  std::uint16_t shape;
  Kind kind;
  bool duplicate;
};

struct ItemRange {
  std::uint32_t first = 0, end = 0;
};

// A value on its way to its place among the parts of a parameter: as its name has it. Initialized
// like Item.
struct NamedPart {
  static constexpr std::uint32_t kOther = ~std::uint32_t{0};  // a member that is not declared

  const char* data;
  const char* key;  // of a step kOther, which is the last
  std::uint32_t size;
  std::uint32_t key_size;
  // From the parameter on: the number of an item, or the place of a member.
  std::array<std::uint32_t, program::Shape::kMaxDepth> steps;
  std::uint16_t slot;
  std::uint16_t shape;
  std::uint8_t depth;
  Item::Kind kind;
  bool is_absent;   // an empty member: its object is there, it is not
  bool opens_only;  // it is a list, one of whose items has a number that none can have
};

static_assert(std::is_trivially_default_constructible_v<Item> &&
              std::is_trivially_default_constructible_v<NamedPart>);

// Memory for parts, taken when the scratch is made; none for programs without them.
struct PartBuffers {
  memory::RawArray<Item> items;
  memory::RawArray<NamedPart> named;
  memory::RawArray<std::uint32_t> order;  // as many as items
  std::size_t room = 0;                   // how many that is
  memory::RawArray<char> names;
};

// A parameter that is not declared.
struct Unknown : Pair {
  static constexpr std::uint32_t kFirst = program::KeyTable::kAbsent;  // there is none
  static constexpr std::uint32_t kWhole = kFirst - 1;  // a member of JSON, where no `&` splits

  std::uint32_t behind = kWhole;  // the slot that was named before it, the last of those there are
};

struct State {
  // Whether the request gives `slot` one value that could be read; else there is nothing of this
  // request in `values`.
  bool Readable(std::size_t slot) const {
    return given.Has(slot) && !duplicate.Has(slot) && !undecodable.Has(slot) &&
           !wrong_type.Has(slot);
  }

  internal::Item* items() { return parts.items.get(); }
  const internal::Item* items() const { return parts.items.get(); }

  const program::Program* program = nullptr;
  const kernel::Kernels* kernels = nullptr;  // of the level in use when the scratch was made
  Limits limits;
  const program::Operation* operation = nullptr;  // never null once a request was read

  // ---- written by read ----
  program::SlotSet seen;       // named at all
  program::SlotSet given;      // with a value that is not empty
  program::SlotSet empty;      // named once, with an empty value
  program::SlotSet duplicate;  // named more than once
  program::SlotSet
      undecodable;  // broken escape, raw control character; the evaluator adds what is not text
  program::SlotSet wrong_type;   // an array or object where a scalar is declared
  program::SlotSet bad_content;  // not acceptable JSON
  program::SlotSet bad_schema;   // JSON, but not of the kind that is declared
  program::SlotSet bad_index;    // a part with a number that no item has
  program::SlotSet placed;       // with parts, which `trees` has
  program::SlotSet long_list;    // a text in it has more items than the limit
  std::array<program::Value, program::kMaxSlots>
      values;                         // of given slots; what is left of others is another request's
  std::uint16_t request_faults = 0;   // bits by program::RequestFault
  std::uint8_t operation_faults = 0;  // bits of OperationFault; others then count for nothing
  bool operation_empty = false;       // the operation's parameter was given, empty
  bool expects_json = false;          // whatever Format says: such a client reads nothing else
  std::size_t unknown_count = 0;
  std::vector<Unknown> unknown;  // sized for the parameter limit
  std::optional<std::int64_t> now;
  PartBuffers parts;
  std::uint32_t item_count = 0;
  std::uint32_t named_count = 0;
  std::array<ItemRange, program::kMaxSlots> trees;  // of slots in `placed`

  // ---- written by evaluate ----
  program::SlotSet faulty;                                   // the value breaks a rule
  std::array<std::uint8_t, program::kMaxSlots> value_class;  // for conditions
  program::SlotSet suspects;         // free values of the size of a suspicious one
  std::vector<std::uint64_t> fired;  // findings, as bits: the report
  bool any_fired = false;
  // Of findings about parts that fired: which part, and its name.
  std::vector<std::uint32_t> fired_items;
  std::vector<std::string_view> fired_names;
  std::size_t names_size = 0;
  std::array<std::string_view, program::kMaxSlots> chosen_defaults;  // of conditional ones
  bool may_warn = true;                                              // or there are no warnings
  std::uint64_t met_warnings = 0;                                    // that masks tell
  std::uint64_t needed_checks = 0;                                   // only when nothing fired
  // Of these, the ones that catalogues of the ruleset answer, and answer with false.
  std::uint64_t known_checks = 0;
  std::uint64_t refuted_checks = 0;
};

inline bool TestBit(const std::vector<std::uint64_t>& bits, std::size_t i) {
  return (bits[i / 64] >> (i % 64) & 1) != 0;
}
inline void SetBit(std::vector<std::uint64_t>& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_PROGRAM_STATE_H_
