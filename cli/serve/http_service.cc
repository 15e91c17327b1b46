#include "cli/serve/http_service.h"

#include <sys/socket.h>

#include <thread>

#include "cli/request_id.h"
#include "validator/render.h"

namespace assay::cli {
namespace {

void AnswerRecord(const Report& report, httplib::Response& response) {
  std::string record;
  AppendRecord(report, {}, &record);
  response.set_content(record + "\n", "application/json");
}

// As a gateway answers: a request that is not at fault has no answer yet.
void AnswerAsGateway(const Report& report, httplib::Response& response) {
  if (report.verdict() != Verdict::kInvalid) {
    response.status = 204;
    return;
  }
  const BodyFormat format = BodyFormatOf(report);
  const std::string request_id = NewRequestId();
  std::string body;
  AppendBody(report, format, {.request_id = request_id, .host_id = ""}, &body);
  response.status = (*report.violations().begin()).status();
  response.set_content(body, std::string(ContentType(format)));
}

}  // namespace

HttpService::HttpService(Service& service) : service_(service) {
  // Without SO_REUSEPORT, which the library sets: a port is one service's.
  server_.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server_.set_post_routing_handler([](const auto& /*request*/, auto& response) {
    response.headers.erase("Keep-Alive");  // which would tell of limits that are the library's
    if (response.status == 204) response.headers.erase("Content-Length");  // RFC 9110, 8.6
  });
  server_.set_error_handler([](const auto& /*request*/, auto& response) {
    if (!response.body.empty()) return;
    const bool is_unknown = response.status == 404;
    Refuse(response.status,
           is_unknown ? "expected POST /check, POST /answer, GET /metrics or GET /health"
                      : "the call is malformed",
           response);
  });
  Post("/check", AnswerRecord);
  Post("/answer", AnswerAsGateway);
  server_.Get("/metrics", [this](const auto& /*request*/, auto& response) {
    response.set_content(service_.Metrics(), "text/plain; version=0.0.4");
  });
  server_.Get("/health", [](const auto& /*request*/, auto& response) {
    response.set_content("ok\n", "text/plain");
  });
}

// With a reader of its own: the library's takes forms of 8 KiB at most.
void HttpService::Post(const std::string& path, Show show) {
  server_.Post(path, [this, show](const httplib::Request& /*request*/, httplib::Response& response,
                                  const httplib::ContentReader& read) {
    std::string body;
    const bool was_read = read([&](const char* data, std::size_t size) {
      body.append(data, size);
      return true;
    });
    if (!was_read) return Refuse(400, "the call is malformed", response);
    thread_local std::optional<cli::Server> server;
    if (!server) server.emplace(service_);
    server->Answer(body, [&](const Report& report) { show(report, response); });
  });
}

std::optional<int> HttpService::Bind(const ServeArguments& arguments) {
  server_.SetThreads(arguments.threads);
  if (arguments.port == 0) {
    const int port = server_.bind_to_any_port(arguments.host);
    return port > 0 ? std::optional(port) : std::nullopt;
  }
  const bool bound = server_.bind_to_port(arguments.host, arguments.port);
  return bound ? std::optional(arguments.port) : std::nullopt;
}

void HttpService::Run() {
  server_.listen_after_bind();
  has_ended_ = true;
}

void HttpService::Stop() {
  was_stopped_ = true;
  // Before it runs there is nothing to stop yet.
  while (!server_.is_running() && !has_ended_) std::this_thread::yield();
  server_.stop();
}

}  // namespace assay::cli
