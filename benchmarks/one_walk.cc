// One walk of one peer over a corpus, for tools that count instructions rather than time. It counts
// allocations by itself:
//
//   valgrind --tool=callgrind --collect-atstart=no --toggle-collect=CountedWalk
//     one_walk DIR assay/raw valid sse2
//
// A first walk, which is not counted, leaves caches and scratch as they are in a server at work.
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/corpus.h"
#include "benchmarks/peer.h"
#include "validator/kernel/level.h"
#include "validator/testing/allocation_counter.h"

// The name that the tools are given.
extern "C" [[gnu::noinline]] std::size_t CountedWalk(const assay::benchmarks::Peer& peer,
                                                     assay::benchmarks::Claim claim) {
  return peer.walk(claim);
}

namespace assay::benchmarks {
namespace {

int Run(const std::string& folder, std::string_view name, std::string_view claim_name) {
  std::string error;
  const std::optional<Corpora> corpora = LoadCorpora(folder, &error);
  if (!corpora) {
    std::cerr << "error: " << error << '\n';
    return 2;
  }
  std::vector<Peer> peers = AssayPeers(*corpora);
  for (Peer& peer : ExpertPeers(*corpora)) peers.push_back(std::move(peer));
  const auto peer = std::ranges::find(peers, name, &Peer::name);
  const auto* const claim = std::ranges::find(kClaims, claim_name, Name);
  if (peer == peers.end() || claim == kClaims.end()) {
    std::cerr << "error: no peer `" << name << "` or claim `" << claim_name << "`\n";
    return 2;
  }
  const std::size_t requests = corpora->of[*claim].items.size();
  peer->walk(*claim);
  const testonly::AllocationCounter counter;
  const std::size_t accepted = CountedWalk(*peer, *claim);
  const std::size_t allocations = counter.allocations();  // printing makes some
  std::cout << requests << " requests, " << accepted << " accepted, " << allocations
            << " allocations\n";
  return accepted == (*claim == kValid ? requests : 0) ? 0 : 1;
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) {
  const auto level = argc == 5 ? assay::kernel::LevelOf(argv[4]) : assay::kernel::Best();
  if (argc < 4 || argc > 5 || !level) {
    std::cerr << "usage: one_walk FOLDER PEER valid|invalid [portable|sse2|avx2|avx512]\n";
    return 2;
  }
  assay::kernel::Limit(*level);
  return assay::benchmarks::Run(argv[1], argv[2], argv[3]);
}
