// What the peers that read JSON schemas share: the schema, and a request as a document.
#ifndef ASSAY_BENCHMARKS_SCHEMA_H_
#define ASSAY_BENCHMARKS_SCHEMA_H_

#include <string_view>

#include "rapidjson/document.h"

namespace assay::benchmarks {

// The text of createinstance.schema.json.
std::string_view SchemaText();

inline rapidjson::Document ToDocument(std::string_view json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  return document;
}

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_SCHEMA_H_
