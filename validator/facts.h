// Facts: what a request cannot tell of itself (a balance, a quota, a catalogue), asked in two
// steps.
//
//   assay::Report report = validator.Validate(request, scratch);  // 1. what does it depend on?
//   std::vector<assay::FactValue> answers;
//   for (const auto& fact : report.needed_facts()) answers.push_back(LookUp(fact));
//   report = report.Resolve(answers);  // 2. the final report
//
// Between the steps the caller may wait as long as it likes, on any event loop: nothing blocks in
// assay. A fact that stays unknown is listed as unchecked and makes the verdict indeterminate; it
// never passes silently and never is a violation.
#ifndef ASSAY_VALIDATOR_FACTS_H_
#define ASSAY_VALIDATOR_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay {

// True means that the check passes.
enum class FactValue : std::uint8_t { kUnknown, kFalse, kTrue };

// An argument of a fact: the effective value of one parameter, empty when it has none.
struct FactArgument {
  std::string_view parameter;
  std::string_view value;  // as the request gives it: may be secret when `sensitive`
  bool sensitive = false;
};

// How many arguments one fact may take.
inline constexpr std::size_t kMaxFactArguments = 4;

namespace internal {
struct State;
// As the program has it.
struct FactNames {
  std::string_view id;
  std::string_view check;
};
}  // namespace internal

// A fact that a request needs. A view into the report's scratch: ask before the scratch is used
// again.
class NeededFact {
 public:
  std::string_view id;     // `account.balance-sufficient`
  std::string_view check;  // id of the check that asks

  std::size_t argument_count() const;
  FactArgument argument(std::size_t index) const;  // `index` < argument_count()
  // What the ruleset's own catalogue says, and need not be looked up. An answer that is given all
  // the same counts instead of it.
  FactValue known() const;

 private:
  friend class NeededFactIterator;
  NeededFact(const internal::FactNames& names, const internal::State* state, unsigned place)
      : id(names.id), check(names.check), state_(state), place_(place) {}

  const internal::State* state_;
  unsigned place_;  // of the check
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_FACTS_H_
