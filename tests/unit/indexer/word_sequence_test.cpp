// Sequences of word codes: positions, gaps, widths, damage.
#include "indexer/schema/word_sequence.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace claimdex::schema {
namespace {

std::vector<std::pair<std::uint32_t, std::uint64_t>> words_of(const std::string& bytes) {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> words;
  for (WordSequenceReader reader(bytes); reader.next();) words.emplace_back(reader.position(), reader.code());
  return words;
}

TEST_CASE("words keep their distances, through gaps of any size") {
  WordSequence sequence;
  for (const std::uint32_t position : {5U, 6U, 9U, 70'000U, 4'000'000'000U}) sequence.add(position, "harbour");
  const std::string bytes = sequence.take();
  const auto words = words_of(bytes);
  REQUIRE(words.size() == 5);
  const std::uint32_t first = words[0].first;
  CHECK(words[1].first - first == 1);
  CHECK(words[2].first - first == 4);
  CHECK(words[3].first - first == 69'995);
  CHECK(words[4].first - first == 3'999'999'995);
  CHECK(words[4].second == word_code("harbour", 2));
  CHECK(sequence.take().empty());
}

TEST_CASE("a position that is not behind the one before is left out") {
  WordSequence sequence;
  for (const std::uint32_t position : {7U, 7U, 3U, 8U}) sequence.add(position, "quay");
  CHECK(words_of(sequence.take()).size() == 2);
}

TEST_CASE("codes are as wide as it takes for no two words to share one") {
  WordSequence few;
  WordSequence many;
  for (std::uint32_t i = 0; i < 3; ++i) few.add(i, fmt::format("word{}", i));
  std::vector<std::string> terms;
  for (std::uint32_t i = 0; i < 5000; ++i) many.add(i, terms.emplace_back(fmt::format("word{}", i)));
  CHECK(WordSequenceReader(few.take()).width() == 2);
  const std::string bytes = many.take();
  const std::size_t width = WordSequenceReader(bytes).width();
  CHECK(width > 2);
  const auto words = words_of(bytes);
  REQUIRE(words.size() == terms.size());
  bool all_found = true;
  for (std::size_t i = 0; i < words.size(); ++i) all_found = all_found && words[i].second == word_code(terms[i], width);
  CHECK(all_found);
}

TEST_CASE("runs of words side by side are found, not over gaps, nor in the length of one") {
  for (const std::uint32_t words : {3U, 3000U}) {
    WordSequence sequence;
    for (std::uint32_t i = 0; i < words; ++i) sequence.add(i, fmt::format("word{}", i));
    sequence.add(words + 9, "behind");
    const std::string bytes = sequence.take();
    const std::size_t width = WordSequenceReader(bytes).width();
    const auto holds = [&](const std::vector<std::string>& terms) { return holds_run(bytes, codes_of(terms, width)); };
    CHECK(holds({"word0", "word1"}));
    CHECK(holds({"word0", "word1", "word2"}));
    CHECK(holds({"behind"}));
    CHECK_FALSE(holds({"word1", "word0"}));
    CHECK_FALSE(holds({"word0", "word2"}));
    CHECK_FALSE(holds({fmt::format("word{}", words - 1), "behind"}));
    CHECK_FALSE(holds({}));
  }
  WordSequence far;
  far.add(0, "first");
  far.add(1 + static_cast<std::uint32_t>(word_code("length", 2)), "last");
  CHECK_FALSE(holds_run(far.take(), codes_of({"length", "last"}, 2)));
  CHECK_FALSE(holds_run({}, codes_of({"a", "b"}, 2)));
}

TEST_CASE("damaged bytes end the sequence") {
  WordSequence sequence;
  sequence.add(1, "tide");
  sequence.add(40, "ebb");
  const std::string bytes = sequence.take();
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(words_of(bytes.substr(0, size)).size() <= 1);
  CHECK(words_of(std::string("\x01\x02\x03", 3)).empty());
  CHECK(words_of(std::string("\x09\x02\x03", 3)).empty());
  CHECK(words_of({}).empty());
}

}  // namespace
}  // namespace claimdex::schema
