#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>

#include "validator/diff/candidates.h"
#include "validator/format/format.h"

namespace assay::diff {
namespace {

constexpr std::int64_t kMaxLength = 4096;
constexpr std::size_t kMaxListed = 64;

class Values {
 public:
  explicit Values(const model::Parameter& parameter)
      : parameter_(parameter), c_(parameter.constraints) {}

  std::vector<std::string> Run() {
    if (c_.has_parts() || parameter_.content) return {};
    const std::string sample = Sample();
    AddListed();
    AddNumbers();
    if (!sample.empty()) {
      values_.insert(sample);
      for (const std::int64_t length : Lengths()) AddOfLength(sample, length);
      for (const char* stranger : {"@", " ", "\x01", "A", "a", "0", "\xe4\xb8\xad"}) {
        values_.insert(sample + stranger);
        values_.insert(stranger + sample);
      }
      AddAffixed(sample);
    }
    if (c_.is_numeric() || c_.type == model::Type::kBoolean) values_.insert("x");
    return {values_.begin(), values_.end()};
  }

 private:
  // A secret has no example; what is made up for it holds some of each class.
  std::string Sample() const {
    if (!parameter_.example.empty() && !parameter_.sensitive) return parameter_.example;
    if (!c_.enumeration.empty()) return c_.enumeration[0].text;
    if (c_.format != format::Format::kNone) return std::string(format::Info(c_.format).example);
    if (c_.is_numeric()) return c_.minimum ? c_.minimum->text : "1";
    return c_.type == model::Type::kBoolean ? "true" : "Aa1bcdef";
  }

  void AddListed() {
    for (const auto* names : {&c_.enumeration, &c_.not_enum}) {
      std::size_t count = 0;
      for (const model::Name& name : *names) {
        if (++count <= kMaxListed) values_.insert(name.text);
      }
    }
    if (parameter_.default_value) values_.insert(parameter_.default_value->text);
  }

  void AddNumbers() {
    for (const auto* bound : {&c_.minimum, &c_.maximum, &c_.exclusive_minimum,
                              &c_.exclusive_maximum, &c_.multiple_of}) {
      if (*bound) AddAround((*bound)->text);
    }
    for (const model::BoundRange& range : c_.ranges) {
      AddAround(range.low.text);
      AddAround(range.high.text);
    }
    if (c_.power_of_two) values_.insert({"1", "2", "3", "4"});
  }

  void AddAround(const std::string& text) {
    values_.insert(text);
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || at != end) return;
    if (number > std::numeric_limits<std::int64_t>::min()) {
      values_.insert(std::to_string(number - 1));
    }
    if (number < std::numeric_limits<std::int64_t>::max()) {
      values_.insert(std::to_string(number + 1));
    }
  }

  // A pattern says its lengths in its counts. The first character has a class of its own in many,
  // so that a count is one less than the length.
  std::set<std::int64_t> Lengths() const {
    std::set<std::int64_t> lengths;
    for (const auto* bound : {&c_.min_length, &c_.max_length}) {
      if (*bound) AddNear((*bound)->value, &lengths);
    }
    if (!c_.pattern) return lengths;
    const std::string& pattern = c_.pattern->text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] != '{' && pattern[i] != ',') continue;
      std::int64_t count = 0;
      const char* const begin = pattern.data() + i + 1;
      const auto [at, error] = std::from_chars(begin, pattern.data() + pattern.size(), count);
      if (error == std::errc() && at != begin && count <= kMaxLength) AddNear(count, &lengths);
    }
    return lengths;
  }

  static void AddNear(std::int64_t length, std::set<std::int64_t>* out) {
    for (std::int64_t step = -1; step <= 2; ++step) {
      if (length + step > 0 && length + step <= kMaxLength) out->insert(length + step);
    }
  }

  void AddOfLength(const std::string& sample, std::int64_t length) {
    std::string value = sample.substr(0, static_cast<std::size_t>(length));
    value.resize(static_cast<std::size_t>(length), value.back());
    values_.insert(value);
  }

  void AddAffixed(const std::string& sample) {
    for (const auto* affixes : {&c_.starts_with, &c_.not_starts_with, &c_.contains,
                                &c_.not_contains, &c_.ends_with, &c_.not_ends_with}) {
      for (const model::Name& affix : *affixes) {
        values_.insert(affix.text + sample);
        values_.insert(sample + affix.text);
      }
    }
  }

  const model::Parameter& parameter_;
  const model::Constraints& c_;
  std::set<std::string> values_;
};

}  // namespace

std::vector<std::string> BoundaryValues(const model::Parameter& parameter) {
  return Values(parameter).Run();
}

}  // namespace assay::diff
