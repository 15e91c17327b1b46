// Any bytes as a JSON request.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/check_request.h"
#include "validator/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  assay::fuzz::CheckRequest(assay::Request::Json(text));
  return 0;
}
