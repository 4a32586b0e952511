// Terms of running text.
#include "indexer/documents/word_terms.hpp"

#include <algorithm>
#include <cstddef>

namespace claimdex::indexer {
namespace {

bool is_gram(const Token& token) { return token.kind == TokenKind::cjk_unigram || token.kind == TokenKind::cjk_bigram; }

}  // namespace

void WordTerms::add_text(std::string_view text, std::string_view lang, const TextRole& role) {
  const std::size_t led = role.may_lead ? std::min(lead_left_, text.size()) : 0;
  lead_left_ -= led;
  const std::vector<Token> tokens = analyzer_.analyze(text, lang);
  if (tokens.empty()) return;
  for (const Token& token : tokens) {
    if (token.text.empty()) continue;
    const std::string* term = &token.text;
    if (term->size() > schema::max_term_bytes) {
      schema::make_term(buffer_, schema::Field::text, token.text);
      term = &buffer_;
    }
    document_.add_term(*term, role.wdf);
    if (token.span.begin < led && token.kind != TokenKind::cjk_unigram) lead_.add(*term);
    if (is_gram(token)) continue;
    sequence_.add(base_ + token.position, *term);
    stems_.add(lang, token.stem, token.text);
  }
  base_ += tokens.back().position + schema::block_position_gap;
}

void WordTerms::add_field(schema::Field field, std::string_view text, std::string_view lang) {
  for (const Token& token : analyzer_.analyze(text, lang)) {
    if (token.text.empty()) continue;
    schema::make_term(buffer_, field, token.text);
    document_.add_term(buffer_, 1);
    if (!is_gram(token)) stems_.add(lang, token.stem, token.text);
  }
}

void add_claim_words(IndexDocument& document, schema::Field field, const std::vector<Token>& tokens) {
  std::string term;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.text.empty()) continue;
    const bool bigram_follows = token.kind == TokenKind::cjk_unigram && i + 1 < tokens.size() &&
                                tokens[i + 1].kind == TokenKind::cjk_bigram && tokens[i + 1].position == token.position;
    if (bigram_follows) continue;
    schema::make_term(term, field, token.text);
    document.add_term(term, 1);
  }
}

}  // namespace claimdex::indexer
