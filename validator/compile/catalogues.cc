// Answers as their author wrote them to tables.
#include <algorithm>
#include <optional>
#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::Catalogue;

// As deep as the file nests, which is limited.
Catalogue::Step Add(const model::Answers& source, Catalogue& out, Storage& storage) {
  if (source.answer) return *source.answer ? Catalogue::kTrue : Catalogue::kFalse;
  const std::size_t index = out.nodes.size();
  out.nodes.emplace_back();
  Catalogue::Node node;
  std::vector<std::string_view> values;
  std::optional<Catalogue::Step> empty;
  for (const auto& [value, answers] : source.by_argument) {
    const Catalogue::Step step = Add(answers, out, storage);
    if (value.empty()) {
      empty = step;
    } else if (value == "*") {
      node.any_other = step;
    } else {
      values.push_back(storage.Keep(value));
      node.steps.push_back(step);
    }
  }
  node.empty = empty.value_or(node.any_other);
  node.values = program::KeyTable(values);
  out.nodes[index] = std::move(node);
  return static_cast<Catalogue::Step>(Catalogue::kFirstNode + index);
}

}  // namespace

void BuildCatalogues(const model::Ruleset& source, program::Ruleset& out, Storage& storage) {
  for (const model::Catalogue& catalogue : source.catalogues) {
    Catalogue& built = out.catalogues.emplace_back();
    built.fact = storage.Keep(catalogue.fact.text);
    built.first = Add(catalogue.answers, built, storage);
  }
}

const Catalogue* FindCatalogue(const program::Ruleset& ruleset, std::string_view fact) {
  const auto found =
      std::lower_bound(ruleset.catalogues.begin(), ruleset.catalogues.end(), fact,
                       [](const Catalogue& c, std::string_view name) { return c.fact < name; });
  return found != ruleset.catalogues.end() && found->fact == fact ? &*found : nullptr;
}

}  // namespace assay::compile
