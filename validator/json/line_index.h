// From byte offsets to lines and columns.
//
// A rule file is asked for thousands of places (one a name), so the starts of its lines are found
// once.
#ifndef ASSAY_VALIDATOR_JSON_LINE_INDEX_H_
#define ASSAY_VALIDATOR_JSON_LINE_INDEX_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace assay::json {

// Both count from 1; a column counts bytes.
struct Position {
  int line = 1;
  int column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

class LineIndex {
 public:
  // Linear in the text, which is not kept. Lines end at a line feed.
  explicit LineIndex(std::string_view text);

  // Logarithmic in the lines. An offset past the end is on the last line.
  Position At(std::size_t offset) const;

 private:
  std::vector<std::size_t> starts_;  // offset of each line's first byte
};

}  // namespace assay::json

#endif  // ASSAY_VALIDATOR_JSON_LINE_INDEX_H_
