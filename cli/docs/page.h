// A reference page before it is Markdown or HTML: blocks of phrases. Whoever makes one need not
// know how it is written down, and whoever writes it down needs no ruleset.
#ifndef ASSAY_CLI_DOCS_PAGE_H_
#define ASSAY_CLI_DOCS_PAGE_H_

#include <string>
#include <variant>
#include <vector>

#include "validator/describe/phrase.h"
#include "validator/report.h"

namespace assay::cli::docs {

using describe::Phrase;
using describe::Span;

// Begins an operation: names of parameters, rules and codes are its own from here on. `key` is one
// that no other operation of the page has.
struct Scope {
  std::string key;
};

struct Heading {
  int level = 1;  // 1 to 4
  Phrase words;
};

struct Paragraph {
  Phrase words;
};

struct Row {
  Span anchor;  // what the row is about, and where links to it lead; of kText when to nothing
  std::vector<Phrase> cells;
};

struct Table {
  std::vector<Phrase> columns;
  std::vector<Row> rows;
};

// Text to copy, on one line.
struct Sample {
  std::string text;
};

struct Footnotes {
  std::vector<Phrase> notes;  // numbered from 1
};

using Block = std::variant<Scope, Heading, Paragraph, Table, Sample, Footnotes>;

struct Page {
  Language language = Language::kEnglish;
  std::string title;
  std::vector<Block> blocks;
};

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_PAGE_H_
