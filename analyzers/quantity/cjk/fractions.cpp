// Parts of a whole: 百分之五, 千分之三, 三分之一, 5分の4, 오분의 삼, 每五人中有一人; and words that are a quantity by themselves
// (一半, 翻番).
#include <algorithm>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

std::size_t skip_minus(const Scene& scene, std::size_t at, bool& minus) {
  for (const std::string_view sign : {std::string_view("负"), std::string_view("-"), std::string_view("マイナス"),
                                      std::string_view("마이너스 "), std::string_view("마이너스")}) {
    if (!scene.starts_with(at, sign)) continue;
    minus = !minus;
    return skip_spaces(scene.text, at + sign.size());
  }
  return at;
}

Draft draft_of(const Number& number, std::size_t begin, std::size_t end, std::string_view rule) {
  Draft draft;
  draft.number = number;
  draft.begin = draft.number_begin = begin;
  draft.end = draft.number_end = end;
  draft.rule = rule;
  return draft;
}

/// 又, と or 과 between a whole number and its fraction: 三又三分之一.
std::size_t mixed_mark(const Scene& scene, std::size_t at) {
  const std::size_t begin = skip_spaces(scene.text, at);
  for (const std::string_view word :
       {std::string_view("又"), std::string_view("と"), std::string_view("과"), std::string_view("와")})
    if (scene.starts_with(begin, word)) return skip_spaces(scene.text, begin + word.size());
  return 0;
}

std::optional<Draft> read_part(const Scene& scene, const Number& whole, double added, std::size_t begin, bool mixed) {
  const std::size_t mark_at = skip_spaces(scene.text, whole.end);
  const std::size_t mark = fraction_mark(scene, mark_at);
  if (mark == 0 || whole.low == 0 || whole.is_range()) return std::nullopt;
  bool minus = false;
  const std::size_t at = skip_minus(scene, skip_spaces(scene.text, mark_at + mark), minus);
  auto part = scene.number_at(at);
  if (!part) return std::nullopt;
  std::size_t end = part->end;
  for (const std::string_view thousand : {std::string_view("k"), std::string_view("ｋ")}) {
    if (!scene.starts_with(end, thousand)) continue;
    part->low *= 1000;
    part->high *= 1000;
    end += thousand.size();
    break;
  }
  Draft draft = draft_of(*part, begin, end, "cjk.fraction");
  const double sign = minus ? -1 : 1;
  // The answer of a calculation is a number, not a share; so is every fraction that is to be kept as written.
  mixed = mixed || scene.input.options.as_written || scene.before(begin) == Context::answer || is_number_only(scene, begin, end);
  // 百分之, 千分之 without a digit before them are words for percent and per mille, wherever they stand.
  const bool names_percent = scene.grammar.language == Language::chinese && whole.begins_bare;
  const bool plain = !names_percent && (mixed || (whole.low < 100 && part->high >= whole.low));
  const double factor = plain ? 1 : 100;
  draft.kind = plain ? QuantityKind::ratio : QuantityKind::percent;
  draft.low = added + sign * factor * part->low / whole.low;
  draft.high = added + sign * factor * part->high / whole.low;
  draft.bound = part->bound;
  return draft;
}

/// The size of the words between the two counts of a ratio, 0 for none: 中有, 里就有, に, のうち, 중.
std::size_t ratio_joint(const Scene& scene, std::size_t at, bool announced) {
  constexpr std::string_view insides[] = {"之中",     "当中",    "中",    "里面", "里", "に",      "中、",   "のうち",
                                          "のうちの", " 중에서", " 중에", " 중",  "중", " 가운데", "가운데", "당"};
  constexpr std::string_view verbs[] = {"就有", "只有", "仅有", "便有", "有"};
  std::size_t size = 0;
  for (const std::string_view word : insides)
    if (scene.starts_with(at, word)) size = std::max(size, word.size());
  std::size_t verb = 0;
  for (const std::string_view word : verbs)
    if (scene.starts_with(at + size, word)) verb = std::max(verb, word.size());
  if (scene.grammar.language == Language::chinese && verb == 0 && !announced) return 0;
  return size + verb;
}

}  // namespace

std::size_t fraction_mark(const Scene& scene, std::size_t at) {
  for (const auto& [first, second] : {std::pair<std::string_view, std::string_view>{"分", "之"}, {"分", "の"}, {"분", "의"}}) {
    if (!scene.starts_with(at, first)) continue;
    const std::size_t next = skip_spaces(scene.text, at + first.size());
    if (scene.starts_with(next, second) && !scene.starts_with(next, "之间")) return next + second.size() - at;
  }
  return 0;
}

std::optional<Draft> read_ratio(const Scene& scene, const Number& first) {
  std::size_t begin = first.begin;
  constexpr std::string_view each = "每";
  const bool announced = scene.ends_with(begin, each);
  if (announced) begin -= each.size();
  const UnitFound unit = read_unit(scene, first.end);
  if (unit.word == nullptr || unit.word->kind != QuantityKind::count || first.low < 2 || first.is_range()) return std::nullopt;
  std::size_t at = unit.end;
  const std::size_t joint = ratio_joint(scene, at, announced);
  if (joint == 0) return std::nullopt;
  at = skip_spaces(scene.text, at + joint);
  const auto part = scene.number_at(at);
  if (!part || part->high >= first.low || part->low < 1) return std::nullopt;
  const UnitFound second = read_unit(scene, part->end);
  if (second.word == nullptr || second.word->kind != QuantityKind::count) return std::nullopt;
  Draft draft = draft_of(*part, begin, second.end, "cjk.ratio");
  draft.kind = QuantityKind::ratio;
  draft.low = 100 * part->low / first.low;
  draft.high = 100 * part->high / first.low;
  draft.bound = part->bound;
  draft.unit = second;
  return draft;
}

namespace {

/// The fraction of two plain digit runs that begins at `at`; its end, 0 for none.
std::size_t slash_fraction(const Scene& scene, std::size_t at, double& value) {
  const auto numerator = scene.number_at(at);
  if (!numerator || !numerator->is_plain_digits()) return 0;
  std::size_t slash = 0;
  for (const std::string_view word : {std::string_view("/"), std::string_view("／")})
    if (scene.starts_with(numerator->end, word)) slash = word.size();
  const auto denominator = slash == 0 ? std::nullopt : scene.number_at(numerator->end + slash);
  if (!denominator || !denominator->is_plain_digits() || denominator->low == 0) return 0;
  const std::size_t end = denominator->end;
  if (scene.starts_with(end, "/") || scene.starts_with(end, "／") || scene.starts_with(end, "-")) return 0;
  value = numerator->low / denominator->low;
  return end;
}

/// 占全国的1/4, 近1/3的人: a share of all.
bool is_slash_share(const Scene& scene, std::size_t begin, std::size_t end, double value) {
  if (scene.grammar.language != Language::chinese || value >= 1) return false;
  static const lang::WordGroup& before = lang::word_group("share_verbs");
  static const lang::WordGroup& after = lang::word_group("share_ends");
  const auto ends = [&](std::string_view word) { return scene.text.substr(0, begin).ends_with(word); };
  const auto begins = [&](std::string_view word) { return scene.text.substr(end).starts_with(word); };
  return std::any_of(before.begin(), before.end(), ends) || std::any_of(after.begin(), after.end(), begins);
}

}  // namespace

std::optional<Draft> read_slash_fraction(const Scene& scene, const Number& first) {
  if (!first.is_plain_digits()) return std::nullopt;
  if (link_of_code(scene, first)) return std::nullopt;
  double value = 0;
  std::size_t end = slash_fraction(scene, first.begin, value);
  if (end == 0 && skip_spaces(scene.text, first.end) > first.end) {
    end = slash_fraction(scene, skip_spaces(scene.text, first.end), value);
    value += first.low;
  }
  if (end != 0 && !scene.input.options.as_written && is_slash_share(scene, first.begin, end, value)) {
    constexpr double hundred = 100;
    Draft share = draft_of(first, first.begin, end, "cjk.fraction");
    share.kind = QuantityKind::percent;
    share.low = share.high = value * hundred;
    return share;
  }
  if (end == 0 || (!scene.input.options.as_written && !is_number_only(scene, first.begin, end))) return std::nullopt;
  Draft draft = draft_of(first, first.begin, end, "cjk.fraction");
  draft.kind = QuantityKind::ratio;
  draft.low = draft.high = value;
  return draft;
}

std::optional<Draft> read_fraction(const Scene& scene, const Number& first) {
  if (auto draft = read_part(scene, first, 0, first.begin, false)) return draft;
  const std::size_t at = mixed_mark(scene, first.end);
  if (at == 0) return std::nullopt;
  const auto whole = scene.number_at(at);
  if (!whole) return std::nullopt;
  return read_part(scene, *whole, first.low, first.begin, true);
}

std::optional<Draft> read_fixed(const Scene& scene, std::size_t at) {
  const PhraseTrie::Match match = scene.grammar.fixed_trie.longest_at(scene.text, at);
  if (!match) return std::nullopt;
  const FixedQuantity& fixed = scene.grammar.fixed[match.payload];
  Number number;
  number.begin = at;
  number.end = at + match.size;
  Draft draft = draft_of(number, at, number.end, "cjk.fixed");
  draft.kind = fixed.kind;
  draft.bound = fixed.bound;
  draft.direction = fixed.direction;
  draft.low = fixed.low;
  draft.high = fixed.high;
  draft.unit_name = fixed.unit;
  return draft;
}

bool is_spaced_number(const Grammar& grammar, std::string_view text) {
  constexpr std::size_t longest = 96;
  if (text.size() > longest || text.find(' ') == std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::decode_at(text, i);
    const bool number = c.value == ' ' || digit_at(text, i).size != 0 || grammar.numeral_at(text, i).role != NumeralRole::none;
    const std::string_view three = text.substr(i, 3);
    const bool separator = text[i] == '.' || text[i] == ',' || three == "．" || three == "，";
    const bool word = separator || three == "分" || three == "之" || three == "又" || three == "。" || three == "个" ||
                      three == "折" || three == "成";
    if (!number && !word) return false;
    i += c.size;
  }
  return grammar.language == Language::chinese;
}

bool is_number_only(const Scene& scene, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 96;  // keeps the check constant: only a short text is a number and nothing else
  if (scene.text.size() > longest) return false;
  const auto is_filler = [](char32_t c) {
    return c <= ' ' || c == 0x3000 || c == 0x3002 || c == '.' || c == 0xFF0E || c == ',' || c == 0xFF0C || c == '-' ||
           c == 0x8D1F || c == '/' || c == 0xFF0F;
  };
  for (std::size_t i = 0; i < scene.text.size();) {
    const text::CodePoint c = text::decode_at(scene.text, i);
    const bool inside = i >= begin && i < end;
    const bool number = (scene.grammar.flags(c.value) & starts_number) != 0 || digit_at(scene.text, i).size != 0 ||
                        scene.grammar.numeral_at(scene.text, i).role != NumeralRole::none;
    if (!inside && !number && !is_filler(c.value)) return false;
    i += c.size;
  }
  return true;
}

}  // namespace claimdex::quantity::cjk
