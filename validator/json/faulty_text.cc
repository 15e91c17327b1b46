// A slow second look at a text that has failed already.
//
// It need not be clever, but it must agree with itself: whatever kernel simdjson picked on this
// machine, and whichever of several faults that kernel met first, the answer is the same. So UTF-8
// comes first, for the whole text, and then the first thing that no string, or nothing outside
// strings, may hold.
#include "validator/json/faulty_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace assay::json::internal {
namespace {

// Length of the well-formed UTF-8 sequence at `at` (table 3-7 of the Unicode standard), or 0.
std::size_t SequenceLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (within(0, 0xC2, 0xDF)) return within(1, 0x80, 0xBF) ? 2 : 0;
  if (within(0, 0xE0, 0xEF)) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;   // no overlong forms
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;  // no surrogates
    return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (within(0, 0xF0, 0xF4)) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;  // up to U+10FFFF
    return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

std::optional<std::size_t> FirstInvalidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = SequenceLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

// Steps through a text, knowing strings and brackets and nothing else of JSON.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  std::size_t offset() const { return offset_; }
  std::uint32_t depth() const { return depth_; }

  // Moves to the end of the text or to the first place before it that no string may hold. A fault
  // or kNone.
  Fault Run(std::size_t end) {
    for (; offset_ < end; ++offset_) {
      const char c = text_[offset_];
      if (c == '"') {
        const std::size_t quote = offset_;
        const Fault fault = SkipString(end);
        if (fault != Fault::kNone) return fault;
        if (offset_ == end) {
          offset_ = quote;
          return Fault::kSyntax;
        }
      } else if (c == '\\') {  // simdjson lets it hide a quote, which is how the text came here
        return Fault::kSyntax;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        depth_ -= std::min(depth_, 1U);
      }
    }
    return Fault::kNone;
  }

 private:
  // From the opening quote to the closing one, or to `end`.
  Fault SkipString(std::size_t end) {
    for (++offset_; offset_ < end && text_[offset_] != '"'; ++offset_) {
      if (text_[offset_] == '\\' && offset_ + 1 < end) ++offset_;
      if (text_[offset_] == '\0') return Fault::kNul;
      if (static_cast<unsigned char>(text_[offset_]) < 0x20) return Fault::kString;
    }
    return Fault::kNone;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t depth_ = 0;
};

}  // namespace

Document LocateFault(std::string_view text) {
  Document document;
  Scan scan(text);
  if (const auto invalid = FirstInvalidUtf8(text)) {
    scan.Run(*invalid);
    document.fault = Fault::kEncoding;
    document.offset = static_cast<std::uint32_t>(*invalid);
  } else {
    const Fault fault = scan.Run(text.size());
    document.fault = fault == Fault::kNone ? Fault::kSyntax : fault;
    document.offset = static_cast<std::uint32_t>(scan.offset());
  }
  document.depth = scan.depth();
  return document;
}

}  // namespace assay::json::internal
