#include "validator/read/scan.h"

#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "validator/read/percent.h"

namespace assay::read {
namespace {

// The buffer ends exactly where the text does, so that AddressSanitizer sees a read too far.
struct Exact {
  explicit Exact(const std::string& text) : size(text.size()), bytes(new char[text.size()]) {
    std::copy(text.begin(), text.end(), bytes.get());
  }
  const char* begin() const { return bytes.get(); }
  const char* end() const { return bytes.get() + size; }
  std::size_t size;
  std::unique_ptr<char[]> bytes;
};

template <bool kName>
void ExpectStretch(const std::string& text) {
  const Exact exact(text);
  const std::size_t end = std::min(text.find_first_of(kName ? "&=" : "&"), text.size());
  const Stretch found = ScanTo<kName>(exact.begin(), exact.end());
  const std::string before = text.substr(0, end);
  EXPECT_EQ(found.end - exact.begin(), static_cast<std::ptrdiff_t>(end)) << text;
  EXPECT_EQ(found.escaped, before.find_first_of("%+") != std::string::npos) << text;
  bool control = false;
  for (const char c : before) control |= static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  EXPECT_EQ(found.control, control) << text;
}

// Each byte that means something, at every place of texts of all lengths around the block size.
TEST(ScanTo, EveryByteAtEveryPlace) {
  for (std::size_t size = 0; size <= 40; ++size) {
    ExpectStretch<true>(std::string(size, 'a'));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'&', '=', '%', '+', '\0', '\x1F', ' ', '\x7F', '\x80', '\xFF'}) {
        for (std::size_t stop = 0; stop < size; stop += 7) {
          std::string text(size, 'a');
          text[stop] = '&';
          text[at] = c;
          ExpectStretch<true>(text);
          ExpectStretch<false>(text);
        }
      }
    }
  }
}

std::string Decode(const std::string& text) {
  const Exact exact(text);
  std::string out(text.size(), '?');
  const std::size_t size = PercentDecode(exact.begin(), exact.end(), out.data());
  return size == kBroken ? "broken" : out.substr(0, size);
}

TEST(PercentDecode, Table) {
  const struct {
    const char* text;
    std::string decoded;
  } kCases[] = {{"", ""},          {"a", "a"},          {"a+b", "a b"},
                {"%41", "A"},      {"%2b", "+"},        {"%2B%2b", "++"},
                {"%2541", "%41"},  {"%e4%B8%ad", "中"}, {"%", "broken"},
                {"a%", "broken"},  {"%4", "broken"},    {"%zz", "broken"},
                {"%4g", "broken"}, {"%g4", "broken"},   {"%%41", "broken"},
                {"% 1", "broken"}, {"%+1", "broken"},   {"%00", std::string(1, '\0')}};
  for (const auto& c : kCases) EXPECT_EQ(Decode(c.text), c.decoded) << c.text;
}

TEST(PercentDecode, EveryByte) {
  for (int byte = 0; byte < 256; ++byte) {
    char escape[4];
    std::snprintf(escape, sizeof escape, "%%%02x", byte);
    EXPECT_EQ(Decode(escape), std::string(1, static_cast<char>(byte)));
    std::snprintf(escape, sizeof escape, "%%%02X", byte);
    EXPECT_EQ(Decode(escape), std::string(1, static_cast<char>(byte)));
  }
}

}  // namespace
}  // namespace assay::read
