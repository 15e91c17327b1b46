#include "cli/serve/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace assay::cli {
namespace {

// How often a connection that waits looks whether it still should.
constexpr std::chrono::milliseconds kGlance{100};
constexpr std::chrono::milliseconds kLinger{1000};

}  // namespace

Connection::~Connection() {
  shutdown(socket_, SHUT_RDWR);
  close(socket_);
}

bool Connection::Poll(short events, Clock::time_point deadline) const {
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd one = {.fd = socket_, .events = events, .revents = 0};
    const int ready = poll(&one, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

bool Connection::Fill(Clock::time_point deadline) {
  if (!Poll(POLLIN, deadline)) return false;
  const ssize_t count = recv(socket_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (count <= 0) return false;
  at_ = 0;
  filled_ = static_cast<std::size_t>(count);
  return true;
}

bool Connection::Await(const std::function<bool(std::chrono::milliseconds)>& keep_waiting) {
  const Clock::time_point begin = Clock::now(), end = begin + limits_.idle;
  const auto waited = [&] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  };
  while (at_ == filled_) {
    // What has come is read, whoever waits.
    if (Poll(POLLIN, Clock::now() + kGlance)) {
      if (!Fill(end)) return false;
    } else if (!keep_waiting(waited()) || Clock::now() >= end) {
      return false;
    }
  }
  left_ = limits_.max_bytes;
  read_deadline_ = Clock::now() + limits_.to_send;
  is_answering_ = false;
  return true;
}

bool Connection::TakeHead(std::size_t max_bytes) {
  head_.clear();
  head_at_ = 0;
  while (!head_.ends_with("\r\n\r\n")) {
    if (head_.size() == max_bytes || (at_ == filled_ && !Fill(read_deadline_))) return false;
    head_.push_back(buffer_[at_++]);
  }
  return true;
}

void Connection::Linger() {
  shutdown(socket_, SHUT_WR);
  const Clock::time_point end = Clock::now() + kLinger;
  while (Fill(end)) {
  }
}

ssize_t Connection::read(char* to, std::size_t size) {
  if (head_at_ < head_.size()) {
    const std::size_t count = head_.copy(to, size, head_at_);
    head_at_ += count;
    left_ -= std::min(left_, count);
    return static_cast<ssize_t>(count);
  }
  if (left_ == 0 || (at_ == filled_ && !Fill(read_deadline_))) {
    broken_ = true;
    return -1;
  }
  const std::size_t count = std::min({size, filled_ - at_, left_});
  std::copy_n(&buffer_[at_], count, to);
  at_ += count;
  left_ -= count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  if (!is_answering_) write_deadline_ = Clock::now() + limits_.to_take;
  is_answering_ = true;
  if (!Poll(POLLOUT, write_deadline_)) broken_ = true;
  const ssize_t count = broken_ ? -1 : send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count < 0) broken_ = true;
  return count;
}

// Nothing here asks who calls.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}
void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  get_remote_ip_and_port(ip, port);
}

}  // namespace assay::cli
