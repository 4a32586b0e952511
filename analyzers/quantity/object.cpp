// The noun phrase that a number counts: the words right after it, up to the first that cannot belong to one. Closed word classes
// and the shape of words decide; there is no tagger.
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

constexpr int longest_object = 6;  ///< words

bool has(const Scan& scan, TextSpan word, Context context) {
  return !word.empty() && scan.lexicon.has(word.of(scan.folded), context);
}

/// "3D", "5G": a digit and a capital that are a word before the noun. "5g" is a weight.
TextSpan digit_word_at(const Scan& scan, std::size_t at) {
  if (at + 3 >= scan.text.size() || !is_digit(scan.text[at]) || letter_at(scan.text, at + 3) == 0) return {at, at};
  const bool is_word = scan.text[at + 1] == 'D' || scan.text[at + 1] == 'G';
  return {at, is_word && scan.text[at + 2] == ' ' ? at + 2 : at};
}

/// A word with inner hyphens, digits and apostrophes: "U.S.", "AI-related", "A321", "world's". Must begin with a letter.
TextSpan compound_at(const Scan& scan, std::size_t at) {
  TextSpan word = word_at(scan.folded, at);
  if (word.empty()) word = digit_word_at(scan, at);
  if (word.empty()) return word;
  std::size_t end = word.end;
  while (end < scan.folded.size() && end - at < 80) {
    const char c = scan.folded[end];
    const bool goes_on = end + 1 < scan.folded.size() && (letter_at(scan.folded, end + 1) > 0 || is_digit(scan.folded[end + 1]));
    const std::size_t letter = letter_at(scan.folded, end);
    if (letter > 0) {
      end += letter;
    } else if (is_digit(c) || ((c == '-' || c == '&') && goes_on) || (c == '.' && goes_on && end - at == 1) ||
               (c == '.' && end >= 3 && scan.folded[end - 2] == '.')) {
      ++end;
    } else if (c == '\'' && scan.folded.substr(end).starts_with("'s ")) {
      end += 2;
    } else if (scan.folded.substr(end, 5) == "\xE2\x80\x99s ") {
      end += 4;
    } else {
      break;
    }
  }
  return {at, end};
}

/// "IT leaders", "US homes": an acronym between words in small letters, though in small letters it is a pronoun.
bool is_acronym(const Scan& scan, TextSpan word) {
  if (scan.lexicon.lang != "en" || word.size() < 2 || !starts_upper(scan.text, word.begin)) return false;
  const TextSpan next = next_word(scan.text, word.end);
  return starts_upper(scan.text, word.begin + 1) && next.size() > 1 && next.begin == word.end + 1 &&
         !starts_upper(scan.text, next.begin + 1);
}

/// "telecoms deal", "sales job": nouns that stand before another as plurals do, without being the head.
bool is_attributive_plural(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& plurals = lang::word_group("attributive_plurals");
  if (scan.lexicon.lang != "en" || !lang::contains(plurals, word.of(scan.folded))) return false;
  const TextSpan next = next_word(scan.folded, word.end);
  return next.size() > 2 && next.begin == word.end + 1 && !has(scan, next, Context::object_stop);
}

/// Plurals end a noun phrase unless another noun follows: "job cuts", "coding roles".
bool is_plural(const Scan& scan, TextSpan word) {
  const std::string_view name = word.of(scan.folded);
  if (has(scan, word, Context::plural_head)) return true;
  if (scan.lexicon.lang == "de") return false;
  if (is_acronym_plural(scan.text, word)) return true;
  return name.size() > 3 && name != "news" && name.back() == 's' && !name.ends_with("ss") && !name.ends_with("us") &&
         !name.ends_with("is") && !name.ends_with("'s");
}

/// "jobs affected", "staff working": a participle after the head belongs to the clause.
bool is_participle(std::string_view word) { return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing")); }

/// "a $3bn deal stuck in limbo": participles that no ending shows, behind a noun.
bool is_irregular_participle(std::string_view word) {
  static const lang::WordGroup& words = lang::word_group("irregular_participles");
  return lang::contains(words, word);
}

/// "3 million paid subscribers": a participle that mostly ends a noun phrase, right before a plural of people.
bool is_paid_noun(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& participles = lang::word_group("count_participles");
  if (scan.lexicon.lang != "en" || !lang::contains(participles, word.of(scan.folded))) return false;
  const TextSpan next = next_word(scan.folded, word.end);
  return has(scan, next, Context::count_noun) || (is_plural(scan, next) && !has(scan, next, Context::object_stop));
}

/// "80 free monthly credits": a word of time that is an adjective before a plural.
bool is_frequency_adjective(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& adjectives = lang::word_group("frequency_adjectives");
  if (scan.lexicon.lang != "en" || !lang::contains(adjectives, word.of(scan.folded))) return false;
  const TextSpan next = next_word(scan.folded, word.end);
  return next.begin == word.end + 1 && is_plural(scan, next);
}

/// "a $3bn valuation signals that", "the 20% cut means the": a verb that tells what the noun before it says.
bool is_telling_verb(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& verbs = lang::word_group("telling_verbs");
  static const lang::WordGroup& openers = lang::word_group("told_openers");
  if (scan.lexicon.lang != "en" || !lang::contains(verbs, word.of(scan.folded))) return false;
  TextSpan next = next_word(scan.folded, word.end);
  if (next.of(scan.folded) == "that") next = next_word(scan.folded, next.end);  // "traffic signals that turn red" goes on
  return lang::contains(openers, next.of(scan.folded));
}

/// "10 free uses", "12 new releases": what may be a verb is the noun behind an adjective that can be none.
bool is_noun_behind_adjective(const Scan& scan, TextSpan adjective, TextSpan word) {
  static const lang::WordGroup& adjectives = lang::word_group("never_heads");
  return scan.lexicon.lang == "en" && lang::contains(adjectives, adjective.of(scan.folded)) && is_plural(scan, word) &&
         adjective.end + 1 == word.begin && word.size() > 3;
}

/// "dos consiguieron salvar", "500 empleos afectaban": an ending that only verbs have, in Romance languages.
bool is_finite_verb(const Scan& scan, TextSpan word) {
  static const lang::WordGroup& spanish = lang::word_group("finite_endings_spanish");
  static const lang::WordGroup& french = lang::word_group("finite_endings_french");
  static const lang::WordGroup& portuguese = lang::word_group("finite_endings_portuguese");
  constexpr std::size_t shortest_stem = 3;
  const std::string_view lang = scan.lexicon.lang;
  if ((lang != "es" && lang != "fr" && lang != "pt") || starts_upper(scan.text, word.begin)) return false;
  const lang::WordGroup& endings = lang == "es" ? spanish : lang == "fr" ? french : portuguese;
  const std::string_view name = word.of(scan.folded);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return name.size() >= ending.size() + shortest_stem && name.ends_with(ending);
  });
}

/// "net worth": the second word alone would end the noun.
bool ends_two_word_noun(const Scan& scan, TextSpan first, TextSpan second) {
  static const lang::WordGroup& nouns = lang::word_group("two_word_nouns");
  return lang::contains(nouns, scan.folded.substr(first.begin, second.end - first.begin));
}

/// "Fortune 500 firms": a name that ends with a number, before a noun; `end` of the word where none stands.
std::size_t behind_number_of_name(const Scan& scan, TextSpan word) {
  if (!has(scan, word, Context::name_before) || !starts_upper(scan.text, word.begin)) return word.end;
  const std::size_t begin = skip_blanks(scan.folded, word.end);
  std::size_t end = begin;
  while (end < scan.folded.size() && is_digit(scan.folded[end])) ++end;
  const bool named = begin == word.end + 1 && end > begin && letter_at(scan.folded, skip_blanks(scan.folded, end)) > 0 &&
                     end + 1 == skip_blanks(scan.folded, end);
  return named ? end : word.end;
}

/// "thermal and" acoustic, "small and" medium: an adjective by its ending or from a list, with another before the noun.
bool is_adjective(std::string_view word) {
  static const lang::WordGroup& endings = lang::word_group("adjective_endings");
  static const lang::WordGroup& adjectives = lang::word_group("listed_adjectives");
  if (lang::contains(adjectives, word)) return true;
  constexpr std::size_t shortest_stem = 3;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() >= ending.size() + shortest_stem && word.ends_with(ending);
  });
}

/// Where the next word of a list of adjectives begins ("thermal and", "rural, regional and" in "thermal and acoustic
/// insulation"), if the list ends with a conjunction; else the end of `word`.
std::size_t behind_listed_adjective(const Scan& scan, TextSpan word) {
  constexpr int longest_list = 5;
  if (scan.lexicon.lang != "en") return word.end;
  std::size_t second = word.end;
  TextSpan adjective = word;
  for (int i = 0; i < longest_list; ++i) {
    if (adjective.end >= scan.folded.size() || !is_adjective(adjective.of(scan.folded))) return word.end;
    const bool comma = scan.folded[adjective.end] == ',';
    const TextSpan next = next_word(scan.folded, adjective.end + (comma ? 1 : 0));
    if (!comma) {
      const bool joins = has(scan, next, Context::conjunction) && next_word(scan.folded, next.end).size() > 2;
      return !joins ? word.end : i == 0 ? skip_blanks(scan.folded, next.end) : second;
    }
    if (i == 0) second = next.begin;
    adjective = next;
  }
  return word.end;
}

std::size_t behind_apostrophe(const Scan& scan, std::size_t at) {
  const std::string_view rest = scan.folded.substr(at);
  if (rest.starts_with('\'')) return at + 1;
  return rest.starts_with("\xE2\x80\x99") ? at + 3 : at;
}

/// "de l'usine": the article before the noun; "l'an" without "de" is a rate.
std::size_t behind_elided_article(const Scan& scan, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  if (word.size() != 1 || !has(scan, word, Context::object_stop)) return at;
  const std::size_t end = behind_apostrophe(scan, word.end);
  return end > word.end ? end : at;
}

/// Passes over "of the", "more", "other": what may stand between number and noun.
std::size_t skip_before_noun(const Scan& scan, std::size_t at) {
  for (int i = 0; i < 3; ++i) {
    TextSpan word = word_at(scan.folded, at);
    const auto phrase = phrase_at(scan.lexicon.contexts, scan.folded, at);
    if (phrase && (*phrase.entry & static_cast<std::uint32_t>(Context::object_skip)) != 0) {
      at = behind_elided_article(scan, skip_blanks(scan.folded, phrase.span.end));
    } else if (has(scan, word, Context::of)) {
      at = skip_blanks(scan.folded, word.end);
      at = behind_apostrophe(scan, at);  // une centaine d'emplois
      word = word_at(scan.folded, at);
      if (has(scan, word, Context::determiner)) at = behind_apostrophe(scan, skip_blanks(scan.folded, word.end));
    } else {
      break;
    }
  }
  return at;
}

/// "two-hour", "trois-tonnes": a measure of its own.
bool is_hyphenated_measure(const Scan& scan, std::size_t at) {
  const TextSpan word = word_at(scan.folded, at);
  if (!scan.lexicon.is_numeral(word.of(scan.folded), Numeral::cardinal)) return false;
  return dash_at(scan.folded, word.end) == 1 && static_cast<bool>(phrase_at(scan.lexicon.units, scan.folded, word.end + 1));
}

/// "12% plan to leave", "9 per cent hope to stay": what may be a noun is what those counted do.
bool is_intent(const Scan& scan, std::size_t at, std::size_t begin) {
  if (scan.lexicon.lang != "en") return false;
  static const lang::WordGroup& intents = lang::word_group("intent_verbs");
  static const lang::WordGroup& percents = lang::word_group("percent_endings");
  const TextSpan verb = word_at(scan.folded, begin);
  if (!lang::contains(intents, verb.of(scan.folded)) || next_word(scan.folded, verb.end).of(scan.folded) != "to") return false;
  const std::string_view before = scan.folded.substr(0, at);
  return std::any_of(percents.begin(), percents.end(), [&](std::string_view ending) { return before.ends_with(ending); });
}

/// "four widely used metrics", "two publicly held firms": a participle between its adverb and the noun.
bool is_described(const Scan& scan, TextSpan adverb, TextSpan word) {
  const std::string_view name = word.of(scan.folded);
  if (scan.lexicon.lang != "en" || !adverb.of(scan.folded).ends_with("ly") || adverb.end + 1 != word.begin) return false;
  static const lang::WordGroup& described = lang::word_group("described_adjectives");
  if (!name.ends_with("ed") && !is_irregular_participle(name) && !lang::contains(described, name)) return false;
  const TextSpan next = next_word(scan.folded, word.end);
  return next.begin == word.end + 1 && !has(scan, next, Context::object_stop);
}

/// "the $53m figure Smith cited", "a $2bn loan Monday": a name behind a noun in small letters begins what is told of it.
std::size_t before_name_behind(const Scan& scan, TextSpan object) {
  if (scan.lexicon.lang != "en" || object.empty() || starts_upper(scan.text, object.begin)) return object.end;
  const auto is_name = [&](TextSpan word) {  // "SiP" and "IoU" are no names
    return word.size() > 2 && starts_upper(scan.text, word.begin) && !is_plural(scan, word) &&
           std::none_of(scan.text.begin() + static_cast<std::ptrdiff_t>(word.begin) + 1,
                        scan.text.begin() + static_cast<std::ptrdiff_t>(word.end), is_upper);
  };
  std::size_t end = object.end;
  TextSpan last = word_before(scan.folded, end);
  while (last.begin > object.begin && is_name(last)) {
    const TextSpan before = previous_word(scan.folded, last.begin);
    if (before.empty() || before.end + 1 != last.begin) return object.end;
    last = before;
    end = before.end;
  }
  const bool is_compound = last.begin > 0 && scan.text[last.begin - 1] == '-';
  const bool may_own = starts_upper(scan.text, last.begin) || is_compound || is_participle(last.of(scan.folded)) ||
                       is_adjective(last.of(scan.folded));  // "machine-checked Lean proofs" are one noun
  return may_own ? object.end : end;
}

/// "$54bn widely expected", "three weeks immediately before": an adverb, and a participle that no noun follows.
bool is_adverbial(const Scan& scan, TextSpan object) {
  if (scan.lexicon.lang != "en") return false;
  static const lang::WordGroup& nouns = lang::word_group("nouns_in_ly");
  static const lang::WordGroup& frequencies = lang::word_group("frequency_adjectives");  // "200 hourly and salaried staff"
  constexpr std::size_t shortest = 6;
  const TextSpan first = word_at(scan.folded, object.begin);
  const std::string_view adverb = first.of(scan.folded);
  if (adverb.size() < shortest || !adverb.ends_with("ly") || lang::contains(nouns, adverb) || is_adjective(adverb) ||
      starts_upper(scan.text, first.begin) || lang::contains(frequencies, adverb))
    return false;
  if (first.end >= object.end) return true;
  const TextSpan second = next_word(scan.folded, first.end);
  return second.end >= object.end && second.of(scan.folded).ends_with("ed");
}

}  // namespace

TextSpan read_object(const Scan& scan, std::size_t at, bool is_hyphenated) {
  std::size_t begin = skip_blanks(scan.folded, at);
  if (is_intent(scan, at, begin)) return {at, at};
  const bool is_joined = dash_at(scan.folded, at) == 1 && letter_at(scan.folded, at + 1) > 0;
  if (begin == at && !is_hyphenated && !is_joined) return {at, at};
  if (is_wide_gap(scan.folded, at, begin)) return {at, at};
  if (is_joined) {
    begin = at + 1;
    const TextSpan counted = word_at(scan.folded, begin);  // "a 28-nation bloc" counts nations, "a 300-strong crew" its people
    const bool is_short = dash_at(scan.folded, counted.end) == 0;
    if (counted.of(scan.folded) == "strong") {
      begin = skip_blanks(scan.folded, counted.end);
    } else if (scan.lexicon.lang == "en" && is_short && !is_hyphenated && !has(scan, counted, Context::object_stop)) {
      return counted;
    }
  }
  begin = skip_before_noun(scan, begin);
  if (is_hyphenated_measure(scan, begin)) return {at, at};
  std::size_t end = begin;
  std::size_t next = begin;
  TextSpan last;  // word of the noun
  bool has_head = false;
  bool has_noun = false;  // German writes nouns with a capital
  const bool is_german = scan.lexicon.lang == "de";
  for (int count = 0; count < longest_object; ++count) {
    TextSpan word = compound_at(scan, next);
    if (word.empty()) break;
    word.end = behind_number_of_name(scan, word);
    if (has(scan, word, Context::object_stop) && !(count == 0 && is_paid_noun(scan, word)) && !is_acronym(scan, word) &&
        !is_frequency_adjective(scan, word) && !(count > 0 && is_noun_behind_adjective(scan, last, word)) &&
        !(count > 0 && ends_two_word_noun(scan, last, word)) && !(count == 1 && is_described(scan, last, word)))
      break;
    if ((count > 0 && is_telling_verb(scan, word)) || is_finite_verb(scan, word)) break;
    if (count > 0 && phrase_at(scan.lexicon.bounds_after, scan.folded, next)) break;  // 300 roles at least
    const TextSpan bare = word_at(scan.folded, next);
    if (bare.size() < word.size() && has(scan, bare, Context::object_stop) && !starts_upper(scan.text, next) &&
        !is_plural(scan, next_word(scan.folded, word.end)))  // "laid-off workers"
      break;
    const auto numeral = scan.lexicon.numerals.find(word.of(scan.folded));
    if (numeral != scan.lexicon.numerals.end() && numeral->second.kind != Numeral::denominator) break;
    if (has_head && (is_participle(word.of(scan.folded)) || !is_plural(scan, word))) break;
    const bool is_late_verb = count > 0 && scan.lexicon.lang == "en" && word.of(scan.folded).size() > 4 &&
                              word.of(scan.folded).ends_with("ed") && !is_plural(scan, next_word(scan.folded, word.end)) &&
                              !scan.folded.substr(begin, end - begin).ends_with("ly");
    const bool is_late_participle = count > 0 && scan.lexicon.lang == "en" && is_irregular_participle(word.of(scan.folded)) &&
                                    !is_plural(scan, next_word(scan.folded, word.end));
    const bool is_late_gerund = count > 0 && scan.lexicon.lang == "en" && word.of(scan.folded).size() > 4 &&
                                word.of(scan.folded).ends_with("ing") &&
                                has(scan, next_word(scan.folded, word.end), Context::determiner);
    if (is_late_gerund) break;                      // "a $9bn industry filling the gap"
    if (is_late_verb || is_late_participle) break;  // "a 25-yard strike cancelled the lead"; but "12 newly trained nurses"
    if (is_german && has_noun && !starts_upper(scan.text, next)) break;  // the verb: "30.000 Flüchtlinge aufzunehmen"
    if (count > 0 && word.of(scan.folded).size() > 4 && word.of(scan.folded).ends_with("ly") &&
        !is_frequency_adjective(scan, word))
      break;
    end = word.end;
    last = word;
    if (is_plural(scan, word) && !is_attributive_plural(scan, word)) has_head = true;
    has_noun = has_noun || starts_upper(scan.text, next);
    next = behind_listed_adjective(scan, word);
    if (next == end) next = skip_blanks(scan.folded, end);
    if (next == end || is_wide_gap(scan.folded, end, next)) break;
  }
  if ((is_german && !has_noun) || is_adverbial(scan, {begin, end})) return {at, at};
  return {begin, before_name_behind(scan, {begin, end})};
}

namespace {

/// "two 20-foot containers", "five 12MP sensors", "ten two-hour sessions": the noun behind a measure of its own.
TextSpan object_behind_measure(const Scan& scan, std::size_t at) {
  const std::size_t begin = skip_blanks(scan.folded, at);
  if (begin == at || begin >= scan.folded.size()) return {at, at};
  auto number = parse_digits(scan.lexicon, scan.folded, begin);
  if (!number && is_hyphenated_measure(scan, begin)) number = parse_number_words(scan.lexicon, scan.folded, begin);
  if (!number) return {at, at};
  const Tail tail = read_tail(scan, *number, number->span.end);
  const bool is_measure = tail.kind == QuantityKind::measure || tail.kind == QuantityKind::duration;
  const bool is_close = tail.is_hyphenated || (!tail.is_word && skip_blanks(scan.folded, number->span.end) == number->span.end);
  return is_measure && is_close ? read_object(scan, tail.end, tail.is_hyphenated) : TextSpan{at, at};
}

/// "12 and 20 members", "30 or 40 members", "12 million out of 90 million members": the noun behind the next number.
TextSpan object_behind_next(const Scan& scan, double low, std::size_t at) {
  const TextSpan joint = next_word(scan.folded, at);
  if (joint.empty() || joint.begin != at + 1) return {at, at};
  std::size_t begin = skip_blanks(scan.folded, joint.end);
  const bool is_or = scan.lexicon.has(joint.of(scan.folded), Context::alternative);
  const bool is_and = scan.lexicon.has(joint.of(scan.folded), Context::conjunction);
  const auto ratio = phrase_at(scan.lexicon.contexts, scan.folded, joint.begin);
  const bool is_share = ratio && (*ratio.entry & static_cast<std::uint32_t>(Context::in_ratio)) != 0;
  if (!is_or && !is_and && !is_share) return {at, at};
  if (is_share) begin = skip_blanks(scan.folded, ratio.span.end);
  if (begin >= scan.folded.size()) return {at, at};
  const auto second = read_part_forward(scan, begin);
  if (!second || second->number.is_one || second->number.low <= low || second->has_currency_before || !second->tail.empty())
    return {at, at};
  const bool is_close = second->end < scan.folded.size() && scan.folded[second->end] == ' ';
  return is_close ? read_object(scan, second->end, false) : TextSpan{at, at};
}

}  // namespace

TextSpan read_shared_object(const Scan& scan, const Quantity& quantity) {
  const std::size_t at = quantity.span.end;
  const TextSpan of = next_word(scan.folded, at);
  if (!has(scan, of, Context::of)) {
    const TextSpan object = object_behind_measure(scan, at);
    const bool is_listed = object.empty() && quantity.kind == QuantityKind::count && quantity.bound != Bound::range;
    return is_listed ? object_behind_next(scan, quantity.high, at) : object;
  }
  std::size_t begin = skip_blanks(scan.folded, of.end);
  const TextSpan determiner = word_at(scan.folded, begin);
  if (has(scan, determiner, Context::determiner)) begin = skip_blanks(scan.folded, determiner.end);
  const TextSpan last = word_at(scan.folded, begin);
  if (has(scan, last, Context::calendar_part)) begin = skip_blanks(scan.folded, last.end);  // seven of its last nine games
  auto number = parse_digits(scan.lexicon, scan.folded, begin);
  if (!number && letter_at(scan.folded, begin) > 0) number = parse_number_words(scan.lexicon, scan.folded, begin);
  if (!number || number->is_one || !read_tail(scan, *number, number->span.end).empty()) return {at, at};
  const auto bound = read_bound_after(scan, number->span.end);  // "10% of its 5,000-plus staff"
  return read_object(scan, bound ? bound->end : number->span.end, false);
}

}  // namespace claimdex::quantity
