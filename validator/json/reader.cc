// The one file that knows simdjson.
//
// Of simdjson only the first stage is used, by way of ondemand's token iterator: `iterate_raw` runs
// it, and `json_iterator::position()` is where its list of tokens begins. simdjson calls both
// public, but not meant for us; what is assumed of them (ascending offsets, then the size of the
// text) reader_test.cc would find broken at once. What stage 1 refuses, it refuses without a place,
// so that is found anew (faulty_text.h): slower, but only for texts that are at fault.
#include "validator/json/reader.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "simdjson.h"
#include "validator/json/faulty_text.h"
#include "validator/json/walk.h"
#include "validator/memory/raw_array.h"

namespace assay::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

}  // namespace

// Everything that reading needs, for the largest text there may be.
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
  memory::RawArray<char> text;
  memory::RawArray<Node> nodes;
  memory::RawArray<std::uint32_t> scratch;
};

Reader::Reader(std::size_t max_bytes) : impl_(std::make_unique<Impl>(max_bytes)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

// A byte order mark is asked for by name: stage 1 takes it for part of a token in some versions,
// and skips it in others.
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
  const auto size = static_cast<std::uint32_t>(text.size());
  const simdjson::padded_string_view padded(copy, text.size(),
                                            text.size() + simdjson::SIMDJSON_PADDING);
  ondemand::json_iterator tokens;
  if (impl_->parser.iterate_raw(padded).get(tokens) != simdjson::SUCCESS) {
    return internal::LocateFault(text);
  }
  return internal::WalkTokens(tokens.position(), copy, size, limits, impl_->nodes.get(),
                              impl_->scratch.get());
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
