// Standard output: one buffer, written when it is full and at the end, and no failure unnoticed.
#ifndef ASSAY_CLI_OUTPUT_H_
#define ASSAY_CLI_OUTPUT_H_

#include <cstddef>
#include <string>

namespace assay::cli {

class Output {
 public:
  // Does not own the descriptor.
  explicit Output(int fd) : fd_(fd) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Where the next bytes are appended.
  std::string* buffer() { return &buffer_; }

  // Writes what there is, at once or only when it is much. False once a write has failed: then
  // nothing is written any more, and error() is the errno of the first failure (EPIPE, ENOSPC).
  bool Flush();
  bool FlushIfFull() { return buffer_.size() < kFullBytes ? error_ == 0 : Flush(); }
  int error() const { return error_; }

 private:
  static constexpr std::size_t kFullBytes = std::size_t{64} << 10;

  int fd_;
  int error_ = 0;
  std::string buffer_;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_OUTPUT_H_
