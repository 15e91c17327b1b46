// valijson, over RapidJSON's documents.
#include <memory>

#include "benchmarks/peer.h"
#include "benchmarks/schema.h"
#include "valijson/adapters/rapidjson_adapter.hpp"
#include "valijson/schema.hpp"
#include "valijson/schema_parser.hpp"
#include "valijson/validation_results.hpp"
#include "valijson/validator.hpp"

namespace assay::benchmarks {
namespace {

using valijson::adapters::RapidJsonAdapter;

class Judge {
 public:
  Judge() {
    const rapidjson::Document text = ToDocument(SchemaText());
    valijson::SchemaParser().populateSchema(RapidJsonAdapter(text), schema_);
  }

  // Without a list of results, so that the first fault ends it.
  bool operator()(const rapidjson::Document& request) {
    return validator_.validate(schema_, RapidJsonAdapter(request), nullptr);
  }

 private:
  valijson::Schema schema_;
  valijson::Validator validator_;  // keeps the patterns that it has compiled
};

}  // namespace

std::vector<Peer> ValijsonPeers(const Corpora& corpora) {
  std::vector<Peer> peers;
  peers.push_back(MakePeer(
      "valijson/parsed", corpora, [](const Item& item) { return ToDocument(item.json); },
      [judge = std::make_shared<Judge>()](const rapidjson::Document& request) {
        return (*judge)(request);
      }));
  // Config is text to a schema. Patterns are std::regex, which reads a range of Han characters as
  // one of bytes.
  peers.back().blind_to = {"config", "namefirst"};
  return peers;
}

}  // namespace assay::benchmarks
