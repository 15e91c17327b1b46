// What explanations say of their own, both languages side by side.
#ifndef ASSAY_CLI_EXPLAIN_LABELS_H_
#define ASSAY_CLI_EXPLAIN_LABELS_H_

#include "validator/describe/phrase.h"

namespace assay::cli::explanation {

using describe::Words;

// clang-format off
// ---- what it is --------------------------------------------------------------------------------
inline constexpr Words kCodeOf = {"{0}: an error code of {1}", "{0}：{1} 的错误码"};
inline constexpr Words kRequestRuleOf = {"{0}: a rule of every request ({1})", "{0}：对所有请求的规则（{1}）"};
inline constexpr Words kConstraintOf = {"{0}: a constraint of {1} ({2})", "{0}：{1} 的取值要求（{2}）"};
inline constexpr Words kRuleOf = {"{0}: a rule of {1} ({2})", "{0}：{1} 的规则（{2}）"};
inline constexpr Words kCheckOf = {"{0}: a check of {1} ({2})", "{0}：{1} 的检查（{2}）"};
inline constexpr Words kWarningOf = {"{0}: a warning of {1} ({2})", "{0}：{1} 的警告（{2}）"};
inline constexpr Words kParameterOf = {"{0}: a parameter of {1} ({2})", "{0}：{1} 的参数（{2}）"};
inline constexpr Words kPartOf = {"{0}: a part of {3}, a parameter of {1} ({2})", "{0}：{1} 的参数 {3} 的一部分（{2}）"};
inline constexpr Words kAnyOperation = {"any operation", "任意操作"};

// ---- rows --------------------------------------------------------------------------------------
inline constexpr Words kStatus = {"status", "状态码"};
inline constexpr Words kMessage = {"message", "错误信息"};
inline constexpr Words kMeaning = {"meaning", "含义"};
inline constexpr Words kAdvice = {"advice", "处理建议"};
inline constexpr Words kPrecedence = {"precedence", "优先级"};
inline constexpr Words kSource = {"source", "出处"};
inline constexpr Words kNote = {"note", "说明"};
inline constexpr Words kSays = {"says", "描述"};
inline constexpr Words kAsks = {"asks", "要求"};
inline constexpr Words kWhen = {"when", "适用条件"};
inline constexpr Words kCode = {"code", "错误码"};
inline constexpr Words kWarning = {"warning", "警告内容"};
inline constexpr Words kSeverity = {"severity", "级别"};
inline constexpr Words kVersions = {"versions", "版本"};
inline constexpr Words kPosition = {"position", "位置"};
inline constexpr Words kParameters = {"about", "相关参数"};
inline constexpr Words kType = {"type", "类型"};
inline constexpr Words kRequired = {"required", "是否必选"};
inline constexpr Words kDefault = {"default", "默认值"};
inline constexpr Words kExample = {"example", "示例值"};
inline constexpr Words kSensitive = {"sensitive", "敏感信息"};

// ---- what stands in them -----------------------------------------------------------------------
inline constexpr Words kOf = {"{0} of {1}", "第 {0}，共 {1}"};
inline constexpr Words kStated = {"{0} (stated)", "{0}（文档明示）"};
inline constexpr Words kReading = {"{0} (a reading)", "{0}（解读）"};
inline constexpr Words kYes = {"yes", "是"};
inline constexpr Words kNo = {"no", "否"};
inline constexpr Words kYesWith = {"yes, with {0}", "是（指定 {0} 时）"};
inline constexpr Words kAlways = {"always", "始终"};
inline constexpr Words kSince = {"from {0} on", "自 {0} 起"};
inline constexpr Words kUntil = {"before {0}", "{0} 之前"};
inline constexpr Words kSinceUntil = {"from {0} on, before {1}", "自 {0} 起，{1} 之前"};
inline constexpr Words kNeverShown = {"yes: its value is never shown", "是：不会显示其值"};
inline constexpr Words kEnforced = {"enforced", "强制"};
inline constexpr Words kWarns = {"warns", "警告"};
inline constexpr Words kShadow = {"shadow: it is counted only", "影子（shadow）：仅计数"};
inline constexpr Words kOff = {"off: it is not looked at", "关闭（off）：不检查"};

// ---- requests ----------------------------------------------------------------------------------
inline constexpr Words kTraceOf = {"{0} ({1})", "{0}（{1}）"};
inline constexpr Words kNoOperation = {"no known operation ({0})", "没有已知的操作（{0}）"};
inline constexpr Words kRequest = {"the request", "请求整体"};
inline constexpr Words kUnknownNames = {"unknown parameters: {0}", "未知参数：{0}"};
inline constexpr Words kRules = {"rules", "规则"};
inline constexpr Words kChecks = {"checks", "检查"};
inline constexpr Words kVerdict = {"verdict", "结论"};
inline constexpr Words kHeld = {"held", "满足"};
inline constexpr Words kBroken = {"broken", "违反"};
inline constexpr Words kNotApplied = {"not applied", "不适用"};
inline constexpr Words kUnknown = {"unknown", "未知"};
inline constexpr Words kNotReached = {"not reached", "未检查"};
inline constexpr Words kTrue = {"true", "真"};
inline constexpr Words kFalse = {"false", "假"};
inline constexpr Words kAll = {"all of these", "以下全部"};
inline constexpr Words kAny = {"any of these", "以下任一"};
inline constexpr Words kNot = {"not this", "以下不成立"};
inline constexpr Words kGiven = {"{0} = {1}", "{0} = {1}"};
inline constexpr Words kGivenParts = {"{0}, given by its parts", "{0}，以其各部分指定"};
inline constexpr Words kByDefault = {"{0} = {1}, by default", "{0} = {1}，为默认值"};
inline constexpr Words kAbsent = {"{0}, not given", "{0}，未指定"};
inline constexpr Words kEmpty = {"{0}, empty, which counts as not given", "{0}，值为空，视为未指定"};
inline constexpr Words kUnreadable = {"{0}, given, but not to be read", "{0}，已指定，但无法读取"};
inline constexpr Words kTimes = {"{0}, {1} of them", "{0}，共 {1} 个"};
inline constexpr Words kTimesValues = {"{0}, {1} of them: {2}", "{0}，共 {1} 个：{2}"};
inline constexpr Words kDefaultIf = {"default {0} if", "默认值为 {0} 的条件"};
inline constexpr Words kMarkWarning = {"{0} (warning)", "{0}（警告）"};
inline constexpr Words kMarkShadow = {"{0} (shadow)", "{0}（影子）"};
inline constexpr Words kMarkOff = {"{0} (off)", "{0}（关闭）"};
inline constexpr Words kAt = {"{0}: {1}", "{0}：{1}"};
inline constexpr Words kFaulty = {"{0}; a value of {1} is at fault", "{0}；{1} 的值有误"};
inline constexpr Words kNoValue = {"{0}; there is no value to look at", "{0}；没有可供检查的值"};
inline constexpr Words kNobodyAnswers = {"{0}; nobody answers it", "{0}；尚无回答"};

// ---- lists -------------------------------------------------------------------------------------
inline constexpr Words kEmittedBy = {"{0}, in the order in which they are reported:", "{0}，按报告的顺序："};
inline constexpr Words kWithoutOperation = {"a request that names no known operation", "没有指明已知操作的请求"};
inline constexpr Words kNothingEmits = {"nothing answers with it", "没有规则会返回该错误码"};
inline constexpr Words kConstraints = {"asked of its value:", "对其值的要求："};
inline constexpr Words kReaders = {"looked at by:", "涉及它的规则与检查："};
inline constexpr Words kDefaults = {"defaults that depend on it: {0}", "取决于它的默认值：{0}"};
inline constexpr Words kAskedWhen = {"{0}, when {1}", "{1} 时，{0}"};
inline constexpr Words kAnswersWith = {"{0} [{1}]", "{0} [{1}]"};
// clang-format on

}  // namespace assay::cli::explanation

#endif  // ASSAY_CLI_EXPLAIN_LABELS_H_
