#include <algorithm>
#include <array>
#include <bit>

#include "validator/evaluate/relations.h"
#include "validator/program/secrecy.h"
#include "validator/program/state.h"
#include "validator/report.h"
#include "validator/template.h"
#include "validator/text/edit_distance.h"
#include "validator/text/printable.h"

namespace assay {

using internal::State;
using program::Operation;
using program::SlotSet;

namespace {

// Of a value that could be read.
bool HasSuspiciousValue(const State& state, std::size_t slot) {
  const std::string_view value = state.values[slot].view();
  // Values of the same size are frequent, and nearly all end otherwise: too soon for a call to
  // memcmp.
  const auto is_value = [value](std::string_view suspicious) {
    return suspicious.size() == value.size() &&
           (value.empty() || (suspicious.back() == value.back() && suspicious == value));
  };
  return std::ranges::any_of(state.operation->ruleset->suspicious_values, is_value);
}

bool IsSuspicious(const State& state, std::size_t slot) {
  return state.Readable(slot) && HasSuspiciousValue(state, slot);
}

// In a request whose values are not known to be in order, or to be asked for their size.
[[gnu::noinline]] bool AnySuspicious(const State& state) {
  const Operation& operation = *state.operation;
  const std::uint64_t sizes = operation.ruleset->suspicious_sizes;
  std::uint64_t found = 0;
  for (std::size_t w = 0; w < operation.words; ++w) {
    std::uint64_t asked = state.given.word(w) & ~state.duplicate.word(w) &
                          ~state.undecodable.word(w) & ~state.wrong_type.word(w) &
                          (operation.may_be_suspicious.word(w) | state.faulty.word(w));
    for (; asked != 0; asked &= asked - 1) {
      const std::size_t slot = 64 * w + static_cast<std::size_t>(std::countr_zero(asked));
      if ((sizes >> state.values[slot].size % 64 & 1) != 0) [[unlikely]]
        found |= std::uint64_t{HasSuspiciousValue(state, slot)};
    }
  }
  return found != 0;
}

[[gnu::noinline]] bool AnySuspiciousOf(const State& state, const SlotSet& suspects) {
  bool found = false;
  suspects.ForEach([&](std::size_t slot) { found |= HasSuspiciousValue(state, slot); });
  return found;
}

// Whether some parameter has a warning of its own. Few requests do, and to see that, no order is
// needed; nor are values looked at, when none has the size of a suspicious one.
bool AnyParameterWarns(const State& state) {
  if (state.empty.Any()) return true;
  if (state.any_fired || !state.operation->suspicious_are_free) return AnySuspicious(state);
  return state.suspects.Any() && AnySuspiciousOf(state, state.suspects);
}

std::string_view DeclaredName(const State& state, std::size_t slot) {
  return state.operation->slots[slot].name;
}

constexpr std::size_t kNoRule = ~std::size_t{0};

// The first rule from `index` on that warns, of rules that are not all masks.
[[gnu::noinline]] std::size_t NextBroken(const State& state, std::size_t index) {
  const std::vector<program::QuietRule>& rules = state.operation->warnings;
  for (; index < rules.size(); ++index) {
    if (evaluate::BreaksQuietly(rules[index].test, state)) return index;
  }
  return kNoRule;
}

}  // namespace

void WarningIterator::ToFirst() {
  const State& state = *current_.state_;
  if (state.operation == &state.program->unknown_operation) [[unlikely]]
    return ToOperation();
  if (AnyParameterWarns(state)) [[unlikely]]
    return ToParameter(0);
  ToRule(0);
}

WarningIterator& WarningIterator::operator++() {
  const Warning::Kind kind = current_.kind_;
  current_.kind_ = Warning::Kind::kNone;
  if (kind == Warning::Kind::kRule) {
    ToRule(current_.index_ + 1);
  } else if (kind == Warning::Kind::kUnknown) {
    ToUnknown(current_.index_ + 1);
  } else if (current_.state_->operation != &current_.state_->program->unknown_operation) {
    ToParameter(step_ + 1);
  }
  return *this;
}

void WarningIterator::ToParameter(std::size_t step) {
  const State& state = *current_.state_;
  const std::vector<std::uint16_t>& declared = state.operation->declared;
  for (; step < 2 * declared.size(); ++step) {
    const std::size_t slot = declared[step / 2];
    const bool empty = step % 2 == 0;
    const bool found = empty ? state.empty.Has(slot) : IsSuspicious(state, slot);
    if (!found) continue;
    step_ = static_cast<std::uint32_t>(step);
    current_.kind_ = empty ? Warning::Kind::kEmpty : Warning::Kind::kSuspicious;
    current_.index_ = static_cast<std::uint32_t>(slot);
    current_.name_ = DeclaredName(state, slot);
    return;
  }
  ToRule(0);
}

void WarningIterator::ToRule(std::size_t index) {
  const State& state = *current_.state_;
  if (!state.operation->warnings_are_masks) [[unlikely]] {
    index = NextBroken(state, index);
  } else if (const std::uint64_t rest = index < 64 ? state.met_warnings >> index : 0; rest != 0) {
    index += static_cast<std::size_t>(std::countr_zero(rest));
  } else {
    index = kNoRule;
  }
  if (index == kNoRule) {
    if (state.unknown_count != 0) ToUnknown(0);
    return;
  }
  current_.kind_ = Warning::Kind::kRule;
  current_.index_ = static_cast<std::uint32_t>(index);
}

void WarningIterator::ToUnknown(std::size_t index) {
  const State& state = *current_.state_;
  if (index == state.unknown_count) return;
  current_.kind_ = Warning::Kind::kUnknown;
  current_.index_ = static_cast<std::uint32_t>(index);
  behind_secret_ = internal::IsBehindSecret(state, index, behind_secret_);
  current_.name_ = internal::ShowableName(state, index, behind_secret_);
}

// Without an operation there is only its own parameter to speak of.
void WarningIterator::ToOperation() {
  const State& state = *current_.state_;
  if (state.operation_empty) {
    current_.kind_ = Warning::Kind::kEmpty;
  } else if (state.operation_faults == internal::kOperationUnknown && IsSuspicious(state, 0)) {
    current_.kind_ = Warning::Kind::kSuspicious;
  }
  current_.name_ = DeclaredName(state, 0);
}

std::string_view Warning::rule() const {
  const program::Slot* slot = &state_->operation->slots[0];
  switch (kind_) {
    case Kind::kNone:
      break;
    case Kind::kEmpty:
      return (slot + index_)->warnings->empty;
    case Kind::kSuspicious:
      return (slot + index_)->warnings->suspicious;
    case Kind::kRule:
      return state_->operation->warnings[index_].rule;
    case Kind::kUnknown:
      return "request.unknown-parameter";
  }
  return {};
}

std::span<const std::string_view> Warning::parameters() const {
  if (kind_ == Kind::kRule) return state_->operation->warnings[index_].parameters;
  return {&name_, 1};
}

std::string Warning::Message(Language language) const {
  std::string message;
  AppendMessage(language, &message);
  return message;
}

void Warning::AppendMessage(Language language, std::string* out) const {
  const bool english = language == Language::kEnglish;
  const auto append_name = [&] { text::AppendName(name_, out); };
  switch (kind_) {
    case Kind::kNone:
      return;
    case Kind::kEmpty:
      out->append(english ? "`" : "参数 `");
      append_name();
      out->append(english ? "` is empty, which counts as absent" : "` 的值为空，视为未传");
      return;
    case Kind::kSuspicious:
      out->append(english ? "`" : "参数 `");
      append_name();
      out->append(english ? "` is `" : "` 的值为 `");
      out->append(state_->operation->slots[index_].sensitive ? text::kMask
                                                             : state_->values[index_].view());
      out->append(english ? "`, as a client sends it that has no value"
                          : "`，像是客户端没有取到值");
      return;
    case Kind::kRule: {
      const program::QuietRule& rule = state_->operation->warnings[index_];
      internal::AppendTemplate(
          english ? rule.message.en : rule.message.zh, rule.parameters, language,
          [](std::string*) {}, out);
      return;
    }
    case Kind::kUnknown: {
      const std::string_view nearest = text::Nearest(name_, state_->operation->names_declared);
      out->append(english ? "unknown parameter `" : "未知参数 `");
      append_name();
      out->append("`");
      if (nearest.empty()) return;
      out->append(english ? "; did you mean `" : "，是否应为 `").append(nearest);
      out->append(english ? "`?" : "`？");
      return;
    }
  }
}

}  // namespace assay
