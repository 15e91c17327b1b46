// The check of Config for peers that have no JSON reader of their own.
#ifndef ASSAY_BENCHMARKS_CONFIG_CHECK_H_
#define ASSAY_BENCHMARKS_CONFIG_CHECK_H_

#include <memory>
#include <string_view>

namespace assay::benchmarks {

// Whether a text is a JSON object whose known settings are in order. Reuses its memory, so for one
// thread at a time.
class ConfigCheck {
 public:
  ConfigCheck();

  bool operator()(std::string_view text);

 private:
  struct Reader;
  std::shared_ptr<Reader> reader_;  // shared, so that what holds it can be copied
};

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_CONFIG_CHECK_H_
