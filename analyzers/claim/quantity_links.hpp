// Quantities that go on from the one before: brackets, lists, ellipses, changes from and to, appositions.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// How a quantity hangs on an earlier one.
struct Link {
  std::size_t from = 0;   ///< index of the earlier quantity
  double score = 0;       ///< comparable to those of event_scores.hpp
  std::string_view rule;  ///< "apposition", "list", "change", "comparison"
  bool same_object = false;
};

/// The link of quantity `index` to an earlier one of its sentence, whose readings are in `readings`; nothing where it stands
/// alone.
std::optional<Link> find_link(const SentenceView& view, std::size_t index, std::span<const Trigger> triggers,
                              const std::vector<EventReading>& readings);

}  // namespace claimdex::claims
