// Joining articles and claims by key.
#include "searcher/conditions/join.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/index/find_document.hpp"
#include "searcher/index/stored.hpp"
#include "searcher/words/sequence_source.hpp"

namespace claimdex::search {
namespace {

void sort_unique(std::vector<std::string>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

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
  sort_unique(keys);
  return keys;
}

namespace {

/// The articles whose text has all words of a pattern, by their numbers. `among`: where no others matter.
std::vector<std::uint32_t> with_words(const TextPattern& pattern, Snapshot& snapshot,
                                      const std::optional<std::vector<std::uint32_t>>& among) {
  struct Found {
    std::uint32_t article = 0;
    bool is_kept = false;
  };
  std::vector<SharedList> lists;
  for (const TextPattern::Part& part : pattern.parts) {
    std::vector<std::string> terms;
    for (const std::string& form : part.forms) terms.push_back(schema::term(schema::Field::text, form));
    lists.push_back(snapshot.lists().with_any(terms));
  }
  std::sort(lists.begin(), lists.end(), [](const SharedList& a, const SharedList& b) { return a->size() < b->size(); });
  std::vector<Found> found;
  auto list = lists.begin();
  if (among)
    for (const std::uint32_t article : *among) found.push_back({article, false});
  else
    (*list++)->for_each([&](const Posting& posting) { found.push_back({posting.article(), false}); });
  for (; list != lists.end(); ++list) {
    (*list)->for_each_among(found, [](Found& one, const Posting&) { one.is_kept = true; });
    std::erase_if(found, [](Found& one) { return !std::exchange(one.is_kept, false); });
  }
  std::vector<std::uint32_t> articles;
  for (const Found& one : found) articles.push_back(one.article);
  return articles;
}

/// The same as by Xapian, where lists in memory and the order of words decide.
std::vector<std::string> keys_in_lists(const TextPattern& pattern, Snapshot& snapshot,
                                       const std::optional<std::vector<std::uint32_t>>& among = {}) {
  SequenceSource together(pattern);
  ListedForms forms(pattern, snapshot.lists());
  ValueStream words = snapshot.values(schema::Slot::words);
  ValueStream keys_of = snapshot.values(schema::Slot::key);
  std::vector<std::string> keys;
  for (const std::uint32_t article : with_words(pattern, snapshot, among)) {
    const Xapian::docid document = snapshot.lists().document(article);
    const auto holds_form = [&](std::size_t part, std::size_t form) { return forms.holds(part, form, article); };
    if (!pattern.needs_check || together.holds(words.read(document), holds_form)) keys.emplace_back(keys_of.read(document));
  }
  sort_unique(keys);
  return keys;
}

/// The articles of claims that have one of the terms, and perhaps some more: a claim that left the index counts for the article
/// before its own. In an index of one part the documents of an article stand side by side, its own first.
std::vector<std::uint32_t> articles_of_claims(const std::vector<std::string>& terms, Snapshot& snapshot) {
  std::vector<std::uint32_t> articles;
  for (const std::string& term : terms) {
    Ids claims;
    snapshot.claim_lists().with(term)->append_to(claims);
    for (const Xapian::docid claim : claims) {
      const std::uint32_t behind = snapshot.lists().number_of(claim);
      if (behind > 0 && (articles.empty() || articles.back() != behind - 1)) articles.push_back(behind - 1);
    }
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

}  // namespace

std::vector<std::string> keys_of_claims_beside(const TextPattern& pattern, const std::vector<std::string>& claim_terms,
                                               Snapshot& snapshot) {
  if (!pattern.is_words() || !snapshot.has_lists() || !snapshot.has_claim_lists()) return keys_of_articles({pattern}, snapshot);
  return keys_in_lists(pattern, snapshot, articles_of_claims(claim_terms, snapshot));
}

std::vector<std::string> keys_of_articles(const std::vector<TextPattern>& patterns, Snapshot& snapshot) {
  if (patterns.size() == 1 && patterns.front().is_words() && snapshot.has_lists())
    return keys_in_lists(patterns.front(), snapshot);
  std::vector<Xapian::Query> parts;
  std::vector<const TextPattern*> undecided;
  for (const TextPattern& pattern : patterns) {
    parts.push_back(pattern_query(pattern, schema::Field::text, snapshot));
    if (pattern.is_words() && !decides_in_articles(pattern, snapshot)) undecided.push_back(&pattern);
  }
  const Xapian::Query all(Xapian::Query::OP_AND, parts.begin(), parts.end());
  std::vector<std::string> keys = keys_of({Xapian::Query::OP_FILTER, all, all_articles()}, snapshot);
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
  for (const std::string& key : keys) terms.emplace_back(schema::key_term_of(key));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace claimdex::search
