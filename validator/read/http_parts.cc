// RFC 9110 (HTTP semantics): methods, field lines, media types; RFC 9112: forms of the target.
#include <algorithm>

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

// A path (origin-form), or an http URL (absolute-form). Fragments are not sent; servers differ in
// what they make of one.
std::optional<std::string_view> QueryOf(std::string_view target) {
  const auto starts_with = [target](std::string_view scheme) {
    return EqualsIgnoringCase(target.substr(0, scheme.size()), scheme);
  };
  if (!target.starts_with('/') && !starts_with("http://") && !starts_with("https://")) {
    return std::nullopt;
  }
  if (target.find('#') != target.npos) return std::nullopt;
  const std::size_t mark = target.find('?');
  return mark == target.npos ? std::string_view() : target.substr(mark + 1);
}

// False when it says that the body is of a kind that is not read.
bool TakeHeader(std::string_view name, std::string_view value, HttpParts& parts) {
  if (EqualsIgnoringCase(name, "content-encoding")) return EqualsIgnoringCase(value, "identity");
  if (EqualsIgnoringCase(name, "content-type")) {
    const std::optional<BodyKind> kind = KindOf(value);
    const bool is_first = parts.body == BodyKind::kNone;
    parts.body = kind.value_or(BodyKind::kNone);
    return kind.has_value() && is_first;
  }
  if (EqualsIgnoringCase(name, "x-acs-version")) parts.expects_json = true;
  if (EqualsIgnoringCase(name, "x-acs-action")) {
    parts.expects_json = true;
    if (value.empty()) return true;
    parts.names_two_operations |= !parts.operation.empty() && parts.operation != value;
    parts.operation = value;
  }
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

bool NameVersion(std::span<const Pair> headers, std::string_view version) {
  return std::ranges::all_of(headers, [version](const Pair& header) {
    const std::string_view value = Trimmed(header.value);
    return !EqualsIgnoringCase(header.name, "x-acs-version") || value.empty() || value == version;
  });
}

}  // namespace assay::read
