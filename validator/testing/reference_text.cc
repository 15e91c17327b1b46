#include "validator/testing/reference_text.h"

#include <cstddef>

namespace assay::testonly {
namespace {

unsigned char ByteAt(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

bool IsRawControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// The length in bytes of the character that starts at `i`, by its first byte; 0 when none starts
// so.
std::size_t CharacterLength(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC0) return 0;  // a continuation byte
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  if (first < 0xF8) return 4;
  return 0;
}

// Computes the code point of a character and judges the number, instead of ranges of second bytes.
bool IsCharacter(std::string_view character) {
  static constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800,
                                                0x10000};  // by length: less is overlong
  const std::size_t length = character.size();
  if (length == 1) return true;
  std::uint32_t code_point = ByteAt(character, 0) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((ByteAt(character, i) & 0xC0u) != 0x80u) return false;
    code_point = code_point * 64 + (ByteAt(character, i) & 0x3Fu);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return code_point >= kSmallest[length] && code_point <= 0x10FFFF && !surrogate;
}

}  // namespace

bool IsUtf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::size_t length = CharacterLength(ByteAt(bytes, i));
    if (length == 0 || i + length > bytes.size()) return false;
    if (!IsCharacter(bytes.substr(i, length))) return false;
    i += length;
  }
  return true;
}

bool IsText(std::string_view bytes) {
  return IsUtf8(bytes) && bytes.find('\0') == std::string_view::npos;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void AppendUtf8(std::uint32_t code_point, std::string* out) {
  const auto append = [out](std::uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | code_point >> 6);
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | code_point >> 12);
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append(0xF0 | code_point >> 18);
    append(0x80 | (code_point >> 12 & 0x3F));
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  }
}

Decoded DecodeQueryText(std::string_view raw) {
  Decoded decoded;
  std::size_t i = 0;
  while (i < raw.size()) {
    if (IsRawControl(raw[i])) decoded.ok = false;
    if (raw[i] == '+') {
      decoded.text.push_back(' ');
      i += 1;
    } else if (raw[i] != '%') {
      decoded.text.push_back(raw[i]);
      i += 1;
    } else if (i + 2 < raw.size() && HexDigit(raw[i + 1]) >= 0 && HexDigit(raw[i + 2]) >= 0) {
      decoded.text.push_back(static_cast<char>(HexDigit(raw[i + 1]) * 16 + HexDigit(raw[i + 2])));
      i += 3;
    } else {
      decoded.ok = false;
      i += 1;
    }
  }
  if (!IsText(decoded.text)) decoded.ok = false;
  return decoded;
}

}  // namespace assay::testonly
