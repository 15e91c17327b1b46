// What bodies and records say, read back by parsers and held against the report itself.
#ifndef ASSAY_FUZZ_CHECK_CONTENTS_H_
#define ASSAY_FUZZ_CHECK_CONTENTS_H_

#include <string>

#include "validator/report.h"

namespace assay::fuzz {

// What differs between the report and its renderings as JSON and XML, once these are parsed; empty
// when nothing does. Codes, messages, parameters, rules and ids have to come out to the letter.
std::string FaultOfContents(const Report& report, Language language);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_CHECK_CONTENTS_H_
