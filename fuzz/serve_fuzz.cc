// Any bytes as what a client of `assay serve` sends over one connection. Each answer is to the call
// that a lenient reader sees at that place too, and each such call has one: no body is taken for a
// call, and no call for a body.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "cli/serve/http_service.h"
#include "cli/serve/service.h"
#include "cli/setup.h"
#include "fuzz/fail.h"
#include "validator/render.h"
#include "validator/text/ascii_case.h"

namespace assay::fuzz {
namespace {

// What the sockets between here and there hold without a reader.
constexpr std::size_t kMaxInput = std::size_t{64} << 10;
constexpr std::string_view kHeadEnd = "\r\n\r\n", kVersion = "HTTP/1.1 ";

// Headers as a reader sees them that takes any end of a line and any blank.
struct LenientHead {
  explicit LenientHead(std::string_view head) {
    while (!head.empty()) {
      const std::size_t end = std::min(head.find_first_of("\r\n"), head.size());
      if (head.substr(end, 2) != "\r\n") is_torn = true;
      Add(head.substr(0, end));
      head.remove_prefix(std::min(head.size(), end + 2));
    }
  }

  // How long the body is, unless there are two ways to say it.
  std::optional<std::size_t> BodyBytes() const {
    if (is_torn || has_coding || lengths != (method == "POST" ? 1 : 0)) return std::nullopt;
    if (lengths == 0) return 0;
    std::size_t bytes = 0;
    const char* end = length.data() + length.size();
    const auto read = std::from_chars(length.data(), end, bytes);
    return read.ec == std::errc() && read.ptr == end ? std::optional(bytes) : std::nullopt;
  }

  static std::string Bare(std::string_view text) {
    std::string bare;
    for (const char c : text) {
      if (static_cast<unsigned char>(c) > ' ' && c != '\x7F') bare += text::LowerAscii(c);
    }
    return bare;
  }

  void Add(std::string_view line) {
    if (method.empty()) {
      method = line.substr(0, line.find(' '));
      target = line.substr(std::min(line.size(), method.size() + 1));
      target = target.substr(0, target.find(' '));
      is_old = line.ends_with("HTTP/1.0");
      return;
    }
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string name = Bare(line.substr(0, colon));
    if (name == "transfer-encoding") has_coding = true;
    if (name == "content-length") {
      ++lengths;
      length = Bare(line.substr(std::min(colon + 1, line.size())));
    }
  }

  std::string_view method, target;
  std::string length;
  int lengths = 0;
  bool has_coding = false, is_torn = false, is_old = false;
};

struct Answer {
  int status = 0;
  bool closes = false;
  std::string_view body;
};

// Takes the first answer from what has come, strictly; `bodiless`: to HEAD.
Answer TakeAnswer(bool bodiless, std::string_view* came, std::string_view input) {
  const std::size_t end = came->find(kHeadEnd);
  if (end == std::string_view::npos || !came->starts_with(kVersion)) {
    Fail("an answer without a head", input);
  }
  const std::string_view head = came->substr(0, end + 2);
  came->remove_prefix(end + kHeadEnd.size());
  Answer answer;
  std::from_chars(head.data() + kVersion.size(), head.data() + head.size(), answer.status);
  answer.closes = head.find("\r\nConnection: close\r\n") != std::string_view::npos;
  constexpr std::string_view kLength = "\r\nContent-Length: ";
  const std::size_t at = head.find(kLength);
  const bool has_length = at != std::string_view::npos;
  if (has_length == (answer.status < 200 || answer.status == 204)) {
    Fail("a length where none is due, or none where one is", input);
  }
  if (!has_length || bodiless) return answer;
  std::size_t bytes = 0;
  std::from_chars(head.data() + at + kLength.size(), head.data() + head.size(), bytes);
  if (bytes > came->size()) Fail("an answer that is cut short", input);
  answer.body = came->substr(0, bytes);
  came->remove_prefix(bytes);
  return answer;
}

// The rules built in, and what has come of a connection.
class Client {
 public:
  std::string Send(std::string_view input) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) Fail("no sockets", input);
    const ssize_t sent = send(ends[0], input.data(), input.size(), MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(input.size())) Fail("the sockets hold less", input);
    shutdown(ends[0], SHUT_WR);
    std::thread serving([&] { http_.Serve(ends[1]); });
    std::string came;
    char buffer[4096];
    for (ssize_t count = 0; (count = recv(ends[0], buffer, sizeof buffer, 0)) > 0;) {
      came.append(buffer, static_cast<std::size_t>(count));
    }
    serving.join();
    close(ends[0]);
    return came;
  }

  // What was asked in the body is what is answered.
  void CheckVerdict(const LenientHead& head, std::string_view body, const Answer& answer,
                    std::string_view input) {
    if (head.method != "POST") return;
    server_.Answer(body, [&](const Report& report) {
      std::string record;
      AppendRecord(report, {}, &record);
      const bool is_invalid = report.verdict() == Verdict::kInvalid;
      if (head.target == "/check" && answer.body != record + "\n") Fail("another record", input);
      if (head.target == "/answer" && (answer.status == 204) == is_invalid) {
        Fail("another verdict", input);
      }
    });
  }

 private:
  cli::Service service_{{}, {}, cli::MakeSetup({}, {})};
  cli::HttpService http_{service_};
  cli::Server server_{service_};
};

// Whether something begins with a call that can be answered, or refused.
bool IsWhole(std::string_view rest) {
  const std::size_t end = rest.find(kHeadEnd);
  if (end == std::string_view::npos) return false;
  const std::optional<std::size_t> bytes = LenientHead(rest.substr(0, end + 2)).BodyBytes();
  return !bytes || *bytes <= rest.size() - end - kHeadEnd.size();
}

// Holds each answer to the call that is its turn.
void Check(std::string_view input, std::string_view came, Client* client) {
  std::string_view rest = input;
  bool is_over = false, may_close = false;
  while (!came.empty()) {
    if (is_over) Fail("an answer behind the last one", input);
    const std::size_t end = rest.find(kHeadEnd);
    if (end == std::string_view::npos) Fail("an answer to no call", input);
    const LenientHead head(rest.substr(0, end + 2));
    rest.remove_prefix(end + kHeadEnd.size());
    const bool bodiless = head.method == "HEAD";
    Answer answer = TakeAnswer(bodiless, &came, input);
    if (answer.status == 100) answer = TakeAnswer(bodiless, &came, input);
    is_over = answer.closes;
    may_close = head.is_old;
    if (answer.closes && answer.status >= 400) continue;  // may be a call at fault
    const std::optional<std::size_t> bytes = head.BodyBytes();
    if (!bytes || *bytes > rest.size()) Fail("an answer to what others may read otherwise", input);
    client->CheckVerdict(head, rest.substr(0, *bytes), answer, input);
    rest.remove_prefix(*bytes);
  }
  if (!is_over && !may_close && IsWhole(rest)) Fail("a call without an answer", input);
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > assay::fuzz::kMaxInput) return -1;
  static auto& client = *new assay::fuzz::Client;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  assay::fuzz::Check(input, client.Send(input), &client);
  return 0;
}
