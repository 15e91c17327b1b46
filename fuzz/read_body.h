// Error bodies and records as a client reads them, by parsers that share nothing with the writers.
#ifndef ASSAY_FUZZ_READ_BODY_H_
#define ASSAY_FUZZ_READ_BODY_H_

#include <optional>
#include <string>
#include <vector>

namespace assay::fuzz {

// A violation, or what comes first of a body.
struct Entry {
  std::string code;
  std::string message;
  std::vector<std::string> parameters;
  std::string rule;
  std::vector<std::string> also;

  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Body {
  std::string request_id;
  std::string host_id;
  std::string recommend;
  Entry first;  // without parameters and rules
  std::vector<Entry> violations;
};

// What the members of a JSON rendering are called; empty: it has none such.
struct Keys {
  const char* request_id;
  const char* host_id;
  const char* recommend;
  const char* first_code;
  const char* first_message;
  const char* violations;
  const char* code;
  const char* message;
  const char* parameters;
  const char* rule;
  const char* also;
};

// Nothing when the text does not parse, or lacks what always stands there.
std::optional<Body> ReadJson(const std::string& text, const Keys& keys);
std::optional<Body> ReadXml(const std::string& text);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_READ_BODY_H_
