// The smallest parts of XML 1.0 (Fifth Edition), by the productions in brackets. All texts are
// UTF-8 without U+0000. Internal to responses.
#ifndef ASSAY_VALIDATOR_RESPONSE_XML_TOKENS_H_
#define ASSAY_VALIDATOR_RESPONSE_XML_TOKENS_H_

#include <cstddef>
#include <string_view>

namespace assay::response {

// [3] S
inline bool IsXmlBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Where the first character stands that is no [2] Char; npos: nowhere.
std::size_t FindNonCharacter(std::string_view text);

// The bytes of the [5] Name that the text begins with; 0 when it begins with none.
std::size_t NameSize(std::string_view text);

// Of what stands between `&` and `;`: [66] CharRef with WFC: Legal Character, or one of the five
// entities of section 4.6.
bool IsReference(std::string_view name);

bool IsVersion(std::string_view text);   // [26] VersionNum
bool IsEncoding(std::string_view text);  // [81] EncName
bool IsYesOrNo(std::string_view text);   // of [32] SDDecl

// What [17] PITarget leaves out.
bool IsReservedTarget(std::string_view name);

// A text and a place in it that moves forward.
class XmlCursor {
 public:
  explicit XmlCursor(std::string_view text) : text_(text) {}

  std::size_t offset() const { return at_; }
  bool AtEnd() const { return at_ == text_.size(); }
  bool Ahead(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  bool AheadBlank() const { return !AtEnd() && IsXmlBlank(text_[at_]); }
  bool AheadQuote() const { return Ahead("\"") || Ahead("'"); }

  // What is passed.
  std::string_view Take(std::size_t size) {
    const std::string_view taken = text_.substr(at_, size);
    at_ += taken.size();
    return taken;
  }
  // All of it when `what` does not occur.
  std::string_view TakeUntil(std::string_view what) { return Take(text_.find(what, at_) - at_); }
  std::string_view TakeName() { return Take(NameSize(text_.substr(at_))); }

  // False when it is not there.
  bool Skip(std::string_view what) {
    if (!Ahead(what)) return false;
    at_ += what.size();
    return true;
  }
  bool SkipPast(std::string_view what) {
    TakeUntil(what);
    return Skip(what);
  }
  bool SkipBlanks() {
    const std::size_t start = at_;
    while (AheadBlank()) ++at_;
    return at_ != start;
  }
  // [25] Eq
  bool SkipEquals() {
    SkipBlanks();
    const bool found = Skip("=");
    SkipBlanks();
    return found;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_XML_TOKENS_H_
