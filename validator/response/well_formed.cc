// One pass from left to right. Numbers in brackets are productions of XML 1.0 (Fifth Edition).
#include "validator/response/well_formed.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "validator/response/xml_tokens.h"

namespace assay::response {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t max_depth)
      : text_(text), max_depth_(max_depth), cursor_(text) {}

  std::optional<IllFormed> Scan() {
    const std::size_t offset = FindNonCharacter(text_);
    if (offset != text_.npos) return IllFormed{offset, "a character is not allowed in XML"};
    ScanDocument();
    return std::move(fault_);
  }

 private:
  // [1] document, as texts and markup by turns: `open_` tells what may stand where.
  bool ScanDocument() {
    if (AheadDeclaration() && !ScanDeclaration()) return false;
    while (!cursor_.AtEnd()) {
      if (!(cursor_.Ahead("<") ? ScanMarkup() : ScanText())) return false;
    }
    if (!open_.empty()) return Fail("an element has no end tag");
    return has_root_ || Fail("there is no root element");
  }

  // Not of `<?xml-stylesheet`, which is a processing instruction.
  bool AheadDeclaration() const {
    constexpr std::string_view kStart = "<?xml";
    return text_.starts_with(kStart) && text_.size() > kStart.size() &&
           IsXmlBlank(text_[kStart.size()]);
  }

  // [23] XMLDecl
  bool ScanDeclaration() {
    cursor_.Skip("<?xml");
    cursor_.SkipBlanks();
    if (!ScanPseudoAttribute("version", IsVersion)) return Fail("expected `version=\"1.0\"`");
    bool apart = cursor_.SkipBlanks();
    if (apart && cursor_.Ahead("encoding")) {
      if (!ScanPseudoAttribute("encoding", IsEncoding)) return Fail("expected an encoding's name");
      apart = cursor_.SkipBlanks();
    }
    if (apart && cursor_.Ahead("standalone")) {
      if (!ScanPseudoAttribute("standalone", IsYesOrNo)) return Fail("expected `yes` or `no`");
      cursor_.SkipBlanks();
    }
    return cursor_.Skip("?>") || Fail("expected the end of the XML declaration, `?>`");
  }

  // [24] VersionInfo, [80] EncodingDecl, [32] SDDecl, each without the blanks before it.
  bool ScanPseudoAttribute(std::string_view name, bool (*is_value)(std::string_view)) {
    if (!cursor_.Skip(name) || !cursor_.SkipEquals() || !cursor_.AheadQuote()) return false;
    XmlCursor ahead = cursor_;  // a value at fault is told where it begins
    const std::string_view quote = ahead.Take(1);
    if (!is_value(ahead.TakeUntil(quote)) || !ahead.Skip(quote)) return false;
    cursor_ = ahead;
    return true;
  }

  bool ScanMarkup() {
    if (cursor_.Skip("<!--")) return ScanComment();
    if (cursor_.Skip("<?")) return ScanInstruction();
    if (cursor_.Ahead("<![CDATA[")) return ScanSection();
    if (cursor_.Ahead("<!DOCTYPE")) return Fail("a document type declaration is not allowed");
    if (cursor_.Skip("</")) return ScanEndTag();
    return ScanStartTag();
  }

  // [15] Comment
  bool ScanComment() {
    if (!cursor_.SkipPast("--")) return Fail("a comment has no end");
    return cursor_.Skip(">") || Fail("expected `>`; `--` is not allowed in a comment");
  }

  // [16] PI
  bool ScanInstruction() {
    const std::size_t start = cursor_.offset();
    const std::string_view target = cursor_.TakeName();
    if (target.empty()) return Fail("expected the name of a processing instruction");
    if (IsReservedTarget(target)) {
      return FailAt(start, "an XML declaration may only be the very beginning");
    }
    if (cursor_.Skip("?>")) return true;
    if (!cursor_.SkipBlanks()) return Fail("expected a blank or `?>`");
    return cursor_.SkipPast("?>") || Fail("a processing instruction has no end");
  }

  // [18] CDSect
  bool ScanSection() {
    if (open_.empty()) return Fail("there is text outside the root element");
    return cursor_.SkipPast("]]>") || Fail("a CDATA section has no end");
  }

  // [14] CharData and [67] Reference in an element, [3] S beside the root.
  bool ScanText() {
    if (open_.empty()) {
      cursor_.SkipBlanks();
      return cursor_.AtEnd() || cursor_.Ahead("<") ||
             Fail("there is text outside the root element");
    }
    while (!cursor_.AtEnd() && !cursor_.Ahead("<")) {
      if (cursor_.Ahead("]]>")) return Fail("`]]>` is not allowed in text; write `]]&gt;`");
      if (!ScanCharacter()) return false;
    }
    return true;
  }

  bool ScanCharacter() {
    if (cursor_.Ahead("&")) return ScanReference();
    cursor_.Take(1);
    return true;
  }

  // [67] Reference. What it is may be the rest of a secret.
  bool ScanReference() {
    const std::size_t start = cursor_.offset();
    cursor_.Skip("&");
    return (IsReference(cursor_.TakeUntil(";")) && cursor_.Skip(";")) ||
           FailAt(start, "a reference that XML does not define; write `&amp;` for a `&`");
  }

  // [40] STag, [44] EmptyElemTag
  bool ScanStartTag() {
    if (open_.empty() && has_root_) return Fail("there is more than one root element");
    if (open_.size() == max_depth_) {
      return Fail("elements are nested more than " + std::to_string(max_depth_) + " deep");
    }
    cursor_.Skip("<");
    const std::string_view name = cursor_.TakeName();
    if (name.empty()) return Fail("expected a name behind `<`; write `&lt;` for a `<`");
    has_root_ = true;
    attributes_.clear();
    while (true) {
      const bool apart = cursor_.SkipBlanks();
      if (cursor_.Skip("/>")) return AttributesDiffer();
      if (cursor_.Skip(">")) break;
      if (!apart) return Fail("expected a blank, `>` or `/>`");
      if (!ScanAttribute()) return false;
    }
    open_.push_back(name);
    return AttributesDiffer();
  }

  // [41] Attribute, [10] AttValue
  bool ScanAttribute() {
    attributes_.push_back(cursor_.TakeName());
    if (attributes_.back().empty()) return Fail("expected an attribute, `>` or `/>`");
    if (!cursor_.SkipEquals()) return Fail("expected `=` behind the name of an attribute");
    if (!cursor_.AheadQuote()) return Fail("expected the value of an attribute in quotes");
    const std::string_view quote = cursor_.Take(1);
    while (!cursor_.Skip(quote)) {
      if (cursor_.AtEnd()) return Fail("the value of an attribute has no end");
      if (cursor_.Ahead("<")) return Fail("`<` is not allowed in an attribute; write `&lt;`");
      if (!ScanCharacter()) return false;
    }
    return true;
  }

  // WFC: Unique Att Spec
  bool AttributesDiffer() {
    std::stable_sort(attributes_.begin(), attributes_.end());
    const auto twice = std::adjacent_find(attributes_.begin(), attributes_.end());
    if (twice == attributes_.end()) return true;
    return FailAt(static_cast<std::size_t>(twice[1].data() - text_.data()),
                  "an attribute is given twice");
  }

  // [42] ETag, WFC: Element Type Match
  bool ScanEndTag() {
    const std::size_t start = cursor_.offset();
    const std::string_view name = cursor_.TakeName();
    if (open_.empty() || name != open_.back()) {
      return FailAt(start, "the end tag is not that of the element which is open");
    }
    open_.pop_back();
    cursor_.SkipBlanks();
    return cursor_.Skip(">") || Fail("expected `>`");
  }

  bool Fail(std::string reason) { return FailAt(cursor_.offset(), std::move(reason)); }
  bool FailAt(std::size_t offset, std::string reason) {
    fault_ = {offset, std::move(reason)};
    return false;
  }

  std::string_view text_;
  std::size_t max_depth_;
  XmlCursor cursor_;
  bool has_root_ = false;
  std::vector<std::string_view> open_;        // names of elements whose end tags are to come
  std::vector<std::string_view> attributes_;  // of the start tag at hand
  std::optional<IllFormed> fault_;
};

}  // namespace

std::optional<IllFormed> FindIllFormed(std::string_view text, std::size_t max_depth) {
  return Scanner(text, max_depth).Scan();
}

}  // namespace assay::response
