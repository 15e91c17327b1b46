// Decimal numbers of any length, added up as on paper.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_DECIMAL_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_DECIMAL_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace assay::testonly {

class Decimal {
 public:
  Decimal() = default;  // 0

  // The text has to be digits, perhaps with `-` in front and decimals behind a point. What is
  // beyond 10^28, either way, counts as that.
  static Decimal Of(const std::string& text);
  static Decimal Of(std::int64_t value) { return Of(std::to_string(value)); }

  Decimal Plus(const Decimal& other) const;
  Decimal Times(std::int64_t factor) const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return std::is_eq(a <=> b); }

 private:
  Decimal(bool negative, std::string digits, std::size_t decimals)
      : negative_(negative), digits_(std::move(digits)), decimals_(decimals) {}

  static void Align(Decimal& a, Decimal& b);

  bool negative_ = false;
  std::string digits_ = "0";  // without the point
  std::size_t decimals_ = 0;  // how many of the digits stand behind it
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_DECIMAL_H_
