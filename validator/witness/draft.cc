#include "validator/witness/draft.h"

#include <string_view>

#include "validator/model/path.h"
#include "validator/render/json_writer.h"
#include "validator/text/percent.h"

namespace assay::witness {
namespace {

using Kind = Value::Kind;
using Pairs = std::vector<std::pair<std::string, std::string>>;

void AppendJson(const Value& value, std::string* out) {
  if (value.kind == Kind::kText) return render::AppendJsonString(value.text, out);
  const bool is_list = value.kind == Kind::kList;
  std::string_view comma;
  out->push_back(is_list ? '[' : '{');
  for (const Value& item : value.items) {
    out->append(comma);
    AppendJson(item, out);
    comma = ",";
  }
  for (const auto& [name, member] : value.members) {
    if (member.is_absent()) continue;
    out->append(comma);
    render::AppendJsonString(name, out);
    out->push_back(':');
    AppendJson(member, out);
    comma = ",";
  }
  out->push_back(is_list ? ']' : '}');
}

// What is one text in a request of any form: JSON text, and items between separators.
Value AsCarried(const model::Parameter& parameter, const Value& value) {
  if (value.kind == Kind::kText) return value;
  if (parameter.content) {
    std::string text;
    AppendJson(value, &text);
    return Value::Text(text);
  }
  if (!parameter.constraints.separator || value.kind != Kind::kList) return value;
  std::string text;
  for (const Value& item : value.items) {
    if (item.kind != Kind::kText) return value;
    text += (&item == value.items.data() ? "" : parameter.constraints.separator->text) + item.text;
  }
  return Value::Text(text);
}

// False when a query cannot say it.
bool AppendPairs(const std::string& path, const Value& value, const model::Constraints* declared,
                 Pairs* out) {
  switch (value.kind) {
    case Kind::kAbsent:
      return true;
    case Kind::kText:
      out->emplace_back(path, value.text);
      return true;
    case Kind::kList:
    case Kind::kObject:
      break;
  }
  const bool is_list = value.kind == Kind::kList;
  const model::Type type = is_list ? model::Type::kArray : model::Type::kObject;
  if (declared == nullptr || declared->type != type) return false;
  const std::size_t before = out->size();
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const model::Constraints* const items = declared->items.empty() ? nullptr : &declared->items[0];
    const std::string name = path + "." + std::to_string(i + 1);
    const bool is_empty = value.items[i].kind == Kind::kText && value.items[i].text.empty();
    if (is_empty || !AppendPairs(name, value.items[i], items, out)) return false;
  }
  for (const auto& [name, member] : value.members) {
    const model::Constraints* of =
        declared->additional.empty() ? nullptr : &declared->additional[0];
    for (const model::Parameter& property : declared->properties) {
      if (property.name.text == name) of = &property.constraints;
    }
    std::string inner = path;
    inner.append(".").append(name);
    if (!AppendPairs(inner, member, of, out)) return false;
  }
  return out->size() > before;
}

std::string AsJson(const model::Operation& operation, const Values& values, const Draft& draft) {
  std::vector<std::pair<std::string, Value>> members;
  for (const auto& [index, value] : values) {
    members.emplace_back(operation.parameters[index].name.text, value);
  }
  for (const auto& [name, more] : draft.members) members.emplace_back(name, more);
  std::string text;
  AppendJson(Value::Object(std::move(members)), &text);
  return text;
}

}  // namespace

std::string Write(const model::Operation& operation, const Draft& draft) {
  Values carried;
  Pairs pairs;
  bool fits = draft.members.empty();
  for (const auto& [index, value] : draft.values) {
    if (value.is_absent()) continue;
    const model::Parameter& parameter = operation.parameters[index];
    carried[index] = AsCarried(parameter, value);
    fits = AppendPairs(parameter.name.text, carried[index], &parameter.constraints, &pairs) && fits;
  }
  if (!fits && draft.raw.empty()) return AsJson(operation, carried, draft);
  std::string query;
  for (const auto& [name, value] : pairs) {
    query +=
        (query.empty() ? "" : "&") + text::PercentEncoded(name) + "=" + text::PercentEncoded(value);
  }
  return query + draft.raw;
}

std::string FirstName(const model::Parameter& parameter, const Value& value) {
  Pairs pairs;
  AppendPairs(parameter.name.text, AsCarried(parameter, value), &parameter.constraints, &pairs);
  return pairs.empty() ? "" : pairs[0].first;
}

}  // namespace assay::witness
