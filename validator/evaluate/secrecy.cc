#include "validator/evaluate/secrecy.h"

#include <algorithm>
#include <cstddef>

namespace assay::internal {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Where the first sensitive name in the text ends, npos when there is none.
std::size_t EndOfSecretName(const program::Program& program, std::string_view text) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view name : program.sensitive_names) {
    const auto at = std::search(text.begin(), text.end(), name.begin(), name.end(),
                                [](char a, char b) { return Lower(a) == Lower(b); });
    if (at == text.end()) continue;
    first = std::min(first, static_cast<std::size_t>(at - text.begin()) + name.size());
  }
  return first;
}

}  // namespace

bool MentionsSecret(const program::Program& program, std::string_view text) {
  return EndOfSecretName(program, text) != std::string_view::npos;
}

std::string_view ShowableName(const program::Program& program, std::string_view name) {
  // A letter too many is a slip of the keyboard and worth showing; more may be the secret.
  constexpr std::size_t kSlip = 1;
  const std::size_t end = EndOfSecretName(program, name);
  return end == std::string_view::npos || name.size() <= end + kSlip ? name : name.substr(0, end);
}

}  // namespace assay::internal
