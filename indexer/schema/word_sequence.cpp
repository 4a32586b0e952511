// Numbers of words, as few bits each as it takes to tell the words of one article apart.
#include "indexer/schema/word_sequence.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {
namespace {

constexpr unsigned whole_hash = 64;
constexpr std::uint64_t block_gap = block_position_gap - 1;  // between the last word of a block and the first of the next

std::uint64_t mask_of(unsigned count) { return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1; }

class BitWriter {
 public:
  void add(std::uint64_t value, unsigned count) {
    for (unsigned done = 0; done < count;) {
      if (free_ == 0) {
        bytes_.push_back('\0');
        free_ = 8;
      }
      const unsigned now = std::min(free_, count - done);
      const auto part = static_cast<unsigned>((value >> done) & mask_of(now));
      bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | (part << (8 - free_)));
      free_ -= now;
      done += now;
    }
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  unsigned free_ = 0;
};

// A form that is not in the article is taken for a word that is once in 2 to the power of this times, or less often: who asks of
// several forms asks for each that is found whether the article holds it.
constexpr int spare_bits = 4;

// Leading bits that tell all of them apart, and from most others. `hashes`: sorted, each once.
unsigned bits_to_tell(const std::vector<std::uint64_t>& hashes) {
  int most = static_cast<int>(std::bit_width(hashes.size())) + spare_bits;
  for (std::size_t i = 1; i < hashes.size(); ++i) most = std::max(most, std::countl_zero(hashes[i - 1] ^ hashes[i]) + 1);
  return static_cast<unsigned>(most);
}

/// How many bits of a hash are its upper half: so many that each value of them is had by one word or so.
unsigned upper_bits_of(std::uint32_t distinct, unsigned hash_bits) {
  return std::min(hash_bits, static_cast<unsigned>(std::bit_width(distinct)));
}

std::size_t bytes_for(std::size_t bits) { return (bits + 7) / 8; }

std::size_t upper_map_bits(std::uint32_t distinct, unsigned upper_bits) {
  return std::size_t{distinct} + (std::size_t{1} << upper_bits);
}

}  // namespace

std::uint64_t word_hash(std::string_view term) { return hash128(term).low; }

void WordSequence::add(std::uint32_t position, std::string_view term) {
  if (words_.empty() || position > words_.back().position) words_.push_back({position, word_hash(term)});
}

std::string WordSequence::take() {
  if (words_.empty()) return {};
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words_.size());
  for (const Word& word : words_) hashes.push_back(word.hash);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  const auto distinct = static_cast<std::uint32_t>(hashes.size());
  const unsigned hash_bits = bits_to_tell(hashes);
  const unsigned lower_bits = hash_bits - upper_bits_of(distinct, hash_bits);
  BitWriter uppers;
  BitWriter lowers;
  std::uint64_t bucket = 0;
  for (const std::uint64_t hash : hashes) {
    const std::uint64_t kept = hash >> (whole_hash - hash_bits);
    for (; bucket < kept >> lower_bits; ++bucket) uppers.add(0, 1);
    uppers.add(1, 1);
    lowers.add(kept & mask_of(lower_bits), lower_bits);
  }
  for (; bucket < std::uint64_t{1} << (hash_bits - lower_bits); ++bucket) uppers.add(0, 1);
  const auto entry_bits = static_cast<unsigned>(std::bit_width(distinct));
  BitWriter entries;
  RecordWriter gaps;
  std::size_t count = 0;
  std::uint64_t expected = words_.front().position;
  for (const Word& word : words_) {
    if (word.position != expected) {
      entries.add(distinct, entry_bits);
      const std::uint64_t gap = word.position - expected;
      gaps.integer(gap == block_gap ? 0 : gap);
      ++count;
    }
    const auto number = std::lower_bound(hashes.begin(), hashes.end(), word.hash) - hashes.begin();
    entries.add(static_cast<std::uint64_t>(number), entry_bits);
    ++count;
    expected = std::uint64_t{word.position} + 1;
  }
  words_.clear();
  RecordWriter out;
  out.byte(static_cast<std::uint8_t>(hash_bits));
  out.integer(distinct);
  out.integer(count);
  return std::move(out).bytes() + uppers.bytes() + lowers.bytes() + entries.bytes() + std::move(gaps).bytes();
}

WordSequenceReader::WordSequenceReader(std::string_view bytes) {
  if (bytes.empty()) return;
  RecordReader in(bytes);
  const unsigned hash_bits = in.byte();
  const std::uint64_t distinct = in.integer();
  const std::uint64_t count = in.integer();
  const std::uint64_t most = 8 * std::uint64_t{bytes.size()};
  if (!in.is_good() || hash_bits == 0 || hash_bits > whole_hash || distinct == 0 || distinct > most || count > most) return;
  const unsigned upper_bits = upper_bits_of(static_cast<std::uint32_t>(distinct), hash_bits);
  const auto entry_bits = static_cast<unsigned>(std::bit_width(distinct));
  const std::size_t uppers = in.at();
  const std::size_t lowers = uppers + bytes_for(upper_map_bits(static_cast<std::uint32_t>(distinct), upper_bits));
  const std::size_t entries = lowers + bytes_for(distinct * (hash_bits - upper_bits));
  const std::size_t gaps = entries + bytes_for(count * entry_bits);
  if (gaps > bytes.size()) return;
  bytes_ = bytes;
  hash_bits_ = hash_bits;
  lower_bits_ = hash_bits - upper_bits;
  entry_bits_ = entry_bits;
  distinct_ = static_cast<std::uint32_t>(distinct);
  uppers_ = 8 * uppers;
  lowers_ = 8 * lowers;
  entries_ = 8 * entries;
  left_ = count;
  gaps_ = bytes.substr(gaps);
}

// Beyond the end bits are 0.
std::uint64_t WordSequenceReader::bits(std::size_t at, unsigned count) const {
  const std::size_t byte = at / 8;
  const unsigned shift = at % 8;
  if (byte >= bytes_.size()) return 0;
  std::uint64_t value = 0;
  if (byte + word_bytes <= bytes_.size()) {
    value = whole_word(byte);
  } else {
    for (std::size_t i = 0; byte + i < bytes_.size(); ++i)
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[byte + i])} << (8 * i);
  }
  value >>= shift;
  if (count + shift > 64 && byte + word_bytes < bytes_.size())
    value |= std::uint64_t{static_cast<unsigned char>(bytes_[byte + word_bytes])} << (64 - shift);
  return value & mask_of(count);
}

std::optional<std::uint32_t> WordSequenceReader::number_of(std::uint64_t hash) const {
  if (distinct_ == 0) return std::nullopt;
  const std::uint64_t kept = hash >> (whole_hash - hash_bits_);
  // Behind as many zeros as the upper half says stand the words that have it, each a one.
  std::uint64_t zeros = kept >> lower_bits_;
  std::size_t at = uppers_;
  constexpr unsigned step = 64;
  for (; zeros > 0; at += step) {
    if (at >= lowers_) return std::nullopt;
    std::uint64_t unset = ~bits(at, step);
    const auto here = static_cast<unsigned>(std::popcount(unset));
    if (here < zeros) {
      zeros -= here;
      continue;
    }
    for (; zeros > 1; --zeros) unset &= unset - 1;
    at += static_cast<unsigned>(std::countr_zero(unset)) + 1;
    break;
  }
  std::size_t number = at - uppers_ - (kept >> lower_bits_);
  for (; at < lowers_ && number < distinct_ && bits(at, 1) == 1; ++at, ++number)
    if (bits(lowers_ + number * lower_bits_, lower_bits_) == (kept & mask_of(lower_bits_)))
      return static_cast<std::uint32_t>(number);
  return std::nullopt;
}

bool WordSequenceReader::next() {
  ++position_;
  while (left_ > 0) {
    number_ = static_cast<std::uint32_t>(bits(entries_, entry_bits_));
    if (number_ < distinct_) {
      --left_;
      entries_ += entry_bits_;
      return true;
    }
    --position_;
    if (!skip_gap(number_)) return false;
    --left_;
    entries_ += entry_bits_;
    ++position_;
  }
  return false;
}

bool WordSequenceReader::skip_gap(std::uint32_t number) {
  RecordReader gap(gaps_);
  const std::uint64_t size = gap.integer();
  position_ += static_cast<std::uint32_t>(size == 0 ? block_gap : size);
  if (!gap.is_good() || number > distinct_) left_ = 0;
  gaps_ = gap.rest();
  return left_ > 0;
}

// A gap is an entry of its own, whose number no word has: what stands side by side are entries side by side.
bool WordSequenceReader::holds(const std::vector<std::uint32_t>& run) const {
  if (run.size() > left_) return false;
  const unsigned width = entry_bits_;
  // As many of the first numbers as are compared at once: within eight bytes wherever they begin.
  constexpr unsigned readable = 64 - 7;
  const std::size_t together = std::min<std::size_t>(run.size(), readable / width);
  std::uint64_t first = 0;
  for (std::size_t i = together; i > 0; --i) first = (first << width) | run[i - 1];
  const std::uint64_t mask = mask_of(static_cast<unsigned>(together) * width);
  const auto goes_on = [&](std::size_t at) {
    for (std::size_t i = together; i < run.size(); ++i)
      if (bits(at + i * width, width) != run[i]) return false;
    return true;
  };
  const std::size_t end = entries_ + (left_ - run.size() + 1) * width;
  const std::size_t end_of_whole = bytes_.size() >= word_bytes ? 8 * (bytes_.size() - word_bytes + 1) : 0;
  std::size_t at = entries_;
  for (; at < std::min(end, end_of_whole); at += width)
    if (((whole_word(at / 8) >> (at % 8)) & mask) == first && goes_on(at)) return true;
  for (; at < end; at += width)
    if (bits(at, static_cast<unsigned>(together) * width) == first && goes_on(at)) return true;
  return false;
}

bool holds_run(std::string_view sequence, const std::vector<std::uint64_t>& hashes) {
  const WordSequenceReader words(sequence);
  std::vector<std::uint32_t> run;
  for (const std::uint64_t hash : hashes) {
    const auto number = words.number_of(hash);
    if (!number) return false;
    run.push_back(*number);
  }
  return !run.empty() && words.holds(run);
}

}  // namespace claimdex::schema
