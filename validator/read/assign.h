// Puts named values into slots: what all forms of a request have in common.
#ifndef ASSAY_VALIDATOR_READ_ASSIGN_H_
#define ASSAY_VALIDATOR_READ_ASSIGN_H_

#include <span>
#include <string_view>

#include "validator/program/state.h"
#include "validator/text/load.h"
#include "validator/text/utf8.h"

namespace assay::read {

// How a value came. What is not kText counts as given, is faulty and has no value to speak of.
enum class ValueKind : std::uint8_t {
  kText,
  kUndecodable,
  kWrongType,  // JSON: an array or object where a scalar is declared
  kAbsent,     // JSON null: named, and not there
};

void AddRequestFault(internal::State& state, program::RequestFault fault);

// Beyond the limit; what is no text has no length.
inline bool IsLong(std::string_view text, std::size_t max_bytes) {
  return text.size() > max_bytes && text::IsText(text);
}
inline bool IsLongValue(const internal::State& state, std::string_view value) {
  return IsLong(value, state.limits.max_value_bytes);
}

// Gives whatever a name stands for a value. The slot of the parameter that it is of or in, kAbsent
// for none, which is told to be behind another.
std::uint32_t Assign(internal::State& state, std::string_view name, std::string_view value,
                     ValueKind kind, std::uint32_t behind = internal::Unknown::kWhole);

// Assigns one value after the other, the usual way: a known name, given once, with a text that is
// not empty. All else takes the way round through Assign.
class Assigner {
 public:
  // `assigned`: the pairs before, if they have been.
  explicit Assigner(internal::State& state, std::span<const Pair> assigned = {})
      : state_(state),
        names_(state.operation->names),
        last_(SlotOfLast(assigned)),
        seen_(state.seen.word(0)),
        given_(state.given.word(0)) {}
  Assigner(const Assigner&) = delete;
  Assigner& operator=(const Assigner&) = delete;
  ~Assigner() { Store(); }

  void Text(std::string_view name, std::string_view value) { Text(names_.Find(name), name, value); }
  // Where 16 bytes may be read from the first of the name on.
  void PaddedText(std::string_view name, std::string_view value) {
    Text(names_.FindPadded(name), name, value);
  }
  // All of them. False, and not a byte of a value looked at beyond that, when they have more than
  // `max_bytes`.
  bool Texts(std::span<const Pair> pairs, std::size_t max_bytes) {
    std::size_t bytes = 0;
    while (true) {
      pairs = pairs.subspan(Usual(pairs, bytes));
      if (pairs.empty()) return bytes <= max_bytes;
      const Pair& pair = pairs.front();
      bytes += pair.name.size() + pair.value.size();
      if (bytes > max_bytes) return false;
      Text(pair.name, pair.value);
      pairs = pairs.subspan(1);
    }
  }

  void Other(std::string_view name, std::string_view value, ValueKind kind) {
    Store();
    const std::uint32_t slot = Assign(state_, name, value, kind, last_);
    if (slot != program::KeyTable::kAbsent) last_ = slot;
    seen_ = state_.seen.word(0);
    given_ = state_.given.word(0);
  }

 private:
  void Text(std::uint32_t slot, std::string_view name, std::string_view value) {
    const std::uint64_t bit = std::uint64_t{1} << (slot % 64);
    if (slot >= 64 || value.empty() || (seen_ & bit) != 0) [[unlikely]] {
      return Other(name, value, ValueKind::kText);
    }
    seen_ |= bit;
    given_ |= bit;
    last_ = slot;
    state_.values[slot] = program::Value(value);
  }

  // Up to the first that is not. How many that were.
  std::size_t Usual(std::span<const Pair> pairs, std::size_t& bytes) {
    const std::uint64_t before = seen_;
    const std::size_t count =
        state_.kernels->assign(names_, pairs, state_.values.data(), seen_, bytes);
    given_ |= seen_ & ~before;
    if (count != 0 && count != pairs.size()) last_ = SlotOfLast(pairs.first(count));
    return count;
  }

  std::uint32_t SlotOfLast(std::span<const Pair> pairs) const {
    return pairs.empty() ? internal::Unknown::kFirst : names_.Find(pairs.back().name);
  }

  void Store() {
    state_.seen.set_word(0, seen_);
    state_.given.set_word(0, given_);
  }

  internal::State& state_;
  const program::KeyTable& names_;
  std::uint32_t last_;  // slot that was named
  // The first words of the state's sets, in registers while this lives.
  std::uint64_t seen_;
  std::uint64_t given_;
};

// Collects what the request says of its operation, before its slots are known.
class OperationFinder {
 public:
  explicit OperationFinder(internal::State& state)
      : state_(state),
        wanted_(state.program->operation_parameter),
        word_(text::LoadUpTo16(wanted_.data(), wanted_.size())) {}

  // Other names of this length are common, so the characters are compared without a branch on it.
  bool Is(std::string_view name) const {
    if (name.empty()) [[unlikely]]
      return false;
    const text::Word16 word = text::LoadUpTo16(name.data(), name.size());
    const std::uint64_t different =
        (word.low ^ word_.low) | (word.high ^ word_.high) | (name.size() ^ wanted_.size());
    return different == 0 && (name.size() <= 16 || name == wanted_);
  }
  // One occurrence of the operation's parameter.
  void See(std::string_view value, ValueKind kind);
  // Sets State::operation. A request that names no known operation gets the
  // stand-in, whose few slots are still read, though nothing will be said of them. `header`, unless
  // it is empty, stands for a parameter that is absent, and contradicts one that is another's.
  void Finish(std::string_view header = {});

 private:
  internal::State& state_;
  std::string_view wanted_;
  text::Word16 word_;
  std::string_view value_;
  int count_ = 0;
  bool empty_ = true;
};

// Whether a request that was read as one for this operation is one.
inline bool Names(const program::Operation& operation, const internal::State& state) {
  const std::size_t slot = operation.operation_slot;
  if (!state.Readable(slot)) return false;
  const program::Value& value = state.values[slot];
  if (value.size != operation.name.size()) return false;
  return text::LoadUpTo16(value.data, value.size) == operation.name_word &&
         (value.size <= 16 || value.view() == operation.name);
}

// Makes a header the value of the operation's parameter, when that is not given.
void GiveOperation(internal::State& state, std::string_view header);

// Starts a new request.
void ResetState(internal::State& state);
// Makes the state answer with nothing but a fault of the request as a whole.
void Refuse(internal::State& state, program::RequestFault fault);

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_ASSIGN_H_
