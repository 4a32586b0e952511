// Which kinds of number an event is asked in where the query states no unit: `revenue > 10bn` means money, `job cuts > 100`
// people.
#pragma once

#include <optional>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/quantity.hpp"

namespace claimdex::search {

/// The kinds that a number without a unit may match. `event`: the one event of the same conjunction, nothing where there is none.
/// `value`: the number asked (the larger end of a range); some events count small numbers and price large ones.
std::vector<QuantityKind> natural_kinds(std::optional<Event> event, double value);

}  // namespace claimdex::search
