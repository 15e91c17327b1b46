// A call of a function of the addon: what JavaScript gives, as C++ has it.
#ifndef ASSAY_BINDINGS_NODE_CALL_H_
#define ASSAY_BINDINGS_NODE_CALL_H_

#include <node/node_api.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bindings/c/assay.h"

namespace assay::node {

// Rules, the one worker that a thread of JavaScript needs, and the bytes of its last request.
struct Handle {
  Handle() = default;
  ~Handle() {
    assay_worker_free(worker);
    assay_rules_free(rules);
    assay_string_free(text);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  assay_rules* rules = nullptr;
  assay_worker* worker = nullptr;
  assay_string* text = assay_string_new();
  std::vector<std::string> kept;
};

// One call from JavaScript. What fails throws there, and then nothing more may be done here: `ok`.
class Call {
 public:
  static constexpr std::size_t kMost = 8;

  Call(napi_env env, napi_callback_info info) : env_(env) {
    Check(napi_get_cb_info(env, info, &count_, arguments_, nullptr, nullptr));
  }

  napi_env env() const { return env_; }
  bool ok() const { return ok_; }

  Handle* handle() {
    void* found = nullptr;
    if (!Check(napi_get_value_external(env_, arguments_[0], &found))) return nullptr;
    return static_cast<Handle*>(found);
  }

  napi_value at(std::size_t index) const { return arguments_[index]; }

  bool IsUndefined(std::size_t index) const {
    napi_valuetype type = napi_undefined;
    napi_typeof(env_, arguments_[index], &type);
    return type == napi_undefined;
  }

  // A string, as UTF-8, or bytes as they are.
  std::string Text(napi_value value) {
    bool is_bytes = false;
    napi_is_typedarray(env_, value, &is_bytes);
    std::string text;
    if (is_bytes) {
      napi_typedarray_type type = napi_uint8_array;
      std::size_t size = 0;
      void* data = nullptr;
      Check(napi_get_typedarray_info(env_, value, &type, &size, &data, nullptr, nullptr));
      if (type != napi_uint8_array) return Fail("expected a string or a Uint8Array"), text;
      if (size != 0) text.assign(static_cast<const char*>(data), size);
      return text;
    }
    std::size_t size = 0;
    if (napi_get_value_string_utf8(env_, value, nullptr, 0, &size) != napi_ok) {
      return Fail("expected a string or a Uint8Array"), text;
    }
    text.resize(size + 1);  // it writes a zero behind
    Check(napi_get_value_string_utf8(env_, value, text.data(), text.size(), &size));
    text.resize(size);
    return text;
  }
  std::string Text(std::size_t index) { return Text(arguments_[index]); }

  // The texts of an array.
  std::vector<std::string> Texts(std::size_t index) {
    std::vector<std::string> texts;
    std::uint32_t size = 0;
    if (!Check(napi_get_array_length(env_, arguments_[index], &size))) return texts;
    for (std::uint32_t i = 0; i < size && ok_; ++i) {
      napi_value value = nullptr;
      if (Check(napi_get_element(env_, arguments_[index], i, &value))) texts.push_back(Text(value));
    }
    return texts;
  }

  double Number(napi_value value) {
    double number = 0;
    Check(napi_get_value_double(env_, value, &number));
    return number;
  }
  double Number(std::size_t index) { return Number(arguments_[index]); }

  std::vector<double> Numbers(std::size_t index) {
    std::vector<double> numbers;
    std::uint32_t size = 0;
    if (!Check(napi_get_array_length(env_, arguments_[index], &size))) return numbers;
    for (std::uint32_t i = 0; i < size && ok_; ++i) {
      napi_value value = nullptr;
      if (Check(napi_get_element(env_, arguments_[index], i, &value)))
        numbers.push_back(Number(value));
    }
    return numbers;
  }

  bool Check(napi_status status) {
    if (status != napi_ok) Fail("the arguments are of other types");
    return ok_;
  }

  // A status of the library's.
  bool CheckStatus(int status) {
    if (status == ASSAY_NO_MEMORY && ok_) {
      napi_throw_error(env_, nullptr, "out of memory");
      ok_ = false;
    }
    if (status < 0) Fail("the library refuses the arguments");
    return ok_;
  }

  void Fail(const char* message) {
    if (ok_) napi_throw_type_error(env_, nullptr, message);
    ok_ = false;
  }

 private:
  napi_env env_;
  std::size_t count_ = kMost;
  napi_value arguments_[kMost] = {};
  bool ok_ = true;
};

}  // namespace assay::node

#endif  // ASSAY_BINDINGS_NODE_CALL_H_
