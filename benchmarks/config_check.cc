#include "benchmarks/config_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <system_error>

#include "simdjson.h"

namespace assay::benchmarks {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 8> kPolicies = {
    "volatile-lru", "allkeys-lru", "volatile-random", "allkeys-random",
    "volatile-ttl", "noeviction",  "volatile-lfu",    "allkeys-lfu"};
constexpr std::array<std::string_view, 5> kNumbers = {
    "hash-max-ziplist-entries", "hash-max-ziplist-value", "set-max-intset-entries",
    "zset-max-ziplist-entries", "zset-max-ziplist-value"};
constexpr std::uint64_t kMaxNumber = 999'999'999'999'999;

template <typename List>
bool Has(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// A number, as one or as its decimal text.
bool IsNumber(const dom::element& value) {
  std::uint64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return number <= kMaxNumber;
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number <= kMaxNumber &&
         (text.size() == 1 || text[0] != '0');
}

bool IsSetting(std::string_view name, const dom::element& value) {
  if (Has(kNumbers, name)) return IsNumber(value);
  if (name != "EvictionPolicy") return true;
  std::string_view policy;
  return value.get(policy) == simdjson::SUCCESS && Has(kPolicies, policy);
}

}  // namespace

struct ConfigCheck::Reader {
  dom::parser parser;
  std::string text;
};

ConfigCheck::ConfigCheck() : reader_(std::make_shared<Reader>()) {}

bool ConfigCheck::operator()(std::string_view text) {
  // simdjson reads beyond the end, so it gets a copy with room.
  reader_->text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  reader_->text.assign(text);
  dom::object settings;
  constexpr bool kCopy = false;
  if (reader_->parser.parse(reader_->text.data(), text.size(), kCopy).get(settings) !=
      simdjson::SUCCESS) {
    return false;
  }
  return std::all_of(settings.begin(), settings.end(), [](const dom::key_value_pair& setting) {
    return IsSetting(setting.key, setting.value);
  });
}

}  // namespace assay::benchmarks
