// RapidJSON's schema validator: over a document, and while it reads the text.
#include <memory>
#include <string_view>

#include "benchmarks/peer.h"
#include "benchmarks/schema.h"
#include "rapidjson/memorystream.h"
#include "rapidjson/reader.h"
#include "rapidjson/schema.h"

namespace assay::benchmarks {
namespace {

// One for all requests of a thread, as its documentation advises.
class Judge {
 public:
  Judge() : schema_(ToDocument(SchemaText())), validator_(schema_) {}

  bool OfDocument(const rapidjson::Document& request) {
    validator_.Reset();
    return request.Accept(validator_) && validator_.IsValid();
  }

  bool OfText(std::string_view json) {
    validator_.Reset();
    rapidjson::MemoryStream bytes(json.data(), json.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> text(bytes);
    return !reader_.Parse(text, validator_).IsError() && validator_.IsValid();
  }

 private:
  rapidjson::SchemaDocument schema_;
  rapidjson::SchemaValidator validator_;
  rapidjson::Reader reader_;
};

Peer WithoutConfig(Peer peer) {
  peer.blind_to = {"config"};  // text to a schema
  return peer;
}

}  // namespace

std::vector<Peer> RapidjsonPeers(const Corpora& corpora) {
  std::vector<Peer> peers;
  peers.push_back(WithoutConfig(MakePeer(
      "rapidjson/parsed", corpora, [](const Item& item) { return ToDocument(item.json); },
      [judge = std::make_shared<Judge>()](const rapidjson::Document& request) {
        return judge->OfDocument(request);
      })));
  peers.push_back(WithoutConfig(MakePeer(
      "rapidjson/json", corpora, [](const Item& item) { return item.json; },
      [judge = std::make_shared<Judge>()](std::string_view json) { return judge->OfText(json); })));
  return peers;
}

}  // namespace assay::benchmarks
