// The one checker that every analyzer test runs its texts through.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/analysis.hpp"

namespace claimdex::testing {

/// Analyses `text` and checks what must hold of any analyzer and any bytes: spans in bounds, never backwards, not empty;
/// positions that count up without holes; bigrams right after the unigram they begin with; the same tokens on a second run; and
/// that the surface of a token, analysed alone, gives a token of the same text.
inline std::vector<Token> checked_tokens(std::string_view text, std::string_view lang) {
  const Analyzer& analyzer = default_analyzer();
  std::vector<Token> tokens = analyzer.analyze(text, lang);
  CHECK(analyzer.analyze(text, lang) == tokens);
  std::size_t begin = 0;
  std::uint32_t next_position = 0;
  for (const Token& token : tokens) {
    CAPTURE(token.text);
    REQUIRE(token.span.end <= text.size());
    CHECK(token.span.begin >= begin);
    CHECK(token.span.begin < token.span.end);
    CHECK_FALSE(token.text.empty());
    begin = token.span.begin;
    if (token.kind == TokenKind::cjk_bigram) {
      CHECK(token.position + 1 == next_position);
      CHECK(token.position_length == 2);
    } else {
      CHECK(token.position == next_position++);
      CHECK(token.position_length == 1);
    }
    const std::vector<Token> again = analyzer.analyze(token.span.of(text), lang);
    bool reproduced = false;
    for (const Token& other : again) reproduced = reproduced || other.text == token.text;
    CHECK(reproduced);
  }
  return tokens;
}

/// The texts of the tokens, joined by spaces; a stem that differs follows as "cuts/cut".
inline std::string show_tokens(std::string_view text, std::string_view lang) {
  std::string shown;
  for (const Token& token : checked_tokens(text, lang)) {
    shown += (shown.empty() ? "" : " ") + token.text;
    if (!token.stem.empty() && token.stem != token.text) shown += "/" + token.stem;
  }
  return shown;
}

}  // namespace claimdex::testing
