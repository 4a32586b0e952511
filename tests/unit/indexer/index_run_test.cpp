// Runs over files that have articles of the same key: what goes with one file is brought back from another.
#include "indexer/index_run.hpp"

#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "claimdex/analysis.hpp"
#include "indexer/index_update.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/opening.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/tombstones.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;

std::string record(std::string_view key, int number, std::string_view fetched) {
  return fmt::format(R"({{"url":"http://x.example/{}","title":"Report {}","fetched":"{}","text":"Acme cut {} jobs in March."}})",
                     key, number, fetched, number) +
         "\n";
}

struct Index {
  TemporaryFolder folder;
  std::size_t shards = 0;

  IndexReport run(bool prune = true) const {
    IndexOptions options;
    options.read.key = KeyPolicy::url;
    options.prune = prune;
    options.shards = shards;
    options.threads = 2;
    auto writer = IndexWriter::open(folder.path("index"), options);
    REQUIRE(writer);
    auto report = writer->add_paths({folder.path("in")});
    REQUIRE(report);
    return *report;
  }
  [[nodiscard]] std::vector<Xapian::Database> parts() const {
    auto opened = schema::open_parts(folder.path("index"), default_analyzer().name());
    REQUIRE(opened);
    std::vector<Xapian::Database> out;
    for (const auto& part : opened->parts) out.push_back(part.database);
    return out;
  }
  // Name of the file whose article of this key is indexed.
  [[nodiscard]] std::string holder(std::string_view key) const {
    const std::string term = schema::key_term(fmt::format("http://x.example/{}", key));
    for (const Xapian::Database& part : parts())
      for (const Xapian::docid id : schema::Tombstones(part).living(part, term))
        return std::filesystem::path(schema::info_of(part.get_document(id))->file).filename().string();
    return "none";
  }
  [[nodiscard]] std::size_t shared_keys() const {
    std::size_t keys = 0;
    for (const Xapian::Database& part : parts())
      for (auto key = part.metadata_keys_begin(std::string(schema::meta_shared_prefix));
           key != part.metadata_keys_end(std::string(schema::meta_shared_prefix)); ++key)
        ++keys;
    return keys;
  }
};

constexpr std::string_view early = "2026-01-01";
constexpr std::string_view late = "2026-01-02";

}  // namespace

TEST_SUITE("index_run") {
  TEST_CASE("an article that gave way comes back when the other one's file goes") {
    for (const std::size_t shards : {0U, 3U}) {
      // Which of them is newer, and whether they come together.
      for (const bool first_is_newer : {true, false}) {
        for (const bool together : {true, false}) {
          Index index;
          index.shards = shards;
          const std::string first = record("both", 1, first_is_newer ? late : early) + record("a", 2, early);
          const std::string second = record("b", 3, early) + record("both", 4, first_is_newer ? early : late);
          index.folder.write("in/a.ndjson", first);
          if (!together) index.run();
          index.folder.write("in/b.ndjson", second);
          index.run();
          const std::string newer = first_is_newer ? "a.ndjson" : "b.ndjson";
          const std::string older = first_is_newer ? "b.ndjson" : "a.ndjson";
          CHECK(index.holder("both") == newer);
          CHECK(index.shared_keys() == 1);
          index.folder.remove("in/" + newer);
          CHECK(index.run(false).removed == 0);
          CHECK(index.holder("both") == newer);  // only pruning takes it out
          const IndexReport report = index.run();
          CHECK(report.removed == 2);
          CHECK(report.added == 1);
          CHECK(index.holder("both") == older);
          CHECK(index.holder(first_is_newer ? "b" : "a") == older);
          CHECK(index.holder(first_is_newer ? "a" : "b") == "none");
          CHECK(index.run().added == 0);
        }
      }
    }
  }

  TEST_CASE("and when the other file is there, but has it no more; of those that have it the newest comes") {
    Index index;
    index.folder.write("in/a.ndjson", record("both", 1, "2025-01-01"));
    index.folder.write("in/b.ndjson", record("both", 2, "2025-01-02") + record("b", 5, early));
    index.folder.write("in/c.ndjson", record("both", 3, "2025-01-01"));
    index.folder.write("in/d.ndjson", record("both", 4, "2025-01-03") + record("d", 6, early));
    index.run();
    CHECK(index.holder("both") == "d.ndjson");
    index.folder.write("in/d.ndjson", record("d", 7, early));
    index.run();
    CHECK(index.holder("both") == "b.ndjson");
    CHECK(index.holder("d") == "d.ndjson");
    index.folder.remove("in/b.ndjson");
    index.run();
    CHECK(index.holder("both") == "c.ndjson");
    CHECK(index.holder("b") == "none");
  }

  TEST_CASE("files with the same record: it stays while one of them does, and is looked for no more when none does") {
    Index index;
    const std::string same = R"({"id":"7","url":"http://x.example/both","text":"Acme cut 7 jobs in March."})";
    for (const char* name : {"in/a.ndjson", "in/b.ndjson"}) {
      index.folder.write(name, same + "\n" + record(name, 2, early));
      index.run();
    }
    CHECK(index.holder("both") == "a.ndjson");
    index.folder.remove("in/a.ndjson");
    index.run();
    CHECK(index.holder("both") == "b.ndjson");
    index.folder.write("in/c.ndjson", record("c", 3, early));
    index.folder.remove("in/b.ndjson");
    index.run();
    CHECK(index.holder("both") == "none");
    CHECK(index.holder("c") == "c.ndjson");
    CHECK(index.shared_keys() == 0);
  }

  TEST_CASE("what a run did not come to is brought back by the next one, and problems of files read twice are told once") {
    Index index;
    index.folder.write("in/a.ndjson", record("both", 1, early) + "{broken\n");
    index.folder.write("in/b.ndjson", record("both", 2, late));
    index.run();
    {  // as a run leaves it that is killed behind its removals
      IndexUpdate update({index.folder.path("index/gen-000002")});
      CHECK(update.remove(schema::key_term("http://x.example/both")));
      update.commit();
    }
    CHECK(index.holder("both") == "none");
    const IndexReport report = index.run();
    CHECK(index.holder("both") != "none");
    CHECK(report.problems.size() == 1);
    CHECK(report.failed == 1);
  }

  TEST_CASE("files that change together: one drops what the other gave way with") {
    for (const bool is_same : {false, true}) {
      Index index;
      const std::string both = R"({"id":"7","url":"http://x.example/both","text":"Acme cut 7 jobs in March."})";
      const std::string older = is_same ? both + "\n" : record("both", 1, early);
      index.folder.write("in/a.ndjson", is_same ? record("a", 1, early) : older);
      index.folder.write("in/b.ndjson", is_same ? both : record("both", 2, late));
      index.run();
      CHECK(index.holder("both") == "b.ndjson");
      index.folder.write("in/a.ndjson", older + record("a", 3, early));
      index.folder.write("in/b.ndjson", record("b", 4, early));
      index.run();
      CHECK(index.holder("both") == "a.ndjson");
      CHECK(index.holder("a") == "a.ndjson");
      CHECK(index.holder("b") == "b.ndjson");
    }
  }

  TEST_CASE("what goes in a load that makes the next generation comes back too") {
    Index index;
    index.folder.write("in/a.ndjson", record("both", 1, early) + record("a", 2, early));
    index.folder.write("in/b.ndjson", record("both", 3, late));
    index.run();
    CHECK(index.holder("both") == "b.ndjson");
    index.folder.remove("in/b.ndjson");
    std::string large;
    for (int i = 0; large.size() < (2U << 20U) + 1000; ++i)
      large += fmt::format(R"({{"url":"http://x.example/c{}","text":"{}"}})", i, std::string(100000, 'w')) + "\n";
    index.folder.write("in/c.ndjson", large);
    const IndexReport report = index.run();
    CHECK(report.removed == 1);
    CHECK(std::filesystem::exists(index.folder.path("index/gen-000003")));
    CHECK(index.holder("both") == "a.ndjson");
    CHECK(index.holder("c7") == "c.ndjson");
  }
}

}  // namespace claimdex::indexer
