#include "analyzers/claim/company/company_institution.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t shortest_prefix = 6;  ///< bytes before the noun: two characters
constexpr std::size_t longest_prefix = 42;
constexpr int most_clauses = 3;  ///< from the institution to its number

std::size_t length_of_start(std::string_view text, const lang::WordGroup& words) {
  std::size_t length = 0;
  for (const std::string_view word : words)
    if (text.starts_with(word)) length = std::max(length, word.size());
  return length;
}

bool is_clause_mark(char32_t c) {
  constexpr std::u32string_view marks = U"，。；：！？,;:";
  return marks.find(c) != std::u32string_view::npos;
}

/// The bytes of the clause that holds `at`, marks outside.
TextSpan clause_around(std::string_view text, std::size_t at) {
  TextSpan clause{at, at};
  while (clause.begin > 0) {
    const text::CodePoint c = text::decode_before(text, clause.begin);
    if (is_clause_mark(c.value)) break;
    clause.begin -= c.size;
  }
  while (clause.end < text.size()) {
    const text::CodePoint c = text::decode_at(text, clause.end);
    if (is_clause_mark(c.value)) break;
    clause.end += c.size;
  }
  while (clause.begin < clause.end && text[clause.begin] == ' ') ++clause.begin;
  return clause;
}

/// The clause before the one that begins at `begin`; empty before the first, and over the end of a sentence.
TextSpan clause_before(std::string_view text, std::size_t begin) {
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  if (begin == 0) return {};
  const text::CodePoint mark = text::decode_before(text, begin);
  constexpr std::u32string_view stops = U"。；！？;";
  if (stops.find(mark.value) != std::u32string_view::npos) return {};
  return clause_around(text, begin - mark.size);
}

/// 东京奥运会本国代表团, 春节期间西湖博物馆: the event or time before a name is no part of it.
TextSpan without_event(std::string_view text, TextSpan name) {
  static const lang::WordGroup& teams = lang::word_group("teams");
  static const lang::WordGroup& contests = lang::word_group("contests_before_teams");
  static const lang::WordGroup& times = lang::word_group("times_before_institutions");
  static const lang::WordGroup& no_names = lang::word_group("no_starts_of_institutions");
  const std::string_view whole = name.of(text);
  const bool is_team = std::any_of(teams.begin(), teams.end(), [&](std::string_view team) { return whole.ends_with(team); });
  const auto cut_behind = [&](const lang::WordGroup& words) {
    for (const std::string_view word : words) {
      const std::size_t at = name.of(text).rfind(word);
      if (at != std::string_view::npos && name.begin + at + word.size() < name.end) name.begin += at + word.size();
    }
  };
  cut_behind(times);
  if (is_team) cut_behind(contests);
  return length_of_start(name.of(text), no_names) != 0 ? TextSpan{} : name;
}

/// The institution whose name begins at `begin`; empty where none does.
TextSpan name_at(std::string_view text, std::size_t begin, std::size_t end) {
  static const lang::WordGroup& nouns = lang::word_group("institutions_that_act");
  static const lang::WordGroup& authorities = lang::word_group("authorities_that_act");
  static const lang::WordGroup& no_names = lang::word_group("no_starts_of_institutions");
  constexpr std::u32string_view breaks = U"的了是在将把被和与、为到从向对（）()“”《》";
  std::string_view clause = text.substr(begin, end - begin);
  if (length_of_start(clause, no_names) != 0) return {};
  for (std::size_t at = 0; at < clause.size() && at <= longest_prefix;) {
    const std::string_view rest = clause.substr(at);
    if (const std::size_t length = length_of_start(rest, authorities); length != 0)
      return without_event(text, {begin, begin + at + length});
    const std::size_t length = length_of_start(rest, nouns);
    if (length != 0 && at >= shortest_prefix && length_of_start(rest.substr(length), nouns) == 0)
      return without_event(text, {begin, begin + at + length});
    const text::CodePoint c = text::decode_at(clause, at);
    if (breaks.find(c.value) != std::u32string_view::npos || text::is_ascii_digit(c.value)) return {};
    at += c.size;
  }
  return {};
}

/// Where the subject of a clause may begin: behind words of time.
std::size_t subject_begin(std::string_view text, TextSpan clause) {
  static const lang::WordGroup& openers = lang::word_group("openers_before_institutions");
  std::size_t begin = clause.begin;
  for (std::size_t length = 1; length != 0; begin += length)
    length = length_of_start(text.substr(begin, clause.end - begin), openers);
  return begin;
}

bool acts_at(std::string_view text, std::size_t at) {
  static const lang::WordGroup& acts = lang::word_group("acts_of_institutions");
  return length_of_start(text.substr(at), acts) != 0;
}

/// The institution that opens `clause` and acts in it, or where it is the whole of a phrase of place.
TextSpan subject_in(std::string_view text, TextSpan clause) {
  static const lang::WordGroup& venues = lang::word_group("venues_that_act");
  constexpr std::string_view in = "在";
  const std::size_t begin = subject_begin(text, clause);
  const TextSpan name = name_at(text, begin, clause.end);
  if (!name.empty() && acts_at(text, name.end)) return name;
  // 总投资9亿元的银杏商务园开业…: behind what describes it.
  constexpr std::string_view of = "的";
  const std::size_t attribute = text.substr(begin, clause.end - begin).find(of);
  if (attribute != std::string_view::npos) {
    const TextSpan described = name_at(text, begin + attribute + of.size(), clause.end);
    if (!described.empty() && acts_at(text, described.end)) return described;
  }
  if (!text.substr(clause.begin).starts_with(in)) return {};
  const TextSpan place = name_at(text, clause.begin + in.size(), clause.end);
  const bool is_venue = !place.empty() && std::any_of(venues.begin(), venues.end(),
                                                      [&](std::string_view venue) { return place.of(text).ends_with(venue); });
  return is_venue && place.end == clause.end ? place : TextSpan{};
}

/// 总投资9亿元的金凤软件园: what the quantity is said of.
TextSpan described_by(std::string_view text, const Quantity& quantity) {
  constexpr std::string_view of = "的";
  if (!text.substr(quantity.number.end).starts_with(of)) return {};
  const std::size_t begin = quantity.number.end + of.size();
  return name_at(text, begin, clause_around(text, begin).end);
}

}  // namespace

std::optional<Company> institution_of(const Sentence& sentence, const Quantity& quantity) {
  if (sentence.lang != "zh") return std::nullopt;
  const std::string_view text = sentence.folded;
  TextSpan name = described_by(text, quantity);
  TextSpan clause = clause_around(text, quantity.span.begin);
  for (int steps = 0; name.empty() && steps < most_clauses; ++steps) {
    // A subject behind the number is not whose it is.
    name = subject_in(text, {clause.begin, steps == 0 ? quantity.span.begin : clause.end});
    if (!name.empty() || !acts_at(text, subject_begin(text, clause))) break;
    const TextSpan before = clause_before(text, clause.begin);
    if (before.empty()) break;
    clause = before;
  }
  if (name.empty()) return std::nullopt;
  Company company;
  company.name = std::string(name.of(sentence.text));
  return company;
}

}  // namespace claimdex::claims
