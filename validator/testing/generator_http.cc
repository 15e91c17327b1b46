#include "validator/testing/generator_http.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "validator/testing/generator_json.h"
#include "validator/testing/generator_structure.h"

namespace assay::testonly {
namespace {

using Strings = std::vector<std::string>;

class HttpMaker {
 public:
  HttpMaker(const model::Ruleset& ruleset, const model::Operation& operation, Random& random)
      : ruleset_(ruleset), operation_(operation), random_(random) {}

  GeneratedHttp Make(TextPairs pairs) {
    if (random_.Chance(40)) NameOperation(&pairs);
    if (random_.Chance(30)) AddHeader("x-acs-version", Version());
    if (random_.Chance(20)) pairs.emplace_back("Version", Version());
    if (random_.Chance(10)) AddHeader("content-encoding", random_.Chance(70) ? "Identity" : "gzip");
    Share(std::move(pairs));
    if (random_.Chance(20)) AddHeader("host", "api.example.com");
    if (random_.Chance(15)) AddHeader("content-length", Length());
    if (random_.Chance(3)) AddHeader("transfer-encoding", random_.Pick(Transfers()));
    if (random_.Chance(3)) AddHeader("connection", random_.Pick(Connections()));
    if (random_.Chance(2)) AddHeader("x-a", random_.Pick(OddValues()));
    if (random_.Chance(3)) AddHeader(random_.Pick(OddNames()), "CreateKey");
    for (std::size_t i = http_.headers.size(); i > 1; --i) {
      std::swap(http_.headers[i - 1], http_.headers[random_.Below(i)]);
    }
    http_.method = http_.body.empty() && random_.Chance(60) ? "GET" : "POST";
    if (random_.Chance(2)) http_.method = random_.Pick(Strings{"", "get", "PUT", "GET"});
    return std::move(http_);
  }

 private:
  void AddHeader(std::string name, std::string value) {
    for (char& c : name) {
      if (c >= 'a' && c <= 'z' && random_.Chance(30)) c = static_cast<char>(c - ('a' - 'A'));
    }
    if (random_.Chance(10)) value = random_.Pick(Strings{" ", "\t", "  "}) + value + " ";
    http_.headers.emplace_back(std::move(name), std::move(value));
  }

  std::string Version() {
    if (random_.Chance(90)) return ruleset_.version.text;
    return random_.Pick(Strings{"", "1999-01-01", ruleset_.version.text + "x", "\xFF"});
  }

  static const Strings& OddNames() {
    static const auto& names =
        *new Strings{"x_acs_action", "x-acs_version", "content_type", "a_b", "x-acs-action ", "",
                     "a b",          "\xC3\xA9",      "a:b",          "X-Y"};
    return names;
  }

  static const Strings& Transfers() {
    static const auto& values =
        *new Strings{"chunked", "Chunked", "gzip, chunked", "identity", "", "chunked,"};
    return values;
  }

  static const Strings& Connections() {
    static const auto& values = *new Strings{"close",
                                             "keep-alive, X-Acs-Action",
                                             "content-type",
                                             " ,x-acs-version ,",
                                             "Content-Types",
                                             "x-acs-action x",
                                             "",
                                             "transfer-encoding"};
    return values;
  }

  static const Strings& OddValues() {
    static const auto& values = *new Strings{"b\r\nc: d", "\n",   std::string(1, '\0'), "\x7F",
                                             "a\tb",      "\xFF", "\xC3\xA9",           "\x1F"};
    return values;
  }

  std::string Length() {
    const std::size_t size = http_.body.size();
    const std::size_t said = random_.Chance(85) ? size : random_.Below(2 * size + 2);
    return (random_.Chance(5) ? "0" : random_.Chance(3) ? "+" : "") + std::to_string(said);
  }

  // In a header; beside the parameter, instead of it, or against it.
  void NameOperation(TextPairs* pairs) {
    std::string name = operation_.name.text;
    if (random_.Chance(20)) name[0] = static_cast<char>(name[0] ^ 0x20);
    if (random_.Chance(8)) name = random_.Pick(Strings{"", "null", "Other", "\xFF", name + "x"});
    AddHeader("x-acs-action", name);
    if (random_.Chance(3)) AddHeader("x-acs-action", random_.Chance(50) ? name : "Another");
    if (random_.Chance(30)) return;
    std::erase_if(
        *pairs, [&](const auto& pair) { return pair.first == ruleset_.operation_parameter.text; });
  }

  void Share(TextPairs pairs) {
    const std::size_t share = random_.Pick(std::vector<std::size_t>{0, 50, 100});
    TextPairs in_query, in_body;
    for (auto& pair : pairs) {
      (random_.Chance(share) ? in_query : in_body).push_back(std::move(pair));
    }
    const bool is_json = random_.Chance(40);
    if (is_json && !in_body.empty()) {
      const TextPairs members = TakeStructures(operation_, random_, &in_body);
      http_.body = EncodeJson(in_body, members, random_);
      if (random_.Chance(10)) http_.body = SpoiltJson(http_.body, random_);
    } else {
      http_.body = EncodeQuery(in_body, random_);
      if (random_.Chance(10)) http_.body = SpoiltQuery(http_.body, random_);
    }
    if (!http_.body.empty() || random_.Chance(20)) AddContentType(is_json);
    Target(EncodeQuery(in_query, random_));
  }

  void AddContentType(bool is_json) {
    static const auto& parameters = *new Strings{"",
                                                 "",
                                                 "; charset=utf-8",
                                                 ";charset=\"UTF-8\"",
                                                 " ; charset = utf-8 ",
                                                 ";",
                                                 "; ;charset=utf-8"};
    static const auto& others = *new Strings{"multipart/form-data; boundary=x",
                                             "application/json; charset=utf-7",
                                             "text/plain",
                                             "",
                                             "application/x-www-form-urlencoded; charset=gbk",
                                             "application/json, text/plain"};
    const std::string type = is_json ? "application/json" : "Application/x-www-form-URLencoded";
    if (random_.Chance(3)) return AddHeader("content-type", random_.Pick(others));
    AddHeader("content-type", type + random_.Pick(parameters));
    if (random_.Chance(2)) AddHeader("content-type", type);
  }

  void Target(std::string query) {
    if (random_.Chance(10)) query = SpoiltQuery(query, random_);
    static const auto& paths =
        *new Strings{"/", "/", "/", "/v1/x", "https://api.example.com/", "HTTP://a"};
    http_.target = random_.Chance(98) ? random_.Pick(paths) : random_.Pick(Strings{"*", "", "a:1"});
    if (!query.empty() || random_.Chance(20)) http_.target += "?" + query;
    if (random_.Chance(1)) http_.target += "#part";
  }

  const model::Ruleset& ruleset_;
  const model::Operation& operation_;
  Random& random_;
  GeneratedHttp http_;
};

}  // namespace

GeneratedHttp MakeHttp(const model::Ruleset& ruleset, const model::Operation& operation,
                       TextPairs pairs, Random& random) {
  return HttpMaker(ruleset, operation, random).Make(std::move(pairs));
}

}  // namespace assay::testonly
