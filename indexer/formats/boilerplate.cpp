// Three passes over the blocks: each by itself, runs of links, then what stands before the first and after the last prose.
#include "indexer/formats/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/utf8.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::size_t longest_phrase = 64;

const std::unordered_map<std::string_view, LineRole>& phrases() {
  static const std::unordered_map<std::string_view, LineRole> map = [] {
    std::unordered_map<std::string_view, LineRole> result;
    for (const std::string_view name : lang::table_names()) {
      if (!name.ends_with("/boilerplate.tsv")) continue;
      lang::for_each_row(lang::table(name), [&](const std::vector<std::string_view>& row, std::size_t) {
        if (row.size() < 2) return;
        const LineRole role = row[1] == "start"     ? LineRole::start
                              : row[1] == "section" ? LineRole::section
                              : row[1] == "caption" ? LineRole::caption
                                                    : LineRole::line;
        result.emplace(row[0], role);
      });
    }
    return result;
  }();
  return map;
}

// Arrows, bullets, colons and dots around a line say nothing.
std::string_view strip_marks(std::string_view line) {
  const auto is_mark = [](char32_t c) {
    return text::is_space(c) || (c < 0x80 && c != '@' && c != '#' && !text::is_ascii_letter(c) && !text::is_ascii_digit(c)) ||
           text::in_range(c, 0x2010, 0x27BF) || text::in_range(c, 0x3001, 0x3011) || c == 0xFF1A || c == 0xBB || c == 0xAB ||
           c == 0xB7 || c == 0xD7 || text::in_range(c, 0x2900, 0x2BFF) || text::in_range(c, 0x1F000, 0x1FAFF) || c == 0xFE0F;
  };
  while (!line.empty()) {
    const text::CodePoint c = text::decode_at(line, 0);
    if (!is_mark(c.value)) break;
    line.remove_prefix(c.size);
  }
  while (!line.empty()) {
    const text::CodePoint c = text::decode_before(line, line.size());
    if (!is_mark(c.value)) break;
    line.remove_suffix(c.size);
  }
  return line;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

// "job-datasoftwareautomation": one long word of several hyphenated ones without any space.
bool is_glued_tags(std::string_view text) {
  if (text.size() < 24 || text.find(' ') != std::string_view::npos || text.find('/') != std::string_view::npos) return false;
  const bool letters = std::all_of(text.begin(), text.end(), [](char c) {
    return c == '-' || c == '_' || text::is_ascii_letter(static_cast<unsigned char>(c));
  });
  return letters && std::count(text.begin(), text.end(), '-') >= 2;
}

// A paragraph that is a bare number: how often a page was shared or read.
bool is_counter(std::string_view text) {
  return text.size() <= 9 && std::all_of(text.begin(), text.end(),
                                         [](char c) { return text::is_ascii_digit(static_cast<unsigned char>(c)) || c == ','; });
}

// "[Other title](Other title.md)": a link whose target has blanks, which Markdown does not read as one.
bool is_unread_link(std::string_view text) {
  return text.front() == '[' && text.back() == ')' && text.find("](") != std::string_view::npos &&
         text.find('[', 1) == std::string_view::npos;
}

/// A bit for each mark that code is full of.
constexpr std::array<std::uint16_t, 256> code_marks = [] {
  std::array<std::uint16_t, 256> bits{};
  std::uint16_t bit = 1;
  for (const char mark : std::string_view("{}[];=<>_*&|\\#")) {
    bits[static_cast<unsigned char>(mark)] = bit;
    bit = static_cast<std::uint16_t>(bit << 1);
  }
  return bits;
}();

// Program code that stands among paragraphs: its marks are at least one character in twenty, and of three kinds or more.
bool looks_like_code(std::string_view text) {
  constexpr std::size_t shortest = 12;
  if (text.size() < shortest) return false;
  if (text.starts_with("#define ") || text.starts_with("#include ")) return true;
  std::size_t count = 0;
  unsigned kinds = 0;
  for (const char c : text) {
    const unsigned mark = code_marks[static_cast<unsigned char>(c)];
    kinds |= mark;
    count += mark != 0 ? 1 : 0;
  }
  if (count * 20 < text.size()) return false;
  const bool has_call = text.find("();") != std::string_view::npos || text.find("));") != std::string_view::npos;
  return std::popcount(kinds) + (has_call ? 1 : 0) >= 3;
}

// "[image-name]", "[ ]", rules of dashes: nothing that is read.
bool is_furniture(std::string_view text) {
  if (strip_marks(text).empty() || is_unread_link(text)) return true;
  const bool bracketed = text.front() == '[' && text.back() == ']';
  return (bracketed && text.find(' ') == std::string_view::npos) || is_glued_tags(text) || text == "×";
}

}  // namespace

LineRole role_of_line(std::string_view line) {
  const std::string_view stripped = strip_marks(line);
  if (stripped.empty()) return LineRole::none;
  const std::string folded = lowered(stripped.substr(0, longest_phrase));
  const auto& known = phrases();
  if (stripped.size() <= longest_phrase) {
    if (const auto found = known.find(folded); found != known.end()) return found->second;
  }
  if (line.find("(Credit:") != std::string_view::npos || line.find("(credit:") != std::string_view::npos ||
      line.ends_with("/Getty Images)"))
    return LineRole::caption;
  // Beginnings: at the ends of the first words, in Chinese at every character.
  constexpr std::size_t most_words = 7;
  std::size_t words = 0;
  for (std::size_t at = 0; at < folded.size() && words < most_words;) {
    const text::CodePoint c = text::decode_at(folded, at);
    at += c.size;
    const bool cjk = text::is_cjk(c.value);
    const char next = at < folded.size() ? folded[at] : ' ';
    if (!cjk && next != ' ' && next != ':' && next != ',' && next != '-') continue;
    ++words;
    const auto found = known.find(std::string_view(folded).substr(0, at));
    if (found != known.end() && (found->second == LineRole::start || found->second == LineRole::caption)) return found->second;
  }
  return LineRole::none;
}

namespace {

// "14 Comments", "3 replies": how often readers answered; a number and a line of a page.
bool is_answer_count(std::string_view text) {
  constexpr std::size_t longest = 20;
  const std::size_t digits = text.find_first_not_of("0123456789,");
  if (text.size() > longest || digits == 0 || digits == std::string_view::npos || text[digits] != ' ') return false;
  const LineRole rest = role_of_line(text.substr(digits + 1));
  return rest == LineRole::line || rest == LineRole::section;
}

enum class WordByte : std::uint8_t { nothing, blank, cjk, word };

constexpr std::array<WordByte, 256> word_bytes = [] {
  std::array<WordByte, 256> classes{};
  for (std::size_t b = 0; b < 256; ++b)
    if (b < 0x80 || (b >= 0xC3 && b < 0xE3)) classes[b] = WordByte::word;
  for (std::size_t b = 0xE3; b < 0xEE; ++b) classes[b] = WordByte::cjk;
  classes[' '] = WordByte::blank;
  return classes;
}();

}  // namespace

std::size_t count_words(std::string_view text, std::size_t enough) {
  std::size_t words = 0;
  std::size_t cjk = 0;
  bool in_word = false;
  for (const char c : text) {
    const WordByte kind = word_bytes[static_cast<unsigned char>(c)];
    if (kind == WordByte::nothing || (in_word && kind == WordByte::word)) continue;
    in_word = kind == WordByte::word;
    words += in_word ? 1 : 0;
    cjk += kind == WordByte::cjk ? 1 : 0;
    if (words + cjk / 2 >= enough) return enough;
  }
  return words + cjk / 2;
}

bool is_prose(std::string_view text) {
  constexpr std::size_t fewest_words = 14;
  constexpr std::size_t many_words = 30;
  if (text.size() < 40) return false;
  const std::size_t words = count_words(text, many_words);
  if (words < fewest_words) return false;
  if (ends_sentence(text)) return true;
  return words >= many_words &&
         (text.find(". ") != std::string_view::npos || text.find("\xE3\x80\x82") != std::string_view::npos ||
          text.find("? ") != std::string_view::npos);
}

namespace {

enum class Class : std::uint8_t { unsure, good, bad };

class Marker {
 public:
  Marker(Draft& draft, PageKind kind) : draft_(draft), kind_(kind), classes_(draft.blocks().size(), Class::unsure) {}

  void run() {
    judge_each();
    judge_link_runs();
    judge_sections();
    if (kind_ != PageKind::article) judge_ends();
    for (std::size_t at = 0; at < classes_.size(); ++at)
      if (classes_[at] == Class::bad) mark(at);
  }

 private:
  [[nodiscard]] bool is_link(std::size_t at) const {
    return draft_.traits[at].link_bytes * 10 >= draft_.blocks()[at].text.size() * 7 && !draft_.traits[at].fixed;
  }

  void judge_each() {
    for (std::size_t at = 0; at < classes_.size(); ++at) {
      const Block& block = draft_.blocks()[at];
      if (draft_.traits[at].fixed || block.kind == BlockKind::code || block.kind == BlockKind::boilerplate) continue;
      if ((block.kind == BlockKind::body || block.kind == BlockKind::list) && looks_like_code(block.text)) {
        draft_.article.blocks[at].kind = BlockKind::code;
        continue;
      }
      if (block.text.size() <= 400 && is_bad(at, block.text))
        classes_[at] = Class::bad;
      else if (!is_link(at) && is_prose(block.text))
        classes_[at] = Class::good;
    }
  }

  bool is_bad(std::size_t at, std::string_view text) {
    if (is_furniture(text) || is_answer_count(text) || (draft_.blocks()[at].kind == BlockKind::body && is_counter(text)))
      return true;
    const LineRole role = role_of_line(text);
    if (role == LineRole::section) sections_.push_back(at);
    if (role == LineRole::caption && draft_.blocks()[at].kind == BlockKind::body)
      draft_.article.blocks[at].kind = BlockKind::caption;
    if (role == LineRole::start) return count_words(text) <= 25;
    return role == LineRole::line || role == LineRole::section;
  }

  // Three link-only blocks in a row are a menu or a list of other articles; in clean bodies six.
  void judge_link_runs() {
    const std::size_t longest = kind_ == PageKind::article ? 6 : 3;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= classes_.size(); ++at) {
      if (at < classes_.size() && is_link(at) && draft_.blocks()[at].kind != BlockKind::heading) continue;
      if (at - begin >= longest && kind_ != PageKind::article)
        std::fill(classes_.begin() + static_cast<std::ptrdiff_t>(begin), classes_.begin() + static_cast<std::ptrdiff_t>(at),
                  Class::bad);
      begin = at + 1;
    }
  }

  // After "Related posts" all is boilerplate up to two paragraphs of prose or a new heading before prose.
  void judge_sections() {
    for (const std::size_t section : sections_) {
      for (std::size_t at = section + 1; at < classes_.size(); ++at) {
        if (classes_[at] == Class::good && (kind_ != PageKind::page || is_good(at + 1))) break;
        if (draft_.traits[at].fixed) break;
        classes_[at] = Class::bad;
      }
    }
  }

  [[nodiscard]] bool is_good(std::size_t at) const { return at < classes_.size() && classes_[at] == Class::good; }

  void judge_ends() {
    const auto first = static_cast<std::size_t>(std::find(classes_.begin(), classes_.end(), Class::good) - classes_.begin());
    if (first == classes_.size()) return;
    std::size_t last = classes_.size() - 1;
    while (classes_[last] != Class::good) --last;
    const auto bad_before = std::count(classes_.begin(), classes_.begin() + static_cast<std::ptrdiff_t>(first), Class::bad);
    const auto bad_after = std::count(classes_.begin() + static_cast<std::ptrdiff_t>(last), classes_.end(), Class::bad);
    if (kind_ == PageKind::page || bad_before >= 2)
      for (std::size_t at = 0; at < first; ++at)
        if (classes_[at] == Class::unsure && !belongs_before(at, first)) classes_[at] = Class::bad;
    if (kind_ == PageKind::page || bad_after >= 2)
      for (std::size_t at = last + 1; at < classes_.size(); ++at)
        if (classes_[at] == Class::unsure && !belongs_after(at, last)) classes_[at] = Class::bad;
  }

  // A heading, a caption or a standfirst right above the first prose stays.
  [[nodiscard]] bool belongs_before(std::size_t at, std::size_t first) const {
    const Block& block = draft_.blocks()[at];
    if (draft_.traits[at].fixed) return true;
    if (is_link(at)) return false;
    if (block.kind == BlockKind::heading && first - at <= 2) return true;
    return block.kind != BlockKind::list && first - at <= 6 && count_words(block.text) >= 8;
  }

  // Items and rows that follow the last prose without a break stay, and short sentences.
  [[nodiscard]] bool belongs_after(std::size_t at, std::size_t last) const {
    const Block& block = draft_.blocks()[at];
    if (draft_.traits[at].fixed) return true;
    if (is_link(at)) return false;
    for (std::size_t before = last + 1; before < at; ++before)
      if (classes_[before] == Class::bad) return false;
    if (block.kind == BlockKind::list || block.kind == BlockKind::table || block.kind == BlockKind::caption) return true;
    return count_words(block.text) >= 5 && ends_sentence(block.text) && at - last <= 4;
  }

  void mark(std::size_t at) {
    Block& block = draft_.article.blocks[at];
    block.kind = BlockKind::boilerplate;
    block.level = 0;
    block.lead = -1;
    block.cells.clear();
  }

  Draft& draft_;
  PageKind kind_;
  std::vector<Class> classes_;
  std::vector<std::size_t> sections_;
};

}  // namespace

void mark_boilerplate(Draft& draft, PageKind kind) { Marker(draft, kind).run(); }

namespace {

// Bytes of "1、" or "（12）" at the beginning, 0 for none.
std::size_t item_number(std::string_view text) {
  const bool bracket = text.starts_with("（");
  const std::size_t begin = bracket ? 3 : 0;
  std::size_t at = begin;
  while (at < text.size() && at - begin < 3 && text::is_ascii_digit(static_cast<unsigned char>(text[at]))) ++at;
  if (at == begin || at - begin > 2) return 0;
  const std::string_view mark = bracket ? "）" : "、";
  return text.substr(at).starts_with(mark) ? at + mark.size() : 0;
}

}  // namespace

void mark_numbered_items(Draft& draft) {
  std::vector<std::size_t> items;
  for (std::size_t at = 0; at < draft.blocks().size(); ++at)
    if (draft.blocks()[at].kind == BlockKind::body && item_number(draft.blocks()[at].text) != 0) items.push_back(at);
  if (items.size() < 2) return;
  int lead = -1;
  for (const std::size_t at : items) {
    Block& block = draft.article.blocks[at];
    drop_front(block, item_number(block.text));
    if (at == 0 || draft.blocks()[at - 1].kind != BlockKind::list) lead = static_cast<int>(at) - 1;
    block.kind = BlockKind::list;
    block.level = 1;
    block.lead = lead;
  }
}

void mark_repeated_titles(Draft& draft) {
  const std::string title = lowered(strip_marks(draft.metadata().title));
  if (title.size() < 4) return;
  for (std::size_t at = 0; at < draft.blocks().size(); ++at) {
    Block& block = draft.article.blocks[at];
    if (draft.traits[at].fixed || block.kind == BlockKind::title || block.text.size() > title.size() + 16) continue;
    if (lowered(strip_marks(block.text)) == title) block.kind = BlockKind::boilerplate, block.level = 0;
  }
}

}  // namespace claimdex::formats
