// One table of kinds an event.
#include "searcher/conditions/natural_kinds.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace claimdex::search {
namespace {

using Kind = QuantityKind;

constexpr unsigned bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }

constexpr unsigned count = bit(Kind::count);
constexpr unsigned money = bit(Kind::money);
constexpr unsigned percent = bit(Kind::percent);
constexpr unsigned multiplier = bit(Kind::multiplier);
constexpr unsigned plain = count | multiplier | bit(Kind::measure) | bit(Kind::ratio) | bit(Kind::index) | bit(Kind::other);
constexpr unsigned lasting = plain | bit(Kind::duration) | bit(Kind::age);

struct Row {
  Event event;
  unsigned below;  ///< kinds for values below `limit`
  double limit;
  unsigned from;  ///< kinds for values from `limit` on
};

constexpr double never = 0;  // one set of kinds for every value

/// "acquisition > 5" counts firms, "acquisition > 5bn" is money; "stock > 200" is a price, "stock > 20m" are shares.
constexpr std::array<Row, event_count> rows = {{
    {Event::job_cuts, 0, never, count},
    {Event::hiring, 0, never, count},
    {Event::headcount, 0, never, count},
    {Event::employment, 0, never, count},
    {Event::departures, 0, never, count},
    {Event::revenue, 0, never, money},
    {Event::profit, 0, never, money},
    {Event::funding, 0, never, money},
    {Event::spending, 0, never, money},
    {Event::valuation, 0, never, money},
    {Event::acquisition, count, 1000, money},
    {Event::price, 0, never, money},
    {Event::stock, money | bit(Kind::index), 100000, count},
    {Event::users, 0, never, count},
    {Event::sales_volume, 0, never, count | bit(Kind::measure)},
    {Event::trade, 0, never, money},
    {Event::economy, count | bit(Kind::index) | multiplier, 1e8, count | money},
    {Event::market_share, 0, never, percent},
    {Event::penalty, 0, never, money},
    {Event::casualties, 0, never, count},
    {Event::breach, 0, never, count},
    {Event::survey, 0, never, count},
    {Event::capacity, 0, never, plain},
    {Event::time, 0, never, lasting},
    {Event::other, 0, never, plain},
}};

}  // namespace

std::vector<QuantityKind> natural_kinds(std::optional<Event> event, double value) {
  unsigned kinds = plain;
  if (event) {
    const Row& row = rows[static_cast<std::size_t>(*event)];
    kinds = std::abs(value) < row.limit ? row.below : row.from;
  }
  std::vector<QuantityKind> list;
  for (unsigned i = 0; i <= static_cast<unsigned>(Kind::other); ++i)
    if ((kinds >> i & 1u) != 0) list.push_back(static_cast<Kind>(i));
  return list;
}

}  // namespace claimdex::search
