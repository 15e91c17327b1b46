// Plain POSIX calls, because iostreams can neither open without blocking nor tell a directory from
// a file.
#include "validator/load/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace assay::load {
namespace {

// An open file, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  const int fd_;
};

// Tells missing from forbidden, which callers may want to treat differently.
absl::Status SystemError(int error, const std::string& path) {
  const std::string message =
      absl::StrCat("cannot read `", std::string(ShowablePath(path)), "`: ", std::strerror(error));
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return absl::NotFoundError(message);
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError(message);
    default:
      return absl::UnavailableError(message);
  }
}

absl::Status TooLarge(const std::string& path, std::size_t max_bytes) {
  return absl::ResourceExhaustedError(
      absl::StrCat("`", path, "` is too large: at most ", max_bytes, " bytes are read"));
}

// Asked of the descriptor, not of the path: between two looks at a path, somebody may put another
// file there.
absl::Status CheckKind(int fd, const std::string& path, std::size_t max_bytes, std::size_t& size) {
  struct stat status;
  if (fstat(fd, &status) != 0) return SystemError(errno, path);
  if (S_ISDIR(status.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat("`", path, "` is a directory, not a file"));
  }
  if (!S_ISREG(status.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat("`", path, "` is not a regular file"));
  }
  if (status.st_size < 0 || static_cast<std::uintmax_t>(status.st_size) > max_bytes) {
    return TooLarge(path, max_bytes);
  }
  size = static_cast<std::size_t>(status.st_size);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t max_bytes) {
  // Without O_NONBLOCK, opening a FIFO waits for a writer.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (file.get() < 0) return SystemError(errno, path);
  std::size_t expected = 0;
  if (const absl::Status status = CheckKind(file.get(), path, max_bytes, expected); !status.ok()) {
    return status;
  }
  // Some file systems say 0 of files that have content, so the end is where reading ends.
  std::string text;
  std::size_t size = 0;
  while (true) {
    if (text.size() == size) text.resize(std::max(size * 2, expected + 1));
    const ssize_t count = read(file.get(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno, path);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > max_bytes) return TooLarge(path, max_bytes);
  }
  text.resize(size);
  return text;
}

std::string_view ShowablePath(std::string_view path) {
  // The brace and the sign themselves, or escaped as in a URL.
  const auto has = [path](std::string_view text) { return path.find(text) != path.npos; };
  const bool is_request =
      path.starts_with('{') || path.starts_with("%7") || has("=") || has("%3D") || has("%3d");
  return is_request ? "a request where a path belongs" : path;
}

}  // namespace assay::load
