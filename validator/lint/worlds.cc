#include "validator/lint/worlds.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "validator/lint/choices.h"
#include "validator/lint/value_faults.h"
#include "validator/model/path.h"
#include "validator/text/percent.h"

namespace assay::lint {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxWorlds = 4096;

Truth Of(bool truth) { return truth ? Truth::kYes : Truth::kNo; }

bool IsSame(std::string_view a, std::string_view b, bool ignore_case) {
  if (!ignore_case) return a == b;
  return absl::EqualsIgnoreCase({a.data(), a.size()}, {b.data(), b.size()});
}

// The listed text that a value stands for.
std::string_view CountsAs(const model::Constraints& constraints, std::string_view value) {
  for (const model::Name& listed : constraints.enumeration) {
    if (IsSame(value, listed.text, constraints.ignore_case)) return listed.text;
  }
  return constraints.otherwise ? std::string_view(constraints.otherwise->text) : value;
}

template <typename F>
void ForEachTerm(const model::Condition& condition, const F& f) {
  for (const model::Term& term : condition.terms) f(term);
  for (const model::Condition& part : condition.conditions) ForEachTerm(part, f);
}

}  // namespace

Truth Not(Truth truth) { return truth == Truth::kUnknown ? truth : Of(truth == Truth::kNo); }

Truth And(Truth a, Truth b) { return std::min(a, b); }

// ---- one world ---------------------------------------------------------------------------------

const World::Part* World::Find(std::string_view parameter) const {
  for (const Part& part : parts_) {
    if (part.parameter->name.text == parameter) return &part;
  }
  return nullptr;
}

Truth World::IsGiven(std::string_view parameter) const {
  const Part* const part = Find(parameter);
  if (part != nullptr) return Of(part->choice->given);
  is_open_ = true;
  return Truth::kUnknown;
}

bool World::HasFault() const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [](const Part& part) { return part.choice->at_fault; });
}

Truth World::Nested(const model::Condition& condition, int depth) const {
  const bool was_open = std::exchange(is_open_, false);
  const Truth truth = Settled(TruthOf(condition, depth));
  is_open_ = was_open || truth == Truth::kUnknown;
  return truth;
}

World::Value World::EffectiveOf(std::string_view parameter, int depth) const {
  const Part* const part = Find(parameter);
  if (part == nullptr || depth > kMaxDepth) {
    is_open_ = true;
    return {};
  }
  if (part->choice->at_fault) return {};
  if (part->choice->given) {
    return {
        .exists = Truth::kYes, .text = part->choice->value, .counts_as = part->choice->counts_as};
  }
  for (const model::ConditionalDefault& one : part->parameter->conditional_defaults) {
    const Truth holds = Nested(one.when, depth + 1);
    if (holds == Truth::kUnknown) return {};
    if (holds == Truth::kNo) continue;
    return {.exists = Truth::kYes,
            .text = one.value.text,
            .counts_as = CountsAs(part->parameter->constraints, one.value.text)};
  }
  const std::optional<model::Name>& value = part->parameter->default_value;
  if (!value) return {.exists = Truth::kNo, .text = {}, .counts_as = {}};
  return {.exists = Truth::kYes,
          .text = value->text,
          .counts_as = CountsAs(part->parameter->constraints, value->text)};
}

Truth World::TruthOf(const model::Term& term, int depth) const {
  Spend(1 + term.values.size());
  if (term.present) {
    const Truth given = IsGiven(term.parameter.text);
    return *term.present ? given : Not(given);
  }
  const Value value = EffectiveOf(term.parameter.text, depth);
  if (value.exists != Truth::kYes) return value.exists;
  if (term.constraints) {
    is_open_ |= !value.text;
    if (!value.text) return Truth::kUnknown;
    return Of(ValueFaults(*term.constraints, *value.text).empty());
  }
  return Of(std::any_of(term.values.begin(), term.values.end(),
                        [&](const model::Name& one) { return one.text == value.counts_as; }));
}

Truth World::TruthOf(const model::Condition& condition, int depth) const {
  // Any of several holds unless all of them do not.
  const bool is_any = condition.kind == model::Condition::Kind::kAny;
  Truth all = Truth::kYes;
  for (const model::Term& term : condition.terms) {
    const Truth truth = TruthOf(term, depth);
    all = And(all, is_any ? Not(truth) : truth);
  }
  for (const model::Condition& part : condition.conditions) {
    const Truth truth = TruthOf(part, depth);
    all = And(all, is_any ? Not(truth) : truth);
  }
  return condition.kind == model::Condition::Kind::kAll ? all : Not(all);
}

Truth World::TruthOf(const model::Condition& condition) const {
  is_open_ = false;
  return Settled(TruthOf(condition, 0));
}

Truth World::Breaks(std::string_view parameter, const model::Constraints& constraints) const {
  Spend(1);
  is_open_ = false;
  const Value value = EffectiveOf(parameter, 0);
  if (value.exists != Truth::kYes) return Settled(value.exists);
  if (!value.text) return Truth::kUnknown;
  return Of(!ValueFaults(constraints, *value.text).empty());
}

void World::AppendTo(std::string& query) const {
  for (const Part& part : parts_) {
    if (!part.choice->given) continue;
    query += "&" + part.parameter->name.text + "=";
    const bool is_shown = part.choice->value && !part.parameter->sensitive;
    query += is_shown ? text::PercentEncoded(*part.choice->value) : "…";
  }
}

// ---- all worlds --------------------------------------------------------------------------------

Worlds::Worlds(std::string_view operation_parameter, const Scope& scope)
    : operation_parameter_(operation_parameter), scope_(scope) {
  std::size_t terms = 0;
  const auto collect = [&](const model::Term& term) {
    ++terms;
    if (term.constraints) asked_[term.parameter.text].push_back(&*term.constraints);
  };
  for (const model::Rule& rule : scope.operation().rules) {
    ForEachTerm(rule.when, collect);
    terms += rule.parameters.size();
    for (const model::Demand& demand : rule.demands) {
      asked_[demand.parameter.text].push_back(&demand.constraints);
    }
  }
  for (const model::Check& check : scope.operation().checks) ForEachTerm(check.when, collect);
  for (const model::Parameter& parameter : scope.operation().parameters) {
    for (const auto& one : parameter.conditional_defaults) ForEachTerm(one.when, collect);
  }
  allowance_ = 20'000 + 20 * terms;
}

const std::vector<Choice>& Worlds::ChoicesOf(const model::Parameter& parameter) {
  const auto [known, is_new] = choices_.try_emplace(&parameter);
  if (is_new) known->second = lint::ChoicesOf(parameter, asked_[parameter.name.text]);
  return known->second;
}

void Worlds::Close(std::string_view parameter, std::set<std::string_view>& parameters) const {
  const model::Parameter* const found = scope_.Find(parameter);
  if (found == nullptr || parameter == operation_parameter_) return;
  if (!parameters.insert(parameter).second) return;
  std::set<std::string_view> named;
  for (const auto& one : found->conditional_defaults) model::CollectParameters(one.when, named);
  for (const std::string_view name : named) Close(name, parameters);
}

bool Worlds::Spend(std::size_t steps) {
  allowance_ -= std::min(allowance_, steps);
  return allowance_ > 0;
}

Worlds::Result Worlds::Find(const std::set<std::string_view>& parameters,
                            const std::function<bool(const World&)>& is_wanted) {
  if (!CanHold(parameters) || !Spend(1 + parameters.size())) return {};
  std::set<std::string_view> closed;
  for (const std::string_view parameter : parameters) Close(parameter, closed);
  World world;
  world.allowance_ = &allowance_;
  std::vector<const std::vector<Choice>*> choices;
  std::size_t count = 1;
  for (const model::Parameter& parameter : scope_.operation().parameters) {
    if (!closed.contains(parameter.name.text)) continue;
    choices.push_back(&ChoicesOf(parameter));
    world.parts_.push_back({&parameter, choices.back()->data()});
    count *= choices.back()->size();
    if (count > kMaxWorlds) return {};
  }
  for (std::size_t number = 0; number < count; ++number) {
    if (allowance_ == 0) return {};
    world.Spend(1 + world.parts_.size());
    std::size_t rest = number;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      world.parts_[i].choice = &(*choices[i])[rest % choices[i]->size()];
      rest /= choices[i]->size();
    }
    if (!is_wanted(world)) continue;
    Result result{Answer::kFound, std::string(operation_parameter_) + "="};
    result.query += text::PercentEncoded(scope_.operation().name.text);
    world.AppendTo(result.query);
    return result;
  }
  return {Answer::kNone, {}};
}

}  // namespace assay::lint
