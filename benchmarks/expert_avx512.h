// The expert's checks as the compiler makes them of the same files for AVX-512.
//
// The flags that say so hold for a whole file, and what it shares by name with the rest of the
// program would become for that machine alone. So nothing else is in it, and its namespaces are its
// own.
#ifndef ASSAY_BENCHMARKS_EXPERT_AVX512_H_
#define ASSAY_BENCHMARKS_EXPERT_AVX512_H_

#include <cstddef>

struct KV;

namespace assay::benchmarks {

// All of it is for machines that have it only. The first comes before the others.
void PrepareExpertAvx512();
bool ExpertRawAvx512(const char* query, std::size_t size);
bool ExpertParsedAvx512(const KV* pairs, std::size_t count);

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_EXPERT_AVX512_H_
