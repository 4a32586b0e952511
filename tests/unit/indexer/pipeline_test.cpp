#include "indexer/pipeline.hpp"

#include <map>
#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;

// Reads files into batches beside an empty index.
struct Reading {
  TemporaryFolder folder;
  IndexOptions options;
  std::vector<std::string> current;
  KeyRegistry keys;
  RunCounts counts;
  ProblemList problems;
  std::vector<FileJob> files;

  Reading() {
    options.threads = 1;
    options.read.key = KeyPolicy::url;
    REQUIRE(IndexWriter::open(folder.path("index"), {}));
    current = {folder.path("index/gen-000001")};
  }
  // Each file is a unit: there is a gap between their places.
  void add(const std::string& name, const std::string& text) {
    folder.write(name, text);
    FileJob job;
    job.path = job.absolute = folder.path(name);
    job.size = text.size();
    job.place = static_cast<std::uint32_t>(2 * files.size());
    files.push_back(std::move(job));
  }
  Pipeline::Context context() { return {options, current, "options", 2, keys, counts, problems}; }
};

std::string record(const std::string& url, int number, const std::string& fetched) {
  return fmt::format(R"({{"url":"{}","title":"Report {}","fetched":"{}","text":"Acme cut {} jobs in March."}})", url, number,
                     fetched, number) +
         "\n";
}

}  // namespace

TEST_SUITE("pipeline") {
  TEST_CASE("a unit says that an article of it gave way to one of the same key, whichever of them came first") {
    Reading reading;
    reading.add("a.ndjson", record("http://x.example/both", 1, "2026-01-02") + record("http://x.example/a", 2, "2026-01-02"));
    reading.add("b.ndjson", record("http://x.example/b", 3, "2026-01-01"));
    reading.add("c.ndjson", record("http://x.example/both", 4, "2026-01-01"));
    std::map<std::uint32_t, DoneUnit> done;
    Pipeline pipeline(
        reading.context(), [](unsigned, Batch&&) {}, [&](const DoneUnit& unit) { done.emplace(unit.unit, unit); });
    pipeline.run(reading.files, [] {});
    REQUIRE(done.size() == 3);
    CHECK_FALSE(done[0].gave_way);
    CHECK_FALSE(done[2].gave_way);
    CHECK(done[4].gave_way);
    CHECK(done[4].files.at(0).unchanged == 1);
  }

  TEST_CASE("what handlers and the caller's own function throw comes back when all threads have ended") {
    for (const unsigned threads : {1U, 3U}) {
      Reading reading;
      reading.options.threads = threads;
      for (int i = 0; i < 6; ++i)
        reading.add(fmt::format("{}.ndjson", i), record(fmt::format("http://x.example/{}", i), i, "2026-01-01"));
      Pipeline failing(reading.context(), [](unsigned, Batch&&) { throw std::runtime_error("handler"); });
      CHECK_THROWS_WITH(failing.run(reading.files, [] {}), "handler");
      Pipeline waiting(reading.context(), [](unsigned, Batch&&) { std::this_thread::sleep_for(std::chrono::milliseconds(300)); });
      CHECK_THROWS_WITH(waiting.run(reading.files, [] { throw std::runtime_error("tick"); }), "tick");
    }
  }

  TEST_CASE("of one file a bounded number of problems and warnings is kept, all are counted") {
    Reading reading;
    std::string broken;
    for (std::size_t i = 0; i < ReadSummary::most_problems + 500; ++i) broken += "no json\n";
    reading.add("a.ndjson", record("http://x.example/a", 2, "2026-01-02") + broken);
    DoneUnit done;
    Pipeline pipeline(
        reading.context(), [](unsigned, Batch&&) {}, [&](const DoneUnit& unit) { done = unit; });
    pipeline.run(reading.files, [] {});
    CHECK(done.files.at(0).failed == ReadSummary::most_problems + 500);
    CHECK(done.files.at(0).problems.size() == ReadSummary::most_problems);
    CHECK(done.files.at(0).articles == 1);
    CHECK(reading.counts.failed == ReadSummary::most_problems + 500);
  }

  TEST_CASE("of many files with many problems each has its first ones in the list") {
    ProblemList problems;
    const std::size_t files = ProblemList::max_problems / ReadSummary::most_problems + 20;
    for (std::size_t file = 0; file < files; ++file) {
      std::vector<ReadProblem> of_file;
      for (std::size_t i = 0; i < ReadSummary::most_problems; ++i)
        of_file.push_back({fmt::format("{:02}", file), i + 1, {ErrorCode::malformed_input, "", "", std::nullopt}});
      problems.add(of_file);
    }
    problems.add({"zz", std::nullopt, {ErrorCode::read_failed, "", "", std::nullopt}});
    IndexReport report;
    problems.move_to(report);
    CHECK(report.problems.size() == ProblemList::max_problems + 20 * ProblemList::least_of_file + 1);
    CHECK(report.problems.back().path == "zz");
    CHECK(report.problems[report.problems.size() - 2].record == ProblemList::least_of_file);
  }
}

}  // namespace claimdex::indexer
