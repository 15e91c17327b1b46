#include <algorithm>
#include <bit>
#include <optional>

#include "validator/evaluate/reason.h"
#include "validator/program/secrecy.h"
#include "validator/program/state.h"
#include "validator/report.h"
#include "validator/template.h"
#include "validator/text/printable.h"

namespace assay {

using internal::State;
using program::Finding;

namespace {

const Finding& FindingOf(const State& state, std::size_t index) {
  return state.operation->findings[index];
}

// Two findings of one group are one violation, unless they are about different parts.
bool SamePart(const State& state, std::size_t a, std::size_t b) {
  const bool named = FindingOf(state, a).names_part;
  if (named != FindingOf(state, b).names_part) return false;
  return !named || state.fired_names[a] == state.fired_names[b];
}

// Findings of the request are bits of the state; those of checks follow from the answers to facts.
bool Fired(const State& state, std::uint64_t failed_checks, std::size_t index) {
  const program::Operation& operation = *state.operation;
  if (index < operation.request_findings) return internal::TestBit(state.fired, index);
  return (failed_checks >> (index - operation.request_findings) & 1) != 0;
}

// The first finding from `index` on that fired, or `end`.
std::uint32_t NextFired(const State& state, std::uint64_t failed_checks, std::size_t index,
                        std::uint32_t end) {
  const std::size_t of_request = state.operation->request_findings;
  std::uint64_t wanted = ~std::uint64_t{0} << index % 64;
  for (std::size_t first = index - index % 64; first < of_request; first += 64) {
    const std::uint64_t fired = state.fired[first / 64] & wanted;
    if (fired != 0) return static_cast<std::uint32_t>(first + std::countr_zero(fired));
    wanted = ~std::uint64_t{0};
  }
  const std::size_t check = std::max(index, of_request) - of_request;
  const std::uint64_t failed = check < program::kMaxChecks ? failed_checks >> check << check : 0;
  return failed == 0 ? end : static_cast<std::uint32_t>(of_request + std::countr_zero(failed));
}

// A later member of a group is told with the first.
bool WasTold(const State& state, std::uint64_t failed_checks, std::size_t index) {
  for (const std::uint16_t member : *FindingOf(state, index).group) {
    if (member == index) break;
    if (Fired(state, failed_checks, member) && SamePart(state, index, member)) return true;
  }
  return false;
}

std::string_view In(Language language, const program::Text& text) {
  return language == Language::kChinese ? text.zh : text.en;
}

const program::Error& ErrorOf(const State& state, std::uint32_t finding) {
  return state.operation->ruleset->errors[FindingOf(state, finding).error];
}

}  // namespace

// The first of all is the first of its group.
void ViolationIterator::ToFirst() {
  current_.finding_ = NextFired(*current_.state_, current_.failed_checks_, 0, Violation::kEnd);
}

ViolationIterator& ViolationIterator::operator++() {
  const State& state = *current_.state_;
  std::uint32_t& index = current_.finding_;
  do {
    index = NextFired(state, current_.failed_checks_, index + 1, Violation::kEnd);
  } while (index != Violation::kEnd && WasTold(state, current_.failed_checks_, index));
  return *this;
}

std::string_view Violation::code() const { return ErrorOf(*state_, finding_).code; }
int Violation::status() const { return ErrorOf(*state_, finding_).status; }
std::string_view Violation::rule() const { return FindingOf(*state_, finding_).rule; }

std::span<const std::string_view> Violation::parameters() const {
  const Finding& finding = FindingOf(*state_, finding_);
  if (finding.names_part) return {&state_->fired_names[finding_], 1};
  return program::ParametersOf(*state_->operation, finding);
}

std::size_t Violation::also_count() const {
  const auto& group = *FindingOf(*state_, finding_).group;
  return static_cast<std::size_t>(
      std::count_if(group.begin(), group.end(), [&](std::uint16_t member) {
        return member > finding_ && Fired(*state_, failed_checks_, member) &&
               SamePart(*state_, finding_, member);
      }));
}

std::string_view Violation::also(std::size_t index) const {
  for (const std::uint16_t member : *FindingOf(*state_, finding_).group) {
    if (member <= finding_ || !Fired(*state_, failed_checks_, member)) continue;
    if (!SamePart(*state_, finding_, member)) continue;
    if (index-- == 0) return FindingOf(*state_, member).rule;
  }
  return {};
}

std::string Violation::Message(Language language) const {
  std::string message;
  AppendMessage(language, &message);
  return message;
}

void Violation::AppendMessage(Language language, std::string* out) const {
  constexpr std::size_t kMaxValueBytes = 60;
  internal::AppendTemplate(
      In(language, ErrorOf(*state_, finding_).message), parameters(), language,
      [this](std::string* to) { AppendValue(kMaxValueBytes, to); }, out);
}

std::string_view Violation::meaning(Language language) const {
  return In(language, ErrorOf(*state_, finding_).meaning);
}

std::string_view Violation::recommendation(Language language) const {
  return In(language, ErrorOf(*state_, finding_).recommendation);
}

void Violation::AppendReason(std::string* out) const {
  evaluate::AppendReason(*state_, finding_, out);
}

bool Violation::AppendValue(std::size_t max_bytes, std::string* out) const {
  const Finding& finding = FindingOf(*state_, finding_);
  // A version may be given several times; which of them is another is not known any more.
  if (finding.slot == program::kNone || finding.keyword == program::Keyword::kRequest) return false;
  const std::size_t slot = finding.slot;
  if (!state_->Readable(slot) || finding.keyword == program::Keyword::kRequired) return false;
  const std::optional<std::string_view> found = evaluate::FaultyValue(*state_, finding_);
  if (!found) return false;
  const std::string_view value = *found;
  if (evaluate::IsMasked(*state_, finding_, value)) {
    out->append(text::kMask);
  } else {
    text::AppendPrintable(value, max_bytes, out);
  }
  return true;
}

}  // namespace assay
