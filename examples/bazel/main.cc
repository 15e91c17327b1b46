// Judges the requests that it is given as arguments, by rules that are built in.
#include <iostream>

#include "parcel_rules.h"
#include "validator/validator.h"

int main(int argc, char** argv) {
  const assay::BuildResult built = assay::Validator::Build(parcels::Rules());
  if (built.validator == nullptr) return 2;
  assay::Scratch scratch = built.validator->NewScratch();
  for (int i = 1; i < argc; ++i) {
    const assay::Report report = built.validator->Validate(assay::Request::Query(argv[i]), scratch);
    if (report.violations().empty()) {
      std::cout << "accepted\n";
    } else {
      const assay::Violation first = *report.violations().begin();
      std::cout << first.status() << ' ' << first.Message(assay::Language::kEnglish) << '\n';
    }
  }
}
