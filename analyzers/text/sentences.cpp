// Cuts text into sentences in one pass: a table finds terminators, and only at those the rules look around. A full stop ends a
// sentence unless its word is an abbreviation, an initial, a list number or a German ordinal, or the text goes on in lower case.
// Not ICU: its breaks need the same merging afterwards and cost ten times as much.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/sentence_rules.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex {
namespace {

using text::CodePoint;
using text::decode_at;
using text::decode_before;

/// Rules that look at every pair of things in a sentence stay cheap, whatever the input: no sentence is longer.
constexpr std::size_t max_sentence_bytes = 2048;
constexpr std::size_t max_word_bytes = 24;

/// First bytes of terminators: . ! ? line feed, and leads of … 。 ！ ？ । ؟ ։ ። and U+2028, U+2029.
constexpr std::array<bool, 256> may_terminate = [] {
  std::array<bool, 256> marks{};
  for (const std::size_t b : {0x2Eu, 0x21u, 0x3Fu, 0x0Au, 0xE2u, 0xE3u, 0xEFu, 0xE0u, 0xD8u, 0xDBu, 0xD6u, 0xE1u})
    marks[b] = true;
  return marks;
}();

enum class Mark { none, stop, strong, wide, line };

Mark mark_of(char32_t c) {
  switch (c) {
    case U'.':
      return Mark::stop;
    case U'!':
    case U'?':
    case U'…':
    case U'।':
    case U'॥':
    case U'؟':
    case U'۔':
    case U'։':
    case U'።':
      return Mark::strong;
    case U'。':
    case U'！':
    case U'？':
    case U'｡':
    case U'．':
      return Mark::wide;
    case U'\n':
    case 0x2028:
    case 0x2029:
      return Mark::line;
    default:
      return Mark::none;
  }
}

/// A few signs; one look tells that a letter of ASCII is none of them.
class SignSet {
 public:
  constexpr explicit SignSet(std::u32string_view signs) : signs_(signs) {
    for (const char32_t c : signs)
      if (c < ascii_.size()) ascii_[c] = true;
  }
  [[nodiscard]] constexpr bool has(char32_t c) const {
    return c < ascii_.size() ? ascii_[c] : signs_.find(c) != std::u32string_view::npos;
  }

 private:
  std::u32string_view signs_;
  std::array<bool, 128> ascii_{};
};

constexpr SignSet closers(U"\"'”’»)]」』）】》〉＂›〕");
constexpr SignSet openers(U"\"'“‘«([「『（【《〈‹„‚¿¡");
/// Signs after which a sentence cannot have begun: the text goes on.
constexpr SignSet joints(U",;:，；：、)]}）%/&");

bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

class Splitter {
 public:
  Splitter(std::string_view all, std::string_view lang)
      : text_(all), rules_(text::sentence_rules(lang)), japanese_(lang == "ja") {}

  std::vector<TextSpan> run() {
    while (at_ < text_.size()) {
      if (at_ - begin_ >= max_sentence_bytes) cut_long();
      const std::size_t stop = std::min(text_.size(), begin_ + max_sentence_bytes);
      while (at_ < stop && !may_terminate[static_cast<unsigned char>(text_[at_])]) ++at_;
      if (at_ == stop) continue;
      const CodePoint c = decode_at(text_, at_);
      const std::size_t mark_at = at_;
      at_ += c.size;
      switch (mark_of(c.value)) {
        case Mark::none:
          break;
        case Mark::line:
          on_line(c.value);
          break;
        case Mark::wide:
          on_wide(mark_at);
          break;
        case Mark::stop:
        case Mark::strong:
          on_mark(mark_at, c.value == '.');
          break;
      }
    }
    finish(text_.size());
    return std::move(found_);
  }

 private:
  /// Ends the sentence before `end`, without its white space, and goes on there.
  void finish(std::size_t end) {
    std::size_t first = begin_;
    for (CodePoint c = decode_at(text_, first); first < end && text::is_space(c.value); c = decode_at(text_, first))
      first += c.size;
    std::size_t last = end;
    for (CodePoint c = decode_before(text_, last); last > first && text::is_space(c.value); c = decode_before(text_, last))
      last -= c.size;
    if (first < last) found_.push_back({first, last});
    begin_ = at_ = end;
  }

  /// No end in sight: cuts at the last space of the piece, else at a character.
  void cut_long() {
    std::size_t cut = at_;
    while (cut > begin_ + max_sentence_bytes / 2 && text_[cut - 1] != ' ') --cut;
    if (cut == begin_ + max_sentence_bytes / 2) cut = at_;
    while (cut < text_.size() && text::is_continuation(text_[cut])) ++cut;
    finish(cut);
  }

  std::size_t skip_spaces(std::size_t at) const {
    for (CodePoint c = decode_at(text_, at); c.size != 0 && text::is_space(c.value); c = decode_at(text_, at)) at += c.size;
    return at;
  }

  /// A blank line or a paragraph separator ends a sentence; a single line feed is a soft wrap.
  void on_line(char32_t c) {
    if (c != U'\n') return finish(at_);
    std::size_t at = at_;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\r' || text_[at] == '\t')) ++at;
    if (at < text_.size() && text_[at] == '\n') finish(at);
  }

  /// Goes over further terminators and closing quotes or brackets, and over a footnote mark "[12]".
  std::size_t skip_closers(std::size_t at) const {
    for (CodePoint c = decode_at(text_, at); c.size != 0; c = decode_at(text_, at)) {
      if (!closers.has(c.value) && mark_of(c.value) != Mark::strong && mark_of(c.value) != Mark::wide && c.value != '.') break;
      at += c.size;
    }
    std::size_t digit = at + 1;
    while (digit < text_.size() && digit < at + 4 && text::is_ascii_digit(static_cast<unsigned char>(text_[digit]))) ++digit;
    if (at < text_.size() && text_[at] == '[' && digit > at + 1 && digit < text_.size() && text_[digit] == ']') return digit + 1;
    return at;
  }

  void on_wide(std::size_t mark_at) {
    const std::size_t end = skip_closers(at_);
    const CodePoint next = decode_at(text_, end);
    const bool full_width_point = decode_at(text_, mark_at).value == U'．' && next.value >= U'０' && next.value <= U'９';
    const bool quoted =
        end > at_ && japanese_ && (next.value == U'と' || next.value == U'っ' || next.value == U'な' || next.value == U'の');
    const bool in_title = decode_at(text_, at_).value == U'》';
    at_ = end;
    if (!joints.has(next.value) && !full_width_point && !quoted && !in_title) finish(end);
  }

  void on_mark(std::size_t mark_at, bool stop) {
    const std::size_t end = skip_closers(at_);
    const std::size_t next_at = skip_spaces(end);
    const CodePoint next = decode_at(text_, next_at);
    if (next.size == 0) return;  // the end of the text finishes it
    const bool touching = next_at == end;
    if (touching && !text::is_han(next.value) && !text::is_kana(next.value)) {
      at_ = end;
      return;
    }
    if (touching && stop && mark_at > begin_ && text::is_ascii_letter(static_cast<unsigned char>(text_[mark_at - 1]))) return;
    at_ = end;
    if (joints.has(next.value) || starts_lower(next_at)) return;
    if (stop && end == mark_at + 1 && goes_on_after_word(mark_at, next_at)) return;
    finish(end);
  }

  /// The next word is in lower case ("iPhone" is not).
  bool starts_lower(std::size_t at) const {
    const CodePoint first = decode_at(text_, at);
    return is_lower(first.value) && !is_upper(decode_at(text_, at + first.size).value);
  }

  /// The folded word at `at`, quotes before it skipped, up to an apostrophe or any other sign.
  std::string word_after(std::size_t at) const {
    while (openers.has(decode_at(text_, at).value)) at += decode_at(text_, at).size;
    std::size_t end = at;
    for (CodePoint c = decode_at(text_, end); c.size != 0 && text::is_word_char(c.value) && end - at < max_word_bytes;
         c = decode_at(text_, end))
      end += c.size;
    return text::fold_aligned(text_.substr(at, end - at));
  }

  /// Where the word before the stop begins: after white space or an opening sign.
  std::size_t word_begin(std::size_t stop_at) const {
    std::size_t at = stop_at;
    while (at > begin_ && stop_at - at <= max_word_bytes) {
      const CodePoint c = decode_before(text_, at);
      if (text::is_space(c.value) || openers.has(c.value) || c.value == U'—' || c.value == U'–' || text::is_han(c.value)) break;
      at -= c.size;
    }
    return at;
  }

  bool goes_on_after_word(std::size_t stop_at, std::size_t next_at) const {
    const std::size_t word_at = word_begin(stop_at);
    const std::string_view written = text_.substr(word_at, stop_at - word_at);
    if (written.empty() || written.size() > max_word_bytes) return false;
    const char32_t next = decode_at(text_, next_at).value;
    if (is_all_digits(written)) {
      if (skip_spaces(begin_) == word_at) return true;  // "1. Acme": a list number
      const bool may_be_ordinal = written.size() <= 2 || (written.size() <= 4 && is_after_ordinal_word(word_at));
      return rules_.has_ordinal_stops && may_be_ordinal && !rules_.is_starter(word_after(next_at));
    }
    switch (rules_.abbreviation(text::fold_aligned(written))) {
      case AfterAbbreviation::always:
        return true;
      case AfterAbbreviation::before_digit:
        if (text::is_ascii_digit(next)) return true;
        break;
      case AfterAbbreviation::unless_starter:
        return !rules_.is_starter(word_after(next_at));
      case AfterAbbreviation::not_one:
        break;
    }
    return is_initials(written) && !rules_.is_starter(word_after(next_at));
  }

  /// "jedes 100. Unternehmen", "zum 150. Mal": a word that takes an ordinal, whatever its length.
  bool is_after_ordinal_word(std::size_t number_at) const {
    std::size_t end = number_at;
    while (end > begin_ && text_[end - 1] == ' ') --end;
    const std::string word = text::fold_aligned(text_.substr(word_begin(end), end - word_begin(end)));
    return word == "jede" || word == "jeder" || word == "jedes" || word == "jeden" || word == "jedem" || word == "zum" ||
           word == "beim";
  }

  static bool is_all_digits(std::string_view word) {
    for (const char c : word)
      if (c < '0' || c > '9') return false;
    return true;
  }

  /// "J", "U.S", "J.-C": single capitals joined by stops.
  static bool is_initials(std::string_view word) {
    bool letter = false;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode_at(word, at);
      if (c.value == '.' || c.value == '-') {
        letter = false;
      } else {
        if (letter || !is_upper(c.value)) return false;
        letter = true;
      }
      at += c.size;
    }
    return letter;
  }

  using AfterAbbreviation = text::AfterAbbreviation;

  std::string_view text_;
  const text::SentenceRules& rules_;
  bool japanese_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  std::vector<TextSpan> found_;
};

}  // namespace

std::vector<TextSpan> split_sentences(std::string_view all, std::string_view lang) { return Splitter(all, lang).run(); }

}  // namespace claimdex
