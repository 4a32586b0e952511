// Codes of words, wide enough to tell the words of one article apart.
#include "indexer/schema/word_sequence.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "indexer/schema/hash.hpp"

namespace claimdex::schema {
namespace {

constexpr std::size_t least_width = 2;
constexpr std::size_t most_width = 8;

constexpr std::array<char, most_width> zeros{};

std::uint64_t mask_of(std::size_t width) {
  return width >= most_width ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * width)) - 1;
}

// The code of `width` bytes of a word whose code of eight bytes this is.
std::uint64_t narrowed(std::uint64_t whole, std::size_t width) {
  const std::uint64_t code = whole & mask_of(width);
  return code == 0 ? 1 : code;
}

void append_code(std::string& out, std::uint64_t code, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) out.push_back(static_cast<char>((code >> (8 * i)) & 0xFFU));
}

void append_gap(std::string& out, std::uint64_t positions, std::size_t width) {
  const std::uint64_t most = (std::uint64_t{1} << (8 * std::min<std::size_t>(width, 4))) - 1;
  for (; positions > 0; positions -= std::min(positions, most)) {
    append_code(out, 0, width);
    append_code(out, std::min(positions, most), width);
  }
}

// `codes`: distinct codes of eight bytes.
std::size_t width_for(const std::vector<std::uint64_t>& codes) {
  std::vector<std::uint64_t> narrow(codes.size());
  for (std::size_t width = least_width; width < most_width; ++width) {
    std::transform(codes.begin(), codes.end(), narrow.begin(), [&](std::uint64_t code) { return narrowed(code, width); });
    std::sort(narrow.begin(), narrow.end());
    if (std::adjacent_find(narrow.begin(), narrow.end()) == narrow.end()) return width;
  }
  return most_width;
}

}  // namespace

std::uint64_t word_code(std::string_view term, std::size_t width) { return narrowed(hash128(term).low, width); }

void WordSequence::add(std::uint32_t position, std::string_view term) {
  if (words_.empty() || position > words_.back().position) words_.push_back({position, hash128(term).low});
}

std::string WordSequence::take() {
  std::string out;
  if (words_.empty()) return out;
  std::vector<std::uint64_t> distinct;
  distinct.reserve(words_.size());
  for (const Word& word : words_) distinct.push_back(word.code);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  const std::size_t width = width_for(distinct);
  out.reserve(1 + words_.size() * width);
  out.push_back(static_cast<char>(width));
  std::uint64_t expected = words_.front().position;
  for (const Word& word : words_) {
    append_gap(out, word.position - expected, width);
    append_code(out, narrowed(word.code, width), width);
    expected = std::uint64_t{word.position} + 1;
  }
  words_.clear();
  return out;
}

std::string codes_of(const std::vector<std::string>& terms, std::size_t width) {
  std::string out;
  for (const std::string& term : terms) append_code(out, word_code(term, width), width);
  return out;
}

bool holds_run(std::string_view sequence, std::string_view codes) {
  const std::size_t width = WordSequenceReader(sequence).width();
  if (width == 0 || codes.empty()) return false;
  const std::string_view all = sequence.substr(1);
  const std::string_view gap(zeros.data(), width);
  for (std::size_t at = 0; at + codes.size() <= all.size(); ++at) {
    const void* found = memmem(all.data() + at, all.size() - at, codes.data(), codes.size());
    if (found == nullptr) return false;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - all.data());
    const bool is_length_of_gap = at >= width && all.substr(at - width, width) == gap;
    if (at % width == 0 && !is_length_of_gap) return true;
  }
  return false;
}

WordSequenceReader::WordSequenceReader(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t width = static_cast<unsigned char>(bytes.front());
  if (width < least_width || width > most_width) return;
  width_ = width;
  mask_ = mask_of(width);
  rest_ = bytes.substr(1);
}

bool WordSequenceReader::read(std::uint64_t& code) {
  if (rest_.empty() || rest_.size() < width_) return false;
  code = 0;
  if (rest_.size() >= sizeof code && std::endian::native == std::endian::little) {
    std::memcpy(&code, rest_.data(), sizeof code);
    code &= mask_;
  } else {
    for (std::size_t i = 0; i < width_; ++i) code |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
  }
  rest_.remove_prefix(width_);
  return true;
}

bool WordSequenceReader::next() {
  std::uint64_t gap = 0;
  ++position_;
  while (read(code_)) {
    if (code_ != 0) return true;
    if (!read(gap)) return false;
    position_ += static_cast<std::uint32_t>(gap);
  }
  rest_ = {};
  return false;
}

}  // namespace claimdex::schema
