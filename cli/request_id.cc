#include "cli/request_id.h"

#include <cstdint>
#include <random>
#include <string_view>

namespace assay::cli {

std::string NewRequestId() {
  static std::random_device device;
  // x is random, y one of the four digits that stand for the variant.
  std::string id = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  std::uint32_t bits = 0;
  int left = 0;
  for (char& c : id) {
    if (c != 'x' && c != 'y') continue;
    if (left == 0) {
      bits = device();
      left = 8;
    }
    const std::uint32_t digit = c == 'x' ? bits & 0xF : 8 | (bits & 3);
    c = std::string_view("0123456789ABCDEF")[digit];
    bits >>= 4;
    --left;
  }
  return id;
}

}  // namespace assay::cli
