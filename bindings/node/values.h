// Values for JavaScript. What cannot be made for want of memory is undefined there.
#ifndef ASSAY_BINDINGS_NODE_VALUES_H_
#define ASSAY_BINDINGS_NODE_VALUES_H_

#include <node/node_api.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "bindings/c/assay.h"

namespace assay::node {

inline napi_value ToJs(napi_env env, std::string_view text) {
  napi_value value = nullptr;
  napi_create_string_utf8(env, text.data() == nullptr ? "" : text.data(), text.size(), &value);
  return value;
}
inline napi_value ToJs(napi_env env, assay_text text) {
  return ToJs(env, std::string_view(text.data, text.size));
}
inline napi_value ToJs(napi_env env, int number) {
  napi_value value = nullptr;
  napi_create_int32(env, number, &value);
  return value;
}
inline napi_value ToJs(napi_env env, const assay_string* string) {
  return ToJs(env, std::string_view(assay_string_data(string), assay_string_size(string)));
}

inline napi_value Array(napi_env env, const assay_text* texts, std::size_t count) {
  napi_value array = nullptr;
  napi_create_array_with_length(env, count, &array);
  for (std::size_t i = 0; i < count; ++i) {
    napi_set_element(env, array, static_cast<std::uint32_t>(i), ToJs(env, texts[i]));
  }
  return array;
}

struct Member {
  const char* name;
  napi_value value;
};

inline napi_value Object(napi_env env, std::initializer_list<Member> members) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  for (const Member& member : members) {
    napi_set_named_property(env, object, member.name, member.value);
  }
  return object;
}

// An array of all that a walk meets.
template <typename T, typename First, typename Next, typename Show>
napi_value Walk(napi_env env, First first, Next next, const Show& show) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  std::uint32_t index = 0;
  for (const T* one = first(); one != nullptr; one = next()) {
    napi_set_element(env, array, index++, show(*one));
  }
  return array;
}

}  // namespace assay::node

#endif  // ASSAY_BINDINGS_NODE_VALUES_H_
