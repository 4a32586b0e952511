// Lock, stub, generations, left-overs.
#include "indexer/index_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "claimdex/index_writer.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/opening.hpp"
#include "indexer/schema/tombstones.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;
using Names = std::vector<std::string>;

void set_metadata(const TemporaryFolder& folder, std::string_view key, const std::string& value) {
  Xapian::WritableDatabase database(folder.path("index/gen-000001"), Xapian::DB_OPEN | schema::write_flags(false));
  database.set_metadata(std::string(key), value);
  database.commit();
}

ErrorCode open_error(const TemporaryFolder& folder) {
  const auto writer = IndexWriter::open(folder.path("index"), {});
  return writer ? ErrorCode::internal : writer.error().code;
}

}  // namespace

TEST_SUITE("index_folder") {
  TEST_CASE("a new index is empty, and can be opened by readers") {
    const TemporaryFolder folder;
    REQUIRE(IndexWriter::open(folder.path("deep/index"), {}));
    CHECK(folder.names("deep/index") == Names{"XAPIANDB", "gen-000001", "writer.lock"});
    const auto database = schema::open_parts(folder.path("deep/index"), default_analyzer().name());
    REQUIRE(database);
    CHECK(schema::join_parts(database->parts).get_doccount() == 0);
  }

  TEST_CASE("a second writer is refused, with the number of the process that writes") {
    const TemporaryFolder folder;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    const auto second = IndexWriter::open(folder.path("index"), {});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::index_locked);
    CHECK(second.error().message.find(std::to_string(getpid())) != std::string::npos);
    { const IndexWriter done = std::move(*writer); }
    CHECK(IndexWriter::open(folder.path("index"), {}));
  }

  TEST_CASE("a killed writer's lock is gone with it") {
    const TemporaryFolder folder;
    const pid_t child = fork();
    if (child == 0) {
      auto writer = IndexWriter::open(folder.path("index"), {});
      _exit(writer ? 0 : 1);  // without destructors, as kill -9 would
    }
    int status = 1;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    CHECK(IndexWriter::open(folder.path("index"), {}));
  }

  TEST_CASE("left-overs of a killed run are removed, those of a load by the next run; the current generation stays") {
    const TemporaryFolder folder;
    REQUIRE(IndexWriter::open(folder.path("index"), {}));
    folder.write("index/building/runs", "x");
    folder.write("index/building/journal", "x");
    folder.write("index/gen-000002/docdata.glass", "x");
    folder.write("index/XAPIANDB.new", "auto gen-0");
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    CHECK(folder.names("index") == Names{"XAPIANDB", "building", "gen-000001", "writer.lock"});
    REQUIRE(writer->add_paths({}));
    CHECK(folder.names("index") == Names{"XAPIANDB", "gen-000001", "writer.lock"});
  }

  TEST_CASE("a run that was killed before its first generation is no obstacle") {
    const TemporaryFolder folder;
    folder.write("index/writer.lock", "1\n");
    folder.write("index/gen-000001/docdata.glass", "x");
    REQUIRE(IndexWriter::open(folder.path("index"), {}));
    CHECK(folder.names("index") == Names{"XAPIANDB", "gen-000001", "writer.lock"});
  }

  TEST_CASE("folders and files of others are left alone") {
    const TemporaryFolder folder;
    folder.write("index/article.md", "# Title");
    CHECK(open_error(folder) == ErrorCode::index_not_empty_folder);
    CHECK(folder.names("index") == Names{"article.md"});
    folder.remove("index");
    folder.write("index", "a file");
    CHECK(open_error(folder) == ErrorCode::index_not_empty_folder);
  }

  TEST_CASE("another format, another analyzer and a foreign stub are refused") {
    const TemporaryFolder folder;
    REQUIRE(IndexWriter::open(folder.path("index"), {}));
    set_metadata(folder, schema::meta_format_version, "999");
    CHECK(open_error(folder) == ErrorCode::index_format_unsupported);
    CHECK(schema::open_parts(folder.path("index"), default_analyzer().name()).error().code ==
          ErrorCode::index_format_unsupported);
    set_metadata(folder, schema::meta_format_version, std::to_string(schema::format_version));
    set_metadata(folder, schema::meta_analyzer, "other/1");
    CHECK(open_error(folder) == ErrorCode::analyzer_mismatch);
    set_metadata(folder, schema::meta_format_version, "");
    CHECK(open_error(folder) == ErrorCode::index_format_unsupported);
    folder.write("index/XAPIANDB", "auto /elsewhere/one\nauto /elsewhere/two\n");
    CHECK(open_error(folder) == ErrorCode::index_format_unsupported);
    CHECK(folder.names("index/gen-000001").size() > 1);
  }

  TEST_CASE("a missing index and a damaged one are told apart") {
    const TemporaryFolder folder;
    const std::string_view analyzer = default_analyzer().name();
    CHECK(schema::open_parts(folder.path("index"), analyzer).error().code == ErrorCode::index_not_found);
    folder.write("empty/x", "");
    CHECK(schema::open_parts(folder.path("empty"), analyzer).error().code == ErrorCode::index_not_found);
    REQUIRE(IndexWriter::open(folder.path("index"), {}));
    folder.write("index/gen-000001/iamglass", "no such thing");
    CHECK(schema::open_parts(folder.path("index"), analyzer).error().code == ErrorCode::index_corrupt);
    CHECK(open_error(folder) == ErrorCode::index_corrupt);
    folder.remove("index/gen-000001");
    CHECK(schema::open_parts(folder.path("index"), analyzer).error().code == ErrorCode::index_corrupt);
  }
}

}  // namespace claimdex::indexer
