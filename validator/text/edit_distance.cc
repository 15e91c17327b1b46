// The textbook's table, of which three rows are kept: a swap looks two rows back.
#include "validator/text/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay::text {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool Same(char a, char b) { return Lower(a) == Lower(b); }

using Row = std::array<std::size_t, kMaxEditWord + 1>;

// Row i + 1 of the table from the two rows before it; gives the row's least entry.
std::size_t FillRow(std::string_view a, std::string_view b, std::size_t i, const Row& before,
                    const Row& above, Row& row) {
  std::size_t least = row[0] = i + 1;
  for (std::size_t j = 0; j < b.size(); ++j) {
    std::size_t cost =
        std::min({above[j + 1] + 1, row[j] + 1, above[j] + (Same(a[i], b[j]) ? 0 : 1)});
    if (i > 0 && j > 0 && Same(a[i], b[j - 1]) && Same(a[i - 1], b[j])) {
      cost = std::min(cost, before[j - 1] + 1);
    }
    row[j + 1] = cost;
    least = std::min(least, cost);
  }
  return least;
}

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) > kMaxEditWord) return limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::array<Row, 3> rows;
  Row* before = &rows[0];
  Row* above = &rows[1];
  Row* row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*above)[j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t least = FillRow(a, b, i, *before, *above, *row);
    // A swap reaches back two rows, so that one poor row does not end it.
    if (least > limit && least_above > limit) return limit + 1;
    least_above = least;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min((*above)[b.size()], limit + 1);
}

// Each candidate need only be nearer than the best so far, so that most are given up after a row or
// two.
std::string_view Nearest(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t kMostEdits = 3;
  std::string_view nearest;
  std::size_t best = kMostEdits + 1;
  for (const std::string_view candidate : known) {
    const std::size_t allowed = std::max(word.size(), candidate.size()) / 3;
    const std::size_t limit = std::min(allowed, best - 1);
    const std::size_t distance = EditDistance(word, candidate, limit);
    if (distance > limit) continue;
    if (distance == 0) return candidate;
    best = distance;
    nearest = candidate;
  }
  return nearest;
}

std::string DidYouMean(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view nearest = Nearest(word, known);
  return nearest.empty() ? "" : "did you mean `" + std::string(nearest) + "`?";
}

}  // namespace assay::text
