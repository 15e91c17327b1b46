// The HTTP library's server, on connections of our own.
#ifndef ASSAY_CLI_SERVE_BOUNDED_SERVER_H_
#define ASSAY_CLI_SERVE_BOUNDED_SERVER_H_

#include <httplib.h>

#include <atomic>
#include <cstddef>
#include <string_view>

namespace assay::cli {

// When others wait, a connection is closed that is idle, or has been answered.
class BoundedServer : public httplib::Server {
 public:
  void SetThreads(std::size_t threads);

  // Answers the calls of a connection, one after another, and closes it.
  bool process_and_close_socket(socket_t socket) override;

 private:
  std::atomic<int> waiting_ = 0;  // connections without a thread
};

// Answers what is wrong with the call itself, not with the request in it; for a handler. What of
// the call is unread then is no call, so the connection ends.
void Refuse(int status, std::string_view why, httplib::Response& response);

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_BOUNDED_SERVER_H_
