// How far a long run has come, on a terminal: `assay: 42 %, 310,000 records a second`.
#ifndef ASSAY_CLI_PROGRESS_H_
#define ASSAY_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>

namespace assay::cli {

class Progress {
 public:
  // Shows nothing unless `input_fd` is a large regular file, standard error is a terminal, and
  // standard output is none (it would write across the line).
  explicit Progress(int input_fd);
  ~Progress();  // wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Cheap enough for every block; draws a few times a second.
  void Update(std::uint64_t bytes, std::uint64_t records);

 private:
  using Clock = std::chrono::steady_clock;

  std::uint64_t total_bytes_ = 0;  // 0: shows nothing
  Clock::time_point started_;
  Clock::time_point drawn_;
  bool visible_ = false;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_PROGRESS_H_
