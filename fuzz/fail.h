// How a target says what is wrong.
#ifndef ASSAY_FUZZ_FAIL_H_
#define ASSAY_FUZZ_FAIL_H_

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "validator/testing/plain_report.h"

namespace assay::fuzz {

// Prints it with the input and aborts, which libFuzzer takes for a finding.
[[noreturn]] inline void Fail(std::string_view what, std::string_view input) {
  std::cerr << "fuzz: " << what << "\ninput: " << testonly::Escaped(input) << std::endl;
  std::abort();
}

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_FAIL_H_
