#include "cli/docs/notes.h"

#include <algorithm>
#include <string>

#include "cli/docs/labels.h"

namespace assay::cli::docs {

describe::Phrase Notes::Mark(const model::Source& source) {
  const bool is_reading = source.basis == model::Source::Basis::kReading;
  if (!is_reading && source.note.empty()) return {};
  const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const auto& known) {
    return known.basis == source.basis && known.at == source.at && known.note == source.note;
  });
  const auto number = static_cast<std::size_t>(found - sources_.begin()) + 1;
  if (found == sources_.end()) {
    sources_.push_back(source);
    describe::Phrase note =
        describe::Fill(is_reading ? kReading : kStated, language_, {describe::Text(source.at)});
    if (!source.note.empty()) {
      note = describe::Fill(kWithNote, language_, {note, describe::Text(source.note)});
    }
    notes_.push_back(note);
  }
  return describe::Of(describe::Span::Kind::kNote, std::to_string(number));
}

}  // namespace assay::cli::docs
