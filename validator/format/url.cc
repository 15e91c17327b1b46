// URLs of the web.
#include <cstddef>
#include <string_view>

#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

// RFC 3986, appendix A. An escape is let through wherever one of these is read.
constexpr ByteSet kRegName(kAlphanumerics, "-._~!$&'()*+,;=");
constexpr ByteSet kPath(kAlphanumerics, "-._~!$&'()*+,;=:@/");
constexpr ByteSet kQuery(kAlphanumerics, "-._~!$&'()*+,;=:@/?");

// Bytes of the set and percent escapes, as many as there are.
std::string_view TakeText(std::string_view* rest, const ByteSet& set) {
  const std::string_view text = *rest;
  std::size_t i = 0;
  while (i < text.size()) {
    if (set.Contains(text[i])) {
      ++i;
    } else if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
               HexValue(text[i + 2]) >= 0) {
      i += 3;
    } else {
      break;
    }
  }
  rest->remove_prefix(i);
  return text.substr(0, i);
}

bool TakeScheme(std::string_view* rest) {
  for (const char c : std::string_view("HTTP")) {
    if (rest->empty() || ToUpper(rest->front()) != c) return false;
    rest->remove_prefix(1);
  }
  if (!rest->empty() && ToUpper(rest->front()) == 'S') rest->remove_prefix(1);
  if (!rest->starts_with("://")) return false;
  rest->remove_prefix(3);
  return true;
}

// An IPv4 address is a reg-name too.
bool TakeHost(std::string_view* rest) {
  if (!Take(rest, '[')) return !TakeText(rest, kRegName).empty();
  const std::size_t end = rest->find(']');
  if (end == std::string_view::npos || !IsIpv6(rest->substr(0, end))) return false;
  rest->remove_prefix(end + 1);
  return true;
}

bool TakePort(std::string_view* rest) {
  if (!Take(rest, ':')) return true;
  int port = 0;
  while (!rest->empty() && IsDigit(rest->front())) {
    port = port * 10 + (rest->front() - '0');
    if (port > 65535) return false;
    rest->remove_prefix(1);
  }
  return true;
}

}  // namespace

bool IsUrl(std::string_view text) {
  if (!TakeScheme(&text) || !TakeHost(&text) || !TakePort(&text)) return false;
  if (text.starts_with('/')) TakeText(&text, kPath);
  if (Take(&text, '?')) TakeText(&text, kQuery);
  if (Take(&text, '#')) TakeText(&text, kQuery);
  return text.empty();
}

}  // namespace assay::format
