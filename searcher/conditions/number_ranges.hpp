// Ranges of numbers that stand in a query by a name of their own, for those who look at its tree: out of Xapian's own nodes for
// values nothing can be read back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/buckets.hpp"

namespace claimdex::search {

/// Claims of a group with one end in an interval, with both, or with any number of theirs.
struct NumberRange {
  enum class Shape : std::uint8_t { end, within, overlap };
  Shape shape = Shape::end;
  schema::NumberGroup group = schema::NumberGroup::count;
  schema::End end = schema::End::low;  ///< of Shape::end
  schema::Interval interval;
};

class NumberRanges {
 public:
  /// A term that no index has and that stands for the range.
  Xapian::Query add(const NumberRange& range) {
    ranges_.push_back(range);
    return Xapian::Query(std::string(1, mark) + std::to_string(ranges_.size() - 1));
  }
  /// What a term stands for, else nothing.
  [[nodiscard]] const NumberRange* find(std::string_view term) const {
    if (term.empty() || term.front() != mark) return nullptr;
    std::size_t number = 0;
    for (const char digit : term.substr(1)) number = number * 10 + static_cast<std::size_t>(digit - '0');
    return &ranges_[number];
  }

 private:
  static constexpr char mark = '\x01';
  std::vector<NumberRange> ranges_;
};

}  // namespace claimdex::search
