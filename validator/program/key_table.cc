#include "validator/program/key_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace assay::program {
namespace {

constexpr int kTriesPerSize = 2000;
constexpr std::size_t kMaxHashedKeys =
    512;  // beyond, a perfect hash is too unlikely to be worth the search

}  // namespace

KeyTable::KeyTable(std::span<const std::string_view> keys) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    entries.push_back({.word = Load(keys[i].data(), keys[i].size()),
                       .size = static_cast<std::uint32_t>(keys[i].size()),
                       .index = static_cast<std::uint32_t>(i),
                       .data = keys[i].data()});
  }
  std::uint64_t multiplier = 88172645463325252u;
  // A few keys find places of their own among hardly more; many do not, and are not worth the
  // search.
  const bool few = !keys.empty() && keys.size() < 8;
  const int smallest = static_cast<int>(std::bit_width(keys.size())) + (few ? 0 : 1);
  for (int log2 = smallest; keys.size() <= kMaxHashedKeys && log2 <= smallest + 4; ++log2) {
    for (int i = 0; i < kTriesPerSize; ++i) {
      multiplier = multiplier * 6364136223846793005u + 1442695040888963407u;
      if (TryBuild(entries, log2, multiplier | 1)) return;
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    sorted_.emplace_back(keys[i], static_cast<std::uint32_t>(i));
  }
  std::sort(sorted_.begin(), sorted_.end());
  entries_.clear();
  max_hashed_size_ = 0;
}

bool KeyTable::TryBuild(std::span<const Entry> keys, int log2_size, std::uint64_t multiplier) {
  const int shift = 64 - log2_size;
  entries_.assign(std::size_t{1} << log2_size, Entry());
  for (const Entry& key : keys) {
    Entry& entry = entries_[Hash(key.word, multiplier) >> shift];
    if (entry.index != kAbsent) return false;
    entry = key;
  }
  multiplier_ = multiplier;
  shift_ = shift;
  return true;
}

std::uint32_t KeyTable::FindLong(std::string_view key) const {
  if (!sorted_.empty()) return FindSorted(key);
  const Entry& entry = entries_[Hash(Load(key.data(), key.size()), multiplier_) >> shift_];
  const bool same_size = entry.size == key.size();
  return same_size && std::string_view(entry.data, entry.size) == key ? entry.index : kAbsent;
}

std::uint32_t KeyTable::FindSorted(std::string_view key) const {
  const auto at = std::lower_bound(
      sorted_.begin(), sorted_.end(), key,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return at != sorted_.end() && at->first == key ? at->second : kAbsent;
}

}  // namespace assay::program
