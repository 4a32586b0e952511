// The document of one claim: lean, no positions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/analysis.hpp"
#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "indexer/documents/index_document.hpp"

namespace claimdex::indexer {

/// Makes the claim documents of one article: what they share (title, headings, source, dates) is analysed once.
class ClaimDocuments {
 public:
  ClaimDocuments(const Article& article, const Analyzer& analyzer, std::string place = {});
  /// `number`: among the claims of the article, from 1.
  IndexDocument make(const Claim& claim, std::uint32_t number);

 private:
  void add_shared(IndexDocument& document) const;
  /// The senses that are added as terms.
  std::vector<std::string_view> add_senses(IndexDocument& document, const Claim& claim) const;
  /// Heading and lead of the claim's block, those that there are.
  [[nodiscard]] std::vector<int> blocks_around(const Claim& claim) const;
  void add_context(IndexDocument& document, const Claim& claim);
  const std::vector<Token>& tokens_of_block(int block);
  const std::vector<Token>& tokens_of_sentence(const Claim& claim);

  const Article& article_;
  const Analyzer& analyzer_;
  std::string place_slot_;
  std::vector<Token> title_;
  std::map<int, std::vector<Token>> blocks_;  ///< headings and leads, as they are asked for
  std::string sentence_;
  std::string sentence_lang_;
  std::vector<Token> sentence_tokens_;
  std::vector<std::string> shared_terms_;
  std::string key_slot_;
  std::uint32_t article_check_ = 0;
  std::string published_slot_;
  std::string source_slot_;
  int year_ = 0;
};

/// Slots that article and claim share: outlet as written, else the site.
const std::string& source_of(const ArticleInfo& info);
/// Year of publication, 0 = undated.
int published_year(const ArticleInfo& info);
/// Whether quotation marks of any script stand in `text`.
bool has_quote(std::string_view text);

}  // namespace claimdex::indexer
