// Cardinals in words, and digits that go on in words: "two hundred and fifty thousand", "2 mil millones",
// "quatre-vingt-dix-sept". One grammar for all languages: a word adds to the group before it where it fits, hundreds and scales
// multiply it.
#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/quantity/number.hpp"
#include "analyzers/quantity/phrase.hpp"
#include "analyzers/quantity/reader.hpp"

namespace claimdex::quantity {
namespace {

constexpr double no_scale = 1e30;

/// Whether `value` fills places of `group` that are still empty: 5 into 20, 20 into 100, in French 12 into 60 and 80.
bool fits(double group, double value, std::string_view lang) {
  if (group == 0) return true;
  const double below_hundred = std::fmod(group, 100);
  if (value >= 100) return group >= 1000 && std::fmod(group, 1000) == 0;
  if (value >= 10) return below_hundred == 0 || (lang == "fr" && value < 20 && (below_hundred == 60 || below_hundred == 80));
  if (lang == "fr" && below_hundred == 10) return value >= 7 && value < 10;  // cent dix-huit
  return value > 0 && std::fmod(group, 10) == 0 && below_hundred != 10;
}

/// What a scale has multiplied so far: the terms of a sum, scales falling from left to right ("two million" + "five thousand").
class Terms {
 public:
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] double last_scale() const { return count_ == 0 ? no_scale : terms_[count_ - 1].scale; }
  [[nodiscard]] double total() const {
    double sum = 0;
    for (std::size_t i = 0; i < count_; ++i) sum += terms_[i].value;
    return sum;
  }

  /// Adds `group` times `scale`; a scale above the last ones multiplies them too: "dos mil | quinientos millones". False where
  /// the scale stands already, or there are more terms than any number has.
  bool add(double group, double scale) {
    std::size_t keep = count_;
    while (keep > 0 && terms_[keep - 1].scale < scale) group += terms_[--keep].value;
    if ((keep > 0 && terms_[keep - 1].scale == scale) || keep == terms_.size()) return false;
    terms_[keep] = {group * scale, scale};
    count_ = keep + 1;
    return true;
  }

 private:
  struct Term {
    double value = 0;
    double scale = 1;
  };
  std::array<Term, 8> terms_{};
  std::size_t count_ = 0;
};

class WordParser {
 public:
  WordParser(const Lexicon& lexicon, std::string_view folded) : lexicon_(lexicon), folded_(folded) {}

  /// Begins with the digits already read: they are the first group.
  void start_from(const Number& digits) {
    group_ = digits.low;
    end_ = digits.span.end;
    from_digits_ = true;
    words_ = 1;
  }

  std::optional<Number> parse(std::size_t at) {
    begin_ = at;
    if (words_ == 0) {
      end_ = at;
      if (!take(at)) return std::nullopt;
    }
    while (words_ < 24 && take_next()) {
    }
    if (words_ == 0) return std::nullopt;
    return result();
  }

  [[nodiscard]] std::size_t words() const { return words_; }

 private:
  struct Found {
    NumeralWord word;
    std::size_t end = 0;
  };

  [[nodiscard]] std::optional<Found> lookup(std::size_t at) const {
    const TextSpan word = word_at(folded_, at);
    if (word.empty()) return std::nullopt;
    const auto found = lexicon_.numerals.find(word.of(folded_));
    if (found != lexicon_.numerals.end()) return Found{found->second, word.end};
    if (!lexicon_.has_compounds || word.size() < 5) return std::nullopt;
    const auto compound = parse_german_compound(word.of(folded_));
    if (!compound || compound->size != word.size()) return std::nullopt;
    return Found{{Numeral::cardinal, compound->value}, word.end};
  }

  /// Takes the numeral at `at` where the grammar lets it stand there.
  bool take(std::size_t at) {
    const auto found = lookup(at);
    if (!found || begins_measure(*found)) return false;
    if (!apply(found->word)) return false;
    if (found->word.kind == Numeral::article) is_article_ = true;
    if (found->word.kind == Numeral::one && words_ == 0) is_one_ = true;
    if (found->word.is_approx) is_approx_ = true;
    last_ = found->word;
    end_ = found->end;
    ++words_;
    if (found->word.kind == Numeral::collective && found->word.is_approx) open_for_scale();
    return true;
  }

  /// "two million ten-metre planks": a number behind a scale that measures what is counted.
  [[nodiscard]] bool begins_measure(const Found& found) const {
    if (terms_.empty() || group_ > 0 || found.word.kind != Numeral::cardinal || dash_at(folded_, found.end) != 1) return false;
    const TextSpan word = word_at(folded_, found.end + 1);
    return !word.empty() && !lookup(word.begin);
  }

  /// "a couple hundred", "a couple of dozen": a scale goes on behind a pair, and so does "of" before it.
  void open_for_scale() {
    const TextSpan of = word_at(folded_, skip_blanks(folded_, end_));
    const std::size_t end = lexicon_.has(of.of(folded_), Context::of) ? of.end : end_;
    const auto next = lookup(skip_blanks(folded_, end));
    if (!next) return;
    const Numeral kind = next->word.kind;
    if (kind != Numeral::hundred && kind != Numeral::scale && kind != Numeral::collective) return;
    is_closed_ = false;
    end_ = end;
  }

  bool apply(const NumeralWord& word) {
    switch (word.kind) {
      case Numeral::article:
        if (words_ > 0) return false;
        group_ = 1;
        return true;
      case Numeral::one:
      case Numeral::cardinal:
        return apply_cardinal(word);
      case Numeral::hundred:
        return apply_hundred(word);
      case Numeral::scale:
      case Numeral::plural:
        return apply_scale(word);
      case Numeral::collective:
        if (words_ == 0 || group_ == 0 || !terms_.empty() || is_closed_) return false;
        multiply_last(word.value);
        is_closed_ = true;
        return true;
      default:
        return false;
    }
  }

  bool apply_cardinal(const NumeralWord& word) {
    if (is_closed_ || is_article_one()) return false;
    if (from_digits_ && words_ == 1) return false;  // "5 six"
    if (lexicon_.lang == "fr" && word.value == 20 && std::fmod(group_, 10) == 4 && last_.value == 4) {
      group_ += 76;  // quatre-vingt
      return true;
    }
    if (word.value >= 1000) {  // a whole compound: zweitausendfünfhundert
      if (group_ > 0 || terms_.last_scale() <= 1000 || !terms_.add(std::floor(word.value / 1000), 1000)) return false;
      group_ = std::fmod(word.value, 1000);
      scale_ = std::max(scale_, 1000.0);
      return true;
    }
    if (!fits(group_, word.value, lexicon_.lang)) return false;
    if (words_ > 0 && word.value == 0) return false;
    group_ += word.value;
    return true;
  }

  bool apply_hundred(const NumeralWord& word) {
    if (is_closed_ || (from_digits_ && words_ == 1 && group_ != std::floor(group_))) return false;  // 64,2 cents
    if (group_ == 0) {
      if (!word.is_alone) return false;
      group_ = 100;
      return true;
    }
    if (group_ >= 100 && !from_digits_) return false;
    group_ *= word.value;
    return true;
  }

  /// "three hundred and two dozens" are 300 and 24.
  void multiply_last(double value) {
    const double below_hundred = std::fmod(group_, 100);
    group_ += (below_hundred > 0 ? below_hundred : group_) * (value - 1);
  }

  bool apply_scale(const NumeralWord& word) {
    if (is_closed_) return false;
    if (word.kind == Numeral::plural && (words_ == 0 || is_article_one())) return false;
    if (word.value < 1000) {  // "two hundreds"
      if (group_ == 0 || !terms_.empty()) return false;
      multiply_last(word.value);
      return true;
    }
    double group = group_;
    if (group == 0) {
      // "mil" alone, "un millón mil"; "cien mil millones" multiplies what stands before it.
      const bool multiplies = !terms_.empty() && word.value > terms_.last_scale();
      if (!multiplies && !word.is_alone) return false;
      group = multiplies ? 0 : 1;
    }
    if (!terms_.add(group, word.value)) return false;
    group_ = 0;
    scale_ = std::max(scale_, word.value);
    return true;
  }

  /// Where the next numeral may begin: after blanks, a hyphen or a joiner.
  bool take_next() {
    std::size_t at = skip_blanks(folded_, end_);
    const bool has_blank = at > end_;
    if (const std::size_t dash = dash_at(folded_, at)) {
      if (dash > 1) return false;
      if (from_digits_) return words_ == 1 && is_scale_at(at + dash) && take(at + dash);  // 200-million-dollar
      at = skip_blanks(folded_, at + dash);
      // "ten-year" is one word with what follows; "two - three" are two numbers: the grammar decides.
      return take(at) || take_joined(at);
    }
    if (!has_blank) return take_after_comma(at);
    if (is_digit(folded_.size() > at ? folded_[at] : ' ')) return take_digits(at, false);
    if (is_time_behind_sum(at)) return false;
    if (take(at)) return true;
    return take_joined(at);
  }

  /// "three million, two hundred thousand": hundreds and more behind a scale and a comma.
  bool take_after_comma(std::size_t comma) {
    if (group_ > 0 || terms_.empty() || from_digits_ || depth_ > 1 || !folded_.substr(comma).starts_with(", ")) return false;
    WordParser rest(lexicon_, folded_);
    rest.depth_ = depth_ + 1;
    const auto following = rest.parse(comma + 2);
    return following && following->low >= 100 && following->low < terms_.last_scale() && take(comma + 2);
  }

  [[nodiscard]] bool is_scale_at(std::size_t at) const {
    const auto found = lookup(at);
    return found && found->word.value >= 1e6 && (found->word.kind == Numeral::scale || found->word.kind == Numeral::plural);
  }

  /// "and", "y", "e", "et" and a number word that fits after it.
  bool take_joined(std::size_t at) {
    const bool is_ampersand = folded_.substr(at).starts_with("& ");
    const TextSpan word = is_ampersand ? TextSpan{at, at + 1} : word_at(folded_, at);
    if (word.empty() || is_article_one()) return false;
    if (!is_ampersand && !lexicon_.is_numeral(word.of(folded_), Numeral::joiner)) return false;
    if (!may_join() || depth_ > 1) return false;
    std::size_t next = skip_blanks(folded_, word.end);
    if (next == word.end && dash_at(folded_, next) == 1) ++next;  // vingt-et-un
    if (next == word.end) return false;
    if (is_digit(folded_.size() > next ? folded_[next] : ' '))
      return group_ == 0 || !from_digits_ || last_.kind == Numeral::hundred ? take_digits(next, true) : false;
    return joins(next) && take(next);
  }

  /// "3 millones un año antes": an article and a length of time behind a scale.
  [[nodiscard]] bool is_time_behind_sum(std::size_t at) const {
    if (terms_.empty() || group_ > 0 || terms_.last_scale() < 1e6) return false;
    const auto article = lookup(at);
    if (!article || article->word.value != 1) return false;
    const auto unit = phrase_at(lexicon_.units, folded_, skip_blanks(folded_, article->end));
    return unit && unit.entry->unit != nullptr && unit.entry->unit->dimension == "time";
  }

  [[nodiscard]] bool is_article_one() const { return is_article_ && words_ == 1; }

  /// English joins after hundreds and scales, Spanish after tens, French before "un" and "onze", Portuguese everywhere.
  [[nodiscard]] bool may_join() const {
    const bool after_scale = group_ == 0 || last_.kind == Numeral::hundred || (group_ >= 100 && std::fmod(group_, 100) == 0);
    const bool after_tens = std::fmod(group_, 10) == 0 && std::fmod(group_, 100) >= 20;
    if (from_digits_ && words_ == 1) return false;
    if (lexicon_.lang == "en") return after_scale;
    if (lexicon_.lang == "es" || lexicon_.lang == "fr") return after_tens;
    if (lexicon_.lang == "pt") return after_scale || after_tens;
    return false;
  }

  /// Whether the number at `next` goes on with this one. What a denominator follows is a fraction: "two and a half", "one hundred
  /// and three quarters".
  [[nodiscard]] bool joins(std::size_t next) const {
    const auto first = lookup(next);
    if (!first || (group_ > 0 && (first->word.value >= 100 || !fits(group_, first->word.value, lexicon_.lang)))) return false;
    WordParser rest(lexicon_, folded_);
    rest.depth_ = depth_ + 1;
    const auto following = rest.parse(next);
    const bool adds_fraction = lexicon_.lang != "es" && lexicon_.lang != "pt";  // there "con" and "com" do
    if (!following || (adds_fraction && is_before_denominator(*following))) return false;
    if (group_ > 0) return group_ < 100 || following->low / following->scale < 100;  // three hundred and two hundred
    if (following->low >= terms_.last_scale()) return false;
    // "five million and three companies" are two numbers; "two thousand and three" is one.
    return terms_.last_scale() < 1e6 || following->low >= 100;
  }

  [[nodiscard]] bool is_before_denominator(const Number& top) const {
    TextSpan word = next_word(folded_, top.span.end);
    const NumeralWord* below = lexicon_.numeral(word.of(folded_));
    return below != nullptr && below->kind == Numeral::denominator && below->value > top.low;
  }

  /// Digits within words: "3 hundred and 21", "7 billions 457 milliards".
  bool take_digits(std::size_t at, bool is_joined) {
    const auto digits = parse_digits(lexicon_, folded_, at);
    if (!digits || digits->has_decimal || digits->low >= 1000 || letter_at(folded_, digits->span.end) > 0) return false;
    const TextSpan next = next_word(folded_, digits->span.end);
    if (group_ == 0 && !terms_.empty()) {
      const auto scale = lexicon_.numerals.find(next.of(folded_));
      const bool has_smaller_scale = scale != lexicon_.numerals.end() && scale->second.value < terms_.last_scale() &&
                                     scale->second.value >= 1000 &&
                                     (scale->second.kind == Numeral::scale || scale->second.kind == Numeral::plural);
      if (!has_smaller_scale || is_joined) return false;  // "5 billion and 3 million" are two numbers
    } else if (last_.kind != Numeral::hundred ? !is_joined || digits->low >= 10 || !fits(group_, digits->low, lexicon_.lang)
                                              : digits->low >= 100 || is_hundred(next)) {
      return false;  // "6 hundred and 4 hundred" are two numbers
    }
    group_ += digits->low;
    end_ = digits->span.end;
    last_ = {Numeral::cardinal, digits->low};
    ++words_;
    return true;
  }

  [[nodiscard]] bool is_hundred(TextSpan word) const { return lexicon_.is_numeral(word.of(folded_), Numeral::hundred); }

  std::optional<Number> result() {
    if (is_article_one()) return std::nullopt;
    Number number;
    number.low = number.high = terms_.total() + group_;
    number.span = {begin_, end_};
    number.scale = scale_;
    number.form = NumberForm::words;
    number.has_magnitude = scale_ > 1;
    number.is_one = is_one_ && words_ == 1;
    number.has_article = is_article_;
    if (is_approx_) number.bound = Bound::approx;
    return number;
  }

  const Lexicon& lexicon_;
  std::string_view folded_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Terms terms_;
  double group_ = 0;
  double scale_ = 1;
  NumeralWord last_;
  std::size_t words_ = 0;
  int depth_ = 0;  ///< of look-ahead: keeps the cost of "one hundred and one hundred and ..." linear
  bool from_digits_ = false;
  bool is_article_ = false;
  bool is_one_ = false;
  bool is_approx_ = false;
  bool is_closed_ = false;
};

/// Where the decimals after `word` begin: a decimal mark in words, or "con" and "com" where the number ends with them
/// ("siete con cincuenta"). 0 where none do.
std::size_t decimals_after(const Lexicon& lexicon, std::string_view folded, TextSpan word) {
  if (lexicon.is_numeral(word.of(folded), Numeral::point)) return skip_blanks(folded, word.end);
  const bool is_with = (lexicon.lang == "es" && word.of(folded) == "con") || (lexicon.lang == "pt" && word.of(folded) == "com");
  if (!is_with) return 0;
  const std::size_t at = skip_blanks(folded, word.end);
  auto decimals = parse_digits(lexicon, folded, at);
  if (!decimals) decimals = parse_number_words(lexicon, folded, at);
  if (!decimals) return 0;
  const std::size_t end = skip_blanks(folded, decimals->span.end);
  return end >= folded.size() || phrase_at(lexicon.percents, folded, end) ? at : 0;
}

/// Adds `decimals`, written as one number, behind the point: 1578 is .1578.
void add_decimals(double decimals, Number& number) {
  double place = 1;
  while (place <= decimals) place *= 10;
  number.low += decimals / place;
}

/// "two hundred point seventy-one", "1 komma 5": the decimals after `number`.
void extend_by_point(const Lexicon& lexicon, std::string_view folded, Number& number) {
  const TextSpan word = next_word(folded, number.span.end);
  if (word.empty() || number.has_decimal) return;
  std::size_t at = decimals_after(lexicon, folded, word);
  if (at == 0) return;
  const std::size_t start = number.span.end;
  if (const auto digits = parse_digits(lexicon, folded, at); digits && !digits->has_decimal) {
    add_decimals(digits->low, number);
    number.span.end = digits->span.end;
  }
  double place = 0.1;
  for (int count = 0; count < 12 && !is_digit(folded[std::min(at, folded.size() - 1)]); ++count) {
    const TextSpan digit = word_at(folded, at);
    const auto found = digit.empty() ? lexicon.numerals.end() : lexicon.numerals.find(digit.of(folded));
    if (found == lexicon.numerals.end()) break;
    const bool is_small =
        (found->second.kind == Numeral::cardinal || found->second.kind == Numeral::one) && found->second.value < 10;
    if (!is_small) {
      WordParser rest(lexicon, folded);
      if (const auto tail = count == 0 ? rest.parse(at) : std::nullopt) {
        add_decimals(tail->low, number);
        number.span.end = tail->span.end;
      }
      break;
    }
    number.low += found->second.value * place;
    number.span.end = digit.end;
    place /= 10;
    const std::size_t next = skip_blanks(folded, digit.end);
    at = dash_at(folded, next) == 1 ? next + 1 : next;
  }
  if (number.span.end == start) return;
  number.high = number.low;
  number.has_decimal = true;
  number.is_one = false;
}

}  // namespace

std::optional<Number> parse_number_words(const Lexicon& lexicon, std::string_view folded, std::size_t at) {
  WordParser parser(lexicon, folded);
  auto number = parser.parse(at);
  if (number) {
    const std::size_t end = number->span.end;
    extend_by_point(lexicon, folded, *number);
    if (number->span.end > end) extend_by_words(lexicon, folded, *number);
  }
  return number;
}

void extend_by_words(const Lexicon& lexicon, std::string_view folded, Number& number) {
  if (number.form == NumberForm::digits) extend_by_point(lexicon, folded, number);
  WordParser parser(lexicon, folded);
  parser.start_from(number);
  const std::size_t words = parser.words();
  const auto extended = parser.parse(number.span.begin);
  if (!extended || parser.words() == words) return;
  number.low = number.high = extended->low;
  number.scale = extended->scale;
  number.has_magnitude = true;
  number.span.end = extended->span.end;
}

}  // namespace claimdex::quantity
