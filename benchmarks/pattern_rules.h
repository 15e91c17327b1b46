// The rules of CreateInstance for peers that match each value against a pattern: the table of
// patterns, and the rules over several parameters.
//
// The answer is the documented error code that comes first by precedence; nothing is wrong where it
// is empty. So faults are looked for in the order of their codes, and the first one ends it.
#ifndef ASSAY_BENCHMARKS_PATTERN_RULES_H_
#define ASSAY_BENCHMARKS_PATTERN_RULES_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace assay::benchmarks {

inline constexpr std::string_view kMissing = "MissingParameter";
inline constexpr std::string_view kInvalidParameter = "InvalidParameter";
inline constexpr std::string_view kUnknownAction = "InvalidAction.NotFound";

struct ValueRule {
  std::string_view name;
  std::string_view pattern;  // of the whole value; empty: an engine has its own
  std::string_view code;
  // Characters. Engines count them badly (a repetition is unrolled), so code does.
  std::size_t min_length = 0;
  std::size_t max_length = std::string_view::npos;
};

// Bytes that continue no character.
inline std::size_t Length(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return characters;
}

inline bool HasLength(const ValueRule& rule, std::string_view value) {
  if (rule.max_length == std::string_view::npos) return true;
  const std::size_t length = Length(value);
  return rule.min_length <= length && length <= rule.max_length;
}

#define ASSAY_OCTET "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

inline constexpr std::size_t kInstanceName = 1;
inline constexpr std::size_t kPassword = 2;
inline constexpr std::array<ValueRule, 14> kValueRules = {{
    {"Token", "[ -~]*", "InvalidToken.Malformed", 0, 64},
    {"InstanceName", "", "InvalidInstanceName.Malformed", 2, 128},
    {"Password", "[A-Za-z0-9!@#$%^&*()_+=-]*", "InvalidPassword.Malformed", 8, 32},
    {"Capacity", "[1-9][0-9]{0,18}", "InvalidCapacity.NotFound"},
    {"ChargeType", "PrePaid|PostPaid", kInvalidParameter},
    {"Period", "[1-9]|12|24|36", kInvalidParameter},
    {"NodeType", "STAND_ALONE|MASTER_SLAVE", kInvalidParameter},
    {"NetworkType", "CLASSIC|VPC", kInvalidParameter},
    {"InstanceType", "Redis|Memcache", kInvalidParameter},
    {"EngineVersion", "2\\.8|4\\.0|5\\.0", kInvalidParameter},
    {"AutoRenew", "true|false", kInvalidParameter},
    {"AutoUseCoupon", "true|false", kInvalidParameter},
    {"AutoRenewPeriod", "1|2|3|6|12", kInvalidParameter},
    {"PrivateIpAddress", "(?:" ASSAY_OCTET "\\.){3}" ASSAY_OCTET, kInvalidParameter},
}};

#undef ASSAY_OCTET

// A password has characters of at least three of these.
inline constexpr std::array<std::string_view, 4> kPasswordClasses = {"[A-Z]", "[a-z]", "[0-9]",
                                                                     "[!@#$%^&*()_+=-]"};

// What a request says by its names alone, and by the values that the presence of others hangs on.
// `find` gives the value of a name: std::optional<std::string_view>.
template <typename Find>
std::string_view FirstCodeOfPresence(const Find& find) {
  const auto given = [&find](std::string_view name) { return !find(name).value_or("").empty(); };
  if (!given("Action")) return kMissing;
  if (find("Action") != "CreateInstance") return kUnknownAction;
  if (!given("RegionId") || !(given("Capacity") || given("InstanceClass"))) return kMissing;
  if (find("ChargeType") == "PrePaid" && !given("Period")) return kMissing;
  if (find("AutoRenew") == "true" && !given("AutoRenewPeriod")) return kMissing;
  return {};
}

// An engine has `Matches(rule, value)`, whether the whole value matches the pattern of that index;
// `HasClass(class, value)`, whether it has a character of that class; and `IsConfig(value)`.
template <typename Find, typename Engine>
std::string_view FirstCode(const Find& find, Engine& engine) {
  if (const std::string_view code = FirstCodeOfPresence(find); !code.empty()) return code;
  for (std::size_t rule = 0; rule < kValueRules.size(); ++rule) {
    const std::optional<std::string_view> value = find(kValueRules[rule].name);
    if (!value) continue;
    if (!HasLength(kValueRules[rule], *value) || !engine.Matches(rule, *value)) {
      return kValueRules[rule].code;
    }
    if (rule != kPassword) continue;
    std::size_t classes = 0;
    for (std::size_t i = 0; i < kPasswordClasses.size(); ++i) classes += engine.HasClass(i, *value);
    if (classes < 3) return kValueRules[rule].code;
  }
  if (find("Period") && find("ChargeType") != "PrePaid") return kInvalidParameter;
  const std::optional<std::string_view> config = find("Config");
  return config && !engine.IsConfig(*config) ? kInvalidParameter : std::string_view();
}

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_PATTERN_RULES_H_
