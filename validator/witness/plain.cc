#include <algorithm>
#include <cstdio>
#include <set>

#include "validator/model/path.h"
#include "validator/witness/parts.h"
#include "validator/witness/texts.h"

namespace assay::witness {
namespace {

using model::Constraints;
using model::Parameter;

std::string Hex(std::size_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "%zx", number);
  return text;
}

// Candidates for the n-th of many different texts.
std::vector<std::string> Numbered(const std::string& base, std::size_t n) {
  const std::string number = std::to_string(n);
  std::vector<std::string> texts = {base + number};
  if (base.size() >= number.size()) {
    texts.push_back(base.substr(0, base.size() - number.size()) + number);
  }
  const std::string letter(1, static_cast<char>('a' + n % 26));
  if (!base.empty()) texts.push_back(base.substr(0, base.size() - 1) + letter);
  for (const std::string& text :
       {"a" + number, number, "10.0.0." + number, "2001:db8::" + Hex(n), "10.0." + number + ".0/28",
        "10.0." + number + ".0/24", "2001:db8:0:0:" + Hex(n) + "::/80",
        "2001:db8:0:" + Hex(n) + "::/64", number + "s", "host" + number + ".example.com"}) {
    texts.push_back(text);
  }
  return texts;
}

std::vector<Value> DistinctTexts(const Constraints& c, const std::string& example,
                                 std::size_t count, Budget& budget) {
  std::vector<std::string> texts = ValidTexts(c, example, count, budget);
  const std::string base = texts.empty() ? "a" : texts[0];
  std::set<std::string> known(texts.begin(), texts.end());
  for (std::size_t n = 1; texts.size() < count && n <= count + 8 && !budget.stopped(); ++n) {
    for (const std::string& text : Numbered(base, n)) {
      if (known.count(text) > 0 || !budget.Faults(c, text).empty()) continue;
      known.insert(text);
      texts.push_back(text);
      break;
    }
  }
  std::vector<Value> values;
  for (const std::string& text : texts) values.push_back(Value::Text(text));
  return values;
}

std::vector<Value> DistinctObjects(const Constraints& c, std::size_t count, const std::string& vary,
                                   Budget& budget) {
  const auto least = static_cast<std::size_t>(c.min_properties ? c.min_properties->value : 0);
  std::vector<std::pair<std::string, std::vector<Value>>> members;
  for (const Parameter& member : c.properties) {
    if (member.required || member.name.text == vary ||
        members.size() < std::max<std::size_t>(least, 1)) {
      members.emplace_back(member.name.text, Distinct(member, count, budget));
    }
  }
  if (!c.closed && c.additional.size() + members.size() > 0) {
    const Constraints any;
    const Constraints& names = c.property_names.empty() ? any : c.property_names[0];
    for (const Value& name : Distinct(names, "", least, budget)) {
      if (members.size() >= least) break;
      members.emplace_back(name.text,
                           Distinct(c.additional.empty() ? any : c.additional[0], "", 1, budget));
    }
  }
  std::vector<Value> values;
  for (std::size_t i = 0; i < count && !budget.stopped(); ++i) {
    std::vector<std::pair<std::string, Value>> given;
    for (const auto& [name, choices] : members) {
      if (!choices.empty()) given.emplace_back(name, choices[std::min(i, choices.size() - 1)]);
    }
    const Value value = Value::Object(std::move(given));
    budget.Spend(BytesOf(value));
    if (values.empty() || values.back() != value) values.push_back(value);
  }
  return values;
}

// How many of them fit together.
std::size_t Fitting(const Constraints& c, std::size_t count) {
  const Size least = LeastOf(c);
  const std::uint64_t parts = kMostParts / std::max<std::uint64_t>(least.parts, 1);
  const std::uint64_t texts = 16 * kMostLength / std::max<std::uint64_t>(least.bytes, 1);
  return least.fits() ? std::min<std::uint64_t>({count, parts, texts}) : 0;
}

}  // namespace

std::vector<Value> DistinctItems(const Constraints& list, std::size_t count, Budget& budget) {
  static const Constraints& any = *new Constraints{.empty_is_value = true};
  const Constraints& items = list.items.empty() ? any : list.items[0];
  if (items.type != model::Type::kObject) return Distinct(items, "", count, budget);
  return DistinctObjects(items, Fitting(items, count), list.unique_by ? list.unique_by->text : "",
                         budget);
}

std::vector<Value> Distinct(const Constraints& c, const std::string& example, std::size_t most,
                            Budget& budget) {
  const std::size_t count = Fitting(c, most);
  if (count == 0) return {};
  if (c.type == model::Type::kObject) return DistinctObjects(c, count, "", budget);
  if (c.type != model::Type::kArray) return DistinctTexts(c, example, count, budget);
  const auto least =
      static_cast<std::size_t>(std::max<std::int64_t>(c.min_items ? c.min_items->value : 1, 1));
  const std::vector<Value> items = DistinctItems(c, least + count - 1, budget);
  std::vector<Value> values;
  for (std::size_t i = 0; i < count && i + least <= items.size(); ++i) {
    const auto first = items.begin() + static_cast<std::ptrdiff_t>(i);
    values.push_back(Value::List({first, first + static_cast<std::ptrdiff_t>(least)}));
    if (!budget.Spend(BytesOf(values.back()))) break;
  }
  return values;
}

std::vector<Value> Distinct(const Parameter& parameter, std::size_t count, Budget& budget) {
  if (parameter.content) return Distinct(parameter.content->schema, "", count, budget);
  return Distinct(parameter.constraints, parameter.sensitive ? "" : parameter.example, count,
                  budget);
}

Value Plain(const Constraints& constraints, const std::string& example, Budget& budget) {
  const std::vector<Value> values = Distinct(constraints, example, 1, budget);
  return values.empty() ? Value::Absent() : values[0];
}

Value Plain(const Parameter& parameter, Budget& budget) {
  const std::vector<Value> values = Distinct(parameter, 1, budget);
  return values.empty() ? Value::Absent() : values[0];
}

}  // namespace assay::witness
