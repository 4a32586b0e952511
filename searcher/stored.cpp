// Reading stored documents.
#include "searcher/stored.hpp"

#include "indexer/schema/slots.hpp"
#include "searcher/join.hpp"

namespace claimdex::search {
namespace {

std::string key_of(const Xapian::Document& document) { return document.get_value(schema::slot_number(schema::Slot::key)); }

bool is_article(const Xapian::Document& document) { return !document.get_value(schema::slot_number(schema::Slot::info)).empty(); }

constexpr std::size_t most_kept = 256;  // articles of one call; a call over a million hits must not hold them all

}  // namespace

Result<Claim> Stored::claim(const Xapian::Document& document) { return schema::decode_claim(document.get_data()); }

Result<Xapian::Document> Stored::article_document(const Xapian::Document& document, const std::string& key_hash) {
  if (is_article(document)) return document;
  const Xapian::docid id = article_of(key_hash, snapshot_.database());
  if (id == 0)
    return Error{ErrorCode::not_found, "the article of this claim is not in the index", "index the articles again", {}};
  return snapshot_.database().get_document(id);
}

Result<const schema::ArticleRecord*> Stored::article(const Xapian::Document& document) {
  const std::string key = key_of(document);
  if (const auto known = articles_.find(key); known != articles_.end()) return &known->second;
  const Result<Xapian::Document> own = article_document(document, key);
  if (!own) return own.error();
  Result<schema::ArticleRecord> record = schema::article_of(*own);
  if (!record) return record.error();
  if (articles_.size() >= most_kept) articles_.clear();
  return &articles_.emplace(key, std::move(*record)).first->second;
}

Result<ArticleInfo> Stored::info(const Xapian::Document& document) {
  const std::string key = key_of(document);
  if (const auto known = articles_.find(key); known != articles_.end()) return known->second.info;
  if (const auto known = infos_.find(key); known != infos_.end()) return known->second;
  const Result<Xapian::Document> own = article_document(document, key);
  if (!own) return own.error();
  Result<ArticleInfo> info = schema::info_of(*own);
  if (!info) return info;
  if (infos_.size() >= most_kept) infos_.clear();
  infos_.emplace(key, *info);
  return info;
}

Result<Hit> Stored::claim_hit(const Xapian::Document& document) {
  Result<Claim> found = claim(document);
  if (!found) return found.error();
  Result<ArticleInfo> article = info(document);
  if (!article) return article.error();
  Hit hit;
  hit.claim = std::move(*found);
  hit.article = std::move(*article);
  return hit;
}

}  // namespace claimdex::search
