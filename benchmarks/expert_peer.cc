// The reference: checks that an expert wrote by hand for this one operation, which say yes or no
// and nothing else. baseline/README.md tells what they are.
#include "benchmarks/expert_avx512.h"
#include "benchmarks/peer.h"

#if defined(__x86_64__)
#include "expert2.h"
#endif

namespace assay::benchmarks {

#if defined(__x86_64__)

namespace {

std::vector<KV> ToKeyValues(const Item& item) {
  std::vector<KV> pairs;
  for (const Pair& pair : item.pairs) pairs.push_back({pair.name, pair.value});
  return pairs;
}

std::string_view ToRaw(const Item& item) { return item.raw; }

// What expert_avx512.cc is compiled for.
bool HasAvx512() {
  const auto all = [](auto... has) { return ((has != 0) && ...); };
  return all(__builtin_cpu_supports("avx512bw"), __builtin_cpu_supports("avx512dq"),
             __builtin_cpu_supports("avx512vl"), __builtin_cpu_supports("avx512vbmi2"),
             __builtin_cpu_supports("avx512vpopcntdq"), __builtin_cpu_supports("gfni"),
             __builtin_cpu_supports("bmi2"));
}

}  // namespace

// The template arguments are: check Config; use AVX-512.
std::vector<Peer> ExpertPeers(const Corpora& corpora) {
  std::vector<Peer> peers;
  peers.push_back(MakePeer("expert/raw/sse2", corpora, ToRaw, [](std::string_view raw) {
    return expert2::validate_raw_bm<true, false>(raw.data(), raw.size());
  }));
  peers.push_back(MakePeer("expert/parsed/sse2", corpora, ToKeyValues, [](const auto& pairs) {
    return expert2::validate<true, false>(pairs.data(), pairs.size());
  }));
  if (!HasAvx512()) return peers;
  PrepareExpertAvx512();
  peers.push_back(MakePeer("expert/raw/avx512", corpora, ToRaw, [](std::string_view raw) {
    return ExpertRawAvx512(raw.data(), raw.size());
  }));
  peers.push_back(MakePeer("expert/parsed/avx512", corpora, ToKeyValues, [](const auto& pairs) {
    return ExpertParsedAvx512(pairs.data(), pairs.size());
  }));
  return peers;
}

#else  // it is written in that machine's instructions

std::vector<Peer> ExpertPeers(const Corpora&) { return {}; }

#endif

}  // namespace assay::benchmarks
