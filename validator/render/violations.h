// What the renderers share: the cap on what is shown of one report, and violations as JSON objects.
#ifndef ASSAY_VALIDATOR_RENDER_VIOLATIONS_H_
#define ASSAY_VALIDATOR_RENDER_VIOLATIONS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/render.h"
#include "validator/render/json_writer.h"
#include "validator/report.h"

namespace assay::render {

// Appends the items of a range until one goes beyond the limits, the bytes counted from `begin` in
// `out`. Such a one is taken back by `rewind(size)`.
// Returns how many are left out.
template <typename Items, typename Append, typename Rewind>
std::size_t AppendCapped(const Items& items, const OutputLimits& limits, std::size_t begin,
                         const std::string& out, Append append, Rewind rewind) {
  std::size_t shown = 0;
  std::size_t left_out = 0;
  for (const auto& item : items) {
    if (left_out > 0 || shown == limits.max_entries) {
      ++left_out;
      continue;
    }
    const std::size_t before = out.size();
    append(item);
    if (out.size() - begin > limits.max_bytes) {
      rewind(before);
      ++left_out;
    } else {
      ++shown;
    }
  }
  return left_out;
}

// The keys of a violation in one JSON format.
struct ViolationKeys {
  std::string_view code;
  std::string_view status;  // empty: the format has none
  std::string_view message;
  std::string_view parameters;
  std::string_view rule;
  std::string_view also;
};

struct ViolationsOptions {
  ViolationKeys keys;
  Language language = Language::kEnglish;
  bool first_only = false;
  OutputLimits limits = {};
  std::size_t begin = 0;  // where the rendering began in `out`
};

// An array of objects, in precedence order. `json` writes to `out`.
void AppendViolations(const Report& report, const ViolationsOptions& options, JsonWriter* json,
                      const std::string& out);

// An array of parameter names.
void AppendNames(std::span<const std::string_view> names, JsonWriter* json);

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_VIOLATIONS_H_
