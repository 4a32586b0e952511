// Random queries over random articles against a plain look at every stored claim: what is found, how much, in which order, page
// by page; in one part with tombstones, in shards, and in two indexes opened as one.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A claim as it is stored, with its article.
using Seen = Hit;
using Predicate = std::function<bool(const Seen&)>;

struct Condition {
  std::string text;
  Predicate holds;
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
  bool one_in(int many) { return below(many) == 0; }
  template <class List>
  const auto& any(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> firms = {"Oxley Steel", "Tarn Foods", "Brimstone Mills"};
const std::vector<std::string> odd_words = {"quorvex", "zentalit", "brumolane"};

std::string number(Random& random) {
  const int magnitude = random.below(5);
  int value = 1 + random.below(9);
  for (int i = 0; i < magnitude; ++i) value = value * 10 + (random.one_in(2) ? 0 : random.below(10));
  return std::to_string(value);
}

std::string sentence(Random& random) {
  const std::string firm = random.any(firms);
  const std::string some = random.one_in(3) ? " " + random.any(odd_words) : "";
  switch (random.below(9)) {
    case 0:
      return firm + " will cut " + number(random) + " jobs at its" + some + " works. ";
    case 1:
      return firm + " said it would cut more than " + number(random) + " jobs" + some + ". ";
    case 2:
      return "Revenue of " + firm + " fell " + std::to_string(random.below(90)) + "." + std::to_string(random.below(10)) +
             "% to €" + number(random) + " million" + some + ". ";
    case 3: {
      const int low = 1 + random.below(400);
      return "Between " + std::to_string(low) + " and " + std::to_string(low + 1 + random.below(200)) +
             " people were injured in the" + some + " storm. ";
    }
    case 4:
      return "The" + some + " ferry is " + number(random) + (random.one_in(2) ? " km" : " metres") + " from the quay. ";
    case 5:
      return firm + " denied that it will cut " + number(random) + " jobs" + some + ". ";
    case 6:
      return firm + " reported a profit of £" + number(random) + " million" + some + ". ";
    case 7:
      return "About " + number(random) + " people may have been injured at" + some + " " + firm + ". ";
    default:
      return "Up to " + std::to_string(1 + random.below(99)) + "% of the" + some + " workers at " + firm + " went on strike. ";
  }
}

SampleArticle article(Random& random, int id) {
  SampleArticle made{"n" + std::to_string(id), random.one_in(3) ? "Notes of " + random.any(odd_words) : "Notes", {}};
  for (int left = 1 + random.below(6); left > 0; --left) made.text += sentence(random);
  made.published =
      random.one_in(5) ? "" : "2025-0" + std::to_string(1 + random.below(9)) + "-1" + std::to_string(random.below(3));
  return made;
}

/// "2025-03-04", or nothing.
std::string day_of(const Seen& seen) {
  const auto& published = seen.article.metadata.published;
  return published ? format_moment(*published).substr(0, 10) : std::string();
}

// ---- Conditions ----

/// Written numbers of a kind and unit: `scale` is of the number that the claim states.
struct Measured {
  std::string before;
  std::string after;
  std::function<bool(const Quantity&)> is_of_it;
  std::function<double(const Quantity&)> scale;
};

const std::vector<Measured>& measures() {
  const auto one = [](const Quantity&) { return 1.0; };
  static const std::vector<Measured> all = {
      {"kind:count ", "", [](const Quantity& q) { return q.kind == QuantityKind::count; }, one},
      {"", "%", [](const Quantity& q) { return q.kind == QuantityKind::percent; }, one},
      {"", "m EUR", [](const Quantity& q) { return q.kind == QuantityKind::money && q.currency == "EUR"; },
       [](const Quantity&) { return 1e-6; }},
      {"", " km", [](const Quantity& q) { return q.unit == "km" || q.unit == "m"; },
       [](const Quantity& q) { return q.unit == "m" ? 0.001 : 1.0; }},
  };
  return all;
}

/// What a claim says of the true number.
struct Reach {
  double low;
  double high;
  bool low_open;
  bool high_open;
};

Reach reach_of(const Quantity& q, Logic logic) {
  if (logic == Logic::written) return {q.low, q.high, false, false};
  switch (q.bound) {
    case Bound::approx:
      return {q.low * 0.9, q.high * 1.1, false, false};
    case Bound::nearly:
      return {q.low * 0.9, q.high, false, false};
    case Bound::more_than:
      return {q.low, infinity, true, false};
    case Bound::at_least:
      return {q.low, infinity, false, false};
    case Bound::less_than:
      return {-infinity, q.high, false, true};
    case Bound::at_most:
      return {-infinity, q.high, false, false};
    default:
      return {q.low, q.high, false, false};
  }
}

/// Whether a claim fulfils low..high (each side perhaps open); `is_overlap`: some of it lies there.
bool fulfils(Reach claim, double low, bool low_open, double high, bool high_open, bool is_overlap) {
  if (is_overlap) {
    const bool from_below = claim.low < high || (claim.low == high && !high_open && !claim.low_open);
    const bool from_above = claim.high > low || (claim.high == low && !low_open && !claim.high_open);
    return from_below && from_above;
  }
  const bool above = low == -infinity || claim.low > low || (claim.low == low && (!low_open || claim.low_open));
  const bool below = high == infinity || claim.high < high || (claim.high == high && (!high_open || claim.high_open));
  return above && below;
}

/// What a comparison asks for.
struct Wanted {
  std::string text;
  double low = -infinity;
  double high = infinity;
  bool low_open = false;
  bool high_open = false;
  bool is_overlap = false;
  bool is_negated = false;
};

std::string written(double value) {
  const std::string text = std::to_string(value);
  return text.substr(0, text.find('.') + 2);
}

Wanted wanted(Random& random, double x) {
  const double whole = std::floor(x);
  switch (random.below(8)) {
    case 0:
      return {"> " + written(x), x, infinity, true};
    case 1:
      return {">= " + written(x), x};
    case 2:
      return {"< " + written(x), -infinity, x, false, true};
    case 3:
      return {"<= " + written(x), -infinity, x};
    case 4:
      return {"= " + written(whole), whole, whole};
    case 5:
      return {"!= " + written(whole), whole, whole, false, false, false, true};
    case 6: {
      const double high = x + 1 + random.below(300);
      return {written(x) + ".." + written(high), x, high};
    }
    default:
      return {"~" + written(x), x - 0.1 * x, x + 0.1 * x, false, false, true};
  }
}

Condition number_condition(Random& random, Logic logic) {
  const Measured& measure = random.any(measures());
  // Halves never lie on a border that an uncertain bound moves.
  const bool is_half = logic != Logic::written || random.one_in(2);
  const double some = std::floor(std::stod(number(random)) / (measure.after.empty() ? 1 : 10));
  const Wanted want = wanted(random, is_half ? some + 0.5 : some);
  const bool is_overlap = logic == Logic::possible || (want.is_overlap && logic == Logic::written);
  const Predicate holds = [=, &measure](const Seen& seen) {
    const Quantity& q = seen.claim->quantity;
    if (!measure.is_of_it(q)) return false;
    Reach claim = reach_of(q, logic);
    claim.low *= measure.scale(q);
    claim.high *= measure.scale(q);
    return fulfils(claim, want.low, want.low_open, want.high, want.high_open, is_overlap) != want.is_negated;
  };
  return {"(" + measure.before + want.text + measure.after + ")", holds};
}

Condition plain_condition(Random& random) {
  switch (random.below(6)) {
    case 0: {
      const std::string firm = random.any(firms);
      return {"company:\"" + firm + "\"", [firm](const Seen& seen) {
                return std::any_of(seen.claim->companies.begin(), seen.claim->companies.end(),
                                   [&](const Company& company) { return company.name == firm; });
              }};
    }
    case 1: {
      const Event event = random.any(std::vector<Event>{Event::job_cuts, Event::revenue, Event::casualties, Event::profit});
      return {"event:" + std::string(name_of(event)), [event](const Seen& seen) { return seen.claim->event == event; }};
    }
    case 2: {
      const std::string word = random.any(odd_words);
      return {word, [word](const Seen& seen) {
                return seen.claim->sentence.find(word) != std::string::npos ||
                       seen.article.metadata.title.find(word) != std::string::npos;
              }};
    }
    case 3:
      return {"on:2025-03", [](const Seen& seen) { return day_of(seen).starts_with("2025-03"); }};
    case 4:
      return {"after:2025-04-11",
              [](const Seen& seen) { return !day_of(seen).empty() && day_of(seen).substr(0, 10) > "2025-04-11"; }};
    default:
      return {"before:2025-06", [](const Seen& seen) { return !day_of(seen).empty() && day_of(seen).substr(0, 7) < "2025-06"; }};
  }
}

Condition condition(Random& random, Logic logic, int depth) {
  const int what = depth == 0 ? 3 + random.below(4) : random.below(7);
  if (what >= 5) return number_condition(random, logic);
  if (what >= 3) return plain_condition(random);
  if (what == 2) {
    const Condition one = condition(random, logic, depth - 1);
    const Condition other = condition(random, logic, depth - 1);
    return {"(" + one.text + " -" + other.text + ")", [=](const Seen& seen) { return one.holds(seen) && !other.holds(seen); }};
  }
  const bool is_and = what == 0;
  const Condition one = condition(random, logic, depth - 1);
  const Condition other = condition(random, logic, depth - 1);
  return {"(" + one.text + (is_and ? " " : " OR ") + other.text + ")",
          [=](const Seen& seen) { return is_and ? one.holds(seen) && other.holds(seen) : one.holds(seen) || other.holds(seen); }};
}

bool is_denied(const Seen& seen) { return seen.claim->factuality == Factuality::denied; }

/// { a } { b }: claims of articles that have one of each.
std::pair<std::string, std::vector<Seen>> in_groups(Random& random, Logic logic, const std::vector<Seen>& all) {
  const Condition a = condition(random, logic, 1);
  const Condition b = condition(random, logic, 1);
  std::map<std::string, int> sides;
  for (const Seen& seen : all)
    if (!is_denied(seen)) sides[seen.article.key] |= (a.holds(seen) ? 1 : 0) | (b.holds(seen) ? 2 : 0);
  std::vector<Seen> right;
  for (const Seen& seen : all)
    if (!is_denied(seen) && sides[seen.article.key] == 3 && (a.holds(seen) || b.holds(seen))) right.push_back(seen);
  return {"{ " + a.text + " } { " + b.text + " }", right};
}

// ---- What is found ----

std::vector<Seen> all_claims(const Searcher& searcher, std::size_t articles) {
  SearchOptions options;
  options.show = Show::articles;
  options.limit = 0;
  const auto listed = searcher.search("*", options);
  REQUIRE(listed.has_value());
  REQUIRE(listed->hits.size() == articles);
  std::vector<Seen> all;
  for (const Hit& hit : listed->hits) {
    const auto claims = searcher.claims_of(hit.article.key);
    REQUIRE(claims.has_value());
    all.insert(all.end(), claims->begin(), claims->end());
  }
  return all;
}

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const Hit& hit : hits) ids.push_back(hit.article.key + " " + hit.claim->id);
  return ids;
}

/// What hits are sorted by, smaller first.
std::vector<std::string> keys_of(const std::vector<Hit>& hits, Sort sort) {
  std::vector<std::string> keys;
  for (const Hit& hit : hits) {
    const std::string high = std::to_string(hit.claim->quantity.high);
    keys.push_back(sort == Sort::date ? day_of(hit) : std::string(40 - std::min<std::size_t>(40, high.size()), '0') + high);
  }
  return keys;
}

void check_order(const std::vector<Hit>& hits, Sort sort, bool ascending) {
  if (sort == Sort::relevance) return;
  const std::vector<std::string> keys = keys_of(hits, sort);
  CHECK(std::is_sorted(keys.begin(), keys.end(), [&](const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return !a.empty() && b.empty();
    return ascending ? a < b : b < a;
  }));
}

void check_query(const Searcher& searcher, const std::string& query, const std::vector<Seen>& right, SearchOptions options,
                 Random& random) {
  CAPTURE(query);
  CAPTURE(static_cast<int>(options.logic));
  options.show = Show::claims;
  options.near_misses = false;
  options.limit = 0;
  const auto whole = searcher.search(query, options);
  REQUIRE(whole.has_value());
  std::vector<std::string> found = ids_of(whole->hits);
  const std::vector<std::string> in_rank = found;
  std::vector<std::string> expected = ids_of(right);
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  CHECK(found == expected);
  CHECK(whole->total == right.size());
  check_order(whole->hits, options.sort, options.ascending);

  options.offset = static_cast<std::size_t>(random.below(12));
  options.limit = static_cast<std::size_t>(1 + random.below(12));
  if (random.one_in(2)) options.facets = {FacetField::event};
  const auto page = searcher.search(query, options);
  REQUIRE(page.has_value());
  CHECK(page->total == right.size());
  const std::size_t begin = std::min(options.offset, in_rank.size());
  const std::size_t end = std::min(begin + options.limit, in_rank.size());
  CHECK(ids_of(page->hits) == std::vector<std::string>(in_rank.begin() + static_cast<std::ptrdiff_t>(begin),
                                                       in_rank.begin() + static_cast<std::ptrdiff_t>(end)));
  if (options.facets.empty()) return;
  REQUIRE(page->facets.size() == 1);
  std::map<std::string, std::uint64_t> events;
  for (const Seen& seen : right) ++events[std::string(name_of(seen.claim->event))];
  for (const FacetCount& value : page->facets.front().counts) CHECK(value.count == events[value.value]);
}

/// Where nothing matches both: how much matches each, and of those of a number the nearest.
void check_near(const Searcher& searcher, const std::vector<Seen>& all, Random& random) {
  const Condition words = plain_condition(random);
  const Wanted want = wanted(random, 3 + random.below(5000));
  const auto is_count = [](const Seen& seen) { return seen.claim->quantity.kind == QuantityKind::count && !is_denied(seen); };
  SearchOptions options;
  options.show = Show::claims;
  const auto found = searcher.search(words.text + " nowhere kind:count " + want.text, options);
  REQUIRE(found.has_value());
  REQUIRE(found->total == 0);
  for (const NearMiss& near : found->near)
    if (near.dropped != "nowhere") CHECK(near.count == 0);
  const auto counts = searcher.search("nowhere kind:count " + want.text, options);
  REQUIRE(counts.has_value());
  const auto near =
      std::find_if(counts->near.begin(), counts->near.end(), [](const NearMiss& one) { return one.dropped == "nowhere"; });
  REQUIRE(near != counts->near.end());
  const bool is_span = want.low != -infinity && want.high != infinity && want.low != want.high;
  const double pivot = is_span ? (want.low + want.high) / 2 : want.low == -infinity ? want.high : want.low;
  double least = infinity;
  std::uint64_t count = 0;
  for (const Seen& seen : all) {
    const Quantity& q = seen.claim->quantity;
    const Reach claim{q.low, q.high, false, false};
    if (!is_count(seen) || fulfils(claim, want.low, want.low_open, want.high, want.high_open, want.is_overlap) == want.is_negated)
      continue;
    ++count;
    if (q.low >= pivot) least = std::min(least, q.low - pivot);
    if (q.high <= pivot) least = std::min(least, pivot - q.high);
  }
  CHECK(near->count == count);
  if (least == infinity || (is_span && !want.is_overlap)) return;  // within a..b all are as near
  REQUIRE_FALSE(near->nearest.empty());
  double nearest = infinity;
  for (const Hit& hit : near->nearest)
    nearest = std::min({nearest, std::abs(hit.claim->quantity.low - pivot), std::abs(hit.claim->quantity.high - pivot)});
  CHECK(nearest <= least);
}

void check_queries(const Searcher& searcher, std::size_t articles, Random& random, int count) {
  const std::vector<Seen> all = all_claims(searcher, articles);
  for (int i = 0; i < count / 4; ++i) check_near(searcher, all, random);
  for (int i = 0; i < count; ++i) {
    SearchOptions options;
    options.sort = random.any(std::vector<Sort>{Sort::relevance, Sort::value, Sort::date});
    options.ascending = random.one_in(2);
    options.logic = random.any(std::vector<Logic>{Logic::written, Logic::written, Logic::certain, Logic::possible});
    if (random.one_in(5)) {
      const auto [query, right] = in_groups(random, options.logic, all);
      check_query(searcher, query, right, options, random);
      continue;
    }
    const Condition asked = condition(random, options.logic, 2);
    const bool asks_denied = random.one_in(6);
    std::vector<Seen> right;
    for (const Seen& seen : all)
      if (asked.holds(seen) && is_denied(seen) == asks_denied) right.push_back(seen);
    check_query(searcher, asked.text + (asks_denied ? " factuality:denied" : ""), right, options, random);
  }
}

TEST_CASE("claims: what a plain look at all of them finds") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<SampleArticle> articles;
    for (int i = 0; i < 40; ++i) articles.push_back(article(random, i));
    SampleIndex index(articles, seed % 3 == 0 ? 2 : 0);
    const Searcher searcher = index.open();
    check_queries(searcher, articles.size(), random, 30);
    // Some are changed and some removed; the same searcher goes on.
    for (SampleArticle& changed : articles)
      if (random.one_in(6)) changed = article(random, std::stoi(changed.id.substr(1)));
    index.write(articles);
    check_queries(searcher, articles.size(), random, 30);
    const std::size_t gone = 1 + static_cast<std::size_t>(random.below(5));
    for (std::size_t i = 0; i < gone; ++i) {
      index.remove(articles.back().id);
      articles.pop_back();
    }
    check_queries(searcher, articles.size(), random, 30);
  }
}

TEST_CASE("claims of two indexes opened as one: what a plain look at all of them finds") {
  Random random(77);
  std::vector<SampleArticle> some;
  std::vector<SampleArticle> others;
  for (int i = 0; i < 25; ++i) some.push_back(article(random, i));
  for (int i = 25; i < 40; ++i) others.push_back(article(random, i));
  const SampleIndex one(some);
  const SampleIndex other(others);
  const auto searcher = Searcher::open({one.place(), other.place()});
  REQUIRE(searcher.has_value());
  check_queries(*searcher, some.size() + others.size(), random, 60);
}

}  // namespace
}  // namespace claimdex
