#include "validator/testing/reference_relations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "validator/format/format.h"
#include "validator/testing/reference_decimal.h"

namespace assay::testonly {
namespace {

// A text with what is asked of it, which says what its number is.
struct Value {
  const model::Constraints* constraints = nullptr;
  std::string text;
};

// A node with its constraints; null for what anything may stand in.
struct Node {
  const model::Constraints* constraints = nullptr;
  Tree tree;
  Carrier carrier = Carrier::kParts;
};

// The parts of a text that has some.
std::optional<Node> NodeOfText(const model::Parameter& parameter, const std::string& text) {
  if (IsDelimited(parameter.constraints)) {
    return Node{&parameter.constraints,
                TreeOfDelimited(parameter.constraints.separator->text, text)};
  }
  if (!parameter.content) return std::nullopt;
  const std::optional<Json> json = ParseJson(text);
  if (!json) return std::nullopt;
  return Node{&parameter.content->schema, TreeOfJsonText(*json), Carrier::kJsonText};
}

// The parts of the effective value; nothing when it has none.
std::optional<Node> NodeOf(const Slot& slot, const std::vector<Slot>& slots) {
  if (slot.parts) return Node{&slot.parameter->constraints, *slot.parts};
  const auto [text, origin] = EffectiveOf(slot, slots);
  return origin == Origin::kAbsent ? std::nullopt : NodeOfText(*slot.parameter, text);
}

// What stands under a segment: under `N`, all items.
std::vector<Node> StepInto(const Node& node, const std::string& segment) {
  std::vector<Node> below;
  if (node.constraints == nullptr) return below;
  if (segment == "N" && node.constraints->type == model::Type::kArray) {
    const auto& items = node.constraints->items;
    for (const Part* part : ItemsOf(node.tree)) {
      below.push_back({items.empty() ? nullptr : &items[0], part->tree, node.carrier});
    }
    return below;
  }
  const model::Constraints* member = ShapeBelow(*node.constraints, segment).constraints;
  const Tree* tree = node.tree.Find(segment);
  if (IsGiven(member, tree, Role::kMember, node.carrier)) {
    below.push_back({member, *tree, node.carrier});
  }
  return below;
}

// The nodes of a path behind its parameter, such as `.N.Size`. A list at its end stands for its
// items.
std::vector<Node> NodesAt(const Node& root, std::string path) {
  std::vector<Node> nodes = {root};
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.', 1), path.size());
    std::vector<Node> below;
    for (const Node& node : nodes) {
      for (Node& one : StepInto(node, path.substr(1, end - 1))) below.push_back(std::move(one));
    }
    nodes = std::move(below);
    path.erase(0, end);
  }
  const bool are_lists = !nodes.empty() && nodes[0].constraints != nullptr &&
                         nodes[0].constraints->type == model::Type::kArray;
  if (!are_lists) return nodes;
  std::vector<Node> items;
  for (const Node& list : nodes) {
    for (Node& item : StepInto(list, "N")) items.push_back(std::move(item));
  }
  return items;
}

// The declared parameter that a path begins with.
const Slot& SlotOf(const std::string& path, const std::vector<Slot>& slots) {
  for (const Slot& slot : slots) {
    if (path == slot.parameter->name.text) return slot;
  }
  for (const Slot& slot : slots) {
    if (path.starts_with(slot.parameter->name.text + ".")) return slot;
  }
  return Find(slots, path);
}

// The effective values at a path: the items of a list, else one text or none.
std::vector<Value> ValuesAt(const std::string& path, const std::vector<Slot>& slots) {
  const Slot& slot = SlotOf(path, slots);
  std::vector<Value> values;
  const std::string behind = path.substr(slot.parameter->name.text.size());
  const bool is_text = slot.parameter->content && behind.empty() &&
                       slot.parameter->content->schema.type != model::Type::kArray;
  const std::optional<Node> root = is_text ? std::nullopt : NodeOf(slot, slots);
  if (root) {
    for (const Node& node : NodesAt(*root, behind)) {
      const auto text = TextOf(node.constraints, node.tree, Role::kItem, node.carrier);
      if (text) values.push_back({node.constraints, *text});
    }
    return values;
  }
  const auto [text, origin] = EffectiveOf(slot, slots);
  if (origin != Origin::kAbsent) values.push_back({&slot.parameter->constraints, text});
  return values;
}

// The number that a value is, or that its format measures.
std::optional<Decimal> NumberOf(const Value& value) {
  if (value.constraints == nullptr) return std::nullopt;
  if (value.constraints->is_numeric()) return Decimal::Of(value.text);
  const auto measure = format::Measure(value.constraints->format, value.text);
  return measure ? std::optional(Decimal::Of(*measure)) : std::nullopt;
}

std::optional<Decimal> SumOf(const std::vector<Value>& values) {
  Decimal sum;
  for (const Value& value : values) {
    const std::optional<Decimal> number = NumberOf(value);
    if (!number) return std::nullopt;
    sum = sum.Plus(*number);
  }
  return sum;
}

std::optional<Decimal> CountOf(const std::string& parameter, const std::vector<Slot>& slots) {
  const std::optional<Node> root = NodeOf(SlotOf(parameter, slots), slots);
  if (!root) return std::nullopt;
  return Decimal::Of(static_cast<std::int64_t>(root->tree.parts.size()));
}

std::int64_t CodePoints(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

// What an operand takes from the request; nothing where there is nothing to take.
std::optional<Decimal> Taken(const model::Operand& operand, const std::vector<Slot>& slots) {
  const std::string& name = operand.parameter.text;
  const Slot& slot = SlotOf(name, slots);
  const auto [text, origin] = EffectiveOf(slot, slots);
  if (origin == Origin::kAbsent) return std::nullopt;
  switch (operand.kind) {
    case model::Operand::Kind::kCount:
      return CountOf(name, slots);
    case model::Operand::Kind::kSum:
      return SumOf(ValuesAt(name, slots));
    case model::Operand::Kind::kLength:
      return Decimal::Of(CodePoints(text));
    default:
      return NumberOf({&slot.parameter->constraints, text});
  }
}

std::optional<Decimal> NumberOf(const model::Operand& operand, const std::vector<Slot>& slots,
                                std::optional<std::int64_t> now) {
  using Kind = model::Operand::Kind;
  std::optional<Decimal> number;
  if (operand.kind == Kind::kConstant) {
    number = Decimal::Of(operand.constant.text);
  } else if (operand.kind == Kind::kNow) {
    if (now) number = Decimal::Of(*now);
  } else {
    number = Taken(operand, slots);
  }
  if (!number && operand.absent) number = Decimal::Of(operand.absent->value);
  return number ? std::optional(number->Times(operand.times)) : std::nullopt;
}

std::optional<Decimal> SideOf(const std::vector<model::Operand>& operands,
                              const std::vector<Slot>& slots, std::optional<std::int64_t> now) {
  Decimal sum;
  for (const model::Operand& operand : operands) {
    const std::optional<Decimal> number = NumberOf(operand, slots, now);
    if (!number) return std::nullopt;
    sum = sum.Plus(*number);
  }
  return sum;
}

bool Is(const Decimal& left, model::Comparison comparison, const Decimal& right) {
  switch (comparison) {
    case model::Comparison::kLess:
      return left < right;
    case model::Comparison::kLessOrEqual:
      return left <= right;
    case model::Comparison::kGreaterOrEqual:
      return left >= right;
    case model::Comparison::kGreater:
      return left > right;
    case model::Comparison::kEqual:
      return left == right;
    case model::Comparison::kNotEqual:
      return left != right;
  }
  return true;
}

bool BreaksCompare(const model::Rule& rule, const std::vector<Slot>& slots,
                   std::optional<std::int64_t> now) {
  const std::optional<Decimal> left = SideOf(rule.left, slots, now);
  const std::optional<Decimal> right = SideOf(rule.right, slots, now);
  return left && right && !Is(*left, rule.comparison, *right);
}

std::vector<std::string> TextsAt(const std::string& path, const std::vector<Slot>& slots) {
  std::vector<std::string> texts;
  for (const Value& value : ValuesAt(path, slots)) texts.push_back(value.text);
  return texts;
}

bool Contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// Defaults are not given, so they take no part.
bool BreaksDifferent(const model::Rule& rule, const std::vector<Slot>& slots) {
  std::vector<std::string> seen;
  for (const model::Name& parameter : rule.parameters) {
    if (!SlotOf(parameter.text, slots).given) continue;
    for (const std::string& text : TextsAt(parameter.text, slots)) {
      if (Contains(seen, text)) return true;
      seen.push_back(text);
    }
  }
  return false;
}

// Of the parameters that have a value, any two.
bool BreaksEqual(const model::Rule& rule, const std::vector<Slot>& slots) {
  std::optional<std::vector<std::string>> first;
  for (const model::Name& parameter : rule.parameters) {
    const Slot& slot = SlotOf(parameter.text, slots);
    if (EffectiveOf(slot, slots).origin == Origin::kAbsent) continue;
    const std::vector<std::string> texts = TextsAt(parameter.text, slots);
    if (first && *first != texts) return true;
    if (!first) first = texts;
  }
  return false;
}

// Whether each value of the first parameter has one of the second that `matches` it. Silent unless
// both are there.
template <typename F>
bool HasUnmatched(const model::Rule& rule, const std::vector<Slot>& slots, F&& matches) {
  for (const model::Name& parameter : rule.parameters) {
    const Slot& slot = SlotOf(parameter.text, slots);
    if (EffectiveOf(slot, slots).origin == Origin::kAbsent) return false;
  }
  const std::vector<std::string> outer = TextsAt(rule.parameters[1].text, slots);
  for (const std::string& text : TextsAt(rule.parameters[0].text, slots)) {
    if (std::none_of(outer.begin(), outer.end(),
                     [&](const std::string& other) { return matches(other, text); })) {
      return true;
    }
  }
  return false;
}

struct Span {
  Decimal start, end;
};

// The items that have both ends, as what is from the one up to and without the other.
std::vector<Span> SpansOf(const model::Rule& rule, const std::vector<Slot>& slots) {
  std::vector<Span> spans;
  const std::optional<Node> root = NodeOf(SlotOf(rule.parameters[0].text, slots), slots);
  if (!root) return spans;
  for (const Node& item : NodesAt(*root, "")) {
    std::vector<Decimal> ends;
    for (const std::string& member : {rule.start.text, rule.end.text}) {
      for (const Node& node : StepInto(item, member)) {
        const auto text = TextOf(node.constraints, node.tree, Role::kMember, node.carrier);
        const auto number = text ? NumberOf({node.constraints, *text}) : std::nullopt;
        if (number) ends.push_back(*number);
      }
    }
    if (ends.size() == 2) spans.push_back({ends[0], ends[1]});
  }
  return spans;
}

bool BreaksNoOverlap(const model::Rule& rule, const std::vector<Slot>& slots) {
  const std::vector<Span> spans = SpansOf(rule, slots);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (std::max(spans[i].start, spans[j].start) < std::min(spans[i].end, spans[j].end)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool BreaksRelation(const model::Rule& rule, const std::vector<Slot>& slots,
                    std::optional<std::int64_t> now) {
  using Kind = model::Rule::Kind;
  for (const model::Name& parameter : rule.parameters) {
    if (!SlotOf(parameter.text, slots).faults.empty()) return false;
  }
  switch (rule.kind) {
    case Kind::kCompare:
      return BreaksCompare(rule, slots, now);
    case Kind::kDifferent:
      return BreaksDifferent(rule, slots);
    case Kind::kEqual:
      return BreaksEqual(rule, slots);
    case Kind::kSubset:
      return HasUnmatched(rule, slots, [](const std::string& other, const std::string& text) {
        return other == text;
      });
    case Kind::kWithin:
      return HasUnmatched(rule, slots, [](const std::string& outer, const std::string& inner) {
        return format::CidrContains(outer, inner) == true;
      });
    case Kind::kNoOverlap:
      return BreaksNoOverlap(rule, slots);
    default:
      return false;
  }
}

}  // namespace assay::testonly
