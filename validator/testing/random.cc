#include "validator/testing/random.h"

#include <cstdlib>

namespace assay::testonly {

std::uint64_t SeedFromEnvironment() {
  static constexpr std::uint64_t kFixedSeed = 20190118;
  const char* text = std::getenv("ASSAY_SEED");
  if (text == nullptr || *text == '\0') return kFixedSeed;
  if (std::string_view(text) == "random") return std::random_device()();
  return std::strtoull(text, nullptr, 10);
}

std::uint64_t NumberFromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t CountFromEnvironment(std::uint64_t usual) {
  return NumberFromEnvironment("ASSAY_COUNT", usual / NumberFromEnvironment("ASSAY_ONE_IN", 1));
}

}  // namespace assay::testonly
