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
