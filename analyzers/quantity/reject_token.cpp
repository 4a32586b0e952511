// Digits that belong to a longer token and count nothing: GPT-4, n8n, v1.2.3, 192.168.1.2, phone numbers, e-mail, paths, 24/7,
// image sizes. Looks at a bounded stretch of characters around the digits.
#include <algorithm>
#include <array>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/part.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/units.hpp"

namespace claimdex::quantity {
namespace {

constexpr std::size_t longest_token = 200;

bool is_token_byte(std::string_view text, std::size_t at) {
  const char c = text[at];
  return is_digit(c) || is_ascii_alpha(c) || c == '_' || c == '@' || c == '/' || c == '=' || c == '&' || c == '?' || c == '#' ||
         c == '%';
}

/// The end of the run of letters, digits and inner marks that `at` stands in.
std::size_t token_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < longest_token) {
    const bool inner = (text[end] == '-' || text[end] == '.' || text[end] == ':' || text[end] == ',' || text[end] == '+') &&
                       end + 1 < text.size() && (is_digit(text[end + 1]) || is_ascii_alpha(text[end + 1]));
    const std::size_t letter = letter_at(text, end);
    if (letter > 0) {
      end += letter;
    } else if (is_token_byte(text, end) || inner) {
      ++end;
    } else {
      break;
    }
  }
  return std::max(end, at + 1);
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Letters right before the digits: a product or a variable, unless they are a currency ("Rs500", "RM5", "US$" ends in $).
bool is_glued_to_letters(const Scan& scan, std::size_t at) {
  if (letter_before(scan.text, at) == 0) return false;
  const auto symbol = match_currency_symbol_before(scan.text, at, scan.lexicon.lang);
  return !symbol || symbol->size < 2;
}

/// A hyphen that joins the digits to a word before: Covid-19, F-16. Signs, bounds and currency words may be joined so too.
bool is_hyphenated_to_word(const Scan& scan, std::size_t at) {
  if (at >= 4 && scan.text.substr(at - 3, 3) == "\xE2\x88\x92" && letter_before(scan.text, at - 3) > 0) return true;  // fb−1
  if (at >= 4 && hyphen_at(scan.text, at - 3) == 3 && letter_before(scan.text, at - 3) > 0 &&
      starts_upper(scan.text, word_before(scan.text, at - 3).begin))
    return true;  // Gen‑4, its hyphen non-breaking
  if (at < 2 || scan.text[at - 1] != '-') return false;
  if (is_digit(scan.text[at - 2])) return false;
  const TextSpan word = word_before(scan.folded, at - 1);
  if (word.empty()) return false;
  const std::string_view name = word.of(scan.folded);
  if (word.size() == 1 && starts_upper(scan.text, word.begin)) return true;  // "la A-7": the letter is no preposition
  if (scan.lexicon.has(name, Context::minus) || scan.lexicon.bounds_before.contains(name)) return false;
  if (scan.lexicon.has(name, Context::to)) return false;
  const auto unit = scan.lexicon.units.find(name);
  return unit == scan.lexicon.units.end() || at - 1 - word.size() == 0 || !is_digit(scan.text[word.begin - 1]);
}

/// At least three groups of digits joined by one mark, where they are not thousands: dates, versions, addresses, phone numbers.
std::size_t many_groups_end(const Scan& scan, std::size_t at) {
  std::size_t end = digits_end(scan.text, at);
  if (end >= scan.text.size()) return 0;
  const char mark = scan.text[end];
  if (mark != '.' && mark != '-' && mark != '/' && mark != ':') return 0;
  int groups = 1;
  while (end < scan.text.size() && scan.text[end] == mark && digits_end(scan.text, end + 1) > end + 1) {
    end = digits_end(scan.text, end + 1);
    ++groups;
  }
  if (groups < 3 || (mark == '/' && scan.options.wide)) return 0;
  if (mark == '.') {
    const auto number = parse_digits(scan.lexicon, scan.folded, at);
    if (number && number->span.end >= end) return 0;  // 1.200.000
  }
  return token_end(scan.text, end - 1);
}

/// "+49 30 1234567", "555-0199", "(0)20 7946 0958".
std::size_t phone_end(const Scan& scan, std::size_t at) {
  const std::size_t first = digits_end(scan.text, at);
  const bool has_plus = at > 0 && scan.text[at - 1] == '+';
  std::size_t end = first;
  std::size_t digits = first - at;
  int groups = 1;
  bool has_zero_group = scan.text[at] == '0' && first - at > 1;
  while (end + 1 < scan.text.size() && (scan.text[end] == ' ' || scan.text[end] == '-') && is_digit(scan.text[end + 1]) &&
         groups < 8) {
    const std::size_t group = digits_end(scan.text, end + 1);
    has_zero_group = has_zero_group || (scan.text[end + 1] == '0' && group - end > 2 && scan.text[end] == '-');
    digits += group - end - 1;
    end = group;
    ++groups;
  }
  if (has_plus && digits >= 8 && groups >= 2) return token_end(scan.text, end - 1);
  static const lang::WordGroup& phones = lang::word_group("phone_words");  // "el teléfono 900 321 654"
  if (groups >= 3 && digits >= 8 && lang::contains(phones, previous_word(scan.folded, at).of(scan.folded)))
    return token_end(scan.text, end - 1);
  if (groups >= 2 && has_zero_group && first - at >= 2) return token_end(scan.text, end - 1);
  return 0;
}

/// "1/14 21:17": whether a clock time stands behind a blank.
bool clock_follows(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t byte) { return byte < text.size() && is_digit(text[byte]); };
  if (at >= text.size() || text[at] != ' ' || !digit(at + 1)) return false;
  const std::size_t colon = digit(at + 2) ? at + 3 : at + 2;
  return colon < text.size() && text[colon] == ':' && digit(colon + 1) && digit(colon + 2);
}

/// 24/7, 9/11, 1&1 and what else stands with a slash and is no fraction.
std::size_t slash_end(const Scan& scan, std::size_t at) {
  const std::size_t slash = digits_end(scan.text, at);
  const std::string_view brand = scan.text.substr(at, std::min<std::size_t>(3, scan.text.size() - at));
  if (slash == at + 1 && brand.size() == 3 && brand[1] == '&' && brand[2] == brand[0] && digits_end(scan.text, at + 2) == at + 3)
    return at + 3;  // 1&1
  if (slash >= scan.text.size() || scan.text[slash] != '/') return 0;
  const std::size_t end = digits_end(scan.text, slash + 1);
  if (end == slash + 1) return letter_at(scan.text, slash + 1) > 0 && slash - at >= 4 ? token_end(scan.text, slash) : 0;
  const std::string_view top = scan.text.substr(at, slash - at);
  const std::string_view bottom = scan.text.substr(slash + 1, end - slash - 1);
  const bool is_larger = top.size() > bottom.size() || (top.size() == bottom.size() && top >= bottom);
  const bool is_month_of_year = bottom.size() == 4 && top.size() <= 2;
  const TextSpan month = next_word(scan.text, end);  // 8/9 January
  if (!month.empty() && starts_upper(scan.text, month.begin) && scan.lexicon.has(month.of(scan.folded), Context::month))
    return end;
  if (scan.options.wide && (is_larger || end - slash > 3 || scan.text.substr(end).starts_with("/"))) return 0;
  if (is_larger || is_month_of_year || (top == "9" && bottom == "11") || bottom == "0") return end;
  if (end >= scan.text.size()) return 0;
  if (!scan.options.wide && clock_follows(scan.text, end)) return end;
  const bool has_letter = (scan.text[end] == 'a' || scan.text[end] == 'b') && letter_at(scan.text, end + 1) == 0;  // plot 4/12b
  return has_letter || scan.text[end] == '/' || scan.text[end] == '-' ? token_end(scan.text, end) : 0;
}

/// '94 and '90s: an apostrophe and two digits that no noun follows.
bool is_short_year(const Scan& scan, std::size_t at) {
  const std::size_t mark = scan.text[at - 1] == '\'' ? 1 : at >= 3 && scan.text.substr(at - 3, 3) == "\xE2\x80\x99" ? 3 : 0;
  if (mark == 0 || digits_end(scan.text, at) != at + 2) return false;
  if (scan.text.substr(at + 2).starts_with("s")) return true;
  if (at > mark && blank_at(scan.text, at - mark - 1) == 0 && scan.text[at - mark - 1] != '(') return false;
  const TextSpan next = next_word(scan.folded, at + 2);
  return next.empty() || scan.lexicon.has(next.of(scan.folded), Context::object_stop);
}

/// Marks before the digits that make them part of something: #5, width=800, path/5, a_5, user@5.
bool is_after_mark(const Scan& scan, std::size_t at) {
  if (at == 0) return false;
  const char mark = scan.text[at - 1];
  if (mark == '^') return at >= 2 && letter_before(scan.text, at - 1) > 0;  // m^2
  if (mark == '#' || mark == '@' || mark == '_' || mark == '=' || mark == '\\') {
    return mark != '=' || (at >= 2 && scan.text[at - 2] != '<' && scan.text[at - 2] != '>' && scan.text[at - 2] != ' ');
  }
  if (mark == '/' && scan.options.wide && at >= 2 && is_digit(scan.text[at - 2])) return false;  // 5/17/2018
  if (mark == '>' && at >= 2 && scan.text[at - 2] == '<') return true;                           // <>5 is every number but 5
  if (mark == '/')
    return at >= 2 && (letter_before(scan.text, at - 1) > 0 || is_digit(scan.text[at - 2]) || scan.text[at - 2] == '/');
  if (mark == '.') return at >= 2 && letter_before(scan.text, at - 1) > 0;
  static const lang::WordGroup& identifiers = lang::word_group("identifier_labels");  // doi:10.1000, rfc:9110
  if (mark == ':') return lang::contains(identifiers, word_before(scan.folded, at - 1).of(scan.folded));
  return is_short_year(scan, at);
}

/// "h^{-1}", "x_{12}": what stands above or below a line of a formula.
bool is_raised(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '-') --at;
  return at > 1 && text[at - 1] == '{' && (text[at - 2] == '^' || text[at - 2] == '_');
}

/// 1920x1080 without a unit behind it.
std::size_t image_size_end(const Scan& scan, std::size_t at) {
  std::size_t end = digits_end(scan.text, at);
  int sides = 1;
  while (end < scan.text.size()) {
    std::size_t size = scan.folded[end] == 'x' ? 1 : scan.text.substr(end).starts_with("\xC3\x97") ? 2 : 0;
    if (size == 0 || digits_end(scan.text, end + size) == end + size) break;
    end = digits_end(scan.text, end + size);
    ++sides;
  }
  if (sides < 2 || (end < scan.text.size() && (scan.text[end] == '^' || scan.text[end] == '.'))) return 0;
  if (scan.text.substr(at, end - at).find("x10-") != std::string_view::npos || scan.folded.substr(end - 2, 2) == "10") {
    if (dash_at(scan.text, end) > 0) return 0;  // 5.5x10-3
  }
  return token_end(scan.text, end - 1);
}

/// "1,920 x 1,080": sides of three digits and more with blanks around the sign, in pixels or nothing.
std::size_t spaced_image_size_end(const Scan& scan, std::size_t at) {
  const auto width = parse_digits(scan.lexicon, scan.folded, at);
  if (!width || width->has_decimal || width->low < 100) return 0;
  std::size_t next = skip_blanks(scan.text, width->span.end);
  const bool is_cross = scan.text.substr(next).starts_with("\xC3\x97");
  if (next == width->span.end || next >= scan.text.size() || (!is_cross && scan.folded[next] != 'x')) return 0;
  next = skip_blanks(scan.text, next + (is_cross ? 2 : 1));
  const auto height = parse_digits(scan.lexicon, scan.folded, next);
  if (!height || height->has_decimal || height->low < 100) return 0;
  const TextSpan unit = next_word(scan.folded, height->span.end);
  const bool is_pixel = !unit.empty() && unit.of(scan.folded).starts_with("pixel");
  return is_pixel ? unit.end : height->span.end;
}

/// 1080p, 720p, 4K and 8K before no noun that they count: lines of a screen.
std::size_t screen_end(const Scan& scan, std::size_t at, std::size_t end) {
  if (end >= scan.text.size() || letter_at(scan.text, end + 1) > 0) return 0;
  const std::string_view digits = scan.text.substr(at, end - at);
  const char letter = scan.text[end];
  if (letter == 'p' || letter == 'i') {
    static constexpr std::array<std::string_view, 7> lines = {"240", "360", "480", "720", "1080", "1440", "2160"};
    return std::find(lines.begin(), lines.end(), digits) != lines.end() ? end + 1 : 0;
  }
  if (letter != 'K' || (digits != "2" && digits != "4" && digits != "5" && digits != "8")) return 0;
  if (at > 0 && match_currency_symbol_before(scan.text, skip_blanks_back(scan.text, at), scan.lexicon.lang)) return 0;
  const TextSpan noun = next_word(scan.folded, end + 1);
  return scan.lexicon.has(noun.of(scan.folded), Context::count_noun) || noun.empty() ? 0 : end + 1;
}

/// "41(3), 210–218", "12(4): 55", "7(2), e1043": volume, issue and pages of a journal.
std::size_t citation_end(const Scan& scan, std::size_t at) {
  constexpr std::size_t longest_volume = 4;  // digits
  constexpr std::size_t longest_issue = 5;
  const std::string_view text = scan.text;
  const std::size_t open = digits_end(text, at);
  if (open - at > longest_volume || open >= text.size() || text[open] != '(') return 0;
  std::size_t close = digits_end(text, open + 1);
  if (const std::size_t dash = dash_at(text, close)) close = digits_end(text, close + dash);  // a double issue
  if (close == open + 1 || close - open > longest_issue * 2 || close + 2 >= text.size() || text[close] != ')') return 0;
  if (text[close + 1] != ',' && text[close + 1] != ':') return 0;
  std::size_t page = skip_blanks(text, close + 2);
  if (text.substr(page).starts_with("pp. ")) page += 4;
  if (page < text.size() && text[page] == 'e') ++page;
  std::size_t end = digits_end(text, page);
  if (end == page) return 0;
  if (const std::size_t dash = dash_at(text, end)) end = std::max(end, digits_end(text, end + dash));
  return end;
}

/// 802.11ac and its like.
std::size_t standard_end(const Scan& scan, std::size_t at) {
  static const lang::WordGroup& standards = lang::word_group("numbers_of_standards");
  for (const std::string_view number : standards) {
    const std::size_t end = at + number.size();
    if (scan.text.substr(at).starts_with(number) && (end >= scan.text.size() || !is_digit(scan.text[end])))
      return token_end(scan.text, end - 1);
  }
  return 0;
}

/// 737-800, 787-9 and 7E7: types of aircraft and their like, an exponent in capitals has a sign or decimals.
std::size_t type_end(const Scan& scan, std::size_t at, std::size_t end) {
  if (end >= scan.text.size()) return 0;
  const std::string_view digits = scan.text.substr(at, end - at);
  const std::size_t next = digits_end(scan.text, end + 1);
  if (next == end + 1) return 0;
  if (scan.text[end] == 'E') return token_end(scan.text, at);
  const bool is_type = digits.size() == 3 && digits.front() == '7' && digits.back() == '7' && scan.text[end] == '-';
  return is_type && next - end - 1 <= 3 ? next : 0;
}

/// "le score de 2 à 1", "ganó 3 a 0", "4 buts à 0": what Romance languages write for 2-1.
std::size_t worded_score_end(const Scan& scan, std::size_t at) {
  static const lang::WordGroup& goals = lang::word_group("score_goals");
  static const lang::WordGroup& joints = lang::word_group("score_joints");
  const std::size_t first = digits_end(scan.text, at);
  if (first - at > 2 || scan.lexicon.lang == "en" || scan.lexicon.lang == "de") return 0;
  TextSpan joint = next_word(scan.folded, first);
  const bool names_goals = lang::contains(goals, joint.of(scan.folded));
  if (names_goals) joint = next_word(scan.folded, joint.end);
  if (joint.empty() || !lang::contains(joints, joint.of(scan.folded))) return 0;
  const std::size_t second = joint.end + 1;
  if (second >= scan.text.size() || scan.text[joint.end] != ' ' || !is_digit(scan.text[second])) return 0;
  const std::size_t end = digits_end(scan.text, second);
  const bool goes_on = end < scan.text.size() && (scan.text[end] == ',' || scan.text[end] == '.') && end + 1 < scan.text.size() &&
                       is_digit(scan.text[end + 1]);
  static const lang::WordGroup& behind = lang::word_group("score_followers");  // "2 a 3 días" is a range
  const TextSpan next = next_word(scan.folded, end);
  if (end - second > 2 || goes_on || (!next.empty() && !lang::contains(behind, next.of(scan.folded)))) return 0;
  const TextSpan before = previous_word(scan.folded, at);
  const TextSpan second_before = before.empty() ? before : previous_word(scan.folded, before.begin);
  const auto tells = [&](TextSpan word) { return !word.empty() && scan.lexicon.has(word.of(scan.folded), Context::score_verb); };
  return names_goals || tells(before) || tells(second_before) ? end : 0;
}

/// "7:5,3:6,6:3", "2:1,1:0": the sets of a match in languages whose decimals have a comma, 0 where fewer than two stand there.
std::size_t set_scores_end(const Scan& scan, std::size_t at) {
  constexpr std::size_t most_points = 2;  // digits
  if (scan.lexicon.decimal != ',') return 0;
  std::size_t end = 0;
  for (int sets = 1;; ++sets) {
    const std::size_t first = digits_end(scan.text, at);
    if (first == at || first - at > most_points || first >= scan.text.size() || scan.text[first] != ':') break;
    const std::size_t second = digits_end(scan.text, first + 1);
    if (second == first + 1 || second - first - 1 > most_points) break;
    if (sets > 1) end = second;
    if (second >= scan.text.size() || scan.text[second] != ',') break;
    at = second + 1;
  }
  return end;
}

}  // namespace

std::size_t reject_token(const Scan& scan, std::size_t at) {
  if (!is_digit(scan.text[at])) return 0;
  const std::size_t end = digits_end(scan.text, at);
  if (end - at > 15) return std::max(end, token_end(scan.text, at));  // whole, or a line of digits would be read again and again
  if (is_glued_to_letters(scan, at) || is_hyphenated_to_word(scan, at) || is_after_mark(scan, at) || is_raised(scan.text, at))
    return token_end(scan.text, at);
  if (const std::size_t groups = many_groups_end(scan, at)) return groups;
  if (const std::size_t phone = phone_end(scan, at)) return phone;
  if (const std::size_t slash = slash_end(scan, at)) return slash;
  if (const std::size_t score = worded_score_end(scan, at)) return score;
  if (const std::size_t sets = set_scores_end(scan, at)) return sets;
  if (const std::size_t pages = citation_end(scan, at)) return pages;
  if (const std::size_t size = image_size_end(scan, at)) return size;
  if (const std::size_t size = spaced_image_size_end(scan, at)) return size;
  if (const std::size_t type = type_end(scan, at, end)) return type;
  if (const std::size_t standard = standard_end(scan, at)) return standard;
  if (const std::size_t screen = screen_end(scan, at, end)) return screen;
  if (end < scan.text.size() && (scan.text[end] == '@' || scan.text[end] == '_' || scan.text[end] == '='))
    return token_end(scan.text, at);
  const bool has_decimals = end + 1 < scan.text.size() && scan.text[end] == scan.lexicon.decimal && is_digit(scan.text[end + 1]);
  if (scan.text[at] == '0' && end - at > 1 && !has_decimals && !scan.options.wide) return token_end(scan.text, at);
  return 0;
}

}  // namespace claimdex::quantity
