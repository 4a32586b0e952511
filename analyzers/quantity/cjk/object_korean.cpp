// The counted or measured noun of a Korean quantity. Korean writes words apart, so nouns are read word by word: 500명의 직원,
// 직원 500명, 300개 기업, 매출은 3조원.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr std::size_t one_syllable = 3;  // bytes
constexpr std::size_t two_syllables = 6;
constexpr std::size_t longest_word = 60;  // bytes; keeps a text without blanks linear

bool is_word_character(char32_t c) { return text::is_hangul(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool ends_in_consonant(char32_t syllable) {
  constexpr char32_t first = 0xAC00;
  constexpr char32_t finals = 28;
  return (syllable - first) % finals != 0;
}

TextSpan word_from(const Scene& scene, std::size_t begin) {
  TextSpan word{begin, begin};
  for (text::CodePoint c = text::decode_at(scene.text, begin);
       c.size != 0 && is_word_character(c.value) && word.end - begin < longest_word; c = text::decode_at(scene.text, word.end))
    word.end += c.size;
  return word;
}

/// The word that ends at `end` or a blank before it; empty at a punctuation mark and at the quantity before.
TextSpan word_before(const Scene& scene, std::size_t end) {
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  TextSpan word{end, end};
  while (word.begin > scene.floor && end - word.begin < longest_word) {
    const text::CodePoint c = text::decode_before(scene.text, word.begin);
    if (c.size == 0 || !is_word_character(c.value)) break;
    word.begin -= c.size;
  }
  if (word.begin == scene.floor && scene.floor > 0) return {end, end};  // the particle of the quantity before
  return word;
}

struct Stem {
  TextSpan span;
  bool has_particle = false;
  bool marks_part = false;  ///< subject, object, topic or 의: what is measured may stand so
};

/// 직원들을 -> 직원들. A particle goes only behind the sound it stands behind, and leaves two syllables or more.
Stem stem_of(const Scene& scene, TextSpan word) {
  Stem stem{word, false, true};
  for (int cut = 0; cut < 2; ++cut) {
    const PhraseTrie::Match particle = scene.grammar.noun_particle_trie.longest_before(scene.text, stem.span.end, word.begin);
    if (!particle || stem.span.end - particle.size < word.begin + two_syllables) break;
    const std::size_t end = stem.span.end - particle.size;
    const auto after = static_cast<ParticleAfter>(particle.payload);
    const bool consonant = ends_in_consonant(text::decode_before(scene.text, end).value);
    if (after != ParticleAfter::any && consonant != (after == ParticleAfter::consonant)) break;
    const std::string_view written = scene.text.substr(end, particle.size);
    for (const std::string_view place : {"에", "에서", "에게", "로", "으로", "까지", "부터", "보다", "와", "과", "처럼"})
      stem.marks_part = stem.marks_part && written != place;
    stem.has_particle = true;
    stem.span.end = end;
  }
  return stem;
}

/// Adverbs, verbs and words of the clause that are no counted nouns.
bool is_stop(const Scene& scene, TextSpan word) {
  if (scene.grammar.keep_trie.longest_at(scene.text, word.begin)) return false;
  const PhraseTrie::Match stop = scene.grammar.stop_trie.longest_at(scene.text, word.begin);
  if (stop && (stop.size > one_syllable || stop.size == word.end - word.begin)) return true;
  return static_cast<bool>(scene.grammar.verb_ending_trie.longest_before(scene.text, word.end, word.begin));
}

/// What may stand between a noun and its number: 작년, 같은, 모두.
bool is_link(const Scene& scene, TextSpan word) {
  return scene.grammar.link_trie.longest_before(scene.text, word.end, word.begin).size == word.end - word.begin;
}

bool is_noun(const Scene& scene, const Draft& draft, TextSpan word, TextSpan stem) {
  if (stem.end - stem.begin < two_syllables || digit_at(scene.text, stem.begin).size != 0) return false;
  if (is_stop(scene, word) || is_stop(scene, stem)) return false;
  if (scene.grammar.before_trie.longest_before(scene.text, word.end, word.begin).size == word.end - word.begin) return false;
  return draft.kind != QuantityKind::money || scene.grammar.money_before_trie.longest_before(scene.text, stem.end, stem.begin);
}

void set_object(Draft& draft, TextSpan noun, bool widens) {
  draft.object = noun;
  if (widens) draft.end = std::max(draft.end, noun.end);
}

/// 500명의 직원, 1000억원 규모의 투자.
bool read_noun_of(const Scene& scene, Draft& draft) {
  std::size_t at = draft.end;
  for (const std::string_view size : {"규모", "상당", "어치"})
    if (scene.starts_with(skip_spaces(scene.text, at), size)) at = skip_spaces(scene.text, at) + size.size();
  constexpr std::string_view of = "의";
  if (!scene.starts_with(at, of)) return false;
  const TextSpan word = word_from(scene, skip_spaces(scene.text, at + of.size()));
  Stem stem = stem_of(scene, word);
  if (is_stop(scene, word) || is_stop(scene, stem.span)) return false;
  const std::size_t begin = word.begin;
  constexpr int longest = 3;  // words: 신입 개발자를
  for (int words = 1; words < longest && !stem.has_particle && scene.starts_with(stem.span.end, " "); ++words) {
    const TextSpan next = word_from(scene, stem.span.end + 1);
    const Stem next_stem = stem_of(scene, next);
    if (next.empty() || !next_stem.marks_part || is_stop(scene, next) || digit_at(scene.text, next.begin).size != 0) break;
    stem = next_stem;
  }
  if (!is_noun(scene, draft, stem.span, stem.span)) return false;
  set_object(draft, {begin, stem.span.end}, true);
  return true;
}

/// 300개 기업: only for things that a unit counts, and only behind a blank.
bool read_noun_behind(const Scene& scene, Draft& draft) {
  if (draft.unit.word == nullptr || !draft.unit.word->takes_noun) return false;
  const std::size_t at = skip_spaces(scene.text, draft.end);
  const TextSpan word = word_from(scene, at);
  const Stem stem = stem_of(scene, word);
  if (at == draft.end || !is_noun(scene, draft, word, stem.span)) return false;
  set_object(draft, stem.span, true);
  return true;
}

/// 직원 수는: the noun that 수 counts belongs to it.
TextSpan with_counted(const Scene& scene, TextSpan noun) {
  if (scene.text.substr(noun.begin, noun.end - noun.begin) != "수") return noun;
  const TextSpan counted = word_before(scene, noun.begin);
  return counted.empty() ? noun : TextSpan{counted.begin, noun.end};
}

/// The word without a particle of one syllable, where the rest is one syllable too: 수는.
TextSpan short_stem(const Scene& scene, TextSpan word) {
  if (word.end - word.begin != two_syllables || !scene.starts_with(word.begin, "수")) return word;
  return {word.begin, word.begin + one_syllable};
}

/// 직원 500명: the noun right before a counted number.
bool read_noun_right_before(const Scene& scene, Draft& draft) {
  if (draft.kind != QuantityKind::count) return false;
  const TextSpan word = word_before(scene, draft.begin);
  if (word.end == draft.begin || is_link(scene, word)) return false;
  if (short_stem(scene, word) != word || stem_of(scene, word).has_particle || !is_noun(scene, draft, word, word)) return false;
  set_object(draft, word, false);
  return true;
}

/// 네이버는 500명을 채용: a topic or subject is who does it, unless its noun is one that is counted.
bool is_doer(const Scene& scene, const Draft& draft, TextSpan word, const Stem& stem) {
  if (draft.kind != QuantityKind::count || !stem.has_particle) return false;
  const std::string_view particle = scene.text.substr(stem.span.end, word.end - stem.span.end);
  if (particle == "을" || particle == "를" || particle == "의") return false;
  return !scene.grammar.counted_trie.longest_before(scene.text, stem.span.end, stem.span.begin);
}

/// 매출은 전년보다 3조원, 시장 점유율은 약 20%: back over adverbs and comparisons.
bool read_noun_before(const Scene& scene, Draft& draft) {
  std::size_t end = draft.begin;
  constexpr int reach = 5;  // words
  for (int hop = 0; hop < reach; ++hop) {
    const TextSpan word = word_before(scene, end);
    if (word.empty()) return false;
    constexpr std::string_view than = "보다";
    if (is_link(scene, word) || scene.text.substr(word.begin, word.end - word.begin).ends_with(than)) {
      end = word.begin;
      continue;
    }
    if (const TextSpan number = short_stem(scene, word); number != word) {
      set_object(draft, with_counted(scene, number), false);
      return true;
    }
    const Stem stem = stem_of(scene, word);
    if (!stem.marks_part || !is_noun(scene, draft, word, stem.span) || is_doer(scene, draft, word, stem)) return false;
    set_object(draft, stem.span, false);
    return true;
  }
  return false;
}

}  // namespace

void read_korean_object(const Scene& scene, Draft& draft) {
  if (draft.kind == QuantityKind::age) return;
  if (draft.kind == QuantityKind::duration) {
    read_noun_of(scene, draft);
    return;
  }
  if (read_noun_of(scene, draft) || read_noun_right_before(scene, draft) || read_noun_behind(scene, draft)) return;
  if (read_noun_before(scene, draft)) return;
  if (draft.unit.word == nullptr || !draft.unit.word->is_self) return;
  draft.object = {draft.unit.begin, draft.unit.end};
  draft.end = std::max(draft.end, draft.unit.end);
}

}  // namespace claimdex::quantity::cjk
