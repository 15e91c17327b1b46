#include "cli/serve/head.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "validator/text/ascii_case.h"

namespace assay::cli {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kMultipart = "multipart/";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A character of a token (RFC 9110, 5.6.2).
bool IsTokenChar(char c) {
  const char lower = text::LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || IsDigit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool IsToken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsTokenChar);
}

// In the value of a header; a target has no blank either.
bool IsValueChar(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}
bool IsTargetChar(char c) { return c > 0x20 && c < 0x7F; }

// What is left of `head` behind its first line, which it returns.
std::string_view TakeLine(std::string_view& head) {
  const std::size_t end = head.find(kLineEnd);
  const std::string_view line = head.substr(0, end);
  head.remove_prefix(std::min(head.size(), line.size() + kLineEnd.size()));
  return line;
}

// Without the blanks around it.
std::string_view Trim(std::string_view value) {
  const std::size_t first = value.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(" \t") - first + 1);
}

struct RequestLine {
  std::string_view method, target, version;
};

RequestLine Split(std::string_view line) {
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return {};
  return {line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)};
}

bool IsRight(const RequestLine& line) {
  return IsToken(line.method) && !line.target.empty() &&
         std::ranges::all_of(line.target, IsTargetChar) &&
         (line.version == "HTTP/1.1" || line.version == "HTTP/1.0");
}

// What is asked of headers all together.
struct Headers {
  int hosts = 0, lengths = 0;
  std::string_view length;
  Refusal refusal;  // for one of them by itself

  void Add(std::string_view name, std::string_view value) {
    if (text::EqualsIgnoringCase(name, "Host")) ++hosts;
    if (text::EqualsIgnoringCase(name, "Content-Length")) {
      ++lengths;
      length = value;
    }
    const Refusal found = OfOne(name, value);
    if (refusal.status == 0) refusal = found;
  }

  // The library would unpack a body however large that is, or answer a part of it many times.
  static Refusal OfOne(std::string_view name, std::string_view value) {
    if (text::EqualsIgnoringCase(name, "Transfer-Encoding")) {
      return {411, "expected Content-Length, not Transfer-Encoding"};
    }
    if (text::EqualsIgnoringCase(name, "Content-Encoding")) {
      return {415, "expected a body without Content-Encoding"};
    }
    if (text::EqualsIgnoringCase(name, "Range")) return {415, "expected a call without Range"};
    const bool is_type = text::EqualsIgnoringCase(name, "Content-Type");
    if (is_type && text::EqualsIgnoringCase(value.substr(0, kMultipart.size()), kMultipart)) {
      return {415, "expected one request as the body"};
    }
    return {};
  }
};

Refusal RefusalOfLength(const RequestLine& line, const Headers& headers,
                        std::size_t max_body_bytes) {
  const bool has_body = line.method == "POST";
  if (!has_body) return headers.lengths == 0 ? Refusal{} : Refusal{415, "expected no body"};
  if (headers.lengths == 0) return {411, "expected Content-Length"};
  if (headers.lengths > 1) return {400, "expected one Content-Length"};
  const std::string_view length = headers.length;
  const bool is_number = !length.empty() && std::ranges::all_of(length, IsDigit);
  if (!is_number) return {400, "expected a number as Content-Length"};
  std::uint64_t bytes = 0;
  const auto read = std::from_chars(length.data(), length.data() + length.size(), bytes);
  const bool is_small = read.ec == std::errc() && bytes <= max_body_bytes;
  return is_small ? Refusal{} : Refusal{413, "the body is too large"};
}

}  // namespace

Refusal RefusalOf(std::string_view head, std::size_t max_body_bytes) {
  const RequestLine line = Split(TakeLine(head));
  if (!IsRight(line)) return {400, "the first line is malformed"};
  Headers headers;
  for (std::string_view header = TakeLine(head); !header.empty(); header = TakeLine(head)) {
    const std::size_t colon = header.find(':');
    const bool is_right = colon != std::string_view::npos && IsToken(header.substr(0, colon)) &&
                          std::ranges::all_of(header, IsValueChar);
    if (!is_right) return {400, "a header is malformed"};
    headers.Add(header.substr(0, colon), Trim(header.substr(colon + 1)));
  }
  if (!head.empty()) return {400, "a header is malformed"};
  const bool is_old = line.version == "HTTP/1.0";
  if (headers.hosts > 1 || (headers.hosts == 0 && !is_old)) return {400, "expected one Host"};
  if (line.method != "GET" && line.method != "HEAD" && line.method != "POST") {
    return {405, "expected GET, HEAD or POST"};
  }
  if (headers.refusal.status != 0) return headers.refusal;
  return RefusalOfLength(line, headers, max_body_bytes);
}

}  // namespace assay::cli
