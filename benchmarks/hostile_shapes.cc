#include "benchmarks/hostile_shapes.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace assay::benchmarks {
namespace {

const std::string kQuery = "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024";
const std::string kJson = R"({"Action":"CreateInstance","RegionId":"cn-hangzhou","Capacity":1024)";

std::string Repeated(std::size_t count, const std::string& unit) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += unit;
  return all;
}

std::string Numbered(std::size_t count, const std::function<std::string(std::size_t)>& unit) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += unit(i);
  return all;
}

// One of 2^10 texts with the same hash in Java and its kin: `Aa` and `BB` weigh the same there.
std::string Colliding(std::size_t number) {
  std::string name;
  for (std::size_t bit = 0; bit < 10; ++bit) name += (number >> bit & 1) != 0 ? "Aa" : "BB";
  return name;
}

}  // namespace

std::vector<Shape> HostileShapes() {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  return {
      // The number of parameters: the limit is 1,000.
      {"unknown_names", 9,
       [=](std::size_t n) {
         return kQuery + Numbered(n, [&](std::size_t i) { return "&u" + number(i) + "=x"; });
       }},
      {"names_behind_a_secret", 9,  // each like a declared one
       [=](std::size_t n) {
         return kQuery + "&Password=Abcdefg1" +
                Numbered(n, [&](std::size_t i) { return "&Regiox" + number(i) + "=x"; });
       }},
      {"colliding_names", 9,
       [](std::size_t n) {
         return kQuery + Numbered(n, [](std::size_t i) { return "&" + Colliding(i) + "=x"; });
       }},
      {"one_name_again", 9, [](std::size_t n) { return kQuery + Repeated(n, "&Token=a"); }},
      {"empty_names", 9, [](std::size_t n) { return kQuery + Repeated(n, "&=x"); }},
      {"list_backwards", 9,
       [=](std::size_t n) {
         return "Action=CreateTairInstance" + Numbered(n, [&](std::size_t i) {
                  return "&Tag." + number(n - i) + ".Key=k" + number(i);
                });
       }},
      {"json_unknown_names", 9,
       [=](std::size_t n) {
         return kJson + Numbered(n, [&](std::size_t i) { return ",\"u" + number(i) + "\":[]"; }) +
                "}";
       }},
      // The length of a value: the limit is a request of 1 MiB.
      {"long_value", 10'000,
       [](std::size_t n) { return kQuery + "&ZoneId=" + std::string(n, 'a'); }},
      {"escapes", 3'000, [](std::size_t n) { return kQuery + "&ZoneId=" + Repeated(n, "%41"); }},
      {"escaped_characters", 1'000,
       [](std::size_t n) { return kQuery + "&InstanceName=" + Repeated(n, "%E4%B8%AD"); }},
      {"escapes_of_no_text", 3'000,
       [](std::size_t n) { return kQuery + "&ZoneId=" + Repeated(n, "%FF"); }},
      {"broken_escapes", 5'000,
       [](std::size_t n) { return kQuery + "&ZoneId=" + Repeated(n, "%z"); }},
      {"control_characters", 10'000,
       [](std::size_t n) { return kQuery + "&ZoneId=" + std::string(n, '\0'); }},
      {"dividers", 10'000, [](std::size_t n) { return kQuery + std::string(n, '&'); }},
      {"equals_signs", 10'000, [](std::size_t n) { return kQuery + "&a" + std::string(n, '='); }},
      {"digits", 10'000, [](std::size_t n) { return kQuery + "&Period=" + std::string(n, '9'); }},
      {"long_name", 160, [](std::size_t n) { return kQuery + "&" + std::string(n, 'a') + "=x"; }},
      {"json_escapes", 1'500,
       [](std::size_t n) { return kJson + ",\"ZoneId\":\"" + Repeated(n, "\\u0041") + "\"}"; }},
      // The structure of JSON: 64 deep, 1,000 items, and 1,024 members of text in a parameter.
      {"json_deep", 8,
       [](std::size_t n) {
         return kJson + ",\"x\":[0" +
                Repeated(n, "," + std::string(60, '[') + std::string(60, ']')) + "]}";
       }},
      {"json_unclosed", 10'000, [](std::size_t n) { return kJson + std::string(n, '['); }},
      {"config_members", 10,
       [=](std::size_t n) {
         return kQuery + "&Config={\"a\":1" +
                Numbered(n, [&](std::size_t i) { return ",\"m" + number(i) + "\":1"; }) + "}";
       }},
      {"config_items", 3'000,
       [](std::size_t n) { return kQuery + "&Config={\"a\":[0" + Repeated(n, ",[]") + "]}"; }},
  };
}

}  // namespace assay::benchmarks
