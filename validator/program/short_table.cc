#include "validator/program/short_table.h"

#include <algorithm>
#include <bit>

namespace assay::program {
namespace {

constexpr int kTriesPerSize = 500;
constexpr std::size_t kMaxTexts = 64;

}  // namespace

std::optional<ShortTable> ShortTable::Of(std::span<const std::string_view> texts) {
  const bool fit =
      texts.size() <= kMaxTexts &&
      std::ranges::all_of(texts, [](std::string_view text) { return text.size() <= kMaxBytes; });
  if (!fit) return std::nullopt;
  ShortTable table;
  std::uint64_t multiplier = 88172645463325252u;
  const int smallest = static_cast<int>(std::bit_width(texts.size())) + 1;
  for (int log2_size = smallest; log2_size <= smallest + 4; ++log2_size) {
    for (int i = 0; i < kTriesPerSize; ++i) {
      multiplier = multiplier * 6364136223846793005u + 1442695040888963407u;
      if (table.TryBuild(texts, log2_size, multiplier | 1)) return table;
    }
  }
  return std::nullopt;
}

bool ShortTable::TryBuild(std::span<const std::string_view> texts, int log2_size,
                          std::uint64_t multiplier) {
  multiplier_ = multiplier;
  shift_ = 64 - log2_size;
  entries_.assign(std::size_t{1} << log2_size, Entry());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::uint64_t word = text::LoadUpTo8(texts[i].data(), texts[i].size());
    Entry& entry = entries_[word * multiplier_ >> shift_];
    if (entry.size != Entry::kNoText) return false;
    entry = {.word = word,
             .size = static_cast<std::uint32_t>(texts[i].size()),
             .place = static_cast<std::uint8_t>(i)};
  }
  return true;
}

void ShortTable::SetClasses(std::span<const std::uint8_t> classes) {
  for (Entry& entry : entries_) {
    if (entry.size != Entry::kNoText) entry.value_class = classes[entry.place];
  }
}

}  // namespace assay::program
