#include <algorithm>
#include <bit>
#include <optional>

#include "validator/evaluate/reason.h"
#include "validator/evaluate/secrecy.h"
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

// The first finding from `index` on that fired, or the number of all findings.
std::uint32_t NextFired(const State& state, std::uint64_t failed_checks, std::size_t index) {
  const program::Operation& operation = *state.operation;
  const std::size_t of_request = operation.request_findings;
  const std::size_t words = (of_request + 63) / 64;
  std::uint64_t skip = index % 64;
  for (std::size_t w = index / 64; index < of_request && w < words; ++w, skip = 0) {
    const std::uint64_t fired = state.fired[w] >> skip << skip;
    if (fired != 0) return static_cast<std::uint32_t>(64 * w + std::countr_zero(fired));
  }
  const std::size_t check = std::max(index, of_request) - of_request;
  const std::uint64_t failed = check < program::kMaxChecks ? failed_checks >> check << check : 0;
  return static_cast<std::uint32_t>(failed == 0 ? operation.findings.size()
                                                : of_request + std::countr_zero(failed));
}

std::string_view In(Language language, const program::Text& text) {
  return language == Language::kChinese ? text.zh : text.en;
}

const program::Error& ErrorOf(const State& state, std::uint32_t finding) {
  return state.operation->ruleset->errors[FindingOf(state, finding).error];
}

}  // namespace

ViolationIterator& ViolationIterator::operator++() {
  const State& state = *current_.state_;
  const auto end = static_cast<std::uint32_t>(state.operation->findings.size());
  std::uint32_t& index = current_.finding_;
  for (index = NextFired(state, current_.failed_checks_, index + 1); index < end;
       index = NextFired(state, current_.failed_checks_, index + 1)) {
    // A later member of its group was told with the first.
    const auto group = FindingOf(state, index).group;
    const bool told = std::any_of(group.begin(), group.end(), [&](std::uint16_t member) {
      return member < index && Fired(state, current_.failed_checks_, member) &&
             SamePart(state, index, member);
    });
    if (!told) break;
  }
  return *this;
}

std::string_view Violation::code() const { return ErrorOf(*state_, finding_).code; }
int Violation::status() const { return ErrorOf(*state_, finding_).status; }
std::string_view Violation::rule() const { return FindingOf(*state_, finding_).rule; }

std::span<const std::string_view> Violation::parameters() const {
  const Finding& finding = FindingOf(*state_, finding_);
  if (finding.names_part) return {&state_->fired_names[finding_], 1};
  return finding.parameters;
}

std::size_t Violation::also_count() const {
  const auto group = FindingOf(*state_, finding_).group;
  return static_cast<std::size_t>(
      std::count_if(group.begin(), group.end(), [&](std::uint16_t member) {
        return member > finding_ && Fired(*state_, failed_checks_, member) &&
               SamePart(*state_, finding_, member);
      }));
}

std::string_view Violation::also(std::size_t index) const {
  for (const std::uint16_t member : FindingOf(*state_, finding_).group) {
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
  if (finding.slot == program::kNone) return false;
  const std::size_t slot = finding.slot;
  if (!state_->Readable(slot) || finding.keyword == program::Keyword::kRequired) return false;
  const std::optional<std::string_view> found = evaluate::FaultyValue(*state_, finding_);
  if (!found) return false;
  const std::string_view value = *found;
  if (state_->operation->slots[slot].sensitive ||
      internal::MentionsSecret(*state_->program, value)) {
    out->append(text::kMask);
  } else {
    text::AppendPrintable(value, max_bytes, out);
  }
  return true;
}

}  // namespace assay
