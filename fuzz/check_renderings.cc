#include "fuzz/check_renderings.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/letters.h"
#include "validator/json/reader.h"
#include "validator/render.h"
#include "validator/testing/plain_report.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::fuzz {
namespace {

enum class Syntax { kText, kJson, kXml };

struct Rendering {
  std::string name;
  Syntax syntax;
  std::string text;
};

// What goes beyond the limit once the entries are in: heads, and what is said of the rest.
constexpr std::size_t kSlackBytes = 4096;

std::vector<Rendering> RenderAll(const Report& report, Language language) {
  std::string record, text, json, xml, problem;
  AppendRecord(report, {.language = language}, &record);
  AppendText(report, {.language = language}, &text);
  const BodyOptions options = {.request_id = "r", .host_id = "h", .language = language};
  AppendBody(report, BodyFormat::kJson, options, &json);
  AppendBody(report, BodyFormat::kXml, options, &xml);
  AppendBody(report, BodyFormat::kProblemJson, options, &problem);
  std::vector<Rendering> all = {{"record", Syntax::kJson, record}, {"text", Syntax::kText, text}};
  if (report.verdict() != Verdict::kInvalid) return all;  // bodies are empty then
  all.push_back({"JSON body", Syntax::kJson, json});
  all.push_back({"XML body", Syntax::kXml, xml});
  all.push_back({"problem body", Syntax::kJson, problem});
  return all;
}

// On bytes, so that it stands even where the library's own tables are wrong: C0, DEL and C1.
bool HasControl(std::string_view text, bool allow_line_feed) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 || c == 0x7F) && !(allow_line_feed && c == '\n')) return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return true;
    }
  }
  return false;
}

bool IsPrintable(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(text.data(), text.data() + text.size(), length);
    if (length == 0 || !(text::IsPrintable(c) || c == '\n')) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool IsJson(std::string_view text) {
  static auto& reader = *new json::Reader(std::size_t{1} << 20);
  return reader.Read(text).fault == json::Fault::kNone;
}

// Whether the text ends in the name of a sensitive parameter and something that ends a word, an
// equals sign above all. (`&` begins another parameter, `%` may be any character.)
bool EndsInSecretName(std::string_view text) {
  if (text.empty() || IsWordCharacter(text.back()) || text.back() == '&' || text.back() == '%') {
    return false;
  }
  text.remove_suffix(1);
  for (const std::string_view name : {"Password", "Signature", "SecurityToken"}) {
    if (text.size() < name.size()) continue;
    if (EqualsIgnoreCase(text.substr(text.size() - name.size()), name)) return true;
  }
  return false;
}

// Whether the request has the secret, and only where it is one.
bool HoldsSecret(std::string_view request) {
  bool holds = false;
  for (std::size_t at = request.find(kSecret); at != std::string_view::npos;
       at = request.find(kSecret, at + 1)) {
    if (!EndsInSecretName(request.substr(0, at))) return false;
    holds = true;
  }
  return holds;
}

std::string_view FaultOf(const Rendering& rendering, bool holds_secret) {
  if (HasControl(rendering.text, rendering.syntax == Syntax::kText)) return "a control character";
  if (!IsPrintable(rendering.text)) return "something that is not printable UTF-8";
  if (rendering.text.size() > OutputLimits().max_bytes + kSlackBytes) return "too much";
  if (rendering.syntax == Syntax::kJson && !IsJson(rendering.text)) return "no JSON";
  if (holds_secret && rendering.text.find(kSecret) != std::string::npos) return "a secret";
  return "";
}

}  // namespace

std::string FaultOfRenderings(std::string_view request, const Report& report, Language language) {
  const bool holds_secret = HoldsSecret(request);
  for (const Rendering& rendering : RenderAll(report, language)) {
    const std::string_view fault = FaultOf(rendering, holds_secret);
    if (fault.empty()) continue;
    return "the " + rendering.name + " has " + std::string(fault) + ": " +
           testonly::Escaped(rendering.text);
  }
  return "";
}

}  // namespace assay::fuzz
