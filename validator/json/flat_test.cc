// A small object takes a way of its own through the reader. A blank before it turns it off that
// way, so the two must say the same of every text, but for the places.
//
// ASSAY_SEED=random tries other texts, ASSAY_SEED=N repeats a run.
#include <iostream>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/json/reader.h"
#include "validator/testing/random.h"

namespace assay::json {
namespace {

using testonly::Random;

std::string Told(const Document& document, std::uint32_t shift) {
  const auto place = [shift](std::uint32_t offset) {
    return std::to_string(offset == 0 ? 0 : offset - shift);
  };
  if (document.fault != Fault::kNone) {
    return std::string(Describe(document.fault)) + " at " + place(document.offset) + " of depth " +
           std::to_string(document.depth) + ", related " + place(document.related);
  }
  std::string told;
  for (const Node& node : document.nodes) {
    told += place(node.key_offset) + ":" + std::string(node.key) + " " + place(node.offset) + ":" +
            std::string(node.text) + " " + std::to_string(static_cast<int>(node.kind)) + " " +
            std::to_string(node.next) + "\n";
  }
  return told;
}

constexpr Limits kLimits[] = {
    {},
    {.max_depth = 0},
    {.max_members = 2},
    {.max_root_members = 2},
    {.max_members = 2, .max_root_members = 9},
    {.max_root_members = 3, .allow_root_duplicates = true, .tolerate_root_scalars = true},
};

void ExpectSame(const std::string& text) {
  const std::string blank = " " + text;
  for (const Limits& limits : kLimits) {
    Reader reader(2000), other(2000);
    ASSERT_EQ(Told(reader.Read(text, limits), 0), Told(other.Read(blank, limits), 1))
        << text << ", limits " << &limits - kLimits;
  }
}

TEST(FlatTest, Table) {
  for (const std::string text : {"{}",
                                 "{",
                                 "}",
                                 "{}}",
                                 "{,}",
                                 "{\"a\":\"b\"}",
                                 "{\"a\":\"\"}",
                                 "{\"\":\"b\"}",
                                 "{\"a\":\"b\",\"c\":\"d\"}",
                                 "{\"a\":\"b\",\"a\":\"c\"}",
                                 "{\"a\":\"b\",}",
                                 "{\"a\":\"b\"}x",
                                 "{\"a\":\"b\" }",
                                 "{\"a\": \"b\"}",
                                 "{\"a\":\"b\"",
                                 "{\"a\":\"b}",
                                 "{\"a\"}",
                                 "{\"a\":}",
                                 "{\"a\":1}",
                                 "{\"a\":{}}",
                                 "{\"a\":[\"b\"]}",
                                 "{a:\"b\"}",
                                 "{\"a\":\"b\"\"c\":\"d\"}",
                                 "{\"a\":\"b\",\"c\"}",
                                 "{\"a\":\"\\n\"}",
                                 "{\"a\":\"\\\"}",
                                 "{\"a\":\"\xE4\xBD\xA0\"}",
                                 "{\"a\":\"\x7F\"}",
                                 "{\"a\":\"\x1F\"}",
                                 "{\"a\":\"\xFF\"}"}) {
    ExpectSame(text);
  }
}

TEST(FlatTest, StringsOfAllLengths) {
  for (std::size_t size = 0; size < 80; ++size) {
    const std::string text(size, 'x');
    ExpectSame("{\"" + text + "\":\"y\"}");
    ExpectSame("{\"y\":\"" + text + "\"}");
    ExpectSame("{\"y\":\"" + text + "\\u0041\"}");
    ExpectSame("{\"y\":\"" + text);
  }
}

TEST(FlatTest, MembersAndBytesUpToTheLimitsAndBeyond) {
  for (int members = 1; members < 24; ++members) {
    for (const int padding : {1, 20, 60}) {
      std::string text = "{";
      for (int i = 0; i < members; ++i) {
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":\"" +
                std::string(static_cast<std::size_t>(padding), 'v') + "\"";
      }
      ExpectSame(text + "}");
      ExpectSame(text + ",\"0\":\"again\"}");
    }
  }
}

TEST(FlatTest, MutationsOfSmallObjects) {
  const std::uint64_t seed = testonly::SeedFromEnvironment();
  std::cerr << "ASSAY_SEED=" << seed << '\n';
  Random random(seed);
  const std::string_view kPieces[] = {"{",  "}", "\"", ":", ",", "\\",         " ",
                                      "\n", "a", "1",  "[", "é", "\"b\":\"c\""};
  for (int i = 0; i < 20'000; ++i) {
    std::string text = R"({"maxmemory-policy":"noeviction","timeout":"300","a":""})";
    for (std::size_t edits = random.Between(1, 3); edits > 0; --edits) {
      const std::size_t at = random.Below(text.size());
      if (random.Chance(50)) text.erase(at, random.Between(1, 4));
      text.insert(std::min(at, text.size()), random.Pick(kPieces));
    }
    ExpectSame(text);
  }
}

}  // namespace
}  // namespace assay::json
