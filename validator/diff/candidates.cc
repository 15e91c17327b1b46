#include "validator/diff/candidates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "validator/example/example.h"

namespace assay::diff {
namespace {

using example::Pairs;
using Values = std::set<std::pair<std::string, std::string>>;  // of parameters

constexpr std::size_t kMaxBases = 100;   // of a side
constexpr std::size_t kMaxChoices = 16;  // of a parameter
// Of an operation, each answered by both versions: a second or two.
constexpr std::size_t kMaxQueries = 50'000;

// Accepted requests that between them meet the conditions of rules: each value that an enumeration
// has, with what the rules ask for then.
void AddBases(const Side& side, const model::Operation& operation, std::set<Pairs>* out) {
  Scratch scratch = side.validator->NewScratch();
  const auto add = [&](const example::Given& given) {
    if (const auto made = example::MinimalPairs(operation, *side.validator, scratch, given)) {
      out->insert(*made);
    }
  };
  add({});
  const std::size_t most = out->size() + kMaxBases;
  for (const model::Parameter& parameter : operation.parameters) {
    if (parameter.sensitive) continue;
    std::vector<std::string> values;
    for (const model::Name& value : parameter.constraints.enumeration) {
      if (values.size() < kMaxChoices) values.push_back(value.text);
    }
    if (values.empty() && !parameter.example.empty()) values.push_back(parameter.example);
    for (const std::string& value : values) {
      if (out->size() < most) add({{parameter.name.text, value}});
    }
  }
}

Pairs Without(const Pairs& pairs, const std::string& name) {
  Pairs others;
  for (const auto& pair : pairs) {
    if (pair.first != name) others.push_back(pair);
  }
  return others;
}

Pairs With(Pairs pairs, const std::string& name, const std::string& value) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const auto& pair) { return pair.first == name; });
  if (found != pairs.end()) {
    found->second = value;
  } else {
    pairs.emplace_back(name, value);
  }
  return pairs;
}

// The base with one parameter less, or with what hardly any may hold.
std::vector<Pairs> FaultsOf(const Pairs& base, const std::string& name) {
  return {Without(base, name), With(base, name, "\x01@")};
}

// Queries, each once, up to the most that are tried.
class Queries {
 public:
  // False when it is one too many.
  bool Add(const Pairs& pairs) {
    if (queries_.size() == kMaxQueries) return !(given_up_ = true);
    queries_.insert(example::ToQuery(pairs));
    return true;
  }
  // A base, and all that is made of it with one parameter changed.
  bool AddAround(const Pairs& base, const std::set<std::string>& parameters, const Values& values) {
    if (!Add(base)) return false;
    for (const std::string& name : parameters) {
      if (!Add(Without(base, name))) return false;
    }
    return std::all_of(values.begin(), values.end(), [&](const auto& value) {
      return Add(With(base, value.first, value.second));
    });
  }
  bool AddPairsOfFaults(const Pairs& base, const std::set<std::string>& parameters) {
    for (const std::string& one : parameters) {
      for (const Pairs& faulty : FaultsOf(base, one)) {
        for (const std::string& other : parameters) {
          for (const Pairs& twice : FaultsOf(faulty, other)) {
            if (!Add(twice)) return false;
          }
        }
      }
    }
    return true;
  }
  Tried Take() { return {{queries_.begin(), queries_.end()}, given_up_}; }

 private:
  std::set<std::string> queries_;
  bool given_up_ = false;
};

}  // namespace

const model::Operation* Find(const Side& side, const std::string& name) {
  for (const model::Operation& operation : side.ruleset->operations) {
    if (operation.name.text == name) return &operation;
  }
  return nullptr;
}

Tried Candidates(const Side& before, const Side& after, const std::string& operation,
                 const std::set<std::string>& parameters, bool pairs) {
  std::set<Pairs> bases;
  Values values;
  for (const Side* side : {&before, &after}) {
    const model::Operation* const found = Find(*side, operation);
    if (found == nullptr) continue;
    AddBases(*side, *found, &bases);
    for (const model::Parameter& parameter : found->parameters) {
      if (parameters.count(parameter.name.text) == 0) continue;
      for (std::string& value : BoundaryValues(parameter)) {
        values.emplace(parameter.name.text, std::move(value));
      }
    }
  }
  Queries queries;
  for (const Pairs& base : bases) {
    if (!queries.AddAround(base, parameters, values)) break;
    if (pairs && base == *bases.begin() && !queries.AddPairsOfFaults(base, parameters)) break;
  }
  return queries.Take();
}

}  // namespace assay::diff
