// What must be true of everything that is said of a file, whatever its bytes.
#ifndef ASSAY_FUZZ_CHECK_DIAGNOSTICS_H_
#define ASSAY_FUZZ_CHECK_DIAGNOSTICS_H_

#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"

namespace assay::fuzz {

// What is wrong with the diagnostics of one file of this name and text; empty when nothing is. They
// are about that file and places in it, few, in order, and each prints as one bounded line that
// does nothing but be read.
std::string FaultOfDiagnostics(const std::string& file_name, std::string_view text,
                               const std::vector<Diagnostic>& diagnostics);

// All of them as they print, a line each: what is compared when a file is read twice.
std::string Printed(const std::vector<Diagnostic>& diagnostics);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_CHECK_DIAGNOSTICS_H_
