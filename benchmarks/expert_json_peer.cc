// The reference for JSON: simdjson's fastest way through an object, and the expert's rules over
// what it finds. The rules are those of the SSE2 expert; simdjson picks its instructions by itself.
#include "benchmarks/peer.h"

#if defined(__x86_64__)
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include "expert2.h"
#include "simdjson.h"
#endif

namespace assay::benchmarks {

#if defined(__x86_64__)

namespace {

constexpr std::size_t kMaxPairs = 64;
// Texts are unescaped into the parser's own memory. With so much of it, there are as many readable
// bytes behind each text as the expert wants.
constexpr std::size_t kCapacity = 64 * 1024;

class Judge {
 public:
  Judge() { usable_ = parser_.allocate(kCapacity) == simdjson::SUCCESS; }

  // Of a text with simdjson's padding behind it, which the corpus has.
  bool operator()(std::string_view json) {
    std::size_t count = 0;
    return usable_ && Read(json, &count) && expert2::validate<true, false>(pairs_.data(), count);
  }

 private:
  bool Read(std::string_view json, std::size_t* count) {
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    const simdjson::padded_string_view text(json.data(), json.size(),
                                            json.size() + simdjson::SIMDJSON_PADDING);
    if (parser_.iterate(text).get(document) != simdjson::SUCCESS) return false;
    if (document.get_object().get(object) != simdjson::SUCCESS) return false;
    for (auto field : object) {
      if (*count == kMaxPairs) return false;
      KV& pair = pairs_[(*count)++];
      if (field.unescaped_key().get(pair.name) != simdjson::SUCCESS) return false;
      if (field.value().get_string().get(pair.value) != simdjson::SUCCESS) return false;
    }
    return true;
  }

  simdjson::ondemand::parser parser_;
  std::array<KV, kMaxPairs> pairs_;
  bool usable_ = false;
};

}  // namespace

std::vector<Peer> ExpertJsonPeers(const Corpora& corpora) {
  static_assert(kSlackBytes >= simdjson::SIMDJSON_PADDING);
  std::vector<Peer> peers;
  peers.push_back(MakePeer(
      "expert/json/simdjson", corpora, [](const Item& item) { return item.json; },
      [judge = std::make_shared<Judge>()](std::string_view json) { return (*judge)(json); }));
  return peers;
}

#else  // it is written in that machine's instructions

std::vector<Peer> ExpertJsonPeers(const Corpora&) { return {}; }

#endif

}  // namespace assay::benchmarks
