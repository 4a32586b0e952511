// Candidates are collected in one walk over the tree, then chosen by how far their kind can be trusted.
#include "indexer/formats/html_head.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "analyzers/text/dates.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/html_tokens.hpp"
#include "indexer/formats/lines.hpp"
#include "indexer/formats/metadata.hpp"

namespace claimdex::formats {
namespace {

using nlohmann::json;

enum class Head : std::uint8_t { title, site, description, url, author, published, section, tags };

struct MetaName {
  std::string_view name;
  Head field;
  int trust;  ///< higher wins
};

constexpr std::array meta_names = {MetaName{"og:title", Head::title, 9},
                                   MetaName{"twitter:title", Head::title, 5},
                                   MetaName{"dc.title", Head::title, 4},
                                   MetaName{"headline", Head::title, 4},
                                   MetaName{"og:site_name", Head::site, 9},
                                   MetaName{"application-name", Head::site, 3},
                                   MetaName{"og:description", Head::description, 8},
                                   MetaName{"description", Head::description, 7},
                                   MetaName{"twitter:description", Head::description, 5},
                                   MetaName{"og:url", Head::url, 6},
                                   MetaName{"author", Head::author, 6},
                                   MetaName{"article:author", Head::author, 5},
                                   MetaName{"dc.creator", Head::author, 4},
                                   MetaName{"parsely-author", Head::author, 5},
                                   MetaName{"byl", Head::author, 4},
                                   MetaName{"article:published_time", Head::published, 9},
                                   MetaName{"og:published_time", Head::published, 8},
                                   MetaName{"datepublished", Head::published, 8},
                                   MetaName{"parsely-pub-date", Head::published, 7},
                                   MetaName{"pubdate", Head::published, 7},
                                   MetaName{"publishdate", Head::published, 7},
                                   MetaName{"publish-date", Head::published, 7},
                                   MetaName{"date", Head::published, 6},
                                   MetaName{"dc.date", Head::published, 5},
                                   MetaName{"dc.date.issued", Head::published, 6},
                                   MetaName{"sailthru.date", Head::published, 5},
                                   MetaName{"article:section", Head::section, 8},
                                   MetaName{"section", Head::section, 4},
                                   MetaName{"keywords", Head::tags, 5},
                                   MetaName{"news_keywords", Head::tags, 6}};

struct Candidate {
  std::string text;
  std::size_t source = 0;  ///< byte of the page where the raw value begins
  std::string_view raw;
  int trust = 0;
};

class HeadReader {
 public:
  explicit HeadReader(const HtmlTree& tree) : tree_(tree) {}

  void collect() {
    for (std::uint32_t at = 0; at < tree_.nodes.size(); ++at) {
      const HtmlNode& node = tree_.nodes[at];
      switch (node.tag) {
        case Tag::meta:
          read_meta(node);
          break;
        case Tag::title:
          if (at + 1 < node.end) offer(Head::title, tree_.text_of(tree_.nodes[at + 1]), 3);
          break;
        case Tag::link:
          if (equals_no_case(attribute(node.attributes, "rel"), "canonical"))
            offer(Head::url, attribute(node.attributes, "href"), 9);
          break;
        case Tag::html:
          lang = attribute(node.attributes, "lang");
          break;
        case Tag::time:
          read_time(node);
          break;
        case Tag::script:
          if (at + 1 < node.end && attribute(node.attributes, "type").find("ld+json") != std::string_view::npos)
            read_json(tree_.text_of(tree_.nodes[at + 1]));
          break;
        default:
          break;
      }
    }
  }

  [[nodiscard]] const Candidate& best(Head field) const { return best_[static_cast<std::size_t>(field)]; }
  std::vector<std::string> authors;
  std::string_view lang;

 private:
  void offer(Head field, std::string_view raw, int trust) {
    Candidate& held = best_[static_cast<std::size_t>(field)];
    if (trust <= held.trust || trim(raw).empty()) return;
    if (field == Head::author && raw.find("://") != std::string_view::npos) return;
    if (field == Head::published && !text::parse_date(decode_entities(raw))) return;
    held = {decode_entities(raw), static_cast<std::size_t>(raw.data() - tree_.html.data()), raw, trust};
  }

  void read_meta(const HtmlNode& node) {
    std::string_view name = attribute(node.attributes, "property");
    if (name.empty()) name = attribute(node.attributes, "name");
    if (name.empty()) name = attribute(node.attributes, "itemprop");
    for (const MetaName& known : meta_names)
      if (equals_no_case(known.name, name)) offer(known.field, attribute(node.attributes, "content"), known.trust);
  }

  void read_time(const HtmlNode& node) {
    const bool published =
        attribute(node.attributes, "itemprop") == "datePublished" || node.attributes.find("pubdate") != std::string_view::npos;
    offer(Head::published, attribute(node.attributes, "datetime"), published ? 6 : 2);
  }

  // Finds the article among the objects of a JSON-LD script. A stack instead of recursion: depth is no danger.
  void read_json(std::string_view script) {
    constexpr std::size_t largest = 1 << 20;
    if (script.size() > largest) return;
    const json document = json::parse(script, nullptr, false, true);
    std::vector<const json*> open{&document};
    for (std::size_t visited = 0; !open.empty() && visited < 2000; ++visited) {
      const json& value = *open.back();
      open.pop_back();
      if (value.is_array())
        for (const json& one : value) open.push_back(&one);
      if (!value.is_object()) continue;
      if (const auto graph = value.find("@graph"); graph != value.end()) open.push_back(&*graph);
      if (const auto entity = value.find("mainEntity"); entity != value.end()) open.push_back(&*entity);
      if (is_article(value)) read_article(value);
    }
  }

  static bool is_article(const json& value) {
    const auto type = value.find("@type");
    if (type == value.end()) return false;
    const json& first = type->is_array() && !type->empty() ? type->front() : *type;
    if (!first.is_string()) return false;
    const std::string names = first.get<std::string>();
    return names.find("Article") != std::string::npos || names.find("BlogPosting") != std::string::npos ||
           names.find("Report") != std::string::npos;
  }

  void read_article(const json& value) {
    const auto take = [&](const char* member, Head field, int trust) {
      const auto found = value.find(member);
      if (found != value.end() && found->is_string()) offer_text(field, found->get<std::string>(), trust);
    };
    take("headline", Head::title, 8);
    take("datePublished", Head::published, 10);
    take("description", Head::description, 6);
    take("articleSection", Head::section, 6);
    if (const auto author = value.find("author"); author != value.end()) add_authors(*author);
    if (const auto publisher = value.find("publisher"); publisher != value.end() && publisher->is_object())
      if (const auto name = publisher->find("name"); name != publisher->end() && name->is_string())
        offer_text(Head::site, name->get<std::string>(), 8);
  }

  // A value of JSON has no bytes of its own in the page: no raw text, so no map.
  void offer_text(Head field, std::string text, int trust) {
    Candidate& held = best_[static_cast<std::size_t>(field)];
    if (trust <= held.trust || (field == Head::published && !text::parse_date(text))) return;
    held = {decode_entities(text), 0, {}, trust};
  }

  void add_authors(const json& value) {
    if (value.is_array()) {
      for (const json& one : value) add_authors_of(one);
    } else {
      add_authors_of(value);
    }
  }

  void add_authors_of(const json& one) {
    const auto name = one.is_object() ? one.find("name") : one.end();
    std::string text;
    if (one.is_string())
      text = one.get<std::string>();
    else if (one.is_object() && name != one.end() && name->is_string())
      text = name->get<std::string>();
    text = decode_entities(text);
    if (text.empty() || text.find("://") != std::string::npos) return;
    if (std::find(authors.begin(), authors.end(), text) == authors.end()) authors.push_back(std::move(text));
  }

  const HtmlTree& tree_;
  std::array<Candidate, 8> best_;
};

// "Headline - Site", "Headline | Site": without the site.
std::size_t without_site(std::string_view title, std::string_view site) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " :: ", " // ", " » "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos || at < 10) continue;
    const std::string_view behind = title.substr(at + mark.size());
    const bool names_site =
        !site.empty() && (behind.find(site) != std::string_view::npos || site.find(behind) != std::string_view::npos);
    if (names_site || (mark == " | " && behind.size() < 30)) return at;
  }
  return title.size();
}

Block block_of(const Candidate& candidate, std::size_t base, BlockKind kind) {
  BlockBuilder builder;
  if (candidate.raw.empty()) {
    builder.unit(candidate.text, {base, base});
  } else {
    append_html_text(builder, candidate.raw, base + candidate.source);
  }
  return builder.take(kind);
}

}  // namespace

void read_html_metadata(const HtmlTree& tree, std::size_t base, Draft& draft, Block& title, Block& excerpt) {
  HeadReader head(tree);
  head.collect();
  Metadata& metadata = draft.metadata();
  const auto text_of = [&](Head field) -> const std::string& { return head.best(field).text; };
  metadata.source = text_of(Head::site);
  metadata.url = text_of(Head::url);
  metadata.category = text_of(Head::section);
  if (const std::string& tags = text_of(Head::tags); !tags.empty()) apply_entry({"tags", {plain_value(tags)}}, draft);
  for (const std::string& author : head.authors) metadata.author += (metadata.author.empty() ? "" : ", ") + author;
  if (metadata.author.empty()) metadata.author = text_of(Head::author);
  if (const std::string& date = text_of(Head::published); !date.empty()) {
    metadata.published = text::parse_date(date);
    metadata.published_from = DateOrigin::metadata;
  }
  if (head.lang.size() >= 2) apply_entry({"lang", {plain_value(head.lang)}}, draft);
  title = block_of(head.best(Head::title), base, BlockKind::title);
  title.text.resize(without_site(title.text, metadata.source));
  excerpt = block_of(head.best(Head::description), base, BlockKind::excerpt);
}

}  // namespace claimdex::formats
