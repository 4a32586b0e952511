// The loop over a text: skips to the next byte where a quantity may begin, asks the scanner whose script it is, goes on behind
// what was read. A first-byte table passes over nearly all bytes; words are looked up only where their first letter may begin a
// number.
#include <array>
#include <cstdint>
#include <string>

#include "analyzers/quantity/exact_value.hpp"
#include "analyzers/quantity/lexicon.hpp"
#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"
#include "analyzers/quantity/scanner.hpp"
#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex {
namespace quantity {
namespace {

enum class ByteClass : std::uint8_t { skip, digit, letter, point, sign, cjk, colon };

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned b = 0; b < 256; ++b) {
    const char c = static_cast<char>(b);
    if (is_digit(c)) classes[b] = ByteClass::digit;
    if (is_ascii_alpha(c) || (b >= 0xC3 && b <= 0xE1)) classes[b] = ByteClass::letter;
    if (b == 0xC2 || b == 0xE2) classes[b] = ByteClass::sign;  // ½, ⅓
    if (b >= 0xE3 && b <= 0xF4) classes[b] = ByteClass::cjk;
  }
  classes['.'] = classes[','] = ByteClass::point;
  classes[':'] = ByteClass::colon;
  return classes;
}

constexpr std::array<ByteClass, 256> byte_classes = make_byte_classes();

bool is_cjk_language(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

/// Whether the run of digits, separators and blanks at `at` leads to a CJK character: "2,000 名", "30-50万".
bool is_followed_by_cjk(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 64) {
    const char c = text[end];
    if (is_digit(c) || c == '.' || c == ',' || c == '%' || c == '-' || c == '~' || c == '+' || c == ' ') {
      ++end;
      continue;
    }
    const std::size_t dash = dash_at(text, end);
    if (dash == 0) break;
    end += dash;
  }
  return text::is_cjk(text::decode_at(text, end).value);
}

class Extractor {
 public:
  explicit Extractor(const ScanInput& input) : input_(input), asks_cjk_first_(is_cjk_language(input.lang)) {}

  std::vector<Quantity> run() {
    const std::string_view text = input_.text;
    while (at_ < text.size()) {
      const ByteClass kind = byte_classes[static_cast<unsigned char>(text[at_])];
      if (kind == ByteClass::letter && pass_word()) continue;  // nearly all of a text
      switch (kind) {
        case ByteClass::skip:
          ++at_;
          break;
        case ByteClass::digit:
          on_digit();
          break;
        case ByteClass::letter:
          on_word();
          break;
        case ByteClass::point:
          on_point();
          break;
        case ByteClass::sign:
          on_sign();
          break;
        case ByteClass::cjk:
          on_cjk();
          break;
        case ByteClass::colon:
          on_colon();
          break;
      }
    }
    return std::move(found_);
  }

 private:
  /// Goes on at `end`, or by `step` bytes where nothing was read.
  bool advance(std::size_t end) {
    if (end <= at_) return false;
    at_ = std::min(end, input_.text.size());
    return true;
  }

  void on_digit() {
    const bool is_cjk = asks_cjk_first_ || is_followed_by_cjk(input_.text, at_);
    if (is_cjk && advance(scan_cjk(input_, at_, found_))) return;
    if (advance(scan_alphabetic(input_, at_, found_))) return;
    while (at_ < input_.text.size() && is_digit(input_.text[at_])) ++at_;
  }

  /// ".5", and ",5" where the language writes it so: at the beginning of a text or behind a blank or a sign; a comma behind a
  /// blank only before a unit, ",5ml".
  void on_point() {
    if (at_ + 1 < input_.text.size() && is_digit(input_.text[at_ + 1]) && begins_decimals() &&
        advance(scan_alphabetic(input_, at_, found_)))
      return;
    ++at_;
  }

  [[nodiscard]] bool begins_decimals() const {
    const std::string_view text = input_.text;
    const std::size_t sign = at_ - dash_before(text, at_);
    if (text[at_] == '.') return sign == 0 || blank_at(text, sign - 1) > 0;
    if (text[at_] != input_.lexicon->decimal) return false;
    std::size_t end = at_ + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool has_unit = letter_at(text, end) > 0 && sign > 0 && blank_at(text, sign - 1) > 0;
    return has_unit || skip_blanks_back(text, sign) == 0;
  }

  void on_sign() {
    if (input_.text[at_] == '\xC2' || (at_ + 1 < input_.text.size() && input_.text[at_ + 1] == '\x85'))
      if (advance(scan_alphabetic(input_, at_, found_))) return;
    if (asks_cjk_first_ && advance(scan_cjk(input_, at_, found_))) return;
    ++at_;
  }

  void on_cjk() {
    if (advance(scan_cjk(input_, at_, found_))) return;
    at_ += text::decode_at(input_.text, at_).size;
  }

  /// Addresses are passed over whole.
  void on_colon() {
    ++at_;
    if (!input_.text.substr(at_).starts_with("//")) return;
    while (at_ < input_.text.size() && static_cast<unsigned char>(input_.text[at_]) > ' ' &&
           static_cast<unsigned char>(input_.text[at_]) < 0xE3 && input_.text[at_] != '"' && input_.text[at_] != '<' &&
           input_.text[at_] != '>')
      ++at_;
  }

  /// Passes over a word of ASCII letters whose first two begin no number; false where it has to be looked at.
  bool pass_word() {
    const std::string_view folded = input_.folded;
    const char second = at_ + 1 < folded.size() ? folded[at_ + 1] : ' ';
    if (input_.lexicon->may_begin(folded[at_], second)) return false;
    const std::size_t end = text::ascii_letters_end(folded, at_);
    if (end == at_ || (end < folded.size() && byte_classes[static_cast<unsigned char>(folded[end])] == ByteClass::letter))
      return false;
    if (folded[at_] == 'w' && second == 'w') return false;  // of an address
    at_ = end < folded.size() && folded[end] == ' ' ? end + 1 : end;
    return true;
  }

  void on_word() {
    const std::string_view folded = input_.folded;
    const std::size_t end = end_of_word();
    const char second = at_ + 1 < folded.size() ? folded[at_ + 1] : ' ';
    const bool may_begin = input_.lexicon->may_begin(folded[at_], second) && end > at_ && end - at_ <= longest_word;
    if (may_begin && is_number_word(folded.substr(at_, end - at_)) && advance(scan_alphabetic(input_, at_, found_))) return;
    skip_word(end);
  }

  /// Where the letters that begin here end.
  [[nodiscard]] std::size_t end_of_word() const {
    const std::string_view text = input_.text;
    std::size_t end = at_;
    while (end < text.size() && byte_classes[static_cast<unsigned char>(text[end])] == ByteClass::letter) {
      const std::size_t letter = is_ascii_alpha(text[end]) ? 1 : letter_at(text, end);
      if (letter == 0) break;
      end += letter;
    }
    return end;
  }

  [[nodiscard]] bool is_number_word(std::string_view name) const {
    const Lexicon& words = *input_.lexicon;
    if (const NumeralWord* numeral = words.numeral(name)) return numeral->kind != Numeral::joiner;
    if (words.multipliers.contains(name)) return true;
    return words.has_compounds && name.size() >= 5 && parse_german_compound(name).has_value();
  }

  void skip_word(std::size_t end) {
    const std::string_view text = input_.text;
    // An address without a scheme: "www.", or a domain with a path.
    if (end == at_ + 3 && text.substr(end).starts_with(".") && input_.folded.substr(at_, 3) == "www")
      while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && static_cast<unsigned char>(text[end]) < 0xE3)
        ++end;
    at_ = std::max(end, at_ + 1);
  }

  const ScanInput& input_;
  bool asks_cjk_first_;
  std::size_t at_ = 0;
  std::vector<Quantity> found_;
};

}  // namespace

std::vector<Quantity> extract_folded(std::string_view text, std::string_view folded, std::string_view lang,
                                     const QuantityOptions& options) {
  const std::string found = lang.empty() ? detect_language(text) : std::string(lang);
  const std::string language = found.empty() ? "en" : found;
  const Lexicon& words = lexicon(is_cjk_language(language) ? "en" : language);
  QuantityOptions reading = options;
  reading.as_written = options.as_written || options.wide;
  const ScanInput input{text, folded, language, reading, &words};
  std::vector<Quantity> quantities = Extractor(input).run();
  for (Quantity& quantity : quantities) {
    quantity.low = exact_value(quantity.low);
    quantity.high = exact_value(quantity.high);
  }
  return quantities;
}

}  // namespace quantity

std::vector<Quantity> extract_quantities(std::string_view text, std::string_view lang, const QuantityOptions& options) {
  return quantity::extract_folded(text, text::fold_aligned(text), lang, options);
}

}  // namespace claimdex
