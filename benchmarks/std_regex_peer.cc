// std::regex and std::map: what the C++ library alone offers.
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <string_view>

#include "benchmarks/config_check.h"
#include "benchmarks/pattern_rules.h"
#include "benchmarks/peer.h"
#include "benchmarks/query.h"

namespace assay::benchmarks {
namespace {

// std::regex reads bytes. So the beginnings of the Han characters (U+4E00 to U+9FFF) and of the
// quotation marks (U+201C and U+201D) are spelt out in UTF-8.
constexpr std::string_view kName =
    R"((?:[A-Za-z]|\xE4[\xB8-\xBF]|[\xE5-\xE9]))"
    R"((?:[^@/:=<>{\[\]} "\x00-\x1F\x7F\xE2]|\xE2(?!\x80[\x9C\x9D]))*)";

std::regex Compile(std::string_view pattern) {
  return std::regex(pattern.begin(), pattern.end(),
                    std::regex::ECMAScript | std::regex::optimize | std::regex::nosubs);
}

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
    return std::regex_match(value.begin(), value.end(), values_[rule]);
  }
  bool HasClass(std::size_t i, std::string_view value) const {
    return std::regex_search(value.begin(), value.end(), classes_[i]);
  }
  bool IsConfig(std::string_view value) { return is_config_(value); }

 private:
  std::array<std::regex, kValueRules.size()> values_;
  std::array<std::regex, kPasswordClasses.size()> classes_;
  ConfigCheck is_config_;
};

// std::less<> finds a view without a string made of it.
using Map = std::map<std::string, std::string, std::less<>>;

std::string_view Judge(const Map& values, Engine& engine) {
  const auto find = [&values](std::string_view name) -> std::optional<std::string_view> {
    const auto found = values.find(name);
    if (found == values.end()) return std::nullopt;
    return found->second;
  };
  return FirstCode(find, engine);
}

}  // namespace

std::vector<Peer> StdRegexPeers(const Corpora& corpora) {
  std::vector<Peer> peers;
  peers.push_back(MakePeer(
      "std_regex/raw", corpora, [](const Item& item) { return item.raw; },
      [engine = Engine(), decoded = std::string()](std::string_view raw) mutable {
        Map values;
        const bool whole = ForEachPair(raw, &decoded, [&values](auto name, auto value) {
          values.insert_or_assign(std::string(name), value);
        });
        return whole ? Judge(values, engine) : kInvalidParameter;
      }));
  peers.push_back(MakePeer(
      "std_regex/parsed", corpora,
      [](const Item& item) { return std::span<const Pair>(item.pairs); },
      [engine = Engine()](std::span<const Pair> pairs) mutable {
        Map values;
        for (const Pair& pair : pairs) values.insert_or_assign(std::string(pair.name), pair.value);
        return Judge(values, engine);
      }));
  return peers;
}

}  // namespace assay::benchmarks
