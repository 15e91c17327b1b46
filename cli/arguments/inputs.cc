#include "cli/arguments/inputs.h"

#include <algorithm>

#include "cli/arguments/options.h"
#include "validator/format/format.h"

namespace assay::cli {

Inputs::Inputs(CLI::App* command, bool has_file) : command_(command), has_file_(has_file) {
  AddRepeatable(command, "--rules", &rules,
                "Ruleset file or directory instead of the built-in ones, repeatable");
  AddRepeatable(command, "--facts", &facts,
                "Facts file or - for standard input, repeatable; later ones win");
  if (has_file) {
    command->add_option("--input", input_, "File of requests, one a line, or - for standard input")
        ->type_name("FILE");
  }
  command
      ->add_option("--now", now_,
                   "Time of the requests, as 2026-01-31T08:30:00Z, instead of the present")
      ->type_name("TIME");
}

std::optional<std::string> Inputs::Take() {
  RemoveMarks(&rules);
  RemoveMarks(&facts);
  RemoveMark(&input_);
  RemoveMark(&now_);
  if (has_file_ && command_->get_option("--input")->count() > 0) input = input_;
  if (std::count(facts.begin(), facts.end(), "-") + (input == "-" ? 1 : 0) > 1) {
    return "standard input can be read only once";
  }
  if (command_->get_option("--now")->count() > 0) {
    now = format::Measure(format::Format::kDateTime, now_);
    if (!now) return "`--now` takes a time such as 2026-01-31T08:30:00Z";
  }
  return std::nullopt;
}

}  // namespace assay::cli
