// UAX 29 word boundaries without ICU's rule machine: letters, digits and marks stay together, and an apostrophe, stop or comma
// joins what it stands between (can't, 3.5, U.S, example.com). Where search needs otherwise: "end.The" (two sentences glued by a
// scraper) is two words, an elision (l'usine) is two, no piece is longer than a term may be. Thai and its like go through ICU's
// dictionaries.
#include "analyzers/text/tokenizer.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "analyzers/text/character_class.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

constexpr std::size_t max_piece_bytes = 120;
/// ICU sees runs of complex scripts in pieces: nobody writes longer words, and its work stays bounded.
constexpr std::size_t max_complex_bytes = 3000;

/// Words that elide before a vowel in French, Italian and Catalan.
constexpr std::array<std::string_view, 25> elisions = {
    "all",    "c",      "d",  "dall",  "dell",   "gl",    "j",      "jusqu", "l",    "lorsqu", "m", "n", "nell",
    "presqu", "puisqu", "qu", "quell", "quelqu", "quest", "quoiqu", "s",     "sant", "sull",   "t", "un"};

constexpr std::array<CharacterClass, 128> ascii_classes = [] {
  std::array<CharacterClass, 128> classes{};
  for (std::size_t c = 0; c < 128; ++c)
    classes[c] = is_ascii_letter(static_cast<char32_t>(c))  ? CharacterClass::letter
                 : is_ascii_digit(static_cast<char32_t>(c)) ? CharacterClass::digit
                                                            : CharacterClass::other;
  return classes;
}();

CharacterClass class_at(CodePoint c) {
  if (c.size == 0 || c.value == replacement_character) return CharacterClass::other;
  return c.value < 0x80 ? ascii_classes[c.value] : character_class(c.value);
}

bool is_word(CharacterClass c) { return c == CharacterClass::letter || c == CharacterClass::digit; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’' || c == U'‘' || c == U'＇'; }

/// Marks of half-width kana, and the vowels and finals of conjoining Hangul: they compose with the character before.
bool composes(char32_t c) { return c == 0xFF9E || c == 0xFF9F || in_range(c, 0x1160, 0x11FF); }

class Cutter {
 public:
  Cutter(std::string_view all, std::vector<Piece>& out) : text_(all), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const CodePoint c = decode_at(text_, at_);
      switch (class_at(c)) {
        case CharacterClass::letter:
        case CharacterClass::digit:
          cut_word(c);
          break;
        case CharacterClass::cjk:
          cut_cjk(c);
          break;
        case CharacterClass::complex:
          cut_complex();
          break;
        case CharacterClass::extend:
        case CharacterClass::other:
          at_ += c.size;
          break;
      }
    }
  }

 private:
  /// Whether `sign` joins the character before it (of class `left`, value `before`) to the one after it.
  static bool joins(char32_t sign, CharacterClass left, char32_t before, CodePoint after) {
    const CharacterClass right = class_at(after);
    if (!is_word(right)) return false;
    if (sign == '_') return true;
    if (left != right) return false;
    if (left == CharacterClass::digit) return sign == '.' || sign == ',' || sign == U'٫' || sign == U'٬' || is_apostrophe(sign);
    if (sign == '.') return !(u_islower(static_cast<UChar32>(before)) && u_isupper(static_cast<UChar32>(after.value)));
    return is_apostrophe(sign) || sign == U'·';
  }

  void cut_word(CodePoint first) {
    Piece piece{{at_, at_}, PieceKind::number, false, true, false};
    CharacterClass left = CharacterClass::other;
    char32_t before = first.value;
    for (CodePoint c = first; at_ < text_.size(); c = decode_at(text_, at_)) {
      const CharacterClass kind = class_at(c);
      if (is_word(kind) && (left == CharacterClass::other || at_ - piece.span.begin < max_piece_bytes)) {
        left = kind;
        before = c.value;
        if (kind == CharacterClass::letter) piece.kind = PieceKind::word;
      } else if (kind == CharacterClass::other && joins(c.value, left, before, decode_at(text_, at_ + c.size)) &&
                 at_ - piece.span.begin < max_piece_bytes) {
        if (is_apostrophe(c.value) && is_elision(piece.span.begin, at_)) break;
        piece.has_joiner = true;
      } else if (kind != CharacterClass::extend || at_ - piece.span.begin >= max_piece_bytes) {
        break;
      }
      piece.ascii = piece.ascii && c.value < 0x80;
      at_ += c.size;
    }
    piece.span.end = at_;
    out_.push_back(piece);
  }

  /// "l" of "l'usine", but not "o" of "o'clock" nor "d" of "d's".
  [[nodiscard]] bool is_elision(std::size_t begin, std::size_t apostrophe) const {
    if (apostrophe - begin > 6) return false;
    const std::size_t after = apostrophe + decode_at(text_, apostrophe).size;
    const CodePoint second = decode_at(text_, after + decode_at(text_, after).size);
    if (!is_word(class_at(second))) return false;
    return std::find(elisions.begin(), elisions.end(), fold_aligned(text_.substr(begin, apostrophe - begin))) != elisions.end();
  }

  void cut_cjk(CodePoint first) {
    bool follows = false;
    for (CodePoint c = first; class_at(c) == CharacterClass::cjk; c = decode_at(text_, at_)) {
      Piece piece{{at_, at_ + c.size}, PieceKind::cjk, follows, false, false};
      at_ += c.size;
      for (CodePoint next = decode_at(text_, at_); composes(next.value) || class_at(next) == CharacterClass::extend;
           next = decode_at(text_, at_)) {
        if (at_ - piece.span.begin >= max_piece_bytes) break;
        at_ += next.size;
      }
      piece.span.end = at_;
      out_.push_back(piece);
      follows = true;
    }
  }

  void cut_complex() {
    const std::size_t begin = at_;
    for (CodePoint c = decode_at(text_, at_); at_ - begin < max_complex_bytes; c = decode_at(text_, at_)) {
      const CharacterClass kind = class_at(c);
      if (kind != CharacterClass::complex && kind != CharacterClass::extend) break;
      at_ += c.size;
    }
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
    if (!words) return out_.push_back({{begin, at_}, PieceKind::word, false, false, false});
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text_.data() + begin, static_cast<int64_t>(at_ - begin), &status);
    words->setText(&view, status);
    std::size_t last = begin;
    for (int32_t end = words->next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE; end = words->next()) {
      const std::size_t here = std::min(begin + static_cast<std::size_t>(end), at_);
      while (last < here && here - last > max_piece_bytes) push_complex(last, last + max_piece_bytes - max_piece_bytes % 3);
      if (last < here) push_complex(last, here);
    }
    utext_close(&view);
  }

  void push_complex(std::size_t& last, std::size_t end) {
    while (end < at_ && is_continuation(text_[end])) ++end;
    out_.push_back({{last, end}, PieceKind::word, false, false, false});
    last = end;
  }

  std::string_view text_;
  std::vector<Piece>& out_;
  std::size_t at_ = 0;
};

}  // namespace

void cut_pieces(std::string_view all, std::vector<Piece>& out) { Cutter(all, out).run(); }

}  // namespace claimdex::text
