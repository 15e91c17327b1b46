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

program::Matcher EnumMatcher(const Constraint& list, std::span<const std::uint8_t> classes,
                             Storage& storage) {
  program::Matcher matcher;
  program::Program& program = storage.program();
  if (auto table = program::ShortTable::Of(list.literals)) {
    table->SetClasses(classes);
    matcher.kind = MatcherKind::kShortEnum;
    matcher.short_enum = program.short_enums.emplace_back(*std::move(table)).view();
  } else {
    matcher.kind = MatcherKind::kLongEnum;
    matcher.long_enum = &program.long_enums.emplace_back(
        program::LongEnum{list.table, {classes.begin(), classes.end()}});
  }
  return matcher;
}

// Picks the fastest matcher that says exactly what the constraints say. Those that take no empty
// value are for values that are never empty, or are asked for that before.
program::Matcher PickMatcher(std::span<const Constraint> constraints, Storage& storage) {
  program::Matcher matcher;
  if (constraints.empty()) return matcher;
  if (IsPlainEnum(constraints)) {
    const std::vector<std::uint8_t> none(constraints[0].literals.size(), program::kNoClass);
    return EnumMatcher(constraints[0], none, storage);
  }
  if (IsPlainIpv4(constraints)) {
    matcher.kind = MatcherKind::kIpv4;
  } else if (program::IntegerMatcher integer{}; LowerInteger(constraints, integer)) {
    matcher.kind = MatcherKind::kInteger;
    matcher.integer = integer;
  } else if (program::TextMatcher text; !LowerText(constraints, text)) {
    matcher.kind = MatcherKind::kSlow;
  } else if (const auto range = LowerRange(text)) {
    matcher.kind = MatcherKind::kRange;
    matcher.range = *range;
  } else {
    matcher.kind = MatcherKind::kText;
    matcher.text = &storage.program().texts.emplace_back(std::move(text));
  }
  return matcher;
}

namespace {

// An enumeration of which nothing else is asked.
bool IsPureEnum(const model::Parameter& parameter, const Slot& slot) {
  return !parameter.content && !slot.empty_is_value && IsPlainEnum(slot.constraints);
}

Slot MakeParameterSlot(const model::Parameter& parameter, OperationBuild& build) {
  Slot slot;
  slot.name = build.storage.Keep(parameter.name.text);
  slot.warnings = build.storage.Warnings(slot.name);
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
    std::vector<Constraint> constraints = {{.keyword = Keyword::kIndexes}};  // below it
    constraints.insert(constraints.end(), shape.constraints.begin(), shape.constraints.end());
    shape.constraints = build.storage.Keep(std::move(constraints));
  }
}

std::uint64_t& KindOf(program::Carrier carrier, MatcherKind kind, program::SlotKinds& kinds) {
  if (carrier == program::Carrier::kNamed) return kinds.parts;
  switch (kind) {
    case MatcherKind::kShortEnum:
      return kinds.short_enums;
    case MatcherKind::kLongEnum:
      return kinds.long_enums;
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
program::Matcher MatcherOf(const Slot& slot, Storage& storage) {
  if (!slot.empty_is_value && slot.carrier != program::Carrier::kJson) {
    return storage.Matcher(slot.constraints);
  }
  program::Matcher matcher;
  if (!slot.constraints.empty()) matcher.kind = MatcherKind::kSlow;
  return matcher;
}

// When there are any. Parts come with no text of their own, integers and addresses begin with a
// digit or a minus, enumerations may list one.
bool MayBeSuspicious(const Slot& slot, MatcherKind kind, const program::Ruleset& ruleset) {
  const auto is_suspicious = [&](std::string_view value) {
    return std::ranges::find(ruleset.suspicious_values, value) != ruleset.suspicious_values.end();
  };
  const auto is_numeric = [](std::string_view value) {
    return value.find_first_of("-0123456789") == 0;
  };
  if (ruleset.suspicious_values.empty()) return false;
  if (slot.carrier == program::Carrier::kNamed) return is_suspicious("");
  if (kind == MatcherKind::kInteger || kind == MatcherKind::kIpv4) {
    return std::ranges::any_of(ruleset.suspicious_values, is_numeric);
  }
  const bool is_enum = kind == MatcherKind::kShortEnum || kind == MatcherKind::kLongEnum;
  return !is_enum || std::ranges::any_of(slot.constraints[0].literals, is_suspicious);
}

// Kernels note the sizes of these.
bool IsFree(const Slot& slot, MatcherKind kind) {
  return slot.carrier != program::Carrier::kNamed &&
         (kind == MatcherKind::kAny || kind == MatcherKind::kRange || kind == MatcherKind::kText);
}

void GroupByMatcher(program::Operation& operation) {
  operation.words = (operation.slots.size() + 63) / 64;
  operation.kinds.resize(operation.words);
  operation.suspicious_are_free = true;
  for (std::size_t i = 0; i < operation.slots.size(); ++i) {
    program::SlotKinds& kinds = operation.kinds[i / 64];
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    const program::Carrier carrier = operation.slots[i].carrier;
    const MatcherKind kind = operation.matchers[i].kind;
    KindOf(carrier, kind, kinds) |= bit;
    if (MayBeSuspicious(operation.slots[i], kind, *operation.ruleset)) {
      operation.may_be_suspicious.Add(i);
      operation.suspicious_are_free &= IsFree(operation.slots[i], kind);
    }
    if (carrier == program::Carrier::kDelimited || carrier == program::Carrier::kJson) {
      kinds.expanded |= bit;
    }
  }
}

// Enumerations first: conditions ask for their values, and masks for the first 64 slots.
void AddParameters(OperationBuild& build) {
  const auto& parameters = build.source.parameters;
  std::vector<std::uint16_t> slot_at(parameters.size());
  std::vector<Slot> slots;
  for (const model::Parameter& parameter : parameters) {
    slots.push_back(MakeParameterSlot(parameter, build));
  }
  build.operation.slots.reserve(parameters.size());
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
  for (const Slot& slot : build.operation.slots) {
    build.operation.matchers.push_back(MatcherOf(slot, build.storage));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) AddParts(parameters[i], slot_at[i], build);
}

}  // namespace

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
