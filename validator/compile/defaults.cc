#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "validator/compile/builder.h"
#include "validator/model/path.h"

namespace assay::compile {
namespace {

// Depth first: what a default depends on is built before it.
class DefaultBuilder {
 public:
  explicit DefaultBuilder(OperationBuild& build) : build_(build) {
    for (const model::Parameter& parameter : build.source.parameters) {
      if (!parameter.conditional_defaults.empty()) states_[parameter.name.text] = {&parameter};
    }
  }

  bool Build() {
    return std::all_of(build_.source.parameters.begin(), build_.source.parameters.end(),
                       [&](const model::Parameter& one) { return Visit(one.name.text, one); });
  }

 private:
  struct State {
    const model::Parameter* parameter = nullptr;
    bool open = false;
    bool done = false;
  };

  // `from` is whose default asks.
  bool Visit(std::string_view name, const model::Parameter& from) {
    const auto found = states_.find(name);
    if (found == states_.end() || found->second.done) return true;
    State& state = found->second;
    if (state.open) return RefuseCycle(from, *state.parameter);
    state.open = true;
    std::set<std::string_view> needed;
    for (const model::ConditionalDefault& one : state.parameter->conditional_defaults) {
      model::CollectParameters(one.when, needed);
    }
    const bool ok = std::all_of(needed.begin(), needed.end(), [&](std::string_view other) {
      return Visit(other, *state.parameter);
    });
    state.done = true;
    return ok && Add(*state.parameter);
  }

  bool RefuseCycle(const model::Parameter& from, const model::Parameter& to) {
    build_.diagnostics.push_back(
        {.severity = Diagnostic::Severity::kError,
         .location = from.conditional_defaults[0].value.location,
         .id = "default-cycle",
         .message = "the default of `" + from.name.text + "` depends on itself",
         .hint = "a default may depend on what is given, or on a default that does not",
         .related = to.name.location});
    return false;
  }

  bool Add(const model::Parameter& parameter) {
    program::Operation& operation = build_.operation;
    program::ConditionalDefaults out{.slot = build_.slot_of.at(parameter.name.text), .choices = {}};
    for (const model::ConditionalDefault& one : parameter.conditional_defaults) {
      program::ConditionalDefault& choice = out.choices.emplace_back();
      choice.value = build_.storage.Keep(one.value.text);
      if (!BuildCondition(one.when, build_, choice.condition)) return false;
    }
    operation.slots[out.slot].defaults =
        static_cast<std::uint16_t>(operation.conditional_defaults.size());
    operation.conditional_defaults.push_back(std::move(out));
    return true;
  }

  OperationBuild& build_;
  std::unordered_map<std::string_view, State> states_;
};

}  // namespace

bool BuildDefaults(OperationBuild& build) { return DefaultBuilder(build).Build(); }

}  // namespace assay::compile
