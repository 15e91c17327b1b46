// Runs every case of testdata on both evaluators, a test each: Cases/CaseTest.Compiled/FOLDER_ID
// and Cases/CaseTest.Reference/FOLDER_ID.
#include <cctype>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::testonly {
namespace {

struct FolderCase {
  CaseFolder folder;
  Case expected;
};

void PrintTo(const FolderCase& one, std::ostream* out) { *out << one.expected.place; }

std::vector<FolderCase> AllCases() {
  std::vector<FolderCase> cases;
  for (const CaseFolder& folder : CaseFolders()) {
    for (Case& one : CasesOf(folder)) cases.push_back({folder, std::move(one)});
  }
  return cases;
}

std::string TestName(const ::testing::TestParamInfo<FolderCase>& info) {
  std::string name = info.param.folder.name + "_" + info.param.expected.id;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return info.param.expected.error.empty() ? name : name + "_" + std::to_string(info.index);
}

class CaseTest : public ::testing::TestWithParam<FolderCase> {};

// Made once a rule file.
struct Compiled {
  explicit Compiled(const std::string& path)
      : validator(RulesetFile(path).MakeValidator()), scratch(validator->NewScratch()) {}
  std::shared_ptr<const Validator> validator;
  Scratch scratch;
};

Compiled& CompiledFile(const std::string& path) {
  static std::map<std::string, Compiled> compiled;
  return compiled.try_emplace(path, path).first->second;
}

TEST_P(CaseTest, Compiled) {
  const Case& expected = GetParam().expected;
  ASSERT_EQ(expected.error, "");
  auto& [validator, scratch] = CompiledFile(GetParam().folder.ruleset);
  std::vector<Pair> views;
  Report report = validator->Validate(RequestOf(expected, &views), scratch);
  report = report.Resolve(AnswersOf(expected, FromReport(report)));
  EXPECT_EQ(Mismatch(expected, FromReport(report)), "") << expected.place;
}

TEST_P(CaseTest, Reference) {
  const Case& expected = GetParam().expected;
  ASSERT_EQ(expected.error, "");
  const Reference reference(RulesetFile(GetParam().folder.ruleset).model);
  std::vector<Pair> views;
  PlainReport report = reference.Validate(RequestOf(expected, &views));
  report = reference.Resolve(report, AnswersOf(expected, report));
  EXPECT_EQ(Mismatch(expected, report), "") << expected.place;
}

INSTANTIATE_TEST_SUITE_P(Cases, CaseTest, ::testing::ValuesIn(AllCases()), TestName);

}  // namespace
}  // namespace assay::testonly
