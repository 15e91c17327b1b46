#include "validator/testing/generator_pools.h"

#include "validator/format/format.h"
#include "validator/testing/generator_json.h"
#include "validator/testing/generator_values.h"

namespace assay::testonly {
namespace {

std::string FindText(const model::Parameter& parameter, Random& random) {
  if (parameter.content) return ValidContent(*parameter.content, random);
  return ValidText(parameter.constraints, parameter.example, random);
}

std::size_t HowMuchIsAsked(const model::Parameter& parameter) {
  const model::Constraints& asked = parameter.constraints;
  const bool is_plain = asked.type == model::Type::kString && !asked.pattern && !asked.max_length &&
                        asked.enumeration.empty() && asked.format == format::Format::kNone;
  if (parameter.content) return 4 + 2 * WeightOf(parameter.content->schema);
  return is_plain ? 1 : 3 * WeightOf(asked);
}

bool IsTime(format::Format format) {
  return format == format::Format::kUnixSeconds || format == format::Format::kUtcSecond ||
         format == format::Format::kUtcMinute || format == format::Format::kDateTime;
}

}  // namespace

Pools::Pools(const model::Ruleset& ruleset, const model::Operation& operation, std::size_t effort,
             Random& random)
    : ruleset_(ruleset), operation_(operation) {
  for (const model::Parameter& parameter : operation.parameters) {
    const bool is_naming = parameter.name.text == ruleset.operation_parameter.text;
    weights_.push_back(is_naming ? 1 : HowMuchIsAsked(parameter));
    weight_ += weights_.back();
    std::vector<std::string>& texts = texts_.emplace_back();
    std::vector<Structure>& structures = structures_.emplace_back();
    for (std::size_t i = 0; i < effort; ++i) {
      if (IsStructured(parameter.constraints)) {
        structures.push_back(ValidStructure(parameter.constraints, random));
      } else {
        texts.push_back(FindText(parameter, random));
      }
    }
    if (!IsTime(parameter.constraints.format)) continue;
    for (const std::string& text : texts) {
      const auto time = format::Measure(parameter.constraints.format, text);
      if (time) times_.push_back(*time);
    }
  }
}

std::size_t Pools::PickParameter(Random& random) const {
  std::size_t place = random.Below(weight_);
  std::size_t parameter = 0;
  while (place >= weights_[parameter]) place -= weights_[parameter++];
  return parameter;
}

std::optional<std::size_t> Pools::OwnerOf(const std::string& name) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (parameter(i).name.text == name) return i;
  }
  for (std::size_t i = 0; i < size(); ++i) {
    if (IsNameOf(parameter(i), name)) return i;
  }
  return std::nullopt;
}

std::string Pools::ValidText(std::size_t index, Random& random) const {
  if (parameter(index).name.text == ruleset_.operation_parameter.text) return operation_.name.text;
  return random.Pick(texts_[index]);
}

TextPairs Pools::Valid(std::size_t index, Random& random) const {
  const std::string& name = parameter(index).name.text;
  if (structures_[index].empty()) return {{name, ValidText(index, random)}};
  return ToPairs(name, random.Pick(structures_[index]));
}

TextPairs Pools::Hostile(std::size_t index, Random& random) const {
  const model::Parameter& declared = parameter(index);
  const std::string& name = declared.name.text;
  if (random.Chance(5)) {  // what another parameter accepts
    const std::vector<std::string>& others = random.Pick(texts_);
    if (!others.empty()) return {{name, random.Pick(others)}};
  }
  if (!ruleset_.suspicious_values.empty() && random.Chance(5)) {
    return {{name, random.Pick(ruleset_.suspicious_values)}};
  }
  if (!structures_[index].empty()) {
    Structure structure = random.Pick(structures_[index]);
    do {
      Disturb(declared.constraints, random, &structure);
    } while (random.Chance(25));
    return ToPairs(name, structure);
  }
  if (declared.content && random.Chance(85)) {
    return {{name, HostileContent(*declared.content, random)}};
  }
  if (IsDelimitedList(declared.constraints)) {
    Structure list = TextStructure(ValidText(index, random));
    Disturb(declared.constraints, random, &list);
    return {{name, list.text}};
  }
  return {{name, HostileValue(declared.constraints, ValidText(index, random), random)}};
}

std::optional<std::int64_t> Pools::Now(Random& random) const {
  if (times_.empty() || random.Chance(20)) return std::nullopt;
  return random.Pick(times_) + static_cast<std::int64_t>(random.Below(3)) - 1;
}

}  // namespace assay::testonly
