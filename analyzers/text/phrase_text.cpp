// One pass over the bytes. Words and Han, nearly all of a text, are told by their bytes; only other characters are decoded.
#include "analyzers/text/phrase_text.hpp"

#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {

bool phrase_hash::has_variants_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte <= ' ' || byte == '-' || byte == '\'' || byte == 0xC2 || byte == 0xE2 ||
         (byte == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80);
}

void PhraseText::read(std::string_view folded) {
  constexpr std::uint32_t two_wide = 6;
  folded_ = folded;
  places_.clear();
  bool in_word = false;
  for (std::size_t at = 0; at < folded.size();) {
    if (const std::size_t end = ascii_word_end(folded, at); end > at) {
      if (!in_word)
        places_.push_back({at, static_cast<std::uint32_t>(end - at), PlaceKind::word,
                           phrase_hash::of_word(hash_of_word_in(folded, at, end)), 0});
      in_word = true;
      at = end;
      continue;
    }
    const auto byte = static_cast<unsigned char>(folded[at]);
    if (byte < 0x80) {
      if (!is_space(byte)) places_.push_back({at, 1, PlaceKind::sign, 0, 0});
      in_word = false;
      ++at;
      continue;
    }
    const bool han = is_plain_han_at(folded, at);
    const CodePoint c = han ? CodePoint{0, 3} : decode_at(folded, at);
    const bool word = !han && is_word_char(c.value);
    const bool hashed = byte >= 0xE0 && folded.size() - at >= two_wide && (han || !phrase_hash::has_variants_at(folded, at));
    if (hashed && !(word && in_word))
      places_.push_back({at, two_wide, PlaceKind::wide, phrase_hash::of_bytes<two_wide>(folded.data() + at),
                         phrase_hash::of_bytes<3>(folded.data() + at)});
    else if (!(word && in_word))
      places_.push_back({at, c.size, PlaceKind::other, 0, 0});
    in_word = word;
    at += c.size;
  }
}

}  // namespace claimdex::text
