// Answers to the facts that requests need, from facts files.
#ifndef ASSAY_CLI_FACTS_H_
#define ASSAY_CLI_FACTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "validator/diagnostic.h"
#include "validator/load/facts_file.h"
#include "validator/report.h"

namespace assay::cli {

class Facts {
 public:
  // Reads a file, or standard input for `-`, on top of what was read before. Diagnostics with an
  // error: the file is at fault and nothing of it counts.
  absl::StatusOr<std::vector<Diagnostic>> Read(const std::string& path);

  // The report with every fact answered that the files say something about. Logarithmic in their
  // entries.
  Report Resolve(const Report& report);

 private:
  FactValue Find(const NeededFact& fact) const;

  std::vector<load::FactTable> tables_;  // the last one read first
  std::vector<FactValue> answers_;       // reused
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_FACTS_H_
