// The kernels: the few loops over bytes that wide registers make several times as fast. Each exists
// at every level, and tests hold every level against the portable one.
//
// They ask nothing of the caller's memory: no kernel reads a byte outside of what it is given,
// other than within one page (see text/load.h), nor writes one beyond what is said here.
#ifndef ASSAY_VALIDATOR_KERNEL_KERNELS_H_
#define ASSAY_VALIDATOR_KERNEL_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "validator/kernel/level.h"
#include "validator/program/matcher.h"
#include "validator/program/rule.h"
#include "validator/request.h"

namespace assay::kernel {

inline constexpr std::size_t kBlock = 64;
inline constexpr std::uint32_t kBroken = ~std::uint32_t{0};
// Behind the places of dividers, so many more may be written.
inline constexpr std::size_t kDividersSlack = 16;

struct Kernels {
  // Puts the values of pairs into the slots of their names, up to the first pair that is not usual:
  // its name is long, unknown, or beyond the first 64 slots, or was seen before, or its value is
  // empty. How many pairs that were; their slots are added to `seen`, their sizes to `bytes`.
  std::size_t (*assign)(const program::KeyTable& names, std::span<const Pair> pairs,
                        program::Value* values, std::uint64_t& seen, std::size_t& bytes);

  // Which of the slots with these values, up to 64 that are given, as bits, are not in order.
  // Values are not empty, but for those of kind `any`. Of `kinds`, all but those with parts and the
  // slow ones. The classes of enumerated values go to `classes`. Of the free values, those of kinds
  // any, range and text, the ones of these sizes, modulo 64, go to `sized`.
  std::uint64_t (*match_values)(const program::Matcher* matchers, const program::SlotKinds& kinds,
                                const program::Value* values, std::uint64_t given,
                                std::uint8_t* classes, std::uint64_t sizes, std::uint64_t& sized);
  // Whether a text is in order: its length, characters and classes, and its being text at all.
  bool (*match_text)(const program::TextMatcher& matcher, const char* text, std::size_t size);
  // Which conjunctions of up to 64 are met, as bits.
  std::uint64_t (*meet)(std::span<const program::Conjunctions> rows, program::Standing standing);

  // Marks what divides a query, and what does not stand for itself in it. `text` has `size` bytes,
  // a `&`, and kBlock more that mean nothing. The places of each `&` and `=` go to `dividers`,
  // and a bit for each `%`, `+`, control character and byte from 80 on to `special`, a word for
  // each block of the text with its `&`, and then a word of zeros.
  void (*mark)(const char* text, std::uint32_t size, std::uint64_t* special,
               std::uint32_t* dividers);

  // Marks where JSON strings end or are not plain: a bit for each quote, backslash, and byte that
  // is no printable ASCII, in as many words as the text has blocks. The text is not empty.
  void (*mark_strings)(const char* text, std::size_t size, std::uint64_t* stops);
  // Decodes a query, names and values at once, to `out`, which has room for as many bytes and
  // kBlock more. The places of each `&` and `=` that divide, in what is decoded, go to `dividers`;
  // then the size, where a `&` is written. The size; or kBroken where anything is not as it has to
  // be, and then nothing is said. Null at levels where it does not pay.
  std::uint32_t (*decode)(const char* query, std::uint32_t size, char* out,
                          std::uint32_t* dividers);
};

// Of a level that this machine has.
const Kernels& At(Level level);

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_KERNELS_H_
