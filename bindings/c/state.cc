#include "bindings/c/state.h"

#include <cstddef>
#include <span>
#include <vector>

#include "bindings/c/assay.h"
#include "validator/validator.h"

namespace assay::c {
namespace {

int ToC(FactValue value) {
  if (value == FactValue::kTrue) return ASSAY_TRUE;
  return value == FactValue::kFalse ? ASSAY_FALSE : ASSAY_UNKNOWN;
}

}  // namespace

FactValue FactOf(int answer) {
  if (answer == ASSAY_TRUE) return FactValue::kTrue;
  return answer == ASSAY_FALSE ? FactValue::kFalse : FactValue::kUnknown;
}

bool TakePairs(const assay_pair* given, std::size_t count, std::vector<Pair>& taken) {
  if (given == nullptr && count != 0) return false;
  taken.clear();
  for (const assay_pair& pair : std::span(given, count)) {
    if (IsBad(pair.name) || IsBad(pair.value)) return false;
    taken.push_back({FromC(pair.name), FromC(pair.value)});
  }
  return true;
}

void Fill(const NeededFact& from, FactView& to) {
  for (std::size_t i = 0; i < from.argument_count(); ++i) {
    const FactArgument argument = from.argument(i);
    to.arguments[i] = {ToC(argument.parameter), ToC(argument.value), argument.sensitive ? 1 : 0};
  }
  to.fact = {ToC(from.id), ToC(from.check), from.argument_count(), to.arguments.data(),
             ToC(from.known())};
}

}  // namespace assay::c
