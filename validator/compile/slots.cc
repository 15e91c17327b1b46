#include <algorithm>
#include <charconv>

#include "validator/compile/builder.h"
#include "validator/model/path.h"

namespace assay::compile {
namespace {

using program::Constraint;
using program::Keyword;
using program::MatcherKind;
using program::Slot;

// An integral bound, all of which fit.
bool ToInteger(const Constraint& constraint, std::int64_t& out) {
  const auto& text = constraint.as_written;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

// The bounds of an integer that is asked for nothing else, when both are given.
bool LowerInteger(std::span<const Constraint> constraints, program::IntegerMatcher& matcher) {
  if (constraints.size() != 3 || constraints[0].keyword != Keyword::kType ||
      constraints[0].type != program::ValueType::kInteger ||
      constraints[1].keyword != Keyword::kMinimum || constraints[2].keyword != Keyword::kMaximum) {
    return false;
  }
  return ToInteger(constraints[1], matcher.minimum) && ToInteger(constraints[2], matcher.maximum);
}

bool IsPlainEnum(std::span<const Constraint> constraints) {
  return constraints.size() == 1 && constraints[0].keyword == Keyword::kEnum &&
         constraints[0].table != nullptr && !constraints[0].lenient;
}

bool IsPlainIpv4(std::span<const Constraint> constraints) {
  return constraints.size() == 1 && constraints[0].keyword == Keyword::kFormat &&
         constraints[0].format == format::Format::kIpv4;
}

}  // namespace

// Picks the fastest matcher that says exactly what the constraints say. Those that take no empty
// value are for values that are never empty, or are asked for that before.
program::MatcherRef PickMatcher(std::span<const Constraint> constraints, std::uint16_t slot,
                                program::Operation& operation) {
  const auto pick = [](MatcherKind kind, std::size_t place) {
    return program::MatcherRef{kind, static_cast<std::uint16_t>(place)};
  };
  if (constraints.empty()) return pick(MatcherKind::kAny, 0);
  if (IsPlainEnum(constraints)) {
    program::EnumMatcher& matcher = operation.enums.emplace_back();
    matcher.slot = slot;
    if (auto table = program::ShortTable::Of(constraints[0].literals)) {
      matcher.is_short = true;
      matcher.short_table = *std::move(table);
    } else {
      matcher.table = *constraints[0].table;
    }
    return pick(MatcherKind::kEnum, operation.enums.size() - 1);
  }
  if (IsPlainIpv4(constraints)) return pick(MatcherKind::kIpv4, 0);
  if (program::IntegerMatcher integer; LowerInteger(constraints, integer)) {
    operation.integers.push_back(integer);
    return pick(MatcherKind::kInteger, operation.integers.size() - 1);
  }
  if (program::TextMatcher matcher; LowerText(constraints, matcher)) {
    if (const auto range = LowerRange(matcher)) {
      operation.ranges.push_back(*range);
      return pick(MatcherKind::kRange, operation.ranges.size() - 1);
    }
    operation.texts.push_back(std::move(matcher));
    return pick(MatcherKind::kText, operation.texts.size() - 1);
  }
  return pick(MatcherKind::kSlow, 0);
}

namespace {

// An enumeration of which nothing else is asked.
bool IsPureEnum(const model::Parameter& parameter, const Slot& slot) {
  return !parameter.content && !slot.empty_is_value && IsPlainEnum(slot.constraints);
}

Slot MakeParameterSlot(const model::Parameter& parameter, OperationBuild& build) {
  Slot slot;
  slot.name = build.storage.Keep(parameter.name.text);
  SetWarningRules(slot, build.storage);
  slot.sensitive = parameter.sensitive;
  slot.empty_is_value = parameter.constraints.empty_is_value;
  if (parameter.constraints.otherwise) {
    slot.otherwise = build.storage.Keep(parameter.constraints.otherwise->text);
  }
  if (parameter.content) {
    slot.carrier = program::Carrier::kJson;
  } else if (parameter.constraints.has_parts()) {
    slot.carrier =
        parameter.constraints.separator ? program::Carrier::kDelimited : program::Carrier::kNamed;
  }
  if (!parameter.constraints.has_parts()) {
    slot.constraints = LowerConstraints(parameter.constraints, build.storage);
  }
  if (parameter.default_value) {
    slot.has_default = true;
    slot.default_value = build.storage.Keep(parameter.default_value->text);
  }
  return slot;
}

// What is asked of the parts, and how they come.
void AddParts(const model::Parameter& parameter, std::uint16_t index, OperationBuild& build) {
  program::Operation& operation = build.operation;
  Slot& slot = operation.slots[index];
  if (slot.carrier == program::Carrier::kNone) return;
  if (parameter.content) slot.content = build.contents++;
  slot.shape = BuildShape(model::PartsOf(parameter), slot.name, slot.name, {}, build);
  program::Shape& shape = operation.shapes[slot.shape];
  if (slot.carrier == program::Carrier::kNamed && shape.kind == program::Shape::Kind::kObject) {
    shape.constraints.insert(shape.constraints.begin(),
                             {.keyword = Keyword::kIndexes});  // below it
  }
}

std::uint64_t& KindOf(const Slot& slot, const program::Operation& operation,
                      program::SlotKinds& kinds) {
  if (slot.carrier == program::Carrier::kNamed) return kinds.parts;
  switch (slot.matcher.kind) {
    case MatcherKind::kEnum:
      return operation.enums[slot.matcher.index].is_short ? kinds.short_enums : kinds.enums;
    case MatcherKind::kRange:
      return kinds.ranges;
    case MatcherKind::kText:
      return kinds.texts;
    case MatcherKind::kInteger:
      return kinds.integers;
    case MatcherKind::kIpv4:
      return kinds.ipv4s;
    case MatcherKind::kSlow:
      return kinds.slow;
    case MatcherKind::kAny:
      break;
  }
  return kinds.any;
}

// The fast matchers take no empty value, and JSON text is looked at by its reader.
void PickSlotMatcher(std::uint16_t index, program::Operation& operation) {
  Slot& slot = operation.slots[index];
  if (slot.empty_is_value || slot.carrier == program::Carrier::kJson) {
    slot.matcher.kind = slot.constraints.empty() ? MatcherKind::kAny : MatcherKind::kSlow;
  } else {
    slot.matcher = PickMatcher(slot.constraints, index, operation);
  }
}

void GroupByMatcher(program::Operation& operation) {
  operation.kinds.resize((operation.slots.size() + 63) / 64);
  for (std::size_t i = 0; i < operation.slots.size(); ++i) {
    program::SlotKinds& kinds = operation.kinds[i / 64];
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    const program::Carrier carrier = operation.slots[i].carrier;
    KindOf(operation.slots[i], operation, kinds) |= bit;
    if (carrier == program::Carrier::kDelimited || carrier == program::Carrier::kJson) {
      kinds.expanded |= bit;
    }
  }
}

// Enumerations first, so that a slot is the place of its matcher.
void AddParameters(OperationBuild& build) {
  const auto& parameters = build.source.parameters;
  std::vector<std::uint16_t> slot_at(parameters.size());
  std::vector<Slot> slots;
  for (const model::Parameter& parameter : parameters) {
    slots.push_back(MakeParameterSlot(parameter, build));
  }
  for (const bool enums : {true, false}) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (IsPureEnum(parameters[i], slots[i]) != enums) continue;
      slot_at[i] = static_cast<std::uint16_t>(build.operation.slots.size());
      build.operation.slots.push_back(slots[i]);
    }
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Slot& slot = build.operation.slots[slot_at[i]];
    build.operation.declared.push_back(slot_at[i]);
    build.operation.names_declared.push_back(slot.name);
    build.slot_of[slot.name] = slot_at[i];
    if (parameters[i].required) build.operation.required.Add(slot_at[i]);
    if (parameters[i].sensitive) build.storage.program().sensitive_names.push_back(slot.name);
  }
  build.parameter_slots = slot_at;
  // Enumerations of parameters stand before those of parts.
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    PickSlotMatcher(static_cast<std::uint16_t>(i), build.operation);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) AddParts(parameters[i], slot_at[i], build);
}

}  // namespace

void SetWarningRules(Slot& slot, Storage& storage) {
  slot.empty_rule = storage.Keep(std::string(slot.name) + ".empty");
  slot.suspicious_rule = storage.Keep(std::string(slot.name) + ".suspicious");
}

void BuildSlots(OperationBuild& build) {
  program::Operation& operation = build.operation;
  AddParameters(build);
  // A name's place in the table is its slot.
  std::vector<std::string_view> names;
  for (const Slot& slot : operation.slots) names.push_back(slot.name);
  operation.names = program::KeyTable(names);
  GroupByMatcher(operation);
}

}  // namespace assay::compile
