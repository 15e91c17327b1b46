#include "cli/serve/serve.h"

#include <httplib.h>
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/complain.h"
#include "cli/output.h"
#include "cli/request_id.h"
#include "cli/serve/connection.h"
#include "cli/serve/service.h"
#include "validator/render.h"
#include "validator/render/json_writer.h"

namespace assay::cli {
namespace {

constexpr std::size_t kMaxBodyBytes = read::RequestLine::kMaxBytes;
constexpr CallLimits kLimits = {.max_bytes = kMaxBodyBytes + (std::size_t{64} << 10),
                                .to_send = std::chrono::seconds(5),
                                .to_take = std::chrono::seconds(5),
                                .idle = std::chrono::seconds(5)};
constexpr int kCallsAConnection = 1000;
constexpr std::string_view kTooLarge = "the body is too large";

// What the service tells itself: that it has ended.
constexpr int kEnded = SIGUSR1;

// The signals that the service answers to. Blocked in all threads, and waited for in one.
sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGHUP, SIGINT, SIGTERM, kEnded}) sigaddset(&signals, signal);
  return signals;
}

// Whether something of the call in work was left unread: what follows then is no call.
thread_local bool leaves_rest = false;

// What is wrong with the call itself, not with the request in it.
void Refuse(int status, std::string_view why, httplib::Response& response) {
  std::string body;
  render::JsonWriter json(render::JsonWriter::Spacing::kAfterSeparators, &body);
  json.BeginObject().Key("error").String(why).EndObject();
  response.status = status;
  response.set_content(body + "\n", "application/json");
  response.set_header("Connection", "close");
  leaves_rest = true;
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

struct Refusal {
  int status = 0;  // 0: there is none
  std::string_view why;
};

// Where a body ends is said once, and in one way (RFC 9112, 6.3); else another reader of the same
// bytes takes the rest of it for a call. The library would wait for a body of no length.
Refusal RefusalOfLength(const httplib::Request& request) {
  const std::size_t lengths = request.get_header_value_count("Content-Length");
  const std::size_t codings = request.get_header_value_count("Transfer-Encoding");
  if (request.method != "POST") {
    if (lengths + codings != 0) return {415, "expected no body"};
    return {};
  }
  if (lengths + codings == 0) return {411, "expected Content-Length"};
  if (lengths + codings != 1) return {400, "expected one Content-Length or Transfer-Encoding"};
  if (codings == 1) {
    const std::string coding = request.get_header_value("Transfer-Encoding");
    if (coding != "chunked") return {400, "expected Transfer-Encoding: chunked"};
    return {};
  }
  const std::string length = request.get_header_value("Content-Length");
  const bool is_number = length.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number || length.empty()) return {400, "expected a number as Content-Length"};
  if (length.size() > 9 || std::stoul(length) > kMaxBodyBytes) return {413, kTooLarge};
  return {};
}

// What the library would do with a call that has these is not what is meant: it would unpack a body
// however large that is, or answer a part of it many times.
Refusal RefusalOf(const httplib::Request& request) {
  const std::size_t hosts = request.get_header_value_count("Host");
  if (hosts > 1 || (hosts == 0 && request.version != "HTTP/1.0")) return {400, "expected one Host"};
  if (const Refusal refusal = RefusalOfLength(request); refusal.status != 0) return refusal;
  if (request.has_header("Content-Encoding")) return {415, "expected no Content-Encoding"};
  if (request.has_header("Range")) return {415, "expected a call without Range"};
  if (request.is_multipart_form_data()) return {415, "expected one request as the body"};
  return {};
}

// Counts the connections that wait for a thread.
class CountedQueue : public httplib::TaskQueue {
 public:
  CountedQueue(std::size_t threads, std::atomic<int>& waiting)
      : pool_(threads), waiting_(waiting) {}

  void enqueue(std::function<void()> serve) override {
    ++waiting_;
    pool_.enqueue([this, serve = std::move(serve)] {
      --waiting_;
      serve();
    });
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  httplib::ThreadPool pool_;
  std::atomic<int>& waiting_;
};

// The library's server, on connections of our own. One that is idle between two calls is closed
// when others wait.
class BoundedServer : public httplib::Server {
 public:
  void SetThreads(std::size_t threads) {
    new_task_queue = [this, threads] { return new CountedQueue(threads, waiting_); };
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, kLimits);
    for (int left = kCallsAConnection; left > 0; --left) {
      const bool is_new = left == kCallsAConnection;
      const auto keep_waiting = [&] {
        return svr_sock_ != INVALID_SOCKET && (is_new || waiting_ == 0);
      };
      if (!connection.Await(keep_waiting)) break;
      bool closed = false;
      leaves_rest = false;
      if (!process_request(connection, left == 1, closed, nullptr)) break;
      if (closed || leaves_rest || connection.broken()) break;
    }
    return true;
  }

 private:
  std::atomic<int> waiting_ = 0;
};

class HttpService {
 public:
  explicit HttpService(Service& service) : service_(service) {
    server_.set_payload_max_length(kMaxBodyBytes);
    // Without SO_REUSEPORT, which the library sets: a port is one service's.
    server_.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server_.set_pre_routing_handler([](const auto& request, auto& response) {
      const Refusal refusal = RefusalOf(request);
      if (refusal.status == 0) return httplib::Server::HandlerResponse::Unhandled;
      Refuse(refusal.status, refusal.why, response);
      return httplib::Server::HandlerResponse::Handled;
    });
    server_.set_post_routing_handler([](const auto& /*request*/, auto& response) {
      response.headers.erase("Keep-Alive");  // which would tell of limits that are the library's
      if (response.status == 204) response.headers.erase("Content-Length");  // RFC 9110, 8.6
    });
    server_.set_error_handler([](const auto& /*request*/, auto& response) {
      if (!response.body.empty()) return;
      const int status = response.status;
      Refuse(status,
             status == 404 ? std::string_view(
                                 "expected POST /check, POST /answer, GET /metrics or GET /health")
             : status == 413 ? kTooLarge
                             : std::string_view("the call is malformed"),
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
    server_.SetThreads(arguments.threads);
    if (arguments.port == 0) {
      const int port = server_.bind_to_any_port(arguments.host);
      return port > 0 ? std::optional(port) : std::nullopt;
    }
    const bool bound = server_.bind_to_port(arguments.host, arguments.port);
    return bound ? std::optional(arguments.port) : std::nullopt;
  }

  // Until Stop, or until no connection can be taken any more; what has begun by then is ended.
  void Run() {
    server_.listen_after_bind();
    has_ended_ = true;
  }
  void Stop() {
    was_stopped_ = true;
    // Before it runs there is nothing to stop yet.
    while (!server_.is_running() && !has_ended_) std::this_thread::yield();
    server_.stop();
  }
  bool was_stopped() const { return was_stopped_; }

 private:
  // With a reader of its own: the library's takes forms of 8 KiB at most.
  void Post(const std::string& path, Show show) {
    server_.Post(path, [this, show](const httplib::Request& /*request*/,
                                    httplib::Response& response,
                                    const httplib::ContentReader& read) {
      std::string body;
      // In chunks, it may be longer than the library has looked.
      bool is_large = false;
      const bool was_read = read([&](const char* data, std::size_t size) {
        is_large = body.size() + size > kMaxBodyBytes;
        if (!is_large) body.append(data, size);
        return !is_large;
      });
      if (!was_read) {
        is_large = is_large || response.status == 413;
        return Refuse(is_large ? 413 : 400,
                      is_large ? kTooLarge : std::string_view("the call is malformed"), response);
      }
      thread_local std::optional<cli::Server> server;
      if (!server) server.emplace(service_);
      server->Answer(body, [&](const Report& report) { show(report, response); });
    });
  }

  Service& service_;
  BoundedServer server_;
  std::atomic<bool> has_ended_ = false;
  std::atomic<bool> was_stopped_ = false;
};

// Handles signals until the service has ended. Whoever asks for that twice does not want to wait.
void WaitForSignals(Service& service, HttpService& http) {
  const sigset_t signals = Signals();
  for (int signal = 0;;) {
    if (sigwait(&signals, &signal) != 0) continue;
    if (signal == kEnded) return;
    if (signal == SIGHUP) {
      service.Reload();
    } else if (http.was_stopped()) {
      _exit(kCouldNotCheck);
    } else {
      http.Stop();
    }
  }
}

std::string UrlOf(const ServeArguments& arguments, int port) {
  const bool is_v6 = arguments.host.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + arguments.host + "]" : arguments.host) + ":" +
         std::to_string(port);
}

}  // namespace

int Serve(const ServeArguments& arguments) {
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  Setup setup = MakeSetup(arguments.rules, arguments.facts);
  if (setup.validator == nullptr) return kCouldNotCheck;
  Service service(arguments.rules, arguments.facts, std::move(setup));
  HttpService http(service);
  const std::optional<int> port = http.Bind(arguments);
  if (!port) return Complain("cannot listen on " + UrlOf(arguments, arguments.port));
  Output output(STDOUT_FILENO);
  output.buffer()->append("listening on ").append(UrlOf(arguments, *port)).append("\n");
  if (!output.Flush()) return ComplainOf("cannot write", "standard output", output.error());
  std::thread waiting([&] { WaitForSignals(service, http); });
  http.Run();
  pthread_kill(waiting.native_handle(), kEnded);
  waiting.join();
  if (http.was_stopped()) return kNothingInvalid;
  return Complain("no connection can be taken any more");
}

}  // namespace assay::cli
