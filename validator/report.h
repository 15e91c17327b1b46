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
// std::string, or walks over warnings or shadows whose rules have patterns that need RE2.
#ifndef ASSAY_VALIDATOR_REPORT_H_
#define ASSAY_VALIDATOR_REPORT_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <span>
#include <string>
#include <string_view>

#include "validator/facts.h"

namespace assay {

namespace internal {
struct Access;
struct State;

// What an iterator over a report begins with.
struct IteratorStart {
  const State* state = nullptr;
  const FactNames* fact_names = nullptr;  // of all checks
  std::uint64_t checks = 0;               // that are told of, as bits
};
}  // namespace internal

enum class Verdict : std::uint8_t {
  kValid,          // nothing is wrong and every needed fact is true
  kInvalid,        // at least one violation
  kIndeterminate,  // no violation, but some needed fact is unknown
};

enum class Language : std::uint8_t { kEnglish, kChinese };

template <typename Iterator>
class Range;

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
  static constexpr std::uint32_t kEnd = ~std::uint32_t{0};

  const internal::State* state_ = nullptr;
  std::uint64_t failed_checks_ = 0;
  std::uint32_t finding_ = kEnd;
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
  enum class Kind : std::uint8_t { kNone, kEmpty, kSuspicious, kRule, kUnknown };
  const internal::State* state_ = nullptr;
  std::string_view name_;    // of the one parameter, but for kRule
  std::uint32_t index_ = 0;  // of the slot, the rule or the unknown name, by kind
  Kind kind_ = Kind::kNone;  // kNone: behind the last
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

// Input iterators over a report; dereferencing yields values, not references. They know their end.
class ViolationIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Violation;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Violation;

  Violation operator*() const { return current_; }
  ViolationIterator& operator++();
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t) const { return current_.finding_ == Violation::kEnd; }

 private:
  friend class Range<ViolationIterator>;
  explicit ViolationIterator(const internal::IteratorStart& start) {
    if (start.state == nullptr) return;
    current_.state_ = start.state;
    current_.failed_checks_ = start.checks;
    ToFirst();
  }
  void ToFirst();
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
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t) const { return current_.kind_ == Warning::Kind::kNone; }

 private:
  friend class Range<WarningIterator>;
  explicit WarningIterator(const internal::IteratorStart& start) {
    if (start.state == nullptr) return;
    current_.state_ = start.state;
    ToFirst();
  }
  void ToFirst();
  // Each goes to the first warning from there on; behind its own kind, to the first of the next.
  void ToParameter(std::size_t step);
  void ToRule(std::size_t index);
  void ToUnknown(std::size_t index);
  void ToOperation();

  Warning current_;
  std::uint32_t step_ = 0;      // of parameters, two for each: empty, suspicious
  bool behind_secret_ = false;  // the unknown name may be the rest of one
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
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t) const { return remaining_ == 0; }

 private:
  friend class Range<NeededFactIterator>;
  explicit NeededFactIterator(const internal::IteratorStart& start)
      : names_(start.fact_names), state_(start.state), remaining_(start.checks) {}

  const internal::FactNames* names_;
  const internal::State* state_;
  std::uint64_t remaining_;
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
  void operator++(int) { ++*this; }
  bool operator==(std::default_sentinel_t) const;

 private:
  friend class Range<ShadowIterator>;
  explicit ShadowIterator(const internal::IteratorStart& start) : state_(start.state) { Settle(); }
  void Settle();
  const internal::State* state_;
  std::size_t index_ = 0;
};

// The iterator is made where it is used: one that is copied as soon as it is written waits for its
// own memory.
template <typename Iterator>
class Range {
 public:
  Iterator begin() const { return Iterator(start_); }
  std::default_sentinel_t end() const { return {}; }
  bool empty() const { return begin() == end(); }

 private:
  friend class Report;
  explicit Range(const internal::IteratorStart& start) : start_(start) {}
  internal::IteratorStart start_;
};

// Trivially copyable, see the lifetime above.
class Report {
 public:
  Verdict verdict() const { return verdict_; }

  // `r-kvstore/2015-01-01`, and the operation the request names; empty when it names none that is
  // known.
  std::string_view ruleset() const;
  std::string_view operation() const;

  // Whether the client reads JSON alone, whatever it says of a format: one that names its operation
  // or its version in HTTP headers.
  bool expects_json() const;

  // In precedence order. Each step costs O(rules of the operation / 64).
  Range<ViolationIterator> violations() const {
    return Range<ViolationIterator>(
        {.state = verdict_ == Verdict::kInvalid ? state_ : nullptr, .checks = failed_checks_});
  }
  // Parameters in declaration order, then rules, then unknown names as they arrived. Found as they
  // are read, in time linear in the request: a caller that does not look pays next to nothing.
  Range<WarningIterator> warnings() const {
    return Range<WarningIterator>({.state = may_warn_ ? state_ : nullptr});
  }

  // The rules in the shadow that the request breaks, in the order of declaration. Evaluated as they
  // are read.
  Range<ShadowIterator> shadows() const { return Range<ShadowIterator>({.state = state_}); }

  // The facts this request needs, in precedence order: none unless the request itself is without
  // violation. Those that the ruleset's catalogues answer are among them, and in the report
  // already.
  Range<NeededFactIterator> needed_facts() const;
  // Of these, the ones not answered yet, or answered with unknown.
  Range<NeededFactIterator> unchecked_facts() const {
    return Range<NeededFactIterator>(
        {.state = state_, .fact_names = fact_names_, .checks = unknown_checks_});
  }

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
  const internal::FactNames* fact_names_;
  std::uint64_t failed_checks_ = 0;
  std::uint64_t unknown_checks_ = 0;
  Verdict verdict_ = Verdict::kValid;
  bool may_warn_ = true;
};

}  // namespace assay

// An iterator outlives the range that it is of, but not the report.
template <typename Iterator>
// NOLINTNEXTLINE(readability-identifier-naming): the name is the standard's.
inline constexpr bool std::ranges::enable_borrowed_range<assay::Range<Iterator>> = true;

#endif  // ASSAY_VALIDATOR_REPORT_H_
