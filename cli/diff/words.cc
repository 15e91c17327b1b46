#include "cli/diff/writers.h"

namespace assay::cli::diff_writers {

using diff::Effect;
using diff::Subject;

std::string_view InWords(Effect effect) {
  switch (effect) {
    case Effect::kRejected:
      return "newly rejected";
    case Effect::kAccepted:
      return "newly accepted";
    case Effect::kAnswer:
      return "another code or status";
    case Effect::kMessage:
      return "another message";
    case Effect::kValue:
      return "another effective value";
    case Effect::kFacts:
      break;
  }
  return "depends on other facts";
}

std::string_view IdOf(Effect effect) {
  switch (effect) {
    case Effect::kRejected:
      return "rejected";
    case Effect::kAccepted:
      return "accepted";
    case Effect::kAnswer:
      return "answer";
    case Effect::kMessage:
      return "message";
    case Effect::kValue:
      return "value";
    case Effect::kFacts:
      break;
  }
  return "facts";
}

std::string_view IdOf(Subject subject) {
  switch (subject) {
    case Subject::kOperation:
      return "operation";
    case Subject::kParameter:
      return "parameter";
    case Subject::kRequired:
      return "required";
    case Subject::kDefault:
      return "default";
    case Subject::kConstraint:
      return "constraint";
    case Subject::kCode:
      return "code";
    case Subject::kRule:
      return "rule";
    case Subject::kCheck:
      return "check";
    case Subject::kError:
      return "error";
    case Subject::kRuleset:
      return "ruleset";
    case Subject::kPrecedence:
      return "precedence";
    case Subject::kResponse:
      break;
  }
  return "response";
}

}  // namespace assay::cli::diff_writers
