// Groups of synonyms, found by the stems of their words.
#include "analyzers/text/synonyms.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold.hpp"
#include "analyzers/text/stemmer.hpp"

namespace claimdex::text {
namespace {

/// The stems of the words of `text`, a space between.
std::string key_of(std::string_view text, std::string_view lang) {
  std::string folded;
  append_folded(text, folded);
  Stemmer* stemmer = stemmer_of(lang);
  if (stemmer == nullptr) return folded;
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) key.append(key.empty() ? "" : " ").append(stemmer->stem(folded.substr(at, end - at)));
    at = end + 1;
  }
  return key;
}

using Group = std::vector<std::string_view>;

struct Synonyms {
  std::vector<Group> groups;
  std::multimap<std::string, std::size_t, std::less<>> groups_of;  ///< by key_of each member

  explicit Synonyms(std::string_view lang) {
    lang::for_each_row(lang::table(std::string(lang) + "/synonyms.tsv"), [&](const Group& members, std::size_t) {
      for (const std::string_view member : members) groups_of.emplace(key_of(member, lang), groups.size());
      groups.push_back(members);
    });
  }
};

const Synonyms& table_of(std::string_view lang) {
  static std::mutex mutex;
  static std::map<std::string, Synonyms, std::less<>> tables;
  const std::lock_guard lock(mutex);
  const auto known = tables.find(lang);
  if (known != tables.end()) return known->second;
  return tables.emplace(std::string(lang), Synonyms(lang)).first->second;
}

}  // namespace

std::vector<std::string> synonyms_of(std::string_view word, std::string_view lang) {
  const Synonyms& table = table_of(lang);
  const std::string key = key_of(word, lang);
  std::vector<std::string> found;
  const auto [first, last] = table.groups_of.equal_range(key);
  for (auto group = first; group != last; ++group)
    for (const std::string_view member : table.groups[group->second])
      if (key_of(member, lang) != key && std::find(found.begin(), found.end(), member) == found.end()) found.emplace_back(member);
  return found;
}

}  // namespace claimdex::text
