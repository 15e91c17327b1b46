// Parsing, and the diagnostics of what cannot be parsed.
#include "validator/load/source.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "validator/model/limits.h"

namespace assay::load {
namespace {

// The reader's limit on members guards against requests. A rule file's keys have limits of their
// own, and its size bounds them.
constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

// The stable names of what can be wrong with a text before it is JSON.
std::string FaultId(json::Fault fault) {
  switch (fault) {
    case json::Fault::kTooLarge:
      return "file-too-large";
    case json::Fault::kEncoding:
      return "encoding";
    case json::Fault::kDuplicateKey:
      return "duplicate-key";
    case json::Fault::kTooDeep:
      return "nesting";
    case json::Fault::kNumber:
      return "number-range";
    case json::Fault::kString:
    case json::Fault::kSurrogate:
    case json::Fault::kNul:
      return "string";
    case json::Fault::kNone:
    case json::Fault::kSyntax:
    case json::Fault::kTooManyMembers:
      break;
  }
  return "syntax";
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// In the author's words rather than the reader's: a file breaks off, a key is repeated.
std::string FaultMessage(const json::Document& document, std::string_view text) {
  if (text.empty()) return "the file is empty";
  const bool at_end = document.offset >= text.size();
  if (document.fault == json::Fault::kSyntax && at_end) return "the text ends too early";
  // Not which: where answers to facts stand, keys are values, perhaps of a secret.
  if (document.fault == json::Fault::kDuplicateKey) return "this key is repeated";
  if (document.fault == json::Fault::kEncoding) {
    return text.starts_with(kByteOrderMark) ? "the file begins with a byte order mark"
                                            : "the text is not UTF-8";
  }
  return std::string(json::Describe(document.fault));
}

// What to do about it, where that is not plain from the message.
std::string FaultHint(const json::Document& document, std::string_view text) {
  switch (document.fault) {
    case json::Fault::kEncoding:
      return text.starts_with(kByteOrderMark) ? "remove it" : "";
    case json::Fault::kTooDeep:
      return "at most " + std::to_string(model::kMaxNesting) + " levels are read";
    case json::Fault::kTooLarge:
      return "at most " + std::to_string(model::kMaxFileBytes) + " bytes are read";
    default:
      return "";
  }
}

// A reader for exactly this text: memory by what the file needs, not by what the largest may.
std::size_t ReaderBytes(std::string_view text) {
  return text.size() <= model::kMaxFileBytes ? text.size() : 0;
}

}  // namespace

const json::Node& Value::node() const { return source_->nodes()[index_]; }

Location Value::location() const { return source_->LocationOf(node().offset); }
Location Value::key_location() const { return source_->LocationOf(node().key_offset); }

Location Value::end() const {
  const std::span<const json::Node> nodes = source_->nodes();
  const std::uint32_t next = node().next;
  if (next < nodes.size()) {
    return source_->LocationOf(nodes[next].key.empty() ? nodes[next].offset
                                                       : nodes[next].key_offset);
  }
  return {location().file, std::numeric_limits<int>::max(), 1};
}

std::vector<Value> Value::children() const {
  std::vector<Value> children;
  if (!Is(json::Kind::kObject) && !Is(json::Kind::kArray)) return children;
  for (std::uint32_t i = index_ + 1; i < node().next; i = source_->nodes()[i].next) {
    children.emplace_back(source_, i);
  }
  return children;
}

std::optional<Value> Value::Member(std::string_view key) const {
  if (!Is(json::Kind::kObject)) return std::nullopt;
  const std::span<const json::Node> nodes = source_->nodes();
  for (std::uint32_t i = index_ + 1; i < node().next; i = nodes[i].next) {
    if (nodes[i].key == key) return Value(source_, i);
  }
  return std::nullopt;
}

std::optional<Value> Value::Item(std::size_t index) const {
  if (!Is(json::Kind::kArray)) return std::nullopt;
  const std::span<const json::Node> nodes = source_->nodes();
  for (std::uint32_t i = index_ + 1; i < node().next; i = nodes[i].next) {
    if (index-- == 0) return Value(source_, i);
  }
  return std::nullopt;
}

void Value::Refuse(std::string id, std::string message, std::string hint) const {
  source_->Add({.location = location(),
                .id = std::move(id),
                .message = std::move(message),
                .hint = std::move(hint),
                .related = {}});
}

void Value::RefuseKey(std::string id, std::string message, std::string hint) const {
  source_->Add({.location = key_location(),
                .id = std::move(id),
                .message = std::move(message),
                .hint = std::move(hint),
                .related = {}});
}

void Value::RefuseRepeated(std::string id, std::string message, const Location& first) const {
  source_->Add({.location = location(),
                .id = std::move(id),
                .message = std::move(message),
                .hint = {},
                .related = first});
}

Source::Source(std::string_view file_name, std::string_view text, Uses* uses)
    : file_name_(file_name), lines_(text), reader_(ReaderBytes(text)), definitions_(uses) {
  document_ = reader_.Read(text, {.max_depth = model::kMaxNesting, .max_members = kNoLimit});
  if (!Usable()) AddSyntaxFault(text);
}

Location Source::LocationOf(std::size_t offset) const {
  const json::Position position = lines_.At(offset);
  return {file_name_, position.line, position.column};
}

// A file that is something else altogether would fill screens. The first faults say what is wrong
// with it.
void Source::Add(Diagnostic diagnostic) {
  // What is read at each use of a definition is told once.
  const auto told = [&](const Diagnostic& d) {
    return d.location == diagnostic.location && d.message == diagnostic.message;
  };
  if (std::any_of(diagnostics_.begin(), diagnostics_.end(), told)) return;
  if (diagnostics_.size() < kMaxFaults) {
    diagnostics_.push_back(std::move(diagnostic));
  } else {
    cut_ = true;
  }
}

std::vector<Diagnostic> Source::TakeDiagnostics() {
  SortDiagnostics(diagnostics_);
  if (cut_) {
    diagnostics_.push_back({.location = {file_name_, 0, 0},
                            .id = "too-many-faults",
                            .message = "there are more faults than are listed",
                            .hint = {},
                            .related = {}});
  }
  return std::move(diagnostics_);
}

// There is one such fault at most: after it, nothing in the text can be trusted to be what it
// seems.
void Source::AddSyntaxFault(std::string_view text) {
  Diagnostic diagnostic;
  if (document_.fault == json::Fault::kTooLarge || text.empty()) {
    diagnostic.location = {file_name_, 0, 0};
  } else {
    diagnostic.location = LocationOf(document_.offset);
  }
  diagnostic.id = FaultId(document_.fault);
  diagnostic.message = FaultMessage(document_, text);
  diagnostic.hint = FaultHint(document_, text);
  if (document_.fault == json::Fault::kDuplicateKey) {
    diagnostic.related = LocationOf(document_.related);
  }
  Add(std::move(diagnostic));
}

}  // namespace assay::load
