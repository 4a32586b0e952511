// Company names in alphabetic scripts: runs of capitalised words, judged by gazetteer, form ("Inc", "Airlines") and context
// ("insurer Marsh", "Foo's layoffs", "Foo, a logistics giant").
#include <algorithm>
#include <optional>

#include "analyzers/claim/company/company_find.hpp"
#include "analyzers/claim/company/company_scoring.hpp"
#include "analyzers/claim/company/company_sheet.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t max_run_words = 7;
constexpr std::size_t max_words_before_bracket = 4;  // "University of California in San Francisco (UCSF)"

struct Run {
  std::size_t first = 0;
  std::size_t end = 0;  ///< one past the last word
};

class LatinFinder {
 public:
  LatinFinder(const BlockView& block, std::vector<NameCandidate>& out)
      : block_(block), words_(*block.words), view_(block), small_heads_(is_romance(block.lang)), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < words_.size();) at = step(at);
  }

 private:
  [[nodiscard]] WordTraits traits(std::size_t at) const { return view_.traits(at); }

  /// The longest name of the gazetteer at word `at`; in English none with a small noun in it ("an Indian oil firm").
  [[nodiscard]] NameMatch known_name(std::size_t at) const {
    if (!may_begin_known_name(words_, at)) return {};
    NameMatch match = longest_known_name(block_.text, words_, at);
    if (block_.lang != "en") return match;
    static const lang::WordGroup& particles = lang::word_group("name_particles");
    for (std::size_t i = at + 1; i < at + match.words; ++i) {
      const Word& word = words_[i];
      const bool small = word.kind == WordKind::latin && !word.capital && !word.inner_capital;
      if (small && word.end - word.begin > 2 && !lang::contains(particles, word.of(block_.folded))) return {};
    }
    return match;
  }

  [[nodiscard]] bool may_begin(std::size_t at) const {
    const Word& word = words_[at];
    const bool currency = word.end < block_.text.size() && block_.text[word.end] == '$';  // HK$50
    return word.kind == WordKind::latin && (word.capital || word.inner_capital) && !currency;
  }

  /// "université d'Oxford", "banco de España": Romance languages write the head small.
  [[nodiscard]] bool may_begin_small(std::size_t at) const {
    if (!small_heads_ || (traits(at) & trait_head) == 0 || at + 2 >= words_.size()) return false;
    const std::string_view head = words_[at].of(block_.folded);
    if (head.ends_with('s') || head.ends_with('x')) return false;          // "trois hôpitaux de Lyon"
    if (block_.lexicon->sort(words_[at].hash) == "company") return false;  // "la société de Jean Dupont"
    return view_.joins(at + 1) && view_.is_name_connector(at + 1, true) && view_.joins(at + 2) && may_begin(at + 2);
  }

  std::size_t step(std::size_t at) {
    if (!may_begin(at) && !may_begin_small(at)) return at + 1;
    if (view_.is_ticker(at)) return at + 1;
    const NameMatch match = known_name(at);
    Run run = capital_run(at);
    if (match.words > 0 && names_event(match, run)) return run.end;
    if (match.words > 0 && !is_swallowed(match, run) && !begins_longer(match, run)) return take_known(at, match, run);
    return take_run(run);
  }

  /// A known name inside a longer one with its own form: "Shell Canadian Tankers Ltd", "Ford Foundation".
  [[nodiscard]] bool is_swallowed(const NameMatch& match, const Run& run) const {
    const std::size_t known_end = run.first + match.words;
    if (run.end <= known_end) return false;
    std::size_t end = block_.title_case ? formal_end(run) : run.end;
    // "Foo Shipping" is another company, "Foo Turbo AI P100" a thing of Foo's: words that describe must end the name.
    const auto has_form = [&](std::size_t at) {
      const WordTraits t = traits(at);
      const bool inside = block_.lang == "en" && (t & trait_soft_tail) != 0 && at + 1 < run.end;
      return (t & trait_legal) != 0 || ((t & trait_tail) != 0 && !inside);
    };
    while (end > known_end && !has_form(end - 1)) --end;
    for (std::size_t i = known_end; i < end; ++i)
      if ((traits(i) & trait_legal) == 0) return true;
    return false;
  }

  /// "the Orbane Cup", "Orbane Women's Masters": what a sponsor's name stands before has no number of the sponsor's.
  [[nodiscard]] bool names_event(const NameMatch& match, const Run& run) const {
    static const lang::WordGroup& things = lang::word_group("sponsored_things");
    if (block_.lang != "en") return false;
    for (std::size_t i = run.first + match.words; i < run.end; ++i)
      if (lang::contains(things, words_[i].of(block_.folded))) return !block_.title_case || i == run.first + match.words;
    return false;
  }

  /// "Virgin Blue": a common word that is also a name, and another capital that describes nothing: a name of its own.
  [[nodiscard]] bool begins_longer(const NameMatch& match, const Run& run) const {
    constexpr std::size_t longest = 2;  // words
    if (block_.lang != "en" || block_.title_case || !match.name.ambiguous || match.words != 1) return false;
    if (run.first + 1 >= run.end || run.end - run.first > longest || words_[run.first].starts_sentence) return false;
    constexpr WordTraits other = trait_title | trait_owned | trait_person_title | trait_place | trait_place_part |
                                 trait_function | trait_org_noun | trait_verb | trait_given_name | trait_surname | trait_tail |
                                 trait_legal;
    return (traits(run.first + 1) & other) == 0 && (traits(run.first) & (trait_given_name | trait_surname)) == 0;
  }

  /// Legal words after a known name belong to it: "Iomega Corp".
  [[nodiscard]] std::size_t with_legal_words(std::size_t end) const {
    if (is_and_company(end)) end += 2;
    while (end < words_.size() && words_[end].capital && view_.joins(end) && is_legal_word(end)) ++end;
    return end;
  }

  /// "Foo and Co", "Foo & Co": the conjunction is the name's.
  [[nodiscard]] bool is_and_company(std::size_t at) const {
    if (block_.lang != "en" || at + 1 >= words_.size() || !view_.joins(at) || !view_.joins(at + 1)) return false;
    static const lang::WordGroup& partners = lang::word_group("partner_words");
    const bool joint = words_[at].kind == WordKind::ampersand || words_[at].of(block_.folded) == "and";
    return joint && words_[at + 1].capital && lang::contains(partners, words_[at + 1].of(block_.folded));
  }

  /// "American Quarry International", "First Harbour Bancorp": an adjective that a name with a form of its own begins with.
  [[nodiscard]] bool opens_name(const Run& run) const {
    static const lang::WordGroup& openers = lang::word_group("name_openers");
    constexpr std::size_t shortest = 3;  // words
    return block_.lang == "en" && !block_.title_case && run.end - run.first >= shortest &&
           (traits(run.end - 1) & (trait_legal | trait_tail)) != 0 &&
           (lang::contains(openers, words_[run.first].of(block_.folded)) || is_public_body(run));
  }

  /// "Brazilian Coffee Institute": a body bears the name of its country.
  [[nodiscard]] bool is_public_body(const Run& run) const {
    static const lang::WordGroup& bodies = lang::word_group("public_tails");
    return (traits(run.first) & trait_nationality) != 0 && lang::contains(bodies, words_[run.end - 1].of(block_.folded));
  }

  std::size_t take_known(std::size_t at, const NameMatch& match, const Run& run) {
    const std::size_t end = with_legal_words(at + match.words);
    NameCandidate found = candidate(at, end);
    found.id = match.name.id;
    found.sort = match.name.sort;
    found.product = match.name.product;
    found.strength = match.name.ambiguous ? judge_ambiguous(at, end, match.words, run) : NameStrength::sure;
    found.repeatable = found.strength == NameStrength::weak && is_plain_capital(at, end, run);
    found.listable = found.strength == NameStrength::weak && run.first == at && run.end == end;
    const bool formal = end > at + match.words || view_.is_listing(end);
    if (formal && found.strength != NameStrength::person) found.strength = NameStrength::sure;
    if (found.strength == NameStrength::sure && match.words == 1 && names_person(at, end)) found.strength = NameStrength::person;
    push(found, at, end);
    return end;
  }

  NameStrength judge_ambiguous(std::size_t at, std::size_t end, std::size_t count, const Run& run) const {
    if (names_person(at, end)) return NameStrength::person;
    const Word& word = words_[at];
    if (count == 1 && word.inner_capital && block_.text[word.end - 1] != block_.folded[word.end - 1])
      return NameStrength::weak;  // NeXT
    if (count == 2 && (traits(at) & trait_given_name) != 0 && view_.context_score(at, end) < 2) return NameStrength::person;
    const int score = view_.context_score(at, end);
    if (score < 2 && view_.is_place_in_parts(at, end)) return NameStrength::weak;
    if (count >= 2 && !block_.title_case) return NameStrength::likely;
    const bool of_country = run.end > end && all_places(end, run.end);  // "Ford España"
    const bool inside_longer = ((run.end > end && !of_country) || run.first < at) && !block_.title_case;
    if (of_country && count == 1 && run.first == at) return NameStrength::likely;
    if (inside_longer && (traits(end) & (trait_owned | trait_title)) == 0) return NameStrength::weak;
    if (score == 1 && is_plain_capital(at, end, run)) return NameStrength::likely;
    return score >= 2 || acts(at, end, run) ? NameStrength::likely : NameStrength::weak;
  }

  [[nodiscard]] bool all_places(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if ((traits(i) & trait_place) == 0) return false;
    return true;
  }

  /// "shares in Borussia Dortmund": a place in a longer name, where the words around ask for a company.
  [[nodiscard]] bool is_more_than_place(const Run& run) const {
    for (std::size_t i = run.first; i < run.end; ++i)
      if ((traits(i) & (trait_place | trait_place_part | trait_function)) == 0) return run.end - run.first >= 2;
    return false;
  }

  /// "Oracle was at 250": a bare singular before a verb is a name, wherever it stands.
  [[nodiscard]] bool acts(std::size_t at, std::size_t end, const Run& run) const {
    if (end >= words_.size() || words_[end].gap != WordGap::space || (traits(end) & trait_verb) == 0) return false;
    if (is_plain_capital(at, end, run)) return true;
    const bool person = (traits(at) & (trait_surname | trait_given_name | trait_place | trait_function)) != 0;
    return words_[at].starts_sentence && !block_.title_case && !person && run.end == end && !words_[end].capital;
  }

  /// A capital that only a name explains: inside a sentence, alone, not after "the", and no person or place.
  [[nodiscard]] bool is_plain_capital(std::size_t at, std::size_t end, const Run& run) const {
    if (at == 0 || block_.title_case || words_[at].starts_sentence || words_[at].gap != WordGap::space) return false;
    if (run.first < at || run.end > end || words_[at - 1].capital) return false;
    const bool takes_article = block_.lang == "pt" || words_[at - 1].of(block_.folded) == "that";  // "a Foo", "o Foo"
    if ((traits(at - 1) & trait_determiner) != 0 && !takes_article) return false;
    return (traits(at) & (trait_surname | trait_given_name | trait_place | trait_function)) == 0;
  }

  /// "Henry Ford", "Mr Block": a given name or title of persons before it.
  [[nodiscard]] bool names_person(std::size_t at, std::size_t end) const {
    if (at > 0 && view_.joins(at) && words_[at - 1].capital) {
      const WordTraits before = traits(at - 1);
      if ((before & trait_given_name) != 0 && !block_.title_case) return true;
      if ((before & trait_person_title) != 0 && (before & (trait_org_noun | trait_owned | trait_title)) == 0) return true;
    }
    return (traits(at) & trait_given_name) != 0 && end < words_.size() && view_.joins(end) && words_[end].capital &&
           !block_.title_case && (traits(end) & (trait_title | trait_owned | trait_legal | trait_tail)) == 0;
  }

  /// "The Bank of", "U.S. Department of": only an article or a country stands before the head of the name.
  [[nodiscard]] bool is_head_behind_article(const Run& run) const {
    constexpr WordTraits before = trait_determiner | trait_place | trait_nationality;
    return block_.lang == "en" && run.end == run.first + 2 && (traits(run.first) & before) != 0 &&
           (traits(run.first + 1) & trait_head) != 0;
  }

  [[nodiscard]] Run capital_run(std::size_t at) const {
    Run run{at, at + 1};
    const bool headed = (traits(at) & trait_head) != 0;
    while (run.end < words_.size() && run.end - run.first < max_run_words && view_.joins(run.end)) {
      const Word& word = words_[run.end];
      if (word.starts_sentence) break;
      const bool next_capital = run.end + 1 < words_.size() && view_.joins(run.end + 1) && may_begin(run.end + 1);
      if (may_begin(run.end) || (word.kind == WordKind::ampersand && next_capital)) {
        ++run.end;
        continue;
      }
      if (is_and_company(run.end)) {
        run.end += 2;
        continue;
      }
      const bool connector = view_.is_name_connector(run.end, headed || is_head_behind_article(run));
      if (!connector || !next_capital) break;
      run.end += 2;
    }
    return run;
  }

  /// "Co" of "Foo Co", not of "Co-Design".
  [[nodiscard]] bool is_legal_word(std::size_t at) const {
    const bool hyphened = at + 1 < words_.size() && words_[at + 1].gap == WordGap::joint && block_.text[words_[at].end] == '-';
    return (traits(at) & trait_legal) != 0 && !(hyphened && block_.lang == "en");
  }

  /// Where a legal word ("Foo Corp") or a ticker ("Foo <FOO>", "Foo (NYSE: FOO)") ends the name that begins with the run:
  /// one past it, `first` where none does. A verb or a preposition of a title-case headline lies in no name.
  [[nodiscard]] std::size_t formal_end(const Run& run) const {
    for (std::size_t i = run.first + 1; i < run.end; ++i) {
      if (!is_legal_word(i)) {
        if (view_.parts_formal(i)) return run.first;
        continue;
      }
      std::size_t end = i + 1;
      while (end < run.end && (traits(end) & trait_legal) != 0) ++end;
      return end;
    }
    return view_.is_listing(run.end) ? run.end : run.first;
  }

  /// "General Motors Acceptance Corp", "US Federal Reserve": words of a known name are no title and no adjective.
  [[nodiscard]] bool begins_known(const Run& run) const { return known_name(run.first).words > 1; }

  /// Cuts what cannot belong to a name off a run, and the run at words that part names ("Foo CEO Jane Doe").
  [[nodiscard]] Run trimmed(Run run) const {
    while (run.first < run.end && view_.is_no_formal_start(run.first) && !begins_known(run) && !opens_name(run)) ++run.first;
    if (run.first == run.end) return run;
    if (const std::size_t end = formal_end(run); end > run.first) return {run.first, end};
    while (run.first < run.end && view_.is_no_name_start(run.first) && !begins_known(run) && !opens_name(run)) ++run.first;
    run.first = behind_description(run);
    run.end = before_possession(run);
    for (std::size_t i = run.first + 1; i < run.end; ++i) {
      if (!view_.parts_names(i)) continue;
      run.end = i;
      break;
    }
    while (run.end > run.first && view_.is_no_name_end(run.end - 1)) --run.end;
    return run;
  }

  /// "Münchner Softwareanbieter Foo": the name begins behind the noun that tells what it is.
  [[nodiscard]] std::size_t behind_description(const Run& run) const {
    if (block_.lang != "de") return run.first;
    std::size_t first = run.first;
    // "Die Grazer Brauerei Foo": after an article, a place makes of what else ends names a description.
    const bool placed =
        run.first > 0 && (traits(run.first - 1) & trait_determiner) != 0 && words_[run.first].of(block_.folded).ends_with("er");
    for (std::size_t i = run.first + 1; i + 1 < run.end; ++i) {
      const bool plain = (traits(i) & (trait_tail | trait_head | trait_legal)) == 0;
      if (view_.describes(i) && (plain || (placed && i == run.first + 1))) first = i + 1;
    }
    return first;
  }

  /// "Foo-Aktie", "Foo-Gründer": the compound's first part is the name.
  [[nodiscard]] std::size_t before_possession(const Run& run) const {
    static const lang::WordGroup& possessions = lang::word_group("hyphened_possessions");
    const std::size_t last = run.end - 1;
    const bool joint = block_.lang == "de" && run.end >= run.first + 2 && words_[last].gap == WordGap::joint;
    if (!joint || !lang::contains(possessions, words_[last].of(block_.folded))) return run.end;
    const bool described = (traits(last - 1) & (trait_org_noun | trait_place)) != 0;
    return described || block_.lexicon->ends_as_maker(words_[last - 1].of(block_.folded)) ? run.end : last;
  }

  std::size_t take_run(const Run& whole) {
    const Run run = trimmed(whole);
    if (run.end <= run.first) return whole.first + 1 < whole.end ? std::max(run.first, whole.first + 1) : whole.end;
    if (run.first > whole.first) {  // what is left may begin with a known name
      const NameMatch match = known_name(run.first);
      if (match.words > 0 && !is_swallowed(match, run)) return take_known(run.first, match, run);
    }
    static const lang::WordGroup& months = lang::word_group("month_names");  // "in May compared with April"
    if (run.end == run.first + 1 && block_.lang == "en" && !view_.is_possessive(run.end) &&
        lang::contains(months, words_[run.first].of(block_.folded)))
      return run.end;
    const bool formal = view_.is_listing(run.end) || (run.end - run.first >= 3 && (traits(run.end - 1) & trait_legal) != 0);
    if (const std::optional<std::size_t> inner = formal ? std::nullopt : known_inside(run)) return take_known_inside(run, *inner);
    if (!formal && view_.is_no_name(run.first, run.end)) return run.end;
    NameCandidate found = candidate(run.first, run.end);
    found.strength = judge_run(run);
    found.owns_as_firm = found.strength == NameStrength::person && run.end == run.first + 1 && owns_as_firm(run.end) &&
                         (run.first == 0 || !words_[run.first - 1].capital);
    const bool unsure = run.end < whole.end && before_possession(whole) == run.end && found.strength == NameStrength::likely;
    if (unsure) {  // "Auto-Aktie" as well as "Foo-Aktie": other places in the article must tell
      found.strength = NameStrength::weak;
      found.repeatable = true;
    }
    found.sort = view_.apposed_sort(run.first, run.end);
    if (found.sort.empty() && has_form(run)) found.sort = block_.lexicon->sort(words_[run.end - 1].hash);
    if (found.sort.empty() && has_form(run)) found.sort = block_.lexicon->sort(words_[run.first].hash);
    push(found, run.first, run.end);
    return run.end;
  }

  /// "Oscar's $6 billion valuation", "Martin's revenue": what only firms have, behind the possessive at word `at`.
  [[nodiscard]] bool owns_as_firm(std::size_t at) const {
    static const lang::WordGroup& owned = lang::word_group("owned_by_firms");
    static const lang::WordGroup& plans = lang::word_group("plans_of_people");
    constexpr std::size_t reach = 6;  // words: "'s record $8.5 billion valuation"
    if (block_.lang != "en" || !view_.is_possessive(at)) return false;
    for (std::size_t i = at; i < std::min(words_.size(), at + reach); ++i) {
      if (words_[i].gap >= WordGap::comma && i > at && words_[i].gap != WordGap::other) return false;  // "$" is other
      if (!lang::contains(owned, words_[i].of(block_.folded))) continue;
      return i + 1 >= words_.size() || !lang::contains(plans, words_[i + 1].of(block_.folded));  // "Wright's revenue plan"
    }
    return false;
  }

  /// A sure known name that stands inside a run ("US-based Nvidia", "Chinese Huawei"); only where the run has no form of its own.
  [[nodiscard]] std::optional<std::size_t> known_inside(const Run& run) const {
    if (has_form(run)) return std::nullopt;
    for (std::size_t i = run.first + 1; i < run.end; ++i) {
      const NameMatch match = known_name(i);
      if (match.words > 0 && (!match.name.ambiguous || block_.title_case || match.words > 1)) return i;
    }
    return std::nullopt;
  }

  std::size_t take_known_inside(const Run& run, std::size_t at) {
    if (names_person(at, at + 1)) {
      NameCandidate person = candidate(run.first, run.end);
      person.strength = NameStrength::person;
      push(person, run.first, run.end);
      return run.end;
    }
    return at;
  }

  [[nodiscard]] bool has_form(const Run& run) const {
    const WordTraits last = traits(run.end - 1);
    if (run.end - run.first >= 2 && (last & trait_legal) != 0) return true;
    if (block_.title_case) return false;
    if (run.end - run.first >= 2 && (last & trait_tail) != 0) return true;
    return run.end - run.first >= 2 && (traits(run.first) & trait_head) != 0 && (traits(run.first) & trait_function) == 0;
  }

  [[nodiscard]] NameStrength judge_run(const Run& run) const {
    const std::size_t length = run.end - run.first;
    if (view_.is_listing(run.end) && !view_.is_person(run.first, run.end)) return NameStrength::sure;
    const bool long_form = length >= 3 && (traits(run.end - 1) & trait_legal) != 0;
    if (has_form(run)) return view_.is_generic(run.first, run.end) && !long_form ? NameStrength::weak : NameStrength::sure;
    const bool described =
        block_.lang == "de" && length == 1 && run.first > 0 && view_.describes(run.first - 1);  // "Händler Otto"
    if (!described && (names_person(run.first, run.end) || view_.is_person(run.first, run.end))) return NameStrength::person;
    if (length == 1 && words_[run.first].starts_sentence && !view_.is_said_of_company(run.end)) return NameStrength::weak;
    if (view_.is_place(run.first, run.end) && !is_more_than_place(run)) return NameStrength::weak;
    if (length > 4) return NameStrength::weak;
    return view_.context_score(run.first, run.end) >= 2 ? NameStrength::likely : NameStrength::weak;
  }

  [[nodiscard]] NameCandidate candidate(std::size_t first, std::size_t end) const {
    NameCandidate found;
    found.span = {words_[first].begin, words_[end - 1].end};
    if (has_abbreviating_dot(end)) ++found.span.end;
    found.first_word = static_cast<std::uint32_t>(first);
    found.word_count = static_cast<std::uint32_t>(end - first);
    found.key = key_of_words(words_, first, end - first);
    std::size_t bare = end;
    while (bare > first + 1 && (traits(bare - 1) & (trait_legal | trait_tail)) != 0) --bare;
    while (bare > first + 1 && words_[bare - 1].kind == WordKind::ampersand) --bare;
    const bool common =
        bare == first + 1 && (traits(first) & (trait_place | trait_function | trait_org_noun | trait_given_name)) != 0;
    if (begins_with_maker(first, end)) {
      found.maker_key = key_of_words(words_, first, 1);
      found.maker_end = words_[first].end;
    }
    if (const std::size_t part = end_of_first_part(block_, first, end); part < end && block_.lang == "en") {
      found.head_key = key_of_words(words_, first, part - first);
      found.head_end = words_[part - 1].end;
    }
    found.short_key = common || all_places(first, bare) ? found.key : key_of_words(words_, first, bare - first);
    return found;
  }

  /// "Foo X200", "Foo PowerDock Mini": a maker's name and a model, which has digits or capitals inside.
  [[nodiscard]] bool begins_with_maker(std::size_t first, std::size_t end) const {
    if (block_.lang != "en" || end - first < 2 || words_[first + 1].gap != WordGap::space) return false;
    constexpr WordTraits other = trait_function | trait_place | trait_place_part | trait_given_name | trait_surname |
                                 trait_org_noun | trait_nationality | trait_determiner | trait_title;
    if (((traits(first) & other) | (traits(first + 1) & trait_function)) != 0 || words_[first].kind != WordKind::latin)
      return false;
    const Word& model = words_[first + 1];
    const std::string_view name = std::string_view(block_.text).substr(model.begin, model.end - model.begin);
    const std::string_view maker =
        std::string_view(block_.text).substr(words_[first].begin, words_[first].end - words_[first].begin);
    const auto has_digit = [](std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; };
    return !has_digit(maker) && (has_digit(name) || model.inner_capital);
  }

  /// "Foo Inc. trims": the dot is the name's, not the sentence's.
  [[nodiscard]] bool has_abbreviating_dot(std::size_t end) const {
    if ((traits(end - 1) & trait_legal) == 0 || end >= words_.size() || words_[end].starts_sentence) return false;
    constexpr std::size_t longest = 5;  // "GmbH", "S.p.A"
    return block_.text[words_[end - 1].end] == '.' && words_[end - 1].end - words_[end - 1].begin <= longest;
  }

  void push(NameCandidate found, std::size_t first, std::size_t end) {
    found.source =
        view_.is_source(first, end, found.sort) || (found.product && (view_.only_dates(first) || view_.is_used(first, end)));
    found.oblique = is_oblique(first);
    found.coined = is_coined(first, end);
    if (view_.opens_bracket_before(first) && view_.closes_bracket_after(end) && end - first == 1) read_bracket(found, first);
    out_.push_back(found);
  }

  /// "we propose Foo", "Foo: Learning to Walk" as a title: a name that its text gives.
  [[nodiscard]] bool is_coined(std::size_t first, std::size_t end) const {
    static const lang::WordGroup& coining = lang::word_group("coining_verbs");
    if (block_.lang != "en") return false;
    if (first == 0) return block_.headline && block_.text.substr(words_[end - 1].end).starts_with(":");
    return words_[first].gap == WordGap::space && lang::contains(coining, words_[first - 1].of(block_.folded));
  }

  /// "a deal with Foo", "it is on Foo", "he told Foo": no subject, and no possessor of one.
  [[nodiscard]] bool is_oblique(std::size_t first) const {
    static const lang::WordGroup& links = lang::word_group("oblique_links");
    if (block_.lang != "en" || first == 0 || words_[first].starts_sentence) return false;
    const bool article = first > 1 && (traits(first - 1) & trait_determiner) != 0 && !words_[first - 1].starts_sentence;
    const std::size_t at = article ? first - 2 : first - 1;
    return words_[at + 1].gap == WordGap::space && !words_[at].starts_sentence &&
           lang::contains(links, words_[at].of(block_.folded));
  }

  /// "a system on chip (SoC)", "multimedia messages (MMS)": a short form of words that are no name.
  [[nodiscard]] bool shortens_common_words(std::size_t first) const {
    if (first == 0 || words_[first - 1].kind != WordKind::latin || words_[first - 1].capital) return false;
    constexpr std::size_t reach = 5;
    const char initial = block_.folded[words_[first].begin];
    for (std::size_t back = 1; back <= std::min(reach, first); ++back) {
      const Word& word = words_[first - back];
      if (word.capital && !word.all_caps && !word.starts_sentence) return false;
      if (block_.folded[word.begin] == initial) return true;
      if (word.starts_sentence) break;
    }
    return false;
  }

  /// "British Airways (BA)": the name before it is marked; "Ausgleichsfonds (Afo)": a short name of what is no name itself.
  void read_bracket(NameCandidate& found, std::size_t first) {
    const bool of_person = !out_.empty() && out_.back().strength == NameStrength::person;  // "Jane Doe (USA)"
    if (!out_.empty() && words_[first].all_caps && !of_person && (traits(first) & trait_place) == 0) {
      const std::size_t gap = first - (out_.back().first_word + out_.back().word_count);
      const bool same_initial = block_.folded[words_[first].begin] == block_.folded[words_[out_.back().first_word].begin];
      const bool named = block_.lang != "de" || out_.back().strength >= NameStrength::likely;  // every noun has a capital there
      if ((gap == 0 && named) ||
          (gap <= max_words_before_bracket && same_initial && out_.back().strength >= NameStrength::likely)) {
        out_.back().acronym_follows = true;
        found.acronym = true;
      }
    }
    if (block_.lang == "en" && shortens_common_words(first)) found.common_short = true;
    if (block_.lang == "de" && first > 0 && words_[first - 1].capital && view_.is_body(first - 1))
      found.strength = std::max(found.strength, NameStrength::likely);
  }

  const BlockView& block_;
  const std::vector<Word>& words_;
  NameContext view_;
  bool small_heads_;
  std::vector<NameCandidate>& out_;
};

}  // namespace

std::uint64_t key_of_words(const std::vector<Word>& words, std::size_t first, std::size_t count) {
  std::uint64_t key = 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = first; i < first + count && i < words.size(); ++i) {
    key = (key ^ words[i].hash) * 0xBF58476D1CE4E5B9ULL;
    key ^= key >> 31;
  }
  return key;
}

void find_latin_names(const BlockView& block, std::vector<NameCandidate>& out) { LatinFinder(block, out).run(); }

}  // namespace claimdex::claims
