// Bucket terms against brute force: whatever the values and the range, terms plus slot checks find exactly the right claims.
#include "indexer/schema/buckets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include <doctest/doctest.h>

namespace claimdex::schema {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Numbers as news has them: round ones, decimals, tiny and huge ones, both signs, zero.
double draw(std::mt19937& random) {
  std::uniform_int_distribution<int> pick(0, 9);
  std::uniform_int_distribution<int> digits(1, 999);
  std::uniform_int_distribution<int> exponent(-4, 12);
  std::uniform_real_distribution<double> mantissa(1, 10);
  double value = 0;
  switch (pick(random)) {
    case 0:
      value = 0;
      break;
    case 1:
      value = mantissa(random) * std::pow(10, exponent(random));
      break;
    case 2:
      value = mantissa(random) * std::pow(10, 3 * exponent(random));
      break;
    case 3:
      value = digits(random) / 100.0;
      break;
    case 4:
      value = digits(random) * 10.0 + digits(random) / 1000.0;
      break;
    case 5:
      value = std::nextafter(digits(random), pick(random) < 5 ? infinity : -infinity);
      break;
    default:
      value = digits(random) * std::pow(10, exponent(random) / 2);
      break;
  }
  return pick(random) == 0 ? -value : value;
}

Interval draw_interval(std::mt19937& random) {
  std::uniform_int_distribution<int> pick(0, 5);
  Interval out{draw(random), draw(random), pick(random) < 3, pick(random) < 3};
  if (out.low > out.high) std::swap(out.low, out.high);
  const int shape = pick(random);
  if (shape == 0) out.low = -infinity;
  if (shape == 1) out.high = infinity;
  if (shape == 2) out = {out.low, out.low, false, false};
  return out;
}

bool shares_term(const std::vector<std::string>& document, const std::vector<std::string>& terms) {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return std::find(document.begin(), document.end(), term) != document.end();
  });
}

}  // namespace

TEST_SUITE("schema") {
  TEST_CASE("range terms find what brute force finds") {
    std::mt19937 random(20261125);
    for (int round = 0; round < 300; ++round) {
      const Interval interval = draw_interval(random);
      const RangeTerms low = range_terms(NumberGroup::count, Field::low, interval);
      const RangeTerms high = range_terms(NumberGroup::count, Field::high, interval);
      for (int i = 0; i < 60; ++i) {
        double a = draw(random);
        double b = i % 3 == 0 ? draw(random) : a;
        if (i % 7 == 1) a = b = interval.low;
        if (i % 7 == 2) a = b = std::nextafter(interval.low, infinity);
        if (i % 7 == 3) a = b = interval.high;
        if (a > b) std::swap(a, b);
        if (!std::isfinite(a) || !std::isfinite(b)) continue;
        std::vector<std::string> document;
        append_number_terms(NumberGroup::count, a, b, document);
        CAPTURE(interval.low);
        CAPTURE(interval.high);
        CAPTURE(interval.low_open);
        CAPTURE(interval.high_open);
        CAPTURE(a);
        CAPTURE(b);
        // Full terms never lie; boundary terms miss nothing.
        CHECK((!shares_term(document, low.full) || interval.contains(a)));
        CHECK((!interval.contains(a) || shares_term(document, low.full) || shares_term(document, low.boundary)));
        const bool is_range = shares_term(document, {range_mark(NumberGroup::count)});
        CHECK(is_range == (a != b));
        CHECK((!shares_term(document, high.full) || (is_range && interval.contains(b))));
        CHECK((!is_range || !interval.contains(b) || shares_term(document, high.full) || shares_term(document, high.boundary)));
      }
    }
  }

  TEST_CASE("a threshold of up to three digits needs no slot") {
    for (const double value : {10000.0, 500000.0, 0.8, 4.8, 52.5, 1e9, 2.35e12, -4.8, 0.05, 0.0}) {
      CAPTURE(value);
      CHECK(range_terms(NumberGroup::count, Field::low, {value, infinity, true, false}).boundary.empty());
      CHECK(range_terms(NumberGroup::count, Field::low, {value, infinity, false, false}).boundary.empty());
      CHECK(range_terms(NumberGroup::count, Field::high, {-infinity, value, false, true}).boundary.empty());
      CHECK(range_terms(NumberGroup::count, Field::high, {-infinity, value, false, false}).boundary.empty());
    }
    CHECK(range_terms(NumberGroup::count, Field::low, {12345, infinity, true, false}).boundary.size() == 1);
  }

  TEST_CASE("a value has four or five terms, a query a few dozen") {
    std::vector<std::string> terms;
    append_number_terms(NumberGroup::count, 10000, 10000, terms);
    CHECK(terms == std::vector<std::string>{"Ncp54", "Ncp541", "Ncp5410", "Ncp54100="});
    terms.clear();
    append_number_terms(NumberGroup::count, -12345.5, -12345.5, terms);
    CHECK(terms == std::vector<std::string>{"Ncn54", "Ncn541", "Ncn5412", "Ncn54123+", "Ncn54123455="});
    terms.clear();
    append_number_terms(NumberGroup::count, std::nan(""), std::nan(""), terms);
    CHECK(terms.empty());
    const RangeTerms over = range_terms(NumberGroup::count, Field::low, {12345, infinity, true, false});
    CHECK(over.full.size() < 50);
    CHECK(std::set<std::string>(over.full.begin(), over.full.end()).size() == over.full.size());
  }

  TEST_CASE("an empty or impossible interval has no terms") {
    for (const Interval& interval :
         {Interval{2, 1, false, false}, Interval{5, 5, true, false}, Interval{std::nan(""), 5, false, false}}) {
      CHECK(range_terms(NumberGroup::count, Field::low, interval).full.empty());
      CHECK(range_terms(NumberGroup::count, Field::low, interval).boundary.empty());
    }
  }

  TEST_CASE("queries over an index count exactly") {
    std::mt19937 random(7);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::vector<std::pair<double, double>> claims;
    for (int i = 0; i < 2000; ++i) {
      double a = draw(random);
      double b = i % 4 == 0 ? draw(random) : a;
      if (a > b) std::swap(a, b);
      claims.emplace_back(a, b);
      Xapian::Document document;
      std::vector<std::string> terms;
      append_number_terms(NumberGroup::count, a, b, terms);
      for (const std::string& term : terms) document.add_boolean_term(term);
      document.add_value(slot_number(Slot::low), encode_number(a));
      document.add_value(slot_number(Slot::high), encode_number(b));
      database.add_document(document);
    }
    const auto count = [&](const Xapian::Query& query) {
      Xapian::Enquire enquire(database);
      enquire.set_query(query);
      return enquire.get_mset(0, database.get_doccount(), database.get_doccount()).size();
    };
    const auto expect = [&](auto&& holds) {
      return static_cast<Xapian::doccount>(std::count_if(claims.begin(), claims.end(), holds));
    };
    for (int round = 0; round < 150; ++round) {
      const Interval in = draw_interval(random);
      CAPTURE(in.low);
      CAPTURE(in.high);
      const auto lows = expect([&](const auto& c) { return in.contains(c.first); });
      CHECK(count(range_query(NumberGroup::count, End::low, in)) == lows);
      CHECK(count(range_by_value(End::low, in)) == lows);
      const auto highs = expect([&](const auto& c) { return in.contains(c.second); });
      CHECK(count(range_query(NumberGroup::count, End::high, in)) == highs);
      CHECK(count(range_by_value(End::high, in)) == highs);
      const auto within = expect([&](const auto& c) { return in.contains(c.first) && in.contains(c.second); });
      CHECK(count(within_query(NumberGroup::count, in)) == within);
      CHECK(count(within_by_value(in)) == within);
      const auto overlapping = expect([&](const auto& c) {
        const bool from = in.high_open ? c.first < in.high : c.first <= in.high;
        const bool to = in.low_open ? c.second > in.low : c.second >= in.low;
        return from && to && (c.first != c.second || in.contains(c.first));
      });
      CHECK(count(overlap_query(NumberGroup::count, in)) == overlapping);
      CHECK(count(overlap_by_value(in)) == overlapping);
      CHECK(count(range_query(NumberGroup::money, End::low, in)) == 0);
    }
  }
}

}  // namespace claimdex::schema
