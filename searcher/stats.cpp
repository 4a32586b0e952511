// Counts over the whole index: from terms, never by looking at documents.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/lookup.hpp"

namespace claimdex::search {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

std::uint64_t matches_of(const Xapian::Query& query, Snapshot& snapshot) {
  const Xapian::Database& database = snapshot.database();
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(snapshot.living(query));
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

/// Documents a value of one field, largest first.
Counts count_field(schema::Field field, Snapshot& snapshot) {
  Counts counts;
  const Xapian::Database& database = snapshot.database();
  const bool all_live = snapshot.buried_articles() == 0;
  const std::string prefix(schema::prefix_of(field));
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string text = *term;
    if (schema::field_of_term(text) != field) continue;
    const std::uint64_t count = all_live ? term.get_termfreq() : matches_of(Xapian::Query(text), snapshot);
    if (count > 0) counts.emplace_back(text.substr(prefix.size()), count);
  }
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

/// Claims a company; the same whether the name's last full stop was taken for that of the sentence or not.
Counts count_companies(Snapshot& snapshot) {
  std::map<std::string, std::uint64_t> by_name;
  for (auto& [name, count] : count_field(schema::Field::company, snapshot)) {
    if (name.starts_with('=')) name.erase(0, 1);
    if (name.ends_with('.')) name.pop_back();
    by_name[name] += count;
  }
  Counts counts(by_name.begin(), by_name.end());
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

std::uint64_t to_number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint64_t bytes_below(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failure;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder, failure);
       !failure && entry != std::filesystem::recursive_directory_iterator(); entry.increment(failure)) {
    std::error_code unreadable;
    if (!entry->is_regular_file(unreadable)) continue;
    const std::uint64_t size = entry->file_size(unreadable);
    if (!unreadable) bytes += size;
  }
  return bytes;
}

/// Languages of articles only: claims carry the term too.
Counts article_languages(Snapshot& snapshot) {
  Counts counts = count_field(schema::Field::lang, snapshot);
  for (auto& [lang, count] : counts) {
    count = matches_of(
        Xapian::Query(Xapian::Query::OP_FILTER, all_articles(), Xapian::Query(schema::term(schema::Field::lang, lang))),
        snapshot);
    if (lang.empty()) lang = "unknown";
  }
  std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

}  // namespace

Result<IndexStats> index_stats(Snapshot& snapshot, const std::vector<std::string>& folders) {
  const Xapian::Database& database = snapshot.database();
  IndexStats stats;
  stats.parts = snapshot.parts().size();
  for (const Error& error : snapshot.missing()) stats.missing.push_back(error.message);
  const std::size_t buried = snapshot.buried_articles();
  stats.articles = database.get_termfreq(schema::type_term(schema::DocumentType::article)) - buried;
  stats.claims = database.get_termfreq(schema::type_term(schema::DocumentType::claim)) - (snapshot.buried_documents() - buried);
  for (const std::string& folder : folders) stats.bytes_on_disk += bytes_below(folder);
  stats.bytes_of_text = snapshot.total_of(schema::meta_text_bytes);
  stats.generation = to_number(database.get_metadata(std::string(schema::meta_generation)));
  stats.format_version = database.get_metadata(std::string(schema::meta_format_version));
  stats.analyzer = database.get_metadata(std::string(schema::meta_analyzer));
  stats.formats = count_field(schema::Field::format, snapshot);
  stats.languages = article_languages(snapshot);
  stats.events = count_field(schema::Field::event, snapshot);
  constexpr std::size_t companies_shown = 20;
  stats.companies = count_companies(snapshot);
  if (stats.companies.size() > companies_shown) stats.companies.resize(companies_shown);
  return stats;
}

}  // namespace claimdex::search
