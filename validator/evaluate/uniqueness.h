// Whether texts repeat, without memory of its own: the parts are sorted by way of their numbers.
#ifndef ASSAY_VALIDATOR_EVALUATE_UNIQUENESS_H_
#define ASSAY_VALIDATOR_EVALUATE_UNIQUENESS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "validator/program/state.h"

namespace assay::evaluate {

// The numbers of parts, in memory of the scratch that the next one to ask for takes over.
class PartList {
 public:
  explicit PartList(const internal::State& state)
      : items_(state.items()), numbers_(state.parts.order.get()), room_(state.parts.room) {}

  // Each part is added once, so that there is room; rules that broke this would lose parts only.
  void Add(std::uint32_t item) {
    if (count_ < room_) numbers_[count_++] = item;
  }
  std::span<std::uint32_t> all() const { return {numbers_, count_}; }

  void SortByText() const {
    std::sort(numbers_, numbers_ + count_, [this](std::uint32_t a, std::uint32_t b) {
      return items_[a].view() < items_[b].view();
    });
  }

  // Of sorted ones.
  bool Repeats() const {
    return std::adjacent_find(numbers_, numbers_ + count_,
                              [this](std::uint32_t a, std::uint32_t b) {
                                return items_[a].view() == items_[b].view();
                              }) != numbers_ + count_;
  }

  bool Holds(std::string_view text) const {
    const auto* const end = numbers_ + count_;
    const auto* const found = std::lower_bound(numbers_, numbers_ + count_, text,
                                               [this](std::uint32_t item, std::string_view wanted) {
                                                 return items_[item].view() < wanted;
                                               });
    return found != end && items_[*found].view() == text;
  }

 private:
  const internal::Item* items_;
  std::uint32_t* numbers_;
  std::size_t room_;
  std::size_t count_ = 0;
};

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_UNIQUENESS_H_
