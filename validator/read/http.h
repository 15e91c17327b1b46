// What HTTP says around the parameters of a request. Internal to read.
#ifndef ASSAY_VALIDATOR_READ_HTTP_H_
#define ASSAY_VALIDATOR_READ_HTTP_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "validator/program/program.h"
#include "validator/request.h"

namespace assay::read {

enum class BodyKind : std::uint8_t { kNone, kForm, kJson };

// A request over HTTP, taken apart.
struct HttpParts {
  std::string_view query;  // of the target
  BodyKind body = BodyKind::kNone;
  std::string_view operation;  // that a header names; empty when none does
};

// Its size, with what the field lines take on the wire. Linear in the headers.
std::size_t SizeOf(const HttpRequest& http);

// Or why it is refused: what servers read in more than one way is, as far as docs/http.md says.
std::optional<program::RequestFault> TakeApart(const HttpRequest& http, HttpParts* parts);

// Whether the client is one that reads no answer but in JSON.
bool ExpectJson(std::span<const Pair> headers);

// Whether each header that names a version names this one.
bool NameVersion(std::span<const Pair> headers, std::string_view version);

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_HTTP_H_
