#include "indexer/load/load_journal.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;

JournalUnit sample_unit(std::uint32_t number) {
  JournalUnit unit;
  unit.unit.unit = number;
  ReadFileReport file;
  file.absolute = "/news/a.ndjson";
  file.content = "0123456789abcdef";
  file.bytes = 300;
  file.articles = 2;
  file.unchanged = 1;
  file.failed = 70;
  file.problems = {{"/news/a.ndjson", 7, {ErrorCode::malformed_input, "nothing in it", "look", TextSpan{3, 9}}},
                   {"/news/a.ndjson", std::nullopt, {ErrorCode::internal, "torn", "", std::nullopt}}};
  file.warnings = {"/news/a.ndjson: a date was repaired"};
  unit.unit.files = {file, {"/news/b.md", "fedcba9876543210", 0, 0, 0, 0, {}, {}}};
  BatchRun run;
  run.run.postings = {100, 2000, 0xDEADBEEFCAFEULL};
  run.run.records = {2100, 40, 7};
  run.run.has_term_lists = true;
  run.run.statistics = {3, 3, 1, 900, 12, 1300};
  run.run.values[5] = {2, std::string("\0a", 2), "z"};
  run.part = 1;
  run.totals = {290, 60};
  run.claims = 11;
  run.articles.push_back({{1, 2}, std::chrono::sys_seconds{std::chrono::seconds{-5}}, {number, 0, 3}, true});
  run.articles.push_back({{3, 4}, std::nullopt, {number, 0, 4}, false});
  run.removed = {"Qx", "Qy"};
  unit.runs.emplace_back(Ordinal{number, 0, 0}, run);
  return unit;
}

void check_same(const JournalUnit& got, const JournalUnit& wanted) {
  CHECK(got.unit.unit == wanted.unit.unit);
  REQUIRE(got.unit.files.size() == wanted.unit.files.size());
  for (std::size_t i = 0; i < got.unit.files.size(); ++i) {
    const ReadFileReport& file = got.unit.files[i];
    const ReadFileReport& other = wanted.unit.files[i];
    CHECK(file.absolute == other.absolute);
    CHECK(file.content == other.content);
    CHECK(file.bytes == other.bytes);
    CHECK(file.articles == other.articles);
    CHECK(file.unchanged == other.unchanged);
    CHECK(file.failed == other.failed);
    CHECK(file.problems == other.problems);
    CHECK(file.warnings == other.warnings);
  }
  REQUIRE(got.runs.size() == 1);
  CHECK(got.runs.front().first == wanted.runs.front().first);
  const BatchRun& run = got.runs.front().second;
  const BatchRun& other = wanted.runs.front().second;
  CHECK(run.run == other.run);
  CHECK(run.part == other.part);
  CHECK(run.totals.bytes == other.totals.bytes);
  CHECK(run.totals.terms == other.totals.terms);
  CHECK(run.claims == other.claims);
  REQUIRE(run.articles.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(run.articles[i].key == other.articles[i].key);
    CHECK(run.articles[i].fetched == other.articles[i].fetched);
    CHECK(run.articles[i].ordinal == other.articles[i].ordinal);
    CHECK(run.articles[i].replaces == other.articles[i].replaces);
  }
  CHECK(run.removed == other.removed);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_SUITE("load_journal") {
  TEST_CASE("what was written comes back, for the same state only") {
    const TemporaryFolder folder;
    const std::string path = folder.path("journal");
    std::vector<JournalUnit> units;
    CHECK_FALSE(LoadJournal::read(path, "state", units));
    {
      LoadJournal journal(path, {"state", "dictionary"}, {sample_unit(0)});
      journal.add(sample_unit(20));
    }
    CHECK_FALSE(LoadJournal::read(path, "another", units));
    CHECK(units.empty());
    const auto header = LoadJournal::read(path, "state", units);
    REQUIRE(header);
    CHECK(header->dictionary == "dictionary");
    REQUIRE(units.size() == 2);
    check_same(units[0], sample_unit(0));
    check_same(units[1], sample_unit(20));
  }

  TEST_CASE("of a damaged journal only what stands before the damage is believed") {
    const TemporaryFolder folder;
    const std::string path = folder.path("journal");
    std::size_t begin = 0;
    {
      LoadJournal journal(path, {"state", "dictionary"}, {});
      journal.add(sample_unit(0));
      begin = bytes_of(path).size();
      journal.add(sample_unit(20));
    }
    const std::string whole = bytes_of(path);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
      for (const std::string& damaged : {flipped, whole.substr(0, at)}) {
        folder.write("journal", damaged);
        std::vector<JournalUnit> units;
        const bool is_read = LoadJournal::read(path, "state", units).has_value();
        CHECK(units.size() <= (at < begin ? 0U : 1U));
        CHECK((is_read || units.empty()));
        if (!units.empty()) CHECK(units.front().unit.unit == 0);
      }
    }
  }
}

}  // namespace claimdex::indexer
