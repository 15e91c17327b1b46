#include "cli/complain.h"

#include <cstddef>
#include <cstdio>
#include <string>
#include <system_error>

#include "validator/text/printable.h"

namespace assay::cli {
namespace {

constexpr std::size_t kMaxMessageBytes = 2000;

void PrintLine(std::string_view prefix, std::string_view message) {
  std::string line(prefix);
  text::AppendPrintable(message, kMaxMessageBytes, &line);
  line.push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

int Complain(std::string_view message) {
  PrintLine("assay: ", message);
  return kCouldNotCheck;
}

int Complain(const absl::Status& status) {
  return Complain(std::string_view(status.message().data(), status.message().size()));
}

int ComplainOf(std::string_view action, std::string_view name, int error) {
  std::string message(action);
  message.append(" ").append(name).append(": ").append(std::generic_category().message(error));
  return Complain(message);
}

int ComplainOf(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) PrintLine("", diagnostic.ToString());
  }
  return kCouldNotCheck;
}

}  // namespace assay::cli
