// The part of the tables that does not depend on what is read.
#include "validator/load/fields.h"

#include <algorithm>
#include <string>

#include "validator/load/scalars.h"
#include "validator/text/edit_distance.h"

namespace assay::load {
namespace {

// A misspelt key that was ignored would be a rule that is not enforced.
void RefuseUnknownKey(const Value& member, const BoundFields& fields) {
  std::vector<std::string_view> known;
  for (const BoundField& field : fields) known.push_back(field.key);
  std::string hint = text::DidYouMean(member.key(), known);
  if (member.key() == "$ref") hint = "the format has no references; nothing is ever fetched";
  member.RefuseKey("unknown-key", "unknown key " + Quoted(member.key()), std::move(hint));
}

// All that are missing in one diagnostic: they share a place, the beginning of the object.
void RefuseMissingKeys(const Value& value, const BoundFields& fields,
                       const std::vector<bool>& given) {
  std::string missing;
  std::size_t count = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].required || given[i]) continue;
    missing += (count++ == 0 ? "`" : ", `") + std::string(fields[i].key) + "`";
  }
  if (count == 0) return;
  value.Refuse("missing-key", (count == 1 ? "key " + missing + " is" : "keys " + missing + " are") +
                                  " missing here");
}

}  // namespace

BoundFields operator+(BoundFields a, const BoundFields& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool ReadFields(const Value& value, const BoundFields& fields) {
  if (!Expect(value, json::Kind::kObject)) return false;
  std::vector<bool> given(fields.size());
  for (const Value& member : value.children()) {
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const BoundField& f) { return f.key == member.key(); });
    if (field == fields.end()) {
      if (!value.source().full()) RefuseUnknownKey(member, fields);  // suggestions cost time
      continue;
    }
    given[field - fields.begin()] = true;
    field->read(member);
  }
  RefuseMissingKeys(value, fields, given);
  return true;
}

}  // namespace assay::load
