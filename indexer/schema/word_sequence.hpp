// The words of an article in their order, as Slot::words holds them: what decides a phrase without reading the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::schema {

/// What a term goes by in a sequence.
std::uint64_t word_hash(std::string_view term);

/// Words are numbered in the order of their hashes, of which as many leading bits are kept as it takes to tell the words of one
/// article apart, and from all but one in 500 others. Layout: a byte of how many bits; LEB128 the number of distinct
/// words, and of entries; the kept bits as Elias-Fano has them (unary upper halves in a bit map, then the lower halves); the
/// entries, each as many bits wide as it takes, a word's number or, one above, a gap (what has no word of its own: CJK
/// characters, ends of blocks); LEB128 the positions of each gap. Bits run from the lowest of each byte.
class WordSequence {
 public:
  /// A position that is not behind the one before (beyond 2^32) is left out.
  void add(std::uint32_t position, std::string_view term);
  /// The bytes, empty where no word was added; begins anew. O(words log words).
  std::string take();

 private:
  struct Word {
    std::uint32_t position;
    std::uint64_t hash;
  };
  std::vector<Word> words_;
};

/// Reads a sequence from its first word to its last. Damaged bytes end it. Keeps a view of the bytes.
class WordSequenceReader {
 public:
  explicit WordSequenceReader(std::string_view bytes);

  /// How many distinct words there are; their numbers are below that.
  [[nodiscard]] std::uint32_t distinct() const { return distinct_; }
  /// The number of the word with that hash, if one with its leading bits is there. O(distinct / 64).
  [[nodiscard]] std::optional<std::uint32_t> number_of(std::uint64_t hash) const;

  /// Moves to the next word; false at the end.
  bool next();
  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] std::uint32_t position() const { return position_; }

 private:
  [[nodiscard]] std::uint64_t bits(std::size_t at, unsigned count) const;

  std::string_view bytes_;
  unsigned hash_bits_ = 0;
  unsigned lower_bits_ = 0;
  unsigned entry_bits_ = 0;
  std::uint32_t distinct_ = 0;
  std::size_t uppers_ = 0;  ///< where these begin, in bits
  std::size_t lowers_ = 0;
  std::size_t entries_ = 0;
  std::size_t left_ = 0;  ///< entries
  std::string_view gaps_;
  std::uint32_t number_ = 0;
  std::uint32_t position_ = 0;
};

/// Whether the words with these hashes stand side by side in a sequence.
bool holds_run(std::string_view sequence, const std::vector<std::uint64_t>& hashes);

}  // namespace claimdex::schema
