// From text to quantities and claims. No disk, no index: pure functions of their arguments.
//
//   claimdex::ClaimExtractor extractor;                        // builds its tables once, a few milliseconds
//   for (const claimdex::Claim& claim : extractor.extract(article))
//     print(claim.sentence, claim.quantity.low);
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/export.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/result.hpp"

namespace claimdex {

/// How quantities are read.
struct QuantityOptions {
  /// Wider reading, as general number recognizers have it: every number as it is written. Bare years, dates and "one" count too,
  /// shares stay fractions, the two ends of a range are two numbers. Default: off (a year is no quantity).
  bool wide = false;
  /// Values as their text writes them: a share of something is a fraction (half the staff: 0.5, a ratio, not 50 percent), cents
  /// and basis points are not converted (34 cents: 34, unit "cents", no currency), two hours and ten minutes are two quantities.
  /// What is a quantity stays as it is. `wide` implies it. Default: off (50 percent, 0.34 of the currency).
  bool as_written = false;
};

/// Finds every quantity in `text`, left to right, never overlapping.
/// `text`: UTF-8 of any length; an ill-formed sequence never matches and never stops the scan.
/// `lang`: ISO 639-1; empty = found from the text.
/// Each Quantity: [low, high] in base magnitude and canonical unit; spans = bytes of `text`.
/// Cannot fail: no quantity gives an empty vector. O(text.size()); thread-safe.
///   extract_quantities("about 3.5m people") -> {low=high=3.5e6, kind=count, object="people", bound=approx, span=[0,17)}
CLAIMDEX_EXPORT std::vector<Quantity> extract_quantities(std::string_view text, std::string_view lang = {},
                                                         const QuantityOptions& options = {});

/// How claims are read.
struct ExtractionOptions {
  /// More event phrases, lines of the form of analyzers/lang/*/events.tsv ("phrase<TAB>event<TAB>..."). Default: none.
  std::string lexicon;
  /// "Today", for relative dates in articles without any date. Default: nothing, such dates stay unresolved.
  std::optional<std::chrono::sys_days> now;
  /// Fills Claim::explanation. Costs about a third more. Default: off.
  bool explain = false;
};

/// Reads the claims of articles. Immutable after construction: use one from any number of threads.
class CLAIMDEX_EXPORT ClaimExtractor {
 public:
  /// With the built-in tables only; cannot fail.
  ClaimExtractor();
  /// With `options`. Errors: invalid_argument (a line of options.lexicon; the message names it).
  static Result<ClaimExtractor> create(ExtractionOptions options);
  ClaimExtractor(ClaimExtractor&&) noexcept;
  ClaimExtractor& operator=(ClaimExtractor&&) noexcept;
  ~ClaimExtractor();

  /// Every mention of every claim in `article`, in reading order; ids are not set (assign_ids does).
  /// Blocks of kind boilerplate and code give none. A block without `lang` is read in the language found from its text.
  /// Cost is linear in the article's length.
  [[nodiscard]] std::vector<Claim> extract(const Article& article) const;

 private:
  struct Impl;
  explicit ClaimExtractor(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// The same in one call, with the built-in tables (built once for the process).
CLAIMDEX_EXPORT std::vector<Claim> extract_claims(const Article& article);

/// Sets Claim::id: the first 16 hex digits of sha256(key, squashed sentence, low, high, ordinal of equals).
CLAIMDEX_EXPORT void assign_ids(std::vector<Claim>& claims, std::string_view key);

/// Folds mentions of one claim (same event, kind, unit, values, companies and, where both have one, object class and period) into
/// the first one, whose `mentions` then lists the source spans of all. The most certain, most complete sentence represents the
/// claim; a denial never folds with an assertion. Order: reading order of the first mentions.
CLAIMDEX_EXPORT std::vector<Claim> fold_mentions(std::vector<Claim> claims);

}  // namespace claimdex
