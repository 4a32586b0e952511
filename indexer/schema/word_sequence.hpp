// The words of an article in their order, as Slot::words holds them: what decides a phrase without reading the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::schema {

/// Codes of two to eight bytes, all of one article as wide as it takes for no two of its words to share one. A phrase is asked
/// only of articles that hold all of its words, so that equal codes are equal words there. Layout: a byte of width, then
/// little-endian codes; code 0 is a gap, and the code behind it its number of positions (what has no code of its own: CJK
/// characters, ends of blocks).
class WordSequence {
 public:
  /// A position that is not behind the one before (beyond 2^32) is left out.
  void add(std::uint32_t position, std::string_view term);
  /// The bytes, empty where no word was added; begins anew. O(words log words).
  std::string take();

 private:
  struct Word {
    std::uint32_t position;
    std::uint64_t code;
  };
  std::vector<Word> words_;
};

/// Of a term, as it stands in a sequence of codes of `width` bytes. Never 0.
std::uint64_t word_code(std::string_view term, std::size_t width);

/// Whether the words with `codes` (bytes of word_code() of the sequence's width, one behind the other) stand side by side in it.
bool holds_run(std::string_view sequence, std::string_view codes);
/// The codes of `terms` for holds_run().
std::string codes_of(const std::vector<std::string>& terms, std::size_t width);

/// Reads a sequence from its first word to its last. Damaged bytes end it.
class WordSequenceReader {
 public:
  explicit WordSequenceReader(std::string_view bytes);

  [[nodiscard]] std::size_t width() const { return width_; }
  /// Moves to the next word; false at the end.
  bool next();
  [[nodiscard]] std::uint64_t code() const { return code_; }
  [[nodiscard]] std::uint32_t position() const { return position_; }

 private:
  bool read(std::uint64_t& code);

  std::string_view rest_;
  std::uint64_t mask_ = 0;
  std::size_t width_ = 0;
  std::uint64_t code_ = 0;
  std::uint32_t position_ = 0;
};

}  // namespace claimdex::schema
