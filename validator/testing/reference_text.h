// Bytes and characters for the reference evaluator, one at a time.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_TEXT_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace assay::testonly {

// Whether the bytes are well-formed UTF-8 (table 3-7 of the Unicode standard): no overlong form, no
// surrogate, nothing above U+10FFFF, nothing cut off.
bool IsUtf8(std::string_view bytes);

// Whether a decoded text may stand in a request at all: UTF-8 without U+0000.
bool IsText(std::string_view bytes);

// The value of a hexadecimal digit, -1 for any other byte.
int HexDigit(char c);

void AppendUtf8(std::uint32_t code_point, std::string* out);

// A name or a value of a query, decoded once. `ok` is false when it cannot be.
struct Decoded {
  std::string text;
  bool ok = true;
};

// `+` is a space and `%XX` a byte. Not decodable: a broken escape, a raw control byte (00-1F, 7F),
// and what is not UTF-8 or holds NUL once decoded.
Decoded DecodeQueryText(std::string_view raw);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_TEXT_H_
