// Reads a Chinese name from its form to the left: first the words that describe (科技, 租赁), then the characters that no common
// word covers, which are the name; a place may stand for them or before them.
#include "analyzers/claim/company/company_chinese.hpp"

#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_find.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t longest_word = 4;
constexpr std::size_t most_descriptions = 4;
constexpr std::size_t longest_stem = 6;

enum class WordSort : std::uint8_t { none, stop, common, city, country };

/// Words like 一家, 这个, 过的: a name ends there, they describe nothing.
bool is_stop_word(std::string_view word) {
  constexpr std::u32string_view starts = U"一这那该某两几每各本我你他她它其所";
  constexpr std::u32string_view parts = U"的了是在和与将被把对让为以于";
  if (starts.find(text::decode_at(word, 0).value) != std::u32string_view::npos) return true;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint c = text::decode_at(word, at);
    if (parts.find(c.value) != std::u32string_view::npos) return true;
    at += c.size;
  }
  return false;
}

/// The common words and places by the hashes of their characters; built once.
class ChineseWords {
 public:
  ChineseWords() {
    lang::for_each_row(lang::table("zh/common_words.txt"), [this](const auto& fields, std::size_t) {
      add(fields[0], is_stop_word(fields[0]) ? WordSort::stop : WordSort::common);
    });
    lang::for_each_row(lang::table("zh/place_words.tsv"), [this](const auto& fields, std::size_t) {
      if (fields.size() > 1) add(fields[0], fields[1] == "country" ? WordSort::country : WordSort::city);
    });
  }

  [[nodiscard]] WordSort sort_of(const std::vector<Word>& words, std::size_t first, std::size_t count) const {
    return sorts_[slot_of(key_of_words(words, first, count))];
  }

 private:
  void add(std::string_view word, WordSort sort) {
    characters_.clear();
    cut_words(word, word, characters_);
    const std::uint64_t key = key_of_words(characters_, 0, characters_.size());
    const std::size_t slot = slot_of(key);
    keys_[slot] = key;
    sorts_[slot] = sort;
  }

  /// Where `key` stands, else the free slot where it would.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    std::size_t at = key % slot_count;
    while (keys_[at] != 0 && keys_[at] != key) at = (at + 1) % slot_count;
    return at;
  }

  static constexpr std::size_t slot_count = 32768;  // about 12,000 words: never more than half full

  std::vector<std::uint64_t> keys_ = std::vector<std::uint64_t>(slot_count);  ///< 0 = free
  std::vector<WordSort> sorts_ = std::vector<WordSort>(slot_count);
  std::vector<Word> characters_;  ///< of the word being added
};

const ChineseWords& chinese_words() {
  static const ChineseWords words;
  return words;
}

struct WordBefore {
  std::size_t length = 0;
  WordSort sort = WordSort::none;
};

/// Walks left from a form, one word or character at a time.
class LeftReader {
 public:
  LeftReader(const std::vector<Word>& words, std::size_t free_from, const CompanyMarks& marks)
      : words_(words), free_from_(free_from), marks_(marks) {}

  /// Whether the character before words[at] may belong to the same name.
  [[nodiscard]] bool goes_on(std::size_t at) const {
    return at > free_from_ && words_[at].gap == WordGap::none && words_[at - 1].kind == WordKind::han;
  }

  [[nodiscard]] bool is_stopped(std::size_t at) const { return (marks_.ending_at(words_[at].begin) & mark_stop) != 0; }

  /// The longest common word or place that ends before words[at].
  [[nodiscard]] WordBefore word_before(std::size_t at) const {
    std::size_t room = 0;
    while (room < longest_word && goes_on(at - room)) ++room;
    for (std::size_t length = room; length >= 2; --length) {
      const WordSort sort = chinese_words().sort_of(words_, at - length, length);
      if (sort != WordSort::none) return {length, sort};
      const std::size_t end = marks_.end_of(words_[at - length].begin, mark_tail | mark_weak_tail | mark_generic);
      if (end == words_[at].begin) return {length, WordSort::common};
    }
    return {};
  }

 private:
  const std::vector<Word>& words_;
  std::size_t free_from_;
  const CompanyMarks& marks_;
};

}  // namespace

ChineseForm chinese_form_at(const std::vector<Word>& words, std::size_t at, const CompanyMarks& marks) {
  ChineseForm form{.word = at};
  std::size_t byte = words[at].begin;
  form.plain = true;
  while (true) {
    const std::uint32_t here = marks.beginning_at(byte);
    if ((here & (mark_tail | mark_weak_tail)) == 0) break;
    const std::size_t strong_end = marks.end_of(byte, mark_tail);
    const std::size_t weak_end = marks.end_of(byte, mark_weak_tail);
    const bool weak = weak_end > strong_end;
    if (form.end == 0 && weak) form.weak_end = weak_end;
    if (weak || (marks.beginning_at(byte) & mark_plain_tail) == 0) form.plain = false;
    form.strong = form.strong || !weak;
    form.soft = weak && form.end == 0 ? (here & mark_soft_tail) != 0 : form.soft;
    byte = weak ? weak_end : strong_end;
    form.end = byte;
  }
  return form;
}

ChineseName chinese_name_before(const std::vector<Word>& words, const ChineseForm& form, std::size_t free_from,
                                const CompanyMarks& marks) {
  const LeftReader reader(words, free_from, marks);
  ChineseName name{.first = form.word};
  std::size_t at = form.word;
  std::size_t described = form.weak_end > 0 ? 1 : 0;
  std::size_t place = form.word;  // where a place begins that may stand for the name
  for (; described < most_descriptions; ++described) {
    const WordBefore word = reader.word_before(at);
    if (word.sort <= WordSort::stop) break;
    at -= word.length;
    if (!form.plain && (word.sort == WordSort::city || (word.sort == WordSort::country && described > 0 && form.strong)))
      place = at;
  }
  std::size_t stem = at;
  while (at - stem < longest_stem && reader.goes_on(stem) && !reader.is_stopped(stem) && reader.word_before(stem).length == 0)
    --stem;
  const bool latin = stem > free_from && words[stem].gap == WordGap::none && words[stem - 1].kind == WordKind::latin &&
                     words[stem - 1].capital && at - stem <= 2;
  if (latin) --stem;
  if (at - stem >= 2 || latin) {
    name.first = stem;
    name.stem = at - stem;
    const WordBefore before = reader.word_before(stem);
    name.begins_place = before.sort >= WordSort::city && form.strong;
    if (name.begins_place) name.first -= before.length;
    return name;
  }
  name.first = place;
  name.begins_place = place < form.word;
  if (name.begins_place || form.plain || form.strong) return name;
  const WordBefore word = reader.word_before(form.word);
  const bool alone =
      word.sort == WordSort::common && !marks.is_generic(words[form.word - word.length].begin, words[form.word].begin);
  if (alone && !reader.goes_on(form.word - word.length)) {
    name.first = form.word - word.length;
    name.common = true;
  }
  return name;
}

bool may_begin_chinese(const std::vector<Word>& words, std::size_t at, std::string_view text) {
  if (at == 0 || words[at].gap != WordGap::none || words[at - 1].kind != WordKind::han) return true;
  constexpr std::string_view particles = "的是和在与对从把被让给将但而就也都还为由向及或跟";
  if (particles.find(words[at - 1].of(text)) != std::string_view::npos) return true;
  for (std::size_t length = 2; length <= longest_word && length <= at; ++length)
    if (chinese_words().sort_of(words, at - length, length) != WordSort::none) return true;
  return false;
}

bool crosses_word_border(const std::vector<Word>& words, std::size_t first, std::size_t end) {
  const auto is_word = [&](std::size_t from) {
    return words[from].kind == WordKind::han && words[from + 1].kind == WordKind::han && words[from + 1].gap == WordGap::none &&
           chinese_words().sort_of(words, from, 2) != WordSort::none;
  };
  return (first > 0 && is_word(first - 1)) || (end < words.size() && is_word(end - 1));
}

bool lies_in_common_chinese(const std::vector<Word>& words, std::size_t first, std::size_t end) {
  const std::size_t own = end - first;
  for (std::size_t length = own + 1; length <= longest_word; ++length)
    for (std::size_t from = end > length ? end - length : 0; from <= first && from + length <= words.size(); ++from) {
      bool joined = true;
      for (std::size_t i = from + 1; i < from + length && joined; ++i) joined = words[i].gap == WordGap::none;
      if (joined && chinese_words().sort_of(words, from, length) != WordSort::none) return true;
    }
  return false;
}

bool is_counted_chinese(const std::vector<Word>& words, std::size_t first, std::string_view text) {
  static const lang::WordGroup& counters = lang::word_group("counters_of_firms");
  static const lang::WordGroup& numerals = lang::word_group("numerals_before_counters");
  if (first < 2 || words[first].gap != WordGap::none || words[first - 1].gap != WordGap::none) return false;
  if (!lang::contains(counters, words[first - 1].of(text))) return false;
  const Word& number = words[first - 2];
  return text::is_ascii_digit(static_cast<unsigned char>(text[number.end - 1])) ||
         (number.kind == WordKind::han && lang::contains(numerals, number.of(text)));
}

bool begins_with_country(const std::vector<Word>& words, std::size_t first) {
  return first + 1 < words.size() && words[first + 1].gap == WordGap::none &&
         chinese_words().sort_of(words, first, 2) == WordSort::country;
}

bool is_common_chinese(const std::vector<Word>& words, std::size_t first, std::size_t end) {
  return chinese_words().sort_of(words, first, end - first) != WordSort::none;
}

}  // namespace claimdex::claims
