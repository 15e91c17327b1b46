#include "cli/serve/serve.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "cli/complain.h"
#include "cli/output.h"
#include "cli/serve/http_service.h"
#include "cli/serve/service.h"
#include "cli/setup.h"

namespace assay::cli {
namespace {

// What the service tells itself: that it has ended.
constexpr int kEnded = SIGUSR1;

// The signals that the service answers to. Blocked in all threads, and waited for in one.
sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGHUP, SIGINT, SIGTERM, kEnded}) sigaddset(&signals, signal);
  return signals;
}

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
