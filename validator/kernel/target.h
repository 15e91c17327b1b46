// What the files of single levels share: their tables of kernels, and the way to compile a stretch
// of code for a level in a binary that is for every machine. Internal to the kernels.
//
// The headers a file needs come before the stretch, never within: an inline function that was
// compiled for a level may be the one copy that the linker keeps for the whole program. Within
// it, functions with internal linkage call those for every machine, which the compiler then
// inlines.
#ifndef ASSAY_VALIDATOR_KERNEL_TARGET_H_
#define ASSAY_VALIDATOR_KERNEL_TARGET_H_

#include "validator/kernel/kernels.h"

#define ASSAY_PRAGMA(text) _Pragma(#text)
#if defined(__clang__)
#define ASSAY_BEGIN_TARGET(names) \
  ASSAY_PRAGMA(clang attribute push(__attribute__((target(names))), apply_to = function))
#define ASSAY_END_TARGET ASSAY_PRAGMA(clang attribute pop)
#else
#define ASSAY_BEGIN_TARGET(names) ASSAY_PRAGMA(GCC push_options) ASSAY_PRAGMA(GCC target(names))
#define ASSAY_END_TARGET ASSAY_PRAGMA(GCC pop_options)
#endif

#define ASSAY_BEGIN_AVX2 ASSAY_BEGIN_TARGET("avx2,bmi,bmi2,popcnt")
#define ASSAY_BEGIN_AVX512 \
  ASSAY_BEGIN_TARGET("avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi2")

namespace assay::kernel {

extern const Kernels kPortableKernels;
#if defined(__x86_64__)
extern const Kernels kSse2Kernels;
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
// AVX-512 marks with it what it cannot decode.
void MarkAvx2(const char* text, std::uint32_t size, std::uint64_t* special,
              std::uint32_t* dividers);
#endif

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_TARGET_H_
