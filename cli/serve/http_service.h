// The service over HTTP: what is answered to which path.
#ifndef ASSAY_CLI_SERVE_HTTP_SERVICE_H_
#define ASSAY_CLI_SERVE_HTTP_SERVICE_H_

#include <httplib.h>

#include <atomic>
#include <optional>
#include <string>

#include "cli/arguments/arguments.h"
#include "cli/serve/bounded_server.h"
#include "cli/serve/service.h"
#include "validator/report.h"

namespace assay::cli {

class HttpService {
 public:
  explicit HttpService(Service& service);

  // The port, or nothing when it is not to be had.
  std::optional<int> Bind(const ServeArguments& arguments);
  // Until Stop, or until no connection can be taken any more; what has begun by then is ended.
  void Run();
  void Stop();
  bool was_stopped() const { return was_stopped_; }

  // Answers a connection that another has taken, and closes it.
  void Serve(socket_t socket) { server_.process_and_close_socket(socket); }

 private:
  using Show = void (*)(const Report&, httplib::Response&);
  void Post(const std::string& path, Show show);

  Service& service_;
  BoundedServer server_;
  std::atomic<bool> has_ended_ = false;
  std::atomic<bool> was_stopped_ = false;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_HTTP_SERVICE_H_
