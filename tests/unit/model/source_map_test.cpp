#include <doctest/doctest.h>

#include "claimdex/text.hpp"

using claimdex::SourceMap;
using claimdex::TextSpan;

TEST_SUITE("source_map") {
  TEST_CASE("an empty map is the identity") { CHECK(SourceMap{}.to_source({3, 9}) == TextSpan{3, 9}); }

  TEST_CASE("linear pieces that touch run on as one") {
    SourceMap map;
    map.append({0, 4, 10, 4});
    map.append({4, 2, 14, 2});
    CHECK(map.pieces().size() == 1);
    CHECK(map.to_source({1, 6}) == TextSpan{11, 16});
  }

  TEST_CASE("an entity maps as a whole") {
    SourceMap map;
    map.append({0, 2, 0, 2});
    map.append({2, 1, 2, 5});  // "&" from "&amp;"
    map.append({3, 2, 7, 2});
    CHECK(map.to_source({2, 3}) == TextSpan{2, 7});
    CHECK(map.to_source({0, 4}) == TextSpan{0, 8});
    CHECK(map.to_source({3, 5}) == TextSpan{7, 9});
  }

  TEST_CASE("a span that begins after a gap does not take the gap in") {
    SourceMap map;
    map.append({0, 3, 0, 3});
    map.append({4, 3, 9, 3});  // text 3 is a space that stands for "</p>\n<p>"
    CHECK(map.to_source({4, 7}) == TextSpan{9, 12});
    CHECK(map.to_source({0, 3}) == TextSpan{0, 3});
  }

  TEST_CASE("maps compose") {
    SourceMap inner;  // block -> html
    inner.append({0, 3, 3, 3});
    inner.append({3, 1, 6, 5});
    inner.append({4, 3, 11, 3});
    SourceMap outer;  // html -> file, shifted by 100, with one escape of two bytes for one at 5
    outer.append({0, 5, 100, 5});
    outer.append({5, 1, 105, 2});
    outer.append({6, 20, 107, 20});
    const SourceMap joined = inner.through(outer);
    CHECK(joined.to_source({0, 2}) == TextSpan{103, 105});
    CHECK(joined.to_source({2, 3}) == TextSpan{105, 107});
    CHECK(joined.to_source({3, 4}) == TextSpan{107, 112});
    CHECK(joined.to_source({4, 7}) == TextSpan{112, 115});
  }
}
