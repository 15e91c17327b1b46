// Rule files: rulesets, and the libraries that they import.
#ifndef ASSAY_CLI_RULESETS_H_
#define ASSAY_CLI_RULESETS_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "validator/validator.h"

namespace assay::cli {

class RuleFiles {
 public:
  struct Failure {
    std::string path;
    absl::Status status;
  };

  void Add(std::string file, std::string text);

  // Adds what the files import and nobody has given: NAME.library.json, in the directory of the
  // file that imports NAME. Nothing else is opened, whatever a name says. A library that is not
  // there is left to the validator to tell; the errors are of those that cannot be read.
  std::vector<Failure> AddLibraries();

  const std::vector<RulesetText>& texts() const { return texts_; }
  bool IsLibrary(std::size_t i) const { return !names_[i].empty(); }
  // A file, and those of the libraries that it imports, directly or not.
  std::vector<RulesetText> With(std::size_t i) const;

 private:
  void Find(const std::string& importer, std::string_view name, std::vector<Failure>& failures);

  std::vector<RulesetText> texts_;
  std::vector<std::string> names_;                 // of libraries
  std::vector<std::vector<std::string>> imports_;  // as the files name them
  std::multimap<std::string, std::size_t> libraries_;
  std::set<std::string> paths_;  // that need not be read again
};

// The rule files that the paths stand for, and the libraries they need. Facts files in a directory
// are passed over. An error when there is no ruleset among them.
absl::StatusOr<RuleFiles> ReadRulesets(const std::vector<std::string>& paths);

}  // namespace assay::cli

#endif  // ASSAY_CLI_RULESETS_H_
