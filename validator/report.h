// The answer to one request: the verdict, the ordered violations and warnings, the facts it still
// depends on.
//
//   assay::Report report = validator.Validate(request, scratch);
//   if (report.verdict() == assay::Verdict::kInvalid) {
//     const assay::Violation first = *report.violations().begin();   // the answer of a gateway
//     reply(first.status(), first.code(), first.Message(assay::Language::kEnglish));
//   }
//
// Order is a contract. Request checks come before fact checks; violations stand in the order in
// which the ruleset's `errors` list names their codes, within a code by parameter in declaration
// order, then by rule in declaration order. The first of all violations is what a check that stops
// at the first would say.
//
// Lifetime: a report and everything it hands out are views into the Scratch, the Validator and the
// request, valid until the scratch is used again. Thread-safety: as a value; the scratch must not
// be in use meanwhile. No member function of this file allocates unless it returns or appends to a
// std::string.
#ifndef ASSAY_VALIDATOR_REPORT_H_
#define ASSAY_VALIDATOR_REPORT_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "validator/facts.h"

namespace assay {

namespace internal {
struct Access;
struct State;
}  // namespace internal

enum class Verdict : std::uint8_t {
  kValid,          // nothing is wrong and every needed fact is true
  kInvalid,        // at least one violation
  kIndeterminate,  // no violation, but some needed fact is unknown
};

enum class Language : std::uint8_t { kEnglish, kChinese };

// A fault of the request. A cheap view; see the lifetime above.
class Violation {
 public:
  std::string_view code() const;
  int status() const;  // HTTP status, 400 to 599
  // The parameters at fault, by name: one, several (a group), or none (a fault of the request as a
  // whole).
  std::span<const std::string_view> parameters() const;
  // Id of the first rule that failed, `InstanceName.pattern`.
  std::string_view rule() const;
  // Further rules of the same code and parameters that failed as well, in order; `index` from 0.
  std::size_t also_count() const;
  std::string_view also(std::size_t index) const;

  // The documented message with its placeholders filled in. Languages fall back to English.
  std::string Message(Language language) const;
  void AppendMessage(Language language, std::string* out) const;
  // What the code means and what to do about it; empty when the ruleset says nothing.
  std::string_view meaning(Language language) const;
  std::string_view recommendation(Language language) const;
  // Why the rule failed, for people: "character `@` at 3 is not allowed". Never shows a secret.
  void AppendReason(std::string* out) const;
  // The offending value, escaped and shortened to at most `max_bytes`; `***` when it is or may hold
  // a secret. Appends nothing and returns false when there is none (an absent parameter, a group).
  bool AppendValue(std::size_t max_bytes, std::string* out) const;

 private:
  friend class Report;
  friend class ViolationIterator;
  const internal::State* state_ = nullptr;
  std::uint64_t failed_checks_ = 0;
  std::uint32_t finding_ = 0;
};

// Something likely to be a mistake. Never makes a request invalid.
class Warning {
 public:
  std::string_view rule() const;
  // The parameters concerned; an unknown name is shown as the client spelt it, escaped where it is
  // printed. A secret that was sent as part of a name is cut off. Valid as long as this object.
  std::span<const std::string_view> parameters() const;
  std::string Message(Language language) const;
  void AppendMessage(Language language, std::string* out) const;

 private:
  friend class Report;
  friend class WarningIterator;
  enum class Kind : std::uint8_t { kEmpty, kSuspicious, kRule, kUnknown };
  const internal::State* state_ = nullptr;
  std::string_view name_;    // of the one parameter, but for kRule
  std::uint32_t index_ = 0;  // of the slot, the rule or the unknown name, by kind
  Kind kind_ = Kind::kEmpty;
};

// Where an effective value comes from.
enum class Origin : std::uint8_t { kAbsent, kRequest, kDefault };

// What a parameter amounts to once defaults are filled in.
struct EffectiveValue {
  std::string_view parameter;
  std::string_view value;  // decoded; as the client sent it when sensitive, so do not print it
  Origin origin = Origin::kAbsent;
  bool sensitive = false;
};

// Forward iterators over a report; dereferencing yields values, not references.
class ViolationIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Violation;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Violation;

  Violation operator*() const { return current_; }
  ViolationIterator& operator++();
  bool operator==(const ViolationIterator& other) const {
    return current_.finding_ == other.current_.finding_;
  }

 private:
  friend class Report;
  Violation current_;
};

class WarningIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Warning;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Warning;

  Warning operator*() const { return current_; }
  WarningIterator& operator++();
  friend bool operator==(const WarningIterator& a, const WarningIterator& b) {
    return a.step_ == b.step_;
  }

 private:
  friend class Report;
  static constexpr std::uint32_t kEnd = ~std::uint32_t{0};
  // Makes the current step's warning, or goes on to the next step that has one.
  void Settle();
  void SettleOperation();
  std::size_t NextRule(std::size_t index) const;

  Warning current_;
  std::uint64_t met_ = 0;  // rules, as bits, where masks tell
  std::uint32_t step_ = 0;
};

class NeededFactIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = NeededFact;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = NeededFact;

  NeededFact operator*() const {
    const auto place = static_cast<unsigned>(std::countr_zero(remaining_));
    return {names_[place], state_, place};
  }
  NeededFactIterator& operator++() {
    remaining_ &= remaining_ - 1;
    return *this;
  }
  friend bool operator==(const NeededFactIterator& a, const NeededFactIterator& b) {
    return a.remaining_ == b.remaining_;
  }

 private:
  friend class Report;
  const internal::FactNames* names_ = nullptr;  // of all checks
  const internal::State* state_ = nullptr;
  std::uint64_t remaining_ = 0;
};

// A rule in the shadow (`"severity": "shadow"`) that the request breaks: to be counted, not
// answered.
struct Shadow {
  std::string_view rule;
  std::span<const std::string_view> parameters;
};

class ShadowIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Shadow;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Shadow;

  Shadow operator*() const;
  ShadowIterator& operator++();
  friend bool operator==(const ShadowIterator& a, const ShadowIterator& b) {
    return a.index_ == b.index_;
  }

 private:
  friend class Report;
  void Settle();
  const internal::State* state_ = nullptr;
  std::size_t index_ = 0;
};

template <typename Iterator>
struct Range {
  Iterator first, last;
  Iterator begin() const { return first; }
  Iterator end() const { return last; }
  bool empty() const { return first == last; }
};

// Trivially copyable, see the lifetime above.
class Report {
 public:
  Verdict verdict() const { return verdict_; }

  // `r-kvstore/2015-01-01`, and the operation the request names; empty when it names none that is
  // known.
  std::string_view ruleset() const;
  std::string_view operation() const;

  // In precedence order. Each step costs O(rules of the operation / 64).
  Range<ViolationIterator> violations() const;
  // Parameters in declaration order, then rules, then unknown names as they arrived. Found as they
  // are read, in time linear in the request: a caller that does not look pays next to nothing.
  Range<WarningIterator> warnings() const;

  // The rules in the shadow that the request breaks, in the order of declaration. Evaluated as they
  // are read.
  Range<ShadowIterator> shadows() const;

  // The facts this request needs, in precedence order: none unless the request itself is without
  // violation. Those that the ruleset's catalogues answer are among them, and in the report
  // already.
  Range<NeededFactIterator> needed_facts() const;
  // Of these, the ones not answered yet, or answered with unknown.
  Range<NeededFactIterator> unchecked_facts() const;

  // The report with the facts answered: `answers[i]` belongs to the i-th of needed_facts(); missing
  // answers are unknown, and leave a catalogue's answer as it is. Pure: this report stays as it is,
  // and answers given to it are not remembered in the result.
  Report Resolve(std::span<const FactValue> answers) const;

  // The operation's parameters in declaration order, with defaults filled in; `index` <
  // parameter_count(). Meaningful when there is no violation; a faulty value is handed out as it
  // came.
  std::size_t parameter_count() const;
  EffectiveValue effective(std::size_t index) const;
  // By name; origin is kAbsent for a name that the operation does not declare.
  EffectiveValue effective(std::string_view parameter) const;

 private:
  friend class Coverage;
  friend class Validator;
  friend struct internal::Access;
  explicit Report(const internal::State* state);
  void Judge();
  const internal::State* state_;
  std::uint64_t failed_checks_ = 0;
  std::uint64_t unknown_checks_ = 0;
  Verdict verdict_ = Verdict::kValid;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_REPORT_H_
