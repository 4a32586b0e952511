// The named analyzer of article text and queries: tokenizer, fold, possessives and acronyms, CJK bigrams, stems.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/text/fold.hpp"
#include "analyzers/text/stemmer.hpp"
#include "analyzers/text/tokenizer.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex {
namespace {

using text::Piece;
using text::PieceKind;

/// "acme's" -> "acme": the owner is the word that people search for.
void drop_possessive(std::string& word) {
  if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
}

/// "u.s" -> "us": single letters joined by stops are written with and without them.
void join_acronym(std::string& word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 1 ? word[i] != '.' : word[i] < 'a' || word[i] > 'z') return;
  std::erase(word, '.');
}

class TextAnalyzer final : public Analyzer {
 public:
  [[nodiscard]] std::string_view name() const override { return "claimdex.text/1"; }
  [[nodiscard]] std::vector<Token> analyze(std::string_view all, std::string_view lang) const override;
};

/// Builds the tokens of one text.
class TokenWriter {
 public:
  TokenWriter(std::string_view all, std::string_view lang) : text_(all), stemmer_(text::stemmer_of(lang)) {}

  void add(const Piece& piece) {
    if (piece.kind == PieceKind::cjk) return add_cjk(piece);
    Token token = token_of(piece);
    if (token.text.empty()) return;
    if (piece.has_joiner) {
      drop_possessive(token.text);
      if (piece.ascii && piece.kind == PieceKind::word) join_acronym(token.text);
    }
    token.position = position_++;
    token.kind = piece.kind == PieceKind::number ? TokenKind::number : TokenKind::word;
    if (stemmer_ != nullptr && piece.kind == PieceKind::word) token.stem = stemmer_->stem(token.text);
    tokens.push_back(std::move(token));
  }

  std::vector<Token> tokens;

 private:
  Token token_of(const Piece& piece) const {
    Token token;
    token.span = piece.span;
    const std::string_view written = piece.span.of(text_);
    if (piece.ascii) {
      token.text = written;
      for (char& c : token.text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    } else {
      text::append_folded(written, token.text);
    }
    return token;
  }

  void add_cjk(const Piece& piece) {
    Token token = token_of(piece);
    if (token.text.empty()) return;
    token.position = position_++;
    token.kind = TokenKind::cjk_unigram;
    if (piece.follows && !tokens.empty() && tokens.back().kind == TokenKind::cjk_unigram) {
      Token bigram = tokens.back();
      bigram.text += token.text;
      bigram.span.end = token.span.end;
      bigram.position_length = 2;
      bigram.kind = TokenKind::cjk_bigram;
      tokens.push_back(std::move(bigram));
    }
    tokens.push_back(std::move(token));
  }

  std::string_view text_;
  text::Stemmer* stemmer_;
  std::uint32_t position_ = 0;
};

std::vector<Token> TextAnalyzer::analyze(std::string_view all, std::string_view lang) const {
  constexpr std::size_t kept_pieces = 1u << 16;
  thread_local std::vector<Piece> pieces;  // keeps its room from call to call, but not that of a giant
  if (pieces.capacity() > kept_pieces) pieces = {};
  pieces.clear();
  text::cut_pieces(all, pieces);
  TokenWriter writer(all, lang);
  std::size_t expected = pieces.size();
  for (const Piece& piece : pieces) expected += piece.follows ? 1 : 0;
  writer.tokens.reserve(expected);
  for (const Piece& piece : pieces) writer.add(piece);
  return std::move(writer.tokens);
}

}  // namespace

const Analyzer& default_analyzer() {
  static const TextAnalyzer analyzer;
  return analyzer;
}

}  // namespace claimdex
