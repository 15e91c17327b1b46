#include "validator/witness/attempts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "validator/witness/parts.h"
#include "validator/witness/texts.h"

namespace assay::witness {
namespace {

using Side = Attempt::Side;
using Kind = model::Rule::Kind;

constexpr std::size_t kMostPairs = 200;

class AttemptMaker {
 public:
  AttemptMaker(const model::Rule& rule, Solver& solver) : rule_(rule), solver_(solver) {
    for (const model::Name& name : rule.parameters) indices_.push_back(solver.IndexOf(name.text));
  }

  std::vector<Attempt> Run() {
    switch (rule_.kind) {
      case Kind::kRequire:
      case Kind::kForbid:
        AddEach(rule_.kind == Kind::kRequire);
        break;
      case Kind::kAtLeastOne:
      case Kind::kExactlyOne:
      case Kind::kAtMostOne:
      case Kind::kAllOrNone:
        AddGroup();
        break;
      case Kind::kThen:
        for (const model::Demand& demand : rule_.demands) AddDemand(demand);
        break;
      case Kind::kCompare:
        return AttemptsOnComparison(rule_, solver_);
      case Kind::kWithin:
        AddBlocks();
        break;
      case Kind::kNoOverlap:
        AddSpans();
        break;
      case Kind::kDifferent:
      case Kind::kEqual:
      case Kind::kSubset:
        AddPairs();
        break;
    }
    return std::move(attempts_);
  }

  // Of all attempts together.
  bool fits() const { return bytes_ <= kMostDraftBytes && !solver_.budget().stopped(); }

 private:
  Budget& budget() const { return solver_.budget(); }

  Value Given(std::size_t i) const {
    return Plain(solver_.operation().parameters[indices_[i]], budget());
  }

  // Those that `given` tells are given, all others not.
  template <typename IsGiven>
  Values Presence(const IsGiven& is_given) const {
    Values values;
    for (std::size_t i = 0; i < indices_.size(); ++i) {
      values[indices_[i]] = is_given(i) ? Given(i) : Value::Absent();
    }
    return values;
  }

  void Add(Side side, Values values, std::string parameter = "") {
    const std::size_t size = BytesOf(Draft{values, "", {}});
    bytes_ += size;
    if (budget().Spend(size) && fits()) {
      attempts_.push_back({side, std::move(parameter), std::move(values)});
    }
  }

  void AddEach(bool wanted) {
    for (std::size_t i = 0; i < indices_.size(); ++i) {
      Add(Side::kBreaks, Presence([&](std::size_t k) { return (k == i) != wanted; }),
          rule_.parameters[i].text);
    }
    for (const model::Name& name : rule_.parameters) {
      Add(Side::kHolds, Presence([&](std::size_t) { return wanted; }), name.text);
    }
  }

  void AddGroup() {
    const std::size_t size = indices_.size();
    const auto count = [&](std::size_t given) {
      const bool breaks = rule_.kind == Kind::kAtLeastOne   ? given == 0
                          : rule_.kind == Kind::kExactlyOne ? given != 1
                          : rule_.kind == Kind::kAtMostOne  ? given > 1
                                                            : given != 0 && given != size;
      return breaks ? Side::kBreaks : Side::kHolds;
    };
    Add(count(0), Presence([](std::size_t) { return false; }));
    for (std::size_t i = 0; i < size; ++i) {
      Add(count(1), Presence([&](std::size_t k) { return k == i; }));
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i + 1; j < size && fits(); ++j) {
        Add(count(2), Presence([&](std::size_t k) { return k == i || k == j; }));
      }
    }
    if (size > 2) Add(count(size), Presence([](std::size_t) { return true; }));
  }

  void AddDemand(const model::Demand& demand) {
    const std::size_t index = solver_.IndexOf(demand.parameter.text);
    const model::Constraints& own = solver_.operation().parameters[index].constraints;
    const auto add = [&](const std::string& text) {
      if (!budget().Faults(own, text).empty()) return;
      const bool breaks = !budget().Faults(demand.constraints, text).empty();
      Add(breaks ? Side::kBreaks : Side::kHolds, {{index, Value::Text(text)}},
          demand.parameter.text);
    };
    for (const Sample& sample : SamplesOf(Merged(own, demand.constraints), "", budget()).found)
      add(sample.text);
    for (const Value& value : solver_.CandidatesOf(index)) {
      if (value.kind == Value::Kind::kText) add(value.text);
    }
    Add(Side::kEither, {{index, Value::Absent()}}, demand.parameter.text);  // by its default
  }

  // A text as the value of a parameter, or as the only item of it.
  Value As(std::size_t i, const std::vector<std::string>& texts) const {
    const model::Parameter& parameter = solver_.operation().parameters[indices_[i]];
    const model::Constraints& c =
        parameter.content ? parameter.content->schema : parameter.constraints;
    if (c.type != model::Type::kArray) return Value::Text(texts[0]);
    std::vector<Value> items;
    for (const std::string& text : texts) items.push_back(Value::Text(text));
    return Value::List(std::move(items));
  }

  std::vector<std::string> TextsOf(std::size_t i) const {
    std::vector<std::string> texts;
    const auto add = [&](const Value& value) {
      if (value.kind == Value::Kind::kText) texts.push_back(value.text);
      for (const Value& item : value.items) {
        if (item.kind == Value::Kind::kText) texts.push_back(item.text);
      }
    };
    for (const Value& value : solver_.CandidatesOf(indices_[i])) add(value);
    return texts;
  }

  void AddPairs() {
    for (std::size_t i = 0; i < indices_.size(); ++i) {
      for (std::size_t j = i + 1; j < indices_.size() && fits(); ++j) AddPairsOf(i, j);
    }
    for (std::size_t i = 0; i < indices_.size(); ++i) {
      const model::Parameter& parameter = solver_.operation().parameters[indices_[i]];
      if (parameter.constraints.has_parts() || parameter.content) AddPairsOf(i, i);
    }
  }

  void AddPairsOf(std::size_t i, std::size_t j) {
    std::vector<std::string> texts = TextsOf(i);
    const std::vector<std::string> others = TextsOf(j);
    texts.insert(texts.end(), others.begin(), others.end());
    const std::size_t before = attempts_.size();
    for (const std::string& a : texts) {
      for (const std::string& b : texts) {
        if (attempts_.size() - before > kMostPairs || !fits()) return;
        if (i == j) {
          Add(Side::kEither, {{indices_[i], As(i, {a, b})}});
        } else {
          Add(Side::kEither, {{indices_[i], As(i, {a})}, {indices_[j], As(j, {b})}});
        }
      }
    }
  }

  void AddBlocks() {
    constexpr const char* kBlocks[] = {
        "10.0.0.0/16", "10.0.1.0/24",   "10.0.0.0/24", "192.168.0.0/24", "10.0.0.5",   "10.0.0.0/8",
        "10.0.0.0/28", "2001:db8::/64", "2001:db8::1", "2001:db9::/64",  "10.0.0.0/15"};
    for (const char* const outer : kBlocks) {
      for (const char* const inner : kBlocks) {
        Add(Side::kEither, {{indices_[0], As(0, {inner})}, {indices_[1], As(1, {outer})}});
      }
    }
    AddPairs();
  }

  // Two items of which the second starts before the first ends, and when it ends.
  void AddSpans() {
    const model::Parameter& parameter = solver_.operation().parameters[indices_[0]];
    const model::Constraints& c =
        parameter.content ? parameter.content->schema : parameter.constraints;
    if (c.items.empty()) return;
    const auto values_of = [&](const std::string& name) {
      for (const model::Parameter& member : c.items[0].properties) {
        if (member.name.text == name)
          return ValidTexts(member.constraints, member.example, 5, budget());
      }
      return std::vector<std::string>();
    };
    const std::vector<std::string> starts = values_of(rule_.start.text),
                                   ends = values_of(rule_.end.text);
    const std::vector<Value> items = DistinctItems(c, 2, budget());
    if (items.size() < 2) return;
    for (std::size_t at = 0; at < starts.size() * ends.size() * starts.size() * ends.size(); ++at) {
      std::size_t rest = at;
      const auto next = [&rest](const std::vector<std::string>& from) {
        const std::string& text = from[rest % from.size()];
        rest /= from.size();
        return text;
      };
      std::vector<Value> pair = items;
      for (Value& item : pair) {
        Set(rule_.start.text, next(starts), item);
        Set(rule_.end.text, next(ends), item);
      }
      Add(Side::kEither, {{indices_[0], Value::List(std::move(pair))}});
    }
  }

  static void Set(const std::string& name, const std::string& text, Value& object) {
    for (auto& [member, value] : object.members) {
      if (member != name) continue;
      value = Value::Text(text);
      return;
    }
    object.members.emplace_back(name, Value::Text(text));
  }

  const model::Rule& rule_;
  Solver& solver_;
  std::vector<std::size_t> indices_;
  std::vector<Attempt> attempts_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::vector<Attempt> AttemptsOn(const model::Rule& rule, Solver& solver) {
  return AttemptMaker(rule, solver).Run();
}

}  // namespace assay::witness
