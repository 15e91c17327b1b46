// The words of all constructs of a rule file, both languages side by side. Internal to describe.
#ifndef ASSAY_VALIDATOR_DESCRIBE_VOCABULARY_H_
#define ASSAY_VALIDATOR_DESCRIBE_VOCABULARY_H_

#include "validator/describe/phrase.h"

namespace assay::describe {

// What is asked of a value: by itself, as a table has it, and as a clause behind a subject.
struct Demanded {
  Words alone;
  Words about;
};

// One thing reads differently from several, in English.
struct Counted {
  Demanded one;
  Demanded many;
};

// The tables keep one line a phrase in each language, because they are read as tables.
// clang-format off

// ---- numbers, and what formats measure ---------------------------------------------------------
inline constexpr Demanded kExactly = {{"{0}", "取值为 {0}"}, {"is {0}", "为 {0}"}};
inline constexpr Demanded kFromTo = {{"{0} to {1}", "{0} 到 {1}"}, {"is from {0} to {1}", "在 {0} 到 {1} 之间"}};
inline constexpr Demanded kMinimum = {{"at least {0}", "不小于 {0}"}, {"is at least {0}", "不小于 {0}"}};
inline constexpr Demanded kMaximum = {{"at most {0}", "不大于 {0}"}, {"is at most {0}", "不大于 {0}"}};
inline constexpr Demanded kExclusiveMinimum = {{"more than {0}", "大于 {0}"}, {"is more than {0}", "大于 {0}"}};
inline constexpr Demanded kExclusiveMaximum = {{"less than {0}", "小于 {0}"}, {"is less than {0}", "小于 {0}"}};
inline constexpr Demanded kRanges = {{"{0}", "取值为 {0}"}, {"is {0}", "为 {0}"}};
inline constexpr Words kRange = {"{0} to {1}", "{0} 到 {1}"};
inline constexpr Demanded kMultipleOf = {{"a multiple of {0}", "{0} 的整数倍"}, {"is a multiple of {0}", "是 {0} 的整数倍"}};
inline constexpr Demanded kPowerOfTwo = {{"a power of two", "2 的整数次幂"}, {"is a power of two", "是 2 的整数次幂"}};
inline constexpr Demanded kMeasured = {{"{0}: {1}", "{0}：{1}"}, {"has a {0} that {2}", "的{0}{2}"}};
inline constexpr Counted kMaxDecimals = {
    {{"at most 1 decimal", "最多 1 位小数"}, {"has at most 1 decimal", "最多有 1 位小数"}},
    {{"at most {0} decimals", "最多 {0} 位小数"}, {"has at most {0} decimals", "最多有 {0} 位小数"}}};

// ---- texts -------------------------------------------------------------------------------------
inline constexpr Demanded kLength = {{"{0}", "长度为 {0}"}, {"has a length of {0}", "的长度为 {0}"}};
inline constexpr Demanded kLengthFromTo = {{"{0} to {1}", "长度为 {0} 到 {1}"}, {"has a length of {0} to {1}", "的长度为 {0} 到 {1}"}};
inline constexpr Demanded kMinLength = {{"at least {0}", "长度至少为 {0}"}, {"has at least {0}", "的长度至少为 {0}"}};
inline constexpr Demanded kMaxLength = {{"at most {0}", "长度最多为 {0}"}, {"has at most {0}", "的长度最多为 {0}"}};
inline constexpr Words kCharacter = {"1 character", "1 个字符"};
inline constexpr Words kCharactersOf = {"{0} characters", "{0} 个字符"};
inline constexpr Words kByte = {"1 byte", "1 字节"};
inline constexpr Words kBytesOf = {"{0} bytes", "{0} 字节"};
inline constexpr Words kBase64Byte = {"1 byte in Base64", "1 字节（Base64 解码后）"};
inline constexpr Words kBase64BytesOf = {"{0} bytes in Base64", "{0} 字节（Base64 解码后）"};
inline constexpr Demanded kCharacters = {{"only characters of {0}", "只能包含 {0} 中的字符"}, {"has only characters of {0}", "只包含 {0} 中的字符"}};
inline constexpr Demanded kPattern = {{"matches {0} as a whole", "整体匹配 {0}"}, {"matches {0} as a whole", "整体匹配 {0}"}};
inline constexpr Demanded kRow = {{"{0}", "{0}"}, {"consists of {0}", "由 {0} 组成"}};
inline constexpr Demanded kRows = {{"in this order: {0}", "依次为 {0}"}, {"consists, in this order, of {0}", "依次由 {0} 组成"}};
inline constexpr Words kOneOfClass = {"1 character of {1}", "1 个 {1} 中的字符"};
inline constexpr Words kExactlyOfClass = {"{0} characters of {1}", "{0} 个 {1} 中的字符"};
inline constexpr Words kSomeOfClass = {"{0} to {1} characters of {2}", "{0} 到 {1} 个 {2} 中的字符"};
inline constexpr Words kManyOfClass = {"{0} or more characters of {1}", "至少 {0} 个 {1} 中的字符"};
inline constexpr Words kAnyOfClass = {"any number of characters of {0}", "任意个 {0} 中的字符"};
inline constexpr Demanded kClasses = {{"characters of at least {0} of {1}", "至少包含 {1} 中 {0} 类字符"}, {"has characters of at least {0} of {1}", "至少包含 {1} 中 {0} 类字符"}};
inline constexpr Demanded kStartsWith = {{"starts with {0}", "以 {0} 开头"}, {"starts with {0}", "以 {0} 开头"}};
inline constexpr Demanded kNotStartsWith = {{"does not start with {0}", "不能以 {0} 开头"}, {"does not start with {0}", "不以 {0} 开头"}};
inline constexpr Demanded kEndsWith = {{"ends with {0}", "以 {0} 结尾"}, {"ends with {0}", "以 {0} 结尾"}};
inline constexpr Demanded kNotEndsWith = {{"does not end with {0}", "不能以 {0} 结尾"}, {"does not end with {0}", "不以 {0} 结尾"}};
inline constexpr Demanded kContains = {{"contains {0}", "包含 {0}"}, {"contains {0}", "包含 {0}"}};
inline constexpr Demanded kNotContains = {{"does not contain {0}", "不能包含 {0}"}, {"does not contain {0}", "不包含 {0}"}};
inline constexpr Demanded kNotDoubled = {{"no character of {0} twice in a row", "{0} 中的字符不能连续重复"}, {"has no character of {0} twice in a row", "没有连续重复的 {0} 中的字符"}};
inline constexpr Demanded kConst = {{"only {0}", "固定取值：{0}"}, {"is {0}", "为 {0}"}};
inline constexpr Demanded kEnum = {{"valid values: {0}", "取值：{0}"}, {"is {1}", "为 {1}"}};
inline constexpr Demanded kOtherwise = {{"any other value counts as {0}", "其他取值按 {0} 处理"}, {"is {0} if it is any other value", "为其他取值时按 {0} 处理"}};
inline constexpr Demanded kNotConst = {{"not {0}", "不能为 {0}"}, {"is not {0}", "不为 {0}"}};
inline constexpr Demanded kNotEnum = {{"none of {0}", "不能为 {1}"}, {"is none of {0}", "不为 {1}"}};
inline constexpr Demanded kIgnoreCase = {{"upper and lower case are the same", "不区分大小写"}, {"is compared without regard to case", "在比较时不区分大小写"}};
inline constexpr Demanded kFormat = {{"{0}", "{0}"}, {"is {0}", "是{0}"}};
inline constexpr Demanded kEmpty = {{"may be empty", "可以是空文本"}, {"may be empty", "可以是空文本"}};
inline constexpr Demanded kType = {{"{0}", "{0}"}, {"is of type {0}", "的类型为{0}"}};
inline constexpr Words kHasValue = {"{0} has a value", "{0} 有值"};

// ---- lists and objects -------------------------------------------------------------------------
inline constexpr Demanded kGaps = {{"numbers may have gaps", "序号可以不连续"}, {"may have gaps in its numbers", "的序号可以不连续"}};
inline constexpr Demanded kItems = {{"{0}", "{0}"}, {"has {0}", "有 {0}"}};
inline constexpr Demanded kItemsFromTo = {{"{0} to {1}", "{0} 到 {1}"}, {"has {0} to {1}", "有 {0} 到 {1}"}};
inline constexpr Demanded kMinItems = {{"at least {0}", "至少 {0}"}, {"has at least {0}", "至少有 {0}"}};
inline constexpr Demanded kMaxItems = {{"at most {0}", "最多 {0}"}, {"has at most {0}", "最多有 {0}"}};
inline constexpr Words kItem = {"1 item", "1 个元素"};
inline constexpr Words kItemsOf = {"{0} items", "{0} 个元素"};
inline constexpr Words kMember = {"1 member", "1 个成员"};
inline constexpr Words kMembersOf = {"{0} members", "{0} 个成员"};
inline constexpr Demanded kUniqueItems = {{"no item twice", "元素不能重复"}, {"has no item twice", "没有重复的元素"}};
inline constexpr Demanded kUniqueBy = {{"no two items with the same {0}", "各元素的 {0} 不能重复"}, {"has no two items with the same {0}", "没有 {0} 相同的元素"}};
inline constexpr Demanded kMaxTotalLength = {{"all items together at most {0}", "所有元素合计最多 {0}"}, {"has items of at most {0} together", "的所有元素合计最多 {0}"}};
inline constexpr Demanded kClosed = {{"no other members", "不能有其他成员"}, {"has no other members", "没有其他成员"}};
inline constexpr Demanded kPropertyNames = {{"names of other members: {0}", "其他成员的名称：{0}"}, {"has other members with names: {0}", "的其他成员的名称：{0}"}};

// ---- types -------------------------------------------------------------------------------------
inline constexpr Words kString = {"string", "字符串"};
inline constexpr Words kInteger = {"integer", "整数"};
inline constexpr Words kNumber = {"number", "数值"};
inline constexpr Words kBoolean = {"boolean", "布尔值"};
inline constexpr Words kListAlone = {"list", "列表"};
inline constexpr Words kObject = {"object", "对象"};
inline constexpr Words kListOf = {"list of {0}", "{0}列表"};
inline constexpr Words kStrings = {"strings", "字符串"};
inline constexpr Words kIntegers = {"integers", "整数"};
inline constexpr Words kNumbers = {"numbers", "数值"};
inline constexpr Words kBooleans = {"booleans", "布尔值"};
inline constexpr Words kLists = {"lists", "列表"};
inline constexpr Words kObjects = {"objects", "对象"};
inline constexpr Words kDelimited = {"{0}, in one text, separated by {1}", "{0}，写成一个文本，以 {1} 分隔"};
inline constexpr Words kJsonObject = {"text of a JSON object", "JSON 对象文本"};
inline constexpr Words kJsonList = {"text of a JSON array", "JSON 数组文本"};

// ---- conditions --------------------------------------------------------------------------------
inline constexpr Words kIsOneOf = {"{0} is {1}", "{0} 为 {1}"};
inline constexpr Words kIsNot = {"{0} is not {1}", "{0} 不为 {1}"};
inline constexpr Words kIsNoneOf = {"{0} is none of {2}", "{0} 不为 {1}"};
inline constexpr Words kPresent = {"{0} is given", "指定了 {0}"};
inline constexpr Words kAbsent = {"{0} is not given", "未指定 {0}"};
inline constexpr Words kAnd = {" and ", "，且 "};
inline constexpr Words kOr = {" or ", "，或 "};
inline constexpr Words kGrouped = {"({0})", "（{0}）"};
inline constexpr Words kNot = {"it is not so that {0}", "并非 {0}"};

// ---- defaults ----------------------------------------------------------------------------------
inline constexpr Words kDefaultWhen = {"{0} when {1}", "{1} 时为 {0}"};
inline constexpr Words kDefaultElse = {"otherwise {0}", "否则为 {0}"};

// ---- rules -------------------------------------------------------------------------------------
inline constexpr Words kRequire = {"{0} must be given", "必须指定 {0}"};
inline constexpr Words kForbid = {"{0} must not be given", "不能指定 {0}"};
inline constexpr Words kForbidAll = {"none of {0} may be given", "{1} 都不能指定"};
inline constexpr Words kAtLeastOne = {"at least one of {0} must be given", "{1} 至少指定一个"};
inline constexpr Words kExactlyOne = {"exactly one of {0} must be given", "{1} 必须且只能指定一个"};
inline constexpr Words kAtMostOne = {"at most one of {0} may be given", "{1} 最多指定一个"};
inline constexpr Words kAllOrNone = {"{0} must be given together or not at all", "{0} 必须同时指定，或都不指定"};
inline constexpr Words kDifferent = {"no two values of {0} are the same", "{0} 的值互不相同"};
inline constexpr Words kDifferentItems = {"no two items of {0} are the same", "{0} 的元素互不相同"};
inline constexpr Words kEqual = {"{0} have the same value", "{0} 的值相同"};
inline constexpr Words kSubset = {"every item of {0} is an item of {1}", "{0} 的每个元素都是 {1} 的元素"};
inline constexpr Words kWithin = {"the address or CIDR block {0} lies within {1}", "地址或网段 {0} 在网段 {1} 之内"};
inline constexpr Words kNoOverlap = {"no two items of {0} overlap, each from {1} up to {2}, which does not belong to it", "{0} 的任意两个元素不重叠；每个元素从 {1} 起，到 {2} 止（不含 {2}）"};
inline constexpr Words kLess = {"{0} is less than {1}", "{0} 小于 {1}"};
inline constexpr Words kLessOrEqual = {"{0} is at most {1}", "{0} 不大于 {1}"};
inline constexpr Words kGreaterOrEqual = {"{0} is at least {1}", "{0} 不小于 {1}"};
inline constexpr Words kGreater = {"{0} is more than {1}", "{0} 大于 {1}"};
inline constexpr Words kIsEqual = {"{0} is equal to {1}", "{0} 等于 {1}"};
inline constexpr Words kIsNotEqual = {"{0} is not equal to {1}", "{0} 不等于 {1}"};
inline constexpr Words kCount = {"the number of items of {0}", "{0} 的元素个数"};
inline constexpr Words kSum = {"the sum of all {0}", "所有 {0} 之和"};
inline constexpr Words kLengthOf = {"the length of {0} in characters", "{0} 的字符数"};
inline constexpr Words kNow = {"the time of the request, in Unix seconds", "请求的时间（Unix 秒）"};
inline constexpr Words kTimes = {"{0} × {1}", "{0} × {1}"};
inline constexpr Words kAbsentAs = {"{0} ({1} if not given)", "{0}（未指定时按 {1} 计）"};
// clang-format on

}  // namespace assay::describe

#endif  // ASSAY_VALIDATOR_DESCRIBE_VOCABULARY_H_
