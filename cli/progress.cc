#include "cli/progress.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace assay::cli {
namespace {

constexpr std::uint64_t kLargeBytes = std::uint64_t{16} << 20;
constexpr std::chrono::milliseconds kInterval{200};

// 1234567 as 1,234,567.
std::string Grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

}  // namespace

Progress::Progress(int input_fd) : started_(Clock::now()), drawn_(started_) {
  struct stat info = {};
  if (::isatty(STDERR_FILENO) == 0 || ::isatty(STDOUT_FILENO) != 0) return;
  if (::fstat(input_fd, &info) != 0 || !S_ISREG(info.st_mode)) return;
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size >= kLargeBytes) total_bytes_ = size;
}

Progress::~Progress() {
  if (visible_) std::fputs("\r\x1b[K", stderr);
}

void Progress::Update(std::uint64_t bytes, std::uint64_t records) {
  if (total_bytes_ == 0) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < kInterval) return;
  drawn_ = now;
  visible_ = true;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const std::string rate =
      Grouped(static_cast<std::uint64_t>(static_cast<double>(records) / seconds));
  std::fprintf(stderr, "\r\x1b[Kassay: %llu %%, %s records a second",
               static_cast<unsigned long long>(bytes * 100 / total_bytes_), rate.c_str());
  std::fflush(stderr);
}

}  // namespace assay::cli
