// From text to tokens: the named analyzers that serve indexing and querying alike.
// Analyzers are immutable: use one from any number of threads.
//
//   const claimdex::Analyzer& analyzer = claimdex::default_analyzer();
//   for (const claimdex::Token& t : analyzer.analyze("Stellenabbau bei SAP", "de")) use(t.text, t.stem);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/export.hpp"
#include "claimdex/text.hpp"

namespace claimdex {

/// What a token is made of. A CJK run gives overlapping bigrams and single characters (unigrams).
enum class TokenKind : std::uint8_t { word, number, cjk_unigram, cjk_bigram };

/// A piece of text with its place. Filters may change `text`, never `span`.
struct Token {
  std::string text;                   ///< folded form: NFKC casefolded, traditional = simplified
  std::string stem;                   ///< Snowball stem in the block's language; empty for numbers and CJK
  TextSpan span;                      ///< bytes of the analysed text
  std::uint32_t position = 0;         ///< ordinal of the word or CJK character, from 0
  std::uint32_t position_length = 1;  ///< how many positions it covers (2 for a bigram)
  TokenKind kind = TokenKind::word;

  bool operator==(const Token&) const = default;
};

/// A named chain: char filters, tokenizer, token filters. Its name and version are stored in an index; another one is refused.
class CLAIMDEX_EXPORT Analyzer {
 public:
  virtual ~Analyzer() = default;
  /// E.g. "claimdex.text/1". Changes whenever any token could change.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Tokens in order of position, unigram before bigram at the same place. `lang`: ISO 639-1, empty = unstemmed.
  /// O(text.size()); ill-formed UTF-8 is skipped.
  [[nodiscard]] virtual std::vector<Token> analyze(std::string_view text, std::string_view lang) const = 0;
};

/// The analyzer of article text, titles and queries. Lives as long as the process.
CLAIMDEX_EXPORT const Analyzer& default_analyzer();

/// Folds as the default analyzer does, without cutting: NFKC casefold, traditional to simplified, curly quotes to straight.
CLAIMDEX_EXPORT std::string fold(std::string_view text);

/// ISO 639-1 of `text` ("zh" for both scripts), empty where it cannot be told. Script vote first, then CLD2. Thread-safe.
CLAIMDEX_EXPORT std::string detect_language(std::string_view text);

/// Sentences of `text`, in order, not overlapping, without surrounding white space. O(text.size()); thread-safe.
CLAIMDEX_EXPORT std::vector<TextSpan> split_sentences(std::string_view text, std::string_view lang);

}  // namespace claimdex
