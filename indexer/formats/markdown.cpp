// The md4c callbacks: a small state machine that fills a BlockBuilder.
#include "indexer/formats/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <utility>

#include "analyzers/text/utf8.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/boilerplate.hpp"
#include "indexer/formats/html_blocks.hpp"
#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

// The lines up to a blank one; a longer paragraph is judged by its beginning.
std::string_view paragraph_from(std::string_view text) {
  constexpr std::size_t longest = 1 << 14;
  Piece rest{text.substr(0, longest), 0};
  while (!rest.text.empty()) {
    const Piece line = take_line(rest);
    if (trim(line.text).empty()) return text.substr(0, line.base);
  }
  return text.substr(0, longest);
}

class MarkdownWalk {
 public:
  MarkdownWalk(Piece markdown, Draft& draft) : input_(markdown), draft_(draft) {}

  void enter_block(MD_BLOCKTYPE type, const void* detail) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
      if (!cells_.empty()) builder_.separator(" | ");
      builder_.trim();
      cells_.push_back({builder_.size(), builder_.size()});
      return;
    }
    flush();
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        leads_.push_back(static_cast<int>(draft_.blocks().size()) - 1);
        break;
      case MD_BLOCK_H:
        kind_ = BlockKind::heading;
        level_ = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        kind_ = BlockKind::code;
        break;
      case MD_BLOCK_HTML:
        html_block_ = true;
        break;
      case MD_BLOCK_TABLE:
        header_ = -1;
        break;
      case MD_BLOCK_TR:
        cells_.clear();
        break;
      default:
        break;
    }
    wrap_known_ = false;
    first_ = outside;
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_TD:
      case MD_BLOCK_TH:
        if (!cells_.empty()) cells_.back().end = builder_.size();
        return;
      case MD_BLOCK_TR:
        return add_row();
      case MD_BLOCK_HTML:
        return add_html();
      default:
        flush();
    }
    if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !leads_.empty()) leads_.pop_back();
    if (type == MD_BLOCK_H || type == MD_BLOCK_CODE) kind_ = BlockKind::body;
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) ++images_;
    if (type == MD_SPAN_A) ++links_;
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) --images_;
    if (type == MD_SPAN_A) --links_;
    if (type == MD_SPAN_IMG) builder_.gap();
  }

  void text(MD_TEXTTYPE type, std::string_view bytes) {
    const std::size_t at = offset_of(bytes);
    if (type == MD_TEXT_SOFTBR) return soft_break();
    if (type == MD_TEXT_BR) return images_ == 0 && cells_.empty() ? flush() : builder_.gap();
    if (at == outside || type == MD_TEXT_NULLCHAR) return builder_.gap();
    last_ = at + bytes.size();
    if (first_ == outside) first_ = at;
    if (type == MD_TEXT_HTML) return html_text(bytes, at);
    if (images_ > 0) return;
    const std::size_t before = builder_.size();
    if (type == MD_TEXT_ENTITY)
      entity(bytes, at);
    else if (type == MD_TEXT_CODE)
      builder_.text(bytes, input_.base + at);
    else
      prose(bytes, at);
    if (links_ > 0) link_bytes_ += builder_.size() - before;
  }

  void flush() {
    if (builder_.empty()) return builder_.clear();
    Block block = builder_.take(kind_);
    const bool item = kind_ == BlockKind::body && !leads_.empty();
    if (item) {
      block.kind = BlockKind::list;
      block.level = static_cast<int>(leads_.size());
      block.lead = leads_.back();
    }
    if (kind_ == BlockKind::heading) block.level = level_;
    draft_.add(std::move(block), {std::exchange(link_bytes_, 0), false});
  }

 private:
  static constexpr std::size_t outside = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t offset_of(std::string_view bytes) const {
    const auto* begin = input_.text.data();
    if (bytes.data() < begin || bytes.data() + bytes.size() > begin + input_.text.size()) return outside;
    return static_cast<std::size_t>(bytes.data() - begin);
  }

  // A soft break joins what an editor wrapped; scraped text has one paragraph a line, and there it separates.
  void soft_break() {
    if (kind_ != BlockKind::body || !cells_.empty() || images_ > 0) return builder_.line_end();
    const std::string_view text = input_.text;
    if (!wrap_known_) margin_ = wrap_margin(paragraph_from(text.substr(std::min(first_, last_))));
    wrap_known_ = true;
    const std::size_t line_end = std::min(text.find('\n', last_), text.size());
    const std::size_t next_end = std::min(text.find('\n', line_end + 1), text.size());
    const std::string_view next =
        line_end < text.size() ? trim(text.substr(line_end + 1, next_end - line_end - 1)) : std::string_view{};
    if (margin_ != 0) {
      const std::size_t line_begin = last_ == 0 ? 0 : text.rfind('\n', last_ - 1) + 1;
      if (!ends_paragraph(trim(text.substr(line_begin, line_end - line_begin)), next, margin_)) return builder_.line_end();
      return flush();
    }
    if (continues(builder_.written(), next)) return builder_.line_end();
    flush();
  }

  void entity(std::string_view bytes, std::size_t at) {
    decoded_.clear();
    const std::size_t source = input_.base + at;
    if (decode_entity(bytes, 0, decoded_) == bytes.size())
      builder_.unit(decoded_, {source, source + bytes.size()});
    else
      builder_.text(bytes, source);
  }

  // Text without template tags: {{image: ...}} of blogs, {% ... %} of Jekyll. They may hold anything, links included.
  void prose(std::string_view bytes, std::size_t at) {
    if (at < template_end_) {
      const std::size_t cut = std::min(template_end_ - at, bytes.size());
      bytes.remove_prefix(cut);
      at += cut;
    }
    for (std::size_t open = bytes.find('{'); open != std::string_view::npos; open = bytes.find('{', open + 1)) {
      const std::string_view here = input_.text.substr(at + open);
      if (!here.starts_with("{{") && !here.starts_with("{%")) continue;
      constexpr std::size_t longest_template = 4096;
      const std::size_t end = here.substr(0, longest_template).find(here[1] == '{' ? "}}" : "%}");
      if (end == std::string_view::npos) continue;
      builder_.text(bytes.substr(0, open), input_.base + at);
      builder_.gap();
      template_end_ = at + open + end + 2;
      const std::size_t cut = std::min(open + end + 2, bytes.size());
      return prose(bytes.substr(cut), at + cut);
    }
    if (links_ > 0 && (bytes.starts_with("http://") || bytes.starts_with("https://")) &&
        bytes.find(' ') == std::string_view::npos)
      return;
    builder_.text(bytes, input_.base + at);
  }

  void html_text(std::string_view bytes, std::size_t at) {
    if (html_block_) {
      if (html_.text.empty())
        html_ = {bytes, input_.base + at};
      else
        html_.text = input_.text.substr(html_.base - input_.base, at + bytes.size() - (html_.base - input_.base));
      return;
    }
    if (bytes.starts_with("<br") && cells_.empty()) flush();
  }

  void add_html() {
    html_block_ = false;
    if (!html_.text.empty()) add_html_fragment(html_, draft_);
    html_ = {};
  }

  void add_row() {
    Block row = builder_.take(BlockKind::table);
    row.cells = std::exchange(cells_, {});
    row.lead = header_;
    const int added = draft_.add(std::move(row), {std::exchange(link_bytes_, 0), false});
    if (header_ < 0) header_ = added;
  }

  Piece input_;
  Draft& draft_;
  BlockBuilder builder_;
  BlockKind kind_ = BlockKind::body;
  int level_ = 0;
  std::vector<int> leads_;  // of the open lists
  std::vector<TextSpan> cells_;
  int header_ = -1;
  int images_ = 0;
  int links_ = 0;
  std::size_t link_bytes_ = 0;
  std::size_t first_ = outside;  // where the text of the block begins
  std::size_t last_ = 0;         // behind the last text that was seen
  std::size_t template_end_ = 0;
  bool wrap_known_ = false;
  std::size_t margin_ = 0;  // of the wrapped lines of this paragraph, 0 = not wrapped
  bool html_block_ = false;
  Piece html_;
  std::string decoded_;
};

int on_enter_block(MD_BLOCKTYPE type, void* detail, void* walk) {
  static_cast<MarkdownWalk*>(walk)->enter_block(type, detail);
  return 0;
}
int on_leave_block(MD_BLOCKTYPE type, void*, void* walk) { return static_cast<MarkdownWalk*>(walk)->leave_block(type), 0; }
int on_enter_span(MD_SPANTYPE type, void*, void* walk) { return static_cast<MarkdownWalk*>(walk)->enter_span(type), 0; }
int on_leave_span(MD_SPANTYPE type, void*, void* walk) { return static_cast<MarkdownWalk*>(walk)->leave_span(type), 0; }
int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* walk) {
  return static_cast<MarkdownWalk*>(walk)->text(type, {text, size}), 0;
}

void parse(Piece markdown, unsigned flags, Draft& draft) {
  MD_PARSER parser{};
  parser.flags = flags;
  parser.enter_block = on_enter_block;
  parser.leave_block = on_leave_block;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  MarkdownWalk walk(markdown, draft);
  if (md_parse(markdown.text.data(), static_cast<MD_SIZE>(markdown.text.size()), &parser, &walk) != 0)
    draft.warn("The Markdown parser gave up; the rest of the text is missing.");
  walk.flush();
}

/// The line that begins at `at`: its end (behind the line feed), whether it is indented as code is, whether it says anything.
struct Line {
  std::size_t end = 0;
  bool is_indented = false;
  bool is_blank = true;
};

Line line_at(std::string_view text, std::size_t at) {
  constexpr std::string_view code_indent = "    ";
  Line line;
  line.end = std::min(text.find('\n', at), text.size() - 1) + 1;
  const std::string_view content = text.substr(at, line.end - at);
  line.is_indented = content.starts_with(code_indent);
  line.is_blank = content.find_first_not_of(" \t\r\n") == std::string_view::npos;
  return line;
}

/// A run of indented and blank lines that begins with a line of nothing but an indent; `end` is 0 where none begins.
struct IndentedRun {
  std::size_t end = 0;
  bool is_code = false;
};

/// The run at `at`. Converters from HTML write code so, behind a line that nobody writes by hand; a line of prose in it shows a
/// page that is indented as a whole.
IndentedRun indented_run_at(std::string_view text, std::size_t at) {
  const Line first = line_at(text, at);
  if (!first.is_indented || !first.is_blank) return {};
  IndentedRun run{first.end};
  bool has_prose = false;
  while (run.end < text.size()) {
    const Line line = line_at(text, run.end);
    if (!line.is_indented && !line.is_blank) break;
    run.is_code = run.is_code || !line.is_blank;
    has_prose = has_prose || (!line.is_blank && is_prose(text.substr(run.end, line.end - run.end)));
    run.end = line.end;
  }
  run.is_code = run.is_code && !has_prose;
  return run;
}

}  // namespace

void add_markdown(Piece markdown, Draft& draft) {
  constexpr unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  // Other indented lines are prose: scrapers indent, and code is fenced nowadays.
  constexpr unsigned prose_flags = flags | MD_FLAG_NOINDENTEDCODEBLOCKS;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < markdown.text.size();) {
    const IndentedRun run = indented_run_at(markdown.text, at);
    if (run.is_code) {
      if (at > begin) parse(markdown.sub(begin, at), prose_flags, draft);
      parse(markdown.sub(at, run.end), flags, draft);
      begin = run.end;
    }
    at = run.end > 0 ? run.end : line_at(markdown.text, at).end;
  }
  if (begin < markdown.text.size()) parse(markdown.sub(begin, markdown.text.size()), prose_flags, draft);
}

}  // namespace claimdex::formats
