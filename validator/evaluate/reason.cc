#include "validator/evaluate/reason.h"

#include <algorithm>
#include <string_view>

#include "validator/evaluate/expectation.h"
#include "validator/program/secrecy.h"

namespace assay::evaluate {
namespace {

using internal::State;
using program::Finding;
using program::Keyword;
using program::RequestFault;

class ReasonWriter {
 public:
  ReasonWriter(const State& state, std::size_t index, std::string* out)
      : state_(state), index_(index), finding_(state.operation->findings[index]), out_(out) {}

  void Write() {
    if (finding_.keyword == Keyword::kRule) return WriteRule();
    if (finding_.keyword == Keyword::kRequest) return Add(RequestFaultInWords());
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    if (state_.Readable(finding_.slot)) value_ = FaultyValue(state_, index_).value_or("");
    secret_ = IsMasked(state_, index_, value_);
    const bool in_text =
        finding_.shape != program::kNone && slot.carrier != program::Carrier::kNamed;
    if (in_text && !state_.fired_names[index_].empty()) {
      Quote(state_.fired_names[index_], "at ", ": ");
    }
    WriteKeyword();
  }

 private:
  // A check is described by what it asks to be true.
  void WriteRule() {
    if (index_ >= state_.operation->request_findings) Add("this is not so: ");
    Add(finding_.text->description);
  }

  void WriteKeyword() {
    switch (finding_.keyword) {
      case Keyword::kRequired:
        return WriteRequired();
      case Keyword::kDuplicate:
        return Add("it is given more than once");
      case Keyword::kDecoding:
        return Add(
            "the value cannot be decoded: it has a broken percent escape, a raw control "
            "character, U+0000, or bytes that are not UTF-8");
      case Keyword::kContentMediaType:
        return Add(
            "expected JSON text without repeated member names, lone surrogates, U+0000, "
            "numbers out of range or nesting beyond 64");
      case Keyword::kContentSchema:
        return Add(WantsList() ? "expected a JSON array" : "expected a JSON object");
      case Keyword::kOperation:
        return WriteOperation();
      case Keyword::kType:
        if (!WritePartsType()) Add(TypeInWords(TypeWanted()));
        return;
      default:
        return AppendExpectation(*finding_.constraint, value_, secrecy(), out_);
    }
  }

  Secrecy secrecy() const {
    if (state_.operation->slots[finding_.slot].sensitive) return Secrecy::kParameter;
    return secret_ ? Secrecy::kValue : Secrecy::kNone;
  }

  // Of a parameter or a part that has parts.
  bool WritePartsType() {
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    if (finding_.shape == program::kNone && slot.carrier != program::Carrier::kNamed) return false;
    const std::uint16_t shape = finding_.shape != program::kNone ? finding_.shape : slot.shape;
    const program::Shape& wanted = state_.operation->shapes[shape];
    if (wanted.kind == program::Shape::Kind::kScalar || !wanted.separator.empty()) return false;
    Add(WantsList() ? "expected a list" : "expected members");
    if (slot.carrier != program::Carrier::kNamed) return true;
    Quote(wanted.path, ", given as parameters such as ", "");
    Add(WantsList() ? " followed by `.1`" : " followed by a dot and a name");
    return true;
  }

  program::ValueType TypeWanted() const {
    return finding_.constraint != nullptr ? finding_.constraint->type : program::ValueType::kText;
  }

  bool WantsList() const {
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    const std::uint16_t shape = finding_.shape != program::kNone ? finding_.shape : slot.shape;
    return shape != program::kNone &&
           state_.operation->shapes[shape].kind == program::Shape::Kind::kList;
  }

  void WriteRequired() {
    Add("it is required and was not given");
    if (finding_.shape != program::kNone) return;
    const std::string_view name = state_.operation->slots[finding_.slot].name;
    const std::span<const internal::Unknown> unknown(state_.unknown.data(), state_.unknown_count);
    const bool pasted = std::any_of(unknown.begin(), unknown.end(), [&](const Pair& pair) {
      const std::string_view given = pair.name;
      return given.ends_with(name) && given.substr(0, given.size() - name.size()).ends_with('?');
    });
    if (pasted) Add("; of a URL, give what stands behind the `?`");
  }

  void WriteOperation() {
    Add("there is no such operation");
    AppendNearest(secret_ ? std::string_view() : value_, state_.program->operation_list, out_);
  }

  std::string_view RequestFaultInWords() const {
    switch (finding_.fault) {
      case RequestFault::kMaxBytes:
        return "the request is larger than the limit";
      case RequestFault::kMaxParameters:
        return "the request has more parameters than the limit";
      case RequestFault::kMaxValueBytes:
        return "a value is longer than the limit";
      case RequestFault::kMaxNameBytes:
        return "a parameter's name is longer than the limit";
      case RequestFault::kMaxListItems:
        return "a list has more items than the limit";
      case RequestFault::kMaxJsonDepth:
        return "lists and objects are nested deeper than the limit";
      case RequestFault::kJson:
        return "expected the text of a JSON object of parameters";
      case RequestFault::kMethod:
        return "expected GET without a body, or POST";
      case RequestFault::kTarget:
        return "expected a path or an http URL, without blanks and without a fragment";
      case RequestFault::kHeader:
        return "expected headers that every server reads alike: names that are tokens and not "
               "spelt with `_`, values of one line, none that Connection drops, and the length "
               "that "
               "the body has, or chunks";
      case RequestFault::kContentType:
        return "expected one Content-Type, application/x-www-form-urlencoded or application/json, "
               "in UTF-8, and no Content-Encoding";
      case RequestFault::kEmptyName:
        return "a parameter has no name";
      case RequestFault::kNameDecoding:
        return "a parameter's name cannot be decoded";
      case RequestFault::kValueDecoding:
        return "the value of an unknown parameter cannot be decoded";
      case RequestFault::kVersion:
        return "these are the rules of another version of the API";
    }
    return {};
  }

  void Add(std::string_view text) { out_->append(text); }
  void Quote(std::string_view text, std::string_view before, std::string_view after) {
    AppendQuoted(before, text, after, out_);
  }

  const State& state_;
  std::size_t index_;
  const Finding& finding_;
  std::string* out_;
  std::string_view value_;
  bool secret_ = false;
};

}  // namespace

void AppendReason(const State& state, std::size_t finding, std::string* out) {
  ReasonWriter(state, finding, out).Write();
}

std::optional<std::string_view> FaultyValue(const State& state, std::size_t index) {
  const Finding& finding = state.operation->findings[index];
  if (finding.shape == program::kNone) {
    const bool has_parts = state.operation->slots[finding.slot].carrier == program::Carrier::kNamed;
    if (has_parts) return std::nullopt;
    return state.values[finding.slot].view();
  }
  const internal::Item& item = state.items()[state.fired_items[index]];
  if (item.kind != internal::Item::Kind::kText) return std::nullopt;
  return item.view();
}

bool IsMasked(const State& state, std::size_t index, std::string_view value) {
  const Finding& finding = state.operation->findings[index];
  if (internal::MentionsSecret(*state.program, value)) return true;
  if (finding.shape == program::kNone) return state.operation->slots[finding.slot].sensitive;
  const internal::Item& item = state.items()[state.fired_items[index]];
  return internal::MayHoldSecret(state, finding.slot, item);
}

}  // namespace assay::evaluate
