// Builds the flat tree: implied end tags, void elements, hidden elements.
#include "indexer/formats/html_tree.hpp"

#include <algorithm>
#include <array>

#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

enum Trait : std::uint8_t { is_inline = 0, is_block = 1, is_void = 2, is_skipped = 4 };

struct Element {
  std::string_view name;
  Tag tag;
  std::uint8_t traits;
};

// Sorted by name.
constexpr std::array elements = {Element{"a", Tag::a, is_inline},
                                 Element{"address", Tag::other_block, is_block},
                                 Element{"area", Tag::other, is_void},
                                 Element{"article", Tag::article, is_block},
                                 Element{"aside", Tag::aside, is_block},
                                 Element{"audio", Tag::other, is_skipped},
                                 Element{"base", Tag::other, is_void},
                                 Element{"blockquote", Tag::blockquote, is_block},
                                 Element{"body", Tag::body, is_block},
                                 Element{"br", Tag::br, is_void},
                                 Element{"button", Tag::button, is_skipped},
                                 Element{"canvas", Tag::other, is_skipped},
                                 Element{"caption", Tag::caption, is_block},
                                 Element{"center", Tag::other_block, is_block},
                                 Element{"code", Tag::code, is_inline},
                                 Element{"col", Tag::other, is_void},
                                 Element{"datalist", Tag::other, is_skipped},
                                 Element{"dd", Tag::dd, is_block},
                                 Element{"details", Tag::other_block, is_block},
                                 Element{"dialog", Tag::other, is_skipped},
                                 Element{"div", Tag::div, is_block},
                                 Element{"dl", Tag::dl, is_block},
                                 Element{"dt", Tag::dt, is_block},
                                 Element{"embed", Tag::other, is_void},
                                 Element{"fieldset", Tag::other_block, is_block},
                                 Element{"figcaption", Tag::figcaption, is_block},
                                 Element{"figure", Tag::figure, is_block},
                                 Element{"footer", Tag::footer, is_block},
                                 Element{"form", Tag::form, is_block},
                                 Element{"h1", Tag::h1, is_block},
                                 Element{"h2", Tag::h2, is_block},
                                 Element{"h3", Tag::h3, is_block},
                                 Element{"h4", Tag::h4, is_block},
                                 Element{"h5", Tag::h5, is_block},
                                 Element{"h6", Tag::h6, is_block},
                                 Element{"head", Tag::head, is_block | is_skipped},
                                 Element{"header", Tag::header, is_block},
                                 Element{"hr", Tag::hr, is_block | is_void},
                                 Element{"html", Tag::html, is_block},
                                 Element{"iframe", Tag::other, is_skipped},
                                 Element{"img", Tag::img, is_void},
                                 Element{"input", Tag::other, is_void | is_skipped},
                                 Element{"label", Tag::other, is_inline},
                                 Element{"legend", Tag::other_block, is_block},
                                 Element{"li", Tag::li, is_block},
                                 Element{"link", Tag::link, is_void},
                                 Element{"main", Tag::main, is_block},
                                 Element{"map", Tag::other, is_skipped},
                                 Element{"math", Tag::other, is_inline},
                                 Element{"menu", Tag::ul, is_block},
                                 Element{"meta", Tag::meta, is_void},
                                 Element{"nav", Tag::nav, is_block},
                                 Element{"noembed", Tag::other, is_skipped},
                                 Element{"noframes", Tag::other, is_skipped},
                                 Element{"noscript", Tag::other, is_skipped},
                                 Element{"object", Tag::other, is_skipped},
                                 Element{"ol", Tag::ol, is_block},
                                 Element{"optgroup", Tag::other, is_skipped},
                                 Element{"option", Tag::other, is_skipped},
                                 Element{"p", Tag::p, is_block},
                                 Element{"param", Tag::other, is_void},
                                 Element{"pre", Tag::pre, is_block},
                                 Element{"script", Tag::script, is_skipped},
                                 Element{"section", Tag::section, is_block},
                                 Element{"select", Tag::other, is_skipped},
                                 Element{"source", Tag::other, is_void},
                                 Element{"style", Tag::other, is_skipped},
                                 Element{"summary", Tag::other_block, is_block},
                                 Element{"sup", Tag::sup, is_inline},
                                 Element{"svg", Tag::other, is_skipped},
                                 Element{"table", Tag::table, is_block},
                                 Element{"tbody", Tag::other_block, is_block},
                                 Element{"td", Tag::td, is_block},
                                 Element{"template", Tag::other, is_skipped},
                                 Element{"textarea", Tag::other, is_skipped},
                                 Element{"tfoot", Tag::other_block, is_block},
                                 Element{"th", Tag::th, is_block},
                                 Element{"thead", Tag::other_block, is_block},
                                 Element{"time", Tag::time, is_inline},
                                 Element{"title", Tag::title, is_block | is_skipped},
                                 Element{"tr", Tag::tr, is_block},
                                 Element{"track", Tag::other, is_void},
                                 Element{"ul", Tag::ul, is_block},
                                 Element{"video", Tag::other, is_skipped},
                                 Element{"wbr", Tag::other, is_void},
                                 Element{"xmp", Tag::pre, is_block}};
static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const Element& a, const Element& b) { return a.name < b.name; }));

Element element_of(std::string_view name) {
  std::array<char, 12> small{};
  if (name.size() > small.size()) return {name, Tag::other, is_inline};
  std::transform(name.begin(), name.end(), small.begin(), lower);
  const std::string_view wanted{small.data(), name.size()};
  const auto* found =
      std::lower_bound(elements.begin(), elements.end(), wanted, [](const Element& e, std::string_view n) { return e.name < n; });
  if (found == elements.end() || found->name != wanted) return {name, Tag::other, is_inline};
  return *found;
}

// Whether `name` stands among the attributes themselves, not in a value (class="md:block hidden").
bool has_bare_attribute(std::string_view attributes, std::string_view name) {
  char quote = 0;
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    const char c = attributes[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    const bool begins = at > 0 && (attributes[at - 1] == ' ' || attributes[at - 1] == '\n' || attributes[at - 1] == '\t');
    if (!begins || !attributes.substr(at).starts_with(name)) continue;
    const char next = at + name.size() < attributes.size() ? attributes[at + name.size()] : ' ';
    if (next == ' ' || next == '=' || next == '/' || next == '\n')
      return !attributes.substr(at).starts_with("hidden=\"until-found");
  }
  return false;
}

bool is_hidden(std::string_view attributes) {
  if (attributes.size() < 6) return false;
  const std::string_view style = attribute(attributes, "style");
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) return true;
  return has_bare_attribute(attributes, "hidden");
}

class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view html) : tokens_(html) {
    tree_.html = html;
    tree_.nodes.push_back({Tag::other_block, true, false, 0, 0, {}, {}});
    open_.push_back({0, Tag::other_block, {}});
  }

  HtmlTree build() {
    for (HtmlToken token = tokens_.next(); token.kind != HtmlToken::Kind::end_of_input; token = tokens_.next()) {
      if (tree_.nodes.size() >= HtmlTree::max_nodes) {
        tree_.cut = true;
        break;
      }
      if (token.kind == HtmlToken::Kind::open)
        open(token);
      else if (token.kind == HtmlToken::Kind::close)
        close(token.name);
      else
        add(Tag::text, false, token.kind == HtmlToken::Kind::raw, {}, token.span);
    }
    close_down_to(0);
    tree_.nodes.front().end = static_cast<std::uint32_t>(tree_.nodes.size());
    return std::move(tree_);
  }

 private:
  struct Open {
    std::uint32_t node;
    Tag tag;
    std::string_view name;
  };

  std::uint32_t add(Tag tag, bool block, bool skipped, std::string_view attributes, TextSpan span) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    tree_.nodes.push_back({tag, block, skipped, open_.back().node, index + 1, attributes, span});
    return index;
  }

  void open(const HtmlToken& token) {
    const Element element = element_of(token.name);
    close_implied(element.tag, (element.traits & is_block) != 0);
    const bool skipped = (element.traits & is_skipped) != 0 || is_hidden(token.attributes);
    const std::uint32_t node = add(element.tag, (element.traits & is_block) != 0, skipped, token.attributes, token.span);
    if ((element.traits & is_void) != 0 || (token.self_closing && element.tag == Tag::other)) return;
    if (open_.size() < HtmlTree::max_depth) open_.push_back({node, element.tag, token.name});
  }

  // A block ends an open paragraph; a list item, cell or row ends its predecessor of the same list or table.
  void close_implied(Tag tag, bool block) {
    // The end tag of the head may be missing: whatever shows begins the body.
    const bool of_head = tag == Tag::title || tag == Tag::head;
    if (block && !of_head && open_.back().tag == Tag::head) close_down_to(open_.size() - 1);
    if (block && open_.back().tag == Tag::p) close_down_to(open_.size() - 1);
    const auto ends = [&](Tag sibling, Tag container, Tag other_container) {
      for (std::size_t at = open_.size(); at-- > 1;) {
        if (open_[at].tag == sibling) return close_down_to(at);
        if (open_[at].tag == container || open_[at].tag == other_container) return;
      }
    };
    if (tag == Tag::li) ends(Tag::li, Tag::ul, Tag::ol);
    if (tag == Tag::tr) ends(Tag::tr, Tag::table, Tag::table);
    if (tag == Tag::td || tag == Tag::th) {
      ends(Tag::td, Tag::tr, Tag::table);
      ends(Tag::th, Tag::tr, Tag::table);
    }
    if (tag == Tag::dt || tag == Tag::dd) {
      ends(Tag::dt, Tag::dl, Tag::dl);
      ends(Tag::dd, Tag::dl, Tag::dl);
    }
  }

  void close(std::string_view name) {
    for (std::size_t at = open_.size(); at-- > 1;) {
      if (!equals_no_case(open_[at].name, name)) continue;
      // A stray inline end tag never closes blocks around it.
      if (!tree_.nodes[open_[at].node].block)
        for (std::size_t above = at + 1; above < open_.size(); ++above)
          if (tree_.nodes[open_[above].node].block) return;
      return close_down_to(at);
    }
  }

  void close_down_to(std::size_t depth) {
    while (open_.size() > std::max<std::size_t>(depth, 1)) {
      tree_.nodes[open_.back().node].end = static_cast<std::uint32_t>(tree_.nodes.size());
      open_.pop_back();
    }
  }

  HtmlTokenizer tokens_;
  HtmlTree tree_;
  std::vector<Open> open_;
};

}  // namespace

HtmlTree parse_html(std::string_view html) { return TreeBuilder(html).build(); }

}  // namespace claimdex::formats
