// What the C interface keeps behind its pointers, and what all of it is written with.
#ifndef ASSAY_BINDINGS_C_STATE_H_
#define ASSAY_BINDINGS_C_STATE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/c/assay.h"
#include "validator/live.h"
#include "validator/validator.h"

struct assay_string {
  std::string text;
};

struct assay_rules {
  explicit assay_rules(std::shared_ptr<const assay::Validator> validator)
      : live(std::move(validator)) {}

  assay::LiveValidator live;
};

namespace assay::c {

// A walk over part of a report, which starts again when it is asked to.
template <typename Iterator>
struct Walk {
  void Start(const assay::Range<Iterator>& range) { at.emplace(range.begin()); }
  bool Done() const { return !at || *at == std::default_sentinel; }

  std::optional<Iterator> at;
};

struct FactView {
  assay_fact fact{};
  std::array<assay_argument, assay::kMaxFactArguments> arguments{};
};

}  // namespace assay::c

struct assay_worker {
  explicit assay_worker(const assay_rules& rules) : worker(rules.live) {}

  assay::Worker worker;
  assay_fact_callback callback = nullptr;
  void* user = nullptr;
  std::optional<std::int64_t> now;
  std::vector<assay::Pair> pairs;  // of the request, as C++ has them
  std::vector<assay::FactValue> answers;

  bool is_asking = false;  // the callback: nothing may be done with the worker

  std::optional<assay::Report> report;

  // Where each walk stands, and what it last handed out.
  assay::c::Walk<assay::ViolationIterator> violations;
  assay::c::Walk<assay::WarningIterator> warnings;
  assay::c::Walk<assay::NeededFactIterator> facts;
  assay_violation violation{};
  assay_warning warning{};
  assay::c::FactView fact;
  assay_value value{};
  std::string message, reason, warning_message;
  std::vector<assay_text> parameters, also, warning_parameters;
  std::optional<assay::Warning> current_warning;  // what its parameters are views into
};

namespace assay::c {

inline assay_text ToC(std::string_view text) { return {text.data(), text.size()}; }

inline std::string_view FromC(assay_text text) {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

// A text that is said to be somewhere, and is nowhere; or of a size that none has, such as one that
// was below zero. Sizes below may be added up.
inline bool IsBad(assay_text text) {
  constexpr std::uint64_t kNone = std::uint64_t{1} << 48;
  return (text.data == nullptr && text.size != 0) || text.size >= kNone;
}

// No struct of ours will ever be larger.
constexpr std::size_t kMaxStruct = 4096;

// Nothing that C++ throws gets out; and it throws nothing else but that memory has run out.
template <typename Do>
int Guarded(Do&& action) {
  try {
    return action();
  } catch (...) {
    return ASSAY_NO_MEMORY;
  }
}

// A struct of the caller's, who may know fewer of its members, or more: those are to be zero, for
// what is asked for by them cannot be done here.
template <typename T>
bool Take(const T* given, T* taken) {
  if (given == nullptr) return true;
  const std::size_t size = given->struct_size;
  if (size < sizeof(std::size_t) || size > kMaxStruct || size % alignof(T) != 0) return false;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(given);
  const auto is_zero = [](unsigned char byte) { return byte == 0; };
  if (size > sizeof(T) && !std::all_of(bytes + sizeof(T), bytes + size, is_zero)) return false;
  std::memcpy(taken, given, std::min(size, sizeof(T)));
  return true;
}

inline bool HasReport(const assay_worker* worker) { return worker != nullptr && worker->report; }

// False when some of it is nowhere.
bool TakePairs(const assay_pair* given, std::size_t count, std::vector<Pair>& taken);

FactValue FactOf(int answer);

// A fact as C has it; `to` refers to `from`.
void Fill(const NeededFact& from, FactView& to);

}  // namespace assay::c

#endif  // ASSAY_BINDINGS_C_STATE_H_
