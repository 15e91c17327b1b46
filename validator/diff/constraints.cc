// Constraints one keyword at a time, so that each change bears the name of the rule that reports
// name.
#include <optional>
#include <utility>

#include "validator/describe/describe.h"
#include "validator/diff/facet.h"

namespace assay::diff {
namespace {

using model::Constraints;

Location PlaceOf(const Location& location) { return location; }
Location PlaceOf(const model::Name& name) { return name.location; }
Location PlaceOf(const model::Integer& integer) { return integer.location; }
Location PlaceOf(const model::Bound& bound) { return bound.location; }
Location PlaceOf(const model::BoundRange& range) { return range.low.location; }
Location PlaceOf(const model::Classes& classes) { return classes.min.location; }
// Flags and the like: their parameter's place has to do.
Location PlaceOf(bool /*flag*/) { return {}; }
Location PlaceOf(format::Format /*format*/) { return {}; }
Location PlaceOf(const Constraints& /*names*/) { return {}; }
template <typename T>
Location PlaceOf(const std::optional<T>& value) {
  return value ? PlaceOf(*value) : Location();
}
template <typename T>
Location PlaceOf(const std::vector<T>& values) {
  return values.empty() ? Location() : PlaceOf(values[0]);
}
struct Keyword {
  const char* name;
  void (*copy)(const Constraints& from, Constraints& to);
  Location (*place)(const Constraints& constraints);
};

template <auto Constraints::*kField>
constexpr Keyword Of(const char* name) {
  return {name, [](const Constraints& from, Constraints& to) { to.*kField = from.*kField; },
          [](const Constraints& c) { return PlaceOf(c.*kField); }};
}

void CopyEnum(const Constraints& from, Constraints& to) {
  to.enumeration = from.enumeration;
  to.enumeration_location = from.enumeration_location;
  to.otherwise = from.otherwise;
}

constexpr Keyword kKeywords[] = {
    Of<&Constraints::format>("format"),
    Of<&Constraints::minimum>("minimum"),
    Of<&Constraints::maximum>("maximum"),
    Of<&Constraints::exclusive_minimum>("exclusiveMinimum"),
    Of<&Constraints::exclusive_maximum>("exclusiveMaximum"),
    Of<&Constraints::ranges>("ranges"),
    Of<&Constraints::multiple_of>("multipleOf"),
    Of<&Constraints::power_of_two>("powerOfTwo"),
    Of<&Constraints::max_decimals>("maxDecimals"),
    Of<&Constraints::min_length>("minLength"),
    Of<&Constraints::max_length>("maxLength"),
    Of<&Constraints::characters>("characters"),
    Of<&Constraints::pattern>("pattern"),
    Of<&Constraints::classes>("classes"),
    Of<&Constraints::starts_with>("startsWith"),
    Of<&Constraints::not_starts_with>("notStartsWith"),
    Of<&Constraints::ends_with>("endsWith"),
    Of<&Constraints::not_ends_with>("notEndsWith"),
    Of<&Constraints::contains>("contains"),
    Of<&Constraints::not_contains>("notContains"),
    Of<&Constraints::not_doubled>("notDoubled"),
    {"enum", CopyEnum, [](const Constraints& c) { return PlaceOf(c.enumeration_location); }},
    Of<&Constraints::not_enum>("notEnum"),
    Of<&Constraints::min_items>("minItems"),
    Of<&Constraints::max_items>("maxItems"),
    Of<&Constraints::unique_items>("uniqueItems"),
    Of<&Constraints::unique_by>("uniqueBy"),
    Of<&Constraints::max_total_length>("maxTotalLength"),
    Of<&Constraints::separator>("separator"),
    Of<&Constraints::gaps>("gaps"),
    Of<&Constraints::closed>("additionalProperties"),
    Of<&Constraints::property_names>("propertyNames"),
    Of<&Constraints::min_properties>("minProperties"),
    Of<&Constraints::max_properties>("maxProperties"),
};

std::string InWords(const Constraints& constraints) {
  return describe::PlainText(
      describe::Sentence(describe::Describe(constraints, Language::kEnglish), Language::kEnglish));
}

// What the phrases of others depend on.
Constraints Frame(const Constraints& constraints) {
  Constraints frame;
  frame.type = constraints.type;
  frame.type_given = constraints.type_given;
  frame.unit = constraints.unit;
  frame.ignore_case = constraints.ignore_case;
  frame.sensitive = constraints.sensitive;
  return frame;
}

}  // namespace

void AddConstraints(const Facet& prototype, const std::string& path, const Constraints& constraints,
                    std::vector<Facet>* out) {
  const std::string empty = InWords(Frame(constraints));
  for (const Keyword& keyword : kKeywords) {
    Constraints one = Frame(constraints);
    keyword.copy(constraints, one);
    std::string words = InWords(one);
    if (words == empty) continue;
    Facet facet = prototype;
    facet.subject = Subject::kConstraint;
    facet.name = path + "." + keyword.name;
    facet.words = std::move(words);
    one.sensitive = false;
    for (Constraints& names : one.property_names) names.sensitive = false;
    facet.exact = InWords(one);
    const Location place = keyword.place(constraints);
    if (place.line > 0) facet.location = place;
    out->push_back(std::move(facet));
  }
  if (constraints.empty_given) {
    Facet empty_text = prototype;
    empty_text.subject = Subject::kConstraint;
    empty_text.name = path + ".empty";
    empty_text.words = empty_text.exact =
        constraints.empty_is_value ? "an empty text is a value" : "an empty text is absent";
    out->push_back(std::move(empty_text));
  }
  Facet type = prototype;
  type.subject = Subject::kConstraint;
  type.name = path + ".type";
  type.words = describe::PlainText(describe::TypeOf(constraints, Language::kEnglish));
  type.exact = type.words;
  out->push_back(std::move(type));
  for (const Constraints& items : constraints.items) {
    AddConstraints(prototype, path + ".N", items, out);
  }
  for (const Constraints& others : constraints.additional) {
    AddConstraints(prototype, path + ".*", others, out);
  }
  for (const model::Parameter& member : constraints.properties) {
    Facet part = prototype;
    part.location = member.name.location;
    const std::string name = path + "." + member.name.text;
    if (member.required) {
      part.subject = Subject::kRequired;
      part.name = name + ".required";
      part.words = part.exact = "required";
      out->push_back(part);
    }
    AddConstraints(part, name, member.constraints, out);
  }
}

}  // namespace assay::diff
