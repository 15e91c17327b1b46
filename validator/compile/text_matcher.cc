#include <algorithm>
#include <string>

#include "validator/compile/builder.h"
#include "validator/text/utf8.h"

namespace assay::compile {
namespace {

using program::Constraint;
using program::Keyword;
using program::TextMatcher;

constexpr std::uint32_t kNoLimit = ~std::uint32_t{0};

text::CharSet Intersect(const text::CharSet& a, const text::CharSet& b) {
  text::CharSet outside = a.Complement();
  outside.Add(b.Complement());
  return outside.Complement();
}

std::uint32_t Saturate(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, kNoLimit));
}

// What constraints on text amount to: a range of lengths, and sets for the first and the other
// characters.
struct Merged {
  text::CharSet first = text::CharSet::All();
  text::CharSet rest = text::CharSet::All();
  std::uint32_t min = 0, max = kNoLimit;  // code points
  std::uint32_t min_bytes = 0, max_bytes = kNoLimit;
  const Constraint* classes = nullptr;
};

bool MergePattern(const text::Sequence& sequence, Merged& merged) {
  if (sequence.empty() || sequence.size() > 2) return false;
  const text::Part& last = sequence.back();
  const bool has_first = sequence.size() == 2;
  if (has_first && sequence[0].max != 1) return false;
  merged.first = Intersect(merged.first, sequence[0].set);
  merged.rest = Intersect(merged.rest, last.set);
  const std::uint64_t extra = has_first ? 1 : 0;
  merged.min = std::max(merged.min, Saturate(last.min + extra));
  if (last.max != text::kUnbounded) merged.max = std::min(merged.max, Saturate(last.max + extra));
  return true;
}

bool MergeLength(const Constraint& constraint, Merged& merged) {
  if (constraint.unit == program::Unit::kBase64Bytes) return false;
  const bool bytes = constraint.unit == program::Unit::kBytes;
  const std::uint32_t bound = Saturate(static_cast<std::uint64_t>(constraint.number));
  if (constraint.keyword == Keyword::kMinLength) {
    std::uint32_t& min = bytes ? merged.min_bytes : merged.min;
    min = std::max(min, bound);
  } else {
    std::uint32_t& max = bytes ? merged.max_bytes : merged.max;
    max = std::min(max, bound);
  }
  return true;
}

bool MergeOne(const Constraint& constraint, Merged& merged) {
  switch (constraint.keyword) {
    case Keyword::kMinLength:
    case Keyword::kMaxLength:
      return MergeLength(constraint, merged);
    case Keyword::kCharacters:
      if (constraint.set == nullptr) return false;
      merged.first = Intersect(merged.first, *constraint.set);
      merged.rest = Intersect(merged.rest, *constraint.set);
      return true;
    case Keyword::kPattern:
      return constraint.sequence != nullptr && MergePattern(*constraint.sequence, merged);
    case Keyword::kClasses:
      merged.classes = &constraint;
      return constraint.classes.size() <= TextMatcher::kMaxClasses &&
             std::all_of(constraint.classes.begin(), constraint.classes.end(),
                         [](const auto& c) { return c.contains == nullptr && c.set.IsAscii(); });
    default:
      return false;
  }
}

// Lengths in bytes and in code points can only be told apart by counting twice; then the plain form
// serves, as it does where no length is in order.
bool SetLengths(const Merged& merged, TextMatcher& matcher) {
  const bool in_bytes = merged.min_bytes != 0 || merged.max_bytes != kNoLimit;
  const bool in_points = merged.min != 0 || merged.max != kNoLimit;
  if (in_bytes && in_points && !matcher.ascii) return false;
  matcher.count_bytes = in_bytes;
  matcher.min_length = std::max(merged.min, merged.min_bytes);
  matcher.max_length = std::min(merged.max, merged.max_bytes);
  return matcher.min_length <= matcher.max_length;
}

void SetBytes(const Merged& merged, TextMatcher& matcher) {
  for (std::uint32_t b = 0; b < 256; ++b) {
    std::uint8_t& bits = matcher.byte[b];
    if (b >= 128) {
      bits = matcher.ascii ? TextMatcher::kRefused | TextMatcher::kRefusedFirst : 0;
      continue;
    }
    // U+0000 is never text, whatever the set says.
    if (b == 0 || !merged.rest.Contains(b)) bits |= TextMatcher::kRefused;
    if (b == 0 || !merged.first.Contains(b)) bits |= TextMatcher::kRefusedFirst;
    if (merged.classes == nullptr) continue;
    for (std::size_t i = 0; i < merged.classes->classes.size(); ++i) {
      if (merged.classes->classes[i].set.Contains(b)) bits |= static_cast<std::uint8_t>(1u << i);
    }
  }
}

// The wide characters that the set refuses, if they are few: comparing with them is faster than
// searching ranges.
void SetWide(TextMatcher& matcher) {
  text::CharSet wide = matcher.rest;
  wide.Add(0, 127);
  std::uint32_t count = 0;
  const text::CharSet refused = wide.Complement();
  for (const text::CharRange& range : refused.ranges()) {
    for (std::uint32_t c = range.first; c <= range.last; ++c) {
      if (count == matcher.wide_refused.size()) return;
      matcher.wide_refused[count++] = c;
    }
  }
  matcher.wide_refused_count = static_cast<std::uint8_t>(count);
  if (count != 0)
    matcher.wide_refused_span = matcher.wide_refused[count - 1] - matcher.wide_refused[0];
  matcher.wide_by_exception = true;
}

// The tables of the kernels, from those that are filled.
void SetHalves(TextMatcher& matcher) {
  for (std::size_t b = 0; b < 128; ++b) {
    const auto row = static_cast<std::uint8_t>(1u << (b / 16));
    const std::uint8_t bits = matcher.byte[b];
    if ((bits & TextMatcher::kRefused) == 0) matcher.accepted_halves[b % 16] |= row;
    for (std::size_t i = 0; i < matcher.class_count; ++i) {
      if ((bits >> i & 1) != 0) matcher.class_halves[i][b % 16] |= row;
    }
  }
}

void SetWideBytes(TextMatcher& matcher) {
  if (!matcher.wide_by_exception) return;
  for (std::size_t i = 0; i < matcher.wide_refused_count; ++i) {
    std::string utf8;
    text::AppendUtf8(matcher.wide_refused[i], &utf8);
    if (utf8.size() != matcher.wide_refused_bytes[i].size()) return;
    std::copy(utf8.begin(), utf8.end(), matcher.wide_refused_bytes[i].begin());
  }
  matcher.has_wide_bytes = true;
}

}  // namespace

bool LowerText(std::span<const Constraint> constraints, TextMatcher& matcher) {
  Merged merged;
  for (const Constraint& constraint : constraints) {
    if (!MergeOne(constraint, merged)) return false;
  }
  matcher.ascii = merged.rest.IsAscii() && merged.first.IsAscii();
  if (!SetLengths(merged, matcher)) return false;
  if (merged.classes != nullptr) {
    matcher.min_classes = static_cast<std::uint8_t>(merged.classes->number);
    matcher.class_count = static_cast<std::uint8_t>(merged.classes->classes.size());
  }
  SetBytes(merged, matcher);
  SetHalves(matcher);
  matcher.first = std::move(merged.first);
  matcher.rest = std::move(merged.rest);
  SetWide(matcher);
  SetWideBytes(matcher);
  return true;
}

std::optional<program::RangeMatcher> LowerRange(const TextMatcher& matcher) {
  const auto ranges = matcher.rest.ranges();
  if (!matcher.ascii || matcher.class_count != 0 || matcher.first != matcher.rest ||
      ranges.size() != 1 || ranges[0].first == 0) {
    return std::nullopt;
  }
  return program::RangeMatcher{.min_length = matcher.min_length,
                               .max_length = matcher.max_length,
                               .first = static_cast<std::uint8_t>(ranges[0].first),
                               .last = static_cast<std::uint8_t>(ranges[0].last)};
}

}  // namespace assay::compile
