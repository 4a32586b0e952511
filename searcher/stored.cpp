// Reading stored documents.
#include "searcher/stored.hpp"

#include <utility>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/join.hpp"

namespace claimdex::search {
namespace {

std::string key_of(const Xapian::Document& document) { return document.get_value(schema::slot_number(schema::Slot::key)); }

bool is_article(const Xapian::Document& document) { return !document.get_value(schema::slot_number(schema::Slot::info)).empty(); }

Error no_article() {
  return {ErrorCode::not_found, "the article of this claim is not in the index", "index the articles again", {}};
}

constexpr std::size_t most_kept = 256;  // articles of one call; a call over a million hits must not hold them all

}  // namespace

Result<Stored::Entry*> Stored::entry_of(Xapian::docid article, const Xapian::Document* document) {
  if (const auto known = articles_.find(article); known != articles_.end()) return &known->second;
  if (articles_.size() >= most_kept) articles_.clear();
  Entry entry;
  entry.document = document != nullptr ? *document : snapshot_.database().get_document(article);
  return &articles_.emplace(article, std::move(entry)).first->second;
}

Result<Stored::Entry*> Stored::entry(const StoredDocument& document) {
  if (is_article(document.document)) return entry_of(document.id, &document.document);
  const Result<schema::ClaimHead> head = schema::decode_head(document.document.get_data());
  if (!head) return head.error();
  return entry(document, *head);
}

Result<Stored::Entry*> Stored::entry(const StoredDocument& claim, const schema::ClaimHead& head) {
  // The documents of a part stand as many apart in the whole index as it has parts.
  const std::string key = key_of(claim.document);
  const std::size_t distance = std::size_t{head.number} * snapshot_.database().size();
  if (distance < claim.id) {
    Result<Entry*> found = entry_of(static_cast<Xapian::docid>(claim.id - distance), nullptr);
    if (!found || key_of((*found)->document) == key) return found;
  }
  // Another host may serve several parts as one.
  const Xapian::docid article = article_of(key, snapshot_);
  return article == 0 ? Result<Entry*>(no_article()) : entry_of(article, nullptr);
}

Result<std::string> Stored::id_of_claim(const StoredDocument& article, std::size_t number) {
  const Xapian::Database& database = snapshot_.database();
  const std::string key = key_of(article.document);
  const auto is_it = [&](const Xapian::Document& document, const schema::ClaimHead& head) {
    return head.number == number && key_of(document) == key;
  };
  const std::size_t at = article.id + number * database.size();
  if (at <= database.get_lastdocid()) {
    const Xapian::Document document = database.get_document(static_cast<Xapian::docid>(at));
    const Result<schema::ClaimHead> head = schema::decode_head(document.get_data());
    if (head && is_it(document, *head)) return head->id;
  }
  for (const Xapian::docid id : snapshot_.living_with(schema::term(schema::Field::key, key), database.get_doccount())) {
    const Xapian::Document document = database.get_document(id);
    const Result<schema::ClaimHead> head = schema::decode_head(document.get_data());
    if (head && is_it(document, *head)) return head->id;
  }
  return Error{ErrorCode::index_corrupt, "a claim of an article is not in the index", "index the articles again", {}};
}

Result<schema::ArticleText*> Stored::text_of(Entry& entry) {
  if (!entry.text) {
    Result<schema::ArticleText> text = schema::ArticleText::unpack(entry.document.get_data(), snapshot_.dictionaries());
    if (!text) return text.error();
    entry.text = std::move(*text);
  }
  return &*entry.text;
}

Result<Claim> Stored::claim(const StoredDocument& document) {
  const Result<schema::ClaimHead> head = schema::decode_head(document.document.get_data());
  if (!head) return head.error();
  return claim(document, *head);
}

Result<Claim> Stored::claim(const StoredDocument& document, const schema::ClaimHead& head) {
  const Result<Entry*> article = entry(document, head);
  if (!article) return article.error();
  const Result<schema::ArticleText*> text = text_of(**article);
  if (!text) return text.error();
  Result<Claim> claim = (*text)->claim(head.number);
  if (claim) claim->id = head.id;
  return claim;
}

Result<const schema::ArticleRecord*> Stored::article(const StoredDocument& document) {
  const Result<Entry*> found = entry(document);
  if (!found) return found.error();
  Entry& article = **found;
  if (!article.record) {
    const Result<schema::ArticleText*> text = text_of(article);
    if (!text) return text.error();
    const std::string info = article.document.get_value(schema::slot_number(schema::Slot::info));
    Result<schema::ArticleRecord> record = schema::decode_article(info, **text);
    if (!record) return record.error();
    article.record = std::move(*record);
  }
  return &*article.record;
}

Result<ArticleInfo> Stored::info(const StoredDocument& document) {
  const Result<Entry*> found = entry(document);
  if (!found) return found.error();
  Entry& article = **found;
  if (!article.info) {
    Result<ArticleInfo> info = schema::info_of(article.document);
    if (!info) return info.error();
    article.info = std::move(*info);
  }
  return *article.info;
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
  const Result<Entry*> found = entry_of(article.id, &article.document);
  if (!found) return found.error();
  const Result<schema::ArticleText*> text = text_of(**found);
  if (!text) return text.error();
  const Result<std::size_t> count = (*text)->claims();
  if (!count) return count.error();
  std::vector<Claim> claims;
  for (std::size_t number = 1; number <= *count; ++number) {
    Result<std::string> id = id_of_claim(article, number);
    if (!id) return id.error();
    Result<Claim> claim = (*text)->claim(number);
    if (!claim) return claim.error();
    claim->id = std::move(*id);
    claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace claimdex::search
