#include "validator/evaluate/secrecy.h"

#include <algorithm>
#include <cstddef>

namespace assay::internal {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool IsWordCharacter(char c) {
  return (Lower(c) >= 'a' && Lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

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
  const std::size_t end = EndOfSecretName(program, name);
  // Where the word goes on it is another name, `SignatureMethod`; where it ends the secret may
  // begin.
  const bool goes_on = end >= name.size() || IsWordCharacter(name[end]);
  return goes_on ? name : name.substr(0, end);
}

}  // namespace assay::internal
