// The requests that the benchmarks walk over, in every form that a peer may want.
//
//   std::string error;
//   std::optional<Corpora> corpora = LoadCorpora("corpus", &error);
//
// A corpus file has one request a line: a tag, a tab, the raw query.
#ifndef ASSAY_BENCHMARKS_CORPUS_H_
#define ASSAY_BENCHMARKS_CORPUS_H_

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/request.h"

namespace assay::benchmarks {

// What the file that a request comes from says of it.
enum Claim { kValid, kInvalid };
inline constexpr std::array<Claim, 2> kClaims = {kValid, kInvalid};
constexpr std::string_view Name(Claim claim) { return claim == kValid ? "valid" : "invalid"; }

// One request. Everything points into the corpus.
struct Item {
  std::string tag;          // what is wrong with it, or `valid`
  std::string place;        // valid.q:12 (tag)
  std::string_view raw;     // the query as it came
  std::vector<Pair> pairs;  // decoded
  std::string_view json;    // an object of the decoded parameters
};

// At least this many bytes may be read before and after every text: the hand-written peers load
// whole registers without asking. Assay needs none of it.
inline constexpr std::size_t kSlackBytes = 64;

// Texts in one block, as the buffers of a busy server are: those of a request next to each other,
// then the slack. Movable: the texts stay where they are.
class Arena {
 public:
  // Room for that many bytes of text, in that many requests.
  Arena(std::size_t text_bytes, std::size_t requests);

  // A copy of the text, for which there must be room.
  std::string_view Add(std::string_view text);
  void EndRequest() { end_ += kSlackBytes; }

 private:
  std::vector<char> bytes_;
  std::size_t end_ = kSlackBytes;
};

struct Corpus {
  std::vector<Item> items;
  std::vector<Arena> arenas;
};

struct Corpora {
  std::array<Corpus, kClaims.size()> of;  // by Claim
};

// Reads valid.q and invalid.q of a folder. Nothing, and an error for people, when one cannot be
// read, holds no request, or holds one whose escapes cannot be decoded: not every peer could be
// given that.
std::optional<Corpora> LoadCorpora(const std::string& folder, std::string* error);

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_CORPUS_H_
