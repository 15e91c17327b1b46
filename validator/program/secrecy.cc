#include "validator/program/secrecy.h"

#include <algorithm>
#include <cstddef>

#include "validator/text/ascii_case.h"
#include "validator/text/edit_distance.h"
#include "validator/text/printable.h"

namespace assay::internal {
namespace {

using text::LowerAscii;

bool IsWordCharacter(char c) {
  return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Where the next occurrence of a name from `from` on ends, npos when there is none.
std::size_t EndOfName(std::string_view text, std::string_view name, std::size_t from) {
  const auto at =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), name.begin(),
                  name.end(), [](char a, char b) { return LowerAscii(a) == LowerAscii(b); });
  return at == text.end() ? std::string_view::npos
                          : static_cast<std::size_t>(at - text.begin()) + name.size();
}

}  // namespace

bool MentionsSecret(const program::Program& program, std::string_view text) {
  const auto& names = program.sensitive_names;
  if (names.empty()) return false;
  constexpr std::string_view kEscape = "\\u00";  // JSON's, of the characters that names have
  return text.find(kEscape) != std::string_view::npos ||
         std::any_of(names.begin(), names.end(), [text](std::string_view name) {
           return EndOfName(text, name, 0) != std::string_view::npos;
         });
}

bool MayHoldSecret(const State& state, std::size_t slot, const Item& item) {
  constexpr std::size_t kMostRead = 1 << 16;  // as it is asked for each part that is shown
  const auto mentions = [&](std::string_view text) { return MentionsSecret(*state.program, text); };
  const program::Slot& declared = state.operation->slots[slot];
  const std::string_view text = state.values[slot].view();
  if (declared.sensitive) return true;
  if (declared.carrier != program::Carrier::kNamed && (text.size() > kMostRead || mentions(text))) {
    return true;
  }
  for (const Item* part = &item;; part = &state.items()[part->parent]) {
    if (part->key != nullptr && mentions({part->key, part->key_size})) return true;
    if (part->shape != program::kNone && mentions(state.operation->shapes[part->shape].path)) {
      return true;
    }
    if (part == &state.items()[part->parent]) return false;
  }
}

std::string_view WithoutSecret(const program::Program& program, std::string_view name) {
  std::size_t shown = name.size();
  for (const std::string_view secret : program.sensitive_names) {
    for (std::size_t end = EndOfName(name, secret, 0); end < shown;
         end = EndOfName(name, secret, end)) {
      // Where the word goes on it is another name, `SignatureMethod`; where it ends the secret may
      // begin.
      if (!IsWordCharacter(name[end])) shown = end;
    }
  }
  return name.substr(0, shown);
}

bool IsBehindSecret(const State& state, std::size_t index, bool before) {
  const program::Program& program = *state.program;
  const Unknown& unknown = state.unknown[index];
  if (unknown.behind == Unknown::kWhole) return false;
  if (index > 0 && state.unknown[index - 1].behind == unknown.behind) {
    const Unknown& last = state.unknown[index - 1];
    return before || MentionsSecret(program, last.name) || MentionsSecret(program, last.value);
  }
  if (unknown.behind == Unknown::kFirst) return false;
  return state.operation->slots[unknown.behind].sensitive ||
         (state.Readable(unknown.behind) &&
          MentionsSecret(program, state.values[unknown.behind].view()));
}

std::string_view ShowableName(const State& state, std::size_t index, bool behind_secret) {
  constexpr std::size_t kMostCompared = 100;
  const Unknown& unknown = state.unknown[index];
  const auto& slots = state.operation->slots;
  // The rest of a Base64 text has a value of its own: the `=` that it ends on.
  const bool is_end = unknown.value.find_first_not_of('=') == std::string_view::npos;
  for (std::size_t i = 0; is_end && i < slots.size(); ++i) {
    if (slots[i].sensitive && state.given.Has(i)) return text::kMask;
  }
  if (behind_secret && (index >= kMostCompared ||
                        text::Nearest(unknown.name, state.operation->names_declared).empty())) {
    return text::kMask;
  }
  return WithoutSecret(*state.program, unknown.name);
}

}  // namespace assay::internal
