// Flags of our own beside Google Benchmark's.
#ifndef ASSAY_BENCHMARKS_TAKE_FLAG_H_
#define ASSAY_BENCHMARKS_TAKE_FLAG_H_

#include <optional>
#include <string>
#include <string_view>

namespace assay::benchmarks {

// The value of the last `--flag=value`; all of them are then gone from the arguments.
inline std::optional<std::string> TakeFlag(std::string_view flag, int* argc, char** argv) {
  std::optional<std::string> value;
  int kept = 0;
  for (int i = 0; i < *argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with(flag)) {
      value = argument.substr(flag.size());
    } else {
      argv[kept++] = argv[i];
    }
  }
  *argc = kept;
  argv[kept] = nullptr;
  return value;
}

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_TAKE_FLAG_H_
