// Definitions are read anew at each use, as if they stood there; so cycles end here, and so does
// what would multiply.
#include <algorithm>
#include <string>

#include "validator/load/source.h"
#include "validator/text/edit_distance.h"

namespace assay::load {

void Definitions::Add(const Value& definition) { by_name_.emplace(definition.key(), definition); }

std::optional<Value> Definitions::Open(const Value& use) {
  const auto found = by_name_.find(use.text());
  if (!use.Is(json::Kind::kString) || found == by_name_.end()) {
    std::vector<std::string_view> known;
    for (const auto& [name, definition] : by_name_) known.push_back(name);
    use.Refuse("unknown-definition", std::string(missing_) + " " + Quoted(use.text()) + " to use",
               text::DidYouMean(use.text(), known));
    return std::nullopt;
  }
  const Value& definition = found->second;
  if (std::find(open_.begin(), open_.end(), use.text()) != open_.end()) {
    use.RefuseRepeated("definition-cycle", "definition " + Quoted(use.text()) + " uses itself",
                       definition.key_location());
    return std::nullopt;
  }
  if (is_exhausted_) return std::nullopt;
  values_ += definition.size();
  if (++uses_ > kMaxUses || values_ > kMaxValues || open_.size() == kMaxDepth) {
    use.Refuse("over-budget", "definitions are used too often, or too deep in each other",
               "at most 10000 uses of 1000000 JSON values, 16 deep");
    is_exhausted_ = true;
    return std::nullopt;
  }
  open_.push_back(found->first);
  return definition;
}

}  // namespace assay::load
