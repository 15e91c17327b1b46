#include "validator/text/char_set.h"

#include <algorithm>

#include "validator/text/utf8.h"

namespace assay::text {

CharSet::CharSet(std::span<const CharRange> ranges) : ranges_(ranges.begin(), ranges.end()) {
  Normalise();
}

CharSet CharSet::All() {
  CharSet all;
  all.Add(0, kMaxCodePoint);
  return all;
}

void CharSet::Add(std::uint32_t first, std::uint32_t last) {
  ranges_.push_back({first, last});
  Normalise();
}

void CharSet::Add(const CharSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  Normalise();
}

CharSet CharSet::Complement() const {
  std::vector<CharRange> gaps;
  std::uint32_t next = 0;
  for (const CharRange& range : ranges_) {
    if (range.first > next) gaps.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= kMaxCodePoint) gaps.push_back({next, kMaxCodePoint});
  return CharSet(gaps);
}

std::size_t CharSet::CountLeadingAscii(std::string_view text) const {
  std::size_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 128 || (ascii_[byte >> 6] >> (byte & 63) & 1) == 0) break;
    ++count;
  }
  return count;
}

bool CharSet::ContainsWide(std::uint32_t code_point) const {
  const auto after = std::upper_bound(
      ranges_.begin(), ranges_.end(), code_point,
      [](std::uint32_t value, const CharRange& range) { return value < range.first; });
  return after != ranges_.begin() && code_point <= (after - 1)->last;
}

void CharSet::Normalise() {
  std::sort(ranges_.begin(), ranges_.end(),
            [](const CharRange& a, const CharRange& b) { return a.first < b.first; });
  std::vector<CharRange> merged;
  for (const CharRange& range : ranges_) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  ranges_ = std::move(merged);
  ascii_ = {};
  for (const CharRange& range : ranges_) {
    for (std::uint32_t c = range.first; c <= range.last && c < 128; ++c) {
      ascii_[c >> 6] |= std::uint64_t{1} << (c & 63);
    }
  }
}

}  // namespace assay::text
