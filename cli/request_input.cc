#include "cli/request_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "cli/complain.h"
#include "cli/line_reader.h"
#include "cli/progress.h"
#include "validator/load/file.h"
#include "validator/read/request_line.h"

namespace assay::cli {
namespace {

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

int ForEachLine(int fd, std::string_view name, const RequestLoop& loop) {
  Progress progress(fd);
  std::uint64_t records = 0;
  LineReader lines(
      fd, {.max_line_bytes = read::RequestLine::kMaxBytes, .before_read = [&](std::uint64_t bytes) {
             loop.before_read();
             progress.Update(bytes, records);
           }});
  std::string_view line;
  while (lines.Next(&line)) {
    if (IsBlank(line)) continue;
    ++records;
    if (!loop.each(line, lines.line_number())) break;
  }
  if (lines.error() != 0) return ComplainOf("cannot read", name, lines.error());
  return kNothingInvalid;
}

}  // namespace

int ForEachRequest(const std::string& path, const RequestLoop& loop) {
  if (path == "-") return ForEachLine(STDIN_FILENO, "standard input", loop);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return ComplainOf("cannot open", load::ShowablePath(path), errno);
  const int result = ForEachLine(fd, path, loop);
  ::close(fd);
  return result;
}

}  // namespace assay::cli
