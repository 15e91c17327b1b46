// Ids for the error bodies that `check --format body` prints.
#ifndef ASSAY_CLI_REQUEST_ID_H_
#define ASSAY_CLI_REQUEST_ID_H_

#include <string>

namespace assay::cli {

// A random UUID (RFC 9562, version 4) in capitals, as the API writes them.
std::string NewRequestId();

}  // namespace assay::cli

#endif  // ASSAY_CLI_REQUEST_ID_H_
