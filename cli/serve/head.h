// The head of a call, as it came: what is not exactly what RFC 9112 asks for is refused before the
// HTTP library reads it, which leaves out, joins or renames what it does not understand. Whoever
// stands in front of the service may understand it, and take the body for something else.
#ifndef ASSAY_CLI_SERVE_HEAD_H_
#define ASSAY_CLI_SERVE_HEAD_H_

#include <cstddef>
#include <string_view>

namespace assay::cli {

struct Refusal {
  int status = 0;        // HTTP, 400 to 415; 0: there is none
  std::string_view why;  // for good
};

// `head` ends in an empty line. A body has one length, at most `max_body_bytes`, and no coding.
Refusal RefusalOf(std::string_view head, std::size_t max_body_bytes);

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_HEAD_H_
