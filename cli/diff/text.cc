#include <algorithm>

#include "cli/diff/writers.h"
#include "validator/render/layout.h"
#include "validator/text/printable.h"

namespace assay::cli::diff_writers {
namespace {

std::string Counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string Printable(const std::string& text) {
  std::string printable;
  text::AppendPrintable(text, text.size(), &printable);
  return printable;
}

class Writer {
 public:
  explicit Writer(std::string* out) : out_(out) {}

  void Write(const diff::Result& result) {
    const auto breaking = static_cast<std::size_t>(
        std::count_if(result.changes.begin(), result.changes.end(),
                      [](const diff::Change& change) { return change.breaking; }));
    if (result.changes.empty()) {
      out_->append(result.is_complete ? "nothing changes for callers\n"
                                      : "whether something changes for callers is not known\n");
    } else {
      out_->append(Counted(result.changes.size(), "change") + ", " + std::to_string(breaking) +
                   " breaking\n");
    }
    for (const diff::Change& change : result.changes) Write(change);
    if (!result.notes.empty()) out_->append("\n");
    for (const std::string& note : result.notes) Row("  ", "note", note);
  }

 private:
  void Write(const diff::Change& change) {
    out_->append("\n  ");
    out_->append(change.breaking ? "breaking  " : "          ");
    if (!change.operation.empty()) out_->append(Printable(change.operation) + ", ");
    out_->append(Printable(change.name) + Effects(change) + "\n");
    Row("    ", "before", Side(change.before, change.before_place));
    Row("    ", "after", Side(change.after, change.after_place));
    if (!change.no_witness.empty()) {
      Row("    ", "witness", "no witness found: " + change.no_witness);
    }
    for (const diff::Witness& witness : change.witnesses) {
      // A request is to be copied, so it is not broken into lines.
      out_->append("    witness  " + Printable(witness.request) + "\n");
      Row("      ", "before", witness.before);
      Row("      ", "after", witness.after);
    }
  }

  static std::string Effects(const diff::Change& change) {
    std::string effects;
    for (const diff::Witness& witness : change.witnesses) {
      effects += (effects.empty() ? ": " : ", ") + std::string(InWords(witness.effect));
    }
    return effects;
  }

  static std::string Side(const std::string& words, const Location& place) {
    if (words.empty()) return "not there";
    if (place.line == 0) return words;
    return words + " (" + place.file + ":" + std::to_string(place.line) + ":" +
           std::to_string(place.column) + ")";
  }

  void Row(const std::string& indent, const std::string& label, const std::string& text) {
    constexpr std::size_t kLabel = 9;
    out_->append(indent + label + std::string(kLabel - label.size(), ' '));
    const std::size_t column = indent.size() + kLabel;
    render::AppendParagraph(Printable(text), {.column = column, .indent = column}, out_);
    out_->append("\n");
  }

  std::string* out_;
};

}  // namespace

void AppendText(const diff::Result& result, std::string* out) { Writer(out).Write(result); }

}  // namespace assay::cli::diff_writers
