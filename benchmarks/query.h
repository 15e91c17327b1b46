// A query taken apart in the plain way, for peers whose business is something else.
#ifndef ASSAY_BENCHMARKS_QUERY_H_
#define ASSAY_BENCHMARKS_QUERY_H_

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace assay::benchmarks {

// Appends the text that `raw` stands for. False: an escape is broken.
inline bool AppendDecoded(std::string_view raw, std::string* text) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      *text += raw[i] == '+' ? ' ' : raw[i];
      continue;
    }
    unsigned char byte = 0;
    const std::string_view digits = raw.substr(i + 1, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (error != std::errc() || end != digits.data() + 2) return false;
    *text += static_cast<char>(byte);
    i += 2;
  }
  return true;
}

// Calls `add(name, value)` for each pair. Texts without an escape are views of `raw`, others of
// `decoded`, which is cleared first. False: an escape is broken.
template <typename Add>
bool ForEachPair(std::string_view raw, std::string* decoded, Add add) {
  decoded->clear();
  decoded->reserve(raw.size());  // it never grows, so views of it stay
  const auto text = [decoded](std::string_view* part) {
    if (part->find_first_of("%+") == std::string_view::npos) return true;
    const std::size_t begin = decoded->size();
    if (!AppendDecoded(*part, decoded)) return false;
    *part = std::string_view(*decoded).substr(begin);
    return true;
  };
  while (!raw.empty()) {
    const std::string_view piece = raw.substr(0, raw.find('&'));
    raw.remove_prefix(piece.size() < raw.size() ? piece.size() + 1 : raw.size());
    if (piece.empty()) continue;
    std::string_view name = piece.substr(0, piece.find('='));
    std::string_view value = name.size() < piece.size() ? piece.substr(name.size() + 1) : "";
    if (!text(&name) || !text(&value)) return false;
    add(name, value);
  }
  return true;
}

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_QUERY_H_
