// Single values. Every message says what belongs in the place, not only that something else is
// there.
#include "validator/load/scalars.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "validator/model/limits.h"
#include "validator/text/edit_distance.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::load {
namespace {

// A kind of value, as a sentence has it.
std::string_view Describe(json::Kind kind) {
  switch (kind) {
    case json::Kind::kObject:
      return "an object";
    case json::Kind::kArray:
      return "a list";
    case json::Kind::kString:
      return "a string";
    case json::Kind::kNumber:
      return "a number";
    case json::Kind::kTrue:
    case json::Kind::kFalse:
      return "true or false";
    case json::Kind::kNull:
      return "null";
  }
  return "something else";
}

bool Refused(const Value& value, std::string id, std::string message, std::string hint = {}) {
  value.Refuse(std::move(id), std::move(message), std::move(hint));
  return false;
}

// The one message for a value of the wrong type.
bool ExpectedInstead(const Value& value, std::string_view wanted) {
  return Refused(value, "wrong-type",
                 std::string(wanted) + " belongs here, not " + std::string(Describe(value.kind())));
}

// Control characters, and what else is not seen but acted upon (separators of lines, marks that
// turn the direction of writing), have no business in what people read, and could forge lines of
// logs.
bool HasControl(std::string_view line) {
  const char* const end = line.data() + line.size();
  std::size_t length = 1;
  for (const char* p = line.data(); p < end && length != 0; p += length) {
    if (!text::IsPrintable(text::DecodeOne(p, end, length))) return true;
  }
  return false;
}

// What is wrong with a text for people of at most `most` bytes, or nothing.
std::string LineFault(std::string_view text, std::size_t most) {
  if (text.empty()) return "this is empty";
  if (text.size() > most) {
    return "this has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(most) +
           " are allowed";
  }
  return HasControl(text) ? "this holds a control character" : "";
}

}  // namespace

bool Expect(const Value& value, json::Kind kind) {
  return value.Is(kind) || ExpectedInstead(value, Describe(kind));
}

bool ReadBool(const Value& value, bool& out) {
  const bool is_true = value.Is(json::Kind::kTrue);
  if (!is_true && !value.Is(json::Kind::kFalse)) return ExpectedInstead(value, "true or false");
  out = is_true;
  return true;
}

bool ReadString(const Value& value, std::string& out) {
  if (!Expect(value, json::Kind::kString)) return false;
  out = value.text();
  return true;
}

bool ReadString(const Value& value, model::Name& out) {
  if (!ReadString(value, out.text)) return false;
  out.location = value.location();
  return true;
}

bool ReadLine(const Value& value, std::string& out) {
  if (!Expect(value, json::Kind::kString)) return false;
  const std::string fault = LineFault(value.text(), model::kMaxTextBytes);
  if (!fault.empty()) return Refused(value, "bad-text", fault);
  out = value.text();
  return true;
}

bool ReadName(const Value& value, model::Name& out) {
  if (!Expect(value, json::Kind::kString)) return false;
  const std::string fault = LineFault(value.text(), model::kMaxNameBytes);
  if (!fault.empty()) return Refused(value, "bad-name", fault);
  return ReadString(value, out);
}

bool ReadKeyName(const Value& value, model::Name& out) {
  const std::string fault = LineFault(value.key(), model::kMaxNameBytes);
  if (!fault.empty()) {
    value.RefuseKey("bad-name", fault);
    return false;
  }
  out = {std::string(value.key()), value.key_location()};
  return true;
}

bool ReadInteger(const Value& value, std::int64_t least, std::int64_t most, model::Integer& out) {
  if (!value.Is(json::Kind::kNumber)) return ExpectedInstead(value, "an integer");
  const std::string_view text = value.text();
  // `5.0` and `5e0` are five as well, but readers of the file should not have to know.
  if (text.find_first_of(".eE") != text.npos) {
    return Refused(value, "number-range", "an integer belongs here",
                   "write it without fraction and exponent");
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < least || number > most) {
    return Refused(value, "number-range",
                   "an integer between " + std::to_string(least) + " and " + std::to_string(most) +
                       " belongs here");
  }
  out = {number, value.location()};
  return true;
}

bool ReadUniqueStrings(const Value& value, const Entry& entry, std::vector<model::Name>& out) {
  if (!Expect(value, json::Kind::kArray)) return false;
  bool ok = true;
  std::map<std::string_view, Location> seen;  // ordered: no author can make its keys collide
  for (const Value& item : value.children()) {
    model::Name name;
    if (!ReadString(item, name)) {
      ok = false;
      continue;
    }
    const auto [first, is_new] = seen.emplace(item.text(), name.location);
    if (is_new) {
      out.push_back(std::move(name));
    } else {
      const std::string word(entry.word);
      const std::string shown = entry.is_value ? "this " + word : word + " " + Quoted(name.text);
      item.RefuseRepeated("duplicate", shown + " is repeated", first->second);
      ok = false;
    }
  }
  return ok;
}

bool ReadNames(const Value& value, const Entry& entry, std::size_t least,
               std::vector<model::Name>& out) {
  if (!ReadUniqueStrings(value, entry, out)) return false;
  if (out.size() < least) {
    return Refused(value, "too-few",
                   "at least " + std::to_string(least) + " " + std::string(entry.word) +
                       (least == 1 ? " belongs here" : "s belong here"));
  }
  bool ok = true;
  for (const Value& item : value.children()) {
    model::Name name;
    ok &= ReadName(item, name);
  }
  return ok;
}

std::optional<std::size_t> FindWord(const Value& value, std::span<const std::string_view> words) {
  if (!Expect(value, json::Kind::kString)) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), value.text());
  if (found != words.end()) return found - words.begin();
  std::string hint = text::DidYouMean(value.text(), words);
  if (hint.empty()) {
    hint = "known:";  // there are never more than a few
    for (const std::string_view word : words) hint += " `" + std::string(word) + "`";
  }
  value.Refuse("unknown-word", "unknown value " + Quoted(value.text()), std::move(hint));
  return std::nullopt;
}

}  // namespace assay::load
