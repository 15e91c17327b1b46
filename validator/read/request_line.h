// A request as a line of text has it: a query, a JSON object of parameters, or an HTTP request.
//
//   RequestLine line;
//   Request request = line.Of(R"({"http":{"method":"GET","target":"/?Action=CreateInstance"}})");
#ifndef ASSAY_VALIDATOR_READ_REQUEST_LINE_H_
#define ASSAY_VALIDATOR_READ_REQUEST_LINE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validator/json/reader.h"
#include "validator/request.h"

namespace assay::read {

class RequestLine {
 public:
  // An HTTP request takes more as a line than by itself: six bytes for one that is escaped.
  static constexpr std::size_t kMaxBytes = 6 * Limits().max_request_bytes + 4096;

  RequestLine();

  // A view of the text and of this object, until the next call. An object whose first member is
  // `http` is an HTTP request: of `method`, `target`, `headers` (an object of texts, or of arrays
  // of texts for headers that come several times) and `body`, of which the last two may be left
  // out. What is no such object is no request in JSON either (`request.json`).
  Request Of(std::string_view text);

 private:
  // Nothing when it is no HTTP request as above.
  std::optional<HttpRequest> ReadHttp(std::string_view text);
  bool ReadHeaders(std::span<const json::Node> nodes, std::size_t headers);

  std::optional<json::Reader> reader_;  // made for the first HTTP request
  std::vector<Pair> headers_;
};

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_REQUEST_LINE_H_
