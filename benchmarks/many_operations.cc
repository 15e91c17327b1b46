#include "benchmarks/many_operations.h"

#include <array>
#include <string>
#include <utility>

namespace assay::benchmarks {
namespace {

constexpr std::string_view kHead = R"({
"formatVersion": 1, "ruleset": "many", "version": "2026-01-01", "style": "rpc",
"title": {"en": "Many operations"},
"document": {"title": {"en": "Many operations"}},
"codes": {"missing": "Missing", "invalid": "Invalid", "unknownOperation": "NoSuchAction"},
"operationParameter": "Action",
"errors": [
 {"code": "Missing", "status": 400, "message": {"en": "{parameter} is missing."},
  "meaning": {"en": "it is absent"}, "source": {"at": "row 1", "basis": "stated"}},
 {"code": "Invalid", "status": 400, "message": {"en": "{parameter} is not valid."},
  "meaning": {"en": "it is wrong"}, "source": {"at": "row 2", "basis": "stated"}},
 {"code": "NoSuchAction", "status": 404, "message": {"en": "There is no such action."},
  "meaning": {"en": "it is unknown"}, "source": {"at": "row 3", "basis": "stated"}}
],
"operations": {)";

// A kind of parameter: what is asked of it, and a value that is in order.
struct Kind {
  std::string_view name;
  std::string_view rules;
  std::string_view value;
};

constexpr std::array kKinds = {
    Kind{"Region", R"("required": true)", "cn-hangzhou"},
    Kind{"Mode", R"("enum": ["Basic", "Standard", "Premium"], "default": "Basic")", "Standard"},
    Kind{"Size", R"("type": "integer", "minimum": 1, "maximum": 32768)", "1024"},
    Kind{"Name", R"("pattern": "[A-Za-z][A-Za-z0-9_-]{1,63}")", "orders-db_01"},
    Kind{"Token", R"("characters": "[ -~]", "maxLength": 64)",
         "0f8fad5b-d9cb-469f-a165-70867728950e"},
    Kind{"Address", R"("format": "ipv4")", "10.0.0.17"},
    Kind{"Enabled", R"("enum": ["true", "false"], "default": "false")", "true"},
};

constexpr std::string_view kSource = R"("source": {"at": "here", "basis": "stated"})";

std::string ParameterText(std::string_view name, std::string_view rules) {
  std::string text = "\n  \"";
  text.append(name).append(R"(": {"description": {"en": "a parameter"}, )").append(kSource);
  return text.append(", ").append(rules).append("}");
}

}  // namespace

ManyOperations::ManyOperations(std::size_t count) {
  ruleset_.file_name = "many.json";
  ruleset_.text = kHead;
  for (std::size_t i = 0; i < count; ++i) AddOperation(i);
  ruleset_.text.append("}}\n");
}

// Five parameters with Action, the kinds of which go round, and a rule over two of them.
void ManyOperations::AddOperation(std::size_t number) {
  std::string& text = ruleset_.text;
  const std::string_view operation = Keep("Operation" + std::to_string(number));
  text.append(number == 0 ? "\n" : ",\n").append("\"").append(operation).append("\": {");
  text.append(R"("title": {"en": "an operation"}, )").append(kSource).append(", \"parameters\": {");
  text.append(ParameterText("Action", R"("required": true)"));
  std::vector<Pair>& request = requests_.emplace_back();
  request.push_back({"Action", operation});
  for (std::size_t i = 0; i < 4; ++i) {
    const Kind& kind = kKinds[(number + i) % kKinds.size()];
    // Many names are of all operations, as in one API, and some are of few.
    const std::string_view name =
        i == 3 ? Keep(std::string(kind.name) + std::to_string(number % 97)) : kind.name;
    text.append(",").append(ParameterText(name, kind.rules));
    request.push_back({name, kind.value});
  }
  text.append(
      "},\n \"rules\": [{\"id\": \"one-of-two\", \"description\": {\"en\": \"one of them\"}, ");
  text.append(kSource).append(", \"atLeastOne\": [");
  text.append("\"").append(request[2].name).append("\", \"").append(request[3].name);
  text.append("\"], \"error\": \"Missing\"}]}");
}

}  // namespace assay::benchmarks
