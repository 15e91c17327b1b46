#include <array>
#include <charconv>
#include <cstddef>

#include "validator/render/json_writer.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::render {
namespace {

void AppendUnit(std::uint32_t unit, std::string* out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out->append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4) out->push_back(kDigits[unit >> shift & 0xF]);
}

void AppendEscaped(std::uint32_t c, std::string* out) {
  switch (c) {
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
  }
  if (c < 0x10000) {
    AppendUnit(c, out);
  } else {
    AppendUnit(0xD800 + ((c - 0x10000) >> 10), out);
    AppendUnit(0xDC00 + ((c - 0x10000) & 0x3FF), out);
  }
}

// Printable ASCII that stands for itself: nearly everything, so it is copied in runs.
bool IsPlain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  const char* p = text.data();
  const char* const end = p + text.size();
  out->push_back('"');
  while (p < end) {
    const char* const run = p;
    while (p < end && IsPlain(*p)) ++p;
    out->append(run, p);
    if (p == end) break;
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(p, end, length);
    if (length == 0) {
      out->append("\\ufffd");
      ++p;
      continue;
    }
    if (!text::IsPrintable(c)) {
      AppendEscaped(c, out);
    } else {
      if (c == '"' || c == '\\') out->push_back('\\');
      out->append(p, length);
    }
    p += length;
  }
  out->push_back('"');
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Separate();
  AppendJsonString(key, out_);
  out_->append(spacing_ == Spacing::kNone ? ":" : ": ");
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendJsonString(text, out_);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Integer(std::uint64_t value) {
  Separate();
  std::array<char, 20> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_->append(digits.data(), result.ptr);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool value) {
  Separate();
  out_->append(value ? "true" : "false");
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  out_->append("null");
  comma_ = true;
  return *this;
}

void JsonWriter::Rewind(std::size_t size) {
  out_->resize(size);
  comma_ = size > 0 && out_->back() != '[';
}

JsonWriter& JsonWriter::Begin(char bracket) {
  Separate();
  out_->push_back(bracket);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::End(char bracket) {
  out_->push_back(bracket);
  comma_ = true;
  return *this;
}

void JsonWriter::Separate() {
  if (comma_) out_->append(spacing_ == Spacing::kNone ? "," : ", ");
}

}  // namespace assay::render
