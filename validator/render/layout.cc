#include "validator/render/layout.h"

#include <algorithm>
#include <cstdint>

#include "validator/text/utf8.h"

namespace assay::render {
namespace {

// The wide blocks of Unicode's East Asian Width, roughly: a column too many does no harm.
bool IsWide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

// Wide punctuation that closes something: no line begins with it.
bool IsClosing(std::uint32_t c) {
  return c == 0x3001 || c == 0x3002 || c == 0x300D || c == 0xFF01 || c == 0xFF09 || c == 0xFF0C ||
         c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
}

struct Character {
  std::uint32_t code_point = 0;
  std::size_t length = 1;
};

Character At(std::string_view text, std::size_t position) {
  Character c;
  c.code_point = text::DecodeOne(text.data() + position, text.data() + text.size(), c.length);
  c.length = std::max<std::size_t>(c.length, 1);
  return c;
}

// Where the piece of text that begins at `begin` and must not be torn ends: before the next space,
// or next to a wide character.
std::size_t EndOfPiece(std::string_view text, std::size_t begin) {
  std::size_t position = begin;
  while (position < text.size() && text[position] != ' ') {
    const Character c = At(text, position);
    if (position > begin && IsWide(c.code_point) && !IsClosing(c.code_point)) break;
    position += c.length;
    if (IsWide(c.code_point) && position < text.size() &&
        !IsClosing(At(text, position).code_point)) {
      break;
    }
  }
  return position;
}

}  // namespace

std::size_t ColumnsOf(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    const Character c = At(text, position);
    columns += IsWide(c.code_point) ? 2 : 1;
    position += c.length;
  }
  return columns;
}

void AppendParagraph(std::string_view text, const Paragraph& paragraph, std::string* out) {
  std::size_t column = paragraph.column;
  bool line_is_empty = true;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t word = std::min(text.find_first_not_of(' ', position), text.size());
    const std::string_view blanks = text.substr(position, word - position);
    const std::size_t end = EndOfPiece(text, word);
    const std::string_view piece = text.substr(word, end - word);
    const std::size_t columns = ColumnsOf(piece);
    if (!line_is_empty && column + blanks.size() + columns > paragraph.width) {
      out->append("\n").append(paragraph.indent, ' ');
      column = paragraph.indent;
    } else {
      out->append(blanks);
      column += blanks.size();
    }
    out->append(piece);
    column += columns;
    line_is_empty = false;
    position = end;
  }
}

}  // namespace assay::render
