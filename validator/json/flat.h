// The JSON that requests are made of most: one object of strings and other scalars, nothing nested,
// as the body of a request or the text of a parameter.
//
//   json::FlatReader reader(kernel::At(kernel::InUse()));
//   const auto members = reader.Read(R"({"Action":"CreateInstance","Capacity":1024})");
//   // {"Action", "CreateInstance"}, {"Capacity", "1024"}
//
// A tokenizer for all of JSON lists the places of all tokens first. Here it is known what comes
// next, so that one question a string is left: where does it stop being plain? The answers are
// marked, 64 bytes at a time, and then looked up. Whatever is not as expected is left to Reader,
// which knows all faults and their places; so this reader has nothing to say of them.
#ifndef ASSAY_VALIDATOR_JSON_FLAT_H_
#define ASSAY_VALIDATOR_JSON_FLAT_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "validator/kernel/kernels.h"
#include "validator/request.h"

namespace assay::json {

// Reusable and not thread-safe. All memory is taken by the constructor: reading allocates nothing.
class FlatReader {
 public:
  // Larger objects are rare, and gain less.
  static constexpr std::size_t kMaxBytes = 4096;
  static constexpr std::size_t kMaxMembers = 128;

  explicit FlatReader(const kernel::Kernels& kernels);
  ~FlatReader();
  FlatReader(FlatReader&&) noexcept;
  FlatReader& operator=(FlatReader&&) noexcept;

  // The members in order; a number or boolean stands for its literal text. Nothing when the text is
  // anything else than such an object, and also when Reader would say something of it, when it has
  // a null, or when it is larger than the above: then nothing is known. Repeated names are not
  // looked for. The views are into the text, or, where it has escapes, valid until the next call.
  // Linear in the text.
  std::optional<std::span<const Pair>> Read(std::string_view text);

 private:
  struct Buffers;
  const kernel::Kernels* kernels_;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace assay::json

#endif  // ASSAY_VALIDATOR_JSON_FLAT_H_
