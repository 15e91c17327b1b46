// Answers each request made to be slow once, and renders its report, for tools that count
// instructions rather than time:
//
//   valgrind --tool=callgrind --zero-before=CountedAnswer --dump-after=CountedAnswer hostile_walk
//
// Prints a line for each, in order: the shape, how often its size, and the bytes of the request.
#include <cstddef>
#include <iostream>
#include <memory>
#include <string>

#include "benchmarks/hostile_shapes.h"
#include "rules/shipped.h"
#include "validator/render.h"
#include "validator/validator.h"

// The name that the tools are given.
extern "C" [[gnu::noinline]] void CountedAnswer(const assay::Validator& validator,
                                                const assay::Request& request,
                                                assay::Scratch& scratch, std::string* record) {
  AppendRecord(validator.Validate(request, scratch), {}, record);
}

int main() {
  const std::shared_ptr<const assay::Validator> validator =
      assay::Validator::Build(assay::ShippedRulesets()).validator;
  assay::Scratch scratch = validator->NewScratch();
  std::string record;
  // Once uncounted: what the first answer alone costs, such as binding functions of libraries.
  AppendRecord(validator->Validate(assay::Request::Query("A=1"), scratch), {}, &record);
  for (const assay::benchmarks::Shape& shape : assay::benchmarks::HostileShapes()) {
    for (const std::size_t times : assay::benchmarks::kTimes) {
      const std::string text = shape.request(times * shape.size);
      record.clear();
      CountedAnswer(*validator,
                    text[0] == '{' ? assay::Request::Json(text) : assay::Request::Query(text),
                    scratch, &record);
      std::cout << shape.name << ' ' << times << ' ' << text.size() << '\n';
    }
  }
  return 0;
}
