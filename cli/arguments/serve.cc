#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "cli/arguments/command.h"
#include "cli/arguments/options.h"

namespace assay::cli {
namespace {

constexpr char kFooter[] =
    "POST /check answers a request, which is the body, as a line of `assay check --format jsonl`;\n"
    "POST /answer as a gateway would: 204, or the documented error. GET /metrics is for "
    "Prometheus,\n"
    "GET /health for whoever watches it. SIGHUP reads rules and facts anew, SIGTERM ends it when\n"
    "what has begun is answered. There is no TLS and no authentication: listen where only those\n"
    "come that may.\n\n"
    "Exit codes: 0 it was told to stop, 2 it could not serve.";

constexpr int kMaxThreads = 1000;

// A whole number from `least` to `most`, or nothing.
std::optional<int> NumberOf(const std::string& text, int least, int most) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || number < least || number > most) return std::nullopt;
  return number;
}

class Serve : public Command {
 public:
  explicit Serve(CLI::App* app) : Command(app, "serve", "Answer requests posted over HTTP") {
    AddRepeatable(this->app(), "--rules", &rules_,
                  "Ruleset file or directory instead of the built-in ones, repeatable");
    AddRepeatable(this->app(), "--facts", &facts_, "Facts file, repeatable; later ones win");
    this->app()
        ->add_option("--listen", listen_, "Address and port, such as 127.0.0.1:8008; port 0: any")
        ->type_name("HOST:PORT");
    this->app()
        ->add_option("--threads", threads_, "Connections that are served at once, 16 if not given")
        ->type_name("NUMBER");
    this->app()->footer(kFooter);
  }

  Arguments Take(const std::vector<std::string>& operands) override {
    RemoveMarks(&rules_);
    RemoveMarks(&facts_);
    RemoveMark(&listen_);
    if (!operands.empty()) return UsageError{"too many arguments"};
    if (std::count(facts_.begin(), facts_.end(), "-") > 0) {
      return UsageError{"`--facts` takes files, which can be read anew"};
    }
    ServeArguments arguments{.rules = rules_, .facts = facts_};
    const std::size_t colon = listen_.rfind(':');
    const auto port =
        colon == std::string::npos ? std::nullopt : NumberOf(listen_.substr(colon + 1), 0, 65535);
    std::string host = listen_.substr(0, std::min(colon, listen_.size()));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (!port || host.empty()) {
      return UsageError{"`--listen` takes an address such as 127.0.0.1:8008"};
    }
    arguments.port = *port;
    arguments.host = std::move(host);
    const auto threads = NumberOf(threads_, 1, kMaxThreads);
    if (!threads) return UsageError{"`--threads` takes a number from 1 to 1000"};
    arguments.threads = *threads;
    return arguments;
  }

 private:
  std::vector<std::string> rules_;
  std::vector<std::string> facts_;
  std::string listen_ = "127.0.0.1:8008";
  std::string threads_ = "16";
};

}  // namespace

std::unique_ptr<Command> ServeCommand(CLI::App* app) { return std::make_unique<Serve>(app); }

}  // namespace assay::cli
