// Addresses of mail.
#include <cstddef>
#include <string_view>

#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::size_t kMaxLocalPart = 64;  // RFC 5321, section 4.5.3.1.1
constexpr std::size_t kMaxAddress = 254;   // a path is 256 with its brackets: section 4.5.3.1.3

constexpr ByteSet kAtom(kAlphanumerics, "!#$%&'*+-/=?^_`{|}~");  // RFC 5322, section 3.2.3

// Atoms with one dot between.
bool IsDotString(std::string_view text) {
  bool in_atom = false;
  for (const char c : text) {
    if (!kAtom.Contains(c) && !(c == '.' && in_atom)) return false;
    in_atom = c != '.';
  }
  return in_atom;
}

}  // namespace

bool IsEmail(std::string_view text) {
  if (text.size() > kMaxAddress) return false;
  const std::size_t at = text.find('@');
  if (at > kMaxLocalPart) return false;  // or there is none
  return IsDotString(text.substr(0, at)) && IsDomain(text.substr(at + 1));
}

}  // namespace assay::format
