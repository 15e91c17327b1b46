#include "cli/serve/bounded_server.h"

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "cli/serve/connection.h"
#include "cli/serve/head.h"
#include "validator/read/request_line.h"
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

// Whether something of the call in work was left unread: what follows then is no call.
thread_local bool leaves_rest = false;

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

}  // namespace

void Refuse(int status, std::string_view why, httplib::Response& response) {
  response.status = status;
  response.set_content(BodyOfRefusal(why), "application/json");
  response.set_header("Connection", "close");
  leaves_rest = true;
}

void BoundedServer::SetThreads(std::size_t threads) {
  new_task_queue = [this, threads] { return new CountedQueue(threads, waiting_); };
}

bool BoundedServer::process_and_close_socket(socket_t socket) {
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

}  // namespace assay::cli
