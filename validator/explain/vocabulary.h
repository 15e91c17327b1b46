// What explanations say of rules that no author wrote, both languages side by side. The words for
// what rule files ask are in validator/describe.
#ifndef ASSAY_VALIDATOR_EXPLAIN_VOCABULARY_H_
#define ASSAY_VALIDATOR_EXPLAIN_VOCABULARY_H_

#include "validator/describe/phrase.h"

namespace assay::explain {

using describe::Words;

// clang-format off
// ---- the value of a parameter ------------------------------------------------------------------
inline constexpr Words kRequired = {"{0} must be given", "必须指定 {0}"};
inline constexpr Words kRequiredWith = {"{0} must be given, with {1}", "指定 {1} 时必须指定 {0}"};
inline constexpr Words kDuplicate = {"{0} is given once at most", "{0} 最多指定一次"};
inline constexpr Words kDecoding = {"{0} can be decoded", "{0} 可以解码"};
inline constexpr Words kMediaType = {"{0} is JSON text", "{0} 是 JSON 文本"};
inline constexpr Words kSchemaObject = {"{0} is a JSON object", "{0} 是 JSON 对象"};
inline constexpr Words kSchemaList = {"{0} is a JSON array", "{0} 是 JSON 数组"};
inline constexpr Words kIndexes = {"the items of {0} are numbered from 1 on, without gaps", "{0} 的元素从 1 开始连续编号"};
inline constexpr Words kIndexesWithGaps = {"the items of {0} are numbered from 1 on, with gaps or without", "{0} 的元素从 1 开始编号，可以不连续"};
inline constexpr Words kOperation = {"{0} names an operation", "{0} 是操作的名称"};
inline constexpr Words kNotEmpty = {"{0} is not given with an empty value", "指定 {0} 时其值不为空"};
inline constexpr Words kNotSuspicious = {"{0} is none of {1}", "{0} 不为 {2}"};

// ---- the request as a whole --------------------------------------------------------------------
inline constexpr Words kMaxBytes = {"the request is not larger than the limit", "请求的大小不超过上限"};
inline constexpr Words kMaxParameters = {"the request has no more parameters than the limit", "请求的参数个数不超过上限"};
inline constexpr Words kMaxValueBytes = {"no value is longer than the limit", "值的长度都不超过上限"};
inline constexpr Words kMaxNameBytes = {"no name is longer than the limit", "名称的长度都不超过上限"};
inline constexpr Words kMaxListItems = {"no list has more items than the limit", "列表的元素个数都不超过上限"};
inline constexpr Words kMaxJsonDepth = {"a JSON request is not nested deeper than the limit", "JSON 请求的嵌套层数不超过上限"};
inline constexpr Words kJson = {"a JSON request is the text of an object", "JSON 请求是一个对象的文本"};
inline constexpr Words kMethod = {"over HTTP, the method is GET without a body, or POST", "通过 HTTP 到达时，方法为不带正文的 GET，或 POST"};
inline constexpr Words kTarget = {"over HTTP, the target is a path or an http URL, without blanks and a fragment", "通过 HTTP 到达时，请求目标是路径或 http URL，不含空白和片段"};
inline constexpr Words kHeader = {"over HTTP, every server reads the headers alike", "通过 HTTP 到达时，任何服务器对请求头的理解都相同"};
inline constexpr Words kContentType = {"over HTTP, the body is a form or JSON in UTF-8, and says so once", "通过 HTTP 到达时，正文是 UTF-8 的表单或 JSON，且只声明一次"};
inline constexpr Words kVersion = {"over HTTP, the version is that of the rules, if it is given", "通过 HTTP 到达时，如指定版本，则为本规则集的版本"};
inline constexpr Words kEmptyName = {"every parameter has a name", "每个参数都有名称"};
inline constexpr Words kNameDecoding = {"the names of parameters can be decoded", "参数的名称可以解码"};
inline constexpr Words kValueDecoding = {"the values of unknown parameters can be decoded", "未知参数的值可以解码"};
inline constexpr Words kKnownNames = {"the operation has all parameters that are given", "指定的参数都是该操作的参数"};

// ---- checks ------------------------------------------------------------------------------------
inline constexpr Words kFact = {"the fact {0} is true", "事实 {0} 为真"};
inline constexpr Words kFactOf = {"the fact {0} of {1} is true", "针对 {1} 的事实 {0} 为真"};
// clang-format on

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_VOCABULARY_H_
