#include "validator/example/example.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/format/format.h"
#include "validator/text/percent.h"

namespace assay::example {
namespace {

// The first value that the constraints themselves name.
std::optional<std::string> NamedValue(const model::Constraints& constraints) {
  if (!constraints.enumeration.empty()) return constraints.enumeration[0].text;
  if (constraints.format != format::Format::kNone) {
    return std::string(format::Info(constraints.format).example);
  }
  if (constraints.is_numeric() && constraints.minimum) return constraints.minimum->text;
  if (constraints.type == model::Type::kBoolean) return "true";
  return std::nullopt;
}

// Appends what gives a value; false when the file has none.
bool AppendValue(const std::string& path, const model::Constraints& constraints, Pairs* out);

bool AppendMember(const std::string& path, const model::Parameter& member, Pairs* out) {
  if (member.sensitive) return false;
  if (!member.example.empty() && (member.content || !member.constraints.has_parts())) {
    out->emplace_back(path, member.example);
    return true;
  }
  return !member.content && AppendValue(path, member.constraints, out);
}

bool AppendValue(const std::string& path, const model::Constraints& constraints, Pairs* out) {
  if (constraints.type == model::Type::kArray) {
    if (constraints.items.empty()) return false;
    return AppendValue(constraints.separator ? path : path + ".1", constraints.items[0], out);
  }
  if (constraints.type == model::Type::kObject) {
    const std::size_t before = out->size();
    for (const model::Parameter& member : constraints.properties) {
      if (member.required && !AppendMember(path + "." + member.name.text, member, out))
        return false;
    }
    return out->size() > before;
  }
  const std::optional<std::string> value = NamedValue(constraints);
  if (value) out->emplace_back(path, *value);
  return value.has_value();
}

class RequestMaker {
 public:
  RequestMaker(const model::Operation& operation, const Validator& validator, Scratch& scratch,
               const Given& fixed, Effort& effort)
      : operation_(operation),
        validator_(validator),
        fixed_(fixed),
        scratch_(scratch),
        effort_(effort) {
    for (const model::Parameter& parameter : operation.parameters) {
      if (parameter.required) given_.insert(parameter.name.text);
    }
    for (const auto& [name, value] : fixed) given_.insert(name);
  }

  std::optional<Pairs> Run() {
    while (true) {
      std::optional<Pairs> pairs = Collect();
      effort_.steps += operation_.parameters.size();
      if (!pairs) return std::nullopt;
      const std::string query = ToQuery(*pairs);
      effort_.steps += query.size();
      ++effort_.requests;
      const Report report = validator_.Validate(Request::Query(query), scratch_);
      if (report.verdict() != Verdict::kInvalid) return pairs;
      const std::size_t before = given_.size();
      for (const Violation& violation : report.violations()) {
        if (!Satisfy(violation)) return std::nullopt;
      }
      if (given_.size() == before) return std::nullopt;
    }
  }

 private:
  std::optional<Pairs> Collect() const {
    Pairs pairs;
    for (const model::Parameter& parameter : operation_.parameters) {
      const std::string& name = parameter.name.text;
      if (given_.count(name) == 0) continue;
      const auto fixed = fixed_.find(name);
      if (fixed != fixed_.end()) {
        pairs.push_back(*fixed);
      } else if (!AppendMember(name, parameter, &pairs)) {
        return std::nullopt;
      }
    }
    return pairs;
  }

  // Gives what a rule wants to have: all of it, or the first that there is a value for.
  bool Satisfy(const Violation& violation) {
    effort_.steps += operation_.rules.size();
    const auto rule =
        std::find_if(operation_.rules.begin(), operation_.rules.end(),
                     [&](const model::Rule& one) { return one.id.text == violation.rule(); });
    if (rule == operation_.rules.end()) return false;
    const bool all = rule->kind == model::Rule::Kind::kRequire;
    if (!all && rule->kind != model::Rule::Kind::kAtLeastOne &&
        rule->kind != model::Rule::Kind::kExactlyOne) {
      return false;
    }
    for (const std::string_view name : violation.parameters()) {
      if (Give(name) && !all) return true;
    }
    return all;
  }

  bool Give(std::string_view name) {
    effort_.steps += operation_.parameters.size();
    const auto found = std::find_if(
        operation_.parameters.begin(), operation_.parameters.end(),
        [&](const model::Parameter& parameter) { return parameter.name.text == name; });
    Pairs ignored;
    if (found == operation_.parameters.end() || !AppendMember(found->name.text, *found, &ignored)) {
      return false;
    }
    given_.insert(found->name.text);
    return true;
  }

  const model::Operation& operation_;
  const Validator& validator_;
  const Given& fixed_;
  Scratch& scratch_;
  Effort& effort_;
  std::set<std::string> given_;
};

}  // namespace

std::optional<Pairs> MinimalPairs(const model::Operation& operation, const Validator& validator,
                                  Scratch& scratch, const Given& given, Effort* effort) {
  Effort ignored;
  return RequestMaker(operation, validator, scratch, given, effort != nullptr ? *effort : ignored)
      .Run();
}

std::optional<std::string> MinimalRequest(const model::Operation& operation,
                                          const Validator& validator) {
  Scratch scratch = validator.NewScratch();
  const std::optional<Pairs> pairs = MinimalPairs(operation, validator, scratch);
  if (!pairs) return std::nullopt;
  return ToQuery(*pairs);
}

std::string ToQuery(const Pairs& pairs) {
  std::string query;
  for (const auto& [name, value] : pairs) {
    if (!query.empty()) query.push_back('&');
    query += text::PercentEncoded(name);
    query.push_back('=');
    query += text::PercentEncoded(value);
  }
  return query;
}

}  // namespace assay::example
