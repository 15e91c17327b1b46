// A query in the reader's own memory, and the marks in it: where it is divided, and which bytes do
// not stand for themselves. Found 64 bytes at a time, once, before anything else is looked at.
//
//   Marks marks(1 << 20, kernel::At(kernel::InUse()));
//   marks.Take("a=b&c=%41");
//   marks.ForEachPair([&](MarkedPair pair) { … });
//
// The copy costs less than asking, at each load, whether the caller's memory goes on: here 64 bytes
// may be read from any byte on.
#ifndef ASSAY_VALIDATOR_READ_MARKS_H_
#define ASSAY_VALIDATOR_READ_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "validator/kernel/kernels.h"
#include "validator/memory/raw_array.h"
#include "validator/text/load.h"

namespace assay::read {

// A pair of a query as it stands there, as places in it. Without a `=`, its value is empty.
struct MarkedPair {
  std::uint32_t name = 0;
  std::uint32_t name_end = 0;
  std::uint32_t value = 0;
  std::uint32_t value_end = 0;
};

class Marks {
 public:
  static constexpr std::size_t kBroken = ~std::size_t{0};
  static constexpr std::size_t kSlack = 64;  // bytes that may be read or written behind a text

  // For queries of at most `max_bytes`. Takes memory without touching it.
  Marks(std::size_t max_bytes, const kernel::Kernels& kernels);

  // Copies and marks a query. Linear; the last one is forgotten.
  void Take(std::string_view query);

  // Whether the query is decoded already: then it stands here as it is meant, nothing is special,
  // and what looks like a divider within a pair is none.
  bool is_decoded() const { return is_decoded_; }

  // Calls f(pair) until it returns false, and returns that, or true. Pairs end at each `&`, names
  // at the first `=`, as in the WHATWG URL standard's parser; nothing between two `&` is no pair.
  template <typename F>
  bool ForEachPair(F&& f) const {
    const std::uint32_t* divider = dividers_.get();
    for (std::uint32_t begin = 0; begin < size_;) {
      const std::uint32_t name_end = *divider++;
      std::uint32_t value = name_end;
      std::uint32_t end = name_end;
      if (text_[name_end] == '=') {
        value = name_end + 1;
        do end = *divider++;
        while (text_[end] != '&');
      }
      if (end != begin && !f(MarkedPair{begin, name_end, value, end})) return false;
      begin = end + 1;
    }
    return true;
  }

  // Whether a stretch holds `%`, `+`, a control character, which no query may hold raw, or a byte
  // from 80 on, which means itself.
  bool IsSpecial(std::uint32_t begin, std::uint32_t end) const {
    if (is_decoded_) return false;
    if (end - begin > 56) [[unlikely]]
      return FindSpecial(begin, end) != end;
    return (Bits(begin) & ((std::uint64_t{1} << (end - begin)) - 1)) != 0;
  }

  // A stretch as it stands there; a view into this object.
  std::string_view Text(std::uint32_t begin, std::uint32_t end) const {
    return {text_.get() + begin, end - begin};
  }

  // Decodes a stretch of a pair to `out`, which has room for it and kSlack bytes. The number of
  // bytes, or kBroken: an escape without two hexadecimal digits, or a raw control character.
  std::size_t Decode(std::uint32_t begin, std::uint32_t end, char* out) const;

 private:
  // The marks of the 56 bytes from a place on, at least.
  std::uint64_t Bits(std::uint32_t place) const {
    return text::Load8(reinterpret_cast<const char*>(special_.get()) + place / 8) >> (place % 8);
  }
  std::uint32_t FindSpecial(std::uint32_t begin, std::uint32_t end) const;

  const kernel::Kernels& kernels_;
  bool is_decoded_ = false;
  std::uint32_t size_ = 0;
  memory::RawArray<char> text_;               // then `&`
  memory::RawArray<std::uint32_t> dividers_;  // the places of `&` and `=`, then the size
  memory::RawArray<std::uint64_t> special_;   // a bit for each byte
};

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_MARKS_H_
