// Groups of lines between blank ones are told apart: one wrapped paragraph, or lines that stand for themselves.
#include "indexer/formats/text_reader.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/text/dates.hpp"
#include "analyzers/text/utf8.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/boilerplate.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::array<std::string_view, 12> bullets = {"•", "□", "○", "◦", "▪", "■", "●", "‣", "*", "-", "–", "·"};

// Bytes of the bullet and the space behind it, 0 for none.
std::size_t bullet_length(std::string_view line) {
  for (const std::string_view bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    if (line.size() == bullet.size()) return bullet.size();
    const std::size_t space = line.find_first_not_of(" \t", bullet.size());
    if (space != bullet.size()) return std::min(space, line.size());
    if (bullet.size() > 1 && bullet != "–" && bullet != "·") return bullet.size();
  }
  return 0;
}

class TextReader {
 public:
  TextReader(Piece text, bool page, Draft& draft) : rest_(text), page_(page), draft_(draft) {}

  void read() {
    while (!rest_.text.empty()) {
      const Piece line = take_line(rest_);
      if (trim(line.text).empty())
        flush_group();
      else
        group_.push_back(line);
      // Bounds the work of a group in files without blank lines.
      if (group_.size() >= 4096) flush_group();
    }
    flush_group();
  }

 private:
  void flush_group() {
    if (group_.empty()) return;
    const Piece& first = group_.front();
    const Piece& last = group_.back();
    const std::string_view all{first.text.data(),
                               static_cast<std::size_t>(last.text.data() + last.text.size() - first.text.data())};
    const bool bulleted = bullet_length(trim(first.text)) != 0;
    if (const std::size_t margin = bulleted ? 0 : wrap_margin(all); margin != 0) {
      add_wrapped(margin);
    } else if (!bulleted && is_flat_table()) {
      add_table();
    } else {
      for (std::size_t at = 0; at < group_.size(); ++at) at = add_line(at);
    }
    group_.clear();
  }

  void add_wrapped(std::size_t margin) {
    for (std::size_t at = 0; at < group_.size(); ++at) {
      builder_.text(group_[at].text, group_[at].base);
      builder_.line_end();
      const bool last = at + 1 == group_.size();
      if (last || ends_paragraph(trim(group_[at].text), trim(group_[at + 1].text), margin)) add(BlockKind::body, 0);
    }
  }

  // Adds the line at `at` and those that go on with it; returns the last one.
  std::size_t add_line(std::size_t at) {
    Piece line = trim(group_[at]);
    const std::size_t bullet = bullet_length(line.text);
    const auto indent = static_cast<std::size_t>(line.text.data() - group_[at].text.data());
    if (bullet != 0) {
      line = line.sub(bullet, line.text.size());
      builder_.text(line.text, line.base);
      while (at + 1 < group_.size() && is_item_tail(group_[at + 1], indent + bullet)) append_next(++at);
      add(BlockKind::list, static_cast<int>(std::min<std::size_t>(1 + indent / 6, 6)));
      return at;
    }
    if (line.text.find('\t') != std::string_view::npos && add_tabbed(line)) return at;
    builder_.text(line.text, line.base);
    while (at + 1 < group_.size() && bullet_length(trim(group_[at + 1].text)) == 0 &&
           continues(builder_.written(), trim(group_[at + 1].text)))
      append_next(++at);
    add(is_heading(at) ? BlockKind::heading : BlockKind::body, 2);
    return at;
  }

  void append_next(std::size_t at) {
    builder_.line_end();
    builder_.text(group_[at].text, group_[at].base);
  }

  // A line under a list item, indented as its text is.
  static bool is_item_tail(const Piece& line, std::size_t indent) {
    const std::size_t own = line.text.find_first_not_of(" \t");
    return own != std::string_view::npos && own >= 2 && own + 2 >= indent && bullet_length(line.text.substr(own)) == 0;
  }

  // Short, no end of a sentence (a question may be one), and something follows it.
  bool is_heading(std::size_t at) const {
    constexpr std::size_t widest = 90;
    constexpr std::size_t most_words = 14;
    const std::string& text = builder_.written();
    const std::size_t words = count_words(text, most_words + 1);
    if (words == 0 || words > most_words || rough_width(text) > widest || text.back() == ',') return false;
    if (ends_sentence(text) && text.back() != '?') return false;
    if (at + 1 < group_.size()) return rough_width(group_[at + 1].text) > 2 * rough_width(text) && words >= 2;
    Piece ahead = rest_;
    while (!ahead.text.empty()) {
      const std::string_view next = trim(take_line(ahead).text);
      if (next.empty()) continue;
      return is_prose(next) || bullet_length(next) != 0 || (page_ && rough_width(next) > rough_width(text));
    }
    return false;
  }

  // A table whose cells a page-to-text tool ran together: three or more short lines, no sentences, numbers in all but the first.
  [[nodiscard]] bool is_flat_table() const {
    if (group_.size() < 3) return false;
    for (std::size_t at = 0; at < group_.size(); ++at) {
      const std::string_view line = trim(group_[at].text);
      if (rough_width(line) > 120 || count_words(line) < 3 || ends_sentence(line.substr(0, line.find_last_not_of(')') + 1)))
        return false;
      if (at > 0 && line.find_first_of("0123456789") == std::string_view::npos) return false;
    }
    return true;
  }

  void add_table() {
    int header = -1;
    for (const Piece& row : group_) {
      if (row.text.find('\t') != std::string_view::npos && add_tabbed(row, &header)) continue;
      builder_.text(row.text, row.base);
      Block block = builder_.take(BlockKind::table);
      block.lead = header;
      const int added = draft_.add(std::move(block));
      if (header < 0) header = added;
    }
  }

  bool add_tabbed(Piece line, int* header = nullptr) {
    std::vector<TextSpan> cells;
    while (true) {
      const std::size_t tab = std::min(line.text.find('\t'), line.text.size());
      if (!cells.empty()) builder_.separator(" | ");
      const std::size_t begin = builder_.size();
      builder_.trim();
      builder_.text(trim(line.text.substr(0, tab)), trim(line.sub(0, tab)).base);
      cells.push_back({begin, builder_.size()});
      if (tab == line.text.size()) break;
      line = line.sub(tab + 1, line.text.size());
    }
    Block block = builder_.take(BlockKind::table);
    block.cells = std::move(cells);
    block.lead = header != nullptr ? *header : tabbed_header_;
    const int added = draft_.add(std::move(block));
    int& first = header != nullptr ? *header : tabbed_header_;
    if (first < 0 || first + 60 < added) first = added;
    return true;
  }

  void add(BlockKind kind, int level) {
    Block block = builder_.take(kind);
    if (block.text.empty()) return;
    if (kind == BlockKind::heading || kind == BlockKind::list) block.level = level;
    if (kind == BlockKind::list) {
      const bool first = draft_.blocks().empty() || draft_.blocks().back().kind != BlockKind::list;
      if (first) list_lead_ = static_cast<int>(draft_.blocks().size()) - 1;
      block.lead = list_lead_;
    }
    draft_.add(std::move(block));
  }

  Piece rest_;
  bool page_;
  Draft& draft_;
  BlockBuilder builder_;
  std::vector<Piece> group_;
  int list_lead_ = -1;
  int tabbed_header_ = -1;
};

}  // namespace

void add_plain_text(Piece text, bool page, Draft& draft) { TextReader(text, page, draft).read(); }

bool take_headline(Piece& text, Draft& draft) {
  Piece rest = text;
  Piece line{};
  while (!rest.text.empty() && trim(line.text).empty()) line = take_line(rest);
  const Piece inner = trim(line);
  constexpr std::size_t widest = 160;
  if (inner.text.empty() || rough_width(inner.text) > widest || count_words(inner.text) > 25) return false;
  if (ends_sentence(inner.text) && inner.text.back() != '?' && inner.text.back() != '!' && inner.text.back() != '"' &&
      inner.text.back() != '\'')
    return false;
  Piece after = rest;
  if (!after.text.empty() && !trim(take_line(after).text).empty()) return false;
  if (trim(after.text).empty()) return false;
  BlockBuilder builder;
  builder.text(inner.text, inner.base);
  Block title = builder.take(BlockKind::title);
  draft.metadata().title = title.text;
  draft.add(std::move(title), {0, true});
  text = rest;
  return true;
}

// The line that stands there twice, else the last line of some words before the first prose.
void find_page_title(Draft& draft) {
  if (!draft.metadata().title.empty()) return;
  const std::vector<Block>& blocks = draft.blocks();
  const std::size_t count = std::min<std::size_t>(blocks.size(), 400);
  std::size_t first = 0;
  while (first < count && !is_prose(blocks[first].text)) ++first;
  const auto fits = [&](std::size_t at) {
    const std::string& text = blocks[at].text;
    const std::size_t words = count_words(text);
    return blocks[at].kind != BlockKind::list && words >= 3 && words <= 30 && !draft.traits[at].fixed && text.back() != '.' &&
           text.back() != ']' && role_of_line(text) == LineRole::none && !text::find_date(text);
  };
  std::size_t best = count;
  for (std::size_t at = first; at-- > 0 && best == count;)
    if (fits(at) && count_words(blocks[at].text) >= 4)
      for (std::size_t other = 0; other < at && best == count; ++other)
        if (blocks[other].text == blocks[at].text) best = other;
  // Else the first line of some words near the first prose: a standfirst may follow the title, menus stand further up.
  constexpr std::size_t nearest = 12;
  for (std::size_t at = first > nearest ? first - nearest : 0; at < first && best == count; ++at)
    if (fits(at) && count_words(blocks[at].text) >= 4) best = at;
  if (best == count) return;
  Block& title = draft.article.blocks[best];
  title.kind = BlockKind::title;
  title.level = 0;
  draft.traits[best].fixed = true;
  draft.metadata().title = title.text;
}

}  // namespace claimdex::formats
