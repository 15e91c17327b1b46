// What the pages say of their own, both languages side by side. The words for what rules ask are in
// validator/describe.
#ifndef ASSAY_CLI_DOCS_LABELS_H_
#define ASSAY_CLI_DOCS_LABELS_H_

#include "validator/describe/phrase.h"

namespace assay::cli::docs {

using describe::Words;

// clang-format off
inline constexpr Words kRulesetId = {"Ruleset: {0}", "规则集：{0}"};
inline constexpr Words kDocument = {"Document: {0}", "依据的文档：{0}"};
inline constexpr Words kDocumentAt = {"Document: {0}, {1}", "依据的文档：{0}，{1}"};
inline constexpr Words kPlace = {"Documented at: {0}", "文档中的位置：{0}"};
inline constexpr Words kOperationTitle = {"{0}: {1}", "{0}：{1}"};

// ---- parameters --------------------------------------------------------------------------------
inline constexpr Words kParameters = {"Request parameters", "请求参数"};
inline constexpr Words kName = {"Name", "名称"};
inline constexpr Words kType = {"Type", "类型"};
inline constexpr Words kRequired = {"Required", "是否必选"};
inline constexpr Words kDefault = {"Default", "默认值"};
inline constexpr Words kConstraints = {"Constraints", "取值要求"};
inline constexpr Words kDescription = {"Description", "描述"};
inline constexpr Words kYes = {"yes", "是"};
inline constexpr Words kYesWith = {"yes, with {0}", "是（指定 {0} 时）"};
inline constexpr Words kNo = {"no", "否"};
inline constexpr Words kExample = {"Example: {0}", "示例值：{0}"};
inline constexpr Words kSensitive = {"Sensitive: its value is never shown.", "敏感信息：不会显示其值。"};
inline constexpr Words kOwnCode = {"Code of a faulty value: {0}", "值有误时的错误码：{0}"};
inline constexpr Words kItem = {"an item of {0}", "{0} 的一个元素"};
inline constexpr Words kOtherMembers = {"each member of {0} that is not listed", "{0} 中未列出的每个成员"};
inline constexpr Words kEmptyIsAbsent = {"A parameter with an empty value counts as not given, unless its constraints say that it may be empty.", "参数的值为空时视为未指定，除非其取值要求中说明可以是空文本。"};
inline constexpr Words kN = {"In names, N stands for the number of an item, from 1 on.", "名称中的 N 表示元素的序号，从 1 开始。"};
inline constexpr Words kSuspicious = {"These values are accepted with a warning, since mostly a bug in a client sends them: {0}.", "以下取值会被接受，但会产生警告，因为它们多半来自客户端的缺陷：{0}。"};

// ---- rules and checks --------------------------------------------------------------------------
inline constexpr Words kRules = {"Rules over several parameters", "多个参数之间的规则"};
inline constexpr Words kDefaultsCount = {"A condition or a rule that looks at the value of a parameter looks at its default when the parameter is not given.", "条件和规则涉及参数的值时，未指定的参数按其默认值计。"};
inline constexpr Words kPresenceRules = {"What must be given, and what must not", "必须指定与不能指定"};
inline constexpr Words kValueRules = {"What values must be like", "对值的要求"};
inline constexpr Words kWarnings = {"Warnings", "警告"};
inline constexpr Words kWarningsIntro = {"A request that breaks one of these is accepted with a warning.", "违反以下规则的请求会被接受，但会产生警告。"};
inline constexpr Words kIdleRules = {"Rules that change no answer", "不影响结果的规则"};
inline constexpr Words kRule = {"Rule", "规则"};
inline constexpr Words kAsks = {"What it asks", "要求"};
inline constexpr Words kWhen = {"When", "适用条件"};
inline constexpr Words kAlways = {"always", "始终"};
inline constexpr Words kCode = {"Code", "错误码"};
inline constexpr Words kWarning = {"Text of the warning", "警告内容"};
inline constexpr Words kSeverity = {"Severity", "级别"};
inline constexpr Words kShadow = {"shadow: tried out and counted only", "影子（shadow）：仅试运行并计数"};
inline constexpr Words kOff = {"off: not looked at", "关闭（off）：不检查"};
inline constexpr Words kSince = {"from version {0} on", "自版本 {0} 起"};
inline constexpr Words kUntil = {"before version {0}", "在版本 {0} 之前"};
inline constexpr Words kChecks = {"Checks on facts", "对事实的检查"};
inline constexpr Words kChecksIntro = {"The request alone cannot tell these. They are looked at only when the request itself has no fault.", "以下各项无法仅凭请求判断，只有在请求本身没有错误时才会检查。"};
inline constexpr Words kCheck = {"Check", "检查"};
inline constexpr Words kFact = {"Fact that must be true", "须为真的事实"};
inline constexpr Words kFactOf = {"{0} of {1}", "{0}，针对 {1}"};

// ---- errors ------------------------------------------------------------------------------------
inline constexpr Words kErrors = {"Error codes", "错误码"};
inline constexpr Words kErrorsIntro = {"In order of precedence: of several faults, the code that stands first here is answered first.", "按优先级排列：有多个错误时，先返回排在前面的错误码。"};
inline constexpr Words kChecksLast = {"Codes of checks come up only when the request itself has no fault.", "检查的错误码只有在请求本身没有错误时才会返回。"};
inline constexpr Words kPlaceholders = {"In messages, {0} stands for the names of the parameters at fault and {1} for the faulty value.", "错误信息中的 {0} 表示有误的参数的名称，{1} 表示有误的值。"};
inline constexpr Words kStatus = {"HTTP status", "HTTP 状态码"};
inline constexpr Words kMessage = {"Message", "错误信息"};
inline constexpr Words kMeaning = {"Meaning", "含义"};
inline constexpr Words kRecommend = {"What to do", "处理建议"};
inline constexpr Words kCauses = {"Brought out by", "触发原因"};
inline constexpr Words kMissing = {"{0} not given", "未指定 {0}"};
inline constexpr Words kFaulty = {"a faulty value of {0}", "{0} 的值有误"};
inline constexpr Words kFaultyMost = {"a faulty value of any parameter but {0}", "除 {0} 之外任一参数的值有误"};
inline constexpr Words kFaultyAny = {"a faulty value of any parameter", "任一参数的值有误"};
inline constexpr Words kFaultyRequest = {"a request that is malformed or too large as a whole", "请求整体格式不正确或过大"};
inline constexpr Words kOtherVersion = {"a request over HTTP that names another version", "通过 HTTP 到达的请求指定了其他版本"};
inline constexpr Words kNoOperation = {"{0} names no operation", "{0} 不是任何操作的名称"};
inline constexpr Words kByRules = {"rules: {0}", "规则：{0}"};
inline constexpr Words kByChecks = {"checks: {0}", "检查：{0}"};
inline constexpr Words kUnused = {"Codes of the ruleset that this operation does not bring out: {0}.", "规则集中该操作不会返回的错误码：{0}。"};

// ---- example and notes -------------------------------------------------------------------------
inline constexpr Words kSample = {"Example", "请求示例"};
inline constexpr Words kSampleIntro = {"A request with as little as it needs, in the form of a query:", "只包含必要参数的请求，以查询字符串的形式给出："};
inline constexpr Words kNotes = {"Notes", "注释"};
inline constexpr Words kNotesIntro = {"Where a note says “reading”, the document leaves room, and this is how it is read.", "注明“解读”之处，文档没有明确说明，此处为对文档的解读。"};
inline constexpr Words kReading = {"Reading of “{0}”", "解读“{0}”"};
inline constexpr Words kStated = {"On “{0}”", "关于“{0}”"};
inline constexpr Words kWithNote = {"{0}: {1}", "{0}：{1}"};
// clang-format on

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_LABELS_H_
