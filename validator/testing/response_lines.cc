// Bodies of answers in, one a line in hexadecimal digits; their faults out, one line each:
// RULE@PATH between tabs. For response_differential_test.py.
//
// usage: response_lines RULESET OPERATION < BODIES
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "validator/validator.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const assay::RulesetText rulesets[] = {{argv[1], {std::istreambuf_iterator<char>(in), {}}}};
  const assay::BuildResult built = assay::Validator::Build(rulesets);
  if (built.validator == nullptr) return 2;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string body;
    for (std::size_t i = 0; i + 1 < line.size(); i += 2) {
      body.push_back(static_cast<char>(std::strtol(line.substr(i, 2).c_str(), nullptr, 16)));
    }
    std::string faults;
    for (const assay::ResponseFault& fault :
         built.validator->ValidateResponse(argv[2], body).faults) {
      faults += (faults.empty() ? "" : "\t") + fault.rule + "@" + fault.path;
    }
    std::cout << faults << '\n';
  }
}
