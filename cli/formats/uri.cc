#include "cli/formats/uri.h"

#include <filesystem>

namespace assay::cli {
namespace {

bool StandsForItself(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == '/';
}

void AppendEncoded(char c, std::string* out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out->push_back('%');
  out->push_back(kDigits[byte >> 4]);
  out->push_back(kDigits[byte & 0xF]);
}

}  // namespace

std::string NormalPathOf(std::string_view path) {
  return std::filesystem::path(path).lexically_normal().string();
}

std::string UriReferenceOf(std::string_view path) {
  const std::string normal = NormalPathOf(path);
  std::string uri = normal.starts_with('/') ? "file://" : "";
  for (const char c : normal) {
    if (StandsForItself(c)) {
      uri.push_back(c);
    } else {
      AppendEncoded(c, &uri);
    }
  }
  return uri;
}

}  // namespace assay::cli
