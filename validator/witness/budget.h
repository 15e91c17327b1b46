// What a derivation may cost, whatever the ruleset says. A rule file is semi-trusted: a few bytes
// of it ask for a text of a gigabyte, or for a search that never ends.
//
// Steps are counted, not time, so that the same rules give the same cases on every machine. A step
// is about a byte that is written or compared; what is dearer counts as several.
#ifndef ASSAY_VALIDATOR_WITNESS_BUDGET_H_
#define ASSAY_VALIDATOR_WITNESS_BUDGET_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "validator/model/model.h"
#include "validator/witness/draft.h"

namespace assay::witness {

// In characters or bytes, whichever a constraint counts, of one value. A request has 1 MiB by
// default, and a byte may take three in a query.
inline constexpr std::size_t kMostLength = std::size_t{1} << 18;
// Texts, lists and objects in the value of one parameter. A query has 1,000 by default; JSON text
// and delimited text may have more.
inline constexpr std::size_t kMostParts = 10'000;
// Of a request. What is longer is refused by default before it is looked at.
inline constexpr std::size_t kMostRequestBytes = std::size_t{1} << 20;
// Seconds each: the first for one constraint or rule, the second for an operation. A ruleset of
// many operations has as many times the second, as each of them is worth it.
inline constexpr std::uint64_t kMostGoalSteps = 250'000'000;
inline constexpr std::uint64_t kMostSteps = 1'000'000'000;
// Kept at a time: drafts of one search, values to be tried, and the cases of an operation.
inline constexpr std::size_t kMostDraftBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMostCaseBytes = std::size_t{96} << 20;
// Told one by one; how many more there are is told in the last.
inline constexpr std::size_t kMostFailures = 10'000;

// Why there is no request: hints of diagnostics.
inline constexpr char kTooLong[] = "a value would be longer than 262144 bytes or characters";
inline constexpr char kTooManyParts[] = "a value would have more than 10000 items and members";
inline constexpr char kTooManySteps[] = "the search was given up, as it takes too many steps";
inline constexpr char kOperationSteps[] =
    "the search was given up, as the whole operation takes too many steps";
inline constexpr char kTooManyCases[] = "the requests of the operation would take more than 96 MiB";

class Budget {
 public:
  // Another operation; nothing of those before it counts any more.
  void BeginOperation() { goal_ = total_ = kept_ = 0; }
  // Another constraint or rule; its steps count from here on.
  void BeginGoal() { goal_ = 0; }

  // False when there are too many of them. Then nothing is made or tried any more.
  bool Spend(std::uint64_t steps);
  bool Keep(std::size_t case_bytes);

  bool stopped() const {
    return goal_ > kMostGoalSteps || total_ > kMostSteps || kept_ > kMostCaseBytes;
  }
  // Null while nothing stopped it.
  const char* reason() const;
  std::uint64_t steps() const { return total_; }  // of the operation

  // As lint::ValueFaults; a value that there is no budget for has a fault that no keyword is.
  std::vector<std::string_view> Faults(const model::Constraints& constraints,
                                       std::string_view value);
  // Of matching a text of this length.
  std::uint64_t StepsOf(const model::Constraints& constraints, std::size_t length);
  // Of copying the constraints, and of making the numbers that they speak of.
  static std::uint64_t StepsToCopy(const model::Constraints& constraints);
  static std::uint64_t StepsOfNumbers(const model::Constraints& constraints);
  // Of reading its patterns and classes, to find characters of them.
  std::uint64_t StepsToRead(const model::Constraints& constraints);

 private:
  std::uint64_t InstructionsOf(const std::string& pattern);

  std::uint64_t goal_ = 0, total_ = 0;
  std::size_t kept_ = 0;
  std::map<std::string, std::uint64_t> patterns_;  // and their size
};

// How large a value is that keeps the constraints, at the least. Saturates.
struct Size {
  std::uint64_t parts = 0;
  std::uint64_t bytes = 0;

  bool fits() const { return parts <= kMostParts && bytes <= kMostLength; }
  // Null when it fits.
  const char* excess() const {
    return parts > kMostParts ? kTooManyParts : bytes > kMostLength ? kTooLong : nullptr;
  }
};
Size LeastOf(const model::Constraints& constraints);
Size LeastOf(const model::Parameter& parameter);
Size Times(Size size, std::uint64_t count);

// Of memory, about.
std::size_t BytesOf(const Value& value);
std::size_t BytesOf(const Draft& draft);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_BUDGET_H_
