#include "validator/render/wording.h"

namespace assay::render {

std::string LeftOutMessage(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " more is left out" : " more are left out");
}

std::string UncheckedFacts(const Report& report) {
  std::string facts;
  for (const NeededFact& fact : report.unchecked_facts()) {
    if (!facts.empty()) facts.append(", ");
    facts.append(fact.id);
    for (std::size_t i = 0; i < fact.argument_count(); ++i) {
      facts.append(i == 0 ? "(" : ",").append(fact.argument(i).parameter);
    }
    if (fact.argument_count() > 0) facts.append(")");
  }
  return facts;
}

}  // namespace assay::render
