// Candidates by shared terms, checked by the sentences themselves.
#include "searcher/index/stories.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "indexer/schema/story.hpp"
#include "searcher/index/find_document.hpp"

namespace claimdex::search {
namespace {

using schema::Slot;

constexpr std::size_t most_compared = 200;  // articles of one term: a sentence that more have in common is an outlet's own
constexpr std::size_t most_members = 500;   // of one story

struct Member {
  std::string key;        ///< hash
  std::string published;  ///< slot; empty where undated
  std::vector<std::uint64_t> sentences;
};

/// Reads articles once each.
class Members {
 public:
  explicit Members(Snapshot& snapshot) : snapshot_(snapshot) {}

  const Member& at(Xapian::docid id) {
    const auto [found, is_new] = members_.try_emplace(id);
    if (!is_new) return found->second;
    const Xapian::Document document = snapshot_.database().get_document(id);
    found->second.key = document.get_value(schema::slot_number(Slot::key));
    found->second.published = document.get_value(schema::slot_number(Slot::published));
    if (const auto record = schema::article_of(document, snapshot_.dictionaries()))
      found->second.sentences = schema::sentence_hashes(record->blocks);
    return found->second;
  }

 private:
  Snapshot& snapshot_;
  std::map<Xapian::docid, Member> members_;
};

/// Sets that grow together.
class Sets {
 public:
  Xapian::docid root(Xapian::docid id) {
    const auto [found, is_new] = parent_.try_emplace(id, id);
    if (is_new || found->second == id) return id;
    return found->second = root(found->second);
  }
  void join(Xapian::docid a, Xapian::docid b) { parent_[root(a)] = root(b); }
  [[nodiscard]] std::vector<Xapian::docid> all() const {
    std::vector<Xapian::docid> ids;
    for (const auto& [id, parent] : parent_) ids.push_back(id);
    return ids;
  }

 private:
  std::map<Xapian::docid, Xapian::docid> parent_;
};

void join_copies(const std::vector<Xapian::docid>& ids, Members& members, Sets& sets) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    for (std::size_t j = i + 1; j < ids.size(); ++j)
      if (sets.root(ids[i]) != sets.root(ids[j]) &&
          schema::is_same_story(members.at(ids[i]).sentences, members.at(ids[j]).sentences))
        sets.join(ids[i], ids[j]);
}

bool is_before(const Member& a, const Member& b) {
  if (a.published.empty() != b.published.empty()) return b.published.empty();
  if (a.published != b.published) return a.published < b.published;
  return a.key < b.key;
}

}  // namespace

std::vector<std::string> story_of(std::string_view id, Snapshot& snapshot) {
  const Xapian::Database& database = snapshot.database();
  const Result<Xapian::docid> named = find_document(id, snapshot);
  if (!named) return {};
  const std::string key = database.get_document(*named).get_value(schema::slot_number(Slot::key));
  const Xapian::docid first = article_of(key, snapshot);
  if (first == 0) return {};
  Members members(snapshot);
  std::vector<Xapian::docid> story = {first};
  std::set<Xapian::docid> seen = {first};
  for (std::size_t i = 0; i < story.size() && story.size() < most_members; ++i) {
    for (const std::string& term : schema::story_terms(members.at(story[i]).sentences))
      for (const Xapian::docid other : snapshot.living_with(term, most_compared))
        if (!seen.contains(other) && schema::is_same_story(members.at(story[i]).sentences, members.at(other).sentences)) {
          seen.insert(other);
          story.push_back(other);
        }
  }
  std::vector<std::string> keys;
  for (const Xapian::docid member : story) keys.push_back(members.at(member).key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> copies(Snapshot& snapshot) {
  const Xapian::Database& database = snapshot.database();
  const std::string prefix(schema::prefix_of(schema::Field::story));
  Members members(snapshot);
  Sets sets;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    if (term.get_termfreq() > 1) join_copies(snapshot.living_with(*term, most_compared), members, sets);
  std::map<Xapian::docid, std::vector<Xapian::docid>> stories;
  for (const Xapian::docid id : sets.all()) stories[sets.root(id)].push_back(id);
  std::vector<std::string> keys;
  for (const auto& [root, story] : stories) {
    const auto first = *std::min_element(
        story.begin(), story.end(), [&](Xapian::docid a, Xapian::docid b) { return is_before(members.at(a), members.at(b)); });
    for (const Xapian::docid id : story)
      if (id != first) keys.push_back(members.at(id).key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace claimdex::search
