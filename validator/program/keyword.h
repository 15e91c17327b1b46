// The names of rules that a ruleset's author does not name: `InstanceName` + `.` + keyword, and
// `request.…`.
#ifndef ASSAY_VALIDATOR_PROGRAM_KEYWORD_H_
#define ASSAY_VALIDATOR_PROGRAM_KEYWORD_H_

#include <string_view>

#include "validator/program/program.h"

namespace assay::program {

std::string_view KeywordName(Keyword keyword);
std::string_view RequestRuleId(RequestFault fault);

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_KEYWORD_H_
