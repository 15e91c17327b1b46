// What requests to one operation are told apart by, a few parameters at a time. Internal to lint.
//
//   Worlds worlds("Action", scope);
//   const auto found = worlds.Find({"ChargeType", "Period"}, [&](const World& world) {
//     return world.TruthOf(rule.when) == Truth::kYes;
//   });
//   // kFound with a request, kNone: no request at all is so, kTooMany: it was not looked for
//
// A parameter is absent, or has one of its values: each of an `enum`, or one at and beside each
// bound that is asked for, or some other, of which nothing but its presence is known, or a value at
// fault, which conditions and demands do not look at. So what is true in no world is true of no
// request.
#ifndef ASSAY_VALIDATOR_LINT_WORLDS_H_
#define ASSAY_VALIDATOR_LINT_WORLDS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validator/lint/findings.h"
#include "validator/model/model.h"

namespace assay::lint {

enum class Truth : std::uint8_t { kNo, kUnknown, kYes };

Truth Not(Truth truth);
Truth And(Truth a, Truth b);

// What a parameter can be.
struct Choice {
  bool given = false;
  std::optional<std::string> value;  // nothing: some other one
  std::string_view counts_as;        // where a listed value takes its place
  bool at_fault = false;             // by a constraint of its own, or given twice
};

// One choice for each of some parameters.
class World {
 public:
  // Parameters that it does not know make what depends on them unknown. What depends on a value at
  // fault does not hold.
  Truth TruthOf(const model::Condition& condition) const;
  Truth IsGiven(std::string_view parameter) const;
  // Whether there is an effective value, and it does not satisfy the constraints.
  Truth Breaks(std::string_view parameter, const model::Constraints& constraints) const;

  bool HasFault() const;

  // Appends what it gives. What is secret, or some other value, is `…`.
  void AppendTo(std::string& query) const;

 private:
  friend class Worlds;

  struct Value {
    Truth exists = Truth::kUnknown;
    std::optional<std::string_view> text;  // nothing: some other one
    std::string_view counts_as;
  };

  struct Part {
    const model::Parameter* parameter;
    const Choice* choice;
  };

  Truth TruthOf(const model::Condition& condition, int depth) const;
  // Of a default's condition, by itself: a value at fault decides for the next default.
  Truth Nested(const model::Condition& condition, int depth) const;
  Truth TruthOf(const model::Term& term, int depth) const;
  // The depth ends circles of defaults, which are refused elsewhere.
  Value EffectiveOf(std::string_view parameter, int depth) const;
  const Part* Find(std::string_view parameter) const;
  void Spend(std::size_t steps) const { *allowance_ -= std::min(*allowance_, steps); }

  // Unknown because of values at fault alone is what does not come to pass.
  Truth Settled(Truth truth) const {
    return truth == Truth::kUnknown && !is_open_ ? Truth::kNo : truth;
  }

  std::vector<Part> parts_;       // in the order of declaration
  mutable bool is_open_ = false;  // something that is not known was looked at
  std::size_t* allowance_ = nullptr;
};

class Worlds {
 public:
  // `operation_parameter` names the operation in a query. Keeps both.
  Worlds(std::string_view operation_parameter, const Scope& scope);

  enum class Answer : std::uint8_t { kFound, kNone, kTooMany };
  struct Result {
    Answer answer = Answer::kTooMany;
    std::string query;  // when found: one that is so, of these parameters
  };

  // Looks for a world of these parameters, and those that their defaults depend on. Of an operation
  // so many steps are done as are linear in its size; beyond that, there are too many.
  Result Find(const std::set<std::string_view>& parameters,
              const std::function<bool(const World&)>& is_wanted);

  // False when so many parameters are too many whatever they are.
  static bool CanHold(const std::set<std::string_view>& parameters) {
    return parameters.size() <= kMaxParameters;
  }

  // Steps of others that count as well; false when none are left.
  bool Spend(std::size_t steps);

 private:
  static constexpr std::size_t kMaxParameters = 12;  // each is absent or given, at the least

  const std::vector<Choice>& ChoicesOf(const model::Parameter& parameter);
  void Close(std::string_view parameter, std::set<std::string_view>& parameters) const;

  std::string_view operation_parameter_;
  const Scope& scope_;
  std::map<const model::Parameter*, std::vector<Choice>> choices_;
  // What conditions and demands ask of the values of parameters.
  std::map<std::string_view, std::vector<const model::Constraints*>> asked_;
  std::size_t allowance_ = 0;
};

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_WORLDS_H_
