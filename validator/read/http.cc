// Requests as they come over HTTP: what query, body and headers say is one request.
#include "validator/read/http.h"

#include <algorithm>
#include <cstring>

#include "validator/read/assign.h"
#include "validator/read/reader.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

namespace {

// What is no text is a fault of its own.
bool Allows(std::string_view given, std::string_view version) {
  return given.empty() || given == version || !text::IsText(given);
}

// Wherever a version is given, it is that of the rules. An operation that does not declare the
// parameter has it among the unknown ones.
bool IsOfVersion(const State& state, std::span<const Pair> headers) {
  const std::string_view version = state.operation->ruleset->version;
  const std::uint16_t slot = state.operation->version_slot;
  if (slot != program::kNone && state.given.Has(slot) && state.Readable(slot) &&
      !Allows(state.values[slot].view(), version)) {
    return false;
  }
  const std::span<const internal::Unknown> unknown(state.unknown.data(), state.unknown_count);
  return NameVersion(headers, version) && std::ranges::all_of(unknown, [&](const Pair& pair) {
           return pair.name != program::kVersionParameter || Allows(pair.value, version);
         });
}

}  // namespace

void Reader::ReadHttp(const HttpRequest& http, State& state) {
  ReadHttpParameters(http, state);
  state.expects_json = ExpectJson(http.headers);
  if (state.operation->operation_slot == program::kNone) return;
  if (!IsOfVersion(state, http.headers)) AddRequestFault(state, RequestFault::kVersion);
}

void Reader::ReadHttpParameters(const HttpRequest& http, State& state) {
  if (SizeOf(http) > state.limits.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  HttpParts parts;
  const std::optional<RequestFault> refused = TakeApart(http, &parts);
  if (refused) return Refuse(state, *refused);
  operation_header_ = parts.operation;
  if (parts.body == BodyKind::kJson) {
    ReadQueryAndJson(parts.query, http.body, state);
  } else {
    ReadQuery(Joined(parts.query, http.body), state);
  }
  operation_header_ = {};
}

// A form goes on where the query ends.
std::string_view Reader::Joined(std::string_view query, std::string_view form) {
  if (form.empty()) return query;
  if (query.empty()) return form;
  char* const out = joined_.get();
  std::memcpy(out, query.data(), query.size());
  out[query.size()] = '&';
  std::memcpy(out + query.size() + 1, form.data(), form.size());
  return {out, query.size() + 1 + form.size()};
}

}  // namespace assay::read
