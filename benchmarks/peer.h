// What is timed: a way to tell valid requests from invalid ones. Each peer has a file of its own.
//
//   Peer peer = MakePeer("mine/raw", corpora, [](const Item& item) { return item.raw; },
//                        [](std::string_view raw) { return IsValid(raw); });
//
// A judge says yes or no, or it gives the error code that a gateway would answer with, as a
// std::string_view; an empty one is a yes.
#ifndef ASSAY_BENCHMARKS_PEER_H_
#define ASSAY_BENCHMARKS_PEER_H_

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "benchmarks/corpus.h"

namespace assay::benchmarks {

struct Peer {
  std::string name;
  // Whether it takes the request for valid; by index into the corpus of that claim.
  std::function<bool(Claim, std::size_t)> accepts;
  // The same, with the code; empty for a peer that has none.
  std::function<std::string_view(Claim, std::size_t)> code;
  // Judges every request of a corpus, and returns how many it accepts. A walk is what is timed: a
  // loop over a few requests would measure the branch predictor, which learns them by heart.
  std::function<std::size_t(Claim)> walk;
  // Tags of invalid requests whose fault it has no means to see. It is timed on them all the same,
  // and nothing is claimed of what it says.
  std::vector<std::string> blind_to = {};
};

inline bool Accepted(bool verdict) { return verdict; }
inline bool Accepted(std::string_view code) { return code.empty(); }

// A peer whose `judge` gets what `prepare` made of each item beforehand, which is not timed.
// The walk is compiled with the judge inlined into it.
template <typename Prepare, typename Judge>
Peer MakePeer(std::string name, const Corpora& corpora, Prepare prepare, Judge judge) {
  using Input = std::decay_t<std::invoke_result_t<Prepare, const Item&>>;
  struct State {
    std::array<std::vector<Input>, kClaims.size()> inputs;
    Judge judge;
  };
  auto state = std::make_shared<State>(State{{}, std::move(judge)});
  for (const Claim claim : kClaims) {
    for (const Item& item : corpora.of[claim].items) state->inputs[claim].push_back(prepare(item));
  }
  const auto accepts = [state](Claim claim, std::size_t index) {
    return Accepted(state->judge(state->inputs[claim][index]));
  };
  std::function<std::string_view(Claim, std::size_t)> code;
  if constexpr (std::is_same_v<std::invoke_result_t<Judge&, const Input&>, std::string_view>) {
    code = [state](Claim claim, std::size_t index) {
      return state->judge(state->inputs[claim][index]);
    };
  }
  const auto walk = [state](Claim claim) {
    std::size_t accepted = 0;
    for (const Input& input : state->inputs[claim])
      accepted += Accepted(state->judge(input)) ? 1 : 0;
    return accepted;
  };
  return {std::move(name), accepts, std::move(code), walk};
}

// Each takes the corpora only to prepare; they must outlive the peers.
std::vector<Peer> AssayPeers(const Corpora& corpora);
std::vector<Peer> ExpertPeers(const Corpora& corpora);
std::vector<Peer> ExpertJsonPeers(const Corpora& corpora);
std::vector<Peer> Re2Peers(const Corpora& corpora);
std::vector<Peer> StdRegexPeers(const Corpora& corpora);
std::vector<Peer> RapidjsonPeers(const Corpora& corpora);
std::vector<Peer> ValijsonPeers(const Corpora& corpora);

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_PEER_H_
