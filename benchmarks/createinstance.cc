// Times validators of CreateInstance side by side, over the same requests.
//
//   createinstance --corpus=DIR [--kernels=portable|sse2|avx2|avx512] [Google Benchmark's flags]
//
// assay's kernels are those of the best level that this machine has, or of `--kernels` at most.
//
// No figure without proof: before anything is timed, every peer judges every request, and has to
// say of it what the corpus says. Exit 1 names what was misjudged; 2 means it could not start.
#include <algorithm>
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
#include "benchmarks/take_flag.h"
#include "validator/kernel/level.h"

namespace assay::benchmarks {
namespace {

constexpr int kMaxMisjudged = 10;  // that are named

#ifdef __clang__
constexpr char kCompiler[] = "clang " __clang_version__;
#else
constexpr char kCompiler[] = "g++ " __VERSION__;
#endif

// False, and told, when there is no such level.
bool LimitKernels(const std::optional<std::string>& name) {
  if (!name) return true;
  const std::optional<kernel::Level> level = kernel::LevelOf(*name);
  if (level) {
    kernel::Limit(*level);
  } else {
    std::cerr << "error: no kernels of level `" << *name
              << "`; expected portable, sse2, avx2 or avx512\n";
  }
  return level.has_value();
}

// Holds the peers against the corpus, and so against each other, and tells what is misjudged.
class Proof {
 public:
  explicit Proof(const Corpora& corpora) : corpora_(corpora) {}

  void Judge(const Peer& peer) {
    const std::size_t first_number = blind_;
    for (const Claim claim : kClaims) {
      for (std::size_t i = 0; i < corpora_.of[claim].items.size(); ++i) Judge(peer, claim, i);
    }
    if (blind_ == first_number) return;
    std::cerr << "note: " << peer.name << " is not proven on " << blind_ - first_number
              << " of the invalid requests, whose fault it has no means to see:";
    for (const std::string& tag : peer.blind_to) std::cerr << ' ' << tag;
    std::cerr << '\n';
  }

  // Whether peers that name codes name the same ones.
  void CompareCodes(const Peer& peer, const Peer& reference) {
    const std::vector<Item>& items = corpora_.of[kInvalid].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string_view code = peer.code(kInvalid, i), expected = reference.code(kInvalid, i);
      if (code == expected) continue;
      Tell(peer.name + " says " + std::string(code) + " and " + reference.name + " says " +
           std::string(expected) + " of " + items[i].place);
    }
  }

  // Tells how many more there are than were named. Whether none was misjudged.
  bool Close() const {
    if (misjudged_ > kMaxMisjudged) {
      std::cerr << "error: and " << misjudged_ - kMaxMisjudged << " more are misjudged\n";
    }
    return misjudged_ == 0;
  }

 private:
  void Judge(const Peer& peer, Claim claim, std::size_t i) {
    const Item& item = corpora_.of[claim].items[i];
    if (claim == kInvalid && std::ranges::find(peer.blind_to, item.tag) != peer.blind_to.end()) {
      ++blind_;
      return;
    }
    const bool accepted = peer.accepts(claim, i);
    if (accepted == (claim == kValid)) return;
    Tell(peer.name + (accepted ? " accepts " : " refuses ") + item.place);
  }

  void Tell(const std::string& fault) {
    if (++misjudged_ <= kMaxMisjudged) std::cerr << "error: " << fault << '\n';
  }

  const Corpora& corpora_;
  int misjudged_ = 0;
  std::size_t blind_ = 0;
};

bool Prove(const std::vector<Peer>& peers, const Corpora& corpora) {
  Proof proof(corpora);
  for (const Peer& peer : peers) proof.Judge(peer);
  const Peer* reference = nullptr;
  for (const Peer& peer : peers) {
    if (!peer.code) continue;
    if (reference == nullptr) reference = &peer;
    proof.CompareCodes(peer, *reference);
  }
  return proof.Close();
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

// Nothing when assay's own rules are refused.
std::vector<Peer> AllPeers(const Corpora& corpora) {
  std::vector<Peer> peers = AssayPeers(corpora);
  if (peers.empty()) return {};
  for (const auto make :
       {ExpertPeers, ExpertJsonPeers, Re2Peers, StdRegexPeers, RapidjsonPeers, ValijsonPeers}) {
    for (Peer& peer : make(corpora)) peers.push_back(std::move(peer));
  }
  return peers;
}

int Run(int argc, char** argv) {
  const std::optional<std::string> folder = TakeFlag("--corpus=", &argc, argv);
  if (!LimitKernels(TakeFlag("--kernels=", &argc, argv))) return 2;
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
  const std::vector<Peer> peers = AllPeers(*corpora);
  if (peers.empty()) return 2;
  if (!Prove(peers, *corpora)) return 1;
  for (const Peer& peer : peers) {
    for (const Claim claim : kClaims) Register(peer, claim, corpora->of[claim].items.size());
  }
#ifndef NDEBUG
  std::cerr << "warning: built without -c opt, the figures mean nothing\n";
#endif
  benchmark::AddCustomContext("compiler", kCompiler);  // which records name
  benchmark::AddCustomContext("kernels", std::string(kernel::Name(kernel::InUse())));
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) { return assay::benchmarks::Run(argc, argv); }
