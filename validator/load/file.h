// Files from the disk, read with care: whoever names a rule file may name anything.
#ifndef ASSAY_VALIDATOR_LOAD_FILE_H_
#define ASSAY_VALIDATOR_LOAD_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace assay::load {

// The bytes of a regular file of at most `max_bytes`. Directories, FIFOs, devices and sockets are
// refused without being read, so this neither blocks nor runs on without end; a file that grows
// meanwhile is refused at the limit. The Status's message is for people, and names the path.
absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t max_bytes);

// The path as messages may show it: a request that stands where a path belongs may hold a password.
std::string_view ShowablePath(std::string_view path);

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_FILE_H_
