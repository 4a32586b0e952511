// Sums over subtrees are differences of prefix sums, because a subtree is a run of nodes.
#include "indexer/formats/html_content.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

// Parts of class and id values. A value is looked at in lower case.
constexpr std::array<std::string_view, 62> unlikely_parts = {
    "-ad-",      "_ad_",       "ad-slot",    "ad-wrap",  "advert",       "addthis",   "agegate", "author-bio", "authorbox",
    "banner",    "breadcrumb", "byline",     "carousel", "comment",      "community", "cookie",  "copyright",  "cta-",
    "dateline",  "disclaimer", "disqus",     "dropdown", "editors-pick", "footer",    "gdpr",    "infobox",    "latest",
    "masthead",  "menu",       "meta-",      "modal",    "more-",        "most-",     "nav",     "newsletter", "outbrain",
    "overlay",   "pager",      "pagination", "partner",  "paywall",      "popular",   "popup",   "promo",      "recirc",
    "recommend", "register",   "related",    "remark",   "rss",          "share",     "sharing", "shoutbox",   "sidebar",
    "signup",    "social",     "sponsor",    "subscri",  "taboola",      "teaser",    "toolbar", "trending"};
constexpr std::array<std::string_view, 13> likely_parts = {"article", "body",  "content", "entry", "hentry", "main", "page",
                                                           "post",    "story", "text",    "blog",  "column", "prose"};

struct NodeFacts {
  bool link = false;
  bool unlikely = false;  // it or an ancestor
  bool own_unlikely = false;
  std::int8_t weight = 0;  // what its class says
};

class ContentFinder {
 public:
  explicit ContentFinder(const HtmlTree& tree) : tree_(tree), facts_(tree.nodes.size()) {}

  std::vector<Region> find() {
    read_links();
    sum_letters();
    read_facts();
    sum_paragraphs();
    if (mass(0) == 0) return {};
    choose_scope();
    mark_regions();
    return std::move(regions_);
  }

 private:
  static double sum_of(const std::vector<double>& prefix, std::uint32_t begin, std::uint32_t end) {
    return prefix[end] - prefix[begin];
  }
  [[nodiscard]] double letters(std::uint32_t node) const { return sum_of(letters_, node, tree_.nodes[node].end); }
  [[nodiscard]] double link_letters(std::uint32_t node) const { return sum_of(link_letters_, node, tree_.nodes[node].end); }
  [[nodiscard]] double mass(std::uint32_t node) const { return sum_of(mass_, node, tree_.nodes[node].end); }
  [[nodiscard]] double prose(std::uint32_t node) const { return letters(node) - link_letters(node); }
  [[nodiscard]] double link_share(std::uint32_t node) const {
    const double all = letters(node);
    return all == 0 ? 0 : link_letters(node) / all;
  }

  void read_class(const HtmlNode& node, NodeFacts& facts) const {
    std::string value(attribute(node.attributes, "class"));
    value += ' ';
    value += attribute(node.attributes, "id");
    if (const std::string_view role = attribute(node.attributes, "role");
        role == "navigation" || role == "complementary" || role == "banner" || role == "contentinfo" || role == "dialog")
      facts.own_unlikely = true;
    if (value.size() <= 1) return;
    if (value.size() > 400) value.resize(400);
    std::transform(value.begin(), value.end(), value.begin(), lower);
    const auto has = [&](std::string_view part) { return value.find(part) != std::string::npos; };
    if (std::any_of(likely_parts.begin(), likely_parts.end(), has)) facts.weight = 1;
    if (std::any_of(unlikely_parts.begin(), unlikely_parts.end(), has)) {
      facts.own_unlikely = true;
      facts.weight = static_cast<std::int8_t>(facts.weight - 1);
    }
  }

  void read_links() {
    for (std::uint32_t at = 0; at < tree_.nodes.size(); ++at)
      facts_[at].link = facts_[tree_.nodes[at].parent].link || tree_.nodes[at].tag == Tag::a;
  }

  void read_facts() {
    const double whole = prose(0);
    for (std::uint32_t at = 0; at < tree_.nodes.size(); ++at) {
      const HtmlNode& node = tree_.nodes[at];
      NodeFacts& facts = facts_[at];
      facts.own_unlikely = node.tag == Tag::nav || node.tag == Tag::footer || node.tag == Tag::aside || node.tag == Tag::form;
      // Classes of the page's own root say how it looks, not what it holds.
      const bool root = node.tag == Tag::html || node.tag == Tag::body || node.tag == Tag::main || node.tag == Tag::article;
      if (node.block && !root && !node.attributes.empty()) read_class(node, facts);
      // "has-sidebar", a form around the page: what holds a third of the prose is no side matter.
      if (facts.own_unlikely && prose(at) > whole * 0.33) facts.own_unlikely = false;
      facts.unlikely = facts_[node.parent].unlikely || facts.own_unlikely;
    }
  }

  void sum_letters() {
    const std::size_t count = tree_.nodes.size();
    own_.assign(count, 0);
    own_link_.assign(count, 0);
    commas_.assign(count, 0);
    letters_.assign(count + 1, 0);
    link_letters_.assign(count + 1, 0);
    std::vector<std::uint32_t> block_of(count);
    std::uint32_t skip_until = 0;
    for (std::uint32_t at = 0; at < count; ++at) {
      const HtmlNode& node = tree_.nodes[at];
      block_of[at] = node.block || at == 0 ? at : block_of[node.parent];
      if (node.skipped) skip_until = std::max(skip_until, node.end);
      double size = 0;
      if (node.tag == Tag::text && at >= skip_until) {
        const std::string_view text = tree_.text_of(node);
        size = weigh(text);
        own_[block_of[at]] += size;
        if (facts_[at].link) own_link_[block_of[at]] += size;
        commas_[block_of[at]] += count_commas(text);
      }
      letters_[at + 1] = letters_[at] + size;
      link_letters_[at + 1] = link_letters_[at] + (facts_[at].link ? size : 0);
    }
  }

  void sum_paragraphs() {
    const std::size_t count = tree_.nodes.size();
    mass_.assign(count + 1, 0);
    scores_.assign(count, 0);
    for (std::uint32_t at = 0; at < count; ++at) {
      constexpr double shortest = 60;
      const Tag tag = tree_.nodes[at].tag;
      const bool good = own_[at] >= shortest && own_link_[at] < own_[at] * 0.4 && !facts_[at].unlikely && tag != Tag::li &&
                        heading_level(tag) == 0;
      mass_[at + 1] = mass_[at] + (good ? own_[at] : 0);
      if (good) vote(at, 1 + commas_[at] + std::min(own_[at] / 100, 3.0));
    }
  }

  // Letters as a reader counts them: white space runs once, an East Asian character as three.
  static double weigh(std::string_view text) {
    std::size_t size = 0;
    bool space = true;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool white = byte <= ' ';
      if (!white || !space) ++size;
      space = white;
    }
    return space && size <= 1 ? 0 : static_cast<double>(size);
  }

  static double count_commas(std::string_view text) {
    double commas = static_cast<double>(std::count(text.begin(), text.end(), ','));
    for (std::size_t at = text.find("\xEF\xBC\x8C"); at != std::string_view::npos; at = text.find("\xEF\xBC\x8C", at + 3))
      ++commas;
    return commas;
  }

  void vote(std::uint32_t paragraph, double score) {
    std::uint32_t node = paragraph;
    for (int level = 0; level < 6 && node != 0; ++level) {
      // Text that stands directly in a div or td votes for that element itself.
      if (level > 0 || tree_.nodes[node].tag != Tag::p) {
        const int distance = tree_.nodes[paragraph].tag == Tag::p ? level - 1 : level;
        scores_[node] += distance <= 0 ? score : distance == 1 ? score / 2 : score / (distance * 3);
      }
      node = tree_.nodes[node].parent;
    }
  }

  [[nodiscard]] double final_score(std::uint32_t node) const {
    if (scores_[node] == 0) return 0;
    double score = scores_[node] * (1 - link_share(node));
    if (tree_.nodes[node].tag == Tag::article || tree_.nodes[node].tag == Tag::main) score *= 1.15;
    return score * (1 + 0.15 * facts_[node].weight);
  }

  // An element that the page itself names as the article's body, where it holds enough of the prose.
  [[nodiscard]] std::uint32_t declared_body() const {
    std::uint32_t best = 0;
    std::uint32_t articles = 0;
    std::uint32_t article = 0;
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at) {
      const HtmlNode& node = tree_.nodes[at];
      if (node.tag == Tag::article && mass(at) > mass(0) * 0.3) ++articles, article = at;
      if (node.attributes.find("articleBody") == std::string_view::npos || !node.block) continue;
      if (attribute(node.attributes, "itemprop").find("articleBody") == std::string_view::npos) continue;
      if (mass(at) > mass(best == 0 ? at : best) || best == 0) best = at;
    }
    if (best != 0 && mass(best) > mass(0) * 0.4) return best;
    if (articles == 1 && mass(article) > mass(0) * 0.6) return article;
    return 0;
  }

  void choose_scope() {
    std::uint32_t top = 0;
    double best = 0;
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at) {
      const double score = final_score(at);
      if (score > best) best = score, top = at;
    }
    const std::uint32_t declared = declared_body();
    if (declared != 0 && (top == 0 || tree_.is_inside(top, declared) || tree_.is_inside(declared, top))) {
      scope_ = {declared};
      return;
    }
    top = widen(top);
    scope_.push_back(top);
    add_siblings(top, best);
  }

  // An article in several boxes: the parent is taken where it holds clearly more prose and hardly more links.
  [[nodiscard]] std::uint32_t widen(std::uint32_t top) const {
    std::uint32_t parent = tree_.nodes[top].parent;
    for (int level = 0; level < 7 && parent != 0; ++level, parent = tree_.nodes[parent].parent) {
      if (tree_.nodes[parent].tag == Tag::body || tree_.nodes[parent].tag == Tag::html) break;
      const double gain = mass(parent) - mass(top);
      const double other = letters(parent) - letters(top);
      const bool several_boxes = gain > mass(top) * 0.15 && gain > other * 0.55;
      const bool same_box = gain < mass(top) * 0.02 && other < letters(top) * 0.05;
      if (several_boxes || same_box) top = parent;
    }
    return top;
  }

  void add_siblings(std::uint32_t top, double best) {
    const std::uint32_t parent = tree_.nodes[top].parent;
    for (std::uint32_t at = parent + 1; at < tree_.nodes[parent].end; at = std::max(tree_.nodes[at].end, at + 1)) {
      if (at == top || facts_[at].unlikely) continue;
      const bool scored = final_score(at) > std::max(10.0, best * 0.2) && link_share(at) < 0.3;
      const bool paragraph = tree_.nodes[at].tag == Tag::p && letters(at) > 80 && link_share(at) < 0.25;
      if (scored || paragraph) scope_.push_back(at);
    }
  }

  void mark_regions() {
    regions_.assign(tree_.nodes.size(), Region::boilerplate);
    for (const std::uint32_t root : scope_) {
      for (std::uint32_t at = root; at < tree_.nodes[root].end;) {
        if (at != root && is_clutter(at, root)) {
          at = std::max(tree_.nodes[at].end, at + 1);
          continue;
        }
        regions_[at] = Region::content;
        ++at;
      }
    }
  }

  // Parts of the article's element that are none of the article.
  [[nodiscard]] bool is_clutter(std::uint32_t at, std::uint32_t root) const {
    const HtmlNode& node = tree_.nodes[at];
    if (!node.block) return false;
    if (facts_[at].own_unlikely && prose(at) < 0.35 * letters(root)) return true;
    const double all = letters(at);
    const double share = link_share(at);
    if (node.tag == Tag::ul || node.tag == Tag::ol) return share > 0.6;
    if (node.tag == Tag::table) return share > 0.8;
    if (node.tag == Tag::div || node.tag == Tag::section || node.tag == Tag::header) return all < 1500 && share > 0.5;
    if (node.tag == Tag::p) return all > 0 && share > 0.9;
    if (heading_level(node.tag) != 0) return share > 0.9 && all > 0 && all < 200;
    return false;
  }

  const HtmlTree& tree_;
  std::vector<NodeFacts> facts_;
  std::vector<double> own_;  // letters of a block's own text
  std::vector<double> own_link_;
  std::vector<double> commas_;
  std::vector<double> letters_;  // prefix sums over nodes
  std::vector<double> link_letters_;
  std::vector<double> mass_;  // of good paragraphs
  std::vector<double> scores_;
  std::vector<std::uint32_t> scope_;
  std::vector<Region> regions_;
};

}  // namespace

std::vector<Region> find_content(const HtmlTree& tree) { return ContentFinder(tree).find(); }

}  // namespace claimdex::formats
