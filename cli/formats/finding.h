// What check and lint find, in a form that programs of others read: a request or a file, and what
// is wrong with it. The writers beside this file make SARIF, JUnit XML and workflow commands of it.
#ifndef ASSAY_CLI_FORMATS_FINDING_H_
#define ASSAY_CLI_FORMATS_FINDING_H_

#include <cstdint>
#include <string>
#include <vector>

namespace assay::cli {

// A place in a file. Line 0: none. A column counts bytes, as in Location; `character` is the same
// place counted in characters, for formats that ask for that.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint64_t character = 0;
};

// All texts are printable: what came from outside is spelt out and shortened, secrets are masked.
struct Finding {
  enum class Level : std::uint8_t { kError, kWarning };

  Level level = Level::kError;
  std::string rule;         // id of the rule, or of the kind of fault
  std::string description;  // of the rule: the same for all that it finds
  std::string message;      // one line
  std::string code = {};    // of a violation, as is all up to `also`
  int status = 0;
  std::vector<std::string> parameters = {};  // of a warning too
  std::vector<std::string> also = {};
  Position at = {};       // of a fault in a file, within the subject
  Position related = {};  // its other place
};

// What was looked at: one request, or one file.
struct Subject {
  enum class Source : std::uint8_t { kFile, kStandardInput, kArgument };

  Source source = Source::kFile;
  std::string path = {};       // of kFile, as it was given: to be escaped
  std::uint64_t line = 0;      // where the request stands; of kArgument, the number of it
  std::string operation = {};  // of a request
  std::string unchecked = {};  // facts that nobody has told, `a, b(c)`
  std::string failure = {};    // why it could not be looked at, printable
};

// `requests.txt:3`, `standard input:3`, `request 3`.
std::string NameOf(const Subject& subject);

// `InstanceName.pattern, also InstanceName.length`.
std::string RulesOf(const Finding& finding);

// `44:11: MissingParameter 400: message [rule, also rule]`, as much of it as there is.
std::string LineOf(const Finding& finding);

// What a finding is called in one word: its code, or else its rule.
const std::string& TitleOf(const Finding& finding);

}  // namespace assay::cli

#endif  // ASSAY_CLI_FORMATS_FINDING_H_
