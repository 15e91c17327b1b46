// A request as a caller has it: the bytes of a query or form, decoded pairs, or a JSON object of
// parameters.
//
//   assay::Request a = assay::Request::Query("Action=CreateInstance&RegionId=cn-hangzhou");
//   assay::Pair pairs[] = {{"Action", "CreateInstance"}, {"RegionId", "cn-hangzhou"}};
//   assay::Request b = assay::Request::Pairs(pairs);
//   assay::Request c = assay::Request::Json(R"({"Action":"CreateInstance"})");
//
// A Request is a view: the caller keeps the bytes alive and unchanged until it is done with the
// report. Nothing is copied, checked or decoded here; any bytes whatsoever may be given.
#ifndef ASSAY_VALIDATOR_REQUEST_H_
#define ASSAY_VALIDATOR_REQUEST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace assay {

// A decoded parameter. A caller that has decoded its request already gives these.
struct Pair {
  std::string_view name;
  std::string_view value;
};

inline constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 30;
inline constexpr std::size_t kMaxParameters = std::size_t{1} << 20;

// What is refused before any work is spent on it. A request beyond a limit has one violation, a
// request fault. Each is at least 1 and at most the constant above; beyond, the nearest counts.
struct Limits {
  std::size_t max_request_bytes = std::size_t{1}
                                  << 20;  // of the text given, or of all pairs together
  std::size_t max_parameters = 1000;      // pairs, also repeated, empty and unknown ones
};

// Trivially copyable; safe to use from any thread.
class Request {
 public:
  enum class Form : std::uint8_t { kQuery, kPairs, kJson };

  // An application/x-www-form-urlencoded text, as the WHATWG URL standard parses it (`+` is a
  // space), but strict: a broken escape, text that is not UTF-8 and raw control characters are
  // faults. Both the query of a URL (without `?`) and the body of a form.
  static Request Query(std::string_view raw) { return Request(Form::kQuery, raw, {}); }

  // Decoded names and values. Control characters are text here, as they are when a query escapes
  // them.
  static Request Pairs(std::span<const Pair> pairs) { return Request(Form::kPairs, {}, pairs); }

  // The text of a JSON object, a member a parameter. `null` is absent; a number or a boolean stands
  // for its literal text.
  static Request Json(std::string_view text) { return Request(Form::kJson, text, {}); }

  // The same request at a time, in Unix seconds: what rules about the present compare with. Without
  // one they say nothing.
  Request At(std::int64_t now) const {
    Request request = *this;
    request.now_ = now;
    return request;
  }

  Form form() const { return form_; }
  std::optional<std::int64_t> now() const { return now_; }
  std::string_view text() const { return text_; }         // kQuery, kJson
  std::span<const Pair> pairs() const { return pairs_; }  // kPairs

 private:
  Request(Form form, std::string_view text, std::span<const Pair> pairs)
      : text_(text), pairs_(pairs), form_(form) {}

  std::string_view text_;
  std::span<const Pair> pairs_;
  std::optional<std::int64_t> now_;
  Form form_;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_REQUEST_H_
