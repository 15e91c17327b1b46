#include "fuzz/mutate_json.h"

#include <cstdint>
#include <set>

#include "gtest/gtest.h"
#include "validator/json/reader.h"

namespace assay::fuzz {
namespace {

constexpr std::uint64_t kSeeds = 2000;

std::string Mutated(std::string_view text, std::uint64_t seed) {
  testonly::Random random(seed);
  return MutateJson(text, random);
}

TEST(MutateJsonTest, KeepsJson) {
  json::Reader reader(std::size_t{1} << 16);
  std::string text = R"({"a": [1, "x\"]}", {"b": {}}], "c" : null , "d":[[]], "e": true})";
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const std::string mutated = Mutated(text, seed);
    const json::Fault fault = reader.Read(mutated).fault;
    EXPECT_TRUE(fault == json::Fault::kNone || fault == json::Fault::kDuplicateKey) << mutated;
  }
}

TEST(MutateJsonTest, ChangesEveryPart) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) seen.insert(Mutated("[1,{\"a\":2}]", seed));
  for (const char* text : {"[{\"a\":2}]", "[1]", "[1,{}]", "[1,{\"a\":1}]", "[2,{\"a\":2}]",
                           "[1,1,{\"a\":2}]", "[1,{\"a\":null}]", "[1,{\"a\":2,\"a\":2}]"}) {
    EXPECT_TRUE(seen.contains(text)) << text;
  }
}

TEST(MutateJsonTest, TakesAnyBytes) {
  for (const std::string_view text : {"", "{", "[", "\"", "\"\\", "{\"a\"", "{\"a\":", "{:", "]",
                                      "[}", "{\"a\" 1", "[,,", "x", "\xff[\xff"}) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) Mutated(text, seed);
  }
  const std::string deep(100'000, '[');
  for (std::uint64_t seed = 0; seed < 5; ++seed) Mutated(deep, seed);
}

}  // namespace
}  // namespace assay::fuzz
