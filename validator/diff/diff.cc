#include "validator/diff/diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "validator/diff/facet.h"
#include "validator/diff/operations.h"
#include "validator/diff/witnesses.h"

namespace assay::diff {
namespace {

using Key = std::tuple<Subject, std::string, std::string>;

Key KeyOf(const Facet& facet) { return {facet.subject, facet.operation, facet.name}; }

std::map<Key, const Facet*> IndexOf(const std::vector<Facet>& facets) {
  std::map<Key, const Facet*> index;
  for (const Facet& facet : facets) index.emplace(KeyOf(facet), &facet);
  return index;
}

// What is said of a thing that only one version has is not told one by one.
class Matcher {
 public:
  Matcher(const std::vector<Facet>& before, const std::vector<Facet>& after)
      : before_(before), after_(after), old_(IndexOf(before)), new_(IndexOf(after)) {}

  std::vector<Difference> Run() {
    for (const Facet& facet : before_) {
      const auto found = new_.find(KeyOf(facet));
      if (found == new_.end()) {
        AddLone(facet, new_, {.before = facet});
      } else if (found->second->exact != facet.exact) {
        differences_.push_back({.before = facet, .after = *found->second});
      }
    }
    for (const Facet& facet : after_) {
      if (old_.count(KeyOf(facet)) == 0) AddLone(facet, old_, {.after = facet});
    }
    return std::move(differences_);
  }

 private:
  void AddLone(const Facet& facet, const std::map<Key, const Facet*>& other,
               Difference difference) {
    // A code that is new or gone shows in the rules that answer with it.
    if (facet.subject == Subject::kError) return;
    const bool is_whole =
        facet.subject == Subject::kOperation || facet.subject == Subject::kRuleset;
    if (!is_whole && other.count({Subject::kOperation, facet.operation, facet.operation}) == 0) {
      return;
    }
    const bool is_own = facet.subject == Subject::kParameter || facet.parameter.empty();
    if (!is_own && other.count({Subject::kParameter, facet.operation, facet.parameter}) == 0) {
      return;
    }
    differences_.push_back(std::move(difference));
  }

  const std::vector<Facet>& before_;
  const std::vector<Facet>& after_;
  std::map<Key, const Facet*> old_, new_;
  std::vector<Difference> differences_;
};

// The codes that both have, in the order of one of them.
std::vector<std::string> CommonCodes(const model::Ruleset& of, const model::Ruleset& other) {
  std::set<std::string> known;
  for (const model::Error& error : other.errors) known.insert(error.code.text);
  std::vector<std::string> codes;
  for (const model::Error& error : of.errors) {
    if (known.count(error.code.text) > 0) codes.push_back(error.code.text);
  }
  return codes;
}

// `` `B` before `A` ``, for the first place at which they part.
Facet OrderFacet(const std::vector<std::string>& codes, std::size_t at,
                 const std::vector<std::string>& other, const model::Ruleset& ruleset) {
  Facet facet{.subject = Subject::kPrecedence,
              .name = "errors (order)",
              .words = "`" + codes[at] + "` before `" + other[at] + "`"};
  for (const model::Error& error : ruleset.errors) {
    if (error.code.text == codes[at]) facet.location = error.code.location;
  }
  return facet;
}

void AddPrecedence(const Side& before, const Side& after, std::vector<Difference>* out) {
  const std::vector<std::string> old = CommonCodes(*before.ruleset, *after.ruleset);
  const std::vector<std::string> now = CommonCodes(*after.ruleset, *before.ruleset);
  if (old == now) return;
  const auto at = static_cast<std::size_t>(
      std::mismatch(old.begin(), old.end(), now.begin()).first - old.begin());
  out->push_back({.before = OrderFacet(old, at, now, *before.ruleset),
                  .after = OrderFacet(now, at, old, *after.ruleset)});
}

// A fact that is asked no more refuses nobody.
bool Breaks(Effect effect, const Difference& difference) {
  if (effect == Effect::kFacts) return difference.after.has_value();
  return effect != Effect::kAccepted && effect != Effect::kMessage;
}

// Of an error, `400, ...`.
std::string StatusOf(const Facet& facet) { return facet.words.substr(0, facet.words.find(',')); }

// What no request has shown is breaking, unless it can only let more requests pass. An error that
// none brings out is not, if all were tried.
bool MayBreak(const Difference& difference, bool given_up) {
  const Facet& facet = difference.any();
  switch (facet.subject) {
    case Subject::kResponse:
    case Subject::kOperation:
      return difference.before.has_value();
    case Subject::kError:
      return given_up && StatusOf(*difference.before) != StatusOf(*difference.after);
    case Subject::kRule:
    case Subject::kCheck:
    case Subject::kConstraint:
    case Subject::kRequired:
      return difference.after.has_value() && difference.after->demands;
    default:
      return true;
  }
}

// Adding a parameter that nobody has to give takes nothing from anybody; nobody gave it a value.
bool IsMereAddition(const Difference& difference) {
  const Facet& facet = difference.any();
  return !difference.before && facet.subject == Subject::kParameter &&
         facet.words.find("required") == facet.words.npos;
}

void Judge(const Difference& difference, Change& change) {
  if (IsMereAddition(difference)) return;
  change.breaking =
      std::any_of(change.witnesses.begin(), change.witnesses.end(),
                  [&](const Witness& witness) { return Breaks(witness.effect, difference); });
  if (change.witnesses.empty() || change.given_up) {
    change.breaking |= MayBreak(difference, change.given_up);
  }
}

Change ChangeOf(const Difference& difference) {
  const Facet& facet = difference.any();
  Change change{.subject = facet.subject, .operation = facet.operation, .name = facet.name};
  if (difference.before) {
    change.before = difference.before->words;
    change.before_place = difference.before->location;
  }
  if (difference.after) {
    change.after = difference.after->words;
    change.after_place = difference.after->location;
  }
  return change;
}

template <typename T>
std::vector<std::string> CommonNames(const std::vector<T>& of, const std::vector<T>& other) {
  std::set<std::string> known;
  for (const T& one : other) known.insert(one.name.text);
  std::vector<std::string> names;
  for (const T& one : of) {
    if (known.count(one.name.text) > 0) names.push_back(one.name.text);
  }
  return names;
}

void AddNotes(const Side& before, const Side& after, std::vector<std::string>* notes) {
  const Operations operations(*after.ruleset);
  for (const model::Operation& old : before.ruleset->operations) {
    const model::Operation* const now = operations.Find(old.name.text);
    if (now == nullptr || CommonNames(old.parameters, now->parameters) ==
                              CommonNames(now->parameters, old.parameters)) {
      continue;
    }
    notes->push_back("the parameters of `" + old.name.text +
                     "` stand in another order, in which several faults of one code are told");
  }
}

void AddGivenUp(const std::vector<Change>& changes, std::vector<std::string>* notes) {
  const bool any = std::any_of(changes.begin(), changes.end(), [](const Change& change) {
    return change.given_up && !change.witnesses.empty();
  });
  if (!any) return;
  notes->emplace_back(
      "the search for witnesses was given up, as it takes too many steps: changes may do more than "
      "is shown, and are breaking unless they can only let more requests pass");
}

}  // namespace

Result Compare(const Side& before, const Side& after) {
  const std::vector<Facet> old = FacetsOf(*before.ruleset, *after.ruleset);
  const std::vector<Facet> now = FacetsOf(*after.ruleset, *before.ruleset);
  std::vector<Difference> differences = Matcher(old, now).Run();
  AddPrecedence(before, after, &differences);
  Result result;
  for (const Difference& difference : differences) result.changes.push_back(ChangeOf(difference));
  FindWitnesses(before, after, differences, &result.changes);
  for (std::size_t i = 0; i < differences.size(); ++i) Judge(differences[i], result.changes[i]);
  std::stable_partition(result.changes.begin(), result.changes.end(),
                        [](const Change& change) { return change.breaking; });
  AddNotes(before, after, &result.notes);
  AddGivenUp(result.changes, &result.notes);
  return result;
}

}  // namespace assay::diff
