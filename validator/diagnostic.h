// A fault in a rule file or a facts file, told to the person who wrote it.
//
//   for (const assay::Diagnostic& d : result.diagnostics) std::cerr << d.ToString() << '\n';
//   // 2015-01-01.json:12:9: error: unknown key `requird`; did you mean `required`?
//
// Diagnostics never speak of a request (that is a Violation) and never of the environment (that is
// an absl::Status).
#ifndef ASSAY_VALIDATOR_DIAGNOSTIC_H_
#define ASSAY_VALIDATOR_DIAGNOSTIC_H_

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A place in a file. Lines and columns count from 1; a column counts bytes, as compilers do. Line 0
// means the file as a whole.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;

  friend bool operator==(const Location&, const Location&) = default;
};

// A plain value; copyable, not synchronised.
struct Diagnostic {
  enum class Severity {
    kError,    // the file is refused
    kWarning,  // the file is accepted, and is probably not what its author meant
  };

  Severity severity = Severity::kError;
  Location location;
  std::string id;       // stable name of the kind of fault, `unknown-key`
  std::string message;  // lower case, user text in backticks, no full stop
  std::string hint;     // what to do, or empty

  // The second place of a finding that needs two (both bounds of an empty range). Line 0 when
  // unused.
  Location related;

  // `file:line:column: error: message (see 3:5); hint [id]`, on one line, with unprintable
  // characters spelt out as `\u{hex}`.
  std::string ToString() const;
};

// True when any of the diagnostics refuses its file.
bool HasError(const std::vector<Diagnostic>& diagnostics);

// In the order of their places in the files, without repetitions. Faults of a whole file come
// first.
void SortDiagnostics(std::vector<Diagnostic>& diagnostics);

// `text` in backticks, for messages: at most 80 bytes of it, unprintable characters spelt out.
std::string Quoted(std::string_view text);

}  // namespace assay

#endif  // ASSAY_VALIDATOR_DIAGNOSTIC_H_
