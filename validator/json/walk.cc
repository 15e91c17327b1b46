#include "validator/json/walk.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>

#include "validator/json/members.h"
#include "validator/json/scalar.h"

namespace assay::json::internal {
namespace {

constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class Walk {
 public:
  Walk(const std::uint32_t* tokens, char* text, std::uint32_t size, const Limits& limits,
       Node* nodes, std::uint32_t* scratch)
      : next_(tokens),
        text_(text),
        size_(size),
        has_escapes_(std::memchr(text, '\\', size) != nullptr),
        max_depth_(std::min(limits.max_depth, kMaxDepth)),
        limits_(limits),
        nodes_(nodes),
        scratch_(scratch) {}

  Document Run() {
    if (Values()) {
      document_.nodes = {nodes_, count_};
    } else {
      document_.depth = depth_;
    }
    return document_;
  }

 private:
  // One round a value: takes it (an object or array only begins), closes what ends behind it, and
  // stops before the next value.
  bool Values() {
    new (&nodes_[0]) Node;
    while (true) {
      const std::uint32_t around = open_;
      if (!TakeValue(nodes_[count_])) return false;
      const bool complete = open_ == around || NextCharacter() == closer_;
      if (complete && !TakeEnds()) return false;
      if (open_ == kNoNode) return AtEnd() || Fail(Fault::kSyntax, NextOffset());
      Node& node = *new (&nodes_[count_]) Node;
      if (closer_ == '}' && !TakeKey(node)) return false;
    }
  }

  // The member's name is in the node already. A token that begins no value (a comma, a bracket that
  // closes) ends up as a number that is none, which spares every other value the question.
  bool TakeValue(Node& node) {
    node.offset = NextOffset();
    switch (NextCharacter()) {
      case '{':
        return Open(node, Kind::kObject);
      case '[':
        return Open(node, Kind::kArray);
      case '"':
        node.kind = Kind::kString;
        node.next = ++count_;
        return TakeString(node.text, node.undecodable);
      case 't':
        return TakeLiteral(node, Kind::kTrue, "true");
      case 'f':
        return TakeLiteral(node, Kind::kFalse, "false");
      case 'n':
        return TakeLiteral(node, Kind::kNull, "null");
      default:
        return TakeNumber(node);
    }
  }

  bool TakeLiteral(Node& node, Kind kind, std::string_view literal) {
    if (TakeToken() != literal) return Fail(Fault::kSyntax, node.offset);
    node.kind = kind;
    node.text = {text_ + node.offset, literal.size()};
    node.next = ++count_;
    return true;
  }

  // A number, or what is no value at all.
  bool TakeNumber(Node& node) {
    if (AtEnd()) return Fail(Fault::kSyntax, size_);
    node.kind = Kind::kNumber;
    node.text = TakeToken();
    node.next = ++count_;
    const Fault fault = CheckNumber(node.text);
    if (fault == Fault::kNumber && TolerateScalar()) return true;
    return fault == Fault::kNone || Fail(fault, node.offset);
  }

  // simdjson begins no token inside a string, so what begins with a quote ends with one.
  bool TakeString(std::string_view& result, bool& undecodable) {
    const std::uint32_t offset = NextOffset();
    const std::string_view token = TakeToken();
    if (token.size() < 2 || token.back() != '"') return Fail(Fault::kSyntax, offset);
    result = token.substr(1, token.size() - 2);
    return !has_escapes_ || Unescape(result, undecodable, offset + 1);
  }

  // What is JSON and yet no value that this library can hold, in a place where the caller wants to
  // say so himself.
  bool TolerateScalar() const { return limits_.tolerate_root_scalars && depth_ == 1; }

  bool Unescape(std::string_view& result, bool& undecodable, std::uint32_t offset) {
    const auto unescaped = UnescapeInPlace(text_ + offset, result.size());
    const bool is_json = unescaped.fault == Fault::kSurrogate || unescaped.fault == Fault::kNul;
    if (is_json && TolerateScalar()) {
      undecodable = true;
      result = result.substr(0, 0);  // names keep a first byte to look at (members.cc)
      return true;
    }
    if (unescaped.fault != Fault::kNone) {
      return Fail(unescaped.fault, offset + static_cast<std::uint32_t>(unescaped.size));
    }
    result = result.substr(0, unescaped.size);
    return true;
  }

  // The next member's name, and the colon behind it.
  bool TakeKey(Node& node) {
    node.key_offset = NextOffset();
    if (NextCharacter() != '"') return Fail(Fault::kSyntax, node.key_offset);
    if (!TakeString(node.key, node.key_undecodable)) return false;
    if (NextCharacter() != ':') return Fail(Fault::kSyntax, NextOffset());
    ++next_;
    return true;
  }

  // Begins an object or array. Its node's `next` is not known yet and keeps the index of the one
  // around it.
  bool Open(Node& node, Kind kind) {
    if (depth_ == max_depth_) return Fail(Fault::kTooDeep, node.offset);
    ++next_;
    ++depth_;
    node.kind = kind;
    node.next = open_;
    SetOpen(count_++);
    return true;
  }

  // What may stand behind a value: any number of closing brackets, then a comma or the end.
  bool TakeEnds() {
    while (open_ != kNoNode) {
      const char next = NextCharacter();
      if (next == ',') {
        ++next_;
        return true;
      }
      if (next != closer_) return Fail(Fault::kSyntax, NextOffset());
      if (!Close()) return false;
    }
    return true;
  }

  // Ends the innermost object or array, and goes back to the one around it.
  bool Close() {
    Node& node = nodes_[open_];
    const std::uint32_t around = node.next;
    if (node.kind == Kind::kArray) CountItems();
    if (node.kind == Kind::kObject && !CheckMembers()) return false;
    ++next_;
    node.next = count_;
    SetOpen(around);
    --depth_;
    return true;
  }

  // Keeps the bracket that would end it at hand: it is compared with after every value.
  void SetOpen(std::uint32_t index) {
    open_ = index;
    closer_ = index != kNoNode && nodes_[index].kind == Kind::kObject ? '}' : ']';
  }

  // Names are compared when their object is complete: then their number is known, which decides how
  // (members.h). So of a text that also breaks off or is malformed further on, that is said and not
  // the repetition.
  bool CheckMembers() {
    const bool is_root = depth_ == 1;
    const std::uint32_t max = limits_.MaxMembers(is_root);
    std::uint32_t members = 0;
    for (std::uint32_t i = open_ + 1; i < count_; i = nodes_[i].next) {
      if (++members > max) return Fail(Fault::kTooManyMembers, nodes_[i].key_offset);
    }
    if (is_root && limits_.allow_root_duplicates) return true;
    const auto repeat = FindRepeat(nodes_, open_, members, scratch_);
    if (!repeat) return true;
    document_.related = nodes_[repeat->first].key_offset;
    return Fail(Fault::kDuplicateKey, nodes_[repeat->second].key_offset);
  }

  // An array has no more items than there are nodes in it, so nearly none is counted.
  void CountItems() {
    if (count_ - open_ - 1 <= limits_.max_items) return;
    std::uint32_t items = 0;
    for (std::uint32_t i = open_ + 1; i < count_; i = nodes_[i].next) ++items;
    document_.has_long_array |= items > limits_.max_items;
  }

  bool Fail(Fault fault, std::uint32_t offset) {
    document_.fault = fault;
    document_.offset = offset;
    return false;
  }

  // Every offset of a token is less than the size, which stands behind the last one.
  bool AtEnd() const { return *next_ == size_; }
  std::uint32_t NextOffset() const { return *next_; }

  // The next token's first character; a blank at the end, which no token begins with.
  char NextCharacter() const { return text_[*next_]; }

  // The whole next token; there is one. simdjson's tokens run up to the next one, so blanks are cut
  // off.
  std::string_view TakeToken() {
    const char* const token = text_ + next_[0];
    std::uint32_t length = next_[1] - next_[0];
    while (IsBlank(token[length - 1])) --length;
    ++next_;
    return {token, length};
  }

  const std::uint32_t* next_;
  char* const text_;
  const std::uint32_t size_;
  const bool has_escapes_;
  const std::uint32_t max_depth_;
  const Limits limits_;
  Node* const nodes_;
  std::uint32_t* const scratch_;

  std::uint32_t count_ = 0;       // complete nodes, and begun objects and arrays
  std::uint32_t open_ = kNoNode;  // the innermost open object or array
  char closer_ = ']';             // what would end it
  std::uint32_t depth_ = 0;
  Document document_;
};

}  // namespace

Document WalkTokens(const std::uint32_t* tokens, char* text, std::uint32_t size,
                    const Limits& limits, Node* nodes, std::uint32_t* scratch) {
  return Walk(tokens, text, size, limits, nodes, scratch).Run();
}

}  // namespace assay::json::internal
