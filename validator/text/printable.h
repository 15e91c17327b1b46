// Client text made safe to show: what a terminal, a log or a page would act upon is spelt out
// instead.
//
//   AppendPrintable("a\x1b[31m\u202Eb", 60, &out);   // a\u{1b}[31m\u{202e}b
//
// Spelt out as `\u{hex}` are control characters, separators of lines, blanks other than U+0020,
// everything invisible (zero-width, soft hyphens, variation selectors, tags), marks that turn the
// direction of writing, private and unassigned planes; bytes that are not UTF-8 as `\x{hex}`. All
// other characters stay as they are, of any script. The backslash itself stays too: the result is
// for eyes, not to be parsed back.
#ifndef ASSAY_VALIDATOR_TEXT_PRINTABLE_H_
#define ASSAY_VALIDATOR_TEXT_PRINTABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay::text {

// Whether a reader sees this character, and it does nothing but be seen.
bool IsPrintable(std::uint32_t code_point);

// Appends at most `max_bytes` bytes. What is longer is cut between characters and ends in `…`,
// which counts. Reads no further than it shows, so 10 KiB cost as little as 60 bytes. `max_bytes`
// should be at least 16.
void AppendPrintable(std::string_view text, std::size_t max_bytes, std::string* out);

// What is shown in place of a secret, whatever it is and however long.
inline constexpr std::string_view kMask = "***";

// How long a parameter name is wherever it is shown. The names that rulesets declare are shown
// whole.
inline constexpr std::size_t kMaxNameBytes = 128;

inline void AppendName(std::string_view name, std::string* out) {
  AppendPrintable(name, kMaxNameBytes, out);
}

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_PRINTABLE_H_
