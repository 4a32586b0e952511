// The numeral grammar as one left-to-right pass. Every value is a pair low..high, so that 十几, 数 and 二三 need no second
// reading.
#include "analyzers/quantity/cjk/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyzers/quantity/cjk/arabic_digits.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

struct Pair {
  double low = 0;
  double high = 0;
  Pair operator*(double f) const { return {low * f, high * f}; }
  Pair operator+(Pair o) const { return {low + o.low, high + o.high}; }
  [[nodiscard]] bool empty() const { return high == 0; }
};

/// 1.36 * 1e12 is not quite 1360000000000 in binary: takes the nearest value of four decimals where that is the same number.
double without_noise(double value) {
  constexpr double whole_from = 1e6;  // four decimals of larger numbers are beyond a double
  const double rounded = std::abs(value) >= whole_from ? std::nearbyint(value) : std::nearbyint(value * 1e4) / 1e4;
  return std::abs(rounded - value) <= 1e-13 * std::abs(value) ? rounded : value;
}

class NumberReader {
 public:
  NumberReader(const Grammar& grammar, std::string_view text, std::size_t at, bool spaced)
      : grammar_(grammar), text_(text), at_(at), spaced_(spaced) {
    number_.begin = at;
  }

  std::optional<Number> read() {
    while (step()) {
    }
    if (number_.characters == 0) return std::nullopt;
    return finish();
  }

 private:
  enum class Last : std::uint8_t { nothing, arabic, digit, zero, unit, scale, point, more };

  bool step() {
    std::size_t at = at_;
    if (spaced_ && number_.characters > 0) {
      at_ = at = skip_blanks(text_, at_);
    } else if (last_ == Last::arabic || (korean() && (last_ == Last::scale || last_ == Last::unit))) {
      at = skip_spaces(text_, at);
    } else if ((last_ == Last::scale || last_ == Last::unit) && number_.digits > 0 &&
               goes_on_behind_blank(skip_spaces(text_, at))) {
      at = skip_spaces(text_, at);
    }
    if (digit_at(text_, at).size != 0) return take_arabic(at);
    const Numeral numeral = grammar_.numeral_at(text_, at);
    switch (numeral.role) {
      case NumeralRole::digit:
        return at == at_ || korean() ? take_digit(at, numeral) : false;
      case NumeralRole::zero:
        return at == at_ && take_zero(numeral);
      case NumeralRole::tens:
        return at == at_ && take_tens(numeral);
      case NumeralRole::unit:
        return take_unit(at, numeral);
      case NumeralRole::scale:
        return take_scale(at, numeral);
      case NumeralRole::vague:
        return at == at_ && take_vague(numeral);
      case NumeralRole::more:
      case NumeralRole::about:
        return take_more(at, numeral);
      case NumeralRole::point:
        return at == at_ && take_point(numeral);
      case NumeralRole::minus:
        break;
      case NumeralRole::none:
        return take_plus();
    }
    return false;
  }

  /// 1000+个, 26万+美元: digits and a plus before their unit, as 1000多个.
  bool take_plus() {
    if (!chinese() || number_.digits == 0 || number_.has_more || at_ >= text_.size() || text_[at_] != '+') return false;
    const std::size_t unit = skip_blanks(text_, at_ + 1);
    constexpr std::string_view great = "大";                                          // 3+大类 is a name
    const bool scaled = grammar_.numeral_at(text_, unit).role == NumeralRole::scale;  // 10+万用户
    if (!scaled && (!grammar_.unit_trie.longest_at(text_, unit) || text_.substr(unit, great.size()) == great)) return false;
    more_ = Bound::at_least;
    number_.has_more = true;
    return advance(at_ + 1, Last::more);
  }

  /// In spaced text ("一百 五 十 二") a blank does not end the number; one behind it is given back by finish().
  static std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
  }

  /// 3万 4,500 and 7万 5千: digits behind the blank belong to the number where they are groups or carry a unit of their own.
  [[nodiscard]] bool goes_on_behind_blank(std::size_t at) const {
    const DigitRun run = read_digit_run(text_, at);
    if (run.digits == 0 || run.value >= last_unit_) return false;
    return run.has_groups || grammar_.numeral_at(text_, run.end).role == NumeralRole::unit;
  }

  [[nodiscard]] bool korean() const { return grammar_.language == Language::korean; }
  [[nodiscard]] bool chinese() const { return grammar_.language == Language::chinese; }

  bool advance(std::size_t to, Last last) {
    at_ = to;
    last_ = last;
    ++number_.characters;
    return true;
  }

  bool take_arabic(std::size_t at) {
    if (last_ == Last::arabic || last_ == Last::digit || last_ == Last::point || number_.has_more) return false;
    if (korean() && number_.begins_bare && at != at_) return false;  // 만 30세: 만 is no ten thousand but "full"
    const DigitRun run = read_digit_run(text_, at);
    if (last_ != Last::nothing && last_ != Last::zero && run.value >= last_unit_) return false;
    if (number_.characters == 0) {
      number_.digits = run.digits;
      number_.leading_zero = run.leading_zero;
    }
    number_.has_fraction |= run.has_fraction;
    number_.has_groups |= run.has_groups;
    pending_ = {run.value, run.value};
    has_pending_ = true;
    pending_digits_ = run.digits > 1 || run.has_fraction ? 9 : 1;
    note_coefficient(run.value);
    return advance(run.end, Last::arabic);
  }

  void note_coefficient(double value) {
    if (number_.characters == 0) number_.coefficient = value;
  }

  /// How many Han digits (with 〇) stand in a row from `at`.
  int digit_row(std::size_t at, bool& has_zero) const {
    int row = 0;
    for (Numeral n = grammar_.numeral_at(text_, at); n.role == NumeralRole::digit || n.role == NumeralRole::zero;
         n = grammar_.numeral_at(text_, at)) {
      if (korean() && row > 0 && is_particle(at)) break;
      has_zero |= n.role == NumeralRole::zero;
      at += n.size;
      ++row;
    }
    return row;
  }

  bool take_digit(std::size_t at, const Numeral& numeral) {
    if (last_ == Last::arabic || last_ == Last::digit || last_ == Last::point || number_.has_more) return false;
    if (korean() && at != at_ && last_ != Last::scale && last_ != Last::unit) return false;
    if (korean() && number_.characters > 0 && is_particle(at)) return false;
    bool has_zero = false;
    const int row = digit_row(at, has_zero);
    if (row >= 2) return take_row(at, row, has_zero);
    if (begins_word(at, numeral)) return false;
    if (last_unit_ != 0 && numeral.value >= last_unit_) return false;
    pending_ = {numeral.value, std::max(numeral.value, numeral.high)};
    has_pending_ = true;
    pending_digits_ = 1;
    note_coefficient(numeral.value);
    if (number_.characters == 0) number_.is_native = numeral.is_native;
    return advance(at + numeral.size, Last::digit);
  }

  /// 2万一线员工, 3亿两岸同胞: behind figures with 万 or 亿 a Han digit without a place of its own begins the next word; 三万五
  /// is written in one script.
  [[nodiscard]] bool begins_word(std::size_t at, const Numeral& numeral) const {
    if (!chinese() || number_.characters == 0) return false;
    const std::string_view digit = text_.substr(at, numeral.size);  // 十亿参数
    if ((digit == "参" || digit == "參") && grammar_.negative_trie.longest_at(text_, at)) return true;
    const NumeralRole next = grammar_.numeral_at(text_, at + numeral.size).role;
    const bool is_weight = (digit == "两" || digit == "兩") && (last_ == Last::unit || last_ == Last::scale);  // 五千两白银
    if (!is_weight && (number_.digits == 0 || last_ != Last::scale)) return false;
    return next != NumeralRole::unit && next != NumeralRole::scale && next != NumeralRole::tens;
  }

  /// 이 behind a Korean number is mostly no 2 but a particle or the start of 이상, 이하, 이다.
  [[nodiscard]] bool is_particle(std::size_t at) const {
    constexpr std::string_view subject = "이";
    if (text_.substr(at, subject.size()) != subject) return false;
    const std::size_t next = at + subject.size();
    for (const std::string_view object : {std::string_view("를"), std::string_view("의"), std::string_view("와")})
      if (text_.substr(next, object.size()) == object) return false;  // no noun takes two case particles
    if (grammar_.negative_trie.longest_at(text_, at)) return true;
    if (next == text_.size()) return number_.begin != 0;
    if (grammar_.numeral_at(text_, next).role != NumeralRole::none) return false;
    const std::size_t word = skip_spaces(text_, next);
    const PhraseTrie::Match unit = grammar_.unit_trie.longest_at(text_, word);
    constexpr std::size_t one_syllable = 3;
    return word == next ? !unit : unit.size <= one_syllable && text_.substr(word, 1) != "%";
  }

  /// Several digits in a row: 二三 before a unit is a span of values, 二〇二五 is read place by place.
  bool take_row(std::size_t at, int row, bool has_zero) {
    const Numeral first = grammar_.numeral_at(text_, at);
    const Numeral second = grammar_.numeral_at(text_, at + first.size);
    const bool spans = row == 2 && !has_zero && (!korean() || counts_behind(at + first.size + second.size)) &&
                       (second.value == first.value + 1 || (first.value == 3 && second.value == 5 && !korean()));
    if (spans) {
      pending_ = {first.value, second.value};
      pending_digits_ = 1;
    } else {
      if (number_.characters != 0 && last_ != Last::zero) return false;
      pending_ = {0, 0};
      std::size_t place = at;
      for (int i = 0; i < row; ++i) {
        const Numeral n = grammar_.numeral_at(text_, place);
        pending_.low = pending_.low * 10 + n.value;
        place += n.size;
      }
      pending_.high = pending_.low;
      pending_digits_ = row;
      number_.is_positional = true;
      number_.leading_zero = first.role == NumeralRole::zero;
    }
    has_pending_ = true;
    note_coefficient(pending_.low);
    std::size_t end = at;
    for (int i = 0; i < row; ++i) end += grammar_.numeral_at(text_, end).size;
    advance(end, Last::digit);
    number_.characters += row - 1;
    return true;
  }

  /// 이삼 년, 삼사십 명: two neighbours before a unit or a scale.
  [[nodiscard]] bool counts_behind(std::size_t at) const {
    const NumeralRole role = grammar_.numeral_at(text_, at).role;
    return role == NumeralRole::unit || role == NumeralRole::scale ||
           grammar_.unit_trie.longest_at(text_, skip_spaces(text_, at));
  }

  bool take_zero(const Numeral& numeral) {
    bool has_zero = false;
    if (number_.characters == 0) {
      const int row = digit_row(at_, has_zero);
      if (row >= 2) return take_row(at_, row, true);
      pending_ = {0, 0};
      has_pending_ = true;
      return advance(at_ + numeral.size, Last::zero);
    }
    if (last_ != Last::unit && last_ != Last::scale && last_ != Last::zero) return false;
    zero_since_unit_ = true;
    return advance(at_ + numeral.size, Last::zero);
  }

  bool take_tens(const Numeral& numeral) {  // 廿 = 二十
    if (has_pending_ || (last_unit_ != 0 && last_unit_ <= 10)) return false;
    if (number_.characters == 0) number_.is_native = numeral.is_native;
    section_ = section_ + Pair{numeral.value, numeral.value};
    last_unit_ = 10;
    zero_since_unit_ = false;
    number_.has_unit = true;
    note_coefficient(numeral.value);
    return advance(at_ + numeral.size, Last::unit);
  }

  bool take_unit(std::size_t at, const Numeral& numeral) {
    if (last_ == Last::point || number_.is_native || is_unit_prefix(at, numeral)) return false;
    if (chinese() && last_ == Last::scale) return false;
    if (number_.is_positional && has_pending_) return false;
    // Units fall within a section: 五百三十, but 五十千 ends after 五十. 万 opens a new section.
    if (section_unit_ != 0 && numeral.value >= section_unit_) return false;
    if (!has_pending_) {
      if (number_.characters != 0 && last_ != Last::zero && last_ != Last::scale) return chained_unit(at, numeral);
      if (number_.characters == 0) number_.begins_bare = numeral.value >= 100;
      pending_ = {1, 1};
      note_coefficient(1);
    } else if (last_ == Last::zero && pending_.high == 0) {
      pending_ = {1, 1};
    }
    section_ = section_ + pending_ * numeral.value;
    clear_pending();
    section_unit_ = last_unit_ = numeral.value;
    zero_since_unit_ = false;
    number_.has_unit = true;
    return advance(at + numeral.size, Last::unit);
  }

  /// 百 after 千 without a digit: only 千百 as in Korean 천백 (1,100) and Japanese 千百.
  bool chained_unit(std::size_t at, const Numeral& numeral) {
    if (chinese() || last_ != Last::unit || at != at_ || numeral.value >= section_unit_) return false;
    section_ = section_ + Pair{numeral.value, numeral.value};
    section_unit_ = last_unit_ = numeral.value;
    return advance(at + numeral.size, Last::unit);
  }

  /// 千 in 5千克 and 兆 in 50兆字节 belong to the unit.
  [[nodiscard]] bool is_unit_prefix(std::size_t at, const Numeral& numeral) const {
    return number_.characters > 0 && grammar_.unit_trie.longest_at(text_, at).size > numeral.size;
  }

  /// 100多兆 in running Chinese text is megabytes; a trillion has a unit or more digits behind it (5兆元, 四十九兆九千亿).
  [[nodiscard]] bool is_megabyte(std::size_t at, const Numeral& numeral) const {
    constexpr double trillion = 1e12;
    const std::size_t next = at + numeral.size;
    const bool vague = section_.low != section_.high || pending_.low != pending_.high;  // 几十兆, 数百兆
    if (!chinese() || numeral.value != trillion || (number_.digits == 0 && !vague) || next >= text_.size()) return false;
    return grammar_.numeral_at(text_, next).role == NumeralRole::none && digit_at(text_, next).size == 0 &&
           !grammar_.unit_trie.longest_at(text_, skip_spaces(text_, next));
  }

  bool take_scale(std::size_t at, const Numeral& numeral) {
    if (number_.is_native || is_unit_prefix(at, numeral)) return false;
    if (is_megabyte(at, numeral)) return false;
    if (korean() && depth_ > 0 && stack_[depth_ - 1].scale == numeral.value) return false;  // 구조조정
    Pair value = section_;
    if (has_pending_) value = value + pending_;
    bool opened = !value.empty();
    while (depth_ > 0 && (stack_[depth_ - 1].scale < numeral.value || (stack_[depth_ - 1].scale == numeral.value && !opened))) {
      value = value + stack_[depth_ - 1].value;
      opened = true;
      --depth_;
    }
    if (!opened) {
      if (number_.characters != 0) return false;
      number_.begins_bare = true;
      value = {1, 1};
      note_coefficient(1);
    }
    if (depth_ == static_cast<int>(stack_.size()) || (depth_ > 0 && stack_[depth_ - 1].scale <= numeral.value)) return false;
    stack_[depth_++] = {numeral.value, value * numeral.value};
    section_ = {};
    clear_pending();
    section_unit_ = 0;
    last_unit_ = numeral.value;
    zero_since_unit_ = false;
    number_.has_unit = true;
    return advance(at + numeral.size, Last::scale);
  }

  bool take_vague(const Numeral& numeral) {
    const std::size_t next = at_ + numeral.size;
    const Numeral after = grammar_.numeral_at(text_, next);
    const bool before_unit = after.role == NumeralRole::unit || after.role == NumeralRole::scale;
    if (number_.characters == 0) {
      if (!before_unit) return false;
      pending_ = {2, 10};
      has_pending_ = true;
      pending_digits_ = 1;
      note_coefficient(2);
      return advance(next, Last::digit);
    }
    if (last_ == Last::unit && last_unit_ == 10 && !has_pending_ && section_.high < 100 && depth_ == 0) {
      pending_ = {0, 10};
      has_pending_ = true;
      vague_ones_ = true;
      return advance(next, Last::digit);
    }
    if (last_ != Last::unit && last_ != Last::scale && last_ != Last::zero) return false;
    if (before_unit && after.role == NumeralRole::unit) {
      pending_ = {2, 10};
      has_pending_ = true;
      return advance(next, Last::digit);
    }
    more_ = Bound::more_than;
    number_.has_more = true;
    return advance(next, Last::more);
  }

  bool take_more(std::size_t at, const Numeral& numeral) {
    if (number_.characters == 0 || number_.has_more || vague_ones_) return false;
    if (number_.has_fraction && last_ != Last::scale) return false;  // 1.4万多, but no 1.4多
    const std::size_t next = at + numeral.size;
    if (numeral.role == NumeralRole::about) {  // 十来个, not 十来自
      if (last_ != Last::unit && last_ != Last::arabic) return false;
      if (std::fmod(section_.low + pending_.low, 10.0) != 0) return false;
      const Numeral scale = grammar_.numeral_at(text_, next);
      if (scale.role != NumeralRole::scale && !grammar_.unit_trie.longest_at(text_, next)) return false;
      more_ = Bound::approx;
    } else {
      if (last_ == Last::digit && depth_ == 0 && section_.empty()) return false;
      more_ = Bound::more_than;
    }
    number_.has_more = true;
    return advance(next, Last::more);
  }

  bool take_point(const Numeral& numeral) {
    if (number_.characters == 0 || last_ == Last::more || (last_ == Last::arabic && !korean()) || number_.has_fraction)
      return false;
    double places = 0;
    double value = 0;
    std::size_t at = at_ + numeral.size;
    if (spaced_ || (korean() && last_ != Last::arabic)) at = skip_blanks(text_, at);
    Numeral n = grammar_.numeral_at(text_, at);
    for (; n.role == NumeralRole::digit || n.role == NumeralRole::zero; n = grammar_.numeral_at(text_, at)) {
      if (korean() && (is_particle(at) || grammar_.negative_trie.longest_at(text_, at))) break;
      value = value * 10 + n.value;
      ++places;
      at += n.size;
    }
    // 八点三十 is a clock time.
    if (text_.substr(at_ + numeral.size, 3) == "两") return false;
    if (places == 0 || n.role == NumeralRole::unit || n.role == NumeralRole::tens) return false;
    const double fraction = value / std::pow(10.0, places);
    if (!has_pending_) pending_ = {0, 0};
    pending_ = (last_ == Last::digit && pending_digits_ == 1 && last_unit_ >= 100 && chinese() && !zero_since_unit_
                    ? pending_ * (last_unit_ / 10)
                    : pending_) +
               Pair{fraction, fraction};
    has_pending_ = true;
    pending_digits_ = 9;
    number_.has_fraction = true;
    return advance(at, Last::point);
  }

  void clear_pending() {
    pending_ = {};
    has_pending_ = false;
    pending_digits_ = 0;
  }

  /// The digit that nothing follows. In Chinese it takes the next lower place: 一万五 = 15,000, 三百五 = 350, but 三百零五 = 305.
  [[nodiscard]] Pair trailing() const {
    const bool colloquial = chinese() && last_ != Last::point && pending_digits_ == 1 && last_unit_ >= 100 && !zero_since_unit_ &&
                            !vague_ones_ && number_.characters > 1;
    return colloquial ? pending_ * (last_unit_ / 10) : pending_;
  }

  Number finish() {
    Pair total = section_;
    if (has_pending_) total = total + trailing();
    for (int i = 0; i < depth_; ++i) total = total + stack_[i].value;
    if (depth_ == 1 && section_.empty() && !has_pending_) number_.magnitude = stack_[0].scale;
    number_.low = number_.has_fraction ? without_noise(total.low) : total.low;
    number_.high = number_.has_fraction ? without_noise(total.high) : total.high;
    number_.bound = number_.is_range() ? Bound::range : more_;
    while (at_ > number_.begin && text_[at_ - 1] == ' ') --at_;
    number_.end = at_;
    return number_;
  }

  struct Scaled {
    double scale = 0;
    Pair value;
  };

  const Grammar& grammar_;
  std::string_view text_;
  std::size_t at_;
  bool spaced_;
  Number number_;
  Last last_ = Last::nothing;
  Pair section_;
  Pair pending_;
  bool has_pending_ = false;
  int pending_digits_ = 0;
  bool zero_since_unit_ = false;
  bool vague_ones_ = false;
  double last_unit_ = 0;
  double section_unit_ = 0;
  Bound more_ = Bound::exact;
  std::array<Scaled, 6> stack_;
  int depth_ = 0;
};

}  // namespace

std::optional<Number> read_number(const Grammar& grammar, std::string_view folded, std::size_t at, bool spaced) {
  return NumberReader(grammar, folded, at, spaced).read();
}

}  // namespace claimdex::quantity::cjk
