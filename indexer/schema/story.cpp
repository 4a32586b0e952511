// Sentences as hashes.
#include "indexer/schema/story.hpp"

#include <algorithm>
#include <string_view>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"

namespace claimdex::schema {
namespace {

constexpr std::size_t shortest = 30;         // bytes: "Read more" stands in every page
constexpr std::size_t most_sentences = 300;  // the beginning of a very long article is enough
constexpr std::size_t signature = 3;         // of copies that share half of the longer one, seven in eight have one in common
constexpr int hash_characters = 8;           // of five bits

// Bytes of a character that is no letter in any script: general punctuation, CJK punctuation, full-width signs.
std::size_t sign_length(std::string_view text, std::size_t at) {
  if (at + 3 > text.size()) return 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  const bool is_sign =
      (lead == 0xE2 && (next == 0x80 || next == 0x81)) || (lead == 0xE3 && next == 0x80) || (lead == 0xEF && next == 0xBC);
  return is_sign ? 3 : 0;
}

std::uint64_t hash_of(std::string_view sentence, std::string& letters) {
  letters.clear();
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if (const std::size_t sign = sign_length(sentence, i); sign > 0) {
      i += sign - 1;
    } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      letters += c;
    } else if (c >= 'A' && c <= 'Z') {
      letters += static_cast<char>(c - 'A' + 'a');
    }
  }
  return hash128(letters).high;
}

}  // namespace

std::vector<std::uint64_t> sentence_hashes(const std::vector<BlockRecord>& blocks) {
  std::vector<std::uint64_t> hashes;
  std::string letters;
  for (const BlockRecord& block : blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::boilerplate || block.kind == BlockKind::code) continue;
    for (const TextSpan& span : block.sentences) {
      if (span.end > block.text.size() || span.size() < shortest || hashes.size() >= most_sentences) continue;
      hashes.push_back(hash_of(span.of(block.text), letters));
    }
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::vector<std::string> story_terms(const std::vector<std::uint64_t>& hashes) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < std::min(signature, hashes.size()); ++i) {
    std::string value;
    for (int at = 0; at < hash_characters; ++at)
      value += "0123456789abcdefghijklmnopqrstuv"[(hashes[i] >> (64 - 5 * (at + 1))) & 31U];
    terms.push_back(term(Field::story, value));
  }
  return terms;
}

bool is_enough_for_story(std::size_t shared, std::size_t a, std::size_t b) {
  const std::size_t shorter = std::min(a, b);
  return shared * 2 >= shorter && (shared >= 2 || (shared == 1 && shorter == 1));
}

bool is_same_story(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++shared;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return is_enough_for_story(shared, a.size(), b.size());
}

}  // namespace claimdex::schema
