// Any bytes as a request over HTTP: lines for the method, the target and each header, up to one
// that is empty; what follows is the body.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fuzz/check_request.h"
#include "fuzz/next_line.h"
#include "validator/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  assay::HttpRequest http;
  using assay::fuzz::NextLine;
  http.method = NextLine(&text);
  http.target = NextLine(&text);
  std::vector<assay::Pair> headers;
  while (true) {
    const std::string_view line = NextLine(&text);
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(':'), line.size());
    headers.push_back({line.substr(0, colon), line.substr(std::min(colon + 1, line.size()))});
  }
  http.headers = headers;
  http.body = text;
  assay::fuzz::CheckRequest(assay::Request::Http(http));
  return 0;
}
