#include "cli/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace assay::cli {

LineReader::LineReader(int fd, Options options)
    : fd_(fd), options_(std::move(options)), block_(options_.block_bytes) {}

bool LineReader::Next(std::string_view* line) {
  gathered_.clear();
  truncated_ = false;
  bool begun = false;
  bool ended = false;
  while (!ended) {
    if (unread_.empty() && !Fill()) break;
    begun = true;
    const std::size_t feed = unread_.find('\n');
    ended = feed != std::string_view::npos;
    const std::string_view part = unread_.substr(0, feed);
    unread_.remove_prefix(ended ? feed + 1 : unread_.size());
    if (ended && gathered_.empty() && part.size() <= options_.max_line_bytes) {
      *line = part;  // the usual line: whole in its block, nothing to copy
    } else {
      Gather(part);
      *line = gathered_;
    }
  }
  if (!begun || error_ != 0) return false;
  if (ended && !truncated_ && line->ends_with('\r')) line->remove_suffix(1);
  ++line_number_;
  return true;
}

void LineReader::Gather(std::string_view part) {
  const std::size_t room = options_.max_line_bytes + 1 - gathered_.size();
  truncated_ = truncated_ || part.size() > room;
  gathered_.append(part.substr(0, room));
}

bool LineReader::Fill() {
  if (options_.before_read) options_.before_read(bytes_read_);
  ssize_t count;
  do {
    count = ::read(fd_, block_.data(), block_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) error_ = errno;
  if (count <= 0) return false;
  bytes_read_ += static_cast<std::uint64_t>(count);
  unread_ = {block_.data(), static_cast<std::size_t>(count)};
  return true;
}

}  // namespace assay::cli
