// What a gateway does with assay: builds a validator once, then answers requests with it.
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shipped.h"
#include "validator/render.h"
#include "validator/validator.h"

namespace {

// Stands for your account service, your quota database, your catalogue.
assay::FactValue LookUp(const assay::NeededFact& fact) {
  if (fact.id != "catalogue.capacity") return assay::FactValue::kTrue;
  return fact.argument(0).value == "1024" ? assay::FactValue::kTrue : assay::FactValue::kFalse;
}

void Answer(const assay::Validator& validator, assay::Scratch& scratch, std::string_view query) {
  // 1. What does the request itself say?
  assay::Report report = validator.Validate(assay::Request::Query(query), scratch);

  // 2. What does it depend on? Nothing is asked of a request that is at fault already.
  std::vector<assay::FactValue> answers;
  for (const assay::NeededFact& fact : report.needed_facts()) answers.push_back(LookUp(fact));
  report = report.Resolve(answers);

  // 3. Refuse it with the documented error body, or go on with its values.
  if (report.verdict() == assay::Verdict::kInvalid) {
    std::string body;
    assay::AppendBody(report, assay::BodyFormat::kJson,
                      {.request_id = "5DEA3CC9", .host_id = "", .all_violations = false}, &body);
    std::cout << (*report.violations().begin()).status() << ' ' << body << '\n';
  } else {
    std::cout << "200 " << report.operation() << ", " << report.effective("ChargeType").value
              << '\n';
  }
}

}  // namespace

int main() {
  const assay::BuildResult built = assay::Validator::Build(assay::ShippedRulesets());
  for (const assay::Diagnostic& d : built.diagnostics) std::cerr << d.ToString() << '\n';
  if (built.validator == nullptr) return 2;

  assay::Scratch scratch = built.validator->NewScratch();  // one a thread, used again and again
  Answer(*built.validator, scratch, "Action=CreateInstance&RegionId=cn-hangzhou&Period=12");
  Answer(*built.validator, scratch, "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1000");
  Answer(*built.validator, scratch, "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024");
}
