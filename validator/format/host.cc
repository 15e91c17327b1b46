// Ports, and names of hosts.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::int64_t kMaxPort = 65535;
constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxName = 253;  // 255 on the wire: a length before each label, and the root

constexpr ByteSet kLabelBytes(kAlphanumerics, "-");

std::optional<std::int64_t> TakePort(std::string_view* rest) {
  const std::optional<std::int64_t> port = TakeNumber(rest, kMaxPort);
  return port == 0 ? std::nullopt : port;
}

bool IsLabel(std::string_view text) {
  if (text.empty() || text.size() > kMaxLabel) return false;
  if (text.front() == '-' || text.back() == '-') return false;
  for (const char c : text) {
    if (!kLabelBytes.Contains(c)) return false;
  }
  return true;
}

bool IsAllDigits(std::string_view text) {
  for (const char c : text) {
    if (!IsDigit(c)) return false;
  }
  return true;
}

// How many labels a host name has; 0 when the text is none.
std::size_t CountLabels(std::string_view text) {
  if (text.size() > kMaxName) return 0;
  for (std::size_t count = 1;; ++count) {
    const std::size_t dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    if (!IsLabel(label)) return 0;
    // What ends in a number is read as an IPv4 address by many.
    if (dot == std::string_view::npos) return IsAllDigits(label) ? 0 : count;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<std::int64_t> ReadPort(std::string_view text) {
  const std::optional<std::int64_t> port = TakePort(&text);
  return text.empty() ? port : std::nullopt;
}

bool IsPortRange(std::string_view text) {
  if (text == "-1/-1") return true;
  const std::optional<std::int64_t> first = TakePort(&text);
  if (!first || !(Take(&text, '/') || Take(&text, '-'))) return false;
  const std::optional<std::int64_t> last = TakePort(&text);
  return last && *first <= *last && text.empty();
}

bool IsHostname(std::string_view text) { return CountLabels(text) > 0; }

bool IsDomain(std::string_view text) { return CountLabels(text) > 1; }

bool IsWildcardDomain(std::string_view text) {
  if (text.size() > kMaxName) return false;
  if (text.starts_with("*.")) text.remove_prefix(2);
  return IsDomain(text);
}

}  // namespace assay::format
