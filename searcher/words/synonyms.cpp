// Widening words by synonyms, as nodes of the tree: so that compiling, checks of the text, highlights and explanations know them.
#include "searcher/words/synonyms.hpp"

#include <algorithm>

#include "analyzers/text/synonyms.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;

bool may_widen(const Node& node, bool events_are_words) {
  if (node.type == NodeType::event) return events_are_words && !node.text.empty();
  return node.type == NodeType::word && !node.exact && !node.wildcard && node.fuzzy == 0;
}

Node synonym_node(const Node& word, std::string text) {
  Node node;
  node.type = text.find(' ') == std::string::npos ? NodeType::word : NodeType::phrase;
  node.span = word.span;
  node.text = std::move(text);
  node.boost = synonym_weight;
  return node;
}

}  // namespace

bool add_synonyms(Node& root, const std::vector<std::string>& languages, bool events_are_words) {
  if (root.type == NodeType::negation || root.type == NodeType::proximity) return false;
  if (!may_widen(root, events_are_words)) {
    bool any = false;
    for (Node& child : root.children) any = add_synonyms(child, languages, events_are_words) || any;
    return any;
  }
  std::vector<std::string> synonyms;
  for (const std::string& lang : languages)
    for (std::string& synonym : text::synonyms_of(root.text, lang))
      if (std::find(synonyms.begin(), synonyms.end(), synonym) == synonyms.end()) synonyms.push_back(std::move(synonym));
  if (synonyms.empty()) return false;
  Node either;
  either.type = NodeType::disjunction;
  either.span = root.span;
  either.boost = root.boost;
  root.boost = 1;
  either.children.push_back(std::move(root));
  for (std::string& synonym : synonyms) either.children.push_back(synonym_node(either.children.front(), std::move(synonym)));
  root = std::move(either);
  return true;
}

}  // namespace claimdex::search
