#include "validator/coverage/request_rules.h"

namespace assay::coverage {
namespace {

using internal::State;
using program::Finding;
using program::Keyword;
using program::RequestFault;

constexpr unsigned Bit(RequestFault fault) { return 1u << static_cast<unsigned>(fault); }

constexpr unsigned kLimits = (1u << program::kLimitFaults) - 1;
constexpr unsigned kForms = Bit(RequestFault::kJson) | Bit(RequestFault::kMethod) |
                            Bit(RequestFault::kTarget) | Bit(RequestFault::kHeader) |
                            Bit(RequestFault::kContentType);
constexpr unsigned kUnread = kLimits | kForms;

// The fault of the parameter that names the operation, and those that hide it.
struct OperationTest {
  unsigned fault = 0;
  unsigned hidden_by = 0;
};

OperationTest TestOf(Keyword keyword) {
  constexpr unsigned kUnclear = internal::kOperationMissing | internal::kOperationDuplicate;
  constexpr unsigned kNoText = kUnclear | internal::kOperationUndecodable;
  switch (keyword) {
    case Keyword::kRequired:
      return {internal::kOperationMissing, 0};
    case Keyword::kDuplicate:
      return {internal::kOperationDuplicate, internal::kOperationMissing};
    case Keyword::kDecoding:
      return {internal::kOperationUndecodable, kUnclear};
    case Keyword::kType:
      return {internal::kOperationWrongType, kNoText};
    default:
      return {internal::kOperationUnknown, kNoText | internal::kOperationWrongType};
  }
}

}  // namespace

// The form of a request is not known any more, so that nobody can tell how many were JSON, or came
// over HTTP.
bool CanTell(const Finding& finding) {
  constexpr unsigned kOfForms = kForms | Bit(RequestFault::kVersion);
  return finding.keyword != Keyword::kRequest || (kOfForms & Bit(finding.fault)) == 0;
}

bool IsBroken(const Finding& finding, const State& state) {
  if (finding.keyword != Keyword::kRequest) {
    return (state.operation_faults & TestOf(finding.keyword).fault) != 0;
  }
  // A fault of the operation's parameter is then the whole report.
  return state.operation_faults == 0 && (state.request_faults & Bit(finding.fault)) != 0;
}

// Of what is not broken.
bool HasHeld(const Finding& finding, const State& state) {
  if (finding.keyword != Keyword::kRequest) {
    const bool read = (state.request_faults & kUnread) == 0;
    return read && (state.operation_faults & TestOf(finding.keyword).hidden_by) == 0;
  }
  if ((Bit(finding.fault) & kLimits) != 0) return (state.request_faults & kLimits) == 0;
  if (state.operation_faults != 0) return false;
  if (finding.fault == RequestFault::kValueDecoding) return state.unknown_count > 0;
  return (state.request_faults & kUnread) == 0;
}

}  // namespace assay::coverage
