// A format, by the first byte, and any bytes as its value.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "validator/format/format.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference_format.h"

namespace assay::fuzz {
namespace {

using format::Format;
using format::Matches;
using format::Measure;

void Require(bool holds, Format format, std::string_view value, std::string_view what) {
  if (holds) return;
  std::cerr << "fuzz: " << what << "\nformat: " << format::Info(format).name
            << "\nvalue: " << testonly::Escaped(value) << std::endl;
  std::abort();
}

// What one format says of a value.
void CheckFormat(Format format, std::string_view value) {
  const std::string copy(value);
  const bool matches = Matches(format, value);
  const std::optional<std::int64_t> measure = Measure(format, value);
  const auto require = [&](bool holds, std::string_view what) {
    Require(holds, format, value, what);
  };
  require(Matches(format, copy) == matches && Measure(format, copy) == measure, "not repeatable");
  const bool has_unit = !format::Info(format).unit.empty();
  require(measure.has_value() == (matches && has_unit), "a measure without a match, or none");
  require(testonly::ReferenceMatches(format, copy) == matches, "the reference disagrees");
  require(testonly::ReferenceMeasure(format, copy) == measure, "the reference measures otherwise");
}

// How formats relate to each other, whatever the value.
void CheckRelations(std::string_view value) {
  const auto require = [&](bool holds, Format format, std::string_view what) {
    Require(holds, format, value, what);
  };
  const bool is_address = Matches(Format::kIpv4, value) || Matches(Format::kIpv6, value);
  const bool is_block = Matches(Format::kCidr, value);
  require(!Matches(Format::kIpv4, value) || !Matches(Format::kIpv6, value), Format::kIpv4,
          "of both families");
  require(is_block == (Matches(Format::kIpv4Cidr, value) || Matches(Format::kIpv6Cidr, value)),
          Format::kCidr, "not one of the two");
  require(!Matches(Format::kDomain, value) ||
              (Matches(Format::kHostname, value) && Matches(Format::kWildcardDomain, value)),
          Format::kDomain, "a domain is both");
  require(!Matches(Format::kUtcSecond, value) ||
              Measure(Format::kUtcSecond, value) == Measure(Format::kDateTime, value),
          Format::kUtcSecond, "not a date-time");
  require(format::Base64DecodedSize(value).has_value() == Matches(Format::kBase64, value),
          Format::kBase64, "no size, or one of nothing");
  const std::optional<bool> contains = format::CidrContains(value, value);
  require(contains == (is_block || is_address ? std::optional(true) : std::nullopt), Format::kCidr,
          "a block contains itself");
}

// The value as two, at its first line feed.
void CheckContainment(std::string_view value) {
  const std::size_t end = value.find('\n');
  if (end == std::string_view::npos) return;
  const std::string_view outer = value.substr(0, end), inner = value.substr(end + 1);
  const std::optional<bool> contains = format::CidrContains(outer, inner);
  Require(contains == testonly::ReferenceCidrContains(std::string(outer), std::string(inner)),
          Format::kCidr, value, "the reference contains otherwise");
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t formats = assay::format::Formats().size() + 1;  // and none
  const auto format = static_cast<assay::format::Format>(data[0] % formats);
  const std::string_view value(reinterpret_cast<const char*>(data) + 1, size - 1);
  assay::fuzz::CheckFormat(format, value);
  assay::fuzz::CheckRelations(value);
  assay::fuzz::CheckContainment(value);
  return 0;
}
