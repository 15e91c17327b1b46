// A request as a caller has it: the bytes of a query or form, decoded pairs, a JSON object of
// parameters, or what came over HTTP.
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

// A request as it came over HTTP, transfer coding undone (RFC 9110). A view.
struct HttpRequest {
  std::string_view method;        // `GET` or `POST`
  std::string_view target;        // as in the request line: a path, or a URL, with its query
  std::span<const Pair> headers;  // the field lines, each by itself; names in any case
  std::string_view body;
};

// What limits can be: a value outside counts as the nearest inside.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 30;
inline constexpr std::size_t kMaxParameters = std::size_t{1} << 20;
inline constexpr std::size_t kMinNameBytes =
    128;  // a ruleset declares no longer name of a parameter
inline constexpr std::size_t kMaxListIndex = 999'999'999;
inline constexpr std::size_t kMaxJsonDepth = 1000;

// What bounds the time and the memory that a request can cost. A request beyond a limit has one
// violation, a request fault whose rule is named after the limit (`request.max-bytes`); of several
// limits, the first here counts. A JSON body that is none, is nested too deeply, or has too many
// members of its own is refused as it is read, for whichever the reader meets first. The usual
// limits refuse no request that a documented API has use for.
struct Limits {
  // Of all that is given: text, pairs, target and headers. As sent, before anything is decoded.
  std::size_t max_request_bytes = std::size_t{1} << 20;
  // Pairs and members, also repeated, empty and unknown ones.
  std::size_t max_parameters = 1000;
  // Of one value and of one name, decoded, so that it makes no difference how they are written. In
  // a JSON body also of those within a list or an object, in a header that of the operation. What
  // cannot be decoded has no length. The name of a part, `Tag.2.Key`, counts as a whole.
  std::size_t max_value_bytes = std::size_t{1} << 20;
  std::size_t max_name_bytes = std::size_t{16} << 10;
  // Of an array in a JSON body, and of the text of a declared list with separators.
  std::size_t max_list_items = 1000;
  // The greatest number of an item in a name (`Tag.2.Key`). One beyond is a fault of the parameter,
  // as one out of order is. Nothing is ever allocated by it.
  std::size_t max_list_index = kMaxListIndex;
  // Of a JSON body: an object of scalars has depth 1. What JSON text in a parameter may be is a
  // matter of the rules, not of these limits.
  std::size_t max_json_depth = 64;
};

// Trivially copyable; safe to use from any thread.
class Request {
 public:
  enum class Form : std::uint8_t { kQuery, kPairs, kJson, kHttp };

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

  // The parameters of query and body together; which came where makes no difference. The body is a
  // form or a JSON object, by its Content-Type, in UTF-8 and of no content coding; nothing is
  // guessed. The operation may be named by the header `x-acs-action` instead of its parameter (of
  // both, letter case aside, it is the same), and the version of the API by `x-acs-version`. The
  // version is that of the rules, if it is given. See docs/http.md.
  static Request Http(const HttpRequest& http) {
    Request request(Form::kHttp, http.target, http.headers);
    request.method_ = http.method;
    request.body_ = http.body;
    return request;
  }

  // The same request at a time, in Unix seconds: what rules about the present compare with. Without
  // one they say nothing.
  Request At(std::int64_t now) const {
    Request request = *this;
    request.now_ = now;
    return request;
  }

  Form form() const { return form_; }
  std::optional<std::int64_t> now() const { return now_; }
  std::string_view text() const { return text_; }                       // kQuery, kJson
  std::span<const Pair> pairs() const { return pairs_; }                // kPairs
  HttpRequest http() const { return {method_, text_, pairs_, body_}; }  // kHttp

 private:
  Request(Form form, std::string_view text, std::span<const Pair> pairs)
      : text_(text), pairs_(pairs), form_(form) {}

  std::string_view text_;
  std::span<const Pair> pairs_;
  std::string_view method_;
  std::string_view body_;
  std::optional<std::int64_t> now_;
  Form form_;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_REQUEST_H_
