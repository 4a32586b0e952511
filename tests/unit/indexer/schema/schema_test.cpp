// Fields, terms, slots, hashes.
#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"

namespace claimdex::schema {
namespace {

std::chrono::sys_days day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}};
}

}  // namespace

TEST_SUITE("schema") {
  TEST_CASE("every field has its own name and prefix") {
    std::set<std::string_view> names;
    std::set<std::string_view> prefixes;
    for (const FieldRow& row : field_table()) {
      CAPTURE(row.name);
      CHECK(names.insert(row.name).second);
      CHECK(prefixes.insert(row.prefix).second);
      CHECK((row.flags & (in_article | in_claim)) != 0);
      CHECK(field_of_term(std::string(row.prefix) + "abc") == row.field);
      CHECK(std::all_of(row.prefix.begin(), row.prefix.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    }
  }

  TEST_CASE("terms of values") {
    struct Row {
      std::string made;
      std::string_view want;
    };
    const Row rows[] = {
        {type_term(DocumentType::claim), "Tclaim"},
        {event_term(Event::job_cuts), "Ejob_cuts"},
        {kind_term(QuantityKind::percent_points), "Kpercent_points"},
        {unit_term("GHz"), "U:GHz"},
        {currency_term("USD"), "Cusd"},
        {company_term("wisetech-global"), "Owisetech-global"},
        {company_term("", "acme robotics"), "O=acme robotics"},
        {date_term(Field::published, day(2026, 1, 6)), "D20260106"},
        {undated_term(Field::published), "Dnone"},
        {term(Field::text, "layoffs"), "layoffs"},
        {describe_term("Ejob_cuts"), "event:job_cuts"},
        {describe_term("layoffs"), "text:layoffs"},
        {id_term("c3f1"), "Ic3f"},
    };
    for (const Row& row : rows) CHECK(row.made == row.want);
    CHECK(field_of_term("ZZZx") == std::nullopt);
  }

  TEST_CASE("a site is found by its host and by its parents, never by a bare top level") {
    CHECK(site_terms("tech.example.com") == std::vector<std::string>{"XRtech.example.com", "XRexample.com"});
    CHECK(site_terms("localhost") == std::vector<std::string>{"XRlocalhost"});
    CHECK(site_terms("").empty());
  }

  TEST_CASE("long terms are cut at a character and stay apart") {
    std::string word;
    for (int i = 0; i < 100; ++i) word += "中";
    const std::string one = term(Field::title, word + "a");
    const std::string other = term(Field::title, word + "b");
    CHECK(one.size() <= max_term_bytes);
    CHECK(one != other);
    CHECK(one.find('~') % 3 == 1);  // 'S', then whole characters
    CHECK(term(Field::title, std::string(300, '\x80')).size() <= max_term_bytes);
  }

  TEST_CASE("a period's terms") {
    using Terms = std::vector<std::string>;
    CHECK(period_terms(day(2025, 1, 1), day(2025, 12, 31)) == Terms{"P2025"});
    CHECK(period_terms(day(2025, 12, 1), day(2026, 1, 31)) == Terms{"P2025", "P2026", "P202512", "P202601"});
    CHECK(period_terms(day(2025, 3, 4), day(2025, 3, 4)) == Terms{"P2025", "P202503", "P20250304"});
    CHECK(period_terms(std::nullopt, day(2025, 3, 4)) == Terms{"P2025", "P202503", "P20250304"});
    CHECK(period_terms(day(2025, 3, 4), day(2024, 3, 4)) == Terms{"P2025", "P202503", "P20250304"});
    CHECK(period_terms(std::nullopt, std::nullopt).empty());
    CHECK(period_terms(day(1000, 1, 1), day(2999, 1, 1)).size() == 20);
  }

  TEST_CASE("published terms") {
    CHECK(published_terms(std::nullopt) == std::vector<std::string>{"Dnone"});
    CHECK(published_terms(Moment{day(2026, 2, 3), false}) == std::vector<std::string>{"D2026", "D202602", "D20260203"});
  }

  TEST_CASE("slot codecs keep order and come back") {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> days(-800000, 800000);
    std::uniform_real_distribution<double> numbers(-1e6, 1e6);
    for (int i = 0; i < 2000; ++i) {
      const std::chrono::sys_days a{std::chrono::days{days(random)}};
      const std::chrono::sys_days b{std::chrono::days{days(random)}};
      CHECK(decode_day(encode_day(a)) == a);
      CHECK((encode_day(a) < encode_day(b)) == (a < b));
      const Moment moment{a + std::chrono::seconds{i * 40}, i % 2 == 0};
      if (moment.has_time) CHECK(decode_moment(encode_moment(moment)) == moment);
      CHECK(encode_moment(moment) >= encode_day(a));
      CHECK(encode_moment(moment) < encode_day_end(a));
      CHECK(encode_day_end(a) < encode_day(a + std::chrono::days{1}));
      const double x = numbers(random);
      const double y = numbers(random);
      CHECK(decode_number(encode_number(x)) == x);
      CHECK((encode_number(x) < encode_number(y)) == (x < y));
    }
    CHECK(decode_day("ab") == std::nullopt);
    CHECK(decode_moment("abcde") == std::nullopt);
  }

  TEST_CASE("places come back and compare as their bytes do") {
    const auto numbers = [](const Place& place) { return std::tuple(place.generation, place.update, place.unit, place.article); };
    std::vector<Place> places;
    for (const std::uint32_t a : {0U, 1U, 127U, 128U, 255U, 256U, 16383U, 16384U, 2097151U, 2097152U, (1U << 28U) - 1})
      for (const std::uint32_t b : {0U, 5U, 256U, 65536U}) {
        places.push_back({1, 0, a, b});
        places.push_back({a, b, 0, 0});
      }
    for (const Place& a : places) {
      CHECK(numbers(decode_place(encode_place(a))) == numbers(a));
      for (const Place& b : places) CHECK((encode_place(a) < encode_place(b)) == (numbers(a) < numbers(b)));
    }
  }

  TEST_CASE("facets and lists come back") {
    for (const Facets& facets :
         {Facets{Event::revenue, 2026, "zh"}, Facets{std::nullopt, 0, ""}, Facets{Event::other, 1999, "en"},
          Facets{Event::price, 1850, "de"}, Facets{Event::price, 1900, "de"}, Facets{Event::stock, 2154, ""},
          Facets{Event::stock, 2155, "x"}}) {
      CHECK(decode_facets(encode_facets(facets)) == facets);
    }
    CHECK(decode_facets("") == std::nullopt);
    CHECK(decode_facets("\x01\xFF\x07") == std::nullopt);
    CHECK(decode_facets("\xF0\x01\x01zh") == std::nullopt);
    const std::vector<std::string> companies = {"apple", "=acme robotics"};
    CHECK(decode_list(encode_list(companies)) == companies);
    CHECK(decode_list("").empty());
  }

  TEST_CASE("the hash is the published one") {
    // Reference values of MurmurHash3_x64_128, seed 0.
    CHECK(hash128("").high == 0);
    CHECK(hex16(hash128("hello")) == "cbd8a7b341bd9b02");
    CHECK(hash128("hello").low == 0x5b1e906a48ae1d19ULL);
    CHECK(short_text(hash128("a")).size() == 16);
    std::set<std::string> seen;
    std::string text;
    for (int i = 0; i < 300; ++i) {
      const std::string hash = short_text(hash128(text));
      CHECK(seen.insert(hash).second);
      CHECK(pack_short_text(hash).size() == 10);
      CHECK(unpack_short_text(pack_short_text(hash)) == hash);
      text.push_back('x');
    }
    CHECK(pack_short_text("too short").empty());
    CHECK(unpack_short_text("too short").empty());
  }
}

}  // namespace claimdex::schema
