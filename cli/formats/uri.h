// Paths as other programs want them.
#ifndef ASSAY_CLI_FORMATS_URI_H_
#define ASSAY_CLI_FORMATS_URI_H_

#include <string>
#include <string_view>

namespace assay::cli {

// Without redundant parts: `./a//b` is `a/b`. What a place in a repository is compared with.
std::string NormalPathOf(std::string_view path);

// RFC 3986. A relative path becomes a relative reference, an absolute one a `file:` URI, both in
// normal form. Every byte that is neither unreserved nor a slash is percent-encoded, so nothing in
// a name passes for a scheme, a query or a fragment.
std::string UriReferenceOf(std::string_view path);

}  // namespace assay::cli

#endif  // ASSAY_CLI_FORMATS_URI_H_
