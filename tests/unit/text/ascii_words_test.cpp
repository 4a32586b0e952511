// Words told eight bytes at a time: the same ends and hashes as byte by byte, wherever they stand in a text.
#include "analyzers/text/ascii_words.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "analyzers/lang/word_map.hpp"

namespace {

namespace text = claimdex::text;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <class IsInRun>
std::size_t slow_end(std::string_view bytes, std::size_t at, IsInRun is_in_run) {
  while (at < bytes.size() && is_in_run(bytes[at])) ++at;
  return at;
}

}  // namespace

TEST_SUITE("ascii words") {
  TEST_CASE("runs end where they end byte by byte, and hashes are those of the word alone") {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
      std::string bytes;
      for (std::size_t n = random() % 40; n > 0; --n)
        bytes.push_back(random() % 8 == 0 ? static_cast<char>(random() % 256) : "azAZ09by"[random() % 8]);
      for (std::size_t at = 0; at < bytes.size(); ++at) {
        const std::size_t word = text::ascii_word_end(bytes, at);
        CHECK(word == slow_end(bytes, at, [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); }));
        CHECK(text::ascii_letters_end(bytes, at) == slow_end(bytes, at, is_letter));
        if (word > at) {
          const std::string alone = bytes.substr(at, word - at);
          CHECK(text::hash_of_word_in(bytes, at, word) == claimdex::lang::hash_of_word(alone));
        }
      }
      CHECK(text::ascii_word_end(bytes, bytes.size()) == bytes.size());
    }
  }

  TEST_CASE("classes of bytes") {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      const bool upper = c >= 'A' && c <= 'Z';
      const bool lower = c >= 'a' && c <= 'z';
      CHECK((text::eight_bytes::upper(byte) != 0) == upper);
      CHECK((text::eight_bytes::lower(byte) != 0) == lower);
      CHECK((text::eight_bytes::letters(byte) != 0) == (upper || lower));
      CHECK((text::eight_bytes::digits(byte) != 0) == (c >= '0' && c <= '9'));
    }
  }
}
