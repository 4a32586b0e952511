// Suggestions from the index's own vocabulary.
#include "searcher/did_you_mean.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/event/event_names.hpp"
#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/claims/claim_search.hpp"
#include "searcher/conditions/field_query.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/folded_query.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using schema::Field;

constexpr std::size_t most_walked = 200000;
constexpr std::size_t most_hints = 3;
constexpr std::size_t shortest_typo = 5;  // characters
const std::string no_unit = ", and it is no unit that is known (km, kg, hours, GWh, %, $ …)";

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// How far a word may lie from what was meant.
std::size_t farthest_typo(std::string_view word) { return query::count_characters(word) <= 4 ? 1 : 2; }

/// The known term of `field` that lies nearest to `word`; the more frequent one of equals.
std::optional<std::string> nearest_term(const std::string& word, Field field, Snapshot& snapshot) {
  const std::string head(schema::prefix_of(field));
  const std::string prefix = head + word.substr(0, query::code_point_at(word, 0).size);
  const std::size_t farthest = farthest_typo(word);
  std::optional<std::string> best;
  std::size_t best_distance = farthest + 1;
  Xapian::doccount best_frequency = 0;
  const Xapian::Database& database = snapshot.database();
  std::size_t walked = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix) && walked < most_walked;
       ++term, ++walked) {
    const std::string text = (*term).substr(head.size());
    if (query::differ_in_length(word, text, farthest) || has_digit(text)) continue;
    const std::size_t distance = query::edit_distance(word, text);
    if (distance > best_distance || distance == 0) continue;
    const Xapian::doccount frequency = term.get_termfreq();
    if (distance == best_distance && frequency <= best_frequency) continue;
    best = text;
    best_distance = distance;
    best_frequency = frequency;
  }
  return best_distance <= farthest ? best : std::nullopt;
}

/// In how many characters two texts of as many differ; nothing for texts of other lengths.
std::optional<std::size_t> characters_apart(std::string_view a, std::string_view b) {
  std::size_t apart = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const query::CodePoint one = query::code_point_at(a, i);
    const query::CodePoint other = query::code_point_at(b, j);
    apart += one.value != other.value ? 1U : 0U;
    i += one.size;
    j += other.size;
  }
  return i == a.size() && j == b.size() ? std::optional(apart) : std::nullopt;
}

/// How far the name of an event lies from what was typed. In scripts without spaces a typo is one character for another.
std::size_t distance_of_names(std::string_view typed, std::string_view name, std::size_t farthest) {
  if (query::is_cjk(query::code_point_at(typed, 0).value)) return characters_apart(typed, name).value_or(farthest + 1);
  return query::differ_in_length(typed, name, farthest) ? farthest + 1 : query::edit_distance(typed, name);
}

/// The name of an event that lies nearest to what was typed; none for what is too short to tell.
std::optional<std::string> nearest_event(const std::string& typed) {
  if (typed.size() < shortest_typo || has_digit(typed)) return std::nullopt;
  const std::size_t farthest = query::is_cjk(query::code_point_at(typed, 0).value) ? 1 : farthest_typo(typed);
  std::optional<std::string> best;
  std::size_t best_distance = farthest + 1;
  for (const claims::NamedEvent& named : claims::event_names()) {
    const std::size_t distance = distance_of_names(typed, named.name, farthest);
    if (distance == 0 || distance >= best_distance) continue;
    best_distance = distance;
    best = named.name;
  }
  return best;
}

class Search {
 public:
  explicit Search(Snapshot& snapshot) : snapshot_(snapshot), patterns_(snapshot) {}

  void look_at(const Node& node) {
    if (node.type == NodeType::negation) return;
    if (node.type == NodeType::word && !node.wildcard && node.fuzzy == 0) look_at_words(node.text, Field::text);
    if (node.type == NodeType::phrase) look_at_words(node.text, Field::text);
    if (node.type == NodeType::field && node.field == query::Field::company)
      for (const query::FieldValue& value : node.values)
        if (!is_company(value.text)) look_at_words(value.text, Field::company_word);
    look_at_events(node.children);
    for (std::size_t i = 1; i < node.children.size(); ++i)
      if (is_comparison(node.children[i - 1]) && is_plain(node.children[i])) behind_numbers_.insert(node.children[i].text);
    for (const Node& child : node.children) look_at(child);
  }

  /// Words beside a comparison that stand in no article as they are typed, but have the name of an event among their other forms:
  /// the claims that these find are not those that were meant.
  void look_at_words_for_events(const Node& node) {
    if (node.type == NodeType::negation) return;
    const bool compares = std::any_of(node.children.begin(), node.children.end(), is_comparison);
    for (const Node& child : node.children) {
      look_at_words_for_events(child);
      if (!compares || !is_plain(child) || hints_.size() >= most_hints) continue;
      const std::string typed = fold(child.text);
      if (snapshot_.reads().frequency(schema::term(Field::text, typed)) > 0) continue;
      const auto meant = nearest_event(typed);
      const std::vector<std::string> forms = meant ? patterns_.forms_of(typed, {}) : std::vector<std::string>();
      if (std::find(forms.begin(), forms.end(), meant.value_or("")) == forms.end()) continue;
      hints_.push_back("'" + child.text + "' is looked for as a word: did you mean the event '" + *meant + "'?");
    }
  }

  /// Words that no article has as they are typed and few in another form, where a far more frequent word is one edit away:
  /// "goverment" has the stem of "governess".
  void look_at_rare_words(const Node& node) {
    if (node.type == NodeType::negation) return;
    if (is_plain(node)) look_at_rare_word(node.text);
    for (const Node& child : node.children) look_at_rare_words(child);
  }

  /// Runs of words that are nearly the name of an event: "jop cuts". The longest name counts.
  void look_at_events(const std::vector<Node>& nodes) {
    constexpr std::size_t most_words = 3;
    for (std::size_t words = most_words; words >= 1; --words) {
      for (std::size_t first = 0; first + words <= nodes.size(); ++first) {
        std::string typed;
        bool is_typo = true;
        for (std::size_t i = first; i < first + words; ++i) {
          is_typo = is_typo && is_plain(nodes[i]) && !explained_.contains(nodes[i].text);
          typed += (typed.empty() ? "" : " ") + fold(nodes[i].text);
        }
        // A single word may be right as it stands; of scripts without spaces the index knows no words to tell by.
        if (words == 1 && (typed.empty() || !query::is_cjk(query::code_point_at(typed, 0).value))) continue;
        const auto meant = is_typo ? nearest_event(typed) : std::nullopt;
        if (!meant) continue;
        for (std::size_t i = first; i < first + words; ++i) explained_.insert(nodes[i].text);
        hints_.push_back("no event is called '" + typed + "': did you mean '" + *meant + "'?");
      }
    }
  }
  std::vector<std::string> take_hints() { return std::move(hints_); }

 private:
  static bool is_comparison(const Node& node) {
    return node.type == NodeType::number && node.number.compare != query::Compare::bare;
  }

  static bool is_plain(const Node& node) {
    return node.type == NodeType::word && !node.exact && !node.wildcard && node.fuzzy == 0;
  }

  /// Whether claims of the company stand here under any of its names: Tesla, 特斯拉.
  [[nodiscard]] bool is_company(const std::string& name) const {
    const std::string_view id = claims::company_id(name);
    return !id.empty() && snapshot_.reads().frequency(schema::company_term(id, {})) > 0;
  }

  void look_at_words(std::string_view text, Field field) {
    if (explained_.contains(std::string(text))) return;
    for (const Token& token : default_analyzer().analyze(text, {})) {
      if (hints_.size() >= most_hints) return;
      if (token.kind != TokenKind::word || has_digit(token.text) || is_known(token.text, field)) continue;
      const auto event = field == Field::text ? nearest_event(token.text) : std::nullopt;
      const auto nearest = event ? event : nearest_term(token.text, field, snapshot_);
      const std::string place = field == Field::text ? "no article has the word '" : "no claim has a company '";
      const bool may_be_unit = field == Field::text && behind_numbers_.contains(std::string(text));
      hints_.push_back(place + token.text + "'" + (may_be_unit ? no_unit : std::string()) +
                       (nearest ? ": did you mean '" + *nearest + "'?" : std::string()));
    }
  }

  void look_at_rare_word(const std::string& text) {
    constexpr Xapian::doccount times_as_frequent = 20;
    for (const Token& token : default_analyzer().analyze(text, {})) {
      if (hints_.size() >= most_hints) return;
      if (token.kind != TokenKind::word || query::count_characters(token.text) < shortest_typo || has_digit(token.text)) continue;
      const auto frequency = [&](const std::string& form) {
        return snapshot_.reads().frequency(schema::term(Field::text, form));
      };
      if (frequency(token.text) > 0) continue;
      const std::vector<std::string> forms = patterns_.forms_of(token.text, {});
      Xapian::doccount most = 0;
      for (const std::string& form : forms) most = std::max(most, frequency(form));
      const auto nearest = most > 0 ? nearest_term(token.text, Field::text, snapshot_) : std::nullopt;
      if (!nearest || query::edit_distance(token.text, *nearest) > 1 || frequency(*nearest) < times_as_frequent * most) continue;
      if (std::find(forms.begin(), forms.end(), *nearest) != forms.end()) continue;
      hints_.push_back("no article has '" + token.text + "' as it is typed: did you mean '" + *nearest + "'?");
    }
  }

  bool is_known(const std::string& word, Field field) {
    const std::vector<std::string> forms = field == Field::text ? patterns_.forms_of(word, {}) : std::vector<std::string>{word};
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return snapshot_.reads().frequency(schema::term(field, form)) > 0; });
  }

  Snapshot& snapshot_;
  PatternReader patterns_;
  std::vector<std::string> hints_;
  std::set<std::string> explained_;       ///< words that a hint on an event covers
  std::set<std::string> behind_numbers_;  ///< words that may be meant as units
};

void add_event_hints(const Node& node, Snapshot& snapshot, std::vector<std::string>& hints) {
  if (node.type == NodeType::negation) return;
  if (node.type == NodeType::event && !node.text.empty()) {
    const Xapian::Query of_event = event_query(node.event, query::event_named(node.text, node.event).senses);
    const Xapian::Query stated(Xapian::Query::OP_AND_NOT, of_event, Xapian::Query(schema::factuality_term(Factuality::denied)));
    const std::uint64_t claims = count_claims(stated, snapshot);
    if (claims > 0)
      hints.push_back("'" + node.text + "' names an event: event:" +
                      query::write_event(node.event, query::event_named(node.text, node.event).senses) + " finds " +
                      std::to_string(claims) + (claims == 1 ? " claim of it" : " claims of it") + " in any wording");
  }
  for (const Node& child : node.children) add_event_hints(child, snapshot, hints);
}

}  // namespace

std::vector<std::string> event_hints(const Node& root, Snapshot& snapshot) {
  std::vector<std::string> hints;
  add_event_hints(root, snapshot, hints);
  return hints;
}

std::vector<std::string> unknown_word_hints(const Node& root, Snapshot& snapshot) {
  Search search(snapshot);
  search.look_at_events({root});
  search.look_at(root);
  return search.take_hints();
}

std::vector<std::string> mistyped_event_hints(const Node& root, Snapshot& snapshot) {
  Search search(snapshot);
  search.look_at_words_for_events(root);
  return search.take_hints();
}

std::vector<std::string> rare_word_hints(const Node& root, Snapshot& snapshot) {
  Search search(snapshot);
  search.look_at_rare_words(root);
  return search.take_hints();
}

}  // namespace claimdex::search
