#include "validator/explain/declared.h"

#include "validator/model/path.h"

namespace assay::explain {
namespace {

class Walk {
 public:
  explicit Walk(std::vector<Declared>* out) : out_(out) {}

  void Add(const model::Parameter& parameter) {
    parameter_ = &parameter;
    Add(parameter.name.text, "", &parameter, parameter.constraints, model::PartsOf(parameter));
  }

 private:
  void Add(const std::string& path, const std::string& parent, const model::Parameter* own,
           const model::Constraints& constraints, const model::Constraints& parts) {
    out_->push_back({path, parent, parameter_, own, &constraints, &parts});
    for (const model::Constraints& items : parts.items) {
      Add(path + ".N", path, nullptr, items, items);
    }
    for (const model::Parameter& member : parts.properties) {
      Add(path + "." + member.name.text, path, &member, member.constraints, member.constraints);
    }
    for (const model::Constraints& others : parts.additional) {
      Add(path + ".*", path, nullptr, others, others);
    }
  }

  const model::Parameter* parameter_ = nullptr;
  std::vector<Declared>* out_;
};

}  // namespace

std::vector<Declared> DeclaredOf(const model::Operation& operation) {
  std::vector<Declared> declared;
  Walk walk(&declared);
  for (const model::Parameter& parameter : operation.parameters) walk.Add(parameter);
  return declared;
}

}  // namespace assay::explain
