#include "validator/kernel/kernels.h"

#include "validator/kernel/target.h"

namespace assay::kernel {

const Kernels& At(Level level) {
#if defined(__x86_64__)
  switch (level) {
    case Level::kPortable:
      break;
    case Level::kSse2:
      return kSse2Kernels;
    case Level::kAvx2:
      return kAvx2Kernels;
    case Level::kAvx512:
      return kAvx512Kernels;
  }
#else
  static_cast<void>(level);
#endif
  return kPortableKernels;
}

}  // namespace assay::kernel
