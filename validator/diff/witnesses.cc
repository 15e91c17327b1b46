#include "validator/diff/witnesses.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "validator/diff/answer.h"
#include "validator/diff/attribution.h"
#include "validator/diff/candidates.h"
#include "validator/evaluate/secrecy.h"

namespace assay::diff {
namespace {

// Where the answers differ in several ways, a check is told by its own.
Effect EffectFor(const Facet& facet, Effect effect) {
  return facet.subject == Subject::kCheck ? Effect::kFacts : effect;
}

std::string NameIn(const std::string& pair) { return pair.substr(0, pair.find_first_of(".=")); }

// The pairs of a query, one by one.
template <typename Visitor>
void ForEachPair(const std::string& query, const Visitor& visit) {
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    visit(query.substr(at, end - at));
    at = end + 1;
  }
}

// The query with the values of sensitive parameters masked.
std::string Masked(const std::string& query, const std::set<std::string>& secrets) {
  std::string masked;
  ForEachPair(query, [&](const std::string& pair) {
    if (!masked.empty()) masked.push_back('&');
    if (secrets.count(NameIn(pair)) > 0) {
      masked.append(pair, 0, pair.find('=') + 1).append(internal::kMask);
    } else {
      masked += pair;
    }
  });
  return masked;
}

Secrets SecretsOf(const Side& before, const Side& after, const std::string& operation) {
  std::array<std::set<std::string>, 2> secret, open;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    const model::Operation* const found = Find(i == 0 ? before : after, operation);
    if (found == nullptr) continue;
    for (const model::Parameter& parameter : found->parameters) {
      (parameter.sensitive ? secret : open)[i].insert(parameter.name.text);
    }
  }
  Secrets secrets;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    secrets.any.insert(secret[i].begin(), secret[i].end());
    for (const std::string& name : secret[i]) {
      if (open[1 - i].count(name) > 0) secrets.unsettled.insert(name);
    }
  }
  return secrets;
}

// The witnesses of the changes to one operation, or of those to none.
class Search {
 public:
  Search(const Side& before, const Side& after, const std::string& operation)
      : before_(before),
        after_(after),
        operation_(operation),
        secrets_(SecretsOf(before, after, operation)),
        ask_before_(before),
        ask_after_(after) {}

  // Of the witnesses of an effect, one on which few changes bear is the clearest; of those, the
  // shortest is taken.
  // Why there may be changes without one that could be seen.
  enum class End { kAllTried, kNothingTried, kGivenUp };
  End Run(const std::vector<Difference>& differences, std::vector<Change>* changes) {
    const bool pairs = std::any_of(
        differences.begin(), differences.end(),
        [](const Difference& one) { return one.any().subject == Subject::kPrecedence; });
    auto [queries, given_up] =
        Candidates(before_, after_, operation_, Parameters(differences), pairs);
    std::sort(queries.begin(), queries.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    for (const std::string& query : queries) {
      if (!ShowsSecret(query)) Try(query, differences, changes);
    }
    if (queries.empty()) return End::kNothingTried;
    return given_up ? End::kGivenUp : End::kAllTried;
  }

 private:
  bool IsOf(const Difference& difference) const {
    const std::string& operation = difference.any().operation;
    return operation.empty() || operation == operation_;
  }

  // The version that takes a value for no secret might show it.
  bool ShowsSecret(const std::string& query) const {
    bool shows = false;
    ForEachPair(query, [&](const std::string& pair) {
      shows |= secrets_.unsettled.count(NameIn(pair)) > 0;
    });
    return shows;
  }

  void Try(const std::string& query, const std::vector<Difference>& differences,
           std::vector<Change>* changes) {
    const Answer old = ask_before_.Ask(query);
    const Answer now = ask_after_.Ask(query);
    const std::optional<Effect> effect = EffectOf(old, now);
    if (!effect) return;
    const Attribution attribution(old, now);
    std::vector<std::size_t> concerned;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (IsOf(differences[i]) && attribution.Concerns(differences[i].any(), *effect)) {
        concerned.push_back(i);
      }
    }
    for (const std::size_t i : concerned) {
      const Effect own = EffectFor(differences[i].any(), *effect);
      const auto [place, is_first] = clarity_.try_emplace({i, own}, concerned.size() + 1);
      if (place->second <= concerned.size()) continue;
      place->second = concerned.size();
      Put({.effect = own,
           .request = Masked(query, secrets_.any),
           .before = InWords(old, now, secrets_),
           .after = InWords(now, old, secrets_)},
          (*changes)[i]);
    }
  }

  // Changes of the ruleset as a whole show in any parameter.
  std::set<std::string> Parameters(const std::vector<Difference>& differences) const {
    std::set<std::string> names;
    bool all = false;
    for (const Difference& difference : differences) {
      all |= difference.any().operation.empty();
      if (!IsOf(difference)) continue;
      for (const auto* facet : {&difference.before, &difference.after}) {
        if (*facet) names.insert((*facet)->touched.begin(), (*facet)->touched.end());
      }
    }
    for (const Side* side : {&before_, &after_}) {
      const model::Operation* const found = all ? Find(*side, operation_) : nullptr;
      if (found == nullptr) continue;
      for (const model::Parameter& parameter : found->parameters) {
        names.insert(parameter.name.text);
      }
    }
    return names;
  }

  static void Put(Witness witness, Change& change) {
    for (Witness& found : change.witnesses) {
      if (found.effect != witness.effect) continue;
      found = std::move(witness);
      return;
    }
    change.witnesses.push_back(std::move(witness));
  }

  const Side& before_;
  const Side& after_;
  const std::string& operation_;
  Secrets secrets_;
  Asker ask_before_, ask_after_;
  std::map<std::pair<std::size_t, Effect>, std::size_t> clarity_;
};

// What is refused, or is no more, is answered differently beside other faults as well: that goes
// without saying.
void DropWhatFollows(Change& change) {
  const auto& witnesses = change.witnesses;
  const bool settled = std::any_of(witnesses.begin(), witnesses.end(), [](const Witness& one) {
    return one.effect == Effect::kRejected || one.effect == Effect::kAccepted;
  });
  if (!settled) return;
  const bool is_parameter = change.subject == Subject::kParameter;
  std::erase_if(change.witnesses, [&](const Witness& one) {
    return one.effect == Effect::kAnswer || one.effect == Effect::kMessage ||
           (is_parameter && one.effect == Effect::kValue);
  });
}

using Ends = std::map<std::string, Search::End>;  // by operation, where not all was tried

std::string WhyNone(const Difference& difference, const Ends& ends) {
  const Facet& facet = difference.any();
  if (facet.subject == Subject::kResponse) return "a request does not tell what its answer holds";
  const auto end = ends.find(facet.operation);
  if (end != ends.end() && end->second == Search::End::kNothingTried) {
    return "the examples of required parameters do not make up a request that is accepted";
  }
  if (end != ends.end()) return "the search was given up, as it takes too many requests";
  const bool is_part =
      facet.subject == Subject::kConstraint &&
      std::string_view(facet.name).substr(0, facet.name.rfind('.')) != facet.parameter;
  if (is_part) return "the requests tried do not vary parts of lists and objects";
  return "no request that was tried is answered differently because of it";
}

}  // namespace

void FindWitnesses(const Side& before, const Side& after,
                   const std::vector<Difference>& differences, std::vector<Change>* changes) {
  std::set<std::string> operations;
  Ends ends;
  bool all = false;
  for (const Difference& difference : differences) {
    all |= difference.any().operation.empty();
    operations.insert(difference.any().operation);
  }
  for (const Side* side : {&before, &after}) {
    for (const model::Operation& operation : side->ruleset->operations) {
      if (all) operations.insert(operation.name.text);
    }
  }
  for (const std::string& operation : operations) {
    if (operation.empty()) continue;
    const Search::End end = Search(before, after, operation).Run(differences, changes);
    if (end != Search::End::kAllTried) ends.emplace(operation, end);
  }
  for (std::size_t i = 0; i < differences.size(); ++i) {
    Change& change = (*changes)[i];
    DropWhatFollows(change);
    std::sort(change.witnesses.begin(), change.witnesses.end(),
              [](const Witness& a, const Witness& b) { return a.effect < b.effect; });
    if (change.witnesses.empty()) change.no_witness = WhyNone(differences[i], ends);
  }
}

}  // namespace assay::diff
