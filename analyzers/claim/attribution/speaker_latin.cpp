// Attributions in alphabetic scripts: "X said that ...", "..., said X", "X, the chairman, said", "according to X".
#include <algorithm>
#include <array>
#include <string_view>

#include "analyzers/claim/attribution/speaker.hpp"
#include "analyzers/claim/attribution/speaker_table.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t longest_name = 12;        ///< words of a speaker's noun phrase
constexpr std::size_t longest_apposition = 24;  ///< words of ", BA's chief executive,"
constexpr std::size_t longest_lead = 40;        ///< words of "For its part, ..."
constexpr std::size_t longest_scope = 800;      ///< bytes
constexpr std::size_t short_tail = 5;           ///< words behind the verb of ", he said late on Monday."
constexpr std::array<std::string_view, 6> quote_marks = {"\"", "'", "\u201C", "\u2018", "\u201E", "\u00AB"};

/// What stands between two words, as far as it matters here.
enum class Break : std::uint8_t { no, comma, quote, hard };

/// Words [first, end).
struct Words {
  std::size_t first = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return first >= end; }
};

class Finder {
 public:
  Finder(const Sentence& sentence, std::vector<Attribution>& out)
      : sentence_(sentence), words_(sentence.words), function_(function_words(sentence.lang)), out_(out) {}

  void run() {
    thread_local std::vector<SpeakerTable::Match> matches;
    matches.clear();
    speaker_table(sentence_.lang).find(sentence_.phrases, matches);
    const bool any = std::any_of(matches.begin(), matches.end(), [](const auto& match) {
      return is_cue(match.kind) || match.kind == SpeakerWord::colon || match.kind == SpeakerWord::apart;
    });
    if (!any && !sentence_.is_headline()) return;
    kinds_.assign(words_.size(), Tag{});
    for (auto& match : matches) {
      const std::size_t first = word_at(match.span.begin);
      const std::size_t end = word_at(match.span.end);
      if (match.kind == SpeakerWord::apart) match.kind = has_particle(first) ? SpeakerWord::say : SpeakerWord::end;
      for (std::size_t i = first; i < end; ++i) {
        if (match.kind == SpeakerWord::colon)
          kinds_[i].colon = true;
        else if (match.kind == SpeakerWord::organisation)
          kinds_[i].organisation = true;
        else
          kinds_[i].kind = match.kind, kinds_[i].set = true;
      }
      if (is_cue(match.kind)) cues_.push_back({match.kind, {first, end}});
    }
    for (const Cue& cue : cues_) read(cue);
    if (out_.empty() && sentence_.is_headline()) read_headline();
  }

 private:
  struct Tag {
    SpeakerWord kind = SpeakerWord::hide;
    bool set = false;
    bool colon = false;
    bool organisation = false;
  };
  struct Cue {
    SpeakerWord kind;
    Words words;
  };

  static bool is_cue(SpeakerWord kind) {
    return kind == SpeakerWord::say || kind == SpeakerWord::show || kind == SpeakerWord::source || kind == SpeakerWord::behind ||
           kind == SpeakerWord::saying || kind == SpeakerWord::self;
  }
  [[nodiscard]] std::size_t word_at(std::size_t at) const {
    const auto found = std::lower_bound(words_.begin(), words_.end(), at,
                                        [](const TextSpan& span, std::size_t place) { return span.begin < place; });
    return static_cast<std::size_t>(found - words_.begin());
  }
  [[nodiscard]] bool is(std::size_t word, SpeakerWord kind) const {
    return word < words_.size() && kinds_[word].set && kinds_[word].kind == kind;
  }
  [[nodiscard]] bool is_pronoun(std::size_t word) const {
    return is(word, SpeakerWord::pronoun) || is(word, SpeakerWord::first_person) || is(word, SpeakerWord::plural);
  }
  [[nodiscard]] std::string_view folded(std::size_t word) const { return words_[word].of(sentence_.folded); }
  [[nodiscard]] bool is_capital(std::size_t word) const {
    const std::size_t at = words_[word].begin;
    return text::decode_at(sentence_.text, at).value != text::decode_at(sentence_.folded, at).value;
  }
  [[nodiscard]] bool is_determiner(std::size_t word) const { return function_.class_of(folded(word)) == WordClass::determiner; }

  /// What stands before word `word`.
  [[nodiscard]] Break break_before(std::size_t word) const {
    if (word >= words_.size()) return Break::hard;
    const std::size_t begin = word == 0 ? 0 : words_[word - 1].end;
    const std::string_view gap = sentence_.text.substr(begin, words_[word].begin - begin);
    Break found = word == 0 ? Break::hard : Break::no;
    for (std::size_t at = 0; at < gap.size();) {
      const text::CodePoint c = text::decode_at(gap, at);
      at += c.size;
      if (c.value == '"' || c.value == 0x201C || c.value == 0x201D || c.value == 0x201E || c.value == 0xAB || c.value == 0xBB)
        return Break::quote;
      if (c.value == ',' && found == Break::no) found = Break::comma;
      if (c.value == ';' || c.value == ':' || c.value == '(' || c.value == ')' || c.value == '?' || c.value == '!' ||
          c.value == 0x2014 || c.value == '|' || (c.value == 0x2013 && gap.size() > 4) || (c.value == '-' && gap.size() > 2))
        found = Break::hard;
      if (c.value == '.' && gap.size() > 1 && word > 0 && words_[word - 1].size() > 4) found = Break::hard;
    }
    return found;
  }
  [[nodiscard]] bool ends_after(std::size_t word) const {
    return word + 1 >= words_.size() || break_before(word + 1) != Break::no;
  }

  /// The word that ends the clause of word `verb`: before a mark, or the sentence's last.
  [[nodiscard]] std::size_t last_of_clause(std::size_t verb) const {
    std::size_t last = verb;
    while (last + 1 < words_.size() && last - verb < longest_name && break_before(last + 1) == Break::no) ++last;
    return last;
  }
  [[nodiscard]] bool is_separable(std::size_t verb, std::size_t particle) const {
    static const lang::WordGroup& sayings = lang::word_group("separable_sayings");
    return particle > verb && lang::contains(sayings, std::string(folded(verb)).append(" ").append(folded(particle)));
  }
  /// German "gab die Bank bekannt", "hob Jana Roth hervor": the verb speaks together with the last word of its clause.
  [[nodiscard]] bool has_particle(std::size_t verb) const { return is_separable(verb, last_of_clause(verb)); }

  void read(const Cue& cue) {
    if (cue.kind == SpeakerWord::source) return read_source(cue.words);
    if (cue.kind == SpeakerWord::behind) return read_behind(cue.words);
    if (cue.kind == SpeakerWord::self) return read_self(cue.words);
    if (cue.kind == SpeakerWord::saying) return read_saying(cue);
    if (is(cue.words.end, SpeakerWord::passive)) return;  // "reported by", "said to"
    std::size_t verb = cue.words.first;
    while (verb > 0 && break_before(verb) == Break::no && (is(verb - 1, SpeakerWord::skip) || is_adverb(verb - 1))) --verb;
    const Break before = break_before(verb);
    const bool is_dative = before == Break::no && sentence_.lang == "de" && folded(phrase_begin(verb)) == "dem";
    const bool is_inverted = before == Break::no && verb == cue.words.first && is(verb - 1, SpeakerWord::as) &&
                             break_before(verb - 1) != Break::no && sentence_.lang != "en";
    if (is_inverted) return read_right(cue, Break::comma);  // "Como explicó Juana Ruiz, ..."
    if (before == Break::no && !is_dative) return read_left(cue, verb);
    if (before == Break::hard && verb == cue.words.first && read_abbreviated(cue, verb)) return;
    if (before == Break::comma && read_apposition(cue, verb)) return;
    if (verb == cue.words.first) read_right(cue, is_dative ? Break::quote : before);
  }

  /// "The Trade Office (DTO) said", "the new set (1,200 pages) confirms": the subject stands before the brackets.
  bool read_abbreviated(const Cue& cue, std::size_t verb) {
    constexpr std::size_t longest_aside = 8;  // words
    if (sentence_.lang != "en" || verb == 0) return false;
    const std::string_view gap = sentence_.text.substr(words_[verb - 1].end, words_[verb].begin - words_[verb - 1].end);
    if (!gap.ends_with(") ")) return false;
    std::size_t open = verb - 1;
    while (open > 0 && verb - open < longest_aside && sentence_.text[words_[open].begin - 1] != '(') --open;
    if (open == 0 || sentence_.text[words_[open].begin - 1] != '(') return true;
    if (break_before(open) != Break::hard || is(open - 1, SpeakerWord::nobody)) return true;
    std::size_t first = phrase_begin(open);
    const bool is_aside = first > 0 && break_before(first) != Break::no && is_tail(cue.words.end);  // "fell, the DTO said."
    if (!is_acronym(open, verb)) return add(cue, {first, open}, is_aside), true;
    while (first > 1 && folded(first - 1) == "and" && is_capital(first - 2)) first = phrase_begin(first - 1);
    for (std::size_t i = first; i < open; ++i)
      if (is_determiner(i) && is_capital(i)) first = i + 1;
    while (first < open && (!is_capital(first) || is_determiner(first))) ++first;
    if (first >= open || !is_capital(open - 1) || cue.kind == SpeakerWord::show) return true;
    Attribution found;
    found.cue = {words_[cue.words.first].begin, words_[cue.words.end - 1].end};
    found.rule = "said";
    found.form = SpeakerForm::organisation;
    found.name = {words_[first].begin, words_[open - 1].end};
    if (const std::size_t code = found.name.of(sentence_.text).find(" <"); code != std::string_view::npos)
      found.name.end = found.name.begin + code;  // "Hexa Mining <HEX.S> (HML) said"
    found.scope = scope_of(found.cue, is_aside);
    out_.push_back(found);
    return true;
  }
  /// Whether the words [first, end) are an abbreviation in capitals: "(DTO)".
  [[nodiscard]] bool is_acronym(std::size_t first, std::size_t end) const {
    const std::string_view written = words_[first].of(sentence_.text);
    return end == first + 1 && written.size() > 1 && is_capital(first) && written[1] >= 'A' && written[1] <= 'Z';
  }

  /// "casually", not "family" and not "Italy".
  [[nodiscard]] bool is_adverb(std::size_t word) const {
    static const lang::WordGroup& nouns = lang::word_group("nouns_in_ly");
    const std::string_view written = folded(word);
    return sentence_.lang == "en" && written.ends_with("ly") && !is_capital(word) && !lang::contains(nouns, written);
  }

  /// "The company said": the subject right before the verb.
  void read_left(const Cue& cue, std::size_t verb) {
    if (is(verb - 1, SpeakerWord::nobody) || is(verb - 1, SpeakerWord::passive)) return;
    if (kinds_[verb - 1].set && is_cue(kinds_[verb - 1].kind)) return;  // "denied reports that"
    if (is(verb - 1, SpeakerWord::begin)) return add_again(cue);        // "disclosed ... and said"
    if (is(verb - 1, SpeakerWord::relative)) {                          // "Acme, which said"
      const std::size_t end = verb - 1;
      static const lang::WordGroup& numbers = lang::word_group("numbers_of_people");  // "the share who said"
      if (end == 0 || lang::contains(numbers, folded(end - 1))) return;
      add(cue, {phrase_begin(end), end}, false);
      return;
    }
    const std::size_t first =
        is(verb - 1, SpeakerWord::pronoun) || is(verb - 1, SpeakerWord::first_person) ? verb - 1 : phrase_begin(verb);
    const bool is_aside = first > 0 && (is(first - 1, SpeakerWord::as) || break_before(first) != Break::no);
    add(cue, {first, verb}, is_aside && is_tail(cue.words.end));
  }

  /// The first word of the noun phrase that ends before word `end`.
  [[nodiscard]] std::size_t phrase_begin(std::size_t end) const {
    std::size_t first = end - 1;
    while (first > 0 && end - first < longest_name && break_before(first) == Break::no) {
      const std::size_t left = first - 1;
      // "the widow and heir of" goes on, "profits rose and the company" does not.
      const bool is_full = is_determiner(first) || is_capital(first) || is(first, SpeakerWord::pronoun);
      if (is(left, SpeakerWord::begin) && !is_full) {
        first = left;
        continue;
      }
      if (kinds_[left].set && (is_cue(kinds_[left].kind) || is(left, SpeakerWord::begin) || is(left, SpeakerWord::as) ||
                               is(left, SpeakerWord::relative) || is(left, SpeakerWord::that) || is(left, SpeakerWord::nobody)))
        break;
      first = left;
    }
    return first;
  }

  /// Whether little follows word `at`: the attribution is an aside, what was said stands before it.
  [[nodiscard]] bool is_tail(std::size_t at, std::size_t limit = short_tail) const {
    if (is(at, SpeakerWord::that)) return false;
    for (std::size_t count = 0; count <= limit; ++count, ++at) {
      if (at >= words_.size()) return true;
      if (const Break found = break_before(at); found != Break::no) return found != Break::quote;
    }
    return false;
  }

  /// "Ada Quist, Hexa's chief executive, said": between two commas stands what the speaker is.
  bool read_apposition(const Cue& cue, std::size_t verb) {
    std::size_t comma = verb - 1;
    while (comma > 0 && verb - comma < longest_apposition && break_before(comma) == Break::no) --comma;
    if (comma == 0 || break_before(comma) != Break::comma || is_tail(cue.words.end, 1)) return false;
    if (is_capital(comma) && sentence_.lang == "en" && !is_possessive(comma)) return false;
    const std::size_t first = phrase_begin(comma);
    if (comma - first > 8 || (first > 0 && break_before(first) == Break::comma)) return false;
    if (is(comma - 1, SpeakerWord::nobody) || !(is_capital(comma - 1) || is_determiner(first))) return false;
    add(cue, {first, comma}, false);
    return true;
  }
  [[nodiscard]] bool is_possessive(std::size_t word) const {
    const std::string_view text = folded(word);
    return text.ends_with("s") && (text.find('\'') != text.npos || text.find("’") != text.npos);
  }

  /// ", said Tim Cook, Apple's CFO": the subject behind the verb.
  void read_right(const Cue& cue, Break before) {
    if (cue.kind == SpeakerWord::show) return;
    std::size_t first = cue.words.end;
    while (is(first, SpeakerWord::skip) && break_before(first) == Break::no) ++first;
    if (first >= words_.size() || break_before(first) != Break::no) return;
    std::size_t end = first;
    while (end < words_.size() && end - first < longest_name && (end == first || break_before(end) == Break::no) &&
           !is(end, SpeakerWord::end) && !is(end, SpeakerWord::that) && !is(end, SpeakerWord::nobody) &&
           !is(end, SpeakerWord::skip))
      ++end;
    if (end > first + 1 && is_separable(cue.words.first, end - 1)) --end;  // "räumte Jana Roth ein"
    const bool is_name = is_capital(first) || is_determiner(first) || is(first, SpeakerWord::title) ||
                         is(first, SpeakerWord::pronoun) || is(first, SpeakerWord::firm) || is(first, SpeakerWord::first_person);
    const bool closes = end >= words_.size() || is_separable(cue.words.first, end) || break_before(end) != Break::no ||
                        is(end, SpeakerWord::end) || is(end, SpeakerWord::skip);
    if (!is_name || end == first) return;
    if (before != Break::quote && !closes) return;
    if (const Words name = name_behind({first, end}); !name.empty()) return add(cue, name, true);
    add(cue, {first, end}, true);
  }
  /// "said its chief executive, Jane Roe, on Monday".
  [[nodiscard]] Words name_behind(Words office) const {
    const std::size_t at = office.end;
    if (at + 1 >= words_.size() || break_before(at) != Break::comma || !is_name_word(at)) return {};
    bool has_title = false;
    for (std::size_t i = office.first; i < office.end; ++i) has_title = has_title || is(i, SpeakerWord::title);
    std::size_t end = at;
    while (end < words_.size() && end - at < 4 && is_name_word(end) && (end == at || break_before(end) == Break::no)) ++end;
    return has_title && end - at >= 2 ? Words{at, end} : Words{};
  }

  /// "according to people familiar with the matter".
  void read_source(Words cue) {
    const std::size_t first = cue.end;
    if (first >= words_.size() || break_before(first) == Break::comma || break_before(first) == Break::hard) return;
    std::size_t end = first;
    while (end < words_.size() && end - first < longest_name && (end == first || break_before(end) == Break::no) &&
           !(end > first && ends_source(end)))
      ++end;
    // German ", so Jana Roth.": an aside with a name, else "so" is none.
    static const lang::WordGroup& asides = lang::word_group("aside_sources");
    if (lang::contains(asides, folded(cue.first)) &&
        (break_before(cue.first) == Break::no || !(is_capital(first) || is_determiner(first)) || !ends_after(end - 1)))
      return;
    add({SpeakerWord::source, cue}, {first, end}, true);
  }
  [[nodiscard]] bool ends_source(std::size_t word) const {
    // "people briefed on the plan" goes on, "Reuters on Monday" does not.
    if (is(word, SpeakerWord::end)) return word + 1 >= words_.size() || !is_determiner(word + 1);
    if (is(word, SpeakerWord::relative) || is(word, SpeakerWord::that)) return true;
    if (function_.class_of(folded(word)) == WordClass::verb && !is_determiner(word - 1)) return true;
    // German nouns have capitals: a small word behind one begins the rest of the sentence.
    if (sentence_.lang == "de" && is_capital(word - 1) && !is_capital(word) && !is(word, SpeakerWord::inner)) return true;
    const Quantity* at = sentence_.quantity_from(words_[word].begin);
    return at != nullptr && at->span.begin == words_[word].begin;
  }

  /// "by its own account".
  void read_self(Words cue) {
    out_.push_back({{words_[cue.first].begin, words_[cue.end - 1].end},
                    {words_[cue.first].begin, words_[cue.end - 1].end},
                    {0, sentence_.text.size()},
                    SpeakerForm::firm,
                    "source"});
  }

  /// "Members of the union rejected the offer, saying they wanted 10%".
  void read_saying(const Cue& cue) {
    if (!out_.empty()) return add_again(cue);
    std::size_t verb = cue.words.first;
    while (verb > 0 && break_before(verb) == Break::no && is(verb - 1, SpeakerWord::skip)) --verb;
    if (break_before(verb) == Break::no) return read_left(cue, verb);  // "with Opel threatening to"
    std::size_t first = 0;
    while (is(first, SpeakerWord::begin)) ++first;
    if (first < words_.size() && function_.class_of(folded(first)) == WordClass::preposition)
      while (++first < std::min(words_.size(), longest_lead) && break_before(first) != Break::comma) continue;
    std::size_t end = first;
    while (end < cue.words.first && end - first < longest_name && (end == first || break_before(end) == Break::no) &&
           !is_verb(end))
      ++end;
    if (end > first) add(cue, {first, end}, false);
  }
  [[nodiscard]] bool is_verb(std::size_t word) const {
    return function_.class_of(folded(word)) == WordClass::verb || folded(word).ends_with("ed") || is(word, SpeakerWord::nobody) ||
           is(word, SpeakerWord::skip);
  }

  /// Another verb of the speaker named before.
  void add_again(const Cue& cue) {
    if (out_.empty()) return;
    Attribution found = out_.back();
    found.cue = {words_[cue.words.first].begin, words_[cue.words.end - 1].end};
    found.scope = {found.cue.end, sentence_.text.size()};
    out_.push_back(found);
  }

  /// "Musk: 'We cut 500 jobs'", "Acme to cut 500 jobs: report".
  void read_headline() {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      const std::string_view gap = sentence_.text.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
      if (!gap.starts_with(':')) continue;
      const bool quotes =
          std::any_of(quote_marks.begin(), quote_marks.end(), [&](std::string_view mark) { return gap.find(mark) != gap.npos; });
      if (i <= 4 && (quotes || kinds_[i - 1].colon)) return add_headline({0, i}, {words_[i].begin, sentence_.text.size()});
      if (i + 4 >= words_.size() && kinds_.back().colon) return add_headline({i, words_.size()}, {0, words_[i - 1].end});
    }
  }
  void add_headline(Words name, TextSpan scope) {
    const TextSpan span{words_[name.first].begin, words_[name.end - 1].end};
    out_.push_back({span, span, scope, SpeakerForm::name, "headline"});
  }

  /// "den Angaben zufolge".
  void read_behind(Words cue) {
    if (cue.first == 0 || break_before(cue.first) != Break::no) return;
    std::size_t first = cue.first - 1;
    while (first > 0 && cue.first - first < longest_name && break_before(first) == Break::no && !is_determiner(first)) --first;
    add({SpeakerWord::behind, cue}, {first, cue.first}, true);
  }

  void add(const Cue& cue, Words phrase, bool is_whole) {
    for (std::size_t i = phrase.first + 1; i < phrase.end; ++i)  // "Padilla hatte im Juni erklärt"
      if ((is(i, SpeakerWord::skip) && function_.class_of(folded(i)) != WordClass::content) || is(i, SpeakerWord::reported))
        phrase.end = i;
    if (cue.kind == SpeakerWord::show && !is_shown(cue, phrase)) return;
    while (!phrase.empty() && (is(phrase.first, SpeakerWord::begin) || is(phrase.first, SpeakerWord::skip))) ++phrase.first;
    if (!phrase.empty() && is_share(phrase)) return;
    const bool is_subordinate = phrase.first > 0 && opens_subordinate(phrase.first - 1);
    if (phrase.empty() || function_.class_of(folded(phrase.first)) == WordClass::preposition) return;
    if (is_adverb(phrase.end - 1)) return;  // "is essentially saying"
    Attribution found;
    found.cue = {words_[cue.words.first].begin, words_[cue.words.end - 1].end};
    found.rule = cue.kind == SpeakerWord::source || cue.kind == SpeakerWord::behind ? "source" : "said";
    found.form = form_of(phrase);
    if (found.form == SpeakerForm::name) phrase = name_in(phrase);
    if (phrase.empty() || is_empty(phrase) || (found.form == SpeakerForm::name && !is_noun_phrase(phrase))) return;
    if (found.form == SpeakerForm::name && is_organisation(phrase)) found.form = SpeakerForm::organisation;
    found.name = {words_[phrase.first].begin, words_[phrase.end - 1].end};
    drop_elision(found.name);
    found.scope = scope_of(found.cue, is_whole);
    if (is_subordinate) end_at_comma(found);
    out_.push_back(found);
  }

  /// "a day after Foo said that it would cut 300 jobs, its shares fell 3%": what follows the comma is the writer's.
  [[nodiscard]] bool opens_subordinate(std::size_t word) const {
    static const lang::WordGroup& openers = lang::word_group("openers_of_dated_sayings");
    return sentence_.lang == "en" && lang::contains(openers, folded(word)) && break_before(word + 1) == Break::no;
  }
  void end_at_comma(Attribution& found) const {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (words_[i].begin <= found.cue.end || break_before(i) != Break::comma) continue;
      found.scope.end = std::min(found.scope.end, words_[i].begin);
      return;
    }
  }

  /// "A record 71 per cent of men say": a share of many is what is told, not who tells.
  [[nodiscard]] bool is_share(Words phrase) const {
    if (sentence_.lang != "en") return false;
    const Quantity* share = sentence_.quantity_from(words_[phrase.first].begin);
    return share != nullptr && share->kind == QuantityKind::percent && share->span.begin < words_[phrase.end - 1].end;
  }

  /// What shows something must be a document, or show that something is so.
  [[nodiscard]] bool is_shown(const Cue& cue, Words phrase) const {
    if (is(cue.words.end, SpeakerWord::that) || is(cue.words.end - 1, SpeakerWord::that)) return true;
    for (std::size_t i = phrase.first; i < phrase.end; ++i)
      if (is(i, SpeakerWord::document) || is_document_compound(i)) return true;
    return folded(cue.words.end - 1) == "that";
  }
  /// "Facebook-Statistik" is two words, "Wirtschaftsstudie" one.
  [[nodiscard]] bool is_document_compound(std::size_t word) const {
    if (sentence_.lang != "de") return false;
    for (const std::string_view tail : {"studie", "umfrage", "daten", "zahlen", "bericht", "statistik", "analyse", "prognose"})
      if (folded(word).ends_with(tail)) return true;
    return false;
  }

  /// French "l'UCSF" is UCSF.
  void drop_elision(TextSpan& name) const {
    const std::string_view text = name.of(sentence_.folded);
    if (sentence_.lang != "fr" || text.size() < 5 || (text[0] != 'l' && text[0] != 'd')) return;
    if (text[1] == '\'')
      name.begin += 2;
    else if (text.substr(1).starts_with("\u2019"))
      name.begin += 4;
  }

  /// What is attributed: what follows the verb, or what stands around it; of an endless sentence only what is near.
  [[nodiscard]] TextSpan scope_of(TextSpan cue, bool is_whole) const {
    const std::size_t begin = is_whole ? cue.begin - std::min(cue.begin, longest_scope) : cue.end;
    return {begin, std::min(sentence_.text.size(), cue.end + longest_scope)};
  }

  /// Whether the words can name someone: no verb or pronoun among them, a noun at the end.
  [[nodiscard]] bool is_noun_phrase(Words phrase) const {
    const bool opens_noun = is_determiner(phrase.first) || folded(phrase.first) == "one";
    for (std::size_t i = phrase.first; i < phrase.end; ++i) {
      if (is_capital(i) && i > 0) continue;
      const bool follows_article = i > phrase.first && is_determiner(i - 1);
      const bool is_participle = i + 1 < phrase.end && is_inner(i + 1);  // "a group led by"
      const bool is_verb_word = function_.class_of(folded(i)) == WordClass::verb && !follows_article && !is_participle;
      if (is_verb_word && sentence_.lang != "de" && !opens_noun) return false;
      if ((is_pronoun(i) || folded(i) == "it") && phrase.end - phrase.first > 1) return false;
    }
    const std::size_t last = phrase.end - 1;
    if (is_capital(last) || phrase.end - phrase.first == 1) return true;
    const WordClass kind = function_.class_of(folded(last));
    return kind != WordClass::determiner && kind != WordClass::preposition && kind != WordClass::clause &&
           !folded(last).ends_with("ly");
  }

  [[nodiscard]] bool is_organisation(Words phrase) const {
    for (std::size_t i = phrase.first; i < phrase.end; ++i)
      if (kinds_[i].organisation) return true;
    return false;
  }

  [[nodiscard]] bool is_empty(Words phrase) const {
    for (std::size_t i = phrase.first; i < phrase.end; ++i) {
      if (is(i, SpeakerWord::nobody)) return true;
      const WordClass kind = function_.class_of(folded(i));
      if (kind == WordClass::content || is(i, SpeakerWord::pronoun) || is(i, SpeakerWord::firm) ||
          is(i, SpeakerWord::first_person) || is(i, SpeakerWord::plural))
        return false;
    }
    return true;
  }

  [[nodiscard]] SpeakerForm form_of(Words phrase) const {
    const std::size_t last = phrase.end - 1;
    const std::string_view opener = folded(phrase.first);
    if (phrase.end - phrase.first > 2 || (phrase.first != last && (opener == "a" || opener == "an" || opener == "one")))
      return SpeakerForm::name;
    if (is(last, SpeakerWord::first_person)) return SpeakerForm::first_person;
    if (is(last, SpeakerWord::pronoun)) return SpeakerForm::pronoun;
    if (is(last, SpeakerWord::plural)) return SpeakerForm::plural;
    if (is(last, SpeakerWord::firm)) return SpeakerForm::firm;
    return SpeakerForm::name;
  }

  /// The name inside a noun phrase: "BA chairman Martin Broughton" is Martin Broughton, "three people close to the board" all of
  /// it.
  [[nodiscard]] Words name_in(Words phrase) const {
    Words best;
    for (std::size_t i = phrase.first; i < phrase.end;) {
      if (!is_name_word(i)) {
        ++i;
        continue;
      }
      Words run{i, i + 1};
      while (run.end < phrase.end && joins_name(run.end, phrase.end) && !is_possessive(run.end - 1)) ++run.end;
      i = run.end;
      // "Mike Powell of Dresdner" is not Dresdner; "Members of the union" begins a sentence.
      const bool belongs = run.first > phrase.first && is_inner(run.first - 1);
      const bool opens = run.first == 0 && run.end == 1 && phrase.end > 1 && is_inner(1);
      if (!belongs && !opens) best = run;
    }
    // A lower-case head behind the name is the speaker: "the Apple spokesman", "people at Acme".
    if (best.empty() || !(best.end == phrase.end || is_inner(best.end))) return without_article(phrase);
    for (std::size_t i = best.first; i + 1 < best.end; ++i)
      if (is_title(i) && is_name_word(i + 1)) best.first = i + 1;  // "Siemens-Chef Joe Kaeser"
    return best;
  }
  /// "chairman", "Siemens-Chef", "Konzernchefin".
  [[nodiscard]] bool is_title(std::size_t word) const {
    if (is(word, SpeakerWord::title)) return true;
    if (sentence_.lang != "de") return false;
    for (const std::string_view tail : {"chef", "chefin", "sprecher", "sprecherin", "minister", "ministerin", "präsident",
                                        "präsidentin", "vorstand", "leiter", "leiterin", "direktor", "direktorin"})
      if (folded(word).ends_with(tail)) return true;
    return false;
  }
  [[nodiscard]] bool is_inner(std::size_t word) const {
    if (is(word, SpeakerWord::inner) || is(word, SpeakerWord::end) || is(word, SpeakerWord::passive)) return true;
    if (function_.class_of(folded(word)) == WordClass::preposition) return true;
    return word > 0 && is_determiner(word) && is_inner(word - 1);
  }
  /// "les Nations unies" without its article; "les chercheurs" as it is.
  [[nodiscard]] Words without_article(Words phrase) const {
    if (phrase.end - phrase.first > 1 && is_determiner(phrase.first) && is_capital(phrase.first + 1) && sentence_.lang != "en")
      ++phrase.first;
    return phrase;
  }
  [[nodiscard]] bool is_name_word(std::size_t word) const {
    return is_capital(word) && !is_determiner(word) && function_.class_of(folded(word)) == WordClass::content &&
           !is(word, SpeakerWord::begin);
  }
  [[nodiscard]] bool joins_name(std::size_t word, std::size_t end) const {
    if (is_name_word(word)) return true;
    const std::string_view text = folded(word);
    const bool is_particle = text == "de" || text == "von" || text == "van" || text == "der" || text == "del" || text == "da" ||
                             text == "dos" || text == "di" || text == "du" || text == "le" || text == "la" || text == "bin" ||
                             text == "des" || text == "für" || (text == "of" && sentence_.lang != "en");
    return is_particle && word + 1 < end && is_name_word(word + 1);
  }

  const Sentence& sentence_;
  const std::vector<TextSpan>& words_;
  const FunctionWords& function_;
  std::vector<Attribution>& out_;
  std::vector<Tag> kinds_;
  std::vector<Cue> cues_;
};

}  // namespace

void find_attributions(const Sentence& sentence, std::vector<Attribution>& out) { Finder(sentence, out).run(); }

}  // namespace claimdex::claims
