// Walks the tree once in document order, with a stack of the open elements that matter.
#include "indexer/formats/html_blocks.hpp"

#include <algorithm>
#include <utility>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/html_tokens.hpp"

namespace claimdex::formats {
namespace {

class BlockWalk {
 public:
  BlockWalk(const HtmlTree& tree, std::size_t base, const std::vector<Region>& regions, Draft& draft)
      : tree_(tree), base_(base), regions_(regions), draft_(draft) {}

  void run() {
    for (std::uint32_t at = 0; at < tree_.nodes.size();) {
      while (!open_.empty() && tree_.nodes[open_.back().node].end <= at) leave();
      const HtmlNode& node = tree_.nodes[at];
      if (node.skipped || region(at) == Region::dropped || is_footnote_mark(node)) {
        if (node.block) flush();
        at = std::max(node.end, at + 1);
        continue;
      }
      enter(at, node);
      ++at;
    }
    while (!open_.empty()) leave();
    flush();
  }

 private:
  struct Open {
    std::uint32_t node;
    BlockKind kind;
    int level;
    int lead;  // of lists and tables
    bool link;
    bool in_row;
    bool data_table;
  };

  [[nodiscard]] Region region(std::uint32_t at) const { return regions_.empty() ? Region::content : regions_[at]; }

  // <sup><a href="#fn1">1</a></sup>: a number glued to the word before would change its reading.
  [[nodiscard]] bool is_footnote_mark(const HtmlNode& node) const {
    if (node.tag != Tag::sup) return false;
    for (std::uint32_t at = static_cast<std::uint32_t>(&node - tree_.nodes.data()); at < node.end; ++at)
      if (tree_.nodes[at].tag == Tag::a) return true;
    return false;
  }

  // Rows of a data table have cells without headings, nested tables or long prose; all else is layout.
  [[nodiscard]] bool is_data_table(std::uint32_t table) const {
    std::size_t cells = 0;
    std::size_t rows = 0;
    std::size_t cell_bytes = 0;
    for (std::uint32_t at = table + 1; at < tree_.nodes[table].end; ++at) {
      const HtmlNode& node = tree_.nodes[at];
      if (node.tag == Tag::table || heading_level(node.tag) != 0) return false;
      if (node.tag == Tag::tr) ++rows;
      if (node.tag == Tag::td || node.tag == Tag::th) ++cells, cell_bytes = 0;
      if (node.tag == Tag::text && !node.skipped) cell_bytes += node.span.size();
      if (cell_bytes > 1500) return false;
    }
    return cells > rows;
  }

  void enter(std::uint32_t at, const HtmlNode& node) {
    if (node.tag == Tag::text) return add_text(at, node);
    Open open = open_.empty() ? Open{at, BlockKind::body, 0, -1, false, false, false} : open_.back();
    open.node = at;
    if (node.tag == Tag::br) return line_break();
    if (node.tag == Tag::a) open.link = true;
    if (node.block) {
      if (open.in_row && node.tag != Tag::tr)
        builder_.gap();
      else
        flush();
      enter_block(at, node, open);
    }
    if (node.end > at + 1 || node.block) open_.push_back(open);
  }

  void enter_block(std::uint32_t at, const HtmlNode& node, Open& open) {
    if (open.in_row && node.tag != Tag::td && node.tag != Tag::th) return;
    switch (node.tag) {
      case Tag::ul:
      case Tag::ol:
        open.lead = last_text_block();
        ++open.level;
        if (open.kind == BlockKind::heading) open.level = 1;
        open.kind = BlockKind::body;
        break;
      case Tag::li:
        open.kind = BlockKind::list;
        open.level = std::max(open.level, 1);
        break;
      case Tag::table:
        open.data_table = is_data_table(at);
        open.lead = -1;
        break;
      case Tag::tr:
        open.in_row = open.data_table;
        cells_.clear();
        break;
      case Tag::td:
      case Tag::th:
        begin_cell(open);
        break;
      case Tag::figcaption:
      case Tag::caption:
        open.kind = BlockKind::caption;
        break;
      case Tag::pre:
        open.kind = BlockKind::code;
        break;
      default:
        if (const int level = heading_level(node.tag); level != 0) open.kind = BlockKind::heading, open.level = level;
    }
  }

  void begin_cell(const Open& open) {
    if (!open.in_row) return;
    if (!cells_.empty()) builder_.separator(" | ");
    builder_.trim();
    cells_.push_back({builder_.size(), builder_.size()});
  }

  void leave() {
    const Open open = open_.back();
    open_.pop_back();
    const HtmlNode& node = tree_.nodes[open.node];
    if (!node.block) return;
    if (!open.in_row) return flush(open);
    if (node.tag == Tag::td || node.tag == Tag::th) {
      if (!cells_.empty()) cells_.back().end = builder_.size();
    } else if (node.tag == Tag::tr) {
      add_row(open);
    } else {
      builder_.gap();
    }
  }

  void add_row(const Open& open) {
    Block row = builder_.take(BlockKind::table);
    row.cells = std::exchange(cells_, {});
    // The row knows its header through the table that is open around it.
    for (std::size_t depth = open_.size(); depth-- > 0;) {
      if (tree_.nodes[open_[depth].node].tag != Tag::table) continue;
      row.lead = open_[depth].lead;
      const int added = add(std::move(row), open);
      if (open_[depth].lead < 0) open_[depth].lead = added;
      return;
    }
    add(std::move(row), open);
  }

  void line_break() {
    if (!open_.empty() && open_.back().in_row) return builder_.gap();
    if (broken_)
      flush();
    else
      builder_.gap();
    broken_ = true;
  }

  void add_text(std::uint32_t at, const HtmlNode& node) {
    const std::string_view html = tree_.text_of(node);
    if (node.skipped) return;
    const std::size_t before = builder_.size();
    if (before == 0) region_ = region(at);
    append_html_text(builder_, html, base_ + node.span.begin);
    if (builder_.size() == before) return;
    broken_ = false;
    if (!open_.empty() && open_.back().link) link_bytes_ += builder_.size() - before;
  }

  void flush() {
    if (!open_.empty())
      flush(open_.back());
    else
      flush(Open{0, BlockKind::body, 0, -1, false, false, false});
  }

  void flush(const Open& open) {
    broken_ = false;
    if (builder_.empty()) return builder_.clear();
    Block block = builder_.take(open.kind);
    if (open.kind == BlockKind::heading || open.kind == BlockKind::list) block.level = open.level;
    if (open.kind == BlockKind::list) block.lead = open.lead;
    add(std::move(block), open);
  }

  int add(Block block, const Open&) {
    const bool outside = region_ == Region::boilerplate;
    if (outside) block.kind = BlockKind::boilerplate, block.cells.clear(), block.lead = -1, block.level = 0;
    return draft_.add(std::move(block), {std::exchange(link_bytes_, 0), false});
  }

  [[nodiscard]] int last_text_block() const { return static_cast<int>(draft_.blocks().size()) - 1; }

  const HtmlTree& tree_;
  std::size_t base_;
  const std::vector<Region>& regions_;
  Draft& draft_;
  BlockBuilder builder_;
  std::vector<Open> open_;
  std::vector<TextSpan> cells_;
  std::size_t link_bytes_ = 0;
  Region region_ = Region::content;
  bool broken_ = false;
};

}  // namespace

void add_html_blocks(const HtmlTree& tree, std::size_t base, const std::vector<Region>& regions, Draft& draft) {
  BlockWalk(tree, base, regions, draft).run();
  if (tree.cut) draft.warn("The HTML has too many elements; what follows the first four million was not read.");
}

void add_html_fragment(Piece html, Draft& draft) { add_html_blocks(parse_html(html.text), html.base, {}, draft); }

}  // namespace claimdex::formats
