// A fixed set of texts of up to eight bytes, looked up by the bytes of a request: what nearly all
// enumerations are. The same as KeyTable, with one word where that has two, in half the
// instructions.
#ifndef ASSAY_VALIDATOR_PROGRAM_SHORT_TABLE_H_
#define ASSAY_VALIDATOR_PROGRAM_SHORT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validator/text/load.h"

namespace assay::program {

class ShortTable {
 public:
  static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};
  static constexpr std::size_t kMaxBytes = 8;

  // Of no text.
  ShortTable() : entries_(2) {}
  // Nothing when a text is longer, or when there are too many. The texts are distinct and not
  // empty. O(texts) on average.
  static std::optional<ShortTable> Of(std::span<const std::string_view> texts);

  // The place of a text among those of the set, or kAbsent.
  std::uint32_t Find(const char* text, std::size_t size) const {
    if (size - 1 >= kMaxBytes) return kAbsent;
    const std::uint64_t word = text::LoadUpTo8(text, size);
    const Entry& entry = entries_[word * multiplier_ >> shift_];
    return ((entry.word ^ word) | (entry.size ^ size)) == 0 ? entry.place : kAbsent;
  }

 private:
  struct Entry {
    std::uint64_t word = 0;
    std::uint32_t size = 0;  // 0: of no text
    std::uint32_t place = 0;
  };

  bool TryBuild(std::span<const std::string_view> texts, int log2_size, std::uint64_t multiplier);

  std::vector<Entry> entries_;  // at the hash of its text, each
  std::uint64_t multiplier_ = 1;
  int shift_ = 63;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_SHORT_TABLE_H_
