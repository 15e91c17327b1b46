#include "cli/serve/serve.h"

#include <httplib.h>
#include <pthread.h>

#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/complain.h"
#include "cli/output.h"
#include "cli/request_id.h"
#include "cli/serve/service.h"
#include "validator/render.h"
#include "validator/render/json_writer.h"

namespace assay::cli {
namespace {

constexpr int kSecondsToSend = 5;  // a request, and to take the answer
constexpr int kSecondsOpen = 5;    // a connection between requests

// The signals that the service answers to. Blocked in all threads, and waited for in one.
sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) sigaddset(&signals, signal);
  return signals;
}

// What is wrong with the call itself, not with the request in it.
void Refuse(int status, std::string_view why, httplib::Response& response) {
  std::string body;
  render::JsonWriter json(render::JsonWriter::Spacing::kAfterSeparators, &body);
  json.BeginObject().Key("error").String(why).EndObject();
  response.status = status;
  response.set_content(body + "\n", "application/json");
}

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

using Show = void (*)(const Report&, httplib::Response&);

class HttpService {
 public:
  explicit HttpService(Service& service) : service_(service) {
    server_.set_payload_max_length(read::RequestLine::kMaxBytes);
    server_.set_read_timeout(kSecondsToSend);
    server_.set_write_timeout(kSecondsToSend);
    server_.set_keep_alive_timeout(kSecondsOpen);
    // Without SO_REUSEPORT, which the library sets: a port is one service's.
    server_.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server_.set_pre_routing_handler([](const auto& request, auto& response) {
      // It would be unpacked, however large that is.
      if (!request.has_header("Content-Encoding")) {
        return httplib::Server::HandlerResponse::Unhandled;
      }
      Refuse(415, "expected a body without Content-Encoding", response);
      return httplib::Server::HandlerResponse::Handled;
    });
    server_.set_error_handler([](const auto& /*request*/, auto& response) {
      if (!response.body.empty()) return;
      const int status = response.status;
      Refuse(status,
             status == 404   ? "expected POST /check, POST /answer, GET /metrics or GET /health"
             : status == 413 ? "the body is too large"
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

  // The port, or nothing when it is not to be had.
  std::optional<int> Bind(const ServeArguments& arguments) {
    server_.new_task_queue = [threads = arguments.threads] {
      return new httplib::ThreadPool(threads);
    };
    if (arguments.port == 0) {
      const int port = server_.bind_to_any_port(arguments.host);
      return port > 0 ? std::optional(port) : std::nullopt;
    }
    const bool bound = server_.bind_to_port(arguments.host, arguments.port);
    return bound ? std::optional(arguments.port) : std::nullopt;
  }

  // Until Stop; what has begun by then is ended.
  void Run() { server_.listen_after_bind(); }
  void Stop() {
    // Before it runs there is nothing to stop yet.
    while (!server_.is_running()) std::this_thread::yield();
    server_.stop();
  }

 private:
  // With a reader of its own: the library's takes forms of 8 KiB at most, and unpacks them.
  void Post(const std::string& path, Show show) {
    server_.Post(path, [this, show](const httplib::Request& request, httplib::Response& response,
                                    const httplib::ContentReader& read) {
      std::string body;
      if (request.is_multipart_form_data()) {
        return Refuse(415, "expected one request as the body", response);
      }
      read([&](const char* data, std::size_t size) {
        body.append(data, size);
        return true;
      });
      if (response.status > 0) return;  // it could not be read
      thread_local std::optional<cli::Server> server;
      if (!server) server.emplace(service_);
      server->Answer(body, [&](const Report& report) { show(report, response); });
    });
  }

  Service& service_;
  httplib::Server server_;
};

// Handles signals until one says to stop.
void WaitForSignals(Service& service, HttpService& http) {
  const sigset_t signals = Signals();
  for (int signal = 0;;) {
    if (sigwait(&signals, &signal) != 0) continue;
    if (signal != SIGHUP) return http.Stop();
    service.Reload();
  }
}

std::string UrlOf(const ServeArguments& arguments, int port) {
  const bool is_v6 = arguments.host.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + arguments.host + "]" : arguments.host) + ":" +
         std::to_string(port);
}

}  // namespace

int Serve(const ServeArguments& arguments) {
  Setup setup = MakeSetup(arguments.rules, arguments.facts);
  if (setup.validator == nullptr) return kCouldNotCheck;
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Service service(arguments, std::move(setup));
  HttpService http(service);
  const std::optional<int> port = http.Bind(arguments);
  if (!port) return Complain("cannot listen on " + UrlOf(arguments, arguments.port));
  Output output(STDOUT_FILENO);
  output.buffer()->append("listening on ").append(UrlOf(arguments, *port)).append("\n");
  if (!output.Flush()) return ComplainOf("cannot write", "standard output", output.error());
  std::thread waiting([&] { WaitForSignals(service, http); });
  http.Run();
  waiting.join();
  return kNothingInvalid;
}

}  // namespace assay::cli
