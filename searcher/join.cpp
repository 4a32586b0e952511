// Joining articles and claims by key.
#include "searcher/join.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/stored.hpp"

namespace claimdex::search {

std::vector<std::string> keys_of(const Xapian::Query& query, Snapshot& snapshot, std::size_t most) {
  std::vector<std::string> keys;
  if (query.empty()) return keys;
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.living(query));
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

std::vector<std::string> keys_of_articles(const std::vector<TextPattern>& patterns, Snapshot& snapshot) {
  std::vector<Xapian::Query> parts;
  std::vector<const TextPattern*> undecided;
  for (const TextPattern& pattern : patterns) {
    parts.push_back(pattern_query(pattern, schema::Field::text, snapshot));
    if (pattern.is_words() && !decides_in_articles(pattern, snapshot)) undecided.push_back(&pattern);
  }
  const Xapian::Query all(Xapian::Query::OP_AND, parts.begin(), parts.end());
  std::vector<std::string> keys =
      keys_of({Xapian::Query::OP_FILTER, all, Xapian::Query(schema::type_term(schema::DocumentType::article))}, snapshot);
  if (undecided.empty()) return keys;
  Stored stored(snapshot);
  std::erase_if(keys, [&](const std::string& key) {
    const auto article = stored.article(stored.read(article_of(key, snapshot)));
    return !article || !std::all_of(undecided.begin(), undecided.end(),
                                    [&](const TextPattern* pattern) { return stands_in(*pattern, **article); });
  });
  return keys;
}

Xapian::Query with_keys(const std::vector<std::string>& keys) {
  std::vector<Xapian::Query> terms;
  terms.reserve(keys.size());
  for (const std::string& key : keys) terms.emplace_back(schema::term(schema::Field::key, key));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::docid article_of(const std::string& key_hash, Snapshot& snapshot) {
  const std::vector<Xapian::docid> first = snapshot.living_with(schema::term(schema::Field::key, key_hash), 1);
  return first.empty() ? 0 : first.front();
}

}  // namespace claimdex::search
