// A claim: a quantity bound to what it counts, what happened, whose it is, when, how sure, and who says so.
// Plain values: copy freely; const use from any number of threads is safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/explain.hpp"
#include "claimdex/export.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/text.hpp"

namespace claimdex {

/// What happened, or what is measured.
enum class Event : std::uint8_t {
  job_cuts,
  hiring,
  headcount,
  employment,
  departures,
  revenue,
  profit,
  funding,
  spending,
  valuation,
  acquisition,
  price,
  stock,
  users,
  sales_volume,
  trade,
  economy,
  market_share,
  penalty,
  casualties,
  breach,
  survey,
  capacity,
  time,
  other
};

/// How far the text commits itself to the claim.
enum class Factuality : std::uint8_t { certain, probable, possible, denied, unknown };

/// An organisation. `id` is the gazetteer's canonical id ("wisetech-global"), empty where the gazetteer has none.
struct Company {
  std::string name;  ///< as the article writes it
  std::string id;
  bool operator==(const Company&) const = default;
};

/// The time a claim speaks about: as written, and as a closed interval of days where it can be resolved.
struct Period {
  std::string text;
  std::optional<std::chrono::sys_days> from;
  std::optional<std::chrono::sys_days> to;
  bool operator==(const Period&) const = default;
};

/// One claim: after extraction one mention of it, after fold_mentions all mentions in its article.
struct Claim {
  std::string id;        ///< 16 hex digits, set by assign_ids
  std::string sentence;  ///< as a reader sees it
  Quantity quantity;     ///< its spans are bytes of `sentence`
  std::string surface;   ///< quantity.span of sentence: "2,000 coding roles"
  Event event = Event::other;
  TextSpan event_span;  ///< bytes of `sentence` that gave the event; empty where context outside did
  Direction direction = Direction::none;
  std::vector<Company> companies;  ///< whose jobs, revenue ... these are
  Factuality factuality = Factuality::certain;
  std::optional<std::string> speaker;
  Period period;
  std::size_t block = 0;  ///< index into Article::blocks
  BlockKind block_kind = BlockKind::body;
  TextSpan block_span;             ///< bytes of the block's text that `sentence` covers
  std::string lang;                ///< of the block
  TextSpan source;                 ///< bytes of the original file: the sentence
  TextSpan source_value;           ///< bytes of the original file: the quantity
  std::size_t line = 0;            ///< 1-based line of the original file where the sentence begins; 0 = unknown
  std::string rule;                ///< which rule bound number and event
  std::vector<TextSpan> mentions;  ///< source spans of every mention, reading order, the first = `source`
  Explanation explanation;         ///< filled only on request

  bool operator==(const Claim&) const = default;
};

/// Names as they stand in JSON and in queries ("job_cuts", "denied"), and their inverses (exact match, lower case).
CLAIMDEX_EXPORT std::string_view name_of(Event event);
CLAIMDEX_EXPORT std::string_view name_of(Factuality factuality);
CLAIMDEX_EXPORT std::optional<Event> event_of(std::string_view name);
CLAIMDEX_EXPORT std::optional<Factuality> factuality_of(std::string_view name);
inline constexpr std::size_t event_count = static_cast<std::size_t>(Event::other) + 1;

/// "2025-01-01..2025-12-31"; one day stands alone; empty where nothing is resolved.
CLAIMDEX_EXPORT std::string format_period(const Period& period);

}  // namespace claimdex
