#include "validator/testing/generator_format.h"

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/testing/generator_format_rules.h"

namespace assay::testonly {
namespace {

using Rules = std::map<std::string, std::vector<std::string>>;

Rules AllRules() {
  const std::span<const FormatRule> tables[] = {
      kFormatPartsRules, kFormatAddressRules, kFormatHostRules, kFormatTimeRules,
      kFormatCronRules,  kFormatUrlRules,     kFormatTextRules};
  Rules rules;
  for (const std::span<const FormatRule> table : tables) {
    for (const auto& [symbol, alternatives] : table) {
      rules[std::string(symbol)].assign(alternatives.begin(), alternatives.end());
    }
  }
  return rules;
}

// The rules taken apart once.
class Grammar {
 public:
  explicit Grammar(const Rules& rules) {
    std::map<std::string, std::size_t> numbers;
    for (const auto& [name, alternatives] : rules) numbers.emplace(name, numbers.size());
    for (const auto& [name, alternatives] : rules) {
      symbols_.emplace_back();
      for (const std::string& text : alternatives) symbols_.back().push_back(Parse(text, numbers));
    }
    numbers_ = numbers;
  }

  std::string Derive(std::string_view symbol, Random& random) const {
    std::string out;
    Append(numbers_.at(std::string(symbol)), random, &out);
    return out;
  }

 private:
  struct Part {
    std::string text;        // stands first,
    std::size_t symbol = 0;  // and then one of these, if there is one
    bool has_symbol = false;
  };
  using Alternative = std::vector<Part>;

  static Alternative Parse(const std::string& text,
                           const std::map<std::string, std::size_t>& numbers) {
    Alternative parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '<') {
        parts.back().text.push_back(text[i]);
        continue;
      }
      const std::size_t end = text.find('>', i);
      parts.back().symbol = numbers.at(text.substr(i + 1, end - i - 1));
      parts.back().has_symbol = true;
      parts.emplace_back();
      i = end;
    }
    return parts;
  }

  void Append(std::size_t symbol, Random& random, std::string* out) const {
    for (const Part& part : random.Pick(symbols_[symbol])) {
      *out += part.text;
      if (part.has_symbol) Append(part.symbol, random, out);
    }
  }

  std::map<std::string, std::size_t> numbers_;
  std::vector<std::vector<Alternative>> symbols_;
};

// Bytes that mean something in some format, and some that mean nothing in any.
char StrangeByte(Random& random) {
  static constexpr char kBytes[] =  // with the NUL at its end
      "0123456789aAfFgGhHlLmMsStTwWzZ--..::///+@%[]{}<>()*?#,;=&_~'\"\\|^`!$  "
      "\t\n\r\x7F\x80\xC3\xFF";
  return random.Pick(kBytes);
}

void SpoilOnce(std::string* value, Random& random) {
  const std::size_t at = random.Below(value->size() + 1);
  if (at == value->size() || random.Chance(20)) {
    value->insert(at, 1, StrangeByte(random));
    return;
  }
  switch (random.Below(5)) {
    case 0:
      value->erase(at, 1);
      break;
    case 1:
      value->insert(at, 1, (*value)[at]);
      break;
    case 2:
      (*value)[at] = StrangeByte(random);
      break;
    case 3:
      std::swap((*value)[at], value->front());
      break;
    default:
      value->resize(random.Chance(50) ? at : value->size() - 1);
      break;
  }
}

}  // namespace

std::string GrammarValue(format::Format format, Random& random) {
  static const auto& grammar = *new Grammar(AllRules());
  return grammar.Derive(format::Info(format).name, random);
}

std::string SpoiltValue(std::string value, Random& random) {
  do {
    SpoilOnce(&value, random);
  } while (random.Chance(30));
  return value;
}

std::string FormatValue(format::Format format, Random& random) {
  const bool foreign = random.Chance(4);
  const format::FormatInfo& info = foreign ? random.Pick(format::Formats()) : format::Info(format);
  std::string value =
      random.Chance(10) ? std::string(info.example) : GrammarValue(info.format, random);
  return random.Chance(35) ? SpoiltValue(std::move(value), random) : value;
}

}  // namespace assay::testonly
