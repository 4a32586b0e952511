// Reading stored documents: claims, articles and what a hit shows of them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/index/snapshot.hpp"

namespace claimdex::search {

/// A document and its number in the whole index (the document itself knows only that in its part).
struct StoredDocument {
  Xapian::docid id = 0;
  Xapian::Document document;
};

class Stored {
 public:
  explicit Stored(Snapshot& snapshot) : snapshot_(snapshot) {}

  [[nodiscard]] StoredDocument read(Xapian::docid id) const { return {id, snapshot_.database().get_document(id)}; }
  /// Of a claim's document. Errors: index_corrupt.
  Result<Claim> claim(const StoredDocument& document);
  /// The same where its head was read already.
  Result<Claim> claim(const StoredDocument& document, const schema::ClaimHead& head);
  /// The article of a claim's document, or of an article's own. Errors: not_found, index_corrupt. Lives as long as this object.
  Result<const schema::ArticleRecord*> article(const StoredDocument& document);
  /// Only what a hit shows. Errors: the same.
  Result<ArticleInfo> info(const StoredDocument& document);
  /// The same of a claim whose head was read already.
  Result<ArticleInfo> info(const StoredDocument& claim, const schema::ClaimHead& head);
  /// A claim as a hit without rank and score. Errors: the same.
  Result<Hit> claim_hit(const StoredDocument& document);
  /// All claims of the article whose own document this is, in reading order. Errors: index_corrupt.
  Result<std::vector<Claim>> claims_of(const StoredDocument& article);

 private:
  /// Of the article of a claim, or of an article's own. Errors: not_found.
  Result<Xapian::docid> article_id(const StoredDocument& document);
  Result<Xapian::docid> article_id(const StoredDocument& claim, const schema::ClaimHead& head);
  Result<ArticleInfo> info_at(const Result<Xapian::docid>& article);
  /// Of its claims, in the order of their numbers. Errors: index_corrupt.
  Result<std::vector<std::string>> claim_ids(const StoredDocument& article, std::size_t count);

  Snapshot& snapshot_;
  std::map<Xapian::docid, std::shared_ptr<const schema::ArticleRecord>> records_;  ///< handed out
};

}  // namespace claimdex::search
