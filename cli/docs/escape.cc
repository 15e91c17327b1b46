#include "cli/docs/escape.h"

#include <cstddef>

#include "validator/text/printable.h"

namespace assay::cli::docs {
namespace {

// No text of a rule file is longer, spelt out.
constexpr std::size_t kMaxBytes = std::size_t{1} << 28;

std::string Printable(std::string_view text) {
  std::string printable;
  text::AppendPrintable(text, kMaxBytes, &printable);
  return printable;
}

bool IsAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void AppendReference(char c, std::string* out) {
  out->append("&#").append(std::to_string(static_cast<int>(c))).push_back(';');
}

// GitHub makes links of addresses, too, wherever they stand: at `://` and at `www.`.
bool BeginsAddress(std::string_view text, std::size_t i) {
  if (text[i] == ':') return text.substr(i).starts_with("://");
  return text[i] == '.' && i >= 3 && (text[i - 1] == 'w' || text[i - 1] == 'W');
}

// An underscore within a word means nothing to Markdown.
bool IsWithinWord(std::string_view text, std::size_t i) {
  return i > 0 && i + 1 < text.size() && IsAlphanumeric(text[i - 1]) && IsAlphanumeric(text[i + 1]);
}

// What some renderers, other than the standard, take for the beginning of an element.
bool LooksLikeTag(std::string_view code) {
  for (std::size_t i = 0; i + 1 < code.size(); ++i) {
    if (code[i] != '<') continue;
    const char next = code[i + 1];
    if (IsAlphanumeric(next) || next == '/' || next == '!' || next == '?') return true;
  }
  return false;
}

bool FitsInSpan(std::string_view code) {
  return !code.empty() && code.find_first_of("`|") == std::string_view::npos &&
         code.front() != ' ' && code.back() != ' ' && code.find("  ") == std::string_view::npos &&
         !LooksLikeTag(code);
}

}  // namespace

void AppendHtmlText(std::string_view text, std::string* out) {
  for (const char c : Printable(text)) {
    if (std::string_view("<>&\"'`").find(c) == std::string_view::npos) {
      out->push_back(c);
    } else {
      AppendReference(c, out);
    }
  }
}

void AppendMarkdownText(std::string_view raw, std::string* out) {
  const std::string text = Printable(raw);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool referred =
        std::string_view("<>&|`").find(c) != std::string_view::npos || BeginsAddress(text, i);
    const bool escaped = std::string_view("\\*_[]~#!$@").find(c) != std::string_view::npos;
    if (referred) {
      AppendReference(c, out);
    } else if (escaped && !(c == '_' && IsWithinWord(text, i))) {
      out->push_back('\\');
      out->push_back(c);
    } else {
      out->push_back(c);
    }
  }
}

void AppendMarkdownCode(std::string_view raw, std::string* out) {
  const std::string code = Printable(raw);
  if (FitsInSpan(code)) {
    out->append("`").append(code).append("`");
    return;
  }
  out->append("<code>");
  for (const char c : code) {
    if (IsAlphanumeric(c) || !IsAscii(c)) {
      out->push_back(c);
    } else {
      AppendReference(c, out);
    }
  }
  out->append("</code>");
}

void AppendAnchor(std::string_view text, std::string* out) {
  constexpr char kDigits[] = "0123456789abcdef";
  for (const char c : text) {
    if (IsAlphanumeric(c) || c == '.' || c == '_') {
      out->push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out->append({':', kDigits[byte >> 4], kDigits[byte & 15]});
  }
}

}  // namespace assay::cli::docs
