// A row of lang/common_words.tsv is a language, and a bit of the sets.
#include "analyzers/text/little_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

constexpr std::size_t longest = 16;  // bytes of a word that can be a little one

struct Table {
  std::vector<std::string_view> languages;
  LittleWordMap words;
};

Table read_table() {
  Table table;
  lang::for_each_row(lang::table("common_words.tsv"), [&](const std::vector<std::string_view>& row, std::size_t) {
    if (row.size() != 2) return;
    const unsigned bit = 1U << table.languages.size();
    table.languages.push_back(row[0]);
    for (std::string_view rest = row[1]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      const auto* known = table.words.find(word);
      table.words.insert_or_assign(word, bit | (known == table.words.end() ? 0U : known->second));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  });
  return table;
}

const Table& table() {
  static const Table made = read_table();
  return made;
}

bool is_letter(char c) { return is_ascii_letter(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

/// The languages of the word at `text`, which may begin with a capital letter.
unsigned languages_of(std::string_view word) {
  if (word.size() > longest) return 0;
  std::array<char, longest> small{};
  std::transform(word.begin(), word.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* found = table().words.find(std::string_view(small.data(), word.size()));
  return found == table().words.end() ? 0 : found->second;
}

}  // namespace

const LittleWordMap& little_words() { return table().words; }

unsigned little_word_bit(std::string_view lang) {
  const auto& languages = table().languages;
  const auto found = std::find(languages.begin(), languages.end(), lang);
  return found == languages.end() ? 0 : 1U << (found - languages.begin());
}

LittleWordVote vote_by_little_words(std::string_view text, std::string_view other) {
  std::array<std::size_t, 32> hits{};
  LittleWordVote vote;
  const unsigned bit_of_other = little_word_bit(other);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    if (at > begin) {
      ++vote.words;
      const unsigned languages = languages_of(text.substr(begin, at - begin));
      vote.hits_other += (languages & bit_of_other) != 0 ? 1 : 0;
      for (unsigned rest = languages; rest != 0; rest &= rest - 1) ++hits[static_cast<std::size_t>(std::countr_zero(rest))];
    } else {
      ++at;
    }
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (*best == 0 || std::count(hits.begin(), hits.end(), *best) != 1) return vote;
  vote.hits = *best;
  vote.lang = table().languages[static_cast<std::size_t>(best - hits.begin())];
  return vote;
}

}  // namespace claimdex::text
