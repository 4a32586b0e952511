// Cuts a block into the words of company rules. Knows scripts and punctuation, nothing of names.
#include "analyzers/claim/company/company_words.hpp"

#include <algorithm>
#include <string>

#include "analyzers/lang/word_groups.hpp"
#include "analyzers/lang/word_map.hpp"
#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

bool is_word_letter(char32_t c) {
  if (c < 0x80) return text::is_ascii_letter(c) || text::is_ascii_digit(c);
  if (c == text::replacement_character || c == 0xD7 || c == 0xF7) return false;
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return true;
  return c >= 0xC0 && c < 0x2000;
}

/// Full-width letters and digits stand for their ASCII forms.
bool is_wide_alphanumeric(char32_t c) {
  return text::in_range(c, 0xFF10, 0xFF19) || text::in_range(c, 0xFF21, 0xFF3A) || text::in_range(c, 0xFF41, 0xFF5A);
}

/// Ranks what stands between two words: the strongest separator seen wins.
struct GapReader {
  WordGap gap = WordGap::none;
  bool sentence_end = false;
  int joints = 0;

  void raise(WordGap seen) { gap = std::max(gap, seen); }

  void read(char32_t c) {
    switch (c) {
      case '.':
        sentence_end = true;
        ++joints;
        return raise(WordGap::joint);
      case '-':
      case '\'':
      case '/':
      case 0x2019:
      case 0x2010:
      case 0x2011:
      case 0x30FB:
      case 0xB7:
        ++joints;
        return raise(WordGap::joint);
      case '!':
      case '?':
      case 0x3002:
      case 0xFF01:
      case 0xFF1F:
      case 0x0A:
        sentence_end = true;
        return raise(WordGap::stop);
      case ',':
      case 0xFF0C:
      case 0x3001:
        return raise(WordGap::comma);
      case ';':
      case ':':
      case 0xFF1B:
      case 0xFF1A:
      case '|':
      case 0x2013:
      case 0x2014:
        return raise(WordGap::other);
      case '(':
      case ')':
      case '<':
      case '>':
      case '[':
      case ']':
      case 0xFF08:
      case 0xFF09:
        return raise(WordGap::bracket);
      case '"':
      case 0x201C:
      case 0x201D:
      case 0x2018:
      case 0xAB:
      case 0xBB:
      case 0x300C:
      case 0x300D:
      case 0x201E:
        return raise(WordGap::quote);
      default:
        return raise(text::is_space(c) ? WordGap::space : WordGap::other);
    }
  }
};

struct Shape {
  bool first_upper = false;
  bool inner_upper = false;
  bool any_lower = false;
  int letters = 0;
  bool any_digit_first = false;
};

/// The case of a Latin word, told by where folding changed it (covers every alphabet that fold_aligned folds).
Shape shape_of(std::string_view word, std::string_view folded) {
  Shape shape;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c >= 'a' && c <= 'z') {
      shape.any_lower = true;
      ++shape.letters;
      continue;
    }
    if (text::is_continuation(c)) continue;
    if (c >= '0' && c <= '9') {
      if (i == 0) shape.any_digit_first = true;
      continue;
    }
    const std::size_t bytes = static_cast<unsigned char>(c) < 0x80 ? 1 : 2;
    const bool upper = word.substr(i, bytes) != folded.substr(i, bytes);
    if (upper && i == 0) shape.first_upper = true;
    if (upper && i > 0) shape.inner_upper = true;
    if (!upper) shape.any_lower = true;
    ++shape.letters;
  }
  return shape;
}

WordKind kind_of(char32_t c) {
  if (text::is_han(c)) return WordKind::han;
  if (text::is_kana(c)) return WordKind::kana;
  return WordKind::hangul;
}

void finish_latin(std::string_view text, std::string_view folded, Word& word) {
  const std::string_view body = word.of(text);
  const Shape shape = shape_of(body, word.of(folded));
  word.kind = shape.letters == 0 ? WordKind::number : WordKind::latin;
  word.capital = shape.first_upper || (shape.any_digit_first && shape.inner_upper);
  word.all_caps = word.capital && !shape.any_lower && shape.letters >= 2;
  word.inner_capital = shape.inner_upper && shape.any_lower;
}

/// "ＮＴＴ" is hashed as "ntt". Rare, so it may allocate.
std::uint32_t hash_narrowed(std::string_view wide) {
  std::string narrow;
  for (std::size_t at = 0; at < wide.size();) {
    const text::CodePoint c = text::decode_at(wide, at);
    char32_t value = is_wide_alphanumeric(c.value) ? c.value - 0xFEE0 : c.value;
    if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
    text::append_utf8(narrow, value);
    at += c.size;
  }
  return hash_word(narrow);
}

std::uint32_t hash_of(std::string_view folded) {
  const bool may_be_wide = folded.size() >= 3 && static_cast<unsigned char>(folded[0]) == 0xEF;
  return may_be_wide ? hash_narrowed(folded) : hash_word(folded);
}

/// A dot ends a sentence only when the word before it is no initial or short title and a capital, digit or CJK follows a space.
bool dot_ends_sentence(const Word& before, const Word& next, const GapReader& gap) {
  if (gap.gap >= WordGap::stop && gap.gap != WordGap::quote && gap.gap != WordGap::bracket) return true;
  if (next.kind == WordKind::latin && !next.capital && !next.inner_capital) return false;
  const std::size_t length = before.end - before.begin;
  if (next.begin - before.end < 2) return false;
  return length > 2 || before.kind == WordKind::number || !before.capital;
}

/// Where the alphabetic word that begins at `at` ends; `at` where none does.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!text::is_ascii_letter(byte) && !text::is_ascii_digit(byte)) break;
      ++at;
      continue;
    }
    const text::CodePoint c = text::decode_at(text, at);
    if (!is_word_letter(c.value) && !is_wide_alphanumeric(c.value)) break;
    at += c.size;
  }
  return at;
}

std::uint32_t short_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32u); }

/// The case of an ASCII word of letters and digits, told by where folding changed it.
struct AsciiCase {
  bool first_upper = false;
  bool first_digit = false;
  bool inner_upper = false;
  bool several_upper = false;
  bool any_letter = false;
  bool any_lower = false;

  /// Eight bytes of the word and their folded form, zeros behind its end.
  void add(std::uint64_t bytes, std::uint64_t folded, bool is_first) {
    const std::uint64_t upper = bytes ^ folded;                                    // 0x20 in each
    const std::uint64_t letters = (bytes & text::eight_bytes::ones * 0x40) >> 1u;  // digits lack the bit
    if (is_first) {
      first_upper = (upper & 0xFF) != 0;
      first_digit = (letters & 0xFF) == 0;
    }
    several_upper = several_upper || (upper & (upper - 1)) != 0 || (upper != 0 && (first_upper || inner_upper) && !is_first);
    inner_upper = inner_upper || (is_first ? upper >> 8u : upper) != 0;
    any_letter = any_letter || letters != 0;
    any_lower = any_lower || (letters & ~upper) != 0;
  }
};

/// Reads the word that begins at `begin` where it is ASCII to its end, as most are. False where none begins or other letters
/// belong to it.
bool read_ascii_word(std::string_view text, std::string_view folded, std::size_t begin, Word& word) {
  const std::size_t end = text::ascii_word_end(folded, begin);
  if (end == begin || (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80)) return false;
  word.begin = static_cast<std::uint32_t>(begin);
  word.end = static_cast<std::uint32_t>(end);
  word.hash = short_hash(text::hash_of_word_in(folded, begin, end));
  AsciiCase written;
  for (std::size_t at = begin; at < end; at += text::eight_bytes::size)
    written.add(text::eight_bytes_in(text, at, end), text::eight_bytes_in(folded, at, end), at == begin);
  word.kind = written.any_letter ? WordKind::latin : WordKind::number;
  word.capital = written.first_upper || (written.first_digit && written.inner_upper);
  word.inner_capital = written.inner_upper && written.any_lower;
  word.all_caps = word.capital && !written.any_lower && written.several_upper;
  return true;
}

}  // namespace

std::uint32_t hash_word(std::string_view folded) { return short_hash(lang::hash_of_word(folded)); }

namespace {

/// Where the letters of a dotted legal form end that begins at `at` ("S.A.", "S.p.A.", "B.V."), and `letters` of it; `at` where
/// none does.
std::size_t dotted_form_end(std::string_view folded, std::size_t at, std::string& letters) {
  static const lang::WordGroup& forms = lang::word_group("dotted_legal_forms");
  constexpr std::size_t most_letters = 6;
  std::size_t end = at;
  while (end + 1 < folded.size() && text::is_ascii_letter(static_cast<unsigned char>(folded[end])) && folded[end + 1] == '.' &&
         letters.size() < most_letters) {
    letters += folded[end];
    end += 2;
  }
  const bool cut = end < folded.size() && text::is_ascii_letter(static_cast<unsigned char>(folded[end]));
  return !cut && lang::contains(forms, letters) ? end - 1 : at;
}

/// Appends words to `out_`, each with what stands before it. A word is filled in its place: copied as a whole right after its
/// parts were written, it would be waited for.
class WordCutter {
 public:
  WordCutter(std::string_view text, std::string_view folded, std::vector<Word>& out)
      : text_(text), folded_(folded), out_(out), first_(out.size()) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == ' ') {
        gap_.raise(WordGap::space);
        ++at;
      } else {
        at = step(at);
      }
    }
  }

 private:
  /// Reads the word or sign at `at` and returns its end.
  std::size_t step(std::size_t at) {
    if (at + 1 < text_.size() && text_[at + 1] == '.' && gap_.gap == WordGap::space && out_.size() > first_) {
      if (const std::size_t end = step_form(at); end > at) return end;
    }
    Word& word = out_.emplace_back();
    if (text::is_plain_han_at(text_, at)) {  // most of a Chinese text: no other question is asked
      set_span(word, at, at + 3, WordKind::han);
      word.hash = short_hash(text::hash_of_word_in(folded_, word.begin, word.end));
    } else if (!read_ascii_word(text_, folded_, at, word) && !read_other_word(at, word)) {
      out_.pop_back();
      const text::CodePoint c = text::decode_at(text_, at);
      gap_.read(c.value);
      return at + c.size;
    }
    word.gap = gap_.gap;
    word.starts_sentence = out_.size() == first_ + 1 || (gap_.sentence_end && dot_ends_sentence(*(&word - 1), word, gap_));
    gap_ = {};
    return word.end;
  }

  /// "Foo S.A.": one word, known as "sa" is. Returns `at` where none stands.
  std::size_t step_form(std::size_t at) {
    std::string letters;
    const bool of_name = out_.back().capital && text_[at] >= 'A' && text_[at] <= 'Z';
    const std::size_t end = of_name ? dotted_form_end(folded_, at, letters) : at;
    if (end == at) return at;
    Word& word = out_.emplace_back();
    set_span(word, at, end, WordKind::latin);
    finish_latin(text_, folded_, word);
    word.hash = hash_word(letters);
    word.gap = gap_.gap;
    gap_ = {};
    return end;
  }

  bool read_other_word(std::size_t at, Word& word) const {
    const text::CodePoint c = text::decode_at(text_, at);
    if (const std::size_t end = word_end(text_, at); end > at) {
      set_span(word, at, end, WordKind::latin);
      finish_latin(text_, folded_, word);
    } else if (c.value == '&' || text::is_cjk(c.value)) {
      set_span(word, at, at + c.size, c.value == '&' ? WordKind::ampersand : kind_of(c.value));
    } else {
      return false;
    }
    word.hash = hash_of(word.of(folded_));
    return true;
  }

  static void set_span(Word& word, std::size_t begin, std::size_t end, WordKind kind) {
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.kind = kind;
  }

  std::string_view text_;
  std::string_view folded_;
  std::vector<Word>& out_;
  std::size_t first_;
  GapReader gap_;
};

}  // namespace

std::string without_tickers(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t close = text[at] == '<' ? text.find('>', at) : std::string_view::npos;
    if (close != std::string_view::npos) at = close;
    if (text[at] == '<' || text[at] == '>' || (text[at] == ' ' && plain.ends_with(' '))) continue;
    plain += text[at];
  }
  return plain;
}

void cut_words(std::string_view text, std::string_view folded, std::vector<Word>& out) { WordCutter(text, folded, out).run(); }

}  // namespace claimdex::claims
