#include "validator/diff/candidates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "validator/example/example.h"

namespace assay::diff {
namespace {

using example::Pairs;

constexpr std::size_t kMaxBases = 100;   // of a side
constexpr std::size_t kMaxChoices = 16;  // of a parameter

const model::Operation* Find(const model::Ruleset& ruleset, const std::string& name) {
  for (const model::Operation& operation : ruleset.operations) {
    if (operation.name.text == name) return &operation;
  }
  return nullptr;
}

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

void AddPairsOfFaults(const Pairs& base, const std::set<std::string>& parameters,
                      std::set<std::string>* out) {
  for (const std::string& one : parameters) {
    for (const Pairs& faulty : FaultsOf(base, one)) {
      for (const std::string& other : parameters) {
        for (const Pairs& twice : FaultsOf(faulty, other)) out->insert(example::ToQuery(twice));
      }
    }
  }
}

}  // namespace

std::vector<std::string> Candidates(const Side& before, const Side& after,
                                    const std::string& operation,
                                    const std::set<std::string>& parameters, bool pairs) {
  std::set<Pairs> bases;
  std::set<std::pair<std::string, std::string>> values;
  for (const Side* side : {&before, &after}) {
    const model::Operation* const found = Find(*side->ruleset, operation);
    if (found == nullptr) continue;
    AddBases(*side, *found, &bases);
    for (const model::Parameter& parameter : found->parameters) {
      if (parameters.count(parameter.name.text) == 0) continue;
      for (std::string& value : BoundaryValues(parameter)) {
        values.emplace(parameter.name.text, std::move(value));
      }
    }
  }
  std::set<std::string> queries;
  for (const Pairs& base : bases) {
    queries.insert(example::ToQuery(base));
    for (const std::string& name : parameters) {
      queries.insert(example::ToQuery(Without(base, name)));
    }
    for (const auto& [name, value] : values) {
      queries.insert(example::ToQuery(With(base, name, value)));
    }
  }
  if (pairs && !bases.empty()) AddPairsOfFaults(*bases.begin(), parameters, &queries);
  return {queries.begin(), queries.end()};
}

}  // namespace assay::diff
