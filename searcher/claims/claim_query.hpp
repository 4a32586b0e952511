// The syntax tree as a Xapian query over claims, and the part of it that only stored text can decide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "claimdex/searcher.hpp"
#include "indexer/schema/buckets.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/conditions/number_ranges.hpp"
#include "searcher/index/snapshot.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/words/han_scan.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

struct ClaimQuery {
  Xapian::Query query;
  bool claims_only = false;  ///< no document of an article can match it
  bool weighs = false;       ///< words of it have a weight; else it is a filter, whatever weights Xapian would give it
};

/// Compiles trees with one snapshot. Weights come from words only; all else is a filter.
class ClaimCompiler {
 public:
  /// `ranges`: takes the ranges of numbers, for who reads the query rather than runs it.
  ClaimCompiler(Snapshot& snapshot, Logic logic, query::Scope scope, NumberRanges* ranges = nullptr)
      : snapshot_(snapshot), patterns_(snapshot), logic_(logic), scope_(scope), ranges_(ranges) {}

  /// Claims that fulfil `root`. Denied ones are left out unless a factuality is asked for.
  Xapian::Query compile(const query::Node& root);
  /// Whether what it compiled last has words that weigh.
  [[nodiscard]] bool weighs() const { return weighs_; }
  /// Those that compile() leaves out since they are denied.
  Xapian::Query compile_denied(const query::Node& root);
  /// A word, phrase or proximity as a query over claims, weighed as in the whole.
  Xapian::Query words_query(const query::Node& node);

 private:
  /// Denied claims too.
  Xapian::Query compile_whole(const query::Node& root);
  ClaimQuery compile_node(const query::Node& node, std::optional<Event> event);
  ClaimQuery compile_conjunction(const std::vector<const query::Node*>& operands, std::optional<Event> event);
  ClaimQuery compile_disjunction(const query::Node& node, std::optional<Event> event);
  ClaimQuery compile_groups(const std::vector<const query::Node*>& groups, const std::vector<const query::Node*>& rest);
  /// What stands in one { } of several, and beside them.
  Xapian::Query compile_group(const std::vector<const query::Node*>& operands);
  ClaimQuery compile_number(const query::NumberCondition& number, std::optional<Event> event, schema::Candidates candidates);
  /// What the conditions beside a number leave to look at.
  [[nodiscard]] schema::Candidates left_by(const std::vector<Xapian::Query>& weighing,
                                           const std::vector<Xapian::Query>& filters) const;
  Xapian::Query in_article(const std::vector<const query::Node*>& words);

  Snapshot& snapshot_;
  PatternReader patterns_;
  Logic logic_;
  query::Scope scope_;
  NumberRanges* ranges_;
  bool weighs_ = false;
};

/// The event that a conjunction asks for, where it is one.
std::optional<Event> event_of_conjunction(const query::Node& node);

/// A claim with the text around it, as far as checks need it.
struct ClaimView {
  const Claim* claim = nullptr;
  const schema::ArticleRecord* article = nullptr;
};

/// Decides what terms cannot: adjacency of words and CJK characters, words in one paragraph.
class TextCheck {
 public:
  TextCheck(const query::Node& root, Snapshot& snapshot, query::Scope scope);
  /// Whether any condition needs a look at the text at all.
  [[nodiscard]] bool is_needed() const { return needed_; }
  [[nodiscard]] bool passes(const ClaimView& view) const;
  [[nodiscard]] bool passes(const schema::ArticleRecord& article) const;
  /// What the stored bytes of an article tell of it without being decoded; nothing where they must be. `blocks`: unpacked.
  [[nodiscard]] std::optional<bool> passes(std::string_view info, std::string_view blocks) const;

 private:
  enum class Answer : std::uint8_t { no, unknown, yes };
  struct Item {
    query::NodeType type = query::NodeType::everything;
    TextPattern pattern;
    bool is_decided = false;      ///< by looking at the text
    std::optional<HanScan> scan;  ///< of what is decided so
    std::vector<Item> children;
  };
  template <class Finds>
  static Answer evaluate(const Item& item, const Finds& finds);
  Item read(const query::Node& node, PatternReader& patterns, const Snapshot& snapshot);
  [[nodiscard]] bool finds_in_claim(const TextPattern& pattern, const ClaimView& view) const;

  Item root_;
  query::Scope scope_;
  bool needed_ = false;
  bool has_scan_ = false;
};

}  // namespace claimdex::search
