// A comparison of two rulesets as text, for people and for programs.
#ifndef ASSAY_CLI_DIFF_WRITERS_H_
#define ASSAY_CLI_DIFF_WRITERS_H_

#include <string>
#include <string_view>

#include "validator/diff/diff.h"

namespace assay::cli::diff_writers {

void AppendText(const diff::Result& result, std::string* out);
void AppendJson(const diff::Result& result, std::string* out);

// In words, and as a program reads it.
std::string_view InWords(diff::Effect effect);
std::string_view IdOf(diff::Effect effect);
std::string_view IdOf(diff::Subject subject);

}  // namespace assay::cli::diff_writers

#endif  // ASSAY_CLI_DIFF_WRITERS_H_
