// Looks at bytes, many at once: the places that a search character by character finds.
#include "searcher/words/han_finder.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"
#include "searcher/index/han_writings.hpp"

namespace claimdex::search {
namespace {

using Forms = std::vector<std::string>;

TEST_CASE("words of one or two Han characters are found in any writing, wherever they stand in a text of any length") {
  const auto finder = HanFinder::of(Forms{"台湾", "港"});
  REQUIRE(finder.has_value());
  for (const std::string word : {"台湾", "臺灣", "台灣", "港"})
    for (std::size_t before = 0; before < 40; ++before)
      for (const std::size_t behind : {0, 1, 7, 30}) {
        CAPTURE(before);
        const std::string text = std::string(before, 'a') + word + std::string(behind, 'b') + word;
        HanFinder::Places places(*finder, text);
        CHECK(places.next(0) == before);
        CHECK(places.next(before + 1) == before + word.size() + behind);
        CHECK(places.next(text.size()) == HanFinder::nowhere);
      }
}

TEST_CASE("what only looks alike is not found") {
  const auto finder = HanFinder::of(Forms{"台湾"});
  REQUIRE(finder.has_value());
  for (const std::string text : {"", "湾", "台", "台的湾在台风的湾里，湾台台", "国际港口工程处记者参观了国际港口工程处"}) {
    CAPTURE(text);
    CHECK(HanFinder::Places(*finder, text).next(0) == HanFinder::nowhere);
  }
}

TEST_CASE("other forms are not looked for so") {
  for (const Forms& forms : {Forms{}, Forms{"harbour"}, Forms{"港", "harbour"}, Forms{"カメ"}, Forms{"港口工"}, Forms{"港5"}})
    CHECK_FALSE(HanFinder::of(forms).has_value());
}

TEST_CASE("every character that vanishes between two Han characters may hide them; signs do not") {
  const auto has_pair = [](const std::string& text) {
    const auto tokens = default_analyzer().analyze(text, {});
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.text == "口工"; });
  };
  for (char32_t c = 0x80; c < 0x10000; c = c == 0x33FF ? 0xA000 : c == 0xABFF ? 0xF900 : c + 1) {
    std::string text = "港口";
    text::append_utf8(text, c);
    text += "工程";
    if (may_hide_han(text) || !has_pair(text)) continue;
    CAPTURE(static_cast<unsigned>(c));
    FAIL("is passed over");
  }
  for (const std::string sign : {"“", "”", "—", "…", "·", "，", "。", "、", "《", "　", "％"})
    CHECK_FALSE(may_hide_han("港口" + sign + "工程"));
}

}  // namespace
}  // namespace claimdex::search
