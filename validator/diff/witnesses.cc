#include "validator/diff/witnesses.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "validator/diff/answer.h"
#include "validator/diff/attribution.h"
#include "validator/diff/budget.h"
#include "validator/diff/candidates.h"
#include "validator/program/secrecy.h"
#include "validator/text/printable.h"

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
      masked.append(pair, 0, pair.find('=') + 1).append(text::kMask);
    } else {
      masked += pair;
    }
  });
  return masked;
}

Secrets SecretsOf(const Version& before, const Version& after, const std::string& operation) {
  std::array<std::set<std::string>, 2> secret, open;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    const model::Operation* const found = (i == 0 ? before : after).operations.Find(operation);
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

// Which differences there are of each operation; those of the ruleset as a whole are of none.
using ByOperation = std::map<std::string, std::vector<std::size_t>>;

// The witnesses of the changes to one operation, and of those to none.
class Search {
 public:
  // `own` are the differences of the operation, `whole` those of none.
  Search(Version& before, Version& after, const std::string& operation,
         const std::vector<std::size_t>& own, const std::vector<std::size_t>& whole)
      : before_(before),
        after_(after),
        operation_(operation),
        own_(own),
        whole_(whole),
        secrets_(SecretsOf(before, after, operation)) {}

  // Why there may be changes without a witness that could be seen; the last tells of changes to the
  // ruleset as a whole alone, for which the search is longer.
  enum class End { kAllTried, kNothingTried, kGivenUp, kGivenUpForWhole };

  // Of the witnesses of an effect, one on which few changes bear is the clearest; of those, the
  // shortest is taken.
  End Run(const std::vector<Difference>& differences, Budget& budget,
          std::vector<Change>* changes) {
    budget.BeginOperation();
    const Made made = Candidates(before_, after_, WantedFor(differences), budget);
    for (const std::string& query : made.queries) {
      if (!ShowsSecret(query)) Try(query, differences, changes);
    }
    if (made.queries.empty()) return budget.stopped() ? End::kGivenUp : End::kNothingTried;
    if (!made.has_own) return End::kGivenUp;
    return made.has_all ? End::kAllTried : End::kGivenUpForWhole;
  }

 private:
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
    const Answer old = Ask(before_, query);
    const Answer now = Ask(after_, query);
    const std::optional<Effect> effect = EffectOf(old, now);
    if (!effect) return;
    const Attribution attribution(old, now);
    std::vector<std::size_t> concerned;
    for (const auto* indices : {&own_, &whole_}) {
      std::copy_if(
          indices->begin(), indices->end(), std::back_inserter(concerned),
          [&](std::size_t i) { return attribution.Concerns(differences[i].any(), *effect); });
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
  Wanted WantedFor(const std::vector<Difference>& differences) const {
    Wanted wanted{.operation = operation_};
    for (const std::size_t i : own_) {
      for (const auto* facet : {&differences[i].before, &differences[i].after}) {
        if (*facet) wanted.own.insert((*facet)->touched.begin(), (*facet)->touched.end());
      }
    }
    wanted.pairs = std::any_of(whole_.begin(), whole_.end(), [&](std::size_t i) {
      return differences[i].any().subject == Subject::kPrecedence;
    });
    constexpr std::uint64_t kOfAny = 50;
    wanted.price = kOfAny + own_.size() + whole_.size();
    for (const Version* version : {&before_, &after_}) {
      const model::Operation* const found = version->operations.Find(operation_);
      wanted.price += SizeOf(found);
      if (found == nullptr || whole_.empty()) continue;
      for (const model::Parameter& parameter : found->parameters) {
        const std::string& name = parameter.name.text;
        if (wanted.own.count(name) == 0) wanted.other.insert(name);
      }
    }
    return wanted;
  }

  static void Put(Witness witness, Change& change) {
    for (Witness& found : change.witnesses) {
      if (found.effect != witness.effect) continue;
      found = std::move(witness);
      return;
    }
    change.witnesses.push_back(std::move(witness));
  }

  Version& before_;
  Version& after_;
  const std::string& operation_;
  const std::vector<std::size_t>& own_;
  const std::vector<std::size_t>& whole_;
  Secrets secrets_;
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

std::string WhyNone(const Difference& difference, const Change& change, const Ends& ends) {
  const Facet& facet = difference.any();
  if (facet.subject == Subject::kResponse) return "a request does not tell what its answer holds";
  if (change.given_up) return "the search was given up, as it takes too many steps";
  const auto end = ends.find(facet.operation);
  if (end != ends.end() && end->second == Search::End::kNothingTried) {
    return "the examples of required parameters do not make up a request that is accepted";
  }
  const bool is_part =
      facet.subject == Subject::kConstraint &&
      std::string_view(facet.name).substr(0, facet.name.rfind('.')) != facet.parameter;
  if (is_part) return "the requests tried do not vary parts of lists and objects";
  return "no request that was tried is answered differently because of it";
}

// What concerns the ruleset as a whole is looked for in each operation.
bool IsGivenUp(const Facet& facet, const Ends& ends) {
  if (facet.operation.empty()) {
    return std::any_of(ends.begin(), ends.end(),
                       [](const auto& end) { return end.second != Search::End::kNothingTried; });
  }
  const auto found = ends.find(facet.operation);
  return found != ends.end() && found->second == Search::End::kGivenUp;
}

ByOperation Grouped(const Side& before, const Side& after,
                    const std::vector<Difference>& differences) {
  ByOperation groups;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    groups[differences[i].any().operation].push_back(i);
  }
  if (!groups.contains("")) return groups;
  for (const Side* side : {&before, &after}) {
    for (const model::Operation& operation : side->ruleset->operations) {
      groups.try_emplace(operation.name.text);
    }
  }
  return groups;
}

}  // namespace

void FindWitnesses(const Side& before, const Side& after,
                   const std::vector<Difference>& differences, std::vector<Change>* changes) {
  const ByOperation groups = Grouped(before, after, differences);
  const auto found = groups.find("");
  const std::vector<std::size_t> whole =
      found == groups.end() ? std::vector<std::size_t>() : found->second;
  Version old(before);
  Version now(after);
  Budget budget;
  Ends ends;
  for (const auto& [operation, own] : groups) {
    if (operation.empty()) continue;
    const Search::End end =
        Search(old, now, operation, own, whole).Run(differences, budget, changes);
    if (end != Search::End::kAllTried) ends.emplace(operation, end);
  }
  for (std::size_t i = 0; i < differences.size(); ++i) {
    Change& change = (*changes)[i];
    DropWhatFollows(change);
    std::sort(change.witnesses.begin(), change.witnesses.end(),
              [](const Witness& a, const Witness& b) { return a.effect < b.effect; });
    change.given_up = IsGivenUp(differences[i].any(), ends);
    if (change.witnesses.empty()) change.no_witness = WhyNone(differences[i], change, ends);
  }
}

}  // namespace assay::diff
