// The reader's loop.
//
// simdjson's first stage (SIMD) validates UTF-8 and lists where tokens begin. That list is walked
// here in one loop, not through ondemand's values: those skip what is not asked for, and this
// reader's whole point is to look at everything. simdjson ends the list with the size of the text,
// which ends the loop without further checks.
//
// No recursion: while an object or array is open, its node's `next` holds the index of the node
// around it, so the nodes are their own stack.
#include "validator/json/reader.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "simdjson.h"
#include "validator/json/faulty_text.h"
#include "validator/json/members.h"
#include "validator/json/scalar.h"

namespace assay::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

// Memory that is touched only as far as it is used. T needs no destructor.
template <typename T>
class RawArray {
 public:
  explicit RawArray(std::size_t size) : data_(static_cast<T*>(::operator new(size * sizeof(T)))) {}
  T* get() const { return data_.get(); }

 private:
  struct Delete {
    void operator()(T* data) const { ::operator delete(data); }
  };
  std::unique_ptr<T, Delete> data_;
};

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class Walk {
 public:
  // `tokens` are the offsets of the tokens of `text`, in order, then `size`; text[size] is a blank.
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
    const Fault fault = internal::CheckNumber(node.text);
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

  bool TolerateScalar() const { return limits_.tolerate_root_scalars && depth_ == 1; }

  bool Unescape(std::string_view& result, bool& undecodable, std::uint32_t offset) {
    const auto unescaped = internal::UnescapeInPlace(text_ + offset, result.size());
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

  bool Close() {
    Node& node = nodes_[open_];
    const std::uint32_t around = node.next;
    if (node.kind == Kind::kObject && !CheckMembers()) return false;
    ++next_;
    node.next = count_;
    SetOpen(around);
    --depth_;
    return true;
  }

  void SetOpen(std::uint32_t index) {
    open_ = index;
    closer_ = index != kNoNode && nodes_[index].kind == Kind::kObject ? '}' : ']';
  }

  // Names are compared when their object is complete, so a text that breaks off says that first.
  bool CheckMembers() {
    const bool is_root = depth_ == 1;
    const std::uint32_t max =
        is_root && limits_.max_root_members != 0 ? limits_.max_root_members : limits_.max_members;
    std::uint32_t members = 0;
    for (std::uint32_t i = open_ + 1; i < count_; i = nodes_[i].next) {
      if (++members > max) return Fail(Fault::kTooManyMembers, nodes_[i].key_offset);
    }
    if (is_root && limits_.allow_root_duplicates) return true;
    const auto repeat = internal::FindRepeat(nodes_, open_, members, scratch_);
    if (!repeat) return true;
    document_.related = nodes_[repeat->first].key_offset;
    return Fail(Fault::kDuplicateKey, nodes_[repeat->second].key_offset);
  }

  bool Fail(Fault fault, std::uint32_t offset) {
    document_.fault = fault;
    document_.offset = offset;
    return false;
  }

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

struct Reader::Impl {
  explicit Impl(std::size_t bytes)
      : max_bytes(std::min(bytes, kMaxBytes)),
        text(max_bytes + simdjson::SIMDJSON_PADDING),
        nodes(max_bytes / 2 + kMaxDepth + 2),  // two bytes a value, but one for an opening bracket
        scratch(max_bytes / 4 + 1) {           // `"":1`
    if (parser.allocate(max_bytes, kMaxDepth) != simdjson::SUCCESS) throw std::bad_alloc();
  }

  std::size_t max_bytes;
  ondemand::parser parser;
  RawArray<char> text;
  RawArray<Node> nodes;
  RawArray<std::uint32_t> scratch;
};

Reader::Reader(std::size_t max_bytes) : impl_(std::make_unique<Impl>(max_bytes)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Document Reader::Read(std::string_view text, const Limits& limits) {
  Document document;
  if (text.size() > impl_->max_bytes) {
    document.fault = Fault::kTooLarge;
    return document;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    document.fault = Fault::kEncoding;
    return document;
  }
  // simdjson reads past the end, and the views of the result must outlive the caller's text.
  char* const copy = impl_->text.get();
  text.copy(copy, text.size());
  std::memset(copy + text.size(), ' ', simdjson::SIMDJSON_PADDING);
  const simdjson::padded_string_view padded(copy, text.size(),
                                            text.size() + simdjson::SIMDJSON_PADDING);
  ondemand::json_iterator tokens;
  if (impl_->parser.iterate_raw(padded).get(tokens) != simdjson::SUCCESS) {
    return internal::LocateFault(text);
  }
  return Walk(tokens.position(), copy, static_cast<std::uint32_t>(text.size()), limits,
              impl_->nodes.get(), impl_->scratch.get())
      .Run();
}

std::string_view Describe(Fault fault) {
  switch (fault) {
    case Fault::kNone:
      return "no fault";
    case Fault::kTooLarge:
      return "the text is too large";
    case Fault::kEncoding:
      return "the text is not UTF-8 without a byte order mark";
    case Fault::kSyntax:
      return "this is not JSON";
    case Fault::kString:
      return "a string holds a bad escape or a raw control character";
    case Fault::kSurrogate:
      return "a string holds half of a surrogate pair";
    case Fault::kNul:
      return "a string holds U+0000";
    case Fault::kNumber:
      return "a number is out of range";
    case Fault::kDuplicateKey:
      return "a member name is repeated";
    case Fault::kTooDeep:
      return "objects and arrays are nested too deeply";
    case Fault::kTooManyMembers:
      return "an object has too many members";
  }
  return "an unknown fault";
}

}  // namespace assay::json
