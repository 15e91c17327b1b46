// Members that several objects have. Internal to explain.
#ifndef ASSAY_CLI_EXPLAIN_JSON_H_
#define ASSAY_CLI_EXPLAIN_JSON_H_

#include <string_view>

#include "validator/explain/book.h"
#include "validator/render/json_writer.h"

namespace assay::cli::explanation {

// null for an empty text.
void WriteOrNull(std::string_view key, std::string_view text, render::JsonWriter& json);

// rule, kind, parameters, asks, when, code.
void WriteRule(const explain::Rule& rule, render::JsonWriter& json);

}  // namespace assay::cli::explanation

#endif  // ASSAY_CLI_EXPLAIN_JSON_H_
