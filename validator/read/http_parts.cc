// RFC 9110 (HTTP semantics): methods, field lines, media types; RFC 9112: forms of the target.
#include <algorithm>
#include <array>

#include "validator/read/http.h"
#include "validator/text/ascii_case.h"

namespace assay::read {
namespace {

using program::RequestFault;
using text::EqualsIgnoringCase;

constexpr std::size_t kLineBytes = 4;  // of a field line beside its name and value: `: `, CR, LF

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// Cuts the next piece off, up to a separator or the end, without blanks around.
std::string_view NextPiece(std::string_view* text, char separator) {
  const std::size_t end = std::min(text->find(separator), text->size());
  const std::string_view piece = Trimmed(text->substr(0, end));
  text->remove_prefix(std::min(end + 1, text->size()));
  return piece;
}

// No other parameter means anything for the two types.
bool IsUtf8(std::string_view parameter) {
  return EqualsIgnoringCase(parameter, "charset=utf-8") ||
         EqualsIgnoringCase(parameter, "charset=\"utf-8\"");
}

std::optional<BodyKind> KindOf(std::string_view media_type) {
  const std::string_view type = NextPiece(&media_type, ';');
  while (!media_type.empty()) {
    const std::string_view parameter = NextPiece(&media_type, ';');
    if (!parameter.empty() && !IsUtf8(parameter)) return std::nullopt;
  }
  if (EqualsIgnoringCase(type, "application/x-www-form-urlencoded")) return BodyKind::kForm;
  if (EqualsIgnoringCase(type, "application/json")) return BodyKind::kJson;
  return std::nullopt;
}

bool IsAlphanumeric(char c) {
  const char lower = text::LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

bool IsControl(char c) { return static_cast<std::uint8_t>(c) < ' ' || c == '\x7F'; }

// RFC 9110, sections 4.2.1 and 4.2.4: a host, and perhaps a port. A user's name is refused there,
// and a backslash ends the host for some.
bool IsAuthority(std::string_view text) {
  return !text.empty() && (IsAlphanumeric(text[0]) || text[0] == '[') &&
         text.find_first_of("@\\") == text.npos;
}

// A path (origin-form), or an http URL (absolute-form) with an authority. A fragment is not sent,
// and servers differ in what they make of one; a blank ends the target for some. Control characters
// are refused where no parameter is at fault for them.
std::optional<std::string_view> QueryOf(std::string_view target) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  std::string_view place = target.substr(0, mark);
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!EqualsIgnoringCase(place.substr(0, scheme.size()), scheme)) continue;
    place.remove_prefix(scheme.size());
    if (!IsAuthority(place.substr(0, place.find('/')))) return std::nullopt;
    place = "/";
  }
  if (!place.starts_with('/') || std::ranges::any_of(target.substr(0, mark), IsControl) ||
      target.find_first_of("# ") != target.npos) {
    return std::nullopt;
  }
  return target.substr(std::min(mark + 1, target.size()));
}

// RFC 9110, section 5.6.2. Lenient servers strip what is none, or take it for another name.
bool IsToken(std::string_view name) {
  const auto is_of_token = [](char c) {
    return IsAlphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  };
  return !name.empty() && std::ranges::all_of(name, is_of_token);
}

constexpr std::string_view kAction = "x-acs-action";
constexpr std::string_view kVersion = "x-acs-version";
constexpr std::string_view kType = "content-type";
constexpr std::string_view kCoding = "content-encoding";
constexpr std::string_view kLength = "content-length";
constexpr std::string_view kTransfer = "transfer-encoding";
constexpr std::array kKnown = {kAction, kVersion, kType, kCoding, kLength, kTransfer};

// With one of these the request is of another method for some servers.
constexpr std::array<std::string_view, 3> kOverrides = {"x-http-method-override", "x-http-method",
                                                        "x-method-override"};

bool IsOneOf(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::any_of(
      names, [name](std::string_view one) { return EqualsIgnoringCase(name, one); });
}

// Some servers join lines of one name, others take the first or the last.
bool ComesTwice(std::span<const Pair> headers, std::string_view name) {
  const auto is_such = [name](const Pair& header) { return EqualsIgnoringCase(header.name, name); };
  return std::ranges::count_if(headers, is_such) > 1;
}

// Gateway interfaces hand `_` on as `-`, so that such a name may be one of these behind them.
bool IsInDisguise(std::string_view name) {
  if (name.find('_') == name.npos) return false;
  const auto is_alike = [](char a, char b) {
    return text::LowerAscii(a) == b || (a == '_' && b == '-');
  };
  const auto is_name = [&](std::string_view known) {
    return std::ranges::equal(name, known, is_alike);
  };
  return std::ranges::any_of(kKnown, is_name) || std::ranges::any_of(kOverrides, is_name);
}

// RFC 9110, section 5.5. A line break would begin another field line where the request is passed
// on.
bool IsFieldValue(std::string_view value) {
  return std::ranges::none_of(value, [](char c) { return IsControl(c) && c != '\t'; });
}

// RFC 9110, section 7.6.1: who passes the request on drops the headers that Connection names.
bool DropsKnown(std::string_view options) {
  while (!options.empty()) {
    if (IsOneOf(kKnown, NextPiece(&options, ','))) return true;
  }
  return false;
}

bool IsNumber(std::string_view digits, std::size_t number) {
  std::size_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || value > kMaxRequestBytes) return false;
    value = 10 * value + static_cast<std::size_t>(c - '0');
  }
  // Where a zero leads, some read octal digits.
  return !digits.empty() && value == number && (digits[0] != '0' || digits.size() == 1);
}

// The body is all that a server behind will read, and is there as it is: not in codings.
bool FrameBody(const HttpRequest& http) {
  bool has_length = false, is_chunked = false;
  for (const Pair& header : http.headers) {
    const std::string_view value = Trimmed(header.value);
    if (EqualsIgnoringCase(header.name, kTransfer)) {
      if (is_chunked || !EqualsIgnoringCase(value, "chunked")) return false;
      is_chunked = true;
    } else if (EqualsIgnoringCase(header.name, kLength)) {
      if (!IsNumber(value, http.body.size())) return false;
      has_length = true;
    }
  }
  return !is_chunked || (!has_length && http.method != "GET");
}

bool AreReadAlike(const HttpRequest& http) {
  return std::ranges::all_of(
             http.headers,
             [](const Pair& header) {
               return IsToken(header.name) && !IsInDisguise(header.name) &&
                      IsFieldValue(header.value) && !IsOneOf(kOverrides, header.name) &&
                      !(EqualsIgnoringCase(header.name, "connection") && DropsKnown(header.value));
             }) &&
         std::ranges::none_of(
             std::array{kAction, kVersion, kLength},
             [&http](std::string_view name) { return ComesTwice(http.headers, name); }) &&
         FrameBody(http);
}

// False when it says that the body is of a kind that is not read.
bool TakeHeader(std::string_view name, std::string_view value, HttpParts& parts) {
  if (EqualsIgnoringCase(name, kCoding)) return EqualsIgnoringCase(value, "identity");
  if (EqualsIgnoringCase(name, kType)) {
    const std::optional<BodyKind> kind = KindOf(value);
    const bool is_first = parts.body == BodyKind::kNone;
    parts.body = kind.value_or(BodyKind::kNone);
    return kind.has_value() && is_first;
  }
  if (EqualsIgnoringCase(name, kAction)) parts.operation = value;
  return true;
}

}  // namespace

std::size_t SizeOf(const HttpRequest& http) {
  std::size_t size = http.method.size() + http.target.size() + http.body.size();
  for (const Pair& header : http.headers) {
    size += header.name.size() + header.value.size() + kLineBytes;
  }
  return size;
}

std::optional<RequestFault> TakeApart(const HttpRequest& http, HttpParts* parts) {
  const bool posts = http.method == "POST";
  if (!posts && (http.method != "GET" || !http.body.empty())) return RequestFault::kMethod;
  const std::optional<std::string_view> query = QueryOf(http.target);
  if (!query) return RequestFault::kTarget;
  if (!AreReadAlike(http)) return RequestFault::kHeader;
  parts->query = *query;
  for (const Pair& header : http.headers) {
    if (!TakeHeader(header.name, Trimmed(header.value), *parts)) return RequestFault::kContentType;
  }
  if (http.body.empty()) {
    parts->body = BodyKind::kNone;
  } else if (parts->body == BodyKind::kNone) {
    return RequestFault::kContentType;
  }
  return std::nullopt;
}

bool ExpectJson(std::span<const Pair> headers) {
  return std::ranges::any_of(headers, [](const Pair& header) {
    return EqualsIgnoringCase(header.name, kAction) || EqualsIgnoringCase(header.name, kVersion);
  });
}

bool NameVersion(std::span<const Pair> headers, std::string_view version) {
  return std::ranges::all_of(headers, [version](const Pair& header) {
    const std::string_view value = Trimmed(header.value);
    return !EqualsIgnoringCase(header.name, kVersion) || value.empty() || value == version;
  });
}

}  // namespace assay::read
