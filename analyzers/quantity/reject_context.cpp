// Numbers that words around them make no quantity: years, "page 5", "Boeing 737", ordinals, list markers, scores, "one" as a
// pronoun. Asked once the number and its unit have been read; a unit, a percent or a currency clears almost every suspicion.
#include <algorithm>
#include <cmath>
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/reject_words.hpp"

namespace claimdex::quantity {
namespace {

TextSpan first_noun_after(const Scan& scan, std::size_t end) {
  TextSpan word = next_word(scan.folded, end);
  for (int i = 0; i < 2 && !word.empty() && !is_countable(scan, word) && !has(scan, word, Context::object_stop); ++i) {
    const TextSpan next = next_word(scan.folded, word.end);
    if (next.empty() || !is_countable(scan, next)) break;
    word = next;
  }
  return word;
}

/// Whether a plural or a count noun stands among the next words of the phrase: "500 newly built homes", not "Hot 100 chart".
bool has_countable_after(const Scan& scan, std::size_t end) {
  TextSpan word = next_word(scan.folded, end);
  for (int i = 0; i < 4 && !word.empty(); ++i) {
    if (is_countable(scan, word)) return true;
    if (has(scan, word, Context::object_stop)) return false;
    word = next_word(scan.folded, word.end + dash_at(scan.text, word.end));  // "over 2000 pre-built modules"
  }
  return false;
}

/// 1900..2099 with nothing that it counts; 1000..1899 after "in", "since".
/// "between 1869 and 1887": the second of two years.
bool is_second_year(const Scan& scan, const Part& part) {
  const TextSpan joint = previous_word(scan.folded, part.begin);
  if (!has(scan, joint, Context::conjunction) && !has(scan, joint, Context::to)) return false;
  const std::size_t end = skip_blanks_back(scan.folded, joint.begin);
  std::size_t begin = end;
  while (begin > 0 && end - begin < 5 && is_digit(scan.folded[begin - 1])) --begin;
  return end - begin == 4 && (scan.folded[begin] == '1' || scan.folded.substr(begin, 2) == "20") &&
         has(scan, previous_word(scan.folded, begin), Context::between);
}

bool is_year(const Scan& scan, const Part& part) {
  const Number& number = part.number;
  if (!is_plain(number) || number.whole_digits != 4 || number.low < 1000 || number.low >= 2200 || part.sign != Sign::none)
    return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  const TextSpan noun = first_noun_after(scan, number.span.end);
  const bool is_recent = number.low >= 1900 && number.low < 2100;
  if (is_second_year(scan, part)) return true;
  const TextSpan next = next_word(scan.text, number.span.end);
  if (!is_recent && has(scan, before, Context::determiner) && !next.empty() && starts_upper(scan.text, next.begin) &&
      scan.lexicon.lang != "de" && !is_countable(scan, next))
    return true;                                                             // the 1701 Act of Settlement
  static const lang::WordGroup& acts = lang::word_group("things_of_years");  // the Factories Act of 1847
  if (!is_recent && before.of(scan.folded) == "of" &&
      lang::contains(acts, previous_word(scan.folded, before.begin).of(scan.folded)) && !is_countable(scan, noun))
    return true;
  if (!is_recent)
    return has(scan, before, Context::year_before) && !is_countable(scan, noun) && scan.folded.substr(before.begin, 3) != "of ";
  if (has(scan, noun, Context::count_noun) && noun.begin == skip_blanks(scan.folded, number.span.end) &&
      !(has(scan, before, Context::year_before) && before.size() <= 6 && before.of(scan.folded) != "of" &&
        before.of(scan.folded) != "to" && before.of(scan.folded) != "for" && before.of(scan.folded) != "and"))
    return false;
  const BoundReading bound = read_bound_before(scan, part.begin, false);
  const bool is_bounded = bound.has_any && bound.direction == Direction::none;
  const bool is_small = !next.empty() && !starts_upper(scan.text, next.begin);  // "under the 1978 Utility Policies Act"
  return !(is_bounded && (is_countable(scan, noun) || (is_small && has_countable_after(scan, number.span.end))));
}

/// "version 2.0", "section 3.4": labels that have decimals.
bool is_version(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::digits || !part.number.has_decimal || part.number.has_group || part.number.has_magnitude)
    return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  const std::string_view word = before.of(scan.folded);
  // "USB 3.1", "Bluetooth 5.0": a name and two digits with a point between them.
  const bool is_short = part.number.span.end - part.number.span.begin == 3 && part.sign == Sign::none && part.tail.empty();
  if (is_short && !before.empty() && before.end < part.begin && starts_upper(scan.text, before.begin) &&
      !is_sentence_start(scan, before.begin) && !has(scan, before, Context::object_stop) && scan.lexicon.lang != "de" &&
      !has(scan, before, Context::change_verb) && !scan.lexicon.bounds_before.contains(word) &&
      !has_countable_after(scan, part.number.span.end))
    return true;
  // "Web 2.0", "globalisation 2.0": a point and nought behind a noun.
  if (is_short && scan.text[part.number.span.end - 1] == '0' && before.size() > 2 && !has(scan, before, Context::object_stop) &&
      !has(scan, before, Context::change_verb) && !scan.lexicon.bounds_before.contains(word) && scan.lexicon.lang == "en" &&
      (!has_countable_after(scan, part.number.span.end) || starts_upper(scan.text, before.begin)))
    return true;  // "Nimbus 2.0 ships": what looks like a plural is the verb of a name
  static const lang::WordGroup& labels = lang::word_group("version_labels");
  return lang::contains(labels, word);
}

/// "page 5", "Step 1", "Flight 370", "No. 5".
/// Where the label of a list may end: before the "95, " of "Windows 95, 98"; `end` itself where no list stands.
std::size_t before_listed_numbers(const Scan& scan, std::size_t end) {
  for (int i = 0; i < 4; ++i) {
    std::size_t at = end;
    const TextSpan joint = word_before(scan.folded, at);
    if (has(scan, joint, Context::conjunction) || has(scan, joint, Context::alternative)) {
      at = skip_blanks_back(scan.folded, joint.begin);
    } else if (at > 0 && scan.folded[at - 1] == ',') {
      --at;
    } else {
      break;
    }
    std::size_t digits = at;
    while (digits > 0 && at - digits < 5 && is_digit(scan.folded[digits - 1])) --digits;
    if (digits == at || digits == 0 || blank_at(scan.folded, digits - 1) == 0) break;
    end = skip_blanks_back(scan.folded, digits);
  }
  return end;
}

bool is_label(const Scan& scan, const Part& part) {
  const bool is_word = part.number.form == NumberForm::words && !part.number.has_magnitude && part.number.low <= 20;
  if (is_version(scan, part)) return true;
  if ((!is_plain(part.number) && !is_word) || part.sign == Sign::plus) return false;
  std::size_t end = skip_blanks_back(scan.folded, part.begin);
  if (dash_before(scan.folded, end) == 1) --end;
  if (scan.folded.substr(0, end).ends_with("s&p")) return true;
  end = before_listed_numbers(scan, end);
  const auto label =
      phrase_before(scan.lexicon.contexts, scan.folded, end, 0);  // may be the noun of the number before: three top 20
  if (!label || (*label.entry & static_cast<std::uint32_t>(Context::name_before)) == 0) return false;
  static const lang::WordGroup& ranks = lang::word_group("rank_labels");
  if (is_word && lang::contains(ranks, label.span.of(scan.folded))) return true;  // als Nummer fünf gesetzte Spieler
  if (is_word)  // "page one", but "no two people", "a title three times"
    return label.span.of(scan.folded) != "no" && !is_countable(scan, first_noun_after(scan, part.number.span.end));
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  const bool is_name = starts_upper(scan.text, label.span.begin) && !is_sentence_start(scan, label.span.begin);
  if (label.span.end != skip_blanks_back(scan.folded, part.begin) && has_countable_after(scan, part.number.span.end))
    return false;
  return is_name || !has(scan, next, Context::count_noun);
}

/// What belongs to a label behind its number: the digits that a hyphen joins (Boeing 737-800), the whole (page 12 of 30).
std::size_t label_end(const Scan& scan, std::size_t end) {
  if (const TextSpan of = next_word(scan.folded, end); has(scan, of, Context::of)) {  // page 12 of 30
    const std::size_t at = skip_blanks(scan.text, of.end);
    std::size_t last = at;
    while (last < scan.text.size() && is_digit(scan.text[last])) ++last;
    const bool is_date = last - at == 4;
    return last > at && !is_date ? last : end;
  }
  const std::size_t dash = dash_at(scan.text, end);
  if (dash == 0) return end;
  std::size_t next = end + dash;
  while (next < scan.text.size() && is_digit(scan.text[next])) ++next;
  return next > end + dash ? next : end;
}

/// A capitalised word right before a small bare number, with nothing after it that could be counted: "Galaxy 24", "Catch 22".
bool is_named(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits > 4 || part.sign != Sign::none || part.has_plus_after) return false;
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (before.empty() || before.begin < scan.floor || before.end == part.begin || !starts_upper(scan.text, before.begin))
    return false;
  if (has(scan, before, Context::object_stop) || has(scan, before, Context::change_verb) ||
      scan.lexicon.bounds_before.contains(before.of(scan.folded)) || is_sentence_start(scan, before.begin))
    return false;
  if (scan.lexicon.lang == "de") {  // a noun right before a number names it: Hannover 96, Gruppe 16, Glock 26
    const TextSpan following = next_word(scan.folded, part.number.span.end);
    const bool is_counted = !following.empty() && !has(scan, following, Context::object_stop) &&
                            skip_blanks(scan.folded, part.number.span.end) == following.begin;
    const bool is_part = has(scan, following, Context::of) && begins_number(scan, skip_blanks(scan.folded, following.end));
    return !is_counted && !is_part && !has(scan, before, Context::year_before);
  }
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  return !has_countable_after(scan, part.number.span.end) &&
         (next.empty() || has(scan, next, Context::object_stop) || starts_upper(scan.text, next.begin) ||
          next.begin == skip_blanks(scan.folded, part.number.span.end));
}

/// Ordinals: 21st, 3ème, 2º, and in German a full stop: "am 5. ...", "der 3. Platz".
std::size_t ordinal_end(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::digits || part.number.has_decimal || part.number.has_magnitude) return 0;
  const std::size_t end = part.number.span.end;
  const TextSpan suffix = word_at(scan.folded, end);
  const std::string_view name = suffix.of(scan.folded);
  static constexpr std::string_view suffixes = " st nd rd th er re e ère ème eme è nd nde ter te ten tes º ª o a os as ";
  const bool is_suffix =
      !suffix.empty() && suffix.size() <= 5 && suffixes.find(" " + std::string(name) + " ") != std::string_view::npos;
  const bool is_short_romance =
      (name == "o" || name == "a" || name == "os" || name == "as" || name == "e" || name == "te" || name == "re") &&
      scan.lexicon.lang == "en";
  if (is_suffix && !is_short_romance) return suffix.end;
  if (scan.text.substr(end).starts_with("\xC2\xBA") || scan.text.substr(end).starts_with("\xC2\xAA")) {
    if (scan.lexicon.lang == "es" || scan.lexicon.lang == "pt" || scan.lexicon.lang == "it") return end + 2;
  }
  if (scan.lexicon.lang == "de" && is_plain(part.number) && part.number.whole_digits <= 3 && end < scan.text.size() &&
      scan.text[end] == '.') {
    const TextSpan next = next_word(scan.text, end + 1);
    const TextSpan before = previous_word(scan.folded, part.begin);
    if (!next.empty() && has(scan, before, Context::ordinal_before)) return end + 1;
    // "16. Minute: ...", "– 5. Runde", "(92. Maier)", "Ergebnis: 1. Maier": where a sentence cannot end.
    const std::size_t left = skip_blanks_back(scan.text, part.begin);
    const std::string_view head = scan.text.substr(0, left);
    static const lang::WordGroup& nouns = lang::word_group("ordinal_nouns");  // "Liga, 3. Runde"
    const bool opens = left == 0 || head.ends_with('.') || head.ends_with('(') || head.ends_with("–") || head.ends_with('\n') ||
                       head.ends_with(':') || lang::contains(nouns, next_word(scan.folded, end + 1).of(scan.folded));
    // "8:23:09 6. Rallo", "(AUT) 22, 7. Rallo": the next place of a table of results.
    const char last = head.empty() ? ' ' : head.back();
    const bool listed = part.number.whole_digits <= 2 && (last == ',' || last == ')' || is_digit(last)) &&
                        !has(scan, next_word(scan.folded, end + 1), Context::object_stop);
    if ((opens || listed) && !next.empty() && starts_upper(scan.text, next.begin) && next.begin == end + 2) return end + 1;
    const char after = end + 1 < scan.text.size() ? scan.text[end + 1] : ' ';
    if (after == ')' || after == ',' || after == '/' || after == '+') return end + 1;  // (44., 54.)
  }
  return 0;
}

/// "... to be told. 2. The harvest Rain came": a heading of a text whose lines were joined.
bool is_heading_number(const Scan& scan, const Part& part, std::size_t before) {
  const std::size_t end = part.number.span.end;
  if (part.number.whole_digits > 2 || before == 0 || before == part.begin) return false;
  const char mark = scan.text[before - 1];
  const bool closed = mark == '.' || mark == '!' || mark == '?' || mark == '"';
  if (!closed || end + 2 >= scan.text.size() || scan.text[end] != '.' || scan.text[end + 1] != ' ') return false;
  return starts_upper(scan.text, end + 2);
}

/// "1. First item" and "2) Second item" at the beginning of a text.
bool is_list_marker(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits > 3) return false;
  const std::size_t before = skip_blanks_back(scan.text, part.begin);
  const std::size_t end = part.number.span.end;
  if (is_heading_number(scan, part, before)) return true;
  if (before > 0 && scan.text[before - 1] != '\n') return false;
  if (scan.text.substr(end).starts_with("、")) return true;  // an English name in a Chinese list
  if (end >= scan.text.size() || (scan.text[end] != '.' && scan.text[end] != ')')) return false;
  const std::size_t next = skip_blanks(scan.text, end + 1);
  return next > end + 1 && next < scan.text.size() && (letter_at(scan.text, next) > 0 || scan.text[next] == '"');
}

/// "Two: Change the filter."
bool is_marker_in_words(const Scan& scan, const Part& part) {
  return part.number.form == NumberForm::words && !part.number.has_magnitude && starts_upper(scan.text, part.begin) &&
         scan.folded.substr(part.number.span.end).starts_with(": ") && is_sentence_start(scan, part.begin);
}

/// "(3)", "[12]", "[ 12 ]": references.
bool is_reference(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits > 3 || part.begin == 0 || part.sign != Sign::none) return false;
  if (scan.lexicon.lang != "en" && is_apposed_age(scan, part)) return false;
  const char open = scan.text[part.begin - 1];
  const char close = part.number.span.end < scan.text.size() ? scan.text[part.number.span.end] : '\0';
  if (open == ' ' && close == ' ' && part.begin > 1 && scan.text[part.begin - 2] == '[' &&
      scan.text.substr(part.number.span.end + 1).starts_with(']'))
    return true;
  return (open == '[' && close == ']') || (open == '(' && close == ')' && part.number.whole_digits <= 2);
}

/// 2-0, 52-48: two bare numbers, the first not smaller, or after a verb of winning.
std::size_t score_end(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || !part.tail.empty()) return 0;
  const std::size_t end = part.number.span.end;
  const std::size_t dash = dash_at(scan.text, end);
  if (scan.folded.substr(end).starts_with("-to-")) {  // a 9-to-5 job
    const auto last = parse_digits(scan.lexicon, scan.folded, end + 4);
    return last && last->low < part.number.low ? last->span.end : 0;
  }
  if (dash == 0 || end + dash >= scan.text.size() || !is_digit(scan.text[end + dash])) return 0;
  const auto second = read_part_forward(scan, end + dash);
  if (!second || !second->tail.empty() || !is_plain(second->number)) return 0;
  const bool is_falling = part.number.low >= second->number.low;
  const TextSpan before = previous_word(scan.folded, part.begin);
  const bool is_small = part.number.low <= 20 && second->number.low <= 20;
  const bool has_noun = is_countable(scan, first_noun_after(scan, second->number.span.end));
  const std::size_t next = skip_blanks(scan.text, second->number.span.end);  // 6-7 6-4
  std::size_t after = next;
  while (after < scan.text.size() && is_digit(scan.text[after])) ++after;
  const bool has_tie_break = next + 1 < scan.text.size() && scan.text[next] == '(' && is_digit(scan.text[next + 1]);  // 6-7 (4-7)
  const bool is_set = has_tie_break || (after > next && dash_at(scan.text, after) > 0 && after + 1 < scan.text.size() &&
                                        is_digit(scan.text[after + 1]));
  if (is_falling || is_set || has(scan, before, Context::score_verb) || (is_small && !has_noun && part.number.low <= 5))
    return second->number.span.end;
  return 0;
}

bool is_idiom(const PhraseHit<std::uint32_t>& hit) {
  return hit && (*hit.entry & static_cast<std::uint32_t>(Context::idiom)) != 0;
}

/// The end of an idiom that the number ends or begins: "big four", "the whole nine yards", "7 minute read"; 0 where none is.
std::size_t idiom_end(const Scan& scan, const Part& part) {
  const std::size_t number = part.number.span.end;
  for (const std::size_t end : {number, part.end}) {
    const auto hit = phrase_before(scan.lexicon.contexts, scan.folded, end, scan.floor);
    if (is_idiom(hit) && hit.span.begin <= part.number.span.begin) return end;
  }
  std::size_t at = skip_blanks(scan.folded, number);
  if (dash_at(scan.folded, at) == 1) ++at;
  const auto after = phrase_at(scan.lexicon.contexts, scan.folded, at);
  if (is_idiom(after) && !scan.lexicon.numerals.contains(word_at(scan.folded, at).of(scan.folded))) return after.span.end;
  return 0;
}

/// "a zero-touch setup", "a six-figure sum": compounds that count nothing. Right behind a hyphen.
bool is_idle_compound(const Scan& scan, const Part& part) {
  if (dash_at(scan.folded, part.number.span.end) != 1) return false;
  static const lang::WordGroup& idle = lang::word_group("idle_compounds");
  const std::string_view word = word_at(scan.folded, part.number.span.end + 1).of(scan.folded);
  return lang::contains(idle, word) || (!word.empty() && part.number.low == 0 && part.number.form == NumberForm::words);
}

/// A capitalised number word behind a capitalised word in a text that goes on in small letters: "the Magnificent Seven fell".
bool is_named_in_words(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::words || part.number.has_magnitude || part.number.low > 20 || scan.lexicon.lang == "de")
    return false;
  if (!starts_upper(scan.text, part.begin)) return false;
  TextSpan before = previous_word(scan.folded, part.begin);
  if (before.size() == 1 && before.begin > 0 && scan.text[before.begin - 1] == '\'')
    before = word_before(scan.folded, before.begin - 1);  // Ocean's Twelve
  if (before.empty()) return false;
  const TextSpan next = next_word(scan.text, part.end);
  if (!starts_upper(scan.text, before.begin))  // "at the Seven Stars inn": a name begins with it
    return scan.lexicon.lang == "en" && before.end + 1 == part.begin && !next.empty() && next.begin == part.end + 1 &&
           starts_upper(scan.text, next.begin) && next.size() > 1;
  if (has(scan, before, Context::object_stop) || has(scan, before, Context::change_verb) || is_countable(scan, before))
    return false;
  return next.empty() || !starts_upper(scan.text, next.begin);
}

/// "told Five's morning show": a capitalised number word that owns something, inside a sentence.
bool is_owner_in_words(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::words || scan.lexicon.lang != "en" || !starts_upper(scan.text, part.begin)) return false;
  const std::string_view rest = scan.text.substr(part.number.span.end);
  return (rest.starts_with("'s ") || rest.starts_with("\xE2\x80\x99s ")) && !is_sentence_start(scan, part.begin);
}

/// "April six": a day in words, where nothing follows that it could count.
bool is_day_in_words(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::words || part.number.low > 31) return false;
  const TextSpan month = previous_word(scan.folded, part.begin);
  if (!has(scan, month, Context::month) || !starts_upper(scan.text, month.begin)) return false;
  const TextSpan next = next_word(scan.folded, part.end);
  return next.empty() || has(scan, next, Context::object_stop);
}

/// "twenty-first", "one hundred and fifth": an ordinal that begins with a cardinal; its end, 0 where none stands.
std::size_t word_ordinal_end(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::words) return 0;
  std::size_t at = part.number.span.end;
  if (dash_at(scan.folded, at) == 1) {
    ++at;
  } else {
    const TextSpan joiner = next_word(scan.folded, at);
    if (!scan.lexicon.is_numeral(joiner.of(scan.folded), Numeral::joiner)) return 0;
    at = skip_blanks(scan.folded, joiner.end);
  }
  const TextSpan last = word_at(scan.folded, at);
  if (last.empty()) return 0;
  const std::string_view name = last.of(scan.folded);
  if (scan.lexicon.lang == "en" && (name == "first" || name == "second")) return last.end;
  if (scan.lexicon.lang == "fr" && (name.ends_with("ième") || name.ends_with("ieme"))) return last.end;
  const bool is_ordinal =
      scan.lexicon.is_numeral(name, Numeral::denominator) && !name.ends_with('s') && !scan.lexicon.units.contains(name);
  return is_ordinal ? last.end : 0;
}

/// "one day it will work": some day, where no preposition makes it a duration.
bool is_some_day(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "en" || !part.number.is_one || part.tail.unit != "day" || part.tail.is_hyphenated) return false;
  static const lang::WordGroup& before_duration = lang::word_group("before_one_day");
  static const lang::WordGroup& subjects = lang::word_group("after_some_day");
  return !lang::contains(before_duration, previous_word(scan.folded, part.begin).of(scan.folded)) &&
         lang::contains(subjects, next_word(scan.folded, part.end).of(scan.folded));
}

/// "hace un año", "il y a un an", "vor einem Jahr", "un año más": a time that is told, not measured.
bool is_told_time(const Scan& scan, const Part& part) {
  if (!part.number.is_one || part.tail.kind != QuantityKind::duration || scan.lexicon.lang == "en") return false;
  static const lang::WordGroup& before = lang::word_group("told_time_before");
  static const lang::WordGroup& after = lang::word_group("told_time_after");
  const TextSpan previous = previous_word(scan.folded, part.begin);
  if (lang::contains(before, previous.of(scan.folded)) || lang::contains(after, next_word(scan.folded, part.end).of(scan.folded)))
    return true;
  return scan.lexicon.lang == "fr" && previous.of(scan.folded) == "a" &&
         previous_word(scan.folded, previous.begin).of(scan.folded) == "y";
}

/// "a las 18.30 horas", "às 18 horas", "à 18 heures": a clock time with the word for hours.
bool is_clock_hours(const Scan& scan, const Part& part) {
  if (part.tail.unit != "hour" || part.number.low > 24 || part.number.form != NumberForm::digits) return false;
  const std::string_view before = previous_word(scan.folded, part.begin).of(scan.folded);
  if (scan.lexicon.lang == "es") return before == "las";
  if (scan.lexicon.lang == "pt") return before == "às" || before == "as";
  static const lang::WordGroup& french = lang::word_group("clock_prepositions_french");
  return scan.lexicon.lang == "fr" && lang::contains(french, before) && !has(scan, next_word(scan.folded, part.end), Context::of);
}

/// "24 heures sur 24", "7 jours sur 7": all the time. The end of the second number, 0 where it is another.
std::size_t round_the_clock_end(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "fr" || part.tail.kind != QuantityKind::duration) return 0;
  const TextSpan joint = next_word(scan.folded, part.end);
  if (joint.of(scan.folded) != "sur") return 0;
  const std::size_t at = skip_blanks(scan.folded, joint.end);
  auto second = parse_digits(scan.lexicon, scan.folded, at);
  if (!second) second = parse_number_words(scan.lexicon, scan.folded, at);
  return second && second->low == part.number.low ? second->span.end : 0;
}

/// "los años 90", "les années 90": a decade.
bool is_decade(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.low < 10 || part.number.low > 90 || std::fmod(part.number.low, 10) != 0) return false;
  const std::string_view before = previous_word(scan.folded, part.begin).of(scan.folded);
  return before == "años" || before == "anos" || before == "années";
}

/// "4 hours ago", "7 hrs ago 3 mins read", "2 days ago08:13": a line that dates the text below it.
bool is_posted_line(const Scan& scan, const Part& part) {
  constexpr std::size_t longest_rest = 24;  // bytes
  if (scan.lexicon.lang != "en" || part.number.form != NumberForm::digits || part.tail.kind != QuantityKind::duration)
    return false;
  if (skip_blanks_back(scan.text, part.begin) != 0) return false;
  const TextSpan word = next_word(scan.folded, part.end);
  const std::string_view rest = word.empty() ? word.of(scan.folded) : scan.folded.substr(word.begin);
  return rest.starts_with("ago") && rest.size() <= longest_rest && !rest.ends_with('.');
}

/// "50 Cent": a capital makes it a name, English writes cents small.
bool is_cent_name(const Scan& scan, const Part& part) {
  const TextSpan next = next_word(scan.text, part.number.span.end);
  return scan.lexicon.lang == "en" && next.of(scan.text) == "Cent" && part.number.form == NumberForm::digits;
}

/// "the last 16 of the cup": a round, where no noun is counted.
bool is_round(const Scan& scan, const Part& part) {
  const double value = part.number.low;
  if (scan.lexicon.lang != "en" || (value != 4 && value != 8 && value != 16 && value != 32)) return false;
  return previous_word(scan.folded, part.begin).of(scan.folded) == "last" && !has_countable_after(scan, part.number.span.end);
}

/// "12 thefts per 100,000 homes": what a rate is told for belongs to the number before it.
bool is_base_of_rate(const Scan& scan, const Part& part) {
  static const lang::WordGroup& words = lang::word_group("rate_words");
  constexpr std::size_t reach = 40;  // bytes from that number
  const double power = std::log10(part.number.low);
  if (scan.options.wide || part.number.low != part.number.high || power < 2 || power != std::floor(power)) return false;
  if (!lang::contains(words, previous_word(scan.folded, part.begin).of(scan.folded))) return false;
  return scan.floor > 0 && part.begin - scan.floor <= reach &&
         scan.text.substr(scan.floor, part.begin - scan.floor).find_first_of(".;!?\n") == std::string_view::npos;
}

/// "three o'clock", "six pm".
bool is_hour_in_words(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::words || part.number.low > 24 || !part.tail.empty()) return false;
  const auto after = phrase_at(scan.lexicon.contexts, scan.folded, skip_blanks(scan.folded, part.number.span.end));
  return after && (*after.entry & static_cast<std::uint32_t>(Context::time_after)) != 0 && after.span.of(scan.folded) != "am";
}

/// "desde el 2 hasta", "né le 25": a singular article before a bare number makes it a day or a rank.
bool is_after_singular_article(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.low < 1 || part.number.low > 31) return false;
  const std::string_view lang = scan.lexicon.lang;
  const std::string_view articles = lang == "fr" ? " le du au " : lang == "es" ? " el del al " : lang == "pt" ? " o do ao " : "";
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (articles.empty() || before.empty() ||
      articles.find(" " + std::string(before.of(scan.folded)) + " ") == std::string_view::npos)
    return false;
  const TextSpan next = next_word(scan.folded, part.number.span.end);
  return next.empty() || has(scan, next, Context::object_stop);
}

/// "2 and 9 July": the first of two days.
bool is_first_of_days(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits > 2 || part.number.low > 31 || part.number.low < 1) return false;
  std::size_t end = part.number.span.end;
  if (scan.lexicon.lang == "de" && end < scan.text.size() && scan.text[end] == '.') ++end;  // von 19. bis 24. Juni
  const TextSpan joint = next_word(scan.folded, end);
  if (!has(scan, joint, Context::conjunction) && !has(scan, joint, Context::alternative) && !has(scan, joint, Context::to))
    return false;
  const std::size_t at = skip_blanks(scan.folded, joint.end);
  return at < scan.text.size() && is_digit(scan.text[at]) && reject_date(scan, at) > at;
}

/// The end of an address: "10 Downing Street", "12, rue de la Paix"; 0 where none is. "3 Wall Street banks" counts banks.
std::size_t address_end(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || part.number.whole_digits > 4 || part.sign != Sign::none) return 0;
  static const lang::WordGroup& streets = lang::word_group("street_words");
  static const lang::WordGroup& openers = lang::word_group("street_openers");
  std::size_t at = part.number.span.end;
  if (scan.folded.substr(at).starts_with(", ")) ++at;
  TextSpan word = next_word(scan.folded, at);
  if (lang::contains(openers, word.of(scan.folded)) && scan.lexicon.lang == "fr") return word.end;
  if (at > part.number.span.end) return 0;
  constexpr int longest_name = 4;
  for (int i = 0; i < longest_name && !word.empty() && starts_upper(scan.text, word.begin); ++i) {
    if (i > 0 && lang::contains(streets, word.of(scan.folded)))
      return is_countable(scan, next_word(scan.folded, word.end)) ? 0 : word.end;
    if (word.end >= scan.text.size() || scan.text[word.end] != ' ') return 0;
    word = next_word(scan.folded, word.end);
  }
  return 0;
}

/// "Hauptstraße 5": the number of a house behind a word that ends as streets do.
bool is_house_number(const Scan& scan, const Part& part) {
  if (scan.lexicon.lang != "de" || !is_plain(part.number) || part.number.whole_digits > 3) return false;
  static const lang::WordGroup& endings = lang::word_group("street_endings");
  const TextSpan before = previous_word(scan.folded, part.begin);
  if (before.empty() || !starts_upper(scan.text, before.begin)) return false;
  const std::string_view name = before.of(scan.folded);
  const bool is_street =
      std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
  const TextSpan next = next_word(scan.text, part.number.span.end);
  return is_street && (next.empty() || !starts_upper(scan.text, next.begin));
}

/// Letters glued to the number that no unit or magnitude explains: 5G, 3D, 401k(b).
std::size_t glued_end(const Scan& scan, const Part& part) {
  if (part.number.form != NumberForm::digits) return 0;
  std::size_t end = part.end;
  if (letter_at(scan.text, end) == 0) return 0;
  while (const std::size_t letter = letter_at(scan.text, end)) end += letter;
  return end;
}

/// 10-K, 737-MAX, 7-Eleven: a hyphen and a capital.
std::size_t model_end(const Scan& scan, const Part& part) {
  if (!is_plain(part.number) || !part.tail.empty() || part.has_plus_after) return 0;
  const std::size_t end = part.number.span.end;
  if (end + 1 >= scan.text.size() || scan.text[end] != '-' || !is_upper(scan.text[end + 1])) return 0;
  const TextSpan word = word_at(scan.text, end + 1);
  if (scan.lexicon.lang == "de" && word.size() > 2) return 0;  // 500-Euro, 3-Zimmer
  return word.end;
}

}  // namespace

std::size_t reject_in_context(const Scan& scan, const Part& part) {
  const std::size_t end = part.end;
  if (const std::size_t ordinal = ordinal_end(scan, part)) return ordinal;
  if (const std::size_t glued = glued_end(scan, part)) return glued;
  if (const std::size_t ordinal = word_ordinal_end(scan, part)) return ordinal;
  if (const std::size_t idiom = idiom_end(scan, part)) return idiom;
  if (const std::size_t score = score_end(scan, part)) return score;
  if (const std::size_t always = round_the_clock_end(scan, part)) return always;
  if (is_calendar_span(scan, part) || is_some_day(scan, part) || is_told_time(scan, part) || is_cent_name(scan, part) ||
      is_clock_hours(scan, part) || is_decade(scan, part) || is_posted_line(scan, part) || is_named_thing(scan, part) ||
      is_reading_time(scan, part))
    return end;
  if (!part.tail.empty()) return 0;
  if (!scan.options.wide && is_no_german_decimal(scan, part)) return end;
  if (is_named_in_words(scan, part) || is_owner_in_words(scan, part) || is_day_in_words(scan, part) ||
      is_hour_in_words(scan, part))
    return end;
  if (is_base_of_rate(scan, part) || is_first_of_days(scan, part) || is_round(scan, part) ||
      is_after_singular_article(scan, part))
    return end;
  if (is_idle_compound(scan, part)) return end;
  if (const std::size_t model = model_end(scan, part)) return model;
  if (const std::size_t address = address_end(scan, part)) return address;
  if (is_house_number(scan, part)) return end;
  if (is_pronoun(scan, part) || is_both(scan, part) || is_marker_in_words(scan, part)) return end;
  if (part.number.form == NumberForm::words && is_label(scan, part)) return end;
  if (part.number.form != NumberForm::digits) return 0;
  if (is_label(scan, part)) return label_end(scan, end);
  if (const std::size_t span = year_span_end(scan, part)) return span;
  if (is_list_marker(scan, part) || is_reference(scan, part) || is_named(scan, part) || is_model(scan, part)) return end;
  if (!scan.options.wide && is_year(scan, part)) return end;
  return 0;
}

}  // namespace claimdex::quantity
