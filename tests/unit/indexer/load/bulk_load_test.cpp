// Loads that end before they are published, and those that go on with them.
#include "indexer/load/bulk_load.hpp"

#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "tests/unit/indexer/samples.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;
using Fetched = std::optional<std::chrono::sys_seconds>;

constexpr std::string_view state = "state";

// One run over some files, each of which is a unit of one batch. What the pipeline does is done by hand, so that it can end
// anywhere.
class Load {
 public:
  explicit Load(const TemporaryFolder& place, std::string_view of_state = state)
      : place_(place),
        folder_(std::move(*IndexFolder::open(place.path("index")))),
        build_(*folder_.make_build_folder()),
        load_({folder_, build_, default_analyzer().name(), of_state, stems_, keys_, counts_, problems_}) {}

  void add_file(const std::string& name) {
    FileJob job;
    job.path = job.absolute = place_.path(name);
    job.place = static_cast<std::uint32_t>(files_.size());
    files_.push_back(std::move(job));
  }
  std::uint64_t resume() {
    const std::uint64_t resumed = load_.resume(files_, 1);
    load_.dictionary([] { return std::string(); });
    return resumed;
  }
  // Tells of an article, as the reader of a unit does. False: it gave way to another.
  bool enter(std::uint32_t unit, const std::string& key, Fetched fetched = {}) {
    batches_[unit].ordinal.unit = unit;
    const Ordinal ordinal{unit, 0, static_cast<std::uint32_t>(batches_[unit].items.size())};
    if (!keys_.enter(key, fetched, ordinal)) return false;
    Article article = samples::article(key, "Title " + key, {fmt::format("Acme cut {} jobs in its plant.", 100 + unit)});
    batches_[unit].items.push_back({std::move(article), ordinal, place_.path("none"), fetched, false});
    return true;
  }
  void finish(std::uint32_t unit, const std::string& name, bool gave_way = false) {
    DocumentBuilder builder(extractor_, default_analyzer());
    load_.add_batch(std::move(batches_[unit]), builder, {});
    DoneUnit done;
    done.unit = unit;
    done.gave_way = gave_way;
    done.files.emplace_back();
    done.files.back().absolute = place_.path(name);
    done.files.back().content = content_hash(place_.path(name)).value_or("");
    load_.finish_unit(done);
  }
  Result<void> publish() { return load_.finish({}, 1); }

  [[nodiscard]] BulkLoad& load() { return load_; }
  [[nodiscard]] const std::vector<FileJob>& files() const { return files_; }
  [[nodiscard]] std::uint64_t run_bytes() const { return std::filesystem::file_size(build_ + "/runs"); }
  [[nodiscard]] Xapian::Database index() const { return Xapian::Database(folder_.current_paths().front()); }

 private:
  const TemporaryFolder& place_;
  IndexFolder folder_;
  std::string build_;
  StemTable stems_;
  KeyRegistry keys_;
  RunCounts counts_;
  ProblemList problems_;
  ClaimExtractor extractor_ = *ClaimExtractor::create({});
  std::vector<FileJob> files_;
  std::map<std::uint32_t, Batch> batches_;
  BulkLoad load_;
};

void write_files(const TemporaryFolder& place) {
  for (const char* name : {"a", "b", "c"}) place.write(name, name);
}

/// A load over these files that ended when the first one was done.
void interrupt_after_one(const TemporaryFolder& place) {
  write_files(place);
  Load load(place);
  load.add_file("a");
  load.resume();
  load.enter(0, "one");
  load.finish(0, "a");
}

std::vector<std::string> names_of(const std::vector<FileJob>& files) {
  std::vector<std::string> names;
  for (const FileJob& job : files) names.push_back(std::filesystem::path(job.path).filename().string());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE("bulk_load") {
  TEST_CASE("what a load had done when it ended is gone on with, where its files and the state are the same") {
    const TemporaryFolder place;
    write_files(place);
    const auto begin = [&](Load& load) {
      for (const char* name : {"a", "b", "c"}) load.add_file(name);
      return load.resume();
    };
    {
      Load load(place);
      CHECK(begin(load) == 0);
      CHECK_FALSE(load.load().has_done_units());
      load.enter(0, "one");
      load.enter(1, "two");
      load.finish(0, "a");
      load.finish(1, "b");
      CHECK(load.load().has_done_units());
    }
    std::uint64_t bytes = 0;
    {
      Load load(place);
      CHECK(begin(load) == 2);
      CHECK(load.load().has_done_units());
      bytes = load.run_bytes();
      CHECK(bytes > 1000);
      CHECK(names_of(load.files()) == Names{"c"});
    }
    place.write("b", "changed");
    {
      Load load(place);
      CHECK(begin(load) == 1);
      CHECK(names_of(load.files()) == Names{"b", "c"});
      CHECK(load.run_bytes() < bytes);  // what is not taken over is given back
    }
    {
      Load load(place);
      CHECK(begin(load) == 1);
      load.enter(1, "two");
      load.enter(2, "three");
      load.finish(1, "b");
      load.finish(2, "c");
      REQUIRE(load.publish());
      for (const char* key : {"one", "two", "three"}) CHECK(load.index().get_termfreq(schema::key_term(key)) == 2);
    }
  }

  TEST_CASE("a load of another state begins anew") {
    const TemporaryFolder place;
    interrupt_after_one(place);
    Load load(place, "another");
    load.add_file("a");
    CHECK(load.resume() == 0);
    CHECK(load.run_bytes() == 0);
    CHECK(names_of(load.files()) == Names{"a"});
  }

  TEST_CASE("a unit with a run that is damaged since is done again") {
    const TemporaryFolder place;
    interrupt_after_one(place);
    const std::string runs = place.path("index/building/runs");
    std::filesystem::resize_file(runs, std::filesystem::file_size(runs) - 1);
    Load load(place);
    load.add_file("a");
    CHECK(load.resume() == 0);
    CHECK(names_of(load.files()) == Names{"a"});
  }

  // Else the article would be lost where the other file has it no more when the load goes on.
  TEST_CASE("a unit that left an article out for one of another file is read again") {
    const std::chrono::sys_seconds early{std::chrono::seconds{100}};
    const std::chrono::sys_seconds late{std::chrono::seconds{200}};
    for (const bool is_told_by_reader : {true, false}) {
      const TemporaryFolder place;
      write_files(place);
      {
        Load load(place);
        for (const char* name : {"a", "b", "c"}) load.add_file(name);
        load.resume();
        if (is_told_by_reader) {
          CHECK(load.enter(1, "both", late));
          CHECK_FALSE(load.enter(0, "both", early));
        } else {
          CHECK(load.enter(0, "both", early));
          CHECK(load.enter(1, "both", late));  // before the first one's batch is built
        }
        load.enter(0, "of a");
        load.enter(2, "of c");
        load.finish(0, "a", is_told_by_reader);
        load.finish(2, "c");
      }  // and b is never done
      Load load(place);
      for (const char* name : {"a", "b", "c"}) load.add_file(name);
      CHECK(load.resume() == 1);
      CHECK(names_of(load.files()) == Names{"a", "b"});
    }
  }
}

}  // namespace claimdex::indexer
