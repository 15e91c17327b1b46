// The reader against simdjson's own DOM parser, which checks the whole syntax: on generated texts
// and on mutations of them, what the reader accepts DOM accepts, and what the reader calls a syntax
// or encoding fault DOM refuses. (The reader is stricter in the other faults, which is why they are
// not compared.)
//
// ASSAY_SEED=random tries other texts, ASSAY_SEED=N repeats a run.
#include <iostream>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "simdjson.h"
#include "validator/json/reader.h"
#include "validator/testing/random.h"

namespace assay::json {
namespace {

using testonly::Random;

std::string_view Pick(Random& random, std::initializer_list<std::string_view> choices) {
  return random.Pick(choices);
}

std::string Blank(Random& random) {
  return std::string(Pick(random, {"", "", "", " ", "\n", "\t ", "\r\n"}));
}

std::string GenerateString(Random& random) {
  std::string text = "\"";
  for (std::size_t i = random.Below(5); i > 0; --i) {
    text += Pick(random, {"a", "b", "é", "中", "😀", "\\\"", "\\\\", "\\n", "\\u0061",
                          "\\ud83d\\ude00", "{", "]", ":", ",", " ", "\\u00E9"});
  }
  return text + '"';
}

std::string Generate(Random& random, int depth) {
  const std::size_t kind = random.Below(depth > 5 ? 3 : 5);
  if (kind == 0) return GenerateString(random);
  if (kind <= 2) {
    return std::string(Pick(random, {"0", "-1", "12", "1.5", "1e5", "-0.1E-2",
                                     "18446744073709551615", "true", "false", "null"}));
  }
  const bool object = kind == 4;
  std::string text(object ? "{" : "[");
  const std::size_t items = random.Below(4);
  for (std::size_t i = 0; i < items; ++i) {
    if (i > 0) text += "," + Blank(random);
    if (object) text += GenerateString(random) + Blank(random) + ":" + Blank(random);
    text += Generate(random, depth + 1) + Blank(random);
  }
  return text + (object ? "}" : "]");
}

// One to three small edits at random places.
std::string Mutate(Random& random, std::string text) {
  for (std::size_t i = 1 + random.Below(3); i > 0 && !text.empty(); --i) {
    const std::size_t at = random.Below(text.size());
    switch (random.Below(4)) {
      case 0:
        text.erase(at, 1);
        break;
      case 1:
        text.insert(at, Pick(random, {"{", "}", "[", "]", ",", ":", "\"", "\\", "1", "e", ".", "-",
                                      " ", "\xC3", "\x01", "t", "u"}));
        break;
      case 2:
        text[at] = static_cast<char>(random.Word());
        break;
      default:
        text = text.substr(0, at);
    }
  }
  return text;
}

// Names and scalars in document order, as DOM sees them.
void Flatten(simdjson::dom::element element, std::string& flat) {
  if (element.is_array()) {
    for (const auto item : element.get_array()) Flatten(item, flat);
  } else if (element.is_object()) {
    for (const auto [key, value] : element.get_object()) {
      flat.append(key).append("=");
      Flatten(value, flat);
    }
  } else {
    if (element.is_string()) flat.append(element.get_string().value_unsafe());
    flat += '\n';
  }
}

std::string Flatten(const Document& document) {
  std::string flat;
  for (const Node& node : document.nodes) {
    if (node.key_offset != 0) flat.append(node.key).append("=");
    if (node.kind == Kind::kObject || node.kind == Kind::kArray) continue;
    if (node.kind == Kind::kString) flat.append(node.text);
    flat += '\n';
  }
  return flat;
}

void Compare(Reader& reader, simdjson::dom::parser& parser, const std::string& text) {
  const Document document = reader.Read(text, {.max_depth = 1000});
  const simdjson::padded_string padded(text);
  simdjson::dom::element root;
  const auto dom_error = parser.parse(padded).get(root);
  if (document.fault == Fault::kNone) {
    ASSERT_EQ(dom_error, simdjson::SUCCESS) << text;
    std::string flat;
    Flatten(root, flat);
    ASSERT_EQ(Flatten(document), flat) << text;
  } else if (document.fault == Fault::kSyntax || document.fault == Fault::kEncoding) {
    ASSERT_NE(dom_error, simdjson::SUCCESS) << text << "\nfault at " << document.offset;
  }
}

TEST(ReaderDifferentialTest, AgreesWithSimdjsonsDom) {
  const std::uint64_t seed = testonly::SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  Random random(seed);
  Reader reader(100'000);
  simdjson::dom::parser parser;
  for (int i = 0; i < 20'000 && !HasFailure(); ++i) {
    const std::string text = Blank(random) + Generate(random, 0) + Blank(random);
    Compare(reader, parser, text);
    for (int j = 0; j < 5; ++j) Compare(reader, parser, Mutate(random, text));
  }
}

}  // namespace
}  // namespace assay::json
