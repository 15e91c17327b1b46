// Any bytes as the query of a URL or the body of a form.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/check_request.h"
#include "validator/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  assay::fuzz::CheckRequest(assay::Request::Query(query));
  return 0;
}
