// Requests from a file or standard input, one a line.
#ifndef ASSAY_CLI_REQUEST_INPUT_H_
#define ASSAY_CLI_REQUEST_INPUT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace assay::cli {

struct RequestLoop {
  // Called with each line that is not blank, and its number; false ends the loop.
  std::function<bool(std::string_view text, std::uint64_t record)> each;
  // Called before each read, which may block.
  std::function<void()> before_read = [] {};
};

// Goes through a file, or standard input for `-`, and shows how far it has come. Returns
// kNothingInvalid, or kCouldNotCheck when it cannot be read: that is then told.
int ForEachRequest(const std::string& path, const RequestLoop& loop);

}  // namespace assay::cli

#endif  // ASSAY_CLI_REQUEST_INPUT_H_
