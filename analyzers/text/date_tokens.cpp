// Numbers (ASCII, full-width and Chinese ones), words looked up in the tables, single marks.
#include "analyzers/text/date_tokens.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

using Kind = DateToken::Kind;

struct Meaning {
  Kind kind;
  std::int64_t value;
};

const std::unordered_map<std::string_view, Meaning>& words() {
  static const std::unordered_map<std::string_view, Meaning> map = [] {
    constexpr std::array<std::pair<std::string_view, Kind>, 15> kinds = {{{"month", Kind::month},
                                                                          {"weekday", Kind::weekday},
                                                                          {"unit", Kind::unit},
                                                                          {"ago", Kind::ago},
                                                                          {"day", Kind::day},
                                                                          {"noon", Kind::noon},
                                                                          {"zone", Kind::zone},
                                                                          {"one", Kind::one},
                                                                          {"filler", Kind::filler},
                                                                          {"cjk_year", Kind::cjk_year},
                                                                          {"cjk_month", Kind::cjk_month},
                                                                          {"cjk_day", Kind::cjk_day},
                                                                          {"cjk_hour", Kind::cjk_hour},
                                                                          {"cjk_minute", Kind::cjk_minute},
                                                                          {"cjk_second", Kind::cjk_second}}};
    std::unordered_map<std::string_view, Meaning> result;
    for (const std::string_view lang : {"en", "zh", "ja", "ko", "de", "fr", "es", "pt"}) {
      lang::for_each_row(
          lang::table(std::string(lang) + "/dates.tsv"), [&](const std::vector<std::string_view>& row, std::size_t) {
            if (row.size() < 2) return;
            const auto* kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == row[1]; });
            if (kind == kinds.end()) return;
            std::int64_t value = 0;
            const std::string_view digits = row.size() > 2 ? row[2] : std::string_view{};
            for (const char c : digits)
              if (c != '-') value = value * 10 + (c - '0');
            result.emplace(row[0], Meaning{kind->second, digits.starts_with('-') ? -value : value});
          });
    }
    return result;
  }();
  return map;
}

// ASCII and Latin-1 letters in lower case; all else as it is.
std::string lower(std::string_view word) {
  std::string result(word);
  for (std::size_t at = 0; at < result.size(); ++at) {
    char& c = result[at];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '\xC3' && at + 1 < result.size()) {
      const auto next = static_cast<unsigned char>(result[at + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97) result[at + 1] = static_cast<char>(next + 0x20);
    }
  }
  return result;
}

int chinese_digit(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○') return 0;
  const std::size_t found = digits.find(c);
  return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

int digit_of(char32_t c) {
  if (is_ascii_digit(c)) return static_cast<int>(c - U'0');
  if (in_range(c, 0xFF10, 0xFF19)) return static_cast<int>(c - 0xFF10);
  return -1;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  DateToken next() {
    DateToken token;
    CodePoint c = decode_at(text_, at_);
    while (c.size != 0 && is_space(c.value)) {
      token.spaced = true;
      at_ += c.size;
      c = decode_at(text_, at_);
    }
    token.span = {at_, at_};
    if (c.size == 0) return token;
    if (digit_of(c.value) >= 0)
      number(token);
    else if (chinese_digit(c.value) >= 0 || c.value == U'十')
      chinese_number(token);
    else if (is_cjk(c.value))
      cjk_word(token);
    else if (is_ascii_letter(c.value) || c.value >= 0xC0)
      word(token);
    else
      token.kind = Kind::mark, token.value = c.value, at_ += c.size;
    token.span.end = at_;
    return token;
  }

 private:
  void number(DateToken& token) {
    token.kind = Kind::number;
    for (CodePoint c = decode_at(text_, at_); digit_of(c.value) >= 0 && c.size != 0; c = decode_at(text_, at_)) {
      if (++token.digits < 18) token.value = token.value * 10 + digit_of(c.value);
      at_ += c.size;
    }
  }

  // 二〇二五 digit by digit, 二十三 with tens.
  void chinese_number(DateToken& token) {
    token.kind = Kind::number;
    std::int64_t tens = -1;
    for (CodePoint c = decode_at(text_, at_); c.size != 0; c = decode_at(text_, at_)) {
      if (c.value == U'十') {
        tens = token.digits == 0 ? 1 : token.value;
        token.value = 0;
      } else if (chinese_digit(c.value) >= 0) {
        token.value = token.value * 10 + chinese_digit(c.value);
      } else {
        break;
      }
      at_ += c.size;
      if (++token.digits >= 17) break;
    }
    if (tens >= 0) token.value += tens * 10;
  }

  // The longest known word of up to four characters.
  void cjk_word(DateToken& token) {
    std::size_t end = at_;
    std::size_t best = 0;
    for (int length = 0; length < 4; ++length) {
      const CodePoint c = decode_at(text_, end);
      if (c.size == 0 || !is_cjk(c.value)) break;
      end += c.size;
      const auto found = words().find(text_.substr(at_, end - at_));
      if (found == words().end()) continue;
      token.kind = found->second.kind;
      token.value = found->second.value;
      best = end;
    }
    at_ = best != 0 ? best : at_ + decode_at(text_, at_).size;
  }

  void word(DateToken& token) {
    const std::size_t begin = at_;
    for (CodePoint c = decode_at(text_, at_); c.size != 0 && (is_ascii_letter(c.value) || (c.value >= 0xC0 && c.value < 0x250));
         c = decode_at(text_, at_))
      at_ += c.size;
    if (at_ == begin) at_ += decode_at(text_, at_).size;
    if (at_ - begin > 24) return;
    const auto found = words().find(lower(text_.substr(begin, at_ - begin)));
    if (found == words().end()) return;
    token.kind = found->second.kind;
    token.value = found->second.value;
    if (at_ < text_.size() && text_[at_] == '.' && token.kind == Kind::month) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<DateToken> cut_date_tokens(std::string_view text, std::size_t limit) {
  std::vector<DateToken> tokens;
  Cutter cutter(text);
  while (tokens.size() < limit) {
    const DateToken token = cutter.next();
    if (token.span.empty()) break;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace claimdex::text
