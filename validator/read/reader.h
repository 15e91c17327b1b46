// The read stage: a request in whatever form becomes values in slots. Decodes exactly once.
//
// What can be told without knowing the rules is told here: limits, broken escapes, raw control
// characters, names that are no text, repetitions, JSON. Whether a value is text and in order is
// for evaluate, which has to walk over it anyway.
#ifndef ASSAY_VALIDATOR_READ_READER_H_
#define ASSAY_VALIDATOR_READ_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "validator/json/reader.h"
#include "validator/program/state.h"
#include "validator/request.h"

namespace assay::read {

class Assigner;

// A pair of a query as it stands there, before decoding.
struct RawPair {
  const char* name = nullptr;
  const char* value = nullptr;
  std::uint32_t name_size = 0;
  std::uint32_t value_size = 0;
  bool name_escaped = false;  // holds `%` or `+`
  bool value_escaped = false;
  bool name_control = false;  // holds a raw control character: undecodable
  bool value_broken = false;  // holds one, or is found to have a broken escape
};

// Takes the memory for parts: once a scratch, and only when the program has them.
void AllocateParts(internal::State& state, const Limits& limits);

// The buffers of one scratch, taken at once by the constructor. Not thread-safe.
class Reader {
 public:
  Reader(const program::Program& program, const Limits& limits);

  // Fills the part of the state that read writes. The values are views into the request and into
  // this reader, valid until the next call. Allocates nothing. Linear in the request.
  void Read(const Request& request, internal::State& state);

 private:
  void ReadQuery(std::string_view text, internal::State& state);
  void ReadPairs(std::span<const Pair> pairs, internal::State& state);
  void ReadJson(std::string_view text, internal::State& state);

  // Operations tend to come in runs, and to read a request as the one that came last twice over
  // saves a walk over its names. False, and the state as new, when the request turns out to name
  // another.
  bool ReadPairsAs(const program::Operation& operation, std::span<const Pair> pairs,
                   internal::State& state);
  void Expect(const program::Operation& operation);

  // What is said within parameters with parts.
  void ExpandParts(internal::State& state);
  void ExpandOne(internal::State& state, std::size_t slot);

  // Splits a query; false when there are more pairs than the limit.
  bool Split(std::string_view text);
  // Decodes the pairs' names in place, then finds the operation.
  void DecodeNames(internal::State& state);
  void FindQueryOperation(internal::State& state);
  void DecodeValue(RawPair& pair);

  Limits limits_;
  const program::Operation* expected_ = nullptr;
  const program::Operation* last_ = nullptr;
  std::vector<RawPair> raw_;
  std::size_t raw_count_ = 0;
  std::unique_ptr<char[]> decoded_;  // what decoding makes; never longer than the request
  std::size_t decoded_size_ = 0;
  json::Reader body_;
  std::vector<json::Reader> contents_;  // one for each parameter of an operation that may hold JSON
};

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_READER_H_
