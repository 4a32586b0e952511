#include "bench/quality/grams.hpp"

#include <xapian.h>

namespace claimdex::bench {

std::vector<std::string> grams_of(const std::string& text) {
  constexpr unsigned first_beyond_latin = 0x0E00;  // Thai and what comes behind it is written without blanks
  constexpr std::size_t longest_term = 64;
  std::vector<std::string> grams;
  std::string word;
  std::string before;  // the character right before this one, where it is a gram
  const auto end_word = [&] {
    if (!word.empty() && word.size() <= longest_term) grams.push_back(word);
    word.clear();
  };
  for (Xapian::Utf8Iterator at(text); at != Xapian::Utf8Iterator(); ++at) {
    const unsigned c = Xapian::Unicode::tolower(*at);
    if (!Xapian::Unicode::is_wordchar(c)) {
      end_word();
      before.clear();
    } else if (c < first_beyond_latin) {
      Xapian::Unicode::append_utf8(word, c);
      before.clear();
    } else {
      end_word();
      std::string character;
      Xapian::Unicode::append_utf8(character, c);
      if (!before.empty()) grams.push_back(before + character);
      grams.push_back(character);
      before = std::move(character);
    }
  }
  end_word();
  return grams;
}

}  // namespace claimdex::bench
