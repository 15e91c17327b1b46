// A set of slots, as bits.
#ifndef ASSAY_VALIDATOR_PROGRAM_SLOT_SET_H_
#define ASSAY_VALIDATOR_PROGRAM_SLOT_SET_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace assay::program {

// A slot is the place of one parameter, or of one declared member of a parameter that holds JSON.
inline constexpr std::size_t kMaxSlots = 256;  // of one operation

class SlotSet {
 public:
  static constexpr std::size_t kWords = kMaxSlots / 64;

  void Add(std::size_t slot) { word_[slot / 64] |= Bit(slot); }
  void Remove(std::size_t slot) { word_[slot / 64] &= ~Bit(slot); }
  bool Has(std::size_t slot) const { return (word_[slot / 64] >> (slot % 64) & 1) != 0; }

  bool Any() const { return (word_[0] | word_[1] | word_[2] | word_[3]) != 0; }
  std::size_t Count() const {
    std::size_t count = 0;
    for (const std::uint64_t word : word_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }

  SlotSet& operator|=(const SlotSet& other) {
    for (std::size_t i = 0; i < kWords; ++i) word_[i] |= other.word_[i];
    return *this;
  }
  friend SlotSet operator|(SlotSet a, const SlotSet& b) { return a |= b; }
  friend SlotSet operator&(SlotSet a, const SlotSet& b) {
    for (std::size_t i = 0; i < kWords; ++i) a.word_[i] &= b.word_[i];
    return a;
  }
  friend bool operator==(const SlotSet&, const SlotSet&) = default;

  // The members from 64 * i on, as bits. Loops that add many keep a word in a register: a chain of
  // additions through memory costs more than all else they do.
  std::uint64_t word(std::size_t i) const { return word_[i]; }
  void set_word(std::size_t i, std::uint64_t word) { word_[i] = word; }

  // Calls f(slot) for each member, ascending.
  template <typename F>
  void ForEach(F&& f) const {
    for (std::size_t i = 0; i < kWords; ++i) ForEachOf(word_[i], i * 64, f);
  }
  // The same of one word, whose first bit is `first`.
  template <typename F>
  static void ForEachOf(std::uint64_t word, std::size_t first, F&& f) {
    for (; word != 0; word &= word - 1) {
      f(first + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }

 private:
  static std::uint64_t Bit(std::size_t slot) { return std::uint64_t{1} << (slot % 64); }

  std::array<std::uint64_t, kWords> word_{};
};

static_assert(SlotSet::kWords == 4, "Any() spells the words out");

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_SLOT_SET_H_
