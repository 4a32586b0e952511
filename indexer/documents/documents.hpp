// From an article to its documents: one of the article, one of each of its claims.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/extraction.hpp"
#include "indexer/documents/index_document.hpp"
#include "indexer/documents/stem_table.hpp"
#include "indexer/schema/packing.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::indexer {

/// The documents of one article, in the order in which they must be added: the article, then its claims.
struct PreparedArticle {
  std::string key_term;
  std::vector<Xapian::Document> documents;
  std::uint64_t text_bytes = 0;
  [[nodiscard]] std::uint64_t claims() const { return documents.size() - 1; }
};

/// What became of an article whose documents were handed over one by one.
struct BuiltArticle {
  std::string key_term;
  std::uint64_t text_bytes = 0;
  std::uint64_t claims = 0;
};

using DocumentSink = std::function<void(IndexDocument&&)>;

/// Makes documents. One a thread; the extractor is shared.
class DocumentBuilder {
 public:
  /// `dictionary`: that of the index, null where it has none.
  DocumentBuilder(const ClaimExtractor& extractor, const Analyzer& analyzer,
                  std::shared_ptr<const schema::Dictionary> dictionary = nullptr)
      : extractor_(extractor), analyzer_(analyzer), dictionary_(std::move(dictionary)) {}

  /// The place of the article that is built next.
  void set_place(const schema::Place& place) { place_ = schema::encode_place(place); }
  /// Finds languages and claims, and makes the documents. `file`: absolute path of the article's file, empty for none.
  PreparedArticle build(Article article, std::string_view file);
  /// The same, each document handed over as it is made: an article of very many claims then takes no memory for them all.
  BuiltArticle build_each(Article article, std::string_view file, const DocumentSink& sink);
  /// The same from claims found elsewhere, ids set. Languages must be set.
  PreparedArticle build(const Article& article, const std::vector<Claim>& claims, std::string_view file);
  BuiltArticle build_each(const Article& article, const std::vector<Claim>& claims, std::string_view file,
                          const DocumentSink& sink);
  /// The first bytes of what is packed for the article. Where its text alone is so long, its claims are not looked for.
  [[nodiscard]] std::string record_beginning(Article article, std::size_t bytes) const;
  /// Stem-form pairs of the articles since the last call that are new to `table`.
  std::vector<GroupedForm> take_stem_forms(StemTable& table) { return stems_.take_new(table); }

 private:
  const ClaimExtractor& extractor_;
  const Analyzer& analyzer_;
  std::shared_ptr<const schema::Dictionary> dictionary_;
  StemCollector stems_;
  std::string place_;
};

}  // namespace claimdex::indexer
