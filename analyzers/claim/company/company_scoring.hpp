// What stands around a capitalised run, and how far it speaks for a company's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzers/claim/company/company_find.hpp"

namespace claimdex::claims {

/// "the firm, Foo, said": capitals between commas behind "the" and a noun of organisations, which they name. English.
bool is_apposed_name(const BlockView& block, std::size_t at);

/// Questions about words and their neighbours in one block. Word ranges are [first, end).
class NameContext {
 public:
  explicit NameContext(const BlockView& block) : block_(block), words_(*block.words) {}

  [[nodiscard]] WordTraits traits(std::size_t at) const { return at < words_.size() ? (*block_.traits)[at] : 0; }
  /// Whether words[at] may continue a name begun before it: a space, hyphen or dot, no possessive, no dash.
  [[nodiscard]] bool joins(std::size_t at) const;
  /// "of" and the like inside "University of X".
  [[nodiscard]] bool is_name_connector(std::size_t at, bool headed) const;
  [[nodiscard]] bool is_no_name_start(std::size_t at) const;
  [[nodiscard]] bool is_no_name_end(std::size_t at) const;
  /// Words between names: "CEO" in "Foo CEO Jane Doe"; verbs and owned nouns of a title-case headline.
  [[nodiscard]] bool parts_names(std::size_t at) const;
  /// The same where a legal word or a ticker is sure to end a name: "American Foo Corp" keeps its first word.
  [[nodiscard]] bool is_no_formal_start(std::size_t at) const;
  [[nodiscard]] bool parts_formal(std::size_t at) const;
  /// "<FOO>" or "(NYSE: FOO)" begins at words[at].
  [[nodiscard]] bool is_listing(std::size_t at) const;
  /// "<GM>" of agency texts.
  [[nodiscard]] bool is_ticker(std::size_t at) const;
  /// "Startup" in "Startup Pelican raises": a noun with a capital that is none of the name's.
  [[nodiscard]] bool describes(std::size_t at) const;
  [[nodiscard]] bool is_person(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool is_place(std::size_t first, std::size_t end) const;
  /// Only words that describe ("National Bank", "Energy Group"): no name by themselves.
  [[nodiscard]] bool is_generic(std::size_t first, std::size_t end) const;
  /// What no surroundings make a name: describing words alone ("AI", "Services"), a single word with a digit ("33M", "MP3"), what
  /// an office is for ("consejero de Sanidad"), a German noun.
  [[nodiscard]] bool is_no_name(std::size_t first, std::size_t end) const;
  /// Whether a possessive, an apposition or a company's verb follows: enough where a capital says nothing, at the beginning of a
  /// sentence.
  [[nodiscard]] bool is_said_of_company(std::size_t end) const;
  /// A German compound that names a body: "Ausgleichsfonds", "Verkehrsverband".
  [[nodiscard]] bool is_body(std::size_t at) const;
  [[nodiscard]] bool opens_bracket_before(std::size_t at) const;
  [[nodiscard]] bool closes_bracket_after(std::size_t end) const;
  [[nodiscard]] bool is_possessive(std::size_t end) const;
  /// The first word after the run, and after its possessive.
  [[nodiscard]] std::size_t after(std::size_t end) const { return is_possessive(end) ? end + possessive_words(end) : end; }
  /// How far the surroundings speak for a company; 2 is enough.
  [[nodiscard]] int context_score(std::size_t first, std::size_t end) const;
  /// The sort that an apposition gives ("the airline Foo", "Foo, a bank,"), empty where none.
  [[nodiscard]] std::string_view apposed_sort(std::size_t first, std::size_t end) const;
  /// "since ChatGPT was released".
  [[nodiscard]] bool only_dates(std::size_t first) const { return first > 0 && (traits(first - 1) & trait_temporal) != 0; }
  /// Whether words that only make places together are the name: "Monte Carlo".
  [[nodiscard]] bool is_place_in_parts(std::size_t first, std::size_t end) const;
  /// Whether a product is only used: "on my MacBook", "under Windows".
  [[nodiscard]] bool is_used(std::size_t first, std::size_t end) const;
  /// Whether the name only reports or comments: "according to X", "an analyst at X", "told X".
  [[nodiscard]] bool is_source(std::size_t first, std::size_t end, std::string_view sort) const;
  [[nodiscard]] bool is_described(std::size_t first) const;
  [[nodiscard]] bool is_platform(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool is_reporting_media(std::size_t first, std::size_t end, std::string_view sort) const;
  [[nodiscard]] bool is_bought_from_abroad(std::size_t first) const;
  [[nodiscard]] std::size_t owned_before(std::size_t preposition) const;
  [[nodiscard]] bool is_read_on(std::size_t first) const;
  [[nodiscard]] bool has_reporter(std::size_t next) const;
  [[nodiscard]] bool is_of_figures(std::size_t end) const;
  [[nodiscard]] bool is_according_to(std::size_t first) const;
  [[nodiscard]] bool is_in_compound(std::size_t end) const;
  [[nodiscard]] bool is_press_at_work(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool has_analyst(std::size_t next) const;
  [[nodiscard]] bool is_asked_by(std::size_t first) const;
  [[nodiscard]] bool is_party(std::size_t first) const;
  [[nodiscard]] bool is_index(std::size_t next) const;
  [[nodiscard]] bool gives_figures(std::size_t first) const;
  [[nodiscard]] bool is_observer(std::size_t first) const;
  [[nodiscard]] bool is_told_of_company(std::size_t end) const;
  [[nodiscard]] bool moves_by_amount(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool is_byline(std::size_t first) const;

 private:
  [[nodiscard]] bool is_designation(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool is_event_or_office(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool names_journalist(std::size_t at) const;
  [[nodiscard]] bool is_variable(std::size_t at) const;
  [[nodiscard]] bool is_technique(std::size_t first, std::size_t end) const;
  [[nodiscard]] bool is_domain_of_office(std::size_t first) const;
  [[nodiscard]] bool is_german_noun(std::size_t at) const;
  [[nodiscard]] std::size_t possessive_words(std::size_t end) const;
  [[nodiscard]] int score_before(std::size_t first) const;
  [[nodiscard]] bool acts_alone(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool employs_at(std::size_t first) const;
  [[nodiscard]] bool has_market_share(std::size_t preposition) const;
  [[nodiscard]] bool acts_behind_verb(std::size_t first) const;
  [[nodiscard]] bool is_fined_at(std::size_t first) const;
  [[nodiscard]] bool asked(std::size_t first) const;
  [[nodiscard]] bool speaks_of_itself(std::size_t next) const;
  [[nodiscard]] bool breaks_off(std::size_t at) const;
  [[nodiscard]] bool opens_predicate(std::size_t next) const;
  [[nodiscard]] bool moves_staff(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool tells_of_staff(std::size_t next) const;
  [[nodiscard]] bool is_of_opener(std::size_t first) const;
  [[nodiscard]] bool reports_results(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool has_staff(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool has_officer(std::size_t first, std::size_t next) const;
  [[nodiscard]] bool is_singular_subject(std::size_t first) const;
  [[nodiscard]] bool makes_offer(std::size_t first, std::size_t next) const;
  [[nodiscard]] int score_after(std::size_t first, std::size_t end) const;
  [[nodiscard]] int score_shape(std::size_t first, std::size_t end) const;
  [[nodiscard]] int score_apposition(std::size_t end) const;
  [[nodiscard]] bool is_german() const { return block_.lang == "de"; }

  const BlockView& block_;
  const std::vector<Word>& words_;
};

}  // namespace claimdex::claims
