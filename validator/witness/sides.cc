#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>

#include "validator/text/percent.h"
#include "validator/witness/parts.h"
#include "validator/witness/spell.h"
#include "validator/witness/texts.h"

namespace assay::witness {
namespace {

using model::Constraints;
using model::Parameter;
using model::Type;

enum class Carrier { kNamed, kDelimited, kJson };

// Puts a part into a value of the whole parameter that is plain otherwise.
using Wrap = std::function<Value(Value)>;

// A parameter, or what is declared of a part of one.
struct Node {
  std::string path;  // as in rules: `Tag.N.Key`
  std::string name;  // as requests write the first: `Tag.1.Key`
  const Constraints& constraints;
  std::string example;
  bool required = false;
  bool is_root = false;
  Wrap wrap;
};

class SideMaker {
 public:
  SideMaker(const model::Ruleset& ruleset, const Parameter& parameter, Budget& budget)
      : ruleset_(ruleset), parameter_(parameter), budget_(budget) {
    if (parameter.content) {
      carrier_ = Carrier::kJson;
    } else if (parameter.constraints.separator) {
      carrier_ = Carrier::kDelimited;
    }
  }

  Sides Run() {
    const std::string& name = parameter_.name.text;
    const Node root{name,
                    name,
                    parameter_.constraints,
                    parameter_.sensitive ? "" : parameter_.example,
                    parameter_.required,
                    true,
                    [](Value value) { return value; }};
    AddRequestFaults(root);
    if (!parameter_.content) {
      Visit(root);
      return std::move(sides_);
    }
    AddContent(root);
    const Constraints& schema = parameter_.content->schema;
    VisitParts({name, name, schema, "", false, false, root.wrap});
    return std::move(sides_);
  }

 private:
  Side& Add(const Node& node, std::string_view keyword, bool breaks, Value part) {
    const std::string rule = node.path + "." + std::string(keyword);
    Side side{rule, breaks, false, node.wrap(std::move(part)), "", {}};
    // Beyond the budget of the parameter, sides are still told apart, but have no values.
    bytes_ += BytesOf(side.value);
    if (!budget_.Spend(200 + BytesOf(side.value)) || bytes_ > kMostDraftBytes) {
      side.value = Value::Absent();
      side.why = budget_.reason() != nullptr ? budget_.reason() : kTooManySteps;
    }
    return sides_.found.emplace_back(std::move(side));
  }

  void Lack(const Node& node, std::string_view keyword, bool breaks, const char* why = nullptr) {
    sides_.lacking.push_back(
        {node.path + "." + std::string(keyword), breaks, false, {}, "", {}, why});
  }

  // What is wrong before a value is looked at.
  void AddRequestFaults(const Node& root) {
    const Value plain = Plain(parameter_, budget_);
    Add(root, "type", false, plain);
    const std::string name = FirstName(parameter_, plain);
    if (name == root.path) AddRepeated(root, plain);
    AddRaw(root, "decoding", root.path, "%FF");
    AddWrongType(root);
    if (name != root.path && !name.empty()) {
      Add(root, "duplicate", true, plain).members = {{name, Value::Text("x")}};
    }
    if (root.required) {
      Add(root, "required", true, Value::Absent());
      Add(root, "required", false, plain);
    }
    if (!root.constraints.empty_is_value && !root.constraints.has_parts()) {
      Side& empty = AddRaw(root, "empty", root.path, "");
      empty.warns = true;
      if (root.required) sides_.found.pop_back();
    }
    if (ruleset_.suspicious_values.empty() || root.constraints.has_parts()) return;
    Add(root, "suspicious", true, Value::Text(ruleset_.suspicious_values[0])).warns = true;
  }

  // In a JSON request, which can say it.
  void AddWrongType(const Node& root) {
    const bool is_object = parameter_.constraints.type == Type::kObject;
    const bool takes_list = is_object || carrier_ == Carrier::kDelimited;
    const Value wrong = takes_list ? Value::List({Value::List({})}) : Value::Object({});
    Side& side = Add(root, "type", true, wrong);
    if (carrier_ != Carrier::kJson) return;
    side.value = Value::Absent();
    side.members = {{root.path, wrong}};
  }

  Side& AddRaw(const Node& node, std::string_view keyword, const std::string& name,
               const std::string& value) {
    Side& side = Add(node, keyword, true, Value::Absent());
    side.raw = "&" + text::PercentEncoded(name) + "=" + value;
    return side;
  }

  void AddRepeated(const Node& node, const Value& part) {
    Side& side = Add(node, "duplicate", true, part);
    std::string text = part.text;
    if (part.kind != Value::Kind::kText) text = "x";
    side.raw = "&" + text::PercentEncoded(node.name) + "=" + text::PercentEncoded(text);
  }

  void AddContent(const Node& root) {
    const Value plain = Plain(parameter_, budget_);
    Add(root, "contentMediaType", false, plain);
    Add(root, "contentMediaType", true, Value::Text("{"));
    Add(root, "contentSchema", false, plain);
    const bool is_object = parameter_.content->schema.type == Type::kObject;
    Add(root, "contentSchema", true, Value::Text(is_object ? "[]" : "{}"));
    AddContentLengths(root, plain);
  }

  // Of the greatest number that a file may have, there is none.
  static std::int64_t OneMore(std::int64_t bound) {
    return std::min(bound, std::numeric_limits<std::int64_t>::max() - 1) + 1;
  }

  // JSON text grows by blanks.
  void AddContentLengths(const Node& root, const Value& plain) {
    const Constraints& c = root.constraints;
    Draft draft;
    model::Operation operation;
    operation.parameters.push_back(parameter_);
    draft.values[0] = plain;
    const std::string query = Write(operation, draft);
    std::string text;
    for (std::size_t i = query.find('=') + 1; i < query.size(); ++i) {
      const bool is_escape = query[i] == '%';
      text.push_back(is_escape ? static_cast<char>(std::stoi(query.substr(i + 1, 2), nullptr, 16))
                               : query[i]);
      if (is_escape) i += 2;
    }
    const auto padded = [&](std::int64_t length) {
      return Value::Text(text +
                         std::string(static_cast<std::size_t>(length) -
                                         std::min(text.size(), static_cast<std::size_t>(length)),
                                     ' '));
    };
    const auto add = [&](std::string_view keyword, bool breaks, std::int64_t length) {
      if (length > static_cast<std::int64_t>(kMostLength)) {
        return Lack(root, keyword, breaks, kTooLong);
      }
      Add(root, keyword, breaks, padded(length));
    };
    if (c.max_length) {
      add("maxLength", false, c.max_length->value);
      add("maxLength", true, OneMore(c.max_length->value));
    }
    if (c.min_length) add("minLength", false, c.min_length->value);
  }

  // As deep as the rule file nests parts, which the loader limits.
  void Visit(const Node& node) {
    if (node.constraints.has_parts()) {
      VisitParts(node);
    } else {
      const Samples samples = SamplesOf(node.constraints, node.example, budget_);
      for (const Sample& sample : samples.found) {
        Add(node, sample.keyword, sample.breaks, Value::Text(sample.text));
      }
      for (const Sample& sample : samples.lacking)
        Lack(node, sample.keyword, sample.breaks, sample.why);
    }
    if (!node.is_root) AddPartFaults(node);
  }

  void AddPartFaults(const Node& node) {
    const Value plain = Plain(node.constraints, node.example, budget_);
    const bool has_parts = node.constraints.has_parts();
    if (node.required) {
      Add(node, "required", false, plain);
      Add(node, "required", true, Value::Absent());
    }
    if (carrier_ == Carrier::kDelimited) return;
    Add(node, "type", false, plain);
    const bool is_list = node.constraints.type == Type::kArray;
    Add(node, "type", true,
        has_parts ? Value::Text("x")
        : is_list ? Value::Object({})
                  : Value::List({}));
    if (carrier_ == Carrier::kJson) return;
    AddRaw(node, "decoding", node.name, "%FF");
    if (has_parts) {
      AddRaw(node, "duplicate", node.name, "x&" + text::PercentEncoded(node.name) + "=x");
    } else {
      AddRepeated(node, plain);
    }
  }

  void VisitParts(const Node& node) {
    if (node.constraints.type == Type::kArray) return VisitList(node);
    const Constraints& c = node.constraints;
    for (const Parameter& member : c.properties) {
      const std::string step = "." + member.name.text;
      Visit({node.path + step, node.name + step, member.constraints, member.example,
             member.required, false, [this, &node, &member](Value value) {
               return node.wrap(WithMember(node.constraints, member.name.text, std::move(value)));
             }});
    }
    if (!c.additional.empty()) {
      Visit({node.path + ".*", node.name + "." + PlainName(c), c.additional[0], "", false, false,
             [this, &node](Value value) {
               return node.wrap(
                   WithMember(node.constraints, PlainName(node.constraints), std::move(value)));
             }});
    }
    AddObjectSides(node);
  }

  std::string PlainName(const Constraints& object) {
    if (object.property_names.empty()) return "more";
    const std::vector<std::string> names = ValidTexts(object.property_names[0], "", 1, budget_);
    return names.empty() ? "more" : names[0];
  }

  Value WithMember(const Constraints& object, const std::string& name, Value value) {
    std::vector<std::pair<std::string, Value>> members;
    bool is_placed = false;
    for (const Parameter& member : object.properties) {
      const bool is_it = member.name.text == name;
      is_placed |= is_it;
      if (is_it) {
        members.emplace_back(name, value);
      } else if (member.required) {
        members.emplace_back(member.name.text, Plain(member, budget_));
      }
    }
    if (!is_placed) members.emplace_back(name, std::move(value));
    const auto least =
        static_cast<std::size_t>(object.min_properties ? object.min_properties->value : 0);
    for (const Parameter& member : object.properties) {
      if (members.size() >= least) break;
      if (!member.required && member.name.text != name) {
        members.emplace_back(member.name.text, Plain(member, budget_));
      }
    }
    return Value::Object(std::move(members));
  }

  void AddObjectSides(const Node& node) {
    const Constraints& c = node.constraints;
    const auto of_size = [&](std::int64_t size) {
      std::vector<std::pair<std::string, Value>> members;
      for (const Parameter& member : c.properties) {
        if (member.required || members.size() < static_cast<std::size_t>(size)) {
          members.emplace_back(member.name.text, Plain(member, budget_));
        }
      }
      const Constraints any;
      for (const Value& name : Distinct(c.property_names.empty() ? any : c.property_names[0], "",
                                        static_cast<std::size_t>(size), budget_)) {
        if (members.size() >= static_cast<std::size_t>(size)) break;
        members.emplace_back(name.text, c.additional.empty() ? Value::Text("a")
                                                             : Plain(c.additional[0], "", budget_));
      }
      return Value::Object(std::move(members));
    };
    const auto add = [&](std::string_view keyword, bool breaks, std::int64_t size) {
      const Size other = c.additional.empty() ? Size{1, 1} : LeastOf(c.additional[0]);
      const Size least = Times(other, static_cast<std::uint64_t>(size));
      if (least.parts > kMostParts) return Lack(node, keyword, breaks, kTooManyParts);
      if (least.bytes > kMostRequestBytes) return Lack(node, keyword, breaks, kTooLong);
      Add(node, keyword, breaks, of_size(size));
    };
    if (c.min_properties) {
      add("minProperties", false, c.min_properties->value);
      if (c.min_properties->value > 0) add("minProperties", true, c.min_properties->value - 1);
    }
    if (c.max_properties) {
      add("maxProperties", false, c.max_properties->value);
      add("maxProperties", true, OneMore(c.max_properties->value));
    }
    if (c.closed) {
      Add(node, "additionalProperties", false, Plain(c, "", budget_));
      Add(node, "additionalProperties", true, WithMember(c, "unexpected", Value::Text("a")));
    }
    if (c.property_names.empty()) return;
    const Samples names = SamplesOf(c.property_names[0], "", budget_);
    for (const Sample& name : names.found) {
      if (name.text.find('.') != name.text.npos && carrier_ == Carrier::kNamed) continue;
      Add(node, "propertyNames", name.breaks,
          WithMember(
              c, name.text,
              c.additional.empty() ? Value::Text("a") : Plain(c.additional[0], "", budget_)));
    }
  }

  void VisitList(const Node& node) {
    const Constraints& c = node.constraints;
    if (!c.items.empty()) {
      const bool is_delimited = carrier_ == Carrier::kDelimited;
      Visit({node.path + ".N", node.name + ".1", c.items[0], "", false, false,
             [this, &node, is_delimited](Value value) {
               const Constraints& list = node.constraints;
               std::int64_t least = list.min_items ? list.min_items->value : 1;
               // An empty text is no list of one empty item.
               if (is_delimited && value.text.empty()) least = std::max<std::int64_t>(least, 2);
               std::vector<Value> items = {std::move(value)};
               for (Value& other : DistinctItems(list, static_cast<std::size_t>(least), budget_)) {
                 if (items.size() < static_cast<std::size_t>(least) && other != items[0])
                   items.push_back(std::move(other));
               }
               return node.wrap(Value::List(std::move(items)));
             }});
    }
    AddListSides(node);
  }

  void AddItems(const Node& node, std::string_view keyword, bool breaks, std::int64_t count) {
    const Constraints any;
    const Constraints& each = node.constraints.items.empty() ? any : node.constraints.items[0];
    const Size size = Times(LeastOf(each), static_cast<std::uint64_t>(count));
    if (size.parts > kMostParts) return Lack(node, keyword, breaks, kTooManyParts);
    if (size.bytes > kMostRequestBytes) return Lack(node, keyword, breaks, kTooLong);
    std::vector<Value> items =
        DistinctItems(node.constraints, static_cast<std::size_t>(count), budget_);
    const bool is_unique = node.constraints.unique_items || node.constraints.unique_by;
    if (!is_unique && !items.empty()) items.resize(static_cast<std::size_t>(count), items.back());
    if (items.size() != static_cast<std::size_t>(count)) {
      return Lack(node, keyword, breaks, budget_.reason());
    }
    Add(node, keyword, breaks, Value::List(std::move(items)));
  }

  void AddListSides(const Node& node) {
    const Constraints& c = node.constraints;
    if (c.min_items) {
      const std::int64_t least = c.min_items->value;
      if (least > 0) AddItems(node, "minItems", false, least);
      // Between separators there is always an item.
      if (least > (carrier_ == Carrier::kDelimited ? 1 : 0))
        AddItems(node, "minItems", true, least - 1);
    }
    if (c.max_items) {
      AddItems(node, "maxItems", false, c.max_items->value);
      AddItems(node, "maxItems", true, OneMore(c.max_items->value));
    }
    if (c.unique_items || c.unique_by) {
      const char* const keyword = c.unique_items ? "uniqueItems" : "uniqueBy";
      AddItems(node, keyword, false, 2);
      std::vector<Value> same = DistinctItems(c, 1, budget_);
      if (same.empty()) return Lack(node, keyword, true);
      same.push_back(same[0]);
      Add(node, keyword, true, Value::List(same));
    }
    if (c.max_total_length) AddTotalLength(node, c.max_total_length->value);
    if (carrier_ == Carrier::kNamed) AddIndexes(node);
  }

  void AddTotalLength(const Node& node, std::int64_t most) {
    const bool has_items = !node.constraints.items.empty();
    const Constraints any;
    const Constraints& items = has_items ? node.constraints.items[0] : any;
    for (const bool breaks : {false, true}) {
      if (most >= static_cast<std::int64_t>(kMostLength)) {
        Lack(node, "maxTotalLength", breaks, kTooLong);
        continue;
      }
      const auto total = static_cast<std::size_t>(most) + (breaks ? 1 : 0);
      const std::size_t longest =
          items.max_length ? static_cast<std::size_t>(items.max_length->value) : total;
      std::vector<Value> list;
      for (std::size_t left = total; left > 0 && longest > 0;) {
        const std::size_t length = std::min(longest, left);
        const std::vector<std::string> texts = OfLength(items, "", length, budget_);
        if (texts.empty() || list.size() == kMostParts) break;
        list.push_back(Value::Text(texts[list.size() % texts.size()]));
        left -= length;
      }
      Add(node, "maxTotalLength", breaks, Value::List(std::move(list)));
    }
  }

  void AddIndexes(const Node& node) {
    const Value plain = Plain(node.constraints, "", budget_);
    Add(node, "indexes", false, plain);
    Parameter alone;
    alone.name.text = node.name;
    alone.constraints = node.constraints;
    const std::string first = FirstName(alone, plain);
    if (!first.starts_with(node.name + ".1")) return Lack(node, "indexes", true);
    const std::string rest = first.substr(node.name.size() + 2);
    for (const char* const number : {".0", ".01"}) {
      Side& side = Add(node, "indexes", true, plain);
      side.rule = parameter_.name.text + ".indexes";  // told of the parameter, wherever it stands
      side.raw = "&" + text::PercentEncoded(node.name + number + rest) + "=a";
    }
    const std::string beyond = "." + std::to_string(plain.items.size() + 2);
    const std::vector<Value> items =
        DistinctItems(node.constraints, plain.items.size() + 1, budget_);
    if (items.empty()) return;
    const Value& last = items.back();
    const std::string text = !last.members.empty() ? last.members[0].second.text : last.text;
    Add(node, "indexes", !node.constraints.gaps, plain).raw =
        "&" + text::PercentEncoded(node.name + beyond + rest) + "=" + text::PercentEncoded(text);
  }

  const model::Ruleset& ruleset_;
  const Parameter& parameter_;
  Budget& budget_;
  std::size_t bytes_ = 0;  // of all values
  Carrier carrier_ = Carrier::kNamed;
  Sides sides_;
};

}  // namespace

Sides SidesOf(const model::Ruleset& ruleset, const Parameter& parameter, Budget& budget) {
  return SideMaker(ruleset, parameter, budget).Run();
}

}  // namespace assay::witness
