#include "validator/json/flat.h"

#include <bit>
#include <new>

#include "validator/text/bytes16.h"

namespace assay::json::internal {
namespace {

// The closing quote of a string that begins at `p`; null when it has none before `end`, or is not
// plain.
const char* EndOfString(const char* p, const char* end) {
  for (; p < end; p += 16) {
    const text::Bytes16 bytes(p);
    const std::uint32_t quotes = bytes.Equal('"').Bits();
    const std::uint32_t stops = quotes | (bytes.Equal('\\') | bytes.IsBeyondPrintable()).Bits();
    if (stops == 0) continue;
    if ((quotes & stops & (0 - stops)) == 0) return nullptr;
    return p + std::countr_zero(stops);
  }
  return nullptr;
}

class FlatReader {
 public:
  FlatReader(const char* text, std::uint32_t size) : text_(text), p_(text + 1), end_(text + size) {}

  // `"name":"value"` and what is behind it.
  bool TakeMember(Node& node) {
    node.key_offset = Offset();
    if (!TakeString(node.key) || *p_++ != ':') return false;
    node.offset = Offset();
    node.kind = Kind::kString;
    return TakeString(node.text);
  }
  char Take() { return *p_++; }
  bool at_end() const { return p_ == end_; }

 private:
  std::uint32_t Offset() const { return static_cast<std::uint32_t>(p_ - text_); }

  bool TakeString(std::string_view& result) {
    if (*p_ != '"') return false;
    const char* const first = p_ + 1;
    const char* const close = EndOfString(first, end_);
    if (close == nullptr || close >= end_) return false;
    result = {first, static_cast<std::size_t>(close - first)};
    p_ = close + 1;
    return true;
  }

  const char* text_;
  const char* p_;  // at most the end, whose byte may be looked at
  const char* end_;
};

}  // namespace

std::uint32_t ReadFlatObject(const char* text, std::uint32_t size, Node* nodes) {
  if (size < 2 || size > kMaxFlatBytes || text[0] != '{' || text[size - 1] != '}') return 0;
  FlatReader reader(text, size);
  std::uint32_t count = 1;
  char next = size == 2 ? reader.Take() : ',';
  for (; next == ','; next = reader.Take()) {
    if (count > kMaxFlatMembers) return 0;
    Node& node = *new (&nodes[count++]) Node;
    if (!reader.TakeMember(node)) return 0;
    node.next = count;
  }
  if (next != '}' || !reader.at_end()) return 0;
  Node& root = *new (&nodes[0]) Node;
  root.kind = Kind::kObject;
  root.next = count;
  return count;
}

}  // namespace assay::json::internal
