// The counted or measured noun: after a classifier (2000名员工), after 的 (50%的工人), or before the number (合作意向416项).
// No dictionary: a noun ends at punctuation, at another number and at the words of noun_stops.tsv.
#include "analyzers/quantity/cjk/reading.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr int longest_noun = 14;  // characters

/// The particle that joins a quantity to its noun: 50%的工人, 33人の人質, 500명의 직원.
std::string_view particle_of(const Scene& scene) {
  switch (scene.grammar.language) {
    case Language::japanese:
      return "の";
    case Language::korean:
      return "의";
    case Language::chinese:
      break;
  }
  return "的";
}

bool is_noun_character(const Scene& scene, char32_t c) {
  if (text::is_han(c)) return true;
  if (scene.grammar.language == Language::japanese && c >= 0x30A1 && c <= 0x30FC) return true;
  if (scene.grammar.language == Language::korean && c >= 0xAC00 && c <= 0xD7A3) return true;
  return c >= 'a' && c <= 'z';
}

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

bool ends_in_consonant(char32_t syllable) {
  constexpr char32_t first = 0xAC00;
  constexpr char32_t finals = 28;
  return (syllable - first) % finals != 0;
}

/// 직원을: the end of 직원. A particle goes only behind the sound it stands behind, and leaves two syllables or more.
std::size_t without_particle(const Scene& scene, std::size_t begin, std::size_t end) {
  constexpr std::size_t two_syllables = 6;
  for (int cut = 0; cut < 2; ++cut) {
    const PhraseTrie::Match particle = scene.grammar.noun_particle_trie.longest_before(scene.text, end, begin);
    if (!particle || end - particle.size < begin + two_syllables) return end;
    const auto after = static_cast<ParticleAfter>(particle.payload);
    const bool consonant = ends_in_consonant(text::decode_before(scene.text, end - particle.size).value);
    if (after != ParticleAfter::any && consonant != (after == ParticleAfter::consonant)) return end;
    end -= particle.size;
  }
  return end;
}

/// The end of the noun that begins at `at`: stops at the first word of noun_stops.tsv, but not at the very first character.
std::size_t noun_end(const Scene& scene, std::size_t at) {
  std::size_t end = at;
  for (int count = 0; count < longest_noun; ++count) {
    const text::CodePoint c = text::decode_at(scene.text, end);
    if (c.size == 0 || !is_noun_character(scene, c.value)) break;
    if (const PhraseTrie::Match kept = scene.grammar.keep_trie.longest_at(scene.text, end)) {
      end += kept.size;
      continue;
    }
    if (scene.grammar.stop_trie.longest_at(scene.text, end)) break;
    if ((scene.grammar.flags(c.value) & starts_number) != 0 && begins_quantity(scene, end)) break;
    end += c.size;
  }
  return scene.grammar.language == Language::korean ? without_particle(scene, at, end) : end;
}

void set_object(Draft& draft, std::size_t begin, std::size_t end, bool widens) {
  draft.object = {begin, end};
  if (!widens) return;
  draft.begin = std::min(draft.begin, begin);
  draft.end = std::max(draft.end, end);
}

/// "50%的工人", "丰富多彩的展台活动": the noun is what follows the last 的 close by.
bool read_after_particle(const Scene& scene, Draft& draft, std::size_t at) {
  const std::string_view particle = particle_of(scene);
  if (!scene.starts_with(at, particle)) return false;
  const std::size_t begin = skip_spaces(scene.text, at + particle.size());
  const std::size_t end = noun_end(scene, begin);
  if (end == begin) return false;
  set_object(draft, begin, end, true);
  return true;
}

/// 50キロ離れた: a Japanese stem with its ending, no noun. Behind a noun stands a particle or another script.
bool is_verb_stem(const Scene& scene, std::size_t begin, std::size_t end) {
  if (scene.grammar.language != Language::japanese) return false;
  constexpr std::size_t one_character = 3;
  constexpr std::u32string_view particles = U"がをにはでとのもへやだな";
  const char32_t next = text::decode_at(scene.text, end).value;
  const bool hiragana = next >= 0x3041 && next <= 0x309F;
  return end - begin <= one_character || (hiragana && particles.find(next) == std::u32string_view::npos);
}

bool read_noun_after(const Scene& scene, Draft& draft) {
  std::size_t at = skip_spaces(scene.text, draft.end);
  if (read_after_particle(scene, draft, at)) return true;
  // Korean: what is glued to the unit is a particle (500명을), a noun stands behind a blank.
  if (scene.grammar.language == Language::korean && at == draft.end) return false;
  const bool direct = draft.unit.word != nullptr ? draft.unit.word->takes_noun || draft.kind == QuantityKind::measure : false;
  if (draft.kind == QuantityKind::money) {
    const PhraseTrie::Match noun = scene.grammar.money_trie.longest_at(scene.text, at);
    if (!noun) return false;
    set_object(draft, at, noun_end(scene, at) > at + noun.size ? noun_end(scene, at) : at + noun.size, true);
    return true;
  }
  if (!direct) return false;
  const std::size_t end = noun_end(scene, at);
  if (end == at || is_verb_stem(scene, at, end)) return false;
  if (read_after_particle(scene, draft, end)) return true;
  set_object(draft, at, end, true);
  return true;
}

std::size_t skip_links_back(const Scene& scene, std::size_t end) {
  for (int hop = 0; hop < 5; ++hop) {
    while (end > scene.floor && scene.text[end - 1] == ' ') --end;
    const PhraseTrie::Match link = scene.grammar.link_trie.longest_before(scene.text, end, scene.floor);
    if (!link) break;
    end -= link.size;
  }
  return end;
}

/// The noun that ends at `end`: back to punctuation, a number, or the end of a stop word.
std::size_t noun_begin(const Scene& scene, std::size_t end) {
  std::size_t begin = end;
  for (int count = 0; count < 8; ++count) {
    const text::CodePoint c = text::decode_before(scene.text, begin);
    if (c.size == 0 || begin - c.size < scene.floor || !is_noun_character(scene, c.value)) break;
    begin -= c.size;
  }
  for (std::size_t at = begin; at < end;) {
    const PhraseTrie::Match stop = scene.grammar.stop_trie.longest_at(scene.text, at);
    if (stop && at + stop.size <= end) {
      at += stop.size;
      begin = at;
    } else {
      at += text::decode_at(scene.text, at).size;
    }
  }
  return begin;
}

bool read_noun_before(const Scene& scene, Draft& draft) {
  std::size_t end = skip_links_back(scene, draft.begin);
  const std::size_t begin = noun_begin(scene, end);
  if (scene.grammar.language == Language::korean) end = without_particle(scene, begin, end);
  constexpr std::size_t two_characters = 6;
  const bool is_glued = begin > 0 && begin == scene.floor;  // what hangs on the quantity before is its particle
  if (end - begin < two_characters || (is_glued && scene.grammar.language != Language::chinese)) return false;
  set_object(draft, begin, end, false);
  return true;
}

/// 직원 500명 채용: the noun right before a counted number, and nothing but a blank between.
bool read_glued_noun_before(const Scene& scene, Draft& draft) {
  if (scene.grammar.language != Language::korean || draft.unit.word == nullptr || !draft.unit.word->takes_noun) return false;
  std::size_t end = draft.begin;
  while (end > scene.floor && scene.text[end - 1] == ' ') --end;
  const std::size_t begin = noun_begin(scene, end);
  constexpr std::size_t two_characters = 6;
  if (end == draft.begin || end - begin < two_characters || without_particle(scene, begin, end) != end) return false;
  if (scene.grammar.link_trie.longest_before(scene.text, end, begin).size == end - begin) return false;
  set_object(draft, begin, end, false);
  return true;
}

}  // namespace

void read_object(const Scene& scene, Draft& draft) {
  const UnitWord* word = draft.unit.word;
  if (word != nullptr && word->is_object) {
    const std::size_t end = noun_end(scene, draft.unit.end);
    set_object(draft, draft.unit.begin, std::max(end, draft.unit.end), true);
    return;
  }
  if (draft.kind == QuantityKind::duration || draft.kind == QuantityKind::age) return;
  const bool chinese = scene.grammar.language == Language::chinese;
  if (read_glued_noun_before(scene, draft)) return;
  if (read_noun_after(scene, draft)) return;
  // 死者は5人: in Japanese and Korean a noun told before the number says more than the unit; 裁员5人 tells a verb.
  if (!chinese && read_noun_before(scene, draft)) return;
  if (word != nullptr && word->is_self) {
    set_object(draft, draft.unit.begin, draft.unit.end, true);
    return;
  }
  if (chinese) read_noun_before(scene, draft);
}

}  // namespace claimdex::quantity::cjk
