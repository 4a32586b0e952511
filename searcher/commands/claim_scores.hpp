// Scores extracted claims against annotated documents: which quantities were found, and which of their fields are right.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/result.hpp"

namespace claimdex::commands {

/// One claim as the scorer compares it, annotated or extracted; texts are squashed (NFKC, case folded, letters and digits only).
struct ScoredClaim {
  std::vector<std::u32string> grams;  ///< the sentence's 5-grams, sorted, each once
  std::optional<double> low;
  std::optional<double> high;
  std::string bound;  ///< its class: "=", "~", ">", "<" or ".."
  std::string kind;   ///< ages are durations, ratios are percent, bare numbers are counts
  std::string unit;   ///< by its long name, singular; empty where the kind needs none
  std::string event;
  std::string direction;
  std::vector<std::string> companies;  ///< without legal forms
  std::string factuality;
  std::string head;  ///< last word of the counted noun, singular; last two characters in Chinese and Japanese
  bool has_speaker = false;
  bool has_period = false;
};

ScoredClaim scored(const Claim& claim);

/// The annotations of one document: NAME.jsonl, a line about the document, then a line a quantity.
struct GoldDocument {
  std::string name;
  bool complete = false;                 ///< every claim of the text is annotated, to its end
  std::vector<std::string> events_only;  ///< only these events are annotated; empty = all
  std::vector<ScoredClaim> claims;
};

/// Reads every NAME.jsonl of `folder`, sorted by name. Errors: file_not_found, malformed_input (names file and line).
Result<std::vector<GoldDocument>> read_gold(const std::string& folder);

/// The fields that are compared on matched claims, in the order of ClaimScores::right.
inline constexpr std::array<std::string_view, 9> scored_fields = {"bound",      "unit",   "event",   "direction", "companies",
                                                                  "factuality", "object", "speaker", "period"};

/// Counts of one class (an event, a degree of factuality).
struct ClassCounts {
  std::uint64_t gold = 0;
  std::uint64_t predicted = 0;
  std::uint64_t right = 0;
};

struct ClaimScores {
  std::uint64_t documents = 0;
  std::uint64_t gold = 0;
  std::uint64_t predicted = 0;  ///< in the annotated regions
  std::uint64_t matched = 0;
  std::array<std::uint64_t, scored_fields.size()> right{};  ///< matched claims whose field is right
  std::uint64_t whole = 0;                                  ///< bound, unit, event, direction and companies right
  std::uint64_t whole_and_sure = 0;                         ///< and factuality and the noun's head
  std::map<std::string, ClassCounts> events;
  std::map<std::string, ClassCounts> factuality;
};

/// F1 in percent of `right` hits among `gold` and `predicted`, to one decimal.
double f1_percent(std::uint64_t right, std::uint64_t gold, std::uint64_t predicted);

/// Adds one document to `scores`. A prediction matches where document, low and high agree (relative 2e-4) and the sentences share
/// more than half of their 5-grams, one to one. Predictions beyond the last one that touches an annotated sentence do not count,
/// unless the document is complete; nor do other events than events_only.
void add_document(const GoldDocument& gold, std::vector<ScoredClaim> predicted, ClaimScores& scores);

/// Named figures of a set in printing order: F1 of "quantity", "bound", ..., "whole", "whole+", and "FIELD right" on matched.
std::vector<std::pair<std::string, double>> figures_of(const ClaimScores& scores);

}  // namespace claimdex::commands
