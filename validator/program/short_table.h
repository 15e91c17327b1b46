// A fixed set of texts of up to eight bytes, each of a class that conditions ask for, looked up by
// the bytes of a request: what nearly all enumerations are. The same as KeyTable, with one word
// where that has two, in half the instructions.
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
  static constexpr std::size_t kMaxBytes = 8;

  struct Entry {
    static constexpr std::uint32_t kNoText = ~std::uint32_t{0};

    std::uint64_t word = 0;
    std::uint32_t size = kNoText;
    std::uint8_t place = 0;
    std::uint8_t value_class = 0;
  };

  // What is asked, valid as long as the table. All a look-up reads, but for one entry.
  struct View {
    // Whether a text, which is not empty, is one of them; its class goes to `value_class`, 0 if
    // not.
    bool Find(const char* text, std::size_t size, std::uint8_t& value_class) const {
      const std::uint64_t word = text::LoadUpTo8(text, size);
      const Entry& entry = entries[word * multiplier >> shift];
      const bool found = ((entry.word ^ word) | (entry.size ^ size)) == 0;
      value_class = static_cast<std::uint8_t>(entry.value_class & (0u - unsigned{found}));
      return found;
    }

    const Entry* entries;  // at the hash of its text, each
    std::uint64_t multiplier;
    int shift;
  };

  // Of no text.
  ShortTable() : entries_(2) {}
  // Nothing when a text is longer, or when there are too many. The texts are distinct and not
  // empty. O(texts) on average.
  static std::optional<ShortTable> Of(std::span<const std::string_view> texts);

  // By the places of the texts.
  void SetClasses(std::span<const std::uint8_t> classes);

  View view() const { return {entries_.data(), multiplier_, shift_}; }

 private:
  bool TryBuild(std::span<const std::string_view> texts, int log2_size, std::uint64_t multiplier);

  std::vector<Entry> entries_;
  std::uint64_t multiplier_ = 1;
  int shift_ = 63;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_SHORT_TABLE_H_
