// Numbers that are no quantities: dates, clock times, ordinals, ranks, names, serial numbers. Decided by what stands beside the
// number (analyzers/lang/<code>/number_contexts.tsv).
#include <algorithm>
#include <cmath>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/quantity/units.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

bool is_whole(double value) { return value == std::floor(value); }

bool is_plain_small(const Number& number, double limit) {
  return !number.is_range() && !number.has_fraction && !number.has_groups && !number.has_more && number.magnitude == 1 &&
         is_whole(number.low) && number.low <= limit;
}

bool is_digit_character(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

/// A calendar year: 2025, 二〇二五, ２０２５, 09 (年), 九八 (年).
bool is_year(const Number& number) {
  if (number.has_fraction || number.has_groups || number.has_more || number.has_unit) return false;
  if (number.is_plain_digits() && number.digits == 4) return number.low >= 1000 && number.low < 2200;
  if (number.is_positional && number.low >= 1000) return number.low < 2200;
  if (number.is_plain_digits() && number.digits == 2) return number.leading_zero;
  return number.is_positional && number.leading_zero;
}

/// 24年12月, 98年3月: a year of two digits, where a month follows.
bool is_short_year(const Scene& scene, const Number& number) {
  constexpr std::string_view year = "年";
  constexpr std::string_view month = "月";
  if (!number.is_plain_digits() || number.digits != 2 || !scene.starts_with(number.end, year)) return false;
  const auto next = scene.number_at(number.end + year.size());
  return next && next->low >= 1 && next->low <= 12 && scene.starts_with(next->end, month);
}

/// 97年（平9年）入社: years of two digits in a career, and those of an era that is named by one character.
bool is_career_year(const Scene& scene, const Number& number) {
  constexpr std::string_view year = "年";
  if (scene.grammar.language != Language::japanese || !number.is_plain_digits() || !scene.starts_with(number.end, year))
    return false;
  static const lang::WordGroup& eras = lang::word_group("era_characters");
  static const lang::WordGroup& careers = lang::word_group("career_words");
  const auto begins = [&](std::string_view word) { return scene.starts_with(number.end + year.size(), word); };
  if (number.digits <= 2 && std::any_of(eras.begin(), eras.end(), [&](std::string_view era) {
        return scene.ends_with(number.begin, era) &&
               !text::is_cjk(text::decode_before(scene.text, number.begin - era.size()).value);
      }))
    return true;
  const bool era_follows = std::any_of(eras.begin(), eras.end(), [&](std::string_view era) {
    return begins("(" + std::string(era)) || begins("（" + std::string(era));
  });
  return number.digits == 2 && (era_follows || std::any_of(careers.begin(), careers.end(), begins));
}

/// 2025届毕业生, 2024款: a class or model of that year.
bool is_class_of_year(const Scene& scene, const Number& number) {
  if (!number.is_plain_digits() || number.digits != 4 || !is_year(number)) return false;
  std::size_t end = number.end;
  for (const std::string_view joint : {"-", "–", "—", "至", "到"}) {  // 2025–2029届
    const auto last = scene.starts_with(number.end, joint) ? scene.number_at(number.end + joint.size()) : std::nullopt;
    if (last && last->is_plain_digits() && last->digits == 4) end = last->end;
  }
  end = skip_spaces(scene.text, end);
  for (const std::string_view word : {"届", "级", "款", "版", "型", "赛季", "財年", "财年"})
    if (scene.starts_with(end, word)) return true;
  return false;
}

/// (755年): a year of three digits, alone in brackets.
bool is_bracketed_year(const Scene& scene, const Number& number) {
  constexpr std::string_view year = "年";
  if (!number.is_plain_digits() || number.digits != 3 || !scene.starts_with(number.end, year)) return false;
  const char32_t before = text::decode_before(scene.text, number.begin).value;
  const char32_t after = text::decode_at(scene.text, number.end + year.size()).value;
  return (before == '(' || before == 0xFF08) && (after == ')' || after == 0xFF09);
}

/// 형법 25조: an article of a law, not 25 trillion.
bool is_law_article(const Scene& scene, const Number& number, const UnitFound& unit) {
  constexpr double trillion = 1e12;
  return scene.grammar.language == Language::korean && number.magnitude == trillion && !unit.found() && number.digits > 0;
}

/// Whether a digit, or a letter that is glued to it, stands right before `at`: then the number is a piece of a name or code.
bool glued_before(const Scene& scene, const Number& number) {
  const text::CodePoint c = text::decode_before(scene.text, number.begin);
  if (c.size == 0 || number.digits == 0) return false;
  static const lang::WordGroup& formulas = lang::word_group("marks_of_formulas");  // "<>30", "=>30"
  for (const std::string& mark : formulas)
    if (scene.ends_with(number.begin, mark)) return true;
  const char32_t v = c.value;
  const bool magnitude = v == 'm' && number.has_fraction && scene.grammar.language == Language::japanese;  // M7.6
  if (magnitude && !text::is_ascii_letter(text::decode_before(scene.text, number.begin - c.size).value)) return false;
  if (v >= 'a' && v <= 'z') {  // USD50: the code of a currency
    const auto symbol = match_currency_symbol_before(scene.input.text, number.begin, scene.input.lang);
    if (symbol && symbol->size > 2) return false;
  }
  if ((v >= 'a' && v <= 'z') || is_digit_character(v) || v == '_' || v == '@' || v == '#' || v == '&') return true;
  if (v == 0xB7 && scene.grammar.language == Language::korean)
    return is_digit_character(text::decode_before(scene.text, number.begin - c.size).value);
  if (v != '-' && v != '/' && v != '.' && v != ':' && v != 0xFF0D && v != 0x2212 && v != 0xFF0F && v != 0xFF0E) return false;
  const text::CodePoint before = text::decode_before(scene.text, number.begin - c.size);
  const char32_t b = before.value;
  if (v == ':' && before.size != 0 && b < 0x80 && b != ' ' && b != ')') return true;  // localhost:9091, `:80`
  return (b >= 'a' && b <= 'z') || (is_digit_character(b) && v != '-' && v != 0xFF0D && v != 0x2212);
}

/// The size of a character that joins the numbers of a code, a date or a clock time; `hard`: a colon.
std::size_t code_joint(const Scene& scene, std::size_t at, bool& hard) {
  const text::CodePoint c = text::decode_at(scene.text, at);
  constexpr std::u32string_view soft = U"-/.－−‐／．";
  const bool colon = c.value == ':' || c.value == 0xFF1A;
  const bool korean_date = c.value == 0xB7 && scene.grammar.language == Language::korean;  // 5·18
  hard |= colon || korean_date;
  if (korean_date) return c.size;
  return colon || soft.find(c.value) != std::u32string_view::npos ? c.size : 0;
}

/// 12:30, 2025/3/5, 1-2-3, 400-800-8888, 192.168.1.2: the end of the whole chain, 0 where there is none.
std::size_t code_chain_end(const Scene& scene, const Number& number) {
  if (!number.is_plain_digits() && !(number.has_fraction && number.characters == 1)) return 0;
  std::size_t at = number.end;
  // 1+1>2, “10+N”行动: a formula or a slogan.
  const auto is_summand = [&](std::size_t byte) {
    return byte < scene.text.size() &&
           (digit_at(scene.text, byte).size == 1 || (scene.text[byte] >= 'a' && scene.text[byte] <= 'z'));
  };
  const auto compares = [&](std::size_t byte) {
    return byte < scene.text.size() && (scene.text[byte] == '>' || scene.text[byte] == '<' || scene.text[byte] == '=');
  };
  while (is_summand(at + 1) && (scene.starts_with(at, "+") || (at != number.end && compares(at)))) {
    at += 2;
    while (is_summand(at)) ++at;
  }
  if (at != number.end) return at;
  int links = 0;
  bool hard = false;
  while (at + 1 < scene.text.size()) {
    bool colon = false;
    const std::size_t size = code_joint(scene, at, colon);
    if (size == 0 || digit_at(scene.text, at + size).size == 0) break;
    hard |= colon;
    at += size;
    while (const std::uint32_t step = digit_at(scene.text, at).size) at += step;
    ++links;
  }
  if (links == 0) return 0;
  return links >= 2 || hard ? at : 0;
}

/// 2015-2017(年): the end of a span of years, 0 where there is none.
std::size_t year_span_end(const Scene& scene, const Number& number) {
  if (!is_year(number) || number.digits != 4) return 0;
  for (const std::string_view separator :
       {std::string_view("-"), std::string_view("－"), std::string_view("−"), std::string_view("—"), std::string_view("–"),
        std::string_view("~"), std::string_view("～"), std::string_view("〜"), std::string_view("至"), std::string_view("到"),
        std::string_view("/")}) {
    if (!scene.starts_with(number.end, separator)) continue;
    const auto right = read_number(scene.grammar, scene.text, number.end + separator.size());
    if (!right || !right->is_plain_digits()) return 0;
    const bool year = right->digits == 4 ? is_year(*right) : right->digits == 2 && right->low <= 99;
    return year && read_unit(scene, right->end).word == nullptr ? right->end
           : year && scene.starts_with(right->end, "年")        ? right->end + 3
                                                                : 0;
  }
  return 0;
}

/// 1—5月, 3至5日, 8至10时: a span of months, days or hours that writes its unit once.
std::size_t calendar_span_end(const Scene& scene, const Number& number) {
  if (!is_plain_small(number, 31)) return 0;
  constexpr std::string_view separators[] = {"-", "—", "–", "－", "~", "～", "〜", "至", "到", "、", "から"};
  for (const std::string_view separator : separators) {
    const std::size_t at = skip_spaces(scene.text, number.end);
    if (!scene.starts_with(at, separator)) continue;
    const auto right = scene.number_at(skip_spaces(scene.text, at + separator.size()));
    if (!right || !is_plain_small(*right, 31)) return 0;
    const PhraseTrie::Match follow = scene.grammar.follow_trie.longest_at(scene.text, right->end);
    const PhraseTrie::Match unit = scene.grammar.unit_trie.longest_at(scene.text, right->end);
    const auto context = static_cast<Context>(follow.payload);
    const bool month = context == Context::month && right->low <= 12;
    const bool hour = context == Context::clock_hour && scene.grammar.language != Language::chinese;
    return follow && follow.size >= unit.size && (month || hour || context == Context::day) ? right->end + follow.size : 0;
  }
  return 0;
}

Context follow_context(const Scene& scene, std::size_t at, const UnitFound& unit, bool& stronger) {
  const std::size_t begin = skip_spaces(scene.text, at);
  const PhraseTrie::Match match = scene.grammar.follow_trie.longest_at(scene.text, begin);
  if (!match) return Context::none;
  stronger = unit.word == nullptr || match.size >= unit.end - unit.begin;
  return stronger ? static_cast<Context>(match.payload) : Context::none;
}

std::size_t skip_unit(const Scene& scene, std::size_t at) {
  const std::size_t begin = skip_spaces(scene.text, at);
  const PhraseTrie::Match match = scene.grammar.follow_trie.longest_at(scene.text, begin);
  return match ? begin + match.size : at;
}

/// 点 and 時 after a number up to 24.
bool is_clock(const Scene& scene, const Number& number, std::size_t after) {
  if (!is_plain_small(number, 24) && !(number.has_fraction && number.digits == 0)) return false;
  if (scene.grammar.language != Language::chinese) return true;
  if (scene.before(number.begin) == Context::clock) return true;
  if (scene.ends_with(number.begin, "日") || scene.ends_with(number.begin, "天") || scene.ends_with(number.begin, "日）"))
    return true;
  if (scene.starts_with(skip_unit(scene, number.end), "分")) return true;
  if (after - number.end > 6) return true;  // 点档, 点钟, 时许
  const std::size_t next = skip_spaces(scene.text, after);
  return digit_at(scene.text, next).size != 0 || scene.grammar.numeral_at(scene.text, next).role == NumeralRole::digit ||
         scene.grammar.numeral_at(scene.text, next).role == NumeralRole::unit || scene.starts_with(next, "左右") ||
         scene.starts_with(next, "至") || scene.starts_with(next, "到") || scene.starts_with(next, "起") ||
         scene.starts_with(next, "开") || scene.starts_with(next, "半") || scene.starts_with(next, "整");
}

/// Past the minutes and seconds behind the hour: 9時19分, 8点30分.
std::size_t clock_end(const Scene& scene, std::size_t at) {
  for (const std::string_view word : {std::string_view("分"), std::string_view("秒"), std::string_view("분")}) {
    const auto number = scene.number_at(skip_spaces(scene.text, at));
    if (!number || number->low > 59 || !scene.starts_with(number->end, word)) continue;
    at = number->end + word.size();
  }
  return at;
}

}  // namespace

namespace {

/// 3-5歳: the second of two numbers that a hyphen joins and a unit follows ends a range, no code.
bool ends_range(const Scene& scene, const Number& number) {
  std::size_t at = number.begin - text::decode_before(scene.text, number.begin).size;
  while (at > 0 && is_digit_character(text::decode_before(scene.text, at).value)) at -= text::decode_before(scene.text, at).size;
  bool hard = false;
  const text::CodePoint before = text::decode_before(scene.text, at);
  const bool goes_on = before.size != 0 && code_joint(scene, at - before.size, hard) != 0;
  return !goes_on && code_chain_end(scene, number) == 0 && read_unit(scene, number.end).found();
}

}  // namespace

std::optional<Number> link_of_code(const Scene& scene, const Number& number) {
  if (number.digits == 0) return std::nullopt;
  const text::CodePoint before = text::decode_before(scene.text, number.begin);
  bool hard = false;
  const bool joined = before.size != 0 && code_joint(scene, number.begin - before.size, hard) != 0 &&
                      is_digit_character(text::decode_before(scene.text, number.begin - before.size).value);
  if (!joined && code_chain_end(scene, number) == 0) return std::nullopt;
  if (joined && !hard && ends_range(scene, number)) return std::nullopt;
  Number link;
  link.begin = link.end = number.begin;
  link.characters = 1;
  for (Digit d = digit_at(scene.text, link.end); d.size != 0; d = digit_at(scene.text, link.end)) {
    link.low = link.high = link.low * 10 + d.value;
    link.end += d.size;
    ++link.digits;
  }
  return link;
}

bool is_calendar_number(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (number.has_fraction || number.has_groups) return false;
  constexpr std::string_view nth = "번째";
  if (scene.grammar.language == Language::korean) return scene.starts_with(skip_spaces(scene.text, number.end), nth);
  const PhraseTrie::Match match = scene.grammar.follow_trie.longest_at(scene.text, skip_spaces(scene.text, number.end));
  if (unit.word != nullptr && match.size < unit.end - unit.begin) return false;  // 90日間, 90日齢
  switch (static_cast<Context>(match.payload)) {
    case Context::year:
    case Context::month:
    case Context::day:
    case Context::clock_hour:
      return true;
    default:
      return scene.text.substr(number.end, 3) == "年" && is_year(number);
  }
}

namespace {

/// 十四届四次会议: the fourth session.
bool is_session(const Scene& scene, const Number& number) {
  if (scene.grammar.language != Language::chinese || !scene.ends_with(number.begin, "届")) return false;
  static const lang::WordGroup& sessions = lang::word_group("session_words");
  return std::any_of(sessions.begin(), sessions.end(),
                     [&](std::string_view word) { return scene.starts_with(number.end, word); });
}

/// 工业 4.0 场景, "Nimbus 2.0 通过", 18.10 发行版: a version, which a word that counts whole things cannot count.
bool is_version(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (!number.has_fraction || number.has_unit || number.characters != 1) return false;
  if (unit.word == nullptr || unit.word->kind != QuantityKind::count) return false;
  static const lang::WordGroup& wholes = lang::word_group("counters_of_wholes");
  const bool counts_wholes =
      scene.grammar.language == Language::chinese && lang::contains(wholes, scene.text.substr(unit.begin, unit.end - unit.begin));
  return is_whole(number.low) || counts_wholes;
}

}  // namespace

std::optional<std::size_t> reject_number(const Scene& scene, const Number& number, const UnitFound& unit) {
  if (scene.grammar.language == Language::chinese)
    if (const auto end = reject_chinese(scene, number, unit)) return end;
  if (glued_before(scene, number) || is_version(scene, number, unit)) return number.end;
  if (is_session(scene, number)) return unit.found() ? unit.end : number.end;
  if (const std::size_t end = code_chain_end(scene, number)) return end;
  std::size_t left = number.begin;
  while (left > 0 && scene.text[left - 1] == ' ') --left;
  const Context before = scene.before(left);
  if (before == Context::article && is_law_article(scene, number, unit)) return number.end;
  if (is_class_of_year(scene, number)) return unit.found() ? unit.end : skip_unit(scene, number.end);
  if (is_short_year(scene, number) || is_bracketed_year(scene, number) || is_career_year(scene, number))
    return skip_unit(scene, number.end);
  if (before == Context::ordinal && !number.has_fraction) {
    return unit.word != nullptr && unit.word->kind == QuantityKind::count ? unit.end : skip_unit(scene, number.end);
  }
  if (before == Context::name && number.has_fraction && !number.has_unit && !unit.found()) return number.end;  // 版本为 18.04
  if (const std::size_t end = year_span_end(scene, number)) return end;
  if (const std::size_t end = calendar_span_end(scene, number)) return end;
  bool stronger = false;
  const Context after = follow_context(scene, number.end, unit, stronger);
  const std::size_t end = skip_unit(scene, number.end);
  // "4.6月份": the point of a list number, then a date.
  const bool calendar = after == Context::year || after == Context::month || after == Context::day;
  if (calendar && number.has_fraction && number.characters == 1) return end;
  switch (after) {
    case Context::year:
      return is_year(number) ? std::optional(end) : std::nullopt;
    case Context::month:
      return is_plain_small(number, 12) ? std::optional(end) : std::nullopt;
    case Context::day:
      return is_plain_small(number, 31) || number.is_plain_digits() ? std::optional(end) : std::nullopt;
    case Context::clock_hour:
      return is_clock(scene, number, end) ? std::optional(clock_end(scene, end)) : std::nullopt;
    case Context::name:
      return number.has_more ? std::nullopt : std::optional(end);  // 第350期, but 350多期
    case Context::period:
      return end;
    default:
      break;
  }
  if (before == Context::rank &&
      (unit.word == nullptr || unit.word->kind == QuantityKind::count || unit.word->kind == QuantityKind::duration) &&
      is_plain_small(number, 1e4) && !number.is_range()) {
    const bool levels = unit.word != nullptr && unit.word->takes_noun && number.low <= 3 && number.digits == 0;
    if (!levels) return unit.found() ? unit.end : number.end;
  }
  return std::nullopt;
}

}  // namespace claimdex::quantity::cjk
