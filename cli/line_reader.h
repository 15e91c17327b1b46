// Lines of any input in constant memory, however long they are.
#ifndef ASSAY_CLI_LINE_READER_H_
#define ASSAY_CLI_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::cli {

class LineReader {
 public:
  struct Options {
    // A longer line is handed out as its first `max_line_bytes` + 1 bytes, so that whoever has that
    // limit sees it exceeded; the rest of it is passed over.
    std::size_t max_line_bytes = std::size_t{1} << 20;
    std::size_t block_bytes = std::size_t{256} << 10;  // read at a time
    // Called before each read, which may block, with the number of bytes read so far.
    std::function<void(std::uint64_t)> before_read;
  };

  // Does not own the descriptor.
  LineReader(int fd, Options options);

  // The next line without its line feed, and without one carriage return before that; a last line
  // needs no line feed. False at the end, and when reading failed: then error() is the errno. The
  // view lasts until the next call.
  bool Next(std::string_view* line);

  std::uint64_t line_number() const { return line_number_; }  // of the last line, from 1
  int error() const { return error_; }

 private:
  bool Fill();
  void Gather(std::string_view part);

  int fd_;
  Options options_;
  std::vector<char> block_;
  std::string_view unread_;  // of the block
  std::string gathered_;     // a line that began in an earlier block
  bool truncated_ = false;   // `gathered_` lacks the rest of its line
  std::uint64_t bytes_read_ = 0;
  std::uint64_t line_number_ = 0;
  int error_ = 0;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_LINE_READER_H_
