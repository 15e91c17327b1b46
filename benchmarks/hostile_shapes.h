// Requests made to be slow, each of a shape that grows: up to the limits at a hundred times its
// size. What a byte costs must not grow with the request, or the price of answering is the client's
// to choose.
#ifndef ASSAY_BENCHMARKS_HOSTILE_SHAPES_H_
#define ASSAY_BENCHMARKS_HOSTILE_SHAPES_H_

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace assay::benchmarks {

struct Shape {
  const char* name;
  std::size_t size;                                 // at one times
  std::function<std::string(std::size_t)> request;  // JSON when it begins with a brace
};

// How often its size each shape is tried at.
inline constexpr std::array<std::size_t, 3> kTimes = {1, 10, 100};

std::vector<Shape> HostileShapes();

}  // namespace assay::benchmarks

#endif  // ASSAY_BENCHMARKS_HOSTILE_SHAPES_H_
