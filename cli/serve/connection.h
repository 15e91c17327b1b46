// A connection of the service: what a call may cost is bounded before the HTTP library sees it,
// which bounds only some of it by itself (httplib 0.11 keeps lines of any length, and waits for
// each byte anew).
#ifndef ASSAY_CLI_SERVE_CONNECTION_H_
#define ASSAY_CLI_SERVE_CONNECTION_H_

#include <httplib.h>
#include <poll.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace assay::cli {

struct CallLimits {
  std::size_t max_bytes = 0;             // of a call, its head and body together
  std::chrono::milliseconds to_send{0};  // a whole call
  std::chrono::milliseconds to_take{0};  // a whole answer
  std::chrono::milliseconds idle{0};     // between two calls
};

// One thread's. Owns the socket.
class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, const CallLimits& limits) : socket_(socket), limits_(limits) {}
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Waits for the first byte of a call. False when none comes in time, or `keep_waiting`, which is
  // told how long that has been, says no.
  bool Await(const std::function<bool(std::chrono::milliseconds)>& keep_waiting);
  // Reads up to the empty line that ends the head. False when that does not come, in time or within
  // so many bytes. What `read` gives begins with it all the same.
  bool TakeHead(std::size_t max_bytes);
  std::string_view head() const { return head_; }
  // Whether more has come than was read, or the other end has gone.
  bool has_more() const { return at_ < filled_ || Poll(POLLIN, Clock::now()); }
  // Ends what is answered, and for a second takes what is still sent: closed over unread bytes, a
  // connection would be reset, and the answer may be lost.
  void Linger();
  // Whether the call has broken a limit, or the other end has gone: nothing more can be read then.
  bool broken() const { return broken_; }

  bool is_readable() const override { return !broken_; }
  bool is_writable() const override { return !broken_; }
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool Fill(Clock::time_point deadline);
  bool Poll(short events, Clock::time_point deadline) const;

  socket_t socket_;
  const CallLimits& limits_;
  std::array<char, 16384> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  std::string head_;
  std::size_t head_at_ = 0;  // how much of it was read
  std::size_t left_ = 0;     // of the bytes of this call
  Clock::time_point read_deadline_, write_deadline_;
  bool is_answering_ = false;
  bool broken_ = false;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_CONNECTION_H_
