// Findings that the author knows of: each names the finding, and where in the file it is not to be
// told, as a JSON Pointer (RFC 6901).
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/model/limits.h"

namespace assay::load {
namespace {

// A token of a pointer, of which `~1` stands for a slash and `~0` for a tilde; nothing when a tilde
// stands for nothing.
std::optional<std::string> Unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      text.push_back(token[i]);
      continue;
    }
    const char escaped = ++i < token.size() ? token[i] : '\0';
    if (escaped != '0' && escaped != '1') return std::nullopt;
    text.push_back(escaped == '0' ? '~' : '/');
  }
  return text;
}

std::optional<Value> ChildOf(const Value& value, const std::string& token) {
  if (value.Is(json::Kind::kObject)) return value.Member(token);
  if (token.size() > 1 && token[0] == '0') return std::nullopt;  // no index is written so
  std::size_t index = 0;
  const char* const end = token.data() + token.size();
  const auto [rest, error] = std::from_chars(token.data(), end, index);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value.Item(index);
}

// Each step passes over the values before the one that it names, and takes no memory for them.
std::optional<Value> Resolve(const Value& root, std::string_view pointer) {
  std::optional<Value> value = root;
  while (value && !pointer.empty()) {
    if (pointer[0] != '/') return std::nullopt;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const std::optional<std::string> name = Unescaped(token);
    if (!name) return std::nullopt;
    value = ChildOf(*value, *name);
  }
  return value;
}

void ReadAt(const Value& value, model::Suppression& out) {
  model::Name at;
  if (!ReadString(value, at)) return;
  const std::optional<Value> found = Resolve(value.source().root(), at.text);
  if (!found) {
    // Not quoted: in a catalogue, a step of it may be a secret.
    value.Refuse("unknown-place", "there is nothing at this place in the file",
                 "write a JSON Pointer such as `/operations/CreateInstance/rules/0`");
    return;
  }
  out.begin = found->key().empty() ? found->location() : found->key_location();
  out.end = found->end();
}

// clang-format off
constexpr Field<model::Suppression> kFields[] = {
    {"finding", kRequired, [](const Value& v, model::Suppression& s) { ReadName(v, s.finding); }},
    {"at", kRequired, ReadAt},
    {"reason", kRequired, [](const Value& v, model::Suppression& s) { ReadLine(v, s.reason); }},
};
// clang-format on

}  // namespace

void ReadSuppressions(const Value& value, std::vector<model::Suppression>& out) {
  if (!ExpectList(value)) return;
  const std::vector<Value> items = value.children();
  if (items.size() > model::kMaxSuppressions) {
    value.Refuse("too-many-values", "there are " + std::to_string(items.size()) +
                                        " suppressions; at most " +
                                        std::to_string(model::kMaxSuppressions) + " are allowed");
    return;
  }
  for (const Value& item : items) ReadFields(item, Bind(kFields, out.emplace_back()));
}

}  // namespace assay::load
