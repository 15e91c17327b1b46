#include "benchmarks/expert_avx512.h"

#if defined(__AVX512VBMI2__)

#include "expert2_unprepared.h"

namespace assay::benchmarks {

// `expert2` is a macro of the BUILD file, which gives it a name of its own.
void PrepareExpertAvx512() { expert2::DS = expert2::mkdef(); }

// The template arguments are: check Config; use AVX-512.
bool ExpertRawAvx512(const char* query, std::size_t size) {
  return expert2::validate_raw_512<true, true>(query, size);
}

bool ExpertParsedAvx512(const KV* pairs, std::size_t count) {
  return expert2::validate<true, true>(pairs, count);
}

}  // namespace assay::benchmarks

#endif
