// Weights of single words in one document.
#include "searcher/matches/explain_weight.hpp"

#include <algorithm>
#include <set>
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
std::string matching_terms(const Query& query, Xapian::docid id, const Xapian::Database& database) {
  std::string terms;
  std::set<std::string> seen;
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
    if (!seen.insert(*term).second) continue;
    auto posting = database.postlist_begin(*term);
    posting.skip_to(id);
    if (posting == database.postlist_end(*term) || *posting != id) continue;
    terms += (terms.empty() ? "" : " ") + schema::describe_term(*term);
  }
  return terms;
}

}  // namespace

std::vector<Explanation> word_weights(const Node& root, const Query& among, Xapian::docid id, const Xapian::Weight& scheme,
                                      const std::function<Query(const Node&)>& compile, Snapshot& snapshot) {
  const Xapian::doccount most = snapshot.database().get_doccount();
  std::vector<const Node*> words;
  collect(root, words);
  std::vector<Explanation> lines;
  for (const Node* word : words) {
    const Query query = compile(*word);
    if (query.empty()) continue;
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_weighting_scheme(scheme);
    enquire.set_query(Query(Query::OP_FILTER, query, among));
    const Xapian::MSet matches = enquire.get_mset(0, most);
    const auto match = std::find(matches.begin(), matches.end(), id);
    if (match == matches.end()) continue;
    lines.push_back({query::write_query(*word, true), matching_terms(query, id, snapshot.database()), match.get_weight(), {}});
  }
  return lines;
}

}  // namespace claimdex::search
