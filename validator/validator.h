// Validator: rulesets, compiled; answers what the documentation says of a request.
//
//   const assay::RulesetText rules[] = {{"rules.json", text}};
//   assay::BuildResult built = assay::Validator::Build(rules);
//   for (const auto& d : built.diagnostics) std::cerr << d.ToString() << '\n';
//   if (built.validator == nullptr) return;                       // the rules are at fault
//   assay::Scratch scratch = built.validator->NewScratch();       // one a thread, reused
//   assay::Report report =
//       built.validator->Validate(assay::Request::Query("Action=CreateInstance"), scratch);
//
// Three kinds of failure never mix: absl::Status (the environment), Diagnostic (the author of a
// rule file), Violation (the request).
#ifndef ASSAY_VALIDATOR_VALIDATOR_H_
#define ASSAY_VALIDATOR_VALIDATOR_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/report.h"
#include "validator/request.h"
#include "validator/response.h"

namespace assay {

namespace internal {
struct Access;
}  // namespace internal
namespace program {
struct Program;
}  // namespace program

class Validator;

// A rule file, a ruleset or a library: its name for diagnostics, and its text. The text is not
// kept.
struct RulesetText {
  std::string file_name;
  std::string text;
};

// The result of a build: errors mean no validator; warnings come with one.
struct BuildResult {
  std::shared_ptr<const Validator> validator;
  std::vector<Diagnostic> diagnostics;
};

// The memory in which requests are read and evaluated. One thread at a time; reusable for any
// number of requests to the validator that made it, which it keeps alive. All memory is taken when
// it is made: address space of about 36 bytes for each byte of Limits::max_request_bytes, 30 more
// for each parameter of one operation that holds JSON, and 44 when one has lists or objects. What
// requests have not needed stays untouched, so a scratch at work takes some 50 KiB.
class Scratch {
 public:
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

 private:
  friend class Validator;
  struct Impl;
  explicit Scratch(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Immutable; all const members may be called by any number of threads at once.
class Validator : public std::enable_shared_from_this<Validator> {
 public:
  // Loads, lints and compiles. Two rulesets must not name the same operation. Libraries that
  // rulesets import are found by their names among the texts, in whatever order these are; nothing
  // else is read. Without a ruleset there is no validator. Time linear in the texts.
  static BuildResult Build(std::span<const RulesetText> rulesets, const Limits& limits = {});

  ~Validator();
  Validator(const Validator&) = delete;
  Validator& operator=(const Validator&) = delete;

  // What requests are held to: what was given, or the nearest that can be.
  const Limits& limits() const;

  Scratch NewScratch() const;

  // Answers one request. Never fails, never throws, never blocks; allocates nothing unless the
  // operation has a pattern that needs RE2. Time and memory linear in the request, within the
  // limits.
  Report Validate(const Request& request, Scratch& scratch) const;

  // Whether the body of an answer is as the ruleset describes it: JSON when its first byte that is
  // no blank is `{`, else XML, whose root is `<OperationResponse>`. The body is bytes of anybody's:
  // what is too large, too deep, not UTF-8 or has a document type is a fault like others, and
  // nothing that it names is looked up. What fails is in the report; see response.h.
  //
  // For tests, clients and monitors rather than for the path of a request: it takes memory, and
  // throws nothing but std::bad_alloc. Time and memory linear in the body (n log n in the members
  // of an object and the items of a list) and in the depth of what is told.
  ResponseReport ValidateResponse(std::string_view operation, std::string_view body,
                                  const ResponseLimits& limits = {}) const;

  // The operations whose response is described, as the rulesets order them. Valid as long as the
  // validator.
  std::vector<std::string_view> OperationsWithResponse() const;

 private:
  friend class Coverage;
  friend struct internal::Access;
  struct Impl;
  const program::Program& program() const;
  explicit Validator(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_VALIDATOR_H_
