// Reading stored documents: claims, articles and what a hit shows of them. Keeps the articles of one call.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <xapian.h>

#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/schema/records.hpp"
#include "searcher/snapshot.hpp"

namespace claimdex::search {

class Stored {
 public:
  explicit Stored(Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Errors: index_corrupt.
  Result<Claim> claim(const Xapian::Document& document);
  /// The article of a claim's document, or of an article's own. Errors: not_found, index_corrupt. Lives as long as this object.
  Result<const schema::ArticleRecord*> article(const Xapian::Document& document);
  /// Only what a hit shows. Errors: the same.
  Result<ArticleInfo> info(const Xapian::Document& document);
  /// A claim as a hit without rank and score. Errors: the same.
  Result<Hit> claim_hit(const Xapian::Document& document);

 private:
  Result<Xapian::Document> article_document(const Xapian::Document& document, const std::string& key_hash);

  Snapshot& snapshot_;
  std::map<std::string, schema::ArticleRecord> articles_;
  std::map<std::string, ArticleInfo> infos_;
};

}  // namespace claimdex::search
