// One function a format; format.h says what each accepts. Those of formats with a measure return
// it.
#ifndef ASSAY_VALIDATOR_FORMAT_READERS_H_
#define ASSAY_VALIDATOR_FORMAT_READERS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::format {

// address.cc
bool IsIpv4(std::string_view text);
bool IsIpv6(std::string_view text);
std::optional<std::int64_t> ReadIpv4Cidr(std::string_view text);
std::optional<std::int64_t> ReadIpv6Cidr(std::string_view text);
std::optional<std::int64_t> ReadCidr(std::string_view text);

// host.cc
std::optional<std::int64_t> ReadPort(std::string_view text);
bool IsPortRange(std::string_view text);
bool IsHostname(std::string_view text);
bool IsDomain(std::string_view text);
bool IsWildcardDomain(std::string_view text);

// time.cc
std::optional<std::int64_t> ReadDateTime(std::string_view text);
std::optional<std::int64_t> ReadDate(std::string_view text);
bool IsTime(std::string_view text);
std::optional<std::int64_t> ReadUtcSecond(std::string_view text);
std::optional<std::int64_t> ReadUtcMinute(std::string_view text);
std::optional<std::int64_t> ReadTimeOfDay(std::string_view text);
std::optional<std::int64_t> ReadUnixSeconds(std::string_view text);
std::optional<std::int64_t> ReadUnixMilliseconds(std::string_view text);
std::optional<std::int64_t> ReadDuration(std::string_view text);

bool IsCron(std::string_view text);    // cron.cc
bool IsUrl(std::string_view text);     // url.cc
bool IsEmail(std::string_view text);   // email.cc
bool IsUuid(std::string_view text);    // encoding.cc
bool IsBase64(std::string_view text);  // encoding.cc
bool IsHex(std::string_view text);     // encoding.cc

}  // namespace assay::format

#endif  // ASSAY_VALIDATOR_FORMAT_READERS_H_
