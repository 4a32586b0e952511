// A tree that says how something came about: a claim's reading, a query's parse, a hit's weight.
// Plain values: copy freely; const use from any number of threads is safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace claimdex {

/// One step: what it is about, what was found, and the steps below it. `weight` only where the step has one.
///   {"event", "job_cuts from 'laid off' (en.events)", {}, {}}
struct Explanation {
  std::string label;
  std::string detail;
  std::optional<double> weight;
  std::vector<Explanation> children;

  bool operator==(const Explanation&) const = default;
};

}  // namespace claimdex
