// What a caller may rely on in answers, a facet a field.
#include "validator/describe/describe.h"
#include "validator/diff/facet.h"

namespace assay::diff {
namespace {

using model::Constraints;

class Fields {
 public:
  Fields(const std::string& operation, std::vector<Facet>* out)
      : operation_(operation), out_(out) {}

  void Add(const std::string& path, const Constraints& constraints, const Location& location,
           bool required) {
    std::string words = describe::PlainText(describe::TypeOf(constraints, Language::kEnglish));
    const std::string demands = describe::PlainText(describe::Sentence(
        describe::Describe(constraints, Language::kEnglish), Language::kEnglish));
    if (!demands.empty()) words += "; " + demands;
    if (required) words += "; always there";
    out_->push_back({.subject = Subject::kResponse,
                     .operation = operation_,
                     .name = path,
                     .words = words,
                     .exact = words,
                     .location = location});
    for (const Constraints& items : constraints.items) Add(path + ".N", items, location, false);
    for (const Constraints& any : constraints.additional) Add(path + ".*", any, location, false);
    for (const model::Parameter& member : constraints.properties) {
      Add(path + "." + member.name.text, member.constraints, member.name.location, member.required);
    }
  }

 private:
  const std::string& operation_;
  std::vector<Facet>* out_;
};

}  // namespace

void AddResponse(const std::string& operation, const model::Response& response,
                 std::vector<Facet>* out) {
  Fields(operation, out).Add("response", response.schema, response.location, false);
}

}  // namespace assay::diff
