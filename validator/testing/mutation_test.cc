// Mutants: the shipped ruleset with one thing changed, each built and put to the cases that were
// derived from the original. A mutant that answers all of them as expected shows a rule that the
// cases do not pin down.
//
// Changed is what an author can get wrong: a constraint, rule, check, condition or listed value is
// dropped, a bound or a count is one off, a code or a default is another one. What lint refuses is
// no mutant.
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "simdjson.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/witness/witness.h"

namespace assay::testonly {
namespace {

// JSON that can be changed. A scalar is its text.
struct Child;

struct Tree {
  enum class Kind { kScalar, kList, kObject } kind = Kind::kScalar;
  std::string text;
  std::vector<Child> children;  // items have empty names

  Tree* Find(std::string_view name);
};

struct Child {
  std::string first;
  Tree second;
};

Tree* Tree::Find(std::string_view name) {
  for (Child& child : children) {
    if (child.first == name) return &child.second;
  }
  return nullptr;
}

Tree TreeOf(const simdjson::dom::element& json) {
  Tree tree;
  if (json.is_object()) {
    tree.kind = Tree::Kind::kObject;
    for (const auto field : json.get_object()) {
      tree.children.push_back({std::string(field.key), TreeOf(field.value)});
    }
  } else if (json.is_array()) {
    tree.kind = Tree::Kind::kList;
    for (const auto item : json.get_array()) tree.children.push_back({"", TreeOf(item)});
  } else {
    tree.text = simdjson::minify(json);
  }
  return tree;
}

void Append(const Tree& tree, std::string* out) {
  if (tree.kind == Tree::Kind::kScalar) {
    *out += tree.text;
    return;
  }
  const bool is_list = tree.kind == Tree::Kind::kList;
  *out += is_list ? '[' : '{';
  for (const auto& [name, child] : tree.children) {
    if (&child != &tree.children[0].second) *out += ',';
    if (!is_list) *out += '"' + name + "\":";
    Append(child, out);
  }
  *out += is_list ? ']' : '}';
}

// Applied to the tree as it is, and taken back afterwards.
using Try = std::function<void(const std::string& what)>;

class Mutator {
 public:
  Mutator(Tree* root, Try attempt) : root_(root), try_(std::move(attempt)) {
    for (auto& [key, error] : root->Find("errors")->children) {
      codes_.push_back(error.Find("code")->text);
    }
  }

  void Run() {
    for (auto& [key, code] : root_->Find("codes")->children) Swap("codes." + key, code, codes_);
    for (auto& [name, operation] : root_->Find("operations")->children) {
      for (auto& [key, parameter] : operation.Find("parameters")->children) {
        MutateParameter(key, parameter);
      }
      MutateEach("rule ", *operation.Find("rules"), &Mutator::MutateRule);
      MutateEach("check ", *operation.Find("checks"), &Mutator::MutateCheck);
    }
  }

 private:
  using Mutation = void (Mutator::*)(const std::string& name, Tree& tree);

  void With(Tree& at, Tree instead, const std::string& what) {
    std::swap(at, instead);
    try_(what);
    std::swap(at, instead);
  }

  void Swap(const std::string& what, Tree& scalar, const std::vector<std::string>& others) {
    for (const std::string& other : others) {
      if (other == scalar.text) continue;
      With(scalar, {Tree::Kind::kScalar, other, {}}, absl::StrCat(what, " is ", other));
    }
  }

  void Drop(const std::string& name, Tree& tree, std::initializer_list<std::string_view> keys) {
    Tree without = tree;
    const auto is_dropped = [&](const auto& child) {
      return std::find(keys.begin(), keys.end(), child.first) != keys.end();
    };
    std::erase_if(without.children, is_dropped);
    if (without.children.size() == tree.children.size()) return;
    With(tree, std::move(without), name + " without " + std::string(*keys.begin()));
  }

  void DropEach(const std::string& name, Tree& list) {
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      Tree without = list;
      std::string what = without.children[i].first + without.children[i].second.text;
      without.children.erase(without.children.begin() + static_cast<std::ptrdiff_t>(i));
      With(list, std::move(without), absl::StrCat(name, " without ", what));
    }
  }

  void Shift(const std::string& name, Tree& number) {
    for (const int by : {-1, 1}) {
      const auto value =
          static_cast<std::uint64_t>(std::strtoll(number.text.c_str(), nullptr, 10)) +
          static_cast<std::uint64_t>(by);
      const std::string shifted = std::to_string(static_cast<std::int64_t>(value));
      With(number, {Tree::Kind::kScalar, shifted, {}}, absl::StrCat(name, " ", shifted));
    }
  }

  // Each number in braces, one off; each character behind the first of a class, left out.
  void MutatePattern(const std::string& name, Tree& pattern) {
    const std::string& text = pattern.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool in_counts =
          (text[at - (at > 0 ? 1 : 0)] == '{' || text[at - (at > 0 ? 1 : 0)] == ',');
      if (std::isdigit(static_cast<unsigned char>(text[at])) == 0 || !in_counts) continue;
      std::size_t end = at;
      while (std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
      for (const int by : {-1, 1}) {
        const std::string count = std::to_string(std::stoi(text.substr(at, end - at)) + by);
        const std::string changed = text.substr(0, at) + count + text.substr(end);
        With(pattern, {Tree::Kind::kScalar, changed, {}}, absl::StrCat(name, " ", changed));
      }
      at = end;
    }
    MutateClasses(name, pattern);
  }

  void MutateClasses(const std::string& name, Tree& pattern) {
    const std::string text = pattern.text;
    for (const std::size_t at : CharactersOf(text)) {
      const std::string changed = text.substr(0, at) + text.substr(at + 1);
      With(pattern, {Tree::Kind::kScalar, changed, {}}, absl::StrCat(name, " ", changed));
    }
  }

  // Where punctuation stands for itself in a class.
  static std::vector<std::size_t> CharactersOf(const std::string& text) {
    std::vector<std::size_t> places;
    bool in_class = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i] == '[' && !in_class)
        in_class = true;
      else if (text[i] == ']')
        in_class = false;
      else if (in_class &&
               std::string_view("@/:=<>{} !#$%&*()_+").find(text[i]) != std::string_view::npos &&
               text[i - 1] != '\\' && text[i - 1] != 'x' && text[i - 1] != 'p')
        places.push_back(i);
    }
    return places;
  }

  void MutateParameter(const std::string& name, Tree& parameter) {
    Drop(name, parameter, {"contentMediaType", "contentSchema"});
    for (const std::string_view key :
         {"required", "default", "error", "enum", "pattern", "classes", "minimum", "maximum",
          "maxLength", "characters", "format", "type"}) {
      if (key != "type" || parameter.Find("properties") == nullptr) Drop(name, parameter, {key});
    }
    for (const char* const key : {"minimum", "maximum", "minLength", "maxLength"}) {
      if (Tree* const bound = parameter.Find(key)) Shift(name + "." + key, *bound);
    }
    if (Tree* const error = parameter.Find("error")) Swap(name + ".error", *error, codes_);
    if (Tree* const pattern = parameter.Find("pattern")) MutatePattern(name + ".pattern", *pattern);
    if (Tree* const classes = parameter.Find("classes")) {
      Shift(name + ".classes", *classes->Find("min"));
      DropEach(name + ".classes", *classes->Find("of"));
      for (auto& [key, one] : classes->Find("of")->children) MutateClasses(name + ".classes", one);
    }
    MutateValues(name, parameter);
    if (Tree* const schema = parameter.Find("contentSchema")) {
      for (auto& [key, member] : schema->Find("properties")->children) {
        MutateParameter(absl::StrCat(name, ".", key), member);
      }
      DropEach(name, *schema->Find("properties"));
    }
  }

  void MutateValues(const std::string& name, Tree& parameter) {
    Tree* const values = parameter.Find("enum");
    if (values == nullptr) return;
    DropEach(name + ".enum", *values);
    std::vector<std::string> all;
    for (auto& [key, value] : values->children) all.push_back(value.text);
    if (Tree* const value = parameter.Find("default")) Swap(name + ".default", *value, all);
    values->children.push_back(
        {"", Tree{Tree::Kind::kScalar, "\"" + UnlistedLike(all[0]) + "\"", {}}});
    try_(name + ".enum with one more");
    values->children.pop_back();
  }

  // What somebody may well take for a value of the list: another case, or the next number.
  static std::string UnlistedLike(const std::string& quoted) {
    std::string text = quoted.substr(1, quoted.size() - 2);
    for (char& c : text) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) c = static_cast<char>(c ^ 0x20);
    }
    return "\"" + text + "\"" == quoted ? text + "x" : text;
  }

  void MutateEach(const std::string& what, Tree& list, Mutation mutate) {
    for (std::size_t i = 0; i < list.children.size(); ++i) {
      const std::string name = what + list.children[i].second.Find("id")->text;
      (this->*mutate)(name, list.children[i].second);
      Tree without = list;
      without.children.erase(without.children.begin() + static_cast<std::ptrdiff_t>(i));
      With(list, std::move(without), "no " + name);
    }
  }

  void MutateCommon(const std::string& name, Tree& tree) {
    if (Tree* const error = tree.Find("error")) Swap(name + " error", *error, codes_);
    Drop(name, tree, {"when"});
    Tree* const when = tree.Find("when");
    if (when == nullptr) return;
    DropEach(name + " when", *when);
    for (auto& [parameter, value] : when->children) {
      if (value.kind == Tree::Kind::kObject) {
        Tree& present = *value.Find("present");
        Swap(name + " when", present, {"true", "false"});
        continue;
      }
      std::string what = name;
      what.append(" when ").append(parameter);
      for (const char* const other :
           {"\"PrePaid\"", "\"PostPaid\"", "\"VPC\"", "\"CLASSIC\"", "\"true\"", "\"false\""}) {
        Swap(what, value, {other});
      }
    }
  }

  void MutateRule(const std::string& name, Tree& rule) {
    MutateCommon(name, rule);
    for (const char* const key : {"require", "forbid", "atLeastOne"}) {
      if (Tree* const list = rule.Find(key)) DropEach(name + " " + key, *list);
    }
    Drop(name, rule, {"severity"});
    for (const auto& [from, to] :
         {std::pair("require", "forbid"), std::pair("forbid", "require")}) {
      for (auto& [key, child] : rule.children) {
        if (key != from) continue;
        key = to;
        try_(name + " " + to);
        key = from;
        break;
      }
    }
  }

  void MutateCheck(const std::string& name, Tree& check) {
    MutateCommon(name, check);
    DropEach(name + " arguments", *check.Find("arguments"));
    DropEach(name + " parameters", *check.Find("parameters"));
    With(*check.Find("fact"), {Tree::Kind::kScalar, "\"another.fact\"", {}},
         name + " another fact");
  }

  Tree* root_;
  Try try_;
  std::vector<std::string> codes_;
};

// The id of a case that the validator answers otherwise; empty when there is none.
std::string Killer(const Validator& validator, const std::vector<Case>& cases) {
  Scratch scratch = validator.NewScratch();
  for (const Case& expected : cases) {
    std::vector<Pair> views;
    Report report = validator.Validate(RequestOf(expected, &views), scratch);
    if (!expected.facts.empty()) {
      report = report.Resolve(AnswersOf(expected, FromReport(report)));
    }
    if (!Mismatch(expected, FromReport(report)).empty()) return expected.id;
  }
  return "";
}

// Mutants that no request tells from the original.
struct EquivalentMutants {
  std::string_view named;  // how their descriptions begin
  std::string_view proof;
};

constexpr EquivalentMutants kEquivalent[] = {
    {"Action without required",
     "a request that names no operation has that fault, whether its parameter is declared so or "
     "not"},
    {"Action without enum", "the values of the operation parameter are the operations"},
    {"Action.enum with one more", "a value that is no operation is `.operation`, listed or not"},
    {"BusinessInfo without type", "a parameter that names no type is a string"},
    {"ResourceGroupId without type", "a parameter that names no type is a string"},
    {"AccessKeyId without type", "a parameter that names no type is a string"},
};

bool IsEquivalent(const std::string& what) {
  return std::any_of(std::begin(kEquivalent), std::end(kEquivalent),
                     [&](const EquivalentMutants& one) { return what.starts_with(one.named); });
}

TEST(MutationTest, DerivedCasesKillEveryMutant) {
  const auto validator = ShippedValidator();
  std::vector<Case> cases;
  for (const witness::Case& one : witness::DeriveCases(ShippedModel(), *validator).cases) {
    cases.push_back(ReadCase(one.line, one.id));
  }
  ASSERT_EQ(Killer(*validator, cases), "");
  simdjson::dom::parser parser;
  Tree root = TreeOf(parser.parse(Shipped().text));
  int killed = 0, total = 0, refused = 0, equivalent = 0;
  Mutator(&root, [&](const std::string& what) {
    std::string text;
    Append(root, &text);
    const std::vector<RulesetText> rulesets = {{"mutant", text}};
    const BuildResult built = Validator::Build(rulesets);
    if (built.validator == nullptr) {
      ++refused;
      return;
    }
    ++total;
    const bool is_killed = !Killer(*built.validator, cases).empty();
    const bool is_equivalent = IsEquivalent(what);
    killed += is_killed ? 1 : 0;
    equivalent += is_equivalent ? 1 : 0;
    EXPECT_NE(is_killed, is_equivalent) << what;
  }).Run();
  std::cout << killed << " / " << total - equivalent << " mutants killed, " << equivalent
            << " equivalent, " << refused << " refused by lint\n";
  EXPECT_EQ(killed, total - equivalent);
  EXPECT_GT(total, 600);
}

}  // namespace
}  // namespace assay::testonly
