// Whatever is typed: a result or an error that says where, never a crash, never silence.
#include <string>

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

const std::vector<SampleArticle> articles = {
    {"a", "Harbour", "Acme Inc cut 2,000 jobs in 2025. The harbour is quiet.", "en"},
    {"b", "港口", "港口公司裁员3000人。", "zh"},
    {"c", "ميناء", "أعلنت الشركة تسريح 500 موظف.", "ar"},
};

void must_answer(const Searcher& searcher, const std::string& query) {
  for (const Show show : {Show::automatic, Show::claims, Show::articles}) {
    SearchOptions options;
    options.show = show;
    options.explain = true;
    const auto result = searcher.search(query, options);
    if (result) continue;
    CHECK_FALSE(result.error().message.empty());
    CHECK_FALSE(render_error(result.error(), query).empty());
  }
}

TEST_CASE("operators alone, brackets, quotes, nothing") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  for (const char* query :
       {"",           " ",     "AND",   "OR",       "NOT",   "-",    "!",     ">",          ">=",
        "..",         "~",     "±",     "^2",       "(",     ")",    "{",     "}",          "()",
        "\"",         "\"\"",  ":",     "company:", "date:", "a OR", "AND a", "NEAR/3",     "a NEAR",
        "((((",       "}{",    "* * *", "?",        "***",   "~2",   "=",     "…。，！",    "👩‍👩‍👧",
        "the of and", "的 了", "> > >", "> 1 < 1",  "!= 0",  "1..0", "-0",    "company:()", "a^999999"})
    must_answer(searcher, query);
}

TEST_CASE("4,096 characters are read, one more is an error") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  const std::string words(4096, 'a');
  CHECK(searcher.search(words).has_value());
  const auto longer = searcher.search(words + "a");
  REQUIRE_FALSE(longer.has_value());
  CHECK(longer.error().code == ErrorCode::query_too_long);
  std::string many;
  while (many.size() + 6 < 4096) many += "cut OR ";
  must_answer(searcher, many + "x");
  std::string wild;
  while (wild.size() + 4 < 4096) wild += "*a* ";
  must_answer(searcher, wild);
}

TEST_CASE("deep nesting is an error, not a stack") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  for (const char open : {'(', '{', '-'}) must_answer(searcher, std::string(2000, open) + "a");
  std::string nots;
  for (int i = 0; i < 500; ++i) nots += "NOT ";
  must_answer(searcher, nots + "a");
}

TEST_CASE("every plane, right to left, broken bytes") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  for (char32_t plane = 0; plane <= 16; ++plane) {
    std::string query;
    for (char32_t c = plane * 0x10000 + 0x21; c < plane * 0x10000 + 0xFFFF; c += 0x3A7) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      if (c < 0x800)
        query += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
      else if (c < 0x10000)
        query += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                  static_cast<char>(0x80 | (c & 0x3F))};
      else
        query += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)),
                  static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
    must_answer(searcher, query);
  }
  CHECK(found(searcher, "الشركة") == std::vector<std::string>{"c"});
  must_answer(searcher, "\xff\xfe > 5 \xc3");
  must_answer(searcher, std::string("a\0b", 3));
  const auto text = searcher.search_text("\xff\xfe\x80", 10);
  CHECK(text.has_value());
}

TEST_CASE("an index that is gone is an error that names it") {
  std::optional<Searcher> searcher;
  {
    const SampleIndex index(articles);
    searcher.emplace(index.open());
    CHECK(searcher->search("job cuts > 100").has_value());
  }
  const auto result = searcher->search("job cuts > 100");
  if (!result) CHECK_FALSE(result.error().message.empty());
  CHECK_FALSE(Searcher::open({"/nowhere/at/all"}).has_value());
  CHECK_FALSE(Searcher::open({}).has_value());
}

TEST_CASE("a page beyond the end is empty, the total stays") {
  const SampleIndex index(articles);
  const Searcher searcher = index.open();
  SearchOptions options;
  options.show = Show::claims;
  options.offset = 1000;
  const auto result = searcher.search("*", options);
  REQUIRE(result.has_value());
  CHECK(result->hits.empty());
  CHECK(result->total >= 2);
  options.offset = static_cast<std::size_t>(-1);
  CHECK(searcher.search("*", options).has_value());
}

}  // namespace
}  // namespace claimdex
