#include "validator/json/flat.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "validator/json/scalar.h"
#include "validator/text/bytes16.h"
#include "validator/text/load.h"
#include "validator/text/utf8.h"

namespace assay::json {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kCopied = 16;  // at once

// A bit for each byte, and a word that a load may run into. The last byte of the text stops as
// well, so that no search needs to look out for the end.
using Stops = std::array<std::uint64_t, FlatReader::kMaxBytes / kBlock + 2>;

// Where strings stop being plain. The text is not empty.
void MarkStops(const kernel::Kernels& kernels, std::string_view text, Stops& stops) {
  kernels.mark_strings(text.data(), text.size(), stops.data());
  const std::size_t last = text.size() - 1;
  stops[last / kBlock] |= std::uint64_t{1} << (last % kBlock);
}

// Nearly all that is asked about is greater than a space.
bool IsBlank(char c) {
  if (static_cast<std::uint8_t>(c) > ' ') [[likely]]
    return false;
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::string_view WithoutBlanksAround(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

// Places are offsets in the text, which ends with a brace: nothing but what ends the object goes
// on behind it, and so none is ever beyond it. As the place behind something, 0 is failure.
class Walk {
 public:
  Walk(std::string_view text, const Stops& stops, Pair* members, char* unescaped)
      : text_(text.data()),
        last_(text.size() - 1),
        stops_(reinterpret_cast<const char*>(stops.data())),
        members_(members),
        unescaped_(unescaped) {}

  // How many there are, or nothing.
  std::optional<std::size_t> Members() {
    std::size_t at = SkipBlanks(1);
    if (at == last_) return 0;
    for (std::size_t count = 0; count < FlatReader::kMaxMembers;) {
      Pair& member = members_[count++];
      std::size_t next = PlainMember(at, member);
      if (next == 0) next = TakeMember(at, member);
      if (next == 0) return std::nullopt;
      if (next == last_) return count;
      at = next;
    }
    return std::nullopt;
  }

 private:
  std::uint8_t Byte(std::size_t at) const { return static_cast<std::uint8_t>(text_[at]); }

  std::size_t SkipBlanks(std::size_t at) const {
    while (IsBlank(text_[at])) [[unlikely]]++ at;
    return at;
  }

  std::size_t NextStop(std::size_t at) const {
    while (true) {
      const std::uint64_t stops = text::Load8(stops_ + at / 8) >> (at % 8);
      if (stops != 0) [[likely]]
        return at + static_cast<std::size_t>(std::countr_zero(stops));
      at = at / 8 * 8 + 64;
    }
  }

  // A member of two strings without escapes, and no blanks: most are that. The place of the next
  // one, or of the last brace.
  std::size_t PlainMember(std::size_t at, Pair& member) const {
    if (text_[at] != '"') return 0;
    const std::size_t name_end = NextStop(at + 1);
    // In this order: what is not the last brace has something behind it.
    if (text_[name_end] != '"' || text_[name_end + 1] != ':' || text_[name_end + 2] != '"')
      return 0;
    const std::size_t value = name_end + 3;
    const std::size_t end = NextStop(value);
    if (text_[end] != '"') return 0;
    member.name = {text_ + at + 1, name_end - at - 1};
    member.value = {text_ + value, end - value};
    if (text_[end + 1] == ',') return end + 2 == last_ ? 0 : end + 2;
    return end + 1 == last_ ? last_ : 0;
  }

  // Any other member.
  [[gnu::noinline]] std::size_t TakeMember(std::size_t at, Pair& member) {
    at = SkipBlanks(at);
    if (text_[at] != '"') return 0;
    at = TakeString(at, member.name);
    if (at == 0) return 0;
    at = SkipBlanks(at);
    if (text_[at] != ':') return 0;
    at = SkipBlanks(at + 1);
    at = text_[at] == '"' ? TakeString(at, member.value) : TakeScalar(at, member.value);
    if (at == 0) return 0;
    at = SkipBlanks(at);
    if (at == last_) return at;
    if (text_[at] != ',') return 0;
    at = SkipBlanks(at + 1);
    return text_[at] == '"' ? at : 0;
  }

  // From its opening quote.
  std::size_t TakeString(std::size_t at, std::string_view& string) {
    const std::size_t stop = NextStop(at + 1);
    if (text_[stop] != '"') return TakeUnusualString(at + 1, stop, string);
    string = {text_ + at + 1, stop - at - 1};
    return stop + 1;
  }

  // The rest of a string that begins at `run` and is plain up to `at`.
  std::size_t TakeUnusualString(std::size_t run, std::size_t at, std::string_view& string) {
    char* out = unescaped_;
    bool escaped = false;
    for (; text_[at] != '"'; at = NextStop(at)) {
      if (text_[at] == '\\') {
        out = Copy(run, at, out);
        if (internal::TakeEscape({text_, last_}, at, out) != Fault::kNone) return 0;
        run = at;
        escaped = true;
      } else if (Byte(at) >= 0x80) {
        at = SkipCharacters(at);
        if (at == 0) return 0;
      } else if (text_[at++] != '\x7F') {
        return 0;  // a control character, or the last brace
      }
    }
    string = {text_ + run, at - run};
    if (escaped) {
      out = Copy(run, at, out);
      string = {unescaped_, static_cast<std::size_t>(out - unescaped_)};
      unescaped_ = out;
    }
    return at + 1;
  }

  // Between two escapes are a few bytes as a rule: more are copied than asked for, while there are.
  char* Copy(std::size_t begin, std::size_t end, char* out) const {
    const std::size_t size = end - begin;
    if (size <= kCopied && begin + kCopied <= last_) [[likely]] {
      text::Bytes16(text_ + begin).Store(out);
    } else {
      std::memcpy(out, text_ + begin, size);
    }
    return out + size;
  }

  // Well-formed characters beyond ASCII.
  std::size_t SkipCharacters(std::size_t at) const {
    do {
      std::size_t length;
      text::DecodeOne(text_ + at, text_ + last_, length);
      if (length == 0) return 0;
      at += length;
    } while (Byte(at) >= 0x80);
    return at;
  }

  std::size_t TakeScalar(std::size_t at, std::string_view& literal) const {
    const std::size_t begin = at;
    while (text_[at] != ',' && text_[at] != '}' && !IsBlank(text_[at])) ++at;
    literal = {text_ + begin, at - begin};
    if (literal == "true" || literal == "false") return at;
    return internal::CheckNumber(literal) == Fault::kNone ? at : 0;
  }

  const char* const text_;
  const std::size_t last_;
  const char* const stops_;
  Pair* const members_;
  char* unescaped_;
};

}  // namespace

struct FlatReader::Buffers {
  Stops stops;
  std::array<Pair, kMaxMembers> members;
  std::array<char, kMaxBytes + kCopied> unescaped;  // of all strings no more than the text
};

FlatReader::FlatReader(const kernel::Kernels& kernels)
    : kernels_(&kernels), buffers_(std::make_unique<Buffers>()) {}
FlatReader::~FlatReader() = default;
FlatReader::FlatReader(FlatReader&&) noexcept = default;
FlatReader& FlatReader::operator=(FlatReader&&) noexcept = default;

std::optional<std::span<const Pair>> FlatReader::Read(std::string_view text) {
  text = WithoutBlanksAround(text);
  if (text.size() < 2 || text.size() > kMaxBytes) return std::nullopt;
  if (text.front() != '{' || text.back() != '}') return std::nullopt;
  Buffers& buffers = *buffers_;
  MarkStops(*kernels_, text, buffers.stops);
  const auto count =
      Walk(text, buffers.stops, buffers.members.data(), buffers.unescaped.data()).Members();
  if (!count) return std::nullopt;
  return std::span<const Pair>(buffers.members.data(), *count);
}

}  // namespace assay::json
