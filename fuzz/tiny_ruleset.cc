#include "fuzz/tiny_ruleset.h"

#include "validator/render/json_writer.h"

namespace assay::fuzz {

std::string Quote(std::string_view text) {
  std::string quoted;
  render::AppendJsonString(text, &quoted);
  return quoted;
}

std::string TextOf(const TinyRuleset& tiny) {
  const std::string source = R"("source": {"at": "-", "basis": "stated"})";
  const std::string described = R"("description": {"en": "d"}, )" + source;
  return R"({"formatVersion": 1, "ruleset": "tiny", "version": "1", "style": "rpc",
"title": {"en": "t"}, "document": {"title": {"en": "t"}},
"codes": {"missing": "Odd", "invalid": "Odd", "unknownOperation": "Odd"},
"operationParameter": "Action",
"errors": [{"code": "Odd", "status": 400, "meaning": {"en": "m"}, )" +
         source + R"(, "message": )" + tiny.message + R"(}],
"operations": {"O": {"title": {"en": "t"}, )" +
         source + R"(, "parameters": {
"Action": {)" +
         described + R"(, "required": true},
)" + tiny.name +
         ": {" + described + tiny.constraints + "}" + tiny.more_parameters + R"(},
"rules": [)" +
         tiny.rules + "]}}}";
}

}  // namespace assay::fuzz
