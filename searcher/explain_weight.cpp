// Weights of single words in one document.
#include "searcher/explain_weight.hpp"

#include <string>

#include "indexer/schema/fields.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using Xapian::Query;

void collect(const Node& node, std::vector<const Node*>& words) {
  if (node.type == NodeType::negation) return;
  const bool is_text = node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity;
  if (is_text || (node.type == NodeType::event && !node.text.empty())) {
    words.push_back(&node);
    return;
  }
  for (const Node& child : node.children) collect(child, words);
}

/// "sentence:roles title:roles": where the word stands, in the form that stands there.
std::string matching_terms(const Xapian::Enquire& enquire, Xapian::docid id) {
  std::string terms;
  for (auto term = enquire.get_matching_terms_begin(id); term != enquire.get_matching_terms_end(id); ++term) {
    const auto field = schema::field_of_term(*term);
    if (field == schema::Field::key || field == schema::Field::id || field == schema::Field::type) continue;
    terms += (terms.empty() ? "" : " ") + schema::describe_term(*term);
  }
  return terms;
}

}  // namespace

std::vector<Explanation> word_weights(const Node& root, const Query& only, const Xapian::Weight& scheme,
                                      const std::function<Query(const Node&)>& compile, Snapshot& snapshot) {
  std::vector<const Node*> words;
  collect(root, words);
  std::vector<Explanation> lines;
  for (const Node* word : words) {
    const Query query = compile(*word);
    if (query.empty()) continue;
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_weighting_scheme(scheme);
    enquire.set_query(Query(Query::OP_FILTER, query, only));
    const Xapian::MSet match = enquire.get_mset(0, 1);
    if (match.empty()) continue;
    lines.push_back({query::write_query(*word, true), matching_terms(enquire, *match.begin()), match.begin().get_weight(), {}});
  }
  return lines;
}

}  // namespace claimdex::search
