// Trees of words over lists of articles.
#include "searcher/articles/list_query.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "searcher/articles/article_query.hpp"
#include "searcher/words/sequence_source.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using schema::Field;

constexpr std::size_t most_postings = 100000;  // in text, of all words: what Xapian counts exactly too
constexpr std::size_t most_forms = 64;

}  // namespace

std::optional<OrderedMatches> ListQuery::find(const Node& root, std::size_t wanted) {
  Item item;
  postings_ = 0;
  if (!read(root, 1, item) || postings_ > most_postings) return std::nullopt;
  return scorer_.best(evaluate(item), wanted);
}

bool ListQuery::read(const Node& node, double factor, Item& item) {
  item.type = node.type;
  item.factor = factor * node.boost;
  switch (node.type) {
    case NodeType::word:
    case NodeType::phrase:
    case NodeType::proximity:
      return read_words(node, item);
    case NodeType::event:
      return !node.text.empty() && read_words(node, item);
    case NodeType::conjunction:
      return read_conjunction(node, item);
    case NodeType::disjunction:
    case NodeType::group:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return read(child, item.factor, item.children.emplace_back()); });
    default:
      return false;
  }
}

bool ListQuery::read_words(const Node& node, Item& item) {
  item.pattern = node.type == NodeType::event ? patterns_.read_text(node.text, false) : patterns_.read(node);
  for (const TextPattern::Part& part : item.pattern.parts) {
    if (part.forms.size() > most_forms) return false;
    for (const std::string& form : part.forms) postings_ += snapshot_.reads().frequency(schema::term(Field::text, form));
  }
  return !item.pattern.empty();
}

bool ListQuery::read_conjunction(const Node& node, Item& item) {
  for (const Node& child : node.children) {
    if (child.type != NodeType::negation) {
      if (!read(child, item.factor, item.children.emplace_back())) return false;
      continue;
    }
    Item unwanted;
    if (!read(child.children.front(), 1, unwanted)) return false;
    // What terms cannot decide is left to a look at the text.
    if (decides_in_articles(unwanted.pattern, snapshot_)) item.unwanted.push_back(std::move(unwanted));
  }
  return !item.children.empty();
}

ScoredArticles ListQuery::evaluate(const Item& item) {
  if (item.children.empty()) return words(item);
  ScoredArticles found = evaluate(item.children.front());
  for (std::size_t i = 1; i < item.children.size(); ++i) {
    const ScoredArticles next = evaluate(item.children[i]);
    found = item.type == NodeType::conjunction ? in_both(found, next) : in_either(found, next);
  }
  for (const Item& unwanted : item.unwanted) found = without(found, evaluate(unwanted));
  return found;
}

ScoredArticles ListQuery::words(const Item& item) {
  ScoredArticles found = parts_in(Field::text, item.pattern, item.factor);
  if (item.pattern.needs_check && decides_in_articles(item.pattern, snapshot_)) drop_scattered(item.pattern, found);
  for (const FieldWeight& added : added_fields)
    if (!found.empty()) add_weights(found, parts_in(added.field, item.pattern, item.factor * added.weight));
  return found;
}

ScoredArticles ListQuery::parts_in(Field field, const TextPattern& pattern, double factor) {
  ScoredArticles found;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    std::vector<std::string> terms;
    for (const std::string& form : pattern.parts[i].forms) {
      std::string term = schema::term(field, form);
      if (snapshot_.reads().frequency(term) > 0) terms.push_back(std::move(term));
    }
    if (terms.empty()) return {};
    const WeighedWord word{{terms_of(std::move(terms), snapshot_), factor}, {}};
    found = i == 0 ? scorer_.with(word) : in_both(found, scorer_.with(word));
    if (found.empty()) break;
  }
  return found;
}

void ListQuery::drop_scattered(const TextPattern& pattern, ScoredArticles& found) {
  SequenceSource together(pattern);
  ListedForms forms(pattern, snapshot_.lists());
  ValueStream values = snapshot_.values(schema::Slot::words);
  std::erase_if(found, [&](const ScoredArticle& scored) {
    const auto holds_form = [&](std::size_t part, std::size_t form) { return forms.holds(part, form, scored.article); };
    return !together.holds(values.read(snapshot_.lists().document(scored.article)), holds_form);
  });
}

}  // namespace claimdex::search
