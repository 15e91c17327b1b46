// Writers of findings, one a format. They keep little, so that a run may have millions of subjects.
#ifndef ASSAY_CLI_FORMATS_FINDING_WRITER_H_
#define ASSAY_CLI_FORMATS_FINDING_WRITER_H_

#include <memory>
#include <span>
#include <string>

#include "cli/formats/finding.h"
#include "validator/report.h"

namespace assay::cli {

class FindingWriter {
 public:
  virtual ~FindingWriter() = default;

  virtual void Begin() = 0;
  virtual void Add(const Subject& subject, std::span<const Finding> findings) = 0;
  virtual void End() = 0;
};

// SARIF 2.1.0, one run. Keeps the rules that found something: they stand behind the results. `help`
// says where they are explained.
std::unique_ptr<FindingWriter> NewSarifWriter(Language language, std::string help,
                                              std::string* out);

// JUnit XML, one test case a subject. A suite says at its beginning how many cases it has, so up to
// a thousand cases are kept, then a new suite begins. `name` is what the suites are called.
std::unique_ptr<FindingWriter> NewJunitWriter(std::string name, std::string* out);

// Workflow commands of GitHub Actions, one a finding. Keeps nothing.
std::unique_ptr<FindingWriter> NewGithubWriter(std::string* out);

}  // namespace assay::cli

#endif  // ASSAY_CLI_FORMATS_FINDING_WRITER_H_
