#include <algorithm>
#include <optional>
#include <utility>

#include "validator/format/format.h"
#include "validator/text/number.h"
#include "validator/witness/attempts.h"
#include "validator/witness/numbers.h"
#include "validator/witness/parts.h"
#include "validator/witness/spell.h"

namespace assay::witness {
namespace {

using model::Operand;
using text::Int128;
using Kind = Operand::Kind;

constexpr std::size_t kMostValues = 6;

class ComparisonMaker {
 public:
  ComparisonMaker(const model::Rule& rule, Solver& solver) : solver_(solver) {
    for (const Operand& operand : rule.left) operands_.emplace_back(&operand, 1);
    for (const Operand& operand : rule.right) operands_.emplace_back(&operand, -1);
  }

  // One operand makes up for what the others amount to, each in its turn.
  std::vector<Attempt> Run() {
    for (const auto& [operand, sign] : operands_) {
      const bool is_given = operand->kind != Kind::kConstant && operand->kind != Kind::kNow;
      if (is_given) Solve(*operand, sign, 0, {}, 0);
    }
    return std::move(attempts_);
  }

 private:
  const model::Parameter& ParameterOf(const Operand& operand) const {
    return solver_.operation().parameters[solver_.IndexOf(operand.parameter.text)];
  }

  // Goes through the values of the operands from `at` on, except the one that is solved for.
  void Solve(const Operand& unknown, int sign, std::size_t at, const Values& values, Int128 sum) {
    if (!solver_.budget().Spend(1000 + 300 * values.size()) || bytes_ > kMostDraftBytes) return;
    if (at == operands_.size()) return Balance(unknown, sign, values, sum);
    const auto [operand, of] = operands_[at];
    if (operand == &unknown) return Solve(unknown, sign, at + 1, values, sum);
    const Int128 times = Int128{of} * operand->times;
    if (operand->kind == Kind::kConstant || operand->kind == Kind::kNow) {
      const auto number = text::ParseNumber(operand->constant.text);
      const Int128 constant = operand->kind == Kind::kNow ? Int128{kNow} * text::Number::kOne
                              : number                    ? number->billionths
                                                          : 0;
      return Solve(unknown, sign, at + 1, values, sum + times * constant);
    }
    const std::size_t index = solver_.IndexOf(operand->parameter.text);
    std::vector<Value> choices = solver_.CandidatesOf(index);
    if (choices.size() > kMostValues) choices.resize(kMostValues);
    if (operand->absent) choices.insert(choices.begin(), Value::Absent());
    for (const Value& value : choices) {
      Values more = values;
      const auto number = NumberOf(*operand, value);
      if (!number || more.emplace(index, value).first->second != value) continue;
      Solve(unknown, sign, at + 1, more, sum + times * *number);
    }
  }

  std::optional<Int128> NumberOf(const Operand& operand, const Value& value) const {
    if (value.is_absent()) return Int128{operand.absent->value} * text::Number::kOne;
    if (operand.kind == Kind::kCount)
      return static_cast<Int128>(value.items.size()) * text::Number::kOne;
    if (operand.kind == Kind::kLength)
      return static_cast<Int128>(LengthOf(value.text)) * text::Number::kOne;
    if (value.kind != Value::Kind::kText) return std::nullopt;
    const auto number = text::ParseNumber(value.text);
    if (number) return number->billionths;
    const auto measure = format::Measure(ParameterOf(operand).constraints.format, value.text);
    if (!measure) return std::nullopt;
    return Int128{*measure} * text::Number::kOne;
  }

  void Balance(const Operand& unknown, int sign, const Values& values, Int128 sum) {
    const Int128 exact = -sum / (Int128{sign} * unknown.times);
    const std::size_t index = solver_.IndexOf(unknown.parameter.text);
    const Int128 step = unknown.kind == Kind::kValue ? StepOf(ParameterOf(unknown).constraints)
                                                     : text::Number::kOne;
    for (const int by : {0, 1, -1, 2, -2}) {
      for (Value& value : Amounting(unknown, exact + by * step)) {
        Values all = values;
        if (all.emplace(index, value).first->second != value) continue;
        bytes_ += BytesOf(Draft{all, "", {}});
        attempts_.push_back({Attempt::Side::kEither, "", std::move(all)});
        if (bytes_ > kMostDraftBytes) return;
      }
    }
  }

  // Values of the operand's parameter that come to this number.
  std::vector<Value> Amounting(const Operand& operand, Int128 number) const {
    const model::Parameter& parameter = ParameterOf(operand);
    const auto whole =
        static_cast<std::size_t>(std::clamp<Int128>(number / text::Number::kOne, 0, 2000));
    std::vector<Value> values;
    switch (operand.kind) {
      case Kind::kValue:
        for (const std::string& text : WaysToWrite(parameter.constraints, number)) {
          values.push_back(Value::Text(text));
        }
        break;
      case Kind::kCount:
        if (whole > 0)
          values.push_back(Value::List(DistinctItems(ListOf(parameter), whole, solver_.budget())));
        break;
      case Kind::kLength:
        for (const std::string& text :
             OfLength(parameter.constraints, "", whole, solver_.budget())) {
          values.push_back(Value::Text(text));
        }
        break;
      case Kind::kSum:
        values.push_back(Summing(operand, number));
        break;
      case Kind::kConstant:
      case Kind::kNow:
        break;
    }
    return values;
  }

  static const model::Constraints& ListOf(const model::Parameter& parameter) {
    return parameter.content ? parameter.content->schema : parameter.constraints;
  }

  // One item, or one whose member is the number.
  Value Summing(const Operand& operand, Int128 number) const {
    const std::string& path = operand.parameter.text;
    const std::string member = path.substr(path.rfind('.') == path.npos ? 0 : path.rfind('.') + 1);
    std::vector<Value> items = DistinctItems(ListOf(ParameterOf(operand)), 1, solver_.budget());
    if (items.empty() || items[0].kind != Value::Kind::kObject) {
      return Value::List({Value::Text(NumberText(number))});
    }
    auto& members = items[0].members;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const auto& one) { return one.first == member; });
    if (found == members.end()) {
      members.emplace_back(member, Value::Text(NumberText(number)));
    } else {
      found->second = Value::Text(NumberText(number));
    }
    return Value::List(std::move(items));
  }

  Solver& solver_;
  std::vector<std::pair<const Operand*, int>> operands_;
  std::vector<Attempt> attempts_;
  std::size_t bytes_ = 0;  // of all attempts
};

}  // namespace

std::vector<Attempt> AttemptsOnComparison(const model::Rule& rule, Solver& solver) {
  return ComparisonMaker(rule, solver).Run();
}

}  // namespace assay::witness
