// Reading stored documents.
#include "searcher/index/stored.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/index/find_document.hpp"

namespace claimdex::search {
namespace {

std::string key_of(const Xapian::Document& document) { return document.get_value(schema::slot_number(schema::Slot::key)); }

bool is_article(const Xapian::Document& document) { return !document.get_value(schema::slot_number(schema::Slot::info)).empty(); }

Error no_article() {
  return {ErrorCode::not_found, "the article of this claim is not in the index", "index the articles again", {}};
}

constexpr std::size_t most_kept = 256;  // articles of one call; a call over a million hits must not hold them all

}  // namespace

Result<Xapian::docid> Stored::article_id(const StoredDocument& document) {
  if (is_article(document.document)) return document.id;
  const Result<schema::ClaimHead> head = schema::decode_head(document.document.get_data());
  if (!head) return head.error();
  return article_id(document, *head);
}

Result<Xapian::docid> Stored::article_id(const StoredDocument& claim, const schema::ClaimHead& head) {
  // The documents of a part stand as many apart in the whole index as it has parts.
  const std::size_t distance = std::size_t{head.number} * snapshot_.database().size();
  const auto article = static_cast<Xapian::docid>(claim.id - distance);
  if (distance < claim.id) {
    const auto text = snapshot_.reads().text(article);
    if (text && (*text)->check() == head.article) return article;
  }
  // Another host may serve several parts as one.
  const Xapian::docid by_key = article_of(key_of(claim.document), snapshot_);
  return by_key == 0 ? Result<Xapian::docid>(no_article()) : by_key;
}

Result<std::vector<std::string>> Stored::claim_ids(const StoredDocument& article, std::size_t count) {
  std::vector<std::string> ids(count);
  const std::string term = schema::key_term_of(key_of(article.document));
  for (const Xapian::docid id : snapshot_.living_with(term, snapshot_.database().get_doccount())) {
    const StoredDocument document = read(id);
    if (is_article(document.document)) continue;
    const Result<schema::ClaimHead> head = schema::decode_head(document.document.get_data());
    if (!head) return head.error();
    const Result<Xapian::docid> owner = article_id(document, *head);  // two indexes opened as one may both hold the article
    if (owner && *owner == article.id && head->number >= 1 && head->number <= count) ids[head->number - 1] = head->id;
  }
  if (std::find(ids.begin(), ids.end(), "") == ids.end()) return ids;
  return Error{ErrorCode::index_corrupt, "a claim of an article is not in the index", "index the articles again", {}};
}

Result<Claim> Stored::claim(const StoredDocument& document) {
  const Result<schema::ClaimHead> head = schema::decode_head(snapshot_.reads().claim_data(document.id));
  if (!head) return head.error();
  return claim(document, *head);
}

Result<Claim> Stored::claim(const StoredDocument& document, const schema::ClaimHead& head) {
  const Result<Xapian::docid> article = article_id(document, head);
  if (!article) return article.error();
  const auto text = snapshot_.reads().text(*article);
  if (!text) return text.error();
  Result<Claim> claim = (*text)->claim(head.number);
  if (claim) claim->id = head.id;
  return claim;
}

Result<const schema::ArticleRecord*> Stored::article(const StoredDocument& document) {
  const Result<Xapian::docid> id = article_id(document);
  if (!id) return id.error();
  if (const auto known = records_.find(*id); known != records_.end()) return known->second.get();
  const auto record = snapshot_.reads().record(*id);
  if (!record) return record.error();
  if (records_.size() >= most_kept) records_.clear();
  return records_.emplace(*id, *record).first->second.get();
}

Result<ArticleInfo> Stored::info_at(const Result<Xapian::docid>& article) {
  if (!article) return article.error();
  return schema::decode_info(snapshot_.reads().value(*article, schema::Slot::info));
}

Result<ArticleInfo> Stored::info(const StoredDocument& document) { return info_at(article_id(document)); }

Result<ArticleInfo> Stored::info(const StoredDocument& claim, const schema::ClaimHead& head) {
  return info_at(article_id(claim, head));
}

Result<Hit> Stored::claim_hit(const StoredDocument& document) {
  Result<Claim> found = claim(document);
  if (!found) return found.error();
  Result<ArticleInfo> article = info(document);
  if (!article) return article.error();
  Hit hit;
  hit.claim = std::move(*found);
  hit.article = std::move(*article);
  return hit;
}

Result<std::vector<Claim>> Stored::claims_of(const StoredDocument& article) {
  const auto text = snapshot_.reads().text(article.id);
  if (!text) return text.error();
  const Result<std::size_t> count = (*text)->claims();
  if (!count) return count.error();
  const Result<std::vector<std::string>> ids = claim_ids(article, *count);
  if (!ids) return ids.error();
  std::vector<Claim> claims;
  for (std::size_t number = 1; number <= *count; ++number) {
    Result<Claim> claim = (*text)->claim(number);
    if (!claim) return claim.error();
    claim->id = (*ids)[number - 1];
    claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace claimdex::search
