// Claims found in lists in memory are those that Xapian finds: with explanations a search takes the way through Xapian.
#include "searcher/claims/claim_sets.hpp"

#include "tests/unit/searcher/sample_index.hpp"

namespace claimdex::search {
namespace {

std::vector<SampleArticle> many_articles() {
  const std::vector<std::string> firms = {"Borel Maritime", "Oxley Steel", "Tarn Foods", "Sony"};
  std::vector<SampleArticle> articles;
  for (int i = 0; i < 60; ++i) {
    const std::string& firm = firms[static_cast<std::size_t>(i) % firms.size()];
    const std::string number = std::to_string(40 + i * i * (i % 5 == 0 ? 1000 : 3));
    std::string text = firm + " will cut " + number + " jobs at its harbour works. ";
    text +=
        firm + " said revenue fell " + std::to_string(i % 9) + "." + std::to_string(i % 10) + "% to $" + number + " million. ";
    if (i % 3 == 0)
      text += "Between " + std::to_string(i) + " and " + std::to_string(2 * i + 5) + " people were hurt in the storm. ";
    if (i % 4 == 0) text += "The ferry is " + std::to_string(i + 2) + " km from the quay. ";
    if (i % 7 == 0) text += firm + " denied that it will cut 5,000 jobs. ";
    articles.push_back({"n" + std::to_string(i), i % 2 == 0 ? "Storm at the harbour" : "Notes", text});
  }
  return articles;
}

void check_same(const SearchResult& lists, const SearchResult& xapian) {
  CHECK(lists.total == xapian.total);
  CHECK(lists.total_is_estimate == xapian.total_is_estimate);
  REQUIRE(lists.hits.size() == xapian.hits.size());
  for (std::size_t i = 0; i < lists.hits.size(); ++i) {
    CHECK(lists.hits[i].claim->id == xapian.hits[i].claim->id);
    CHECK(lists.hits[i].score == xapian.hits[i].score);
  }
  REQUIRE(lists.facets.size() == xapian.facets.size());
  for (std::size_t i = 0; i < lists.facets.size(); ++i) CHECK(to_json(lists.facets[i]) == to_json(xapian.facets[i]));
}

constexpr const char* queries[] = {"> 1000",
                                   "job cuts > 500 company:Sony",
                                   "kind:count > 0",
                                   "kind:count < 90",
                                   "50..5000",
                                   "~1000",
                                   "= 5000",
                                   "!= 5000",
                                   "revenue < -3%",
                                   "+2%",
                                   "> 3 km",
                                   "$100m..$3bn",
                                   "people 20..60",
                                   "harbour > 100",
                                   "storm ferry",
                                   "harbour OR > 100000",
                                   "job cuts -company:Sony",
                                   "company:\"Borel Maritime\" > 1000",
                                   "company:Borel",
                                   "(job cuts OR revenue) company:\"Tarn Foods\"",
                                   "{ job cuts > 500 } company:Sony",
                                   "{ job cuts > 500 } { revenue < -3% }",
                                   "{ company:Sony > 500 } { unit:km > 3 } harbour",
                                   "factuality:denied",
                                   "dir:down > 1000",
                                   "> 1000 title:storm",
                                   "\"harbour works\" > 500",
                                   "harbour -> 1000",
                                   "before:2024",
                                   "on:2025-03-04 > 9",
                                   "unit:km",
                                   "nowhere > 5",
                                   "> 1e30"};

TEST_CASE("numbers, events, companies and words: the same claims, weights and totals either way") {
  const SampleIndex index(many_articles());
  const Searcher searcher = index.open();
  for (const Sort sort : {Sort::relevance, Sort::value, Sort::date})
    for (const Logic logic : {Logic::written, Logic::certain, Logic::possible})
      for (const char* query : queries) {
        INFO(query);
        SearchOptions options;
        options.show = Show::claims;
        options.sort = sort;
        options.ascending = logic == Logic::certain;
        options.logic = logic;
        options.limit = 15;
        options.near_misses = false;
        if (logic == Logic::possible) options.facets = {FacetField::event, FacetField::company};
        const auto lists = searcher.search(query, options);
        options.explain = true;
        const auto xapian = searcher.search(query, options);
        REQUIRE(lists.has_value());
        REQUIRE(xapian.has_value());
        check_same(*lists, *xapian);
      }
}

TEST_CASE("a column forgets rather than grow with the index") {
  Column column(schema::Slot::low);
  constexpr std::size_t of_places = std::size_t{1} << 20;
  for (Xapian::docid id = 1; id < 6000000; id += 100) {
    column.keep(id, id);
    REQUIRE(column.get(id) == id);
    REQUIRE(column.get(id + 1) == 0);
  }
  CHECK(column.bytes() > Column::most_bytes / 4);
  CHECK(column.bytes() <= Column::most_bytes + of_places);
}

TEST_CASE("a list tells which documents it holds, whatever its length and theirs") {
  Ids all;
  for (Xapian::docid id = 1; id <= 4000; ++id) all.push_back(id);
  for (const Xapian::docid step : {Xapian::docid{2}, Xapian::docid{37}, Xapian::docid{700}}) {
    Ids held;
    for (Xapian::docid id = step; id <= 4000; id += step) held.push_back(id);
    const IdList list(held, 4000);
    CHECK(list.size() == held.size());
    Ids listed;
    list.append_to(listed);
    CHECK(listed == held);
    for (const Ids& among : {all, Ids{1, 37, 74, 700, 1400, 4000}, Ids{}}) {
      std::vector<std::uint8_t> told(among.size());
      list.tell(among, told);
      for (std::size_t i = 0; i < among.size(); ++i) CHECK((told[i] != 0) == (among[i] % step == 0));
    }
  }
}

}  // namespace
}  // namespace claimdex::search
