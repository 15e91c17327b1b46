// A walker of its own, over the same shapes and constraints as requests have. That of requests
// (evaluate/parts.cc) goes over parts in slots of a scratch, tells each rule once and as bits of a
// report with codes; here there is no slot, no code and no precedence, JSON tells types, XML tells
// none, and memory may be taken.
#include "validator/response/check.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "validator/evaluate/constraints.h"
#include "validator/evaluate/expectation.h"
#include "validator/program/keyword.h"
#include "validator/program/secrecy.h"
#include "validator/response/document.h"
#include "validator/response/kinds.h"
#include "validator/response/members.h"
#include "validator/response/numbers.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::response {
namespace {

using program::Constraint;
using program::Keyword;
using program::kNone;
using program::Shape;
using program::ValueType;
using Kind = Node::Kind;

class Checker {
 public:
  Checker(const program::Program& program, const program::Operation& operation,
          const ResponseLimits& limits, ResponseReport& report)
      : program_(program), operation_(operation), limits_(limits), report_(report) {}

  void Check(std::string_view body) {
    if (const auto fault = ReadDocument(body, limits_.max_bytes, document_)) {
      return Add(fault->rule, fault->reason);
    }
    if (document_.is_xml && !RootInOrder()) return;
    CheckValue(0, operation_.shapes[operation_.response]);
  }

 private:
  // A step of a path, taken back when the part is done.
  class Step {
   public:
    Step(Checker& checker, std::string_view name)
        : checker_(checker), size_(checker.path_.size()), secret_(checker.secret_) {
      if (size_ != 0) checker.path_.push_back('.');
      text::AppendName(name, &checker.path_);
      checker.secret_ |= internal::MentionsSecret(checker.program_, name);
    }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() {
      checker_.path_.resize(size_);
      checker_.secret_ = secret_;
    }

   private:
    Checker& checker_;
    std::size_t size_;
    bool secret_;
  };

  const Node& At(std::uint32_t index) const { return document_.nodes[index]; }
  const Shape& ShapeAt(std::uint16_t index) const { return operation_.shapes[index]; }

  void Add(std::string_view rule, std::string reason) {
    if (report_.faults.size() >= limits_.max_faults) {
      ++report_.left_out;
      return;
    }
    report_.faults.push_back({path_, std::string(rule), std::move(reason)});
  }

  void Fault(const Shape& shape, Keyword keyword, std::string reason) {
    Add(std::string(shape.path) + "." + std::string(program::KeywordName(keyword)),
        std::move(reason));
  }

  void Fault(const Shape& shape, const Constraint& constraint, std::string_view value) {
    std::string reason;
    if (constraint.keyword == Keyword::kType) {
      reason = evaluate::TypeInWords(constraint.type);
    } else {
      const bool secret = secret_ || internal::MentionsSecret(program_, value);
      evaluate::AppendExpectation(constraint, value,
                                  secret ? evaluate::Secrecy::kValue : evaluate::Secrecy::kNone,
                                  &reason);
    }
    Fault(shape, constraint.keyword, std::move(reason));
  }

  bool RootInOrder() {
    const std::string wanted = std::string(operation_.name) + "Response";
    if (At(0).name == wanted) return true;
    std::string reason;
    evaluate::AppendQuoted("expected the root element ", wanted, "", &reason);
    if (!internal::MentionsSecret(program_, At(0).name)) {
      evaluate::AppendQuoted(", not ", At(0).name, "", &reason);
    }
    Add("response.root", std::move(reason));
    return false;
  }

  // False when it is at fault: then its parts are not looked at.
  bool KindInOrder(const Node& node, const Shape& shape) {
    if (!document_.is_xml) {
      const Kind wanted = JsonKindOf(shape);
      if (node.kind == wanted) return true;
      Fault(shape, Keyword::kType, Mismatch(InWords(wanted), node.kind));
      return false;
    }
    const bool is_text = node.kind == Kind::kText;
    if (shape.kind == Shape::Kind::kScalar ? is_text
                                           : node.kind == Kind::kElements || IsEmpty(node)) {
      return true;
    }
    const bool wants_text = shape.kind == Shape::Kind::kScalar;
    Fault(shape, Keyword::kType, Mismatch(wants_text ? "text" : "elements", node.kind));
    return false;
  }

  static bool IsEmpty(const Node& node) {
    return node.kind == Kind::kText && node.text.find_first_not_of(" \t\r\n") == node.text.npos;
  }

  void CheckValue(std::uint32_t index, const Shape& shape) {
    if (!KindInOrder(At(index), shape)) return;
    switch (shape.kind) {
      case Shape::Kind::kScalar:
        return CheckScalar(At(index), shape);
      case Shape::Kind::kObject:
        return CheckObject(index, shape);
      case Shape::Kind::kList:
        break;
    }
    // In XML a list that is an item itself is always a wrapper.
    CheckList(PartsOf(document_, index), shape);
  }

  // A pattern has little to read when what is too long for `maxLength` is not shown to it.
  void CheckScalar(const Node& node, const Shape& shape) {
    const bool is_number = node.kind == Kind::kNumber && TypeOf(shape) == ValueType::kNumber;
    const std::string plain = is_number ? PlainNumber(node.text) : std::string();
    const std::string_view value = is_number ? plain : node.text;
    bool too_long = false;
    for (const Constraint& constraint : shape.constraints) {
      if (too_long && constraint.keyword == Keyword::kPattern) continue;
      if (evaluate::Satisfies(constraint, value)) continue;
      too_long |= constraint.keyword == Keyword::kMaxLength;
      Fault(shape, constraint, value);
    }
  }

  void CheckObject(std::uint32_t index, const Shape& shape) {
    const Members members = MembersOf(document_, index, shape);
    const auto count = static_cast<std::int64_t>(members.count);
    for (const Constraint& constraint : shape.constraints) {
      const bool too_few = constraint.keyword == Keyword::kMinProperties;
      const bool too_many = constraint.keyword == Keyword::kMaxProperties;
      if ((too_few && count < constraint.number) || (too_many && count > constraint.number)) {
        Fault(shape, constraint, {});
      }
    }
    for (std::size_t i = 0; i < members.declared.size(); ++i) {
      const std::uint16_t member = shape.member_shapes[i];
      const auto& required = shape.required_members;
      CheckMember(members.declared[i], ShapeAt(member), ShapeAt(member).name,
                  std::find(required.begin(), required.end(), member) != required.end());
    }
    for (const Member& other : members.others) CheckOther(other, shape);
  }

  // A member that is not declared.
  void CheckOther(const Member& member, const Shape& shape) {
    if (shape.closed) {
      const Step step(*this, member.name);
      return Fault(shape, Keyword::kAdditionalProperties, "expected no such member");
    }
    if (!evaluate::SatisfiesAll(shape.name_constraints, member.name)) {
      const Step step(*this, member.name);
      Fault(shape, Keyword::kPropertyNames, "the name of the member is not allowed");
    }
    if (shape.additional == kNone) return;
    CheckMember(member.nodes, ShapeAt(shape.additional), member.name, false);
  }

  void CheckMember(const Indexes& nodes, const Shape& shape, std::string_view name, bool required) {
    const Step step(*this, name);
    if (document_.is_xml && shape.kind == Shape::Kind::kList && !nodes.empty()) {
      return CheckList(XmlItems(document_, nodes, ShapeAt(shape.items)), shape);
    }
    if (nodes.size() > 1) return Fault(shape, Keyword::kDuplicate, "it is given more than once");
    if (nodes.empty() || IsAbsent(At(nodes[0]), shape)) {
      if (required) Fault(shape, Keyword::kRequired, "it is required and was not given");
      return;
    }
    CheckValue(nodes[0], shape);
  }

  // An empty text is absent where it is no value, as it is in requests. In XML that is any element
  // without content; in JSON what is of another type is at fault all the same.
  static bool IsAbsent(const Node& node, const Shape& shape) {
    if (shape.kind != Shape::Kind::kScalar || shape.empty_is_value || !node.text.empty()) {
      return false;
    }
    return node.kind == Kind::kText ||
           (node.kind == Kind::kString && JsonKindOf(shape) == Kind::kString);
  }

  void CheckList(const Indexes& items, const Shape& shape) {
    for (const Constraint& constraint : shape.constraints) {
      if (!ListInOrder(constraint, items)) Fault(shape, constraint, {});
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Step step(*this, std::to_string(i + 1));
      CheckValue(items[i], ShapeAt(shape.items));
    }
  }

  bool ListInOrder(const Constraint& constraint, const Indexes& items) const {
    switch (constraint.keyword) {
      case Keyword::kMinItems:
        return static_cast<std::int64_t>(items.size()) >= constraint.number;
      case Keyword::kMaxItems:
        return static_cast<std::int64_t>(items.size()) <= constraint.number;
      case Keyword::kMaxTotalLength:
        return TotalLength(items) <= constraint.number;
      case Keyword::kUniqueItems:
        return AllDiffer(items);
      case Keyword::kUniqueBy:
        return AllDiffer(MemberOfEach(items, constraint.as_written));
      default:
        return true;  // how items are numbered is a matter of requests
    }
  }

  std::int64_t TotalLength(const Indexes& items) const {
    std::size_t length = 0;
    for (const std::uint32_t item : items) {
      if (IsScalar(At(item))) length += text::CountCodePoints(At(item).text);
    }
    return static_cast<std::int64_t>(length);
  }

  static bool IsScalar(const Node& node) {
    return node.kind != Kind::kObject && node.kind != Kind::kArray &&
           node.kind != Kind::kElements && node.kind != Kind::kMixed;
  }

  // A member that an item gives twice is told about there.
  Indexes MemberOfEach(const Indexes& items, std::string_view name) const {
    Indexes members;
    for (const std::uint32_t item : items) {
      Indexes found;
      for (const std::uint32_t part : PartsOf(document_, item)) {
        if (At(part).name == name) found.push_back(part);
      }
      if (found.size() == 1) members.push_back(found[0]);
    }
    return members;
  }

  bool AllDiffer(const Indexes& nodes) const {
    std::vector<std::string_view> texts;
    for (const std::uint32_t node : nodes) {
      if (IsScalar(At(node))) texts.push_back(At(node).text);
    }
    std::sort(texts.begin(), texts.end());
    return std::adjacent_find(texts.begin(), texts.end()) == texts.end();
  }

  const program::Program& program_;
  const program::Operation& operation_;
  const ResponseLimits& limits_;
  ResponseReport& report_;
  Document document_;
  std::string path_;
  bool secret_ = false;  // below a member that is named like a secret
};

}  // namespace

void CheckBody(const program::Program& program, const program::Operation& operation,
               std::string_view body, const ResponseLimits& limits, ResponseReport& report) {
  Checker(program, operation, limits, report).Check(body);
  const bool valid = report.faults.empty() && report.left_out == 0;
  report.verdict = valid ? ResponseVerdict::kValid : ResponseVerdict::kInvalid;
}

}  // namespace assay::response
