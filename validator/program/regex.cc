#include "validator/program/regex.h"

#include "re2/re2.h"

namespace assay::program {

struct Regex::Impl {
  explicit Impl(std::string_view pattern) : re(pattern, re2::RE2::Quiet) {}
  re2::RE2 re;
};

Regex::Regex(std::string_view pattern) : impl_(std::make_unique<const Impl>(pattern)) {}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::FullMatch(std::string_view text) const { return re2::RE2::FullMatch(text, impl_->re); }

}  // namespace assay::program
