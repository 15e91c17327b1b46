// Parts of parameters: what is declared of lists and objects, and of what is in them.
#include <string>
#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::Constraint;
using program::Keyword;
using program::kNone;
using program::Shape;

void AddBound(const std::optional<model::Integer>& bound, Keyword keyword,
              std::vector<Constraint>& out) {
  if (bound) out.push_back({.keyword = keyword, .number = bound->value});
}

std::string Joined(std::string_view path, std::string_view step) {
  return std::string(path) + "." + std::string(step);
}

class ShapeBuilder {
 public:
  ShapeBuilder(const model::Constraints& source, OperationBuild& build)
      : source_(source), build_(build) {}

  Shape Build(std::string_view name, std::string_view path, std::string_view text) {
    shape_.name = name;
    shape_.path = path;
    shape_.shown = text.empty() ? path : text;
    text_ = source_.separator && text.empty() ? path : text;
    shape_.empty_is_value = source_.empty_is_value;
    switch (source_.type) {
      case model::Type::kArray:
        BuildList();
        break;
      case model::Type::kObject:
        BuildObject();
        break;
      default:
        shape_.constraints = LowerConstraints(source_, build_.storage);
        shape_.matcher = build_.storage.Matcher(shape_.constraints);
    }
    return std::move(shape_);
  }

 private:
  std::uint16_t Part(const model::Constraints& source, std::string_view name,
                     std::string_view step) {
    return BuildShape(source, name, build_.storage.Keep(Joined(shape_.path, step)), text_, build_);
  }

  // Indexes are a matter of names only; there the evaluator asks for it.
  void BuildList() {
    shape_.kind = Shape::Kind::kList;
    shape_.gaps = source_.gaps;
    if (source_.separator) shape_.separator = build_.storage.Keep(source_.separator->text);
    static const model::Constraints kAnything;
    shape_.items = Part(source_.items.empty() ? kAnything : source_.items[0], {}, "N");
    build_.operation.shapes[shape_.items].anything = source_.items.empty();
    std::vector<Constraint> out;
    out.push_back({.keyword = Keyword::kIndexes});
    AddBound(source_.min_items, Keyword::kMinItems, out);
    AddBound(source_.max_items, Keyword::kMaxItems, out);
    if (source_.unique_items) out.push_back({.keyword = Keyword::kUniqueItems});
    if (source_.unique_by) AddUniqueBy(*source_.unique_by, out);
    AddBound(source_.max_total_length, Keyword::kMaxTotalLength, out);
    shape_.constraints = build_.storage.Keep(std::move(out));
  }

  void AddUniqueBy(const model::Name& member, std::vector<Constraint>& out) {
    const Shape& items = build_.operation.shapes[shape_.items];
    const std::uint32_t place = items.members.Find(member.text);
    if (place == program::KeyTable::kAbsent) return;  // refused by lint
    shape_.unique_by = items.member_shapes[place];
    out.push_back({.keyword = Keyword::kUniqueBy, .as_written = build_.storage.Keep(member.text)});
  }

  void BuildObject() {
    shape_.kind = Shape::Kind::kObject;
    shape_.closed = source_.closed;
    std::vector<std::string_view> names;
    for (const model::Parameter& member : source_.properties) {
      const std::string_view name = build_.storage.Keep(member.name.text);
      names.push_back(name);
      shape_.member_shapes.push_back(Part(member.constraints, name, name));
      if (member.required) shape_.required_members.push_back(shape_.member_shapes.back());
    }
    shape_.members = program::KeyTable(names);
    if (!source_.additional.empty()) shape_.additional = Part(source_.additional[0], "*", "*");
    std::vector<Constraint> out;
    AddBound(source_.min_properties, Keyword::kMinProperties, out);
    AddBound(source_.max_properties, Keyword::kMaxProperties, out);
    if (source_.closed) out.push_back({.keyword = Keyword::kAdditionalProperties});
    if (!source_.property_names.empty()) {
      out.push_back({.keyword = Keyword::kPropertyNames});
      shape_.name_constraints = LowerConstraints(source_.property_names[0], build_.storage);
    }
    shape_.constraints = build_.storage.Keep(std::move(out));
  }

  const model::Constraints& source_;
  OperationBuild& build_;
  Shape shape_;
  std::string_view text_;  // that its parts are in
};

}  // namespace

std::uint16_t BuildShape(const model::Constraints& source, std::string_view name,
                         std::string_view path, std::string_view text, OperationBuild& build) {
  Shape shape = ShapeBuilder(source, build).Build(name, path, text);
  build.operation.shapes.push_back(std::move(shape));
  return static_cast<std::uint16_t>(build.operation.shapes.size() - 1);
}

// Beside the shapes of parameters, so that one walker's knowledge serves both. Before findings are
// made, which point into the list.
void BuildResponse(OperationBuild& build) {
  if (!build.source.response) return;
  build.operation.response =
      BuildShape(build.source.response->schema, "response", "response", {}, build);
}

}  // namespace assay::compile
