// Every renderer on every request in testdata/render, against the .golden file beside it.
//
// To write the files anew, then look at the difference before keeping it:
//   bazel run //validator/render:golden_test -- --update
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/load/facts_file.h"
#include "validator/render.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

bool update = false;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

// Where the files are: in the source tree under `bazel run`, among the test's data otherwise.
fs::path Directory() {
  const char* const workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  return fs::path(update && workspace != nullptr ? workspace : ".") / "testdata" / "render";
}

std::vector<std::string> CaseNames() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(Directory())) {
    if (entry.path().extension() == ".request") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Report Resolve(const Report& report, const fs::path& facts_file) {
  if (!fs::exists(facts_file)) return report;
  const load::FactsResult facts = load::LoadFacts(facts_file.string(), ReadFile(facts_file));
  EXPECT_TRUE(facts.table.has_value()) << facts_file;
  std::vector<FactValue> answers;
  for (const NeededFact& fact : report.needed_facts()) {
    std::vector<std::string_view> arguments;
    for (std::size_t i = 0; i < fact.argument_count(); ++i) {
      arguments.push_back(fact.argument(i).value);
    }
    const std::optional<bool> answer = facts.table->Find(fact.id, arguments);
    answers.push_back(!answer   ? FactValue::kUnknown
                      : *answer ? FactValue::kTrue
                                : FactValue::kFalse);
  }
  return report.Resolve(answers);
}

void AppendSection(std::string_view title, const std::function<void(std::string*)>& append,
                   std::string* out) {
  out->append("=== ").append(title).append("\n");
  append(out);
  if (!out->ends_with('\n')) out->append("\n");
}

std::string Render(const Report& report) {
  const auto body = [&report](BodyFormat format) {
    return [&report, format](std::string* out) {
      BodyOptions options;
      options.request_id = "5DEA3CC9-F81D-4387-8E97-CEA40F09244D";
      options.host_id = "host.example";
      out->append(ContentType(format)).append("\n");
      AppendBody(report, format, options, out);
    };
  };
  std::string out;
  AppendSection(
      "text", [&](std::string* to) { AppendText(report, {}, to); }, &out);
  AppendSection(
      "text, zh, first, record 7",
      [&](std::string* to) {
        AppendText(report, {.record = 7, .language = Language::kChinese, .first_only = true}, to);
      },
      &out);
  AppendSection(
      "record", [&](std::string* to) { AppendRecord(report, {}, to); }, &out);
  AppendSection(
      "record, zh, first",
      [&](std::string* to) {
        AppendRecord(report, {.record = 7, .language = Language::kChinese, .first_only = true}, to);
      },
      &out);
  AppendSection("body, json", body(BodyFormat::kJson), &out);
  AppendSection("body, xml", body(BodyFormat::kXml), &out);
  AppendSection("body, problem+json", body(BodyFormat::kProblemJson), &out);
  return out;
}

class GoldenTest : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, RendersAsBefore) {
  const fs::path base = Directory() / GetParam();
  const std::string text = ReadFile(base.string() + ".request");
  const auto validator = testonly::ShippedValidator();
  Scratch scratch = validator->NewScratch();
  const Request request = text.starts_with('{') ? Request::Json(text) : Request::Query(text);
  const Report report =
      Resolve(validator->Validate(request, scratch), base.string() + ".facts.json");
  const std::string rendered = Render(report);
  const std::string golden = base.string() + ".golden";
  if (update) {
    std::ofstream(golden, std::ios::binary) << rendered;
    return;
  }
  EXPECT_EQ(rendered, ReadFile(golden));
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenTest, ::testing::ValuesIn(CaseNames()), [](const auto& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace assay

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) assay::update |= std::string_view(argv[i]) == "--update";
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
