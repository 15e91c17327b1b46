#include "validator/read/request_line.h"

namespace assay::read {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool LooksLikeHttp(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::size_t first = text.find_first_not_of(kBlanks, 1);
  return first != text.npos && text.substr(first).starts_with("\"http\"");
}

bool IsText(const json::Node& node) { return node.kind == json::Kind::kString; }

}  // namespace

RequestLine::RequestLine() = default;

Request RequestLine::Of(std::string_view text) {
  if (!LooksLikeHttp(text) || text.size() > kMaxBytes) {  // which is beyond any other limit
    return text.starts_with('{') ? Request::Json(text) : Request::Query(text);
  }
  const std::optional<HttpRequest> http = ReadHttp(text);
  return http ? Request::Http(*http) : Request::Json({});
}

std::optional<HttpRequest> RequestLine::ReadHttp(std::string_view text) {
  if (!reader_) reader_.emplace(kMaxBytes);
  headers_.clear();
  const json::Document document = reader_->Read(text);
  if (document.fault != json::Fault::kNone) return std::nullopt;
  const std::span<const json::Node> nodes = document.nodes;
  if (nodes[1].kind != json::Kind::kObject || nodes[1].next != nodes.size()) return std::nullopt;
  HttpRequest http;
  bool has_method = false, has_target = false;
  for (std::size_t i = 2; i < nodes.size(); i = nodes[i].next) {
    const json::Node& node = nodes[i];
    if (node.key == "headers") {
      if (!ReadHeaders(nodes, i)) return std::nullopt;
      continue;
    }
    if (!IsText(node)) return std::nullopt;
    if (node.key == "method") {
      http.method = node.text;
      has_method = true;
    } else if (node.key == "target") {
      http.target = node.text;
      has_target = true;
    } else if (node.key == "body") {
      http.body = node.text;
    } else {
      return std::nullopt;
    }
  }
  if (!has_method || !has_target) return std::nullopt;
  http.headers = headers_;
  return http;
}

bool RequestLine::ReadHeaders(std::span<const json::Node> nodes, std::size_t headers) {
  if (nodes[headers].kind != json::Kind::kObject) return false;
  for (std::size_t i = headers + 1; i < nodes[headers].next; i = nodes[i].next) {
    const json::Node& header = nodes[i];
    const bool is_list = header.kind == json::Kind::kArray;
    const std::size_t end = is_list ? header.next : i + 1;
    for (std::size_t value = is_list ? i + 1 : i; value < end; value = nodes[value].next) {
      if (!IsText(nodes[value])) return false;
      headers_.push_back({header.key, nodes[value].text});
    }
  }
  return true;
}

}  // namespace assay::read
