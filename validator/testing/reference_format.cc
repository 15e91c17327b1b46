#include "validator/testing/reference_format.h"

#include <arpa/inet.h>

#include <array>
#include <bitset>
#include <string_view>
#include <vector>

#include "validator/testing/reference_cron.h"
#include "validator/testing/reference_regex.h"
#include "validator/testing/reference_time.h"

namespace assay::testonly {
namespace {

using format::Format;
using naive::Groups;
using naive::Is;
using naive::SplitAt;
using Measured = std::optional<std::int64_t>;

// ---- addresses ---------------------------------------------------------------------------------

// The bits of an address, as `0` and `1`; empty when it is none of the family.
std::string Bits(int family, const std::string& text) {
  if (text.find('\0') != std::string::npos) return "";  // where inet_pton would stop
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(family, text.c_str(), bytes.data()) != 1) return "";
  std::string bits;
  for (std::size_t i = 0; i < (family == AF_INET ? 4u : 16u); ++i) {
    bits += std::bitset<8>(bytes[i]).to_string();
  }
  return bits;
}

struct Block {
  std::string bits;
  std::size_t prefix = 0;
};

std::optional<Block> ReadBlock(int family, const std::string& text) {
  const auto g = Groups("([^/]*)/(0|[1-9][0-9]{0,2})", text);
  if (g.empty()) return std::nullopt;
  const Block block = {Bits(family, g[1]), static_cast<std::size_t>(std::stoi(g[2]))};
  if (block.bits.empty() || block.prefix > block.bits.size()) return std::nullopt;
  return block;
}

Measured Prefix(int family, const std::string& text) {
  const std::optional<Block> block = ReadBlock(family, text);
  if (!block) return std::nullopt;
  return static_cast<std::int64_t>(block->prefix);
}

std::optional<Block> ReadBlockOrAddress(int family, const std::string& text) {
  const std::string bits = Bits(family, text);
  if (!bits.empty()) return Block{bits, bits.size()};
  return ReadBlock(family, text);
}

// ---- ports and hosts ---------------------------------------------------------------------------

Measured Number(const std::string& pattern, const std::string& text) {
  if (!Is(pattern, text)) return std::nullopt;
  return std::stoll(text);
}

Measured Port(const std::string& text) {
  const Measured number = Number("[1-9][0-9]{0,4}", text);
  return number && *number <= 65535 ? number : std::nullopt;
}

bool IsPortRange(const std::string& text) {
  if (text == "-1/-1") return true;
  const auto g = Groups("([0-9]*)[-/]([0-9]*)", text);
  if (g.empty()) return false;
  const Measured first = Port(g[1]), last = Port(g[2]);
  return first && last && *first <= *last;
}

bool IsHostname(const std::string& text, std::size_t min_labels) {
  const std::vector<std::string> labels = SplitAt('.', text);
  for (const std::string& label : labels) {
    if (!Is("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", label) || label.size() > 63) return false;
  }
  return text.size() <= 253 && labels.size() >= min_labels && !Is("[0-9]*", labels.back());
}

bool IsWildcardDomain(const std::string& text) {
  const auto g = Groups("(?:\\*\\.)?(.*)", text);
  return IsHostname(g[1], 2) && text.size() <= 253;
}

// ---- texts -------------------------------------------------------------------------------------

// Appendix B of RFC 3986 takes a URI apart, appendix A says what the parts are.
bool IsUrl(const std::string& text) {
  const std::string pct = "%[0-9A-Fa-f]{2}", unreserved = "A-Za-z0-9._~\\-",
                    sub_delims = "!$&'()*+,;=";
  const std::string reg_name = "(?:[" + unreserved + sub_delims + "]|" + pct + ")+";
  const std::string pchar = "(?:[" + unreserved + sub_delims + ":@]|" + pct + ")";
  const auto uri = Groups("(?:([^:/?#]+):)(?://([^/?#]*))([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", text);
  if (uri.empty() || !Is("(?i)https?", uri[1])) return false;
  const auto authority = Groups("(?:(" + reg_name + ")|\\[(.*)\\])(?::0*([0-9]*))?", uri[2]);
  if (authority.empty()) return false;
  if (authority[1].empty() && Bits(AF_INET6, authority[2]).empty()) return false;
  const std::string& port = authority[3];
  if (port.size() > 5 || (!port.empty() && std::stoi(port) > 65535)) return false;
  return Is("(/" + pchar + "*)*", uri[3]) && Is("(" + pchar + "|[/?])*", uri[4]) &&
         Is("(" + pchar + "|[/?])*", uri[5]);
}

bool IsEmail(const std::string& text) {
  const std::string atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  const auto g = Groups("(" + atom + "(?:\\." + atom + ")*)@(.*)", text);
  return !g.empty() && g[1].size() <= 64 && IsHostname(g[2], 2) && text.size() <= 254;
}

std::string DecodeBase64(const std::string& text, const std::string& alphabet) {
  std::string bits, bytes;
  for (const char c : text) {
    const std::size_t value = alphabet.find(c);
    if (value != std::string::npos) bits += std::bitset<6>(value).to_string();
  }
  for (std::size_t i = 0; i + 8 <= bits.size(); i += 8) {
    bytes.push_back(static_cast<char>(std::bitset<8>(bits, i, 8).to_ulong()));
  }
  return bytes;
}

std::string EncodeBase64(const std::string& bytes, const std::string& alphabet) {
  std::string bits, text;
  for (const char c : bytes) bits += std::bitset<8>(static_cast<unsigned char>(c)).to_string();
  while (bits.size() % 6 != 0) bits += '0';
  for (std::size_t i = 0; i < bits.size(); i += 6) {
    text.push_back(alphabet[std::bitset<6>(bits, i, 6).to_ulong()]);
  }
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

Measured ReferenceMeasure(Format format, const std::string& value) {
  switch (format) {
    case Format::kIpv4Cidr:
      return Prefix(AF_INET, value);
    case Format::kIpv6Cidr:
      return Prefix(AF_INET6, value);
    case Format::kCidr: {
      const Measured ipv4 = Prefix(AF_INET, value);
      return ipv4 ? ipv4 : Prefix(AF_INET6, value);
    }
    case Format::kPort:
      return Port(value);
    case Format::kDateTime:
      return naive::DateTime(value);
    case Format::kDate:
      return naive::Date(value);
    case Format::kUtcSecond:
      return naive::UtcSecond(value);
    case Format::kUtcMinute:
      return naive::UtcMinute(value);
    case Format::kTimeOfDay:
      return naive::TimeOfDay(value);
    case Format::kUnixSeconds:
      return Number("0|[1-9][0-9]{0,10}", value);
    case Format::kUnixMilliseconds:
      return Number("0|[1-9][0-9]{0,13}", value);
    case Format::kDuration:
      return naive::Duration(value);
    default:
      return std::nullopt;
  }
}

bool ReferenceMatches(Format format, const std::string& value) {
  switch (format) {
    case Format::kNone:
      return true;
    case Format::kIpv4:
      return !Bits(AF_INET, value).empty();
    case Format::kIpv6:
      return !Bits(AF_INET6, value).empty();
    case Format::kPortRange:
      return IsPortRange(value);
    case Format::kHostname:
      return IsHostname(value, 1);
    case Format::kDomain:
      return IsHostname(value, 2);
    case Format::kWildcardDomain:
      return IsWildcardDomain(value);
    case Format::kTime:
      return naive::Time(value).has_value();
    case Format::kCron:
      return naive::IsSchedule(value);
    case Format::kUrl:
      return IsUrl(value);
    case Format::kEmail:
      return IsEmail(value);
    case Format::kUuid:
      return Is("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value);
    case Format::kBase64:
      return ReferenceBase64DecodedSize(value).has_value();
    case Format::kHex:
      return Is("([0-9A-Fa-f]{2})+", value);
    default:
      return ReferenceMeasure(format, value).has_value();
  }
}

std::optional<bool> ReferenceCidrContains(const std::string& outer, const std::string& inner) {
  for (const int family : {AF_INET, AF_INET6}) {
    const auto a = ReadBlockOrAddress(family, outer), b = ReadBlockOrAddress(family, inner);
    if (!a || !b) continue;
    return a->prefix <= b->prefix && b->bits.starts_with(a->bits.substr(0, a->prefix));
  }
  return std::nullopt;
}

// What comes out the same when it is decoded and encoded again is canonical.
std::optional<std::size_t> ReferenceBase64DecodedSize(const std::string& value) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string bytes = DecodeBase64(value, alphabet);
  if (bytes.empty() || EncodeBase64(bytes, alphabet) != value) return std::nullopt;
  return bytes.size();
}

}  // namespace assay::testonly
