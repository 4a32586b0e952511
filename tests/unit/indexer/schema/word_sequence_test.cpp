// Sequences of words: positions, gaps, numbers, runs, damage.
#include "indexer/schema/word_sequence.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace claimdex::schema {
namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> words_of(std::string_view bytes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
  for (WordSequenceReader reader(bytes); reader.next();) words.emplace_back(reader.position(), reader.number());
  return words;
}

bool holds(std::string_view bytes, const std::vector<std::string>& terms) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& term : terms) hashes.push_back(word_hash(term));
  return holds_run(bytes, hashes);
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
  CHECK(words[4].second == WordSequenceReader(bytes).number_of(word_hash("harbour")));
  CHECK(sequence.take().empty());
}

TEST_CASE("a position that is not behind the one before is left out") {
  WordSequence sequence;
  for (const std::uint32_t position : {7U, 7U, 3U, 8U}) sequence.add(position, "quay");
  CHECK(words_of(sequence.take()).size() == 2);
}

TEST_CASE("every word has a number of its own, whatever their count") {
  std::mt19937 random(3);
  for (const std::uint32_t distinct : {1U, 2U, 3U, 7U, 8U, 200U, 255U, 256U, 257U, 5000U, 70000U}) {
    CAPTURE(distinct);
    WordSequence sequence;
    std::vector<std::string> terms;
    for (std::uint32_t i = 0; i < distinct; ++i) sequence.add(i, terms.emplace_back(fmt::format("word{}", i)));
    for (std::uint32_t i = 0; i < 100; ++i) sequence.add(distinct + i * 3, terms.emplace_back(terms[random() % distinct]));
    const std::string bytes = sequence.take();
    const WordSequenceReader reader(bytes);
    CHECK(reader.distinct() == distinct);
    const auto words = words_of(bytes);
    REQUIRE(words.size() == terms.size());
    bool all_found = true;
    for (std::size_t i = 0; i < words.size(); i += i % 100 == 0 ? 1 : 1 + distinct / 5000)
      all_found = all_found && words[i].second == reader.number_of(word_hash(terms[i]));
    CHECK(all_found);
  }
}

TEST_CASE("hardly any word that is not there has a number") {
  WordSequence sequence;
  for (std::uint32_t i = 0; i < 250; ++i) sequence.add(i, fmt::format("word{}", i));
  const std::string bytes = sequence.take();
  const WordSequenceReader reader(bytes);
  int found = 0;
  for (int i = 0; i < 10000; ++i) found += reader.number_of(word_hash(fmt::format("other{}", i))) ? 1 : 0;
  CHECK(found < 40);
}

TEST_CASE("an article takes less than two bytes a word") {
  WordSequence sequence;
  std::mt19937 random(5);
  for (std::uint32_t i = 0; i < 400; ++i)  // half of them of few
    sequence.add(i, fmt::format("word{}", random() % 2 == 0 ? random() % 30 : random() % 2000));
  CHECK(sequence.take().size() < 800);
}

TEST_CASE("runs of words side by side are found, and not over gaps") {
  for (const std::uint32_t words : {3U, 3000U}) {
    WordSequence sequence;
    for (std::uint32_t i = 0; i < words; ++i) sequence.add(i, fmt::format("word{}", i));
    sequence.add(words + 9, "behind");
    const std::string bytes = sequence.take();
    CHECK(holds(bytes, {"word0", "word1"}));
    CHECK(holds(bytes, {"word0", "word1", "word2"}));
    CHECK(holds(bytes, {"behind"}));
    CHECK_FALSE(holds(bytes, {"word1", "word0"}));
    CHECK_FALSE(holds(bytes, {"word0", "word2"}));
    CHECK_FALSE(holds(bytes, {fmt::format("word{}", words - 1), "behind"}));
    CHECK_FALSE(holds(bytes, {}));
  }
  WordSequence again;
  std::uint32_t at = 0;
  for (const char* word : {"to", "to", "be", "to", "to", "to", "be", "or"}) again.add(at++, word);
  const std::string bytes = again.take();
  CHECK(holds(bytes, {"to", "to", "be", "or"}));
  CHECK(holds(bytes, {"to", "be", "to", "to", "to"}));
  CHECK_FALSE(holds(bytes, {"be", "to", "to", "be"}));
  CHECK_FALSE(holds({}, {"a", "b"}));
}

TEST_CASE("all words at once are those one after the other, gaps and damaged bytes too") {
  WordSequence sequence;
  for (std::uint32_t i = 0; i < 300; ++i) sequence.add(i + i / 7 * 3, fmt::format("word{}", i % 90));
  const std::string bytes = sequence.take();
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string read = bytes.substr(0, round % 2 == 0 ? bytes.size() : random() % bytes.size());
    if (round > 0 && !read.empty()) read[random() % read.size()] = static_cast<char>(random());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
    WordSequenceReader all(read);
    if (round % 3 == 0 && all.next()) words.emplace_back(all.position(), all.number());
    all.for_each([&](std::uint32_t position, std::uint32_t number) { words.emplace_back(position, number); });
    CHECK(words == words_of(read));
  }
}

TEST_CASE("damaged bytes end the sequence") {
  WordSequence sequence;
  for (std::uint32_t i = 0; i < 40; ++i) sequence.add(i * 2, fmt::format("word{}", i % 9));
  const std::string bytes = sequence.take();
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(words_of(bytes.substr(0, size)).size() < 40);
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i <= round % 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    WordSequenceReader reader(damaged);
    for (int i = 0; i < 9; ++i)
      if (const auto number = reader.number_of(word_hash(fmt::format("word{}", i)))) CHECK(*number < reader.distinct());
    std::size_t count = 0;
    while (reader.next() && ++count < 1000) CHECK(reader.number() < reader.distinct());
    (void)holds(damaged, {"word1", "word2"});
  }
  CHECK(words_of(std::string("\x01\x02\x03", 3)).empty());
  CHECK(words_of({}).empty());
}

}  // namespace
}  // namespace claimdex::schema
