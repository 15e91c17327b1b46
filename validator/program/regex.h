// A pattern that only an automaton can decide. The one place of the program where RE2 is.
#ifndef ASSAY_VALIDATOR_PROGRAM_REGEX_H_
#define ASSAY_VALIDATOR_PROGRAM_REGEX_H_

#include <memory>
#include <string_view>

namespace assay::program {

// Immutable and thread-safe. Matching may allocate and take RE2's lock.
class Regex {
 public:
  // The pattern has passed lint, so RE2 accepts it.
  explicit Regex(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  bool FullMatch(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_REGEX_H_
