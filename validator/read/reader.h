// The read stage: a request in whatever form becomes values in slots. Decodes exactly once.
//
// What can be told without knowing the rules is told here: limits, broken escapes, raw control
// characters, names that are no text, repetitions, JSON. Whether a value is text and in order is
// for evaluate, which has to walk over it anyway.
#ifndef ASSAY_VALIDATOR_READ_READER_H_
#define ASSAY_VALIDATOR_READ_READER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "validator/json/flat.h"
#include "validator/json/reader.h"
#include "validator/memory/raw_array.h"
#include "validator/program/state.h"
#include "validator/read/marks.h"
#include "validator/request.h"

namespace assay::read {

class Assigner;
class OperationFinder;

// Reads a parameter that holds JSON text.
struct ContentReader {
  json::FlatReader flat;
  json::Reader any;
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
  void ReadAnyPairs(std::span<const Pair> pairs, internal::State& state);
  void ReadJson(std::string_view text, internal::State& state);
  // Any JSON, and what stands in a query beside it.
  void ReadQueryAndJson(std::string_view query, std::string_view text, internal::State& state);
  void ReadHttp(const HttpRequest& http, internal::State& state);
  void ReadHttpParameters(const HttpRequest& http, internal::State& state);
  std::string_view Joined(std::string_view query, std::string_view form);

  // Operations tend to come in runs, and to read a request as the one that came last twice over
  // saves a walk over its names. False, and the state as new, when the request turns out to name
  // another.
  bool ReadPairsAs(const program::Operation& operation, std::span<const Pair> pairs,
                   internal::State& state);
  bool ReadQueryAs(const program::Operation& operation, internal::State& state);
  void Expect(const program::Operation& operation);

  // Of the query that is marked, and is not small: whether its pairs are refused for their number
  // or their values. What was decoded is written over.
  bool RefuseLongQuery(internal::State& state);

  // What is said within parameters with parts.
  void ExpandParts(internal::State& state);
  void ExpandOne(internal::State& state, std::size_t slot);

  // Of the query that is marked: what it says of its operation, and then of everything. False when
  // it has more pairs than the limit.
  void FindQueryOperation(OperationFinder& finder);
  bool AssignQuery(internal::State& state);
  // Whether a request that was read as one for this operation is one.
  bool IsFor(const program::Operation& operation, internal::State& state) const;
  bool AssignDecodedQuery(internal::State& state);
  // A name or a value as it is meant; empty, without an address, when it cannot be told.
  std::string_view Decode(std::uint32_t begin, std::uint32_t end);

  // Of the limit that fewest bytes can exceed: in a smaller request nothing is too large.
  std::size_t small_bytes_;
  std::string_view operation_header_;  // names the operation, while such a request is read
  const program::Operation* expected_ = nullptr;
  const program::Operation* last_ = nullptr;
  Marks marks_;
  memory::RawArray<char> decoded_;  // what decoding makes; never longer than the request
  std::size_t decoded_size_ = 0;
  memory::RawArray<char> joined_;  // a query and a form; what nobody needs stays untouched
  json::FlatReader flat_body_;
  json::Reader body_;
  std::vector<ContentReader>
      contents_;  // one for each parameter of an operation that may hold JSON
};

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_READER_H_
