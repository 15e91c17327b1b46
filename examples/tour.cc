// What docs/embedding.md shows, piece by piece. Every code block there is an excerpt of this file.
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "validator/counters.h"
#include "validator/live.h"
#include "validator/render.h"
#include "validator/validator.h"

namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Null when the rules are at fault; then the diagnostics say where.
std::shared_ptr<const assay::Validator> Load(const std::string& path) {
  const assay::RulesetText rulesets[] = {{path, ReadFile(path)}};
  const assay::Limits limits = {.max_request_bytes = 64 << 10, .max_parameters = 200};
  assay::BuildResult built = assay::Validator::Build(rulesets, limits);
  for (const assay::Diagnostic& d : built.diagnostics) std::cerr << d.ToString() << '\n';
  return built.validator;
}

// The bytes behind the views outlive the report.
void Forms(const assay::Validator& validator, assay::Scratch& scratch) {
  const std::array<assay::Request, 3> requests = {
      assay::Request::Query("Action=CreateInstance&RegionId=cn-hangzhou"),
      assay::Request::Json(R"({"Action": "CreateInstance", "Capacity": 1024})"),
      assay::Request::Query("Action=createinstance"),
  };
  for (const assay::Request& request : requests) {
    const assay::Report report = validator.Validate(request, scratch);
    for (const assay::Violation& violation : report.violations()) {
      std::cout << violation.status() << ' ' << violation.code() << ' ' << violation.rule() << ": "
                << violation.Message(assay::Language::kEnglish) << '\n';
    }
  }
}

void Pairs(const assay::Validator& validator, assay::Scratch& scratch) {
  const assay::Pair pairs[] = {
      {"Action", "CreateInstance"}, {"RegionId", "cn-hangzhou"}, {"Capacity", "1024"}};
  const assay::Report report = validator.Validate(assay::Request::Pairs(pairs), scratch);
  for (std::size_t i = 0; i < report.parameter_count(); ++i) {
    const assay::EffectiveValue value = report.effective(i);
    if (value.origin == assay::Origin::kAbsent || value.sensitive) continue;
    std::cout << value.parameter << '=' << value.value
              << (value.origin == assay::Origin::kDefault ? " (default)" : "") << '\n';
  }
}

// Asks a catalogue that is at hand; all else stays unknown.
assay::FactValue LookUp(const assay::NeededFact& fact) {
  if (fact.id != "catalogue.capacity") return assay::FactValue::kUnknown;
  return fact.argument(0).value == "1024" ? assay::FactValue::kTrue : assay::FactValue::kFalse;
}

void Facts(const assay::Validator& validator, assay::Scratch& scratch) {
  const assay::Report asked = validator.Validate(
      assay::Request::Query("Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1000"), scratch);
  std::vector<assay::FactValue> answers;
  for (const assay::NeededFact& fact : asked.needed_facts()) answers.push_back(LookUp(fact));
  const assay::Report report = asked.Resolve(answers);
  for (const assay::NeededFact& fact : report.unchecked_facts()) {
    std::cout << "unchecked " << fact.id << '\n';
  }
  assay::BodyOptions options;
  options.request_id = "5DEA3CC9-F81D-4387-8E97-CEA40F09244D";
  std::string body;
  assay::AppendBody(report, assay::BodyFormat::kProblemJson, options, &body);
  std::cout << body << '\n';
}

void Warnings(const assay::Validator& validator, assay::Scratch& scratch) {
  const assay::Report report = validator.Validate(
      assay::Request::Query("Action=CreateInstance&RegionId=cn-hangzhou&Capactiy=1024"), scratch);
  for (const assay::Warning& warning : report.warnings()) {
    std::cout << warning.rule() << ": " << warning.Message(assay::Language::kEnglish) << '\n';
  }
}

// One thread. Each request is answered with the rules in use when it comes.
void Serve(const assay::LiveValidator& live) {
  assay::Worker worker(live);
  for (int n = 0; n < 100; ++n) {
    const assay::Report report = worker.Validate(
        assay::Request::Query("Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024"));
    worker.Count(report);
  }
}

void Threads(const std::string& path) {
  const std::shared_ptr<const assay::Validator> first = Load(path);
  if (first == nullptr) return;
  assay::LiveValidator live(first);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&live] { Serve(live); });
  if (!live.Replace(Load(path))) std::cerr << "the rules are at fault; the old ones go on\n";
  for (std::thread& thread : threads) thread.join();
  std::string page;
  assay::AppendPrometheus(live.Counted(), {}, &page);
  std::cout << page;
}

void Answers(const assay::Validator& validator) {
  const std::string_view body = R"({"RequestId": "5DEA3CC9", "Port": "6379"})";
  const assay::ResponseReport report = validator.ValidateResponse("CreateInstance", body);
  for (const assay::ResponseFault& fault : report.faults) {
    std::cout << fault.path << ": " << fault.reason << " [" << fault.rule << "]\n";
  }
}

}  // namespace

int main() {
  const std::string path = "rules/r-kvstore/2015-01-01.json";
  const std::shared_ptr<const assay::Validator> validator = Load(path);
  if (validator == nullptr) return 2;
  assay::Scratch scratch = validator->NewScratch();
  Forms(*validator, scratch);
  Pairs(*validator, scratch);
  Facts(*validator, scratch);
  Warnings(*validator, scratch);
  Answers(*validator);
  Threads(path);
}
