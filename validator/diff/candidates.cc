#include "validator/diff/candidates.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "validator/example/example.h"

namespace assay::diff {
namespace {

using example::Pairs;

constexpr std::size_t kMaxBases = 100;   // of a version
constexpr std::size_t kMaxChoices = 16;  // of a parameter

// Accepted requests that between them meet the conditions of rules: each value that an enumeration
// has, with what the rules ask for then.
void AddBases(Version& version, const model::Operation& operation, Budget& budget,
              std::set<Pairs>* out) {
  const std::uint64_t size = SizeOf(&operation);
  const auto add = [&](const example::Given& given) {
    example::Effort effort;
    const auto made =
        example::MinimalPairs(operation, *version.side.validator, version.scratch, given, &effort);
    if (made) out->insert(*made);
    return budget.Spend(effort.steps + effort.requests * size);
  };
  if (!add({})) return;
  const std::size_t most = out->size() + kMaxBases;
  for (const model::Parameter& parameter : operation.parameters) {
    if (parameter.sensitive) continue;
    std::vector<std::string> values;
    for (const model::Name& value : parameter.constraints.enumeration) {
      if (values.size() < kMaxChoices) values.push_back(value.text);
    }
    if (values.empty() && !parameter.example.empty()) values.push_back(parameter.example);
    for (const std::string& value : values) {
      if (out->size() < most && !add({{parameter.name.text, value}})) return;
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

class Collector {
 public:
  Collector(Version& before, Version& after, const Wanted& wanted, Budget& budget)
      : wanted_(wanted), budget_(budget) {
    std::set<Pairs> bases;
    for (Version* version : {&before, &after}) {
      const model::Operation* const found = version->operations.Find(wanted.operation);
      if (found == nullptr) continue;
      AddBases(*version, *found, budget, &bases);
      AddValues(*found, wanted.own, &own_values_);
      AddValues(*found, wanted.other, &other_values_);
    }
    bases_ = {bases.begin(), bases.end()};
  }

  Made Run() {
    if (!bases_.empty()) AddAll();
    return std::move(made_);
  }

 private:
  // With the turn in which it is taken: no parameter waits for all values of another.
  using Values = std::set<std::tuple<std::size_t, std::string, std::string>>;

  void AddAll() {
    const Pairs first = bases_[0];
    std::stable_sort(bases_.begin(), bases_.end(),
                     [](const Pairs& a, const Pairs& b) { return a.size() < b.size(); });
    for (const Pairs& base : bases_) AddVariants(base, wanted_.own, own_values_);
    made_.has_own = !budget_.stopped();
    AddVariants(bases_[0], wanted_.other, other_values_);
    if (wanted_.pairs) AddPairsOfFaults(first);
    for (const Pairs& base : bases_) AddVariants(base, wanted_.other, other_values_);
    made_.has_all = !budget_.stopped();
  }

  void AddValues(const model::Operation& operation, const std::set<std::string>& parameters,
                 Values* out) {
    for (const model::Parameter& parameter : operation.parameters) {
      const std::string& name = parameter.name.text;
      if (parameters.count(name) == 0) continue;
      std::size_t turn = 0;
      for (std::string& value : BoundaryValues(parameter)) {
        if (!budget_.Spend(value.size())) return;
        out->emplace(turn++, name, std::move(value));
      }
    }
  }

  void AddVariants(const Pairs& base, const std::set<std::string>& parameters,
                   const Values& values) {
    if (!Add(base)) return;
    for (const std::string& name : parameters) Add(Without(base, name));
    for (const auto& [turn, name, value] : values) {
      if (!Add(With(base, name, value))) return;
    }
  }

  void AddPairsOfFaults(const Pairs& base) {
    std::set<std::string> parameters = wanted_.own;
    parameters.insert(wanted_.other.begin(), wanted_.other.end());
    for (const std::string& one : parameters) {
      for (const Pairs& faulty : FaultsOf(base, one)) {
        for (const std::string& other : parameters) {
          for (const Pairs& twice : FaultsOf(faulty, other)) {
            if (!Add(twice)) return;
          }
        }
      }
    }
  }

  bool Add(const Pairs& pairs) {
    if (budget_.stopped()) return false;
    std::string query = example::ToQuery(pairs);
    // What was made before costs no more than its making.
    const std::size_t length = query.size();
    const bool is_new = made_.queries.insert(std::move(query)).second;
    return budget_.Spend(length + (is_new ? wanted_.price : 0));
  }

  const Wanted& wanted_;
  Budget& budget_;
  std::vector<Pairs> bases_;
  Values own_values_, other_values_;
  Made made_;
};

}  // namespace

Made Candidates(Version& before, Version& after, const Wanted& wanted, Budget& budget) {
  return Collector(before, after, wanted, budget).Run();
}

}  // namespace assay::diff
