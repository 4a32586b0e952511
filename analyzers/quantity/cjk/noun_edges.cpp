// The edges of nouns.
#include "analyzers/quantity/cjk/noun_edges.hpp"

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr int longest_noun = 14;           // characters
constexpr std::size_t two_characters = 6;  // bytes

bool begins_quantity(const Scene& scene, std::size_t at) {
  const auto number = read_number(scene.grammar, scene.text, at);
  if (!number) return false;
  if (const PhraseTrie::Match word = scene.grammar.negative_trie.longest_at(scene.text, at);
      word && at + word.size >= number->end)
    return false;
  if (number->has_unit) return true;
  const UnitFound unit = read_unit(scene, number->end);
  return unit.word != nullptr && !unit.word->is_weak;
}

/// 利上げ, 取り組み: a noun made of a verb goes on with one syllable, behind which a particle or no hiragana stands.
std::size_t with_okurigana(const Scene& scene, std::size_t end) {
  constexpr std::u32string_view syllables = U"げりいみちれえけせきし";
  const text::CodePoint c = text::decode_at(scene.text, end);
  if (syllables.find(c.value) == std::u32string_view::npos) return end;
  const char32_t next = text::decode_at(scene.text, end + c.size).value;
  const bool hiragana = next >= 0x3041 && next <= 0x309F;
  return !hiragana || japanese_particles.find(next) != std::u32string_view::npos ? end + c.size : end;
}

bool is_letter_or_digit(std::string_view text, std::size_t at) {
  const char32_t c = text::decode_at(text, at).value;
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '.' || c == '-' || c == '_';
}

/// 10 个 JavaScript 库, 两台 PC: Latin words, and the Chinese noun behind them; `at` where no Latin word stands.
std::size_t latin_noun_end(const Scene& scene, std::size_t at) {
  constexpr int most_words = 4;
  constexpr std::size_t longest = 40;  // bytes
  std::size_t end = at;
  std::size_t next = at;
  for (int words = 0; words < most_words && next - at < longest; ++words) {
    if (!text::is_ascii_letter(static_cast<unsigned char>(next < scene.text.size() ? scene.text[next] : ' '))) break;
    while (next < scene.text.size() && is_letter_or_digit(scene.text, next)) ++next;
    end = next;
    while (end > at && (scene.text[end - 1] == '.' || scene.text[end - 1] == '-')) --end;
    if (end != next) return end;
    next = skip_spaces(scene.text, end);
  }
  return end;
}

/// Whether the clause closes at `at`: a mark or the end of the text.
bool closes(const Scene& scene, std::size_t at) {
  const text::CodePoint c = text::decode_at(scene.text, at);
  return c.size == 0 ||
         !(text::is_cjk(c.value) || text::is_ascii_letter(c.value) || text::is_ascii_digit(c.value) || c.value == ' ');
}

/// A kept word at `at`; those that are verbs as well are kept only where the clause closes behind them.
std::size_t kept_at(const Scene& scene, std::size_t at) {
  const PhraseTrie::Match kept = scene.grammar.keep_trie.longest_at(scene.text, at);
  return kept && (kept.payload == 0 || closes(scene, at + kept.size)) ? kept.size : 0;
}

/// 专精特新“小巨人”企业: the end of a short quotation that the noun goes on behind; `at` where none stands.
std::size_t quoted_end(const Scene& scene, std::size_t at) {
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  constexpr std::size_t longest = 24;  // bytes
  if (scene.grammar.language != Language::chinese || !scene.starts_with(at, open)) return at;
  const std::size_t end = scene.text.substr(at, longest).find(close);
  if (end == std::string_view::npos) return at;
  const std::size_t next = at + end + close.size();
  const bool goes_on =
      text::is_han(text::decode_at(scene.text, next).value) && !scene.grammar.stop_trie.longest_at(scene.text, next);
  return goes_on ? next : at;
}

std::size_t plain_noun_end(const Scene& scene, std::size_t at) {
  std::size_t end = at;
  for (int count = 0; count < longest_noun; ++count) {
    const text::CodePoint c = text::decode_at(scene.text, end);
    if (const std::size_t quoted = quoted_end(scene, end); quoted > end) {
      end = quoted;
      continue;
    }
    if (c.size == 0 || !is_noun_character(scene, c.value)) break;
    if (const std::size_t kept = kept_at(scene, end)) {
      end += kept;
      continue;
    }
    if (scene.grammar.stop_trie.longest_at(scene.text, end)) break;
    if ((scene.grammar.flags(c.value) & starts_number) != 0 && begins_quantity(scene, end)) break;
    end += c.size;
  }
  return end;
}

}  // namespace

bool is_noun_character(const Scene& scene, char32_t c) {
  if (text::is_han(c)) return true;
  if (scene.grammar.language == Language::japanese && c >= 0x30A1 && c <= 0x30FC) return true;
  return c >= 'a' && c <= 'z';
}

std::size_t without_tail(const Scene& scene, std::size_t begin, std::size_t end) {
  constexpr int most = 3;
  for (int cuts = 0; cuts < most; ++cuts) {
    const PhraseTrie::Match tail = scene.grammar.tail_trie.longest_before(scene.text, end, begin);
    if (!tail || tail.payload == tail_kept) break;
    const bool verb_follows = text::is_han(text::decode_at(scene.text, end).value);
    if (tail.payload == tail_adverb && (!verb_follows || end - tail.size == begin)) break;
    if (tail.payload == tail_act && end - tail.size < begin + two_characters) break;
    end -= tail.size;
  }
  return end;
}

bool ends_in_act(const Scene& scene, std::size_t begin, std::size_t end) {
  const PhraseTrie::Match tail = scene.grammar.tail_trie.longest_before(scene.text, end, begin);
  return tail && tail.payload == tail_act;
}

std::size_t noun_end(const Scene& scene, std::size_t at) {
  if (scene.grammar.language == Language::japanese) {
    const std::size_t end = plain_noun_end(scene, at);
    return end > at ? with_okurigana(scene, end) : end;
  }
  const std::size_t latin = scene.grammar.language == Language::chinese ? latin_noun_end(scene, at) : at;
  const std::size_t next = latin > at ? skip_spaces(scene.text, latin) : at;
  const std::size_t end = plain_noun_end(scene, next);
  return end > next ? without_tail(scene, at, end) : latin;
}

std::size_t noun_begin(const Scene& scene, std::size_t end) {
  // 阿拉伯国家双边贸易额: Chinese compounds run on; elsewhere particles bound them sooner.
  const int longest = scene.grammar.language == Language::chinese ? longest_noun : 8;
  std::size_t begin = end;
  for (int count = 0; count < longest; ++count) {
    const text::CodePoint c = text::decode_before(scene.text, begin);
    if (c.size == 0 || begin - c.size < scene.floor || !is_noun_character(scene, c.value)) break;
    begin -= c.size;
  }
  // 5G用户: the letters belong to the digit before them.
  if (begin > 0 && digit_at(scene.text, begin - 1).size == 1)
    while (begin < end && static_cast<unsigned char>(scene.text[begin]) < 0x80) ++begin;
  for (std::size_t at = begin; at < end;) {
    const std::size_t kept = kept_at(scene, at);
    const PhraseTrie::Match stop = scene.grammar.stop_trie.longest_at(scene.text, at);
    if (kept > 0 && kept >= stop.size) {
      at += kept;
    } else if (stop && at + stop.size <= end) {
      at += stop.size;
      begin = at;
    } else {
      at += text::decode_at(scene.text, at).size;
    }
  }
  // 3月国有企业收入: the unit belongs to the digit before it.
  static const lang::WordGroup& units = lang::word_group("units_behind_digits");
  const text::CodePoint first = text::decode_at(scene.text, begin);
  const bool chinese = scene.grammar.language == Language::chinese && begin > 0 && begin < end;
  if (chinese && lang::contains(units, scene.text.substr(begin, first.size)) && digit_at(scene.text, begin - 1).size == 1)
    begin += first.size;
  return begin;
}

}  // namespace claimdex::quantity::cjk
