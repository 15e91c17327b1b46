// One RE2 a parameter and a hash map of the values: what a careful engineer writes who wants error
// codes and no code generator. Nothing is allocated once the map and the buffer have grown.
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "benchmarks/config_check.h"
#include "benchmarks/pattern_rules.h"
#include "benchmarks/peer.h"
#include "benchmarks/query.h"
#include "re2/re2.h"

namespace assay::benchmarks {
namespace {

constexpr std::string_view kName =
    R"([A-Za-z\p{Han}][^@/:=<>{\[\]} "\x{201C}\x{201D}\x00-\x1F\x7F]*)";

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

class Engine {
 public:
  Engine() {
    for (std::size_t rule = 0; rule < kValueRules.size(); ++rule) {
      values_[rule] = Compile(rule == kInstanceName ? kName : kValueRules[rule].pattern);
    }
    for (std::size_t i = 0; i < kPasswordClasses.size(); ++i) {
      classes_[i] = Compile(kPasswordClasses[i]);
    }
  }

  bool Matches(std::size_t rule, std::string_view value) const {
    return RE2::FullMatch(Piece(value), *values_[rule]);
  }
  bool HasClass(std::size_t i, std::string_view value) const {
    return RE2::PartialMatch(Piece(value), *classes_[i]);
  }
  bool IsConfig(std::string_view value) { return is_config_(value); }

 private:
  static std::shared_ptr<const RE2> Compile(std::string_view pattern) {
    return std::make_shared<const RE2>(Piece(pattern));
  }

  std::array<std::shared_ptr<const RE2>, kValueRules.size()> values_;
  std::array<std::shared_ptr<const RE2>, kPasswordClasses.size()> classes_;
  ConfigCheck is_config_;
};

// The values by name, which are views.
class Values {
 public:
  void Clear() { values_.clear(); }
  void Add(std::string_view name, std::string_view value) { values_[Key(name)] = value; }
  std::optional<std::string_view> operator()(std::string_view name) const {
    const auto found = values_.find(Key(name));
    if (found == values_.end()) return std::nullopt;
    return found->second;
  }

 private:
  static absl::string_view Key(std::string_view name) { return {name.data(), name.size()}; }

  absl::flat_hash_map<absl::string_view, std::string_view> values_;
};

}  // namespace

std::vector<Peer> Re2Peers(const Corpora& corpora) {
  std::vector<Peer> peers;
  peers.push_back(MakePeer(
      "re2/raw", corpora, [](const Item& item) { return item.raw; },
      [engine = Engine(), values = Values(),
       decoded = std::string()](std::string_view raw) mutable -> std::string_view {
        values.Clear();
        const bool whole = ForEachPair(
            raw, &decoded, [&values](auto name, auto value) { values.Add(name, value); });
        return whole ? FirstCode(values, engine) : kInvalidParameter;
      }));
  peers.push_back(MakePeer(
      "re2/parsed", corpora, [](const Item& item) { return std::span<const Pair>(item.pairs); },
      [engine = Engine(), values = Values()](std::span<const Pair> pairs) mutable {
        values.Clear();
        for (const Pair& pair : pairs) values.Add(pair.name, pair.value);
        return FirstCode(values, engine);
      }));
  return peers;
}

}  // namespace assay::benchmarks
