// The footnotes of a page: what a source says beyond that the document states something.
#ifndef ASSAY_CLI_DOCS_NOTES_H_
#define ASSAY_CLI_DOCS_NOTES_H_

#include <vector>

#include "validator/describe/phrase.h"
#include "validator/model/model.h"

namespace assay::cli::docs {

class Notes {
 public:
  explicit Notes(Language language) : language_(language) {}

  // The mark of a reading or of a note; nothing for what is plainly stated. Sources that say the
  // same have one note.
  describe::Phrase Mark(const model::Source& source);

  // In the order of their numbers, from 1.
  const std::vector<describe::Phrase>& notes() const { return notes_; }

 private:
  Language language_;
  std::vector<model::Source> sources_;
  std::vector<describe::Phrase> notes_;
};

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_NOTES_H_
