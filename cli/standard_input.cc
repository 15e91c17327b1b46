#include "cli/standard_input.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "validator/load/file.h"

namespace assay::cli {
namespace {

absl::StatusOr<std::string> ReadStandardInput(std::size_t max_bytes) {
  std::string text;
  std::array<char, 1 << 16> block;
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return absl::UnavailableError(
          absl::StrCat("cannot read standard input: ", std::generic_category().message(errno)));
    }
    if (count == 0) return text;
    text.append(block.data(), static_cast<std::size_t>(count));
    if (text.size() > max_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("standard input is too large: at most ", max_bytes, " bytes are read"));
    }
  }
}

}  // namespace

absl::StatusOr<std::string> ReadFileOrStandardInput(const std::string& path,
                                                    std::size_t max_bytes) {
  return path == "-" ? ReadStandardInput(max_bytes) : load::ReadFile(path, max_bytes);
}

}  // namespace assay::cli
