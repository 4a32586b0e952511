// The time a quantity speaks about: which of the sentence's time expressions is its own.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/claim/attribution/factuality_view.hpp"
#include "analyzers/claim/attribution/time_expression.hpp"
#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

/// A time of the sentence that was not chosen, and why.
struct LostPeriod {
  TextSpan span;
  std::string why;
};

struct PeriodReading {
  Period period;
  TextSpan span;                 ///< the words that gave it; empty where none did
  std::string rule;              ///< "en.period.after"
  std::vector<LostPeriod> lost;  ///< filled only on request
};

/// Reads the periods of one sentence after the other.
class PeriodReader {
 public:
  /// `anchor` (published, else fetched, else "now") anchors relative times; nothing relative is resolved without it.
  explicit PeriodReader(std::optional<std::chrono::sys_days> anchor) : anchor_(anchor) {}

  /// Finds the times of `sentence`; both must outlive the calls of `of`. `cues`: its if-clauses keep their times to themselves.
  void begin(const Sentence& sentence, const FactualityView& cues);
  /// How the sentence holds a quantity.
  struct Stance {
    bool is_future = false;  ///< what is said of it has not happened yet
    bool is_given = false;   ///< it is taken as known ("its 35,000 staff")
  };

  /// The period of one of its quantities.
  PeriodReading of(const Quantity& quantity, Stance stance, bool with_lost = false);

 private:
  struct Judged {
    double cost = 0;
    std::string_view why;
  };

  [[nodiscard]] bool dates_record(const TimeExpression& time) const;
  [[nodiscard]] Judged judge(const TimeExpression& time, const Quantity& quantity, bool is_given) const;
  [[nodiscard]] bool is_conditional(const TimeExpression& time, const Quantity& quantity) const;
  [[nodiscard]] bool is_day_of_report(const TimeExpression& time) const;
  [[nodiscard]] bool is_yearly_noun(const TimeExpression& time, const Quantity& quantity) const;
  [[nodiscard]] double distance(std::size_t begin, std::size_t end) const;
  [[nodiscard]] int quantities_between(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool crosses_clause(std::size_t begin, std::size_t end) const;
  [[nodiscard]] TextSpan clause_of(std::size_t at) const;
  [[nodiscard]] bool is_leading(const TimeExpression& time) const;
  void repeat_named(const TimeExpression& time, Period& period) const;
  void remember_named(const Period& period);
  [[nodiscard]] bool opens_other_clause(const TimeExpression& time) const;
  [[nodiscard]] bool is_compared(const Quantity& quantity) const;

  std::optional<std::chrono::sys_days> anchor_;
  const Sentence* sentence_ = nullptr;
  const FactualityView* cues_ = nullptr;
  std::vector<TimeExpression> times_;
  std::vector<TextSpan> compares_;      ///< words of comparison
  std::optional<Period> last_quarter_;  ///< the last that the article named
  std::optional<Period> last_year_;
  std::optional<Period> last_;  ///< the last period that was found in the sentence
};

}  // namespace claimdex::claims
