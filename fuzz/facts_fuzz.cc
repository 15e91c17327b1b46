// Any bytes as a facts file, of which `assay check --facts` takes answers: what is said of it, and
// that each answer in it is found.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check_diagnostics.h"
#include "fuzz/fail.h"
#include "validator/load/facts_file.h"

namespace assay::fuzz {
namespace {

// A value that no key of these answers is.
std::string OtherValue(const model::Answers& answers) {
  std::string value = "x";
  while (answers.by_argument.count(value) != 0) value += 'x';
  return value;
}

// Goes to every answer, with the arguments that lead there.
void CheckAnswers(const load::FactTable& table, const std::string& fact,
                  const model::Answers& answers, std::vector<std::string_view>* arguments,
                  std::string_view text) {
  if (answers.answer) {
    if (table.Find(fact, *arguments) != answers.answer) Fail("an answer is not found", text);
    // What holds whatever further arguments are.
    arguments->push_back("y");
    if (table.Find(fact, *arguments) != answers.answer) Fail("a further argument counts", text);
    arguments->pop_back();
    return;
  }
  const std::string other = OtherValue(answers);
  for (const auto& [argument, next] : answers.by_argument) {
    arguments->push_back(argument == "*" ? std::string_view(other) : argument);
    CheckAnswers(table, fact, next, arguments, text);
    arguments->pop_back();
  }
  if (answers.by_argument.count("*") != 0) return;
  arguments->push_back(other);
  if (table.Find(fact, *arguments)) Fail("an answer of nothing", text);
  arguments->pop_back();
}

void CheckFacts(std::string_view text) {
  const std::string name = "facts.json";
  const load::FactsResult result = load::LoadFacts(name, text);
  const std::string fault = FaultOfDiagnostics(name, text, result.diagnostics);
  if (!fault.empty()) Fail(fault, text);
  if (result.table.has_value() != result.diagnostics.empty()) {
    Fail("facts in spite of a fault, or neither", text);
  }
  const load::FactsResult again = load::LoadFacts(name, text);
  if (Printed(again.diagnostics) != Printed(result.diagnostics)) {
    Fail("something else is said the second time", text);
  }
  if (!result.table) return;
  for (const auto& [fact, answers] : result.table->facts) {
    std::vector<std::string_view> arguments;
    CheckAnswers(*result.table, fact, answers, &arguments, text);
  }
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  assay::fuzz::CheckFacts({reinterpret_cast<const char*>(data), size});
  return 0;
}
