// The state of one request in work: what the reader found and what the evaluator concluded. Reused,
// never shared.
#ifndef ASSAY_VALIDATOR_PROGRAM_STATE_H_
#define ASSAY_VALIDATOR_PROGRAM_STATE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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

struct State {
  // Whether the request gives `slot` one value that could be read; else there is nothing of this
  // request in `values`.
  bool Readable(std::size_t slot) const {
    return given.Has(slot) && !duplicate.Has(slot) && !undecodable.Has(slot) &&
           !wrong_type.Has(slot);
  }

  const program::Program* program = nullptr;
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
  program::SlotSet not_object;   // JSON, but not an object
  std::array<program::Value, program::kMaxSlots>
      values;                         // of given slots; what is left of others is another request's
  std::uint8_t request_faults = 0;    // bits by program::RequestFault
  std::uint8_t operation_faults = 0;  // bits of OperationFault; others then count for nothing
  bool operation_empty = false;       // the operation's parameter was given, empty
  std::size_t unknown_count = 0;
  std::vector<Pair> unknown;  // sized for the parameter limit

  // ---- written by evaluate ----
  program::SlotSet faulty;                                   // the value breaks a rule
  std::array<std::uint8_t, program::kMaxSlots> value_class;  // for conditions
  std::vector<std::uint64_t> fired;                          // findings, as bits: the report
  bool any_fired = false;
  std::uint64_t needed_checks = 0;  // only when nothing fired
};

inline bool TestBit(const std::vector<std::uint64_t>& bits, std::size_t i) {
  return (bits[i / 64] >> (i % 64) & 1) != 0;
}
inline void SetBit(std::vector<std::uint64_t>& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_PROGRAM_STATE_H_
