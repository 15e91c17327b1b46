#include <algorithm>
#include <array>
#include <bit>

#include "validator/evaluate/relations.h"
#include "validator/evaluate/secrecy.h"
#include "validator/program/state.h"
#include "validator/report.h"
#include "validator/template.h"
#include "validator/text/edit_distance.h"
#include "validator/text/printable.h"

namespace assay {

using internal::State;
using program::Operation;

namespace {

// Of a value that could be read.
bool HasSuspiciousValue(const State& state, std::size_t slot) {
  const auto& suspicious = state.operation->ruleset->suspicious_values;
  return std::find(suspicious.begin(), suspicious.end(), state.values[slot].view()) !=
         suspicious.end();
}

bool IsSuspicious(const State& state, std::size_t slot) {
  return state.Readable(slot) && HasSuspiciousValue(state, slot);
}

// Whether some parameter has a warning of its own. Few requests do, and to see that, no order is
// needed, nor a look at the parameters that are absent.
bool AnyParameterWarns(const State& state) {
  const Operation& operation = *state.operation;
  const std::uint64_t sizes = operation.ruleset->suspicious_sizes;
  std::uint64_t found = 0;
  for (std::size_t w = 0; w < operation.words; ++w) {
    found |= state.empty.word(w);
    std::uint64_t asked = state.given.word(w) & ~state.duplicate.word(w) &
                          ~state.undecodable.word(w) & ~state.wrong_type.word(w) &
                          (operation.may_be_suspicious.word(w) | state.faulty.word(w));
    for (; asked != 0; asked &= asked - 1) {
      const std::size_t slot = 64 * w + static_cast<std::size_t>(std::countr_zero(asked));
      const std::size_t size = std::min<std::size_t>(state.values[slot].size, 63);
      if ((sizes >> size & 1) != 0) [[unlikely]]
        found |= std::uint64_t{HasSuspiciousValue(state, slot)};
    }
  }
  return found != 0;
}

std::string_view DeclaredName(const State& state, std::size_t slot) {
  return state.operation->slots[slot].name;
}

}  // namespace

WarningIterator& WarningIterator::operator++() {
  ++step_;
  Settle();
  return *this;
}

// The first rule from `index` on that warns, or their number.
std::size_t WarningIterator::NextRule(std::size_t index) const {
  const State& state = *current_.state_;
  const std::vector<program::QuietRule>& rules = state.operation->warnings;
  if (!state.operation->warning_masks.empty()) {
    const std::uint64_t rest = met_ >> index;
    return rest == 0 ? rules.size() : index + static_cast<std::size_t>(std::countr_zero(rest));
  }
  while (index < rules.size() && !evaluate::BreaksQuietly(rules[index].test, state)) ++index;
  return index;
}

// The steps: two for each declared parameter (empty, suspicious), one for each rule, one for each
// unknown name.
void WarningIterator::Settle() {
  const State& state = *current_.state_;
  const Operation& operation = *state.operation;
  if (&operation == &state.program->unknown_operation) return SettleOperation();
  const std::size_t rules = 2 * operation.declared.size();
  const std::size_t unknown = rules + operation.warnings.size();
  if (step_ == 0) {
    met_ = state.kernels->meet(operation.warning_masks, state.standing);
    if (!AnyParameterWarns(state)) {
      step_ = static_cast<std::uint32_t>(rules);
      const bool any_other = met_ != 0 || state.unknown_count != 0 ||
                             operation.warning_masks.empty() != operation.warnings.empty();
      if (!any_other) {
        step_ = kEnd;
        return;
      }
    }
  }
  for (; step_ < unknown + state.unknown_count; ++step_) {
    if (step_ < rules) {
      const std::size_t slot = operation.declared[step_ / 2];
      const bool empty = step_ % 2 == 0;
      const bool found = empty ? state.empty.Has(slot) : IsSuspicious(state, slot);
      if (!found) continue;
      current_.kind_ = empty ? Warning::Kind::kEmpty : Warning::Kind::kSuspicious;
      current_.index_ = static_cast<std::uint32_t>(slot);
      current_.name_ = DeclaredName(state, slot);
      return;
    }
    if (step_ < unknown) {
      const std::size_t index = NextRule(step_ - rules);
      if (index == operation.warnings.size()) {
        step_ = static_cast<std::uint32_t>(unknown - 1);
        continue;
      }
      step_ = static_cast<std::uint32_t>(rules + index);
      current_.kind_ = Warning::Kind::kRule;
      current_.index_ = static_cast<std::uint32_t>(index);
      return;
    }
    current_.kind_ = Warning::Kind::kUnknown;
    current_.index_ = static_cast<std::uint32_t>(step_ - unknown);
    current_.name_ = internal::ShowableName(state, state.unknown[current_.index_]);
    return;
  }
  step_ = kEnd;
}

// Without an operation there is only its own parameter to speak of.
void WarningIterator::SettleOperation() {
  const State& state = *current_.state_;
  current_.name_ = DeclaredName(state, 0);
  if (step_ == 0 && state.operation_empty) {
    current_.kind_ = Warning::Kind::kEmpty;
  } else if (step_ == 0 && state.operation_faults == internal::kOperationUnknown &&
             IsSuspicious(state, 0)) {
    current_.kind_ = Warning::Kind::kSuspicious;
  } else {
    step_ = kEnd;
  }
}

std::string_view Warning::rule() const {
  const program::Slot* slot = &state_->operation->slots[0];
  switch (kind_) {
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
