#include "validator/testing/reference_decimal.h"

#include <algorithm>

namespace assay::testonly {
namespace {

// Of texts of the same size; a carry makes the sum longer.
std::string Sum(const std::string& a, const std::string& b) {
  std::string sum;
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int digit = (a[i] - '0') + (b[i] - '0') + carry;
    sum.insert(0, 1, static_cast<char>('0' + digit % 10));
    carry = digit / 10;
  }
  return carry == 0 ? sum : "1" + sum;
}

// Of texts of the same size, the first of which is not less.
std::string Difference(const std::string& a, const std::string& b) {
  std::string difference;
  int borrow = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int digit = (a[i] - '0') - (b[i] - '0') - borrow;
    difference.insert(0, 1, static_cast<char>('0' + (digit + 10) % 10));
    borrow = digit < 0 ? 1 : 0;
  }
  return difference;
}

}  // namespace

Decimal Decimal::Of(const std::string& text) {
  static const std::string kMost = "1" + std::string(28, '0');
  const bool negative = text.starts_with('-');
  const std::string number = text.substr(negative ? 1 : 0);
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string whole = number.substr(0, point);
  if (whole.size() >= kMost.size()) return {negative, kMost, 0};
  const std::string decimals = point < number.size() ? number.substr(point + 1) : "";
  return {negative, whole + decimals, decimals.size()};
}

// Gives both as many decimals, then as many digits.
void Decimal::Align(Decimal& a, Decimal& b) {
  const std::size_t decimals = std::max(a.decimals_, b.decimals_);
  for (Decimal* one : {&a, &b}) {
    one->digits_.append(decimals - one->decimals_, '0');
    one->decimals_ = decimals;
  }
  const std::size_t size = std::max(a.digits_.size(), b.digits_.size());
  for (Decimal* one : {&a, &b}) one->digits_.insert(0, size - one->digits_.size(), '0');
}

Decimal Decimal::Plus(const Decimal& other) const {
  Decimal a = *this, b = other;
  Align(a, b);
  if (a.negative_ == b.negative_) return {a.negative_, Sum(a.digits_, b.digits_), a.decimals_};
  if (a.digits_ < b.digits_) std::swap(a, b);
  return {a.negative_, Difference(a.digits_, b.digits_), a.decimals_};
}

Decimal Decimal::Times(std::int64_t factor) const {
  Decimal product;
  const std::string digits = std::to_string(factor);
  for (const char digit : digits) {  // ten times as much, and the next digit's worth
    if (digit == '-') continue;
    product.digits_ += '0';
    for (char times = '0'; times < digit; ++times) product = product.Plus(*this);
  }
  if (factor < 0) product.negative_ = !product.negative_;
  return product;
}

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
  Decimal a = left, b = right;
  Decimal::Align(a, b);
  const bool both_zero =
      a.digits_ == b.digits_ && a.digits_.find_first_not_of('0') == std::string::npos;
  if (both_zero) return std::strong_ordering::equal;
  if (a.negative_ != b.negative_) {
    return a.negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.negative_ ? b.digits_ <=> a.digits_ : a.digits_ <=> b.digits_;
}

}  // namespace assay::testonly
