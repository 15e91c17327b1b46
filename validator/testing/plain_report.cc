#include "validator/testing/plain_report.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <sstream>
#include <string_view>

namespace assay::testonly {
namespace {

std::vector<std::string> Copy(std::span<const std::string_view> texts) {
  return {texts.begin(), texts.end()};
}

PlainViolation FromViolation(const Violation& violation) {
  PlainViolation plain;
  plain.code = violation.code();
  plain.status = violation.status();
  plain.message = violation.Message(Language::kEnglish);
  plain.message_zh = violation.Message(Language::kChinese);
  plain.parameters = Copy(violation.parameters());
  plain.rule = violation.rule();
  for (std::size_t i = 0; i < violation.also_count(); ++i)
    plain.also.emplace_back(violation.also(i));
  return plain;
}

std::vector<PlainFact> FromFacts(const Range<NeededFactIterator>& facts) {
  std::vector<PlainFact> plain;
  for (const NeededFact& fact : facts) {
    PlainFact& copy = plain.emplace_back();
    copy.id = fact.id;
    copy.check = fact.check;
    copy.known = fact.known();
    for (std::size_t i = 0; i < fact.argument_count(); ++i) {
      copy.arguments.emplace_back(fact.argument(i).parameter, fact.argument(i).value);
    }
  }
  return plain;
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined = "[";
  for (const std::string& text : texts) {
    if (joined.size() > 1) joined += ", ";
    joined += Escaped(text);
  }
  return joined + "]";
}

std::string ToString(const PlainFact& fact) {
  std::string text = fact.id + " (check " + fact.check + ")";
  for (const auto& [parameter, value] : fact.arguments) {
    text += " " + parameter + "=" + Escaped(value);
  }
  if (fact.known != FactValue::kUnknown) {
    text += fact.known == FactValue::kTrue ? " known true" : " known false";
  }
  return text;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Takes one such line out of the list; false when there is none.
bool TakeOut(const std::string& line, std::vector<std::string>* lines) {
  const auto found = std::find(lines->begin(), lines->end(), line);
  if (found == lines->end()) return false;
  lines->erase(found);
  return true;
}

}  // namespace

PlainReport FromReport(const Report& report) {
  PlainReport plain;
  plain.verdict = report.verdict();
  plain.ruleset = report.ruleset();
  plain.operation = report.operation();
  for (const Violation& violation : report.violations()) {
    plain.violations.push_back(FromViolation(violation));
  }
  for (const Warning& warning : report.warnings()) {
    plain.warnings.push_back({std::string(warning.rule()), Copy(warning.parameters())});
  }
  for (const Shadow& shadow : report.shadows()) {
    plain.shadows.push_back({std::string(shadow.rule), Copy(shadow.parameters)});
  }
  plain.needed = FromFacts(report.needed_facts());
  plain.unchecked = FromFacts(report.unchecked_facts());
  if (!plain.violations.empty() && plain.needed.empty()) return plain;
  for (std::size_t i = 0; i < report.parameter_count(); ++i) {
    const EffectiveValue value = report.effective(i);
    plain.effective.push_back(
        {std::string(value.parameter), std::string(value.value), value.origin});
  }
  return plain;
}

std::string_view ToString(Verdict verdict) {
  switch (verdict) {
    case Verdict::kValid:
      return "valid";
    case Verdict::kInvalid:
      return "invalid";
    case Verdict::kIndeterminate:
      return "indeterminate";
  }
  return "no verdict";
}

std::string_view ToString(Origin origin) {
  switch (origin) {
    case Origin::kAbsent:
      return "absent";
    case Origin::kRequest:
      return "request";
    case Origin::kDefault:
      return "default";
  }
  return "no origin";
}

std::string ToString(const PlainReport& report) {
  std::ostringstream out;
  out << "verdict " << ToString(report.verdict) << "\nruleset " << report.ruleset << "\noperation "
      << report.operation << '\n';
  for (const PlainViolation& v : report.violations) {
    out << "violation " << v.code << ' ' << v.status << ' ' << Joined(v.parameters) << " rule "
        << v.rule << " also " << Joined(v.also) << " en `" << Escaped(v.message) << "` zh `"
        << Escaped(v.message_zh) << "`\n";
  }
  for (const PlainWarning& w : report.warnings) {
    out << "warning " << w.rule << ' ' << Joined(w.parameters) << '\n';
  }
  for (const PlainWarning& s : report.shadows) {
    out << "shadow " << s.rule << ' ' << Joined(s.parameters) << '\n';
  }
  for (const PlainFact& fact : report.needed) out << "needed " << ToString(fact) << '\n';
  for (const PlainFact& fact : report.unchecked) out << "unchecked " << ToString(fact) << '\n';
  for (const PlainValue& value : report.effective) {
    out << "effective " << value.parameter << '=' << Escaped(value.value) << " ("
        << ToString(value.origin) << ")\n";
  }
  return out.str();
}

std::ostream& operator<<(std::ostream& out, const PlainReport& report) {
  return out << '\n' << ToString(report);
}

std::string Difference(const PlainReport& a, const PlainReport& b) {
  const std::vector<std::string> left = Lines(ToString(a));
  std::vector<std::string> right = Lines(ToString(b));
  if (left == right) return "";
  std::string text;
  for (const std::string& line : left) text += (TakeOut(line, &right) ? "  " : "- ") + line + "\n";
  for (const std::string& line : right) text += "+ " + line + "\n";
  if (text.starts_with("  ") && text.find("\n- ") == text.npos && text.find("\n+ ") == text.npos) {
    text += "+ the same lines in another order:\n" + ToString(b);
  }
  return text;
}

std::string Escaped(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '\\') {
      text.push_back(c);
    } else {
      text += {'\\', 'x', kHex[byte / 16], kHex[byte % 16]};
    }
  }
  return text;
}

}  // namespace assay::testonly
