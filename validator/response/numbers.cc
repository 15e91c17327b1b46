#include "validator/response/numbers.h"

#include <charconv>
#include <system_error>

namespace assay::response {
namespace {

constexpr int kMaxExponent = 1000;  // beyond what a double holds

// The digits with the point moved to the right, without zeros that say nothing.
std::string MovePoint(std::string_view mantissa, int places) {
  const std::size_t point = mantissa.find('.');
  std::string digits(mantissa.substr(0, point));
  long whole = static_cast<long>(digits.size()) + places;
  if (point != mantissa.npos) digits.append(mantissa.substr(point + 1));
  if (whole < 1) {
    digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
    whole = 1;
  }
  if (digits.size() < static_cast<std::size_t>(whole)) {
    digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
  }
  std::string fraction = digits.substr(static_cast<std::size_t>(whole));
  fraction.resize(fraction.find_last_not_of('0') + 1);  // nothing left when all are zeros
  digits.resize(static_cast<std::size_t>(whole));
  const std::size_t first = digits.find_first_not_of('0');
  digits.erase(0, first == digits.npos ? digits.size() - 1 : first);
  return fraction.empty() ? digits : digits + "." + fraction;
}

}  // namespace

std::string PlainNumber(std::string_view literal) {
  const std::size_t mark = literal.find_first_of("eE");
  std::string_view mantissa = literal.substr(0, mark);
  const bool is_negative = mantissa.starts_with('-');
  if (is_negative) mantissa.remove_prefix(1);
  const bool is_zero = mantissa.find_first_not_of("0.") == mantissa.npos;
  if (mark == literal.npos) return std::string(is_negative && is_zero ? mantissa : literal);
  std::string_view exponent = literal.substr(mark + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  int places = 0;
  const char* const end = exponent.data() + exponent.size();
  const auto [stop, error] = std::from_chars(exponent.data(), end, places);
  if (error != std::errc() || places > kMaxExponent || places < -kMaxExponent) {
    return std::string(literal);
  }
  return (is_negative && !is_zero ? "-" : "") + MovePoint(mantissa, places);
}

}  // namespace assay::response
