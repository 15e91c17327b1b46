#include "fuzz/check_renderings.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// What goes beyond kMaxRenderedBytes once the entries are in: heads, and what is said of the rest.
constexpr std::size_t kSlackBytes = 4096;

std::vector<Rendering> BodiesOf(const Report& report, Language language) {
  std::vector<Rendering> bodies = {{"JSON body", Syntax::kJson, ""},
                                   {"XML body", Syntax::kXml, ""},
                                   {"problem body", Syntax::kJson, ""}};
  const BodyOptions options = {.request_id = "r", .host_id = "h", .language = language};
  AppendBody(report, BodyFormat::kJson, options, &bodies[0].text);
  AppendBody(report, BodyFormat::kXml, options, &bodies[1].text);
  AppendBody(report, BodyFormat::kProblemJson, options, &bodies[2].text);
  return bodies;
}

std::vector<Rendering> RenderAll(const Report& report) {
  std::vector<Rendering> all;
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    Rendering& record = all.emplace_back(Rendering{"record", Syntax::kJson, ""});
    AppendRecord(report, {.language = language}, &record.text);
    Rendering& text = all.emplace_back(Rendering{"text", Syntax::kText, ""});
    AppendText(report, {.language = language}, &text.text);
    if (report.verdict() != Verdict::kInvalid) continue;
    for (Rendering& body : BodiesOf(report, language)) all.push_back(std::move(body));
  }
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

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool EndsInSecretName(std::string_view text) {
  for (const std::string_view name : {"password=", "signature=", "securitytoken="}) {
    if (text.size() < name.size()) continue;
    const std::string_view end = text.substr(text.size() - name.size());
    std::size_t same = 0;
    while (same < name.size() && Lower(end[same]) == name[same]) ++same;
    if (same == name.size()) return true;
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
  if (rendering.text.size() > kMaxRenderedBytes + kSlackBytes) return "too much";
  if (rendering.syntax == Syntax::kJson && !IsJson(rendering.text)) return "no JSON";
  if (holds_secret && rendering.text.find(kSecret) != std::string::npos) return "a secret";
  return "";
}

}  // namespace

std::string FaultOfRenderings(std::string_view request, const Report& report) {
  const bool holds_secret = HoldsSecret(request);
  for (const Rendering& rendering : RenderAll(report)) {
    const std::string_view fault = FaultOf(rendering, holds_secret);
    if (fault.empty()) continue;
    return "the " + rendering.name + " has " + std::string(fault) + ": " +
           testonly::Escaped(rendering.text);
  }
  return "";
}

}  // namespace assay::fuzz
