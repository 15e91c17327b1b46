// A set of Unicode code points, as sorted ranges with a bit table for ASCII.
#ifndef ASSAY_VALIDATOR_TEXT_CHAR_SET_H_
#define ASSAY_VALIDATOR_TEXT_CHAR_SET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assay::text {

struct CharRange {
  std::uint32_t first;
  std::uint32_t last;  // included

  friend bool operator==(const CharRange&, const CharRange&) = default;
};

// A value type. Const members are thread-safe. Surrogates are never members of use: no text holds
// one.
class CharSet {
 public:
  CharSet() = default;
  explicit CharSet(std::span<const CharRange> ranges);

  static CharSet All();

  void Add(std::uint32_t first, std::uint32_t last);
  void Add(const CharSet& other);
  CharSet Complement() const;

  // O(1) for ASCII, else O(log ranges).
  bool Contains(std::uint32_t code_point) const {
    if (code_point < 128) return (ascii_[code_point >> 6] >> (code_point & 63) & 1) != 0;
    return ContainsWide(code_point);
  }

  // How many characters of ASCII that are members a text begins with.
  std::size_t CountLeadingAscii(std::string_view text) const;

  bool empty() const { return ranges_.empty(); }
  bool IsAscii() const { return ranges_.empty() || ranges_.back().last < 128; }
  // Sorted, neither overlapping nor touching.
  std::span<const CharRange> ranges() const { return ranges_; }

  friend bool operator==(const CharSet&, const CharSet&) = default;

 private:
  bool ContainsWide(std::uint32_t code_point) const;
  void Normalise();

  std::vector<CharRange> ranges_;
  std::array<std::uint64_t, 2> ascii_{};
};

// Script=Han of Unicode as RE2 20220601 (Debian 12) has it, that is Unicode 14.0; a test compares
// every code point.
std::span<const CharRange> HanScript();

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_CHAR_SET_H_
