// WordMap: finds what was put in, whatever the length, and nothing else.
#include "analyzers/lang/word_map.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using claimdex::lang::WordMap;

TEST_CASE("words of every length are found, their neighbours are not") {
  std::vector<std::string> words;
  for (std::size_t size = 0; size < 40; ++size) words.push_back(std::string(size, 'a'));
  for (std::size_t size = 17; size < 40; ++size) {  // alike at both ends
    words.push_back(std::string(size, 'a'));
    words.back()[size / 2] = 'b';
  }
  WordMap<std::size_t> map;
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK_FALSE(map.contains(words[i]));
    map.emplace(words[i], i);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    REQUIRE(map.find(words[i]) != map.end());
    CHECK(map.find(words[i])->second == i);
  }
  CHECK_FALSE(map.contains("b"));
  CHECK_FALSE(map.contains(std::string(40, 'a')));
}

TEST_CASE("emplace keeps a word's value, insert_or_assign replaces it") {
  WordMap<int> map;
  CHECK(map.empty());
  CHECK_FALSE(map.contains("job"));
  map.emplace("job", 1);
  map.emplace("job", 2);
  CHECK(map.find("job")->second == 1);
  map.insert_or_assign("job", 3);
  CHECK(map.find("job")->second == 3);
}
