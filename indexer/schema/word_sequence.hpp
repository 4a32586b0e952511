// The words of an article in their order, as Slot::words holds them: what decides a phrase without reading the text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::schema {

/// What a term goes by in a sequence.
std::uint64_t word_hash(std::string_view term);

/// Words are numbered in the order of their hashes, of which as many leading bits are kept as it takes to tell the words of one
/// article apart, and from all but one in 16 others (in the middle one in 200). Layout: a byte of how many bits; LEB128 the
/// number of distinct words, and of entries; the kept bits as Elias-Fano has them (unary upper halves in a bit map, then the
/// lower halves); the entries, each as many bits wide as it takes, a word's number or, one above, a gap (what has no word of its
/// own: CJK characters, ends of blocks); LEB128 the positions of each gap, 0 for that between two blocks. Bits run from the
/// lowest of each byte.
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

  /// Whether the words of these numbers stand side by side in what is left. Precondition: not empty.
  [[nodiscard]] bool holds(const std::vector<std::uint32_t>& run) const;
  /// Moves to the next word; false at the end.
  bool next();
  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] std::uint32_t position() const { return position_; }
  /// Reads all that is left: `visit(position, number)` for each word.
  template <class Visit>
  void for_each(const Visit& visit);

 private:
  static constexpr std::size_t word_bytes = 8;

  [[nodiscard]] std::uint64_t bits(std::size_t at, unsigned count) const;
  /// Of the eight bytes from there, which are all there.
  [[nodiscard]] std::uint64_t whole_word(std::size_t byte) const;
  /// Steps over a gap, of a number that is no word's. False where it is none either.
  bool skip_gap(std::uint32_t number);

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

inline std::uint64_t WordSequenceReader::whole_word(std::size_t byte) const {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes_.data() + byte, sizeof word);
  } else {
    for (std::size_t i = 0; i < word_bytes; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes_[byte + i])} << (8 * i);
  }
  return word;
}

template <class Visit>
void WordSequenceReader::for_each(const Visit& visit) {
  const std::uint32_t distinct = distinct_;
  const unsigned width = entry_bits_;
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  // A number has at most 32 bits: it lies within eight bytes wherever it begins.
  const std::size_t end_of_whole = bytes_.size() >= word_bytes ? 8 * (bytes_.size() - word_bytes + 1) : 0;
  std::size_t at = entries_;
  std::uint32_t position = position_;
  for (; left_ > 0 && at < end_of_whole; --left_, at += width) {
    const auto number = static_cast<std::uint32_t>((whole_word(at / 8) >> (at % 8)) & mask);
    ++position;
    if (number < distinct) {
      visit(position, number);
      continue;
    }
    position_ = position - 1;
    if (!skip_gap(number)) return;
    position = position_;
  }
  entries_ = at;
  position_ = position;
  while (next()) visit(position_, number_);
}

/// Whether the words with these hashes stand side by side in a sequence.
bool holds_run(std::string_view sequence, const std::vector<std::uint64_t>& hashes);

}  // namespace claimdex::schema
