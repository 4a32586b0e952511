// Looking documents up by id, key and path.
#include "searcher/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/conditions/field_query.hpp"
#include "searcher/index/find_document.hpp"
#include "searcher/index/stored.hpp"

namespace claimdex::search {
namespace {

Error no_article(std::string_view key) {
  return {ErrorCode::not_found,
          fmt::format("no article with the key {} is in the index", key),
          "a key is the absolute path of a file, as results show it",
          {}};
}

Result<schema::ArticleRecord> article_record(std::string_view key, Snapshot& snapshot) {
  const Xapian::docid id = article_of(schema::key_value(key), snapshot);
  if (id == 0) return no_article(key);
  return schema::article_of(snapshot.database().get_document(id), snapshot.dictionaries());
}

/// "jobs.md:24", as results show a place: without the line.
std::string_view without_line(std::string_view place) {
  const std::size_t colon = place.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == place.size()) return place;
  return place.find_first_not_of("0123456789", colon + 1) == std::string_view::npos ? place.substr(0, colon) : place;
}

bool is_end_of(std::string_view end, std::string_view path) {
  return path.ends_with(end) && (path.size() == end.size() || end.starts_with('/') || path[path.size() - end.size() - 1] == '/');
}

/// Keys of articles whose path, file or key ends so: at most a few hundred are looked at.
Result<std::vector<std::string>> keys_that_end_in(std::string_view path, Snapshot& snapshot) {
  constexpr Xapian::doccount most_looked_at = 1000;
  std::vector<std::string> keys;
  // Of a record ("wire.ndjson#17") the index has the words of its id only.
  const Xapian::Query by_words = articles_by_path(path.substr(path.find('#') + 1), snapshot);
  const Xapian::Query of_file(schema::file_term(schema::absolute_path(path)));
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.living(Xapian::Query(Xapian::Query::OP_OR, by_words, of_file)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet matches = enquire.get_mset(0, most_looked_at);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const Result<ArticleInfo> info = schema::info_of(match.get_document());
    if (!info) return info.error();
    if (is_end_of(path, info->path) || is_end_of(path, info->file) || is_end_of(path, info->key)) keys.push_back(info->key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// The key of the article that results show as `written`: its key, its path from here, or the end of its path, with or without
/// a line behind it. Errors: not_found, ambiguous_id.
Result<std::string> key_of_path(std::string_view written, Snapshot& snapshot) {
  for (const std::string_view path : {written, without_line(written)}) {
    if (path.empty()) continue;
    std::error_code failure;
    const std::string real = std::filesystem::weakly_canonical(std::filesystem::path(path), failure).string();
    for (const std::string& key : {std::string(path), schema::absolute_path(path), real})
      if (article_of(schema::key_value(key), snapshot) != 0) return key;
    const Result<std::vector<std::string>> keys = keys_that_end_in(path, snapshot);
    if (!keys) return keys.error();
    if (keys->size() == 1) return keys->front();
    if (keys->size() > 1)
      return Error{ErrorCode::ambiguous_id,
                   fmt::format("{} articles go by the path {}", keys->size(), path),
                   fmt::format("for example {} and {}: give more of it", keys->at(0), keys->at(1)),
                   {}};
  }
  return Error{ErrorCode::not_found,
               fmt::format("nothing in the index has the id or the path {}", written),
               "ids are up to 16 hex digits, as results show them behind #; paths are those of indexed files",
               {}};
}

}  // namespace

Result<Xapian::docid> find_by_id_or_path(std::string_view written, Snapshot& snapshot) {
  Result<Xapian::docid> by_id = find_document(written, snapshot);
  if (by_id || written.empty() || by_id.error().code == ErrorCode::ambiguous_id) return by_id;
  const Result<std::string> key = key_of_path(written, snapshot);
  if (key) return article_of(schema::key_value(*key), snapshot);
  return may_be_id(written) && key.error().code == ErrorCode::not_found ? by_id.error() : key.error();
}

Result<Hit> find_hit(std::string_view id_or_path, Snapshot& snapshot) {
  const Result<Xapian::docid> found = find_by_id_or_path(id_or_path, snapshot);
  if (!found) return found.error();
  const Xapian::Document document = snapshot.database().get_document(*found);
  const Result<schema::DocumentType> type = schema::record_type(document.get_data());
  if (!type) return type.error();
  if (*type == schema::DocumentType::claim) return Stored(snapshot).claim_hit({*found, document});
  Result<ArticleInfo> info = schema::info_of(document);
  if (!info) return info.error();
  Hit hit;
  hit.article = std::move(*info);
  Result<std::vector<Hit>> claims = claims_of_article(hit.article.key, snapshot);
  if (!claims) return claims.error();
  for (Hit& claim : *claims) hit.claims.push_back(std::move(*claim.claim));
  return hit;
}

Result<std::vector<Hit>> claims_of_article(std::string_view key, Snapshot& snapshot) {
  // Two indexes opened as one may hold the same article twice: the first is enough.
  const Xapian::docid id = article_of(schema::key_value(key), snapshot);
  if (id == 0) return no_article(key);
  Stored stored(snapshot);
  const StoredDocument article = stored.read(id);
  const Result<ArticleInfo> info = stored.info(article);
  if (!info) return info.error();
  Result<std::vector<Claim>> claims = stored.claims_of(article);
  if (!claims) return claims.error();
  std::vector<Hit> hits;
  for (Claim& claim : *claims) {
    Hit hit;
    hit.rank = hits.size() + 1;
    hit.claim = std::move(claim);
    hit.article = *info;
    hits.push_back(std::move(hit));
  }
  return hits;
}

Result<Article> stored_article(std::string_view key, Snapshot& snapshot) {
  Result<schema::ArticleRecord> record = article_record(key, snapshot);
  if (!record) return record.error();
  Article article;
  article.info = std::move(record->info);
  for (schema::BlockRecord& stored : record->blocks) {
    Block block;
    block.kind = stored.kind;
    block.text = std::move(stored.text);
    block.lang = std::move(stored.lang);
    block.level = stored.level;
    block.heading = stored.heading;
    block.lead = stored.lead;
    article.blocks.push_back(std::move(block));
  }
  return article;
}

}  // namespace claimdex::search
