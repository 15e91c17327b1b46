// Made-up operations, as many as one likes, and requests for them: for what depends on how many
// operations are loaded.
//
//   const ManyOperations many(10'000);
//   auto validator = Validator::Build({{many.ruleset()}}).validator;
//   validator->Validate(Request::Pairs(many.requests()[17]), scratch);  // in order
//
// They differ in their parameters' names, numbers and rules, as those of one API do. Each has five
// or so. The same number makes the same operations, and the first of more are those of fewer.
#ifndef ASSAY_BENCHMARKS_MANY_OPERATIONS_H_
#define ASSAY_BENCHMARKS_MANY_OPERATIONS_H_

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "validator/request.h"
#include "validator/validator.h"

namespace assay::benchmarks {

class ManyOperations {
 public:
  explicit ManyOperations(std::size_t count);
  ManyOperations(const ManyOperations&) = delete;
  ManyOperations& operator=(const ManyOperations&) = delete;

  const RulesetText& ruleset() const { return ruleset_; }
  // One valid request an operation, in their order, of decoded pairs.
  const std::vector<std::vector<Pair>>& requests() const { return requests_; }

 private:
  void AddOperation(std::size_t number);
  std::string_view Keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  RulesetText ruleset_;
  std::vector<std::vector<Pair>> requests_;
  std::deque<std::string> texts_;
};

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_MANY_OPERATIONS_H_
