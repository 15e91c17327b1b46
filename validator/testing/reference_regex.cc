#include "validator/testing/reference_regex.h"

#include <cstddef>
#include <memory>
#include <unordered_map>

#include "re2/re2.h"

namespace assay::testonly::naive {
namespace {

const re2::RE2& Compiled(const std::string& pattern) {
  static auto& all = *new std::unordered_map<std::string, std::unique_ptr<re2::RE2>>();
  std::unique_ptr<re2::RE2>& re = all[pattern];
  if (re == nullptr) {
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1);  // a character is a byte
    options.set_dot_nl(true);
    re = std::make_unique<re2::RE2>(pattern, options);
  }
  return *re;
}

}  // namespace

bool Is(const std::string& pattern, const std::string& text) {
  return re2::RE2::FullMatch(text, Compiled(pattern));
}

std::vector<std::string> Groups(const std::string& pattern, const std::string& text) {
  const re2::RE2& re = Compiled(pattern);
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
  if (!re.Match(text, 0, text.size(), re2::RE2::ANCHOR_BOTH, found.data(),
                static_cast<int>(found.size()))) {
    return {};
  }
  std::vector<std::string> groups;
  for (const re2::StringPiece& group : found) groups.emplace_back(group.data(), group.size());
  return groups;
}

std::vector<std::string> SplitAt(char separator, const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

}  // namespace assay::testonly::naive
