// What Validator::ValidateResponse says of the body of an answer.
//
//   const assay::ResponseReport report =
//       validator->ValidateResponse("CreateInstance", R"({"RequestId":"5DEA3CC9","Port":"x"})");
//   for (const assay::ResponseFault& fault : report.faults) {
//     std::cerr << fault.path << ": " << fault.reason << " [" << fault.rule << "]\n";
//   }
//   // InstanceId: it is required and was not given [response.InstanceId.required]
//   // Port: expected a JSON number, not a JSON string [response.Port.type]
#ifndef ASSAY_VALIDATOR_RESPONSE_H_
#define ASSAY_VALIDATOR_RESPONSE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace assay {

enum class ResponseVerdict : std::uint8_t {
  kValid,
  kInvalid,       // at least one fault
  kNotDescribed,  // no ruleset has the operation, or none describes its response
};

// What is refused before work is spent on it, and how much is told.
struct ResponseLimits {
  std::size_t max_bytes = std::size_t{1} << 20;  // at most 1 GiB; beyond, that counts
  std::size_t max_faults = 100;
};

// All texts may be shown as they are: what came from the body is escaped and shortened.
struct ResponseFault {
  std::string path;    // `Instances.2.Port`, items counted from 1; empty: the body as a whole
  std::string rule;    // `response.Instances.N.Port.type`
  std::string reason;  // in lower case, without a full stop
};

struct ResponseReport {
  ResponseVerdict verdict = ResponseVerdict::kNotDescribed;
  std::string ruleset;                // `r-kvstore/2015-01-01`; empty when not described
  std::vector<ResponseFault> faults;  // members in the order of their declaration
  std::size_t left_out = 0;           // how many faults there are beyond `max_faults`
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_RESPONSE_H_
