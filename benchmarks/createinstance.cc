// Times validators of CreateInstance side by side, over the same requests.
//
//   createinstance --corpus=DIR [Google Benchmark's flags]
//
// No figure without proof: before anything is timed, every peer judges every request, and has to
// say of it what the corpus says. Exit 1 names what was misjudged; 2 means it could not start.
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/corpus.h"
#include "benchmarks/peer.h"

namespace assay::benchmarks {
namespace {

constexpr int kMaxMisjudged = 10;  // that are named

// Takes --corpus out of the arguments, since Google Benchmark refuses flags that it does not know.
std::optional<std::string> TakeCorpus(int* argc, char** argv) {
  constexpr std::string_view kFlag = "--corpus=";
  std::optional<std::string> folder;
  int kept = 0;
  for (int i = 0; i < *argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with(kFlag)) {
      folder = argument.substr(kFlag.size());
    } else {
      argv[kept++] = argv[i];
    }
  }
  *argc = kept;
  argv[kept] = nullptr;
  return folder;
}

// Whether all peers agree with the corpus, and so with each other.
bool Prove(const std::vector<Peer>& peers, const Corpora& corpora) {
  int misjudged = 0;
  for (const Peer& peer : peers) {
    for (const Claim claim : kClaims) {
      const std::vector<Item>& items = corpora.of[claim].items;
      for (std::size_t i = 0; i < items.size(); ++i) {
        const bool accepted = peer.accepts(claim, i);
        if (accepted == (claim == kValid)) continue;
        if (++misjudged > kMaxMisjudged) continue;
        std::cerr << "error: " << peer.name << (accepted ? " accepts " : " refuses ")
                  << items[i].place << '\n';
      }
    }
  }
  if (misjudged > kMaxMisjudged) {
    std::cerr << "error: and " << misjudged - kMaxMisjudged << " more are misjudged\n";
  }
  return misjudged == 0;
}

// An iteration is a walk over the whole corpus.
void Time(const Peer& peer, Claim claim, std::size_t requests, benchmark::State& state) {
  using benchmark::Counter;
  for (auto _ : state) benchmark::DoNotOptimize(peer.walk(claim));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(requests));
  // CPU time a request, which is what people compare.
  state.counters["request"] =
      Counter(static_cast<double>(requests),
              static_cast<Counter::Flags>(Counter::kIsIterationInvariantRate | Counter::kInvert));
}

void Register(const Peer& peer, Claim claim, std::size_t requests) {
  const std::string name = peer.name + "/" + std::string(Name(claim));
  const auto time = [&peer, claim, requests](benchmark::State& state) {
    Time(peer, claim, requests, state);
  };
#ifndef __clang_analyzer__  // which takes what lives as long as the process for a leak
  benchmark::RegisterBenchmark(name.c_str(), time);
#else
  static_cast<void>(time);
#endif
}

int Run(int argc, char** argv) {
  const std::optional<std::string> folder = TakeCorpus(&argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!folder) {
    std::cerr << "error: no corpus given\nhint: --corpus=DIR with valid.q and invalid.q, which "
                 "benchmarks/corpus/generate.py writes\n";
    return 2;
  }
  std::string error;
  const std::optional<Corpora> corpora = LoadCorpora(*folder, &error);
  if (!corpora) {
    std::cerr << "error: " << error << '\n';
    return 2;
  }
  std::vector<Peer> peers = AssayPeers(*corpora);
  if (peers.empty()) return 2;
  for (Peer& peer : ExpertPeers(*corpora)) peers.push_back(std::move(peer));
  if (!Prove(peers, *corpora)) return 1;
  for (const Peer& peer : peers) {
    for (const Claim claim : kClaims) Register(peer, claim, corpora->of[claim].items.size());
  }
#ifndef NDEBUG
  std::cerr << "warning: built without -c opt, the figures mean nothing\n";
#endif
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) { return assay::benchmarks::Run(argc, argv); }
