// Joining articles and claims by key.
#include "searcher/join.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::search {

std::vector<std::string> keys_of(const Xapian::Query& query, Snapshot& snapshot, std::size_t most) {
  std::vector<std::string> keys;
  if (query.empty()) return keys;
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  keys.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match)
    keys.push_back(match.get_document().get_value(schema::slot_number(schema::Slot::key)));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Xapian::Query with_keys(const std::vector<std::string>& keys) {
  std::vector<Xapian::Query> terms;
  terms.reserve(keys.size());
  for (const std::string& key : keys) terms.emplace_back(schema::term(schema::Field::key, key));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::docid article_of(const std::string& key_hash, const Xapian::Database& database) {
  const std::string term = schema::term(schema::Field::key, key_hash);
  const auto first = database.postlist_begin(term);
  return first == database.postlist_end(term) ? 0 : *first;
}

}  // namespace claimdex::search
