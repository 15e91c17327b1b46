// What rules say of values, one by one or against each other.
#include <string>

#include "validator/compile/builder.h"
#include "validator/model/path.h"

namespace assay::compile {
namespace {

using program::kNone;
using program::Relation;
using program::Shape;
using program::ValueRef;

const model::Parameter& Find(std::string_view name, const OperationBuild& build) {
  const std::uint16_t slot = build.slot_of.at(name);
  std::size_t i = 0;
  while (build.parameter_slots[i] != slot) ++i;
  return build.source.parameters[i];
}

std::uint16_t ShapeAt(std::string_view path, const OperationBuild& build) {
  const auto& shapes = build.operation.shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i].path == path) return static_cast<std::uint16_t>(i);
  }
  return kNone;
}

program::ValueType NumberType(const model::Constraints& constraints) {
  if (constraints.type == model::Type::kInteger) return program::ValueType::kInteger;
  if (constraints.type == model::Type::kNumber) return program::ValueType::kNumber;
  return program::ValueType::kText;
}

// A parameter, the items of a list, or what a path leads to. Lint has seen that it is there.
ValueRef RefTo(std::string_view name, OperationBuild& build) {
  const std::string_view root = model::RootOf(name);
  const model::Parameter& parameter = Find(root, build);
  ValueRef ref{.slot = build.slot_of.at(root)};
  const model::Constraints* constraints = &model::PartsOf(parameter);
  const program::Slot& slot = build.operation.slots[ref.slot];
  if (root.size() != name.size()) {
    ref.shape = ShapeAt(name, build);
    constraints = model::Follow(parameter, name.substr(root.size()));
  } else if (slot.shape != kNone && build.operation.shapes[slot.shape].kind == Shape::Kind::kList) {
    ref.shape = build.operation.shapes[slot.shape].items;
    constraints = model::Follow(parameter, ".N");
  }
  if (constraints == nullptr) return ref;
  ref.type = NumberType(*constraints);
  ref.format = constraints->format;
  return ref;
}

program::Operand MakeOperand(const model::Operand& source, OperationBuild& build) {
  program::Operand operand;
  operand.kind = static_cast<program::Operand::Kind>(source.kind);
  if (source.kind == model::Operand::Kind::kConstant) {
    operand.constant = text::ParseNumber(source.constant.text).value_or(text::Number());
  } else if (source.kind != model::Operand::Kind::kNow) {
    operand.value = RefTo(source.parameter.text, build);
  }
  operand.has_absent = source.absent.has_value();
  if (source.absent) operand.absent = source.absent->value;
  operand.times = source.times;
  return operand;
}

Relation::Kind KindOf(model::Rule::Kind kind) {
  switch (kind) {
    case model::Rule::Kind::kCompare:
      return Relation::Kind::kCompare;
    case model::Rule::Kind::kDifferent:
      return Relation::Kind::kDifferent;
    case model::Rule::Kind::kEqual:
      return Relation::Kind::kEqual;
    case model::Rule::Kind::kSubset:
      return Relation::Kind::kSubset;
    case model::Rule::Kind::kWithin:
      return Relation::Kind::kWithin;
    case model::Rule::Kind::kNoOverlap:
      return Relation::Kind::kNoOverlap;
    default:
      return Relation::Kind::kValue;
  }
}

}  // namespace

Relation MakeDemand(const model::Demand& demand, OperationBuild& build) {
  Relation relation;
  relation.values.push_back(RefTo(demand.parameter.text, build));
  relation.constraints = LowerConstraints(demand.constraints, build.storage);
  return relation;
}

Relation MakeRelation(const model::Rule& rule, OperationBuild& build) {
  Relation relation;
  relation.kind = KindOf(rule.kind);
  for (const model::Name& name : rule.parameters) {
    relation.values.push_back(RefTo(name.text, build));
  }
  for (const model::Operand& operand : rule.left) {
    relation.left.push_back(MakeOperand(operand, build));
  }
  for (const model::Operand& operand : rule.right) {
    relation.right.push_back(MakeOperand(operand, build));
  }
  relation.comparison = static_cast<program::Comparison>(rule.comparison);
  if (rule.kind == model::Rule::Kind::kNoOverlap) {
    for (const model::Name* member : {&rule.start, &rule.end}) {
      const std::string path = rule.parameters[0].text + ".N." + member->text;
      relation.values.push_back(RefTo(path, build));
    }
  }
  return relation;
}

}  // namespace assay::compile
