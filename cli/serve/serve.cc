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
#include "cli/serve/head.h"
#include "cli/serve/service.h"
#include "validator/render.h"
#include "validator/render/json_writer.h"

namespace assay::cli {
namespace {

constexpr std::size_t kMaxBodyBytes = read::RequestLine::kMaxBytes;
constexpr std::size_t kMaxHeadBytes = std::size_t{64} << 10;
constexpr CallLimits kLimits = {.max_bytes = kMaxBodyBytes + kMaxHeadBytes,
                                .to_send = std::chrono::seconds(5),
                                .to_take = std::chrono::seconds(5),
                                .idle = std::chrono::seconds(5)};
constexpr int kCallsAConnection = 1000;
// How long a new connection may say nothing while others wait.
constexpr std::chrono::milliseconds kIdleWhenNew{1000};

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
std::string BodyOfRefusal(std::string_view why) {
  std::string body;
  render::JsonWriter json(render::JsonWriter::Spacing::kAfterSeparators, &body);
  json.BeginObject().Key("error").String(why).EndObject();
  return body + "\n";
}

// Before the library has read any of the call.
void Refuse(const Refusal& refusal, Connection& connection) {
  const std::string body = BodyOfRefusal(refusal.why);
  const std::string answer = "HTTP/1.1 " + std::to_string(refusal.status) +
                             " Refused\r\nConnection: close\r\nContent-Type: application/json\r\n" +
                             "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  connection.write(answer.data(), answer.size());
}

// Where it has.
void Refuse(int status, std::string_view why, httplib::Response& response) {
  response.status = status;
  response.set_content(BodyOfRefusal(why), "application/json");
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

// The library's server, on connections of our own. When others wait, one is closed that is idle, or
// has been answered.
class BoundedServer : public httplib::Server {
 public:
  void SetThreads(std::size_t threads) {
    new_task_queue = [this, threads] { return new CountedQueue(threads, waiting_); };
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, kLimits);
    for (int left = kCallsAConnection; left > 0; --left) {
      const auto keep_waiting = [&](std::chrono::milliseconds waited) {
        const bool is_tolerated = left == kCallsAConnection && waited < kIdleWhenNew;
        return svr_sock_ != INVALID_SOCKET && (is_tolerated || waiting_ == 0);
      };
      if (!connection.Await(keep_waiting) || !connection.TakeHead(kMaxHeadBytes)) break;
      const Refusal refusal = RefusalOf(connection.head(), kMaxBodyBytes);
      if (refusal.status != 0) {
        Refuse(refusal, connection);
        connection.Linger();
        break;
      }
      bool closed = false;
      leaves_rest = false;
      const bool is_last = left == 1 || waiting_ > 0;
      const bool is_done = process_request(connection, is_last, closed, nullptr);
      if (leaves_rest || (is_last && connection.has_more())) connection.Linger();
      if (!is_done || closed || is_last || leaves_rest || connection.broken()) break;
    }
    return true;
  }

 private:
  std::atomic<int> waiting_ = 0;
};

class HttpService {
 public:
  explicit HttpService(Service& service) : service_(service) {
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
    server_.Post(path,
                 [this, show](const httplib::Request& /*request*/, httplib::Response& response,
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
