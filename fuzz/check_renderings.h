// What must be true of every rendering of every report.
#ifndef ASSAY_FUZZ_CHECK_RENDERINGS_H_
#define ASSAY_FUZZ_CHECK_RENDERINGS_H_

#include <string>
#include <string_view>

#include "validator/report.h"

namespace assay::fuzz {

// Stands for a secret: when a request has it nowhere but behind the name of a sensitive parameter,
// `Password=Pl4nted`, no rendering may show it.
inline constexpr std::string_view kSecret = "Pl4nted";

// What is wrong with the renderings of the report; empty when nothing is. They have to be UTF-8
// without anything that acts on a terminal, a log or a page (but for the line feeds that text is
// laid out with), bounded, JSON where they say so, and silent about secrets. `request` is the text
// that the report is about.
std::string FaultOfRenderings(std::string_view request, const Report& report, Language language);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_CHECK_RENDERINGS_H_
