// Checks the rule files of a build: prints what is wrong with them, as `assay lint` does, and fails
// when anything is. Apart from the command, so that a build compiles no more than its program
// needs.
//
//   check FILE...
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "validator/validator.h"

int main(int argc, char** argv) {
  std::vector<assay::RulesetText> texts;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    texts.push_back({argv[i], {std::istreambuf_iterator<char>(in), {}}});
    if (!in) {
      std::cerr << argv[i] << ": error: cannot be read\n";
      return 2;
    }
  }
  const assay::BuildResult built = assay::Validator::Build(texts);
  for (const assay::Diagnostic& d : built.diagnostics) std::cerr << d.ToString() << '\n';
  if (built.validator != nullptr) return 0;
  if (built.diagnostics.empty()) std::cerr << "error: none of the files is a ruleset\n";
  return 1;
}
