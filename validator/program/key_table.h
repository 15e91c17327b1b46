// A fixed set of short texts, looked up by the bytes of a request: parameter names, enumerations,
// operations.
//
// Built once as a perfect hash: one multiplication, one table, one comparison, and no way for
// a client to choose names that collide, since nothing of a request is ever inserted. About 30
// instructions a look-up, without a branch on the length. Where no perfect hash is found within the
// bounded search, binary search serves.
#ifndef ASSAY_VALIDATOR_PROGRAM_KEY_TABLE_H_
#define ASSAY_VALIDATOR_PROGRAM_KEY_TABLE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/text/load.h"

namespace assay::program {

class KeyTable {
  struct Entry {
    text::Word16 word;
    std::uint32_t size = ~std::uint32_t{0};  // of no key
    std::uint32_t index = ~std::uint32_t{0};
    const char* data = nullptr;
  };

 public:
  static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};

  KeyTable() : KeyTable(std::span<const std::string_view>()) {}
  // The keys are distinct, not empty, and outlive the table. O(keys) on average.
  explicit KeyTable(std::span<const std::string_view> keys);

  // The index of a key, or kAbsent. Keys are shorter than 4 GiB, as is whatever is looked up.
  std::uint32_t Find(std::string_view key) const {
    if (key.empty()) return kAbsent;
    if (key.size() > max_hashed_size_) [[unlikely]]
      return FindLong(key);
    return IndexOf(text::LoadUpTo16(key.data(), key.size()), key.size());
  }

  // The same of a key behind whose first byte at least 16 may be read.
  std::uint32_t FindPadded(std::string_view key) const {
    if (key.size() - 1 >= max_hashed_size_) [[unlikely]]
      return Find(key);
    return IndexOf(text::LoadInOnePage(key.data(), key.size()), key.size());
  }

  // The usual look-up of a loop over many keys: it calls nothing and keeps what it needs in
  // registers. Find is for the keys that it does not serve.
  class Usual {
   public:
    explicit Usual(const KeyTable& table)
        : multiplier_(table.multiplier_),
          entries_(table.entries_.data()),
          max_size_(table.max_hashed_size_),
          shift_(table.shift_) {}

    // By its size: not of an empty key, nor of one longer than 16 bytes.
    bool Serves(std::size_t size) const { return size - 1 < max_size_; }
    // Of its bytes, with zeros behind them.
    std::uint32_t Find(const text::Word16& word, std::size_t size) const {
      return IndexIn(entries_[Hash(word, multiplier_) >> shift_], word, size);
    }

   private:
    std::uint64_t multiplier_;
    const Entry* entries_;
    std::size_t max_size_;
    int shift_;
  };

 private:
  // The first 16 bytes, or of a longer key the first and the last 8.
  static text::Word16 Load(const char* p, std::size_t size) {
    if (size > 16) [[unlikely]]
      return {text::Load8(p), text::Load8(p + size - 8)};
    return text::LoadUpTo16(p, size);
  }

  static std::uint64_t Hash(const text::Word16& word, std::uint64_t multiplier) {
    return (word.low ^ std::rotl(word.high, 7)) * multiplier;
  }

  std::uint32_t IndexOf(const text::Word16& word, std::size_t size) const {
    return IndexIn(entries_[Hash(word, multiplier_) >> shift_], word, size);
  }

  static std::uint32_t IndexIn(const Entry& entry, const text::Word16& word, std::size_t size) {
    const std::uint64_t different =
        (entry.word.low ^ word.low) | (entry.word.high ^ word.high) | (entry.size ^ size);
    return different == 0 ? entry.index : kAbsent;
  }

  bool TryBuild(std::span<const Entry> keys, int log2_size, std::uint64_t multiplier);
  std::uint32_t FindLong(std::string_view key) const;
  std::uint32_t FindSorted(std::string_view key) const;

  std::size_t max_hashed_size_ = 16;  // longer ones go a longer way; 0 when `sorted_` serves
  std::uint64_t multiplier_ = 1;
  int shift_ = 63;
  std::vector<Entry> entries_;                                      // at the hash of its key, each
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted_;  // instead of the above
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_KEY_TABLE_H_
