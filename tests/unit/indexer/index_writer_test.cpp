// The writer seen through the public API and through Xapian: what is in the index, when, and what stays after failures.
#include "claimdex/index_writer.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "indexer/generation_update.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/opening.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/slots.hpp"
#include "indexer/schema/stem_groups.hpp"
#include "indexer/schema/tombstones.hpp"
#include "tests/unit/indexer/samples.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex {
namespace {

using samples::TemporaryFolder;

Xapian::Database open_index(const TemporaryFolder& folder) {
  auto database = schema::open_parts(folder.path("index"), default_analyzer().name());
  REQUIRE(database);
  return schema::join_parts(database->parts);
}

// Documents that have a term and did not leave the index; of one part only.
std::size_t count(const Xapian::Database& database, const std::string& term) {
  return schema::Tombstones(database).living(database, term).size();
}
std::size_t articles(const Xapian::Database& database) {
  return count(database, schema::type_term(schema::DocumentType::article));
}
std::size_t claims(const Xapian::Database& database) { return count(database, schema::type_term(schema::DocumentType::claim)); }

// Everything that a reader could see of the documents, in their order; docids apart.
std::vector<std::string> dump(const Xapian::Database& database) {
  std::vector<std::string> out;
  schema::Dictionaries dictionaries;
  if (auto dictionary = schema::Dictionary::make(schema::dictionary_of(database))) dictionaries.push_back(std::move(dictionary));
  std::map<Xapian::docid, std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      terms[*at] += '|' + *term + ':' + std::to_string(at.get_wdf());
  for (const Xapian::docid id : schema::Tombstones(database).living(database, "")) {
    const Xapian::Document document = database.get_document(id);
    std::string text = document.get_data();
    // How a record is packed is another matter.
    if (auto unpacked = schema::ArticleText::unpack(text, dictionaries)) text = unpacked->bytes();
    text += terms[id];
    for (const auto& [slot, value] : schema::values_of(document)) {
      // Where it came in the input is another matter: see "documents know their place".
      if (slot != schema::Slot::order) text.append("#").append(schema::name_of(slot)).append("=").append(value);
    }
    out.push_back(std::move(text));
  }
  const std::string stems(schema::meta_stem_prefix);
  for (auto key = database.metadata_keys_begin(stems); key != database.metadata_keys_end(stems); ++key)
    out.push_back(*key + ':' + database.get_metadata(*key));
  return out;
}

IndexReport index(const TemporaryFolder& folder, const std::vector<std::string>& paths, IndexOptions options = {}) {
  auto writer = IndexWriter::open(folder.path("index"), std::move(options));
  REQUIRE(writer);
  auto report = writer->add_paths(paths);
  if (!report) MESSAGE(report.error().message);
  REQUIRE(report);
  return *report;
}

// Enough text that a run is a bulk load.
void write_many(const TemporaryFolder& folder, int files) {
  std::string filler;
  for (int i = 0; i < 120; ++i)
    filler += fmt::format("The committee number{} discussed harbour plans and river crossings again. ", i);
  for (int i = 0; i < files; ++i) {
    folder.write(fmt::format("news/{:04}.txt", i),
                 fmt::format("Acme report number {}\n\nAcme cut {} jobs in plant{}.\n\n{}\n", i, 100 + i, i, filler));
  }
}

}  // namespace

TEST_SUITE("index_writer") {
  TEST_CASE("what is added is there after commit, the article first, its claims after it") {
    const TemporaryFolder folder;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    CHECK(articles(open_index(folder)) == 0);
    REQUIRE(writer->add(samples::article("/a.md", "Acme cuts 300 jobs", {"Acme said it would cut 300 jobs."})));
    CHECK(articles(open_index(folder)) == 0);
    REQUIRE(writer->commit());
    const Xapian::Database database = open_index(folder);
    CHECK(articles(database) == 1);
    const std::string key = schema::key_term("/a.md");
    CHECK(count(database, key) == claims(database) + 1);
    CHECK(*schema::record_type(database.get_document(*database.postlist_begin(key)).get_data()) == schema::DocumentType::article);
    CHECK(indexer::read_totals(database).bytes == 18 + 32);
  }

  TEST_CASE("an article of a known key takes the place of the old one") {
    const TemporaryFolder folder;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    REQUIRE(writer->add(samples::article("/a.md", "First title", {"old words"})));
    REQUIRE(writer->add(samples::article("/b.md", "Other title", {"other words"})));
    REQUIRE(writer->commit());
    REQUIRE(writer->add(samples::article("/a.md", "Second title", {"new words"})));
    REQUIRE(writer->commit());
    const Xapian::Database database = open_index(folder);
    CHECK(articles(database) == 2);
    CHECK(count(database, "old") == 0);
    CHECK(count(database, "new") == 1);
    CHECK(indexer::read_totals(database).bytes == 12 + 9 + 11 + 11);
  }

  TEST_CASE("removal takes the claims along, and says how many articles there were") {
    const TemporaryFolder folder;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    REQUIRE(writer->add(samples::article("/a.md", "Acme cuts 300 jobs", {"Acme cut 300 jobs."})));
    REQUIRE(writer->add(samples::article("/b.md", "Acme cuts 400 jobs", {"Acme cut 400 jobs."})));
    REQUIRE(writer->commit());
    const auto removed = writer->remove({"/a.md", "/none.md"});
    REQUIRE(removed);
    CHECK(*removed == 1);
    REQUIRE(writer->commit());
    const Xapian::Database database = open_index(folder);
    CHECK(articles(database) == 1);
    CHECK(count(database, schema::key_term("/a.md")) == 0);
    CHECK(indexer::read_totals(database).bytes == 18 + 18);
  }

  TEST_CASE("what was not committed is dropped") {
    const TemporaryFolder folder;
    {
      auto writer = IndexWriter::open(folder.path("index"), {});
      REQUIRE(writer);
      REQUIRE(writer->add(samples::article("/a.md", "A title", {"words"})));
    }
    CHECK(articles(open_index(folder)) == 0);
  }

  TEST_CASE("an article without a key is refused") {
    const TemporaryFolder folder;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    const auto added = writer->add(samples::article("", "A title", {"words"}));
    REQUIRE_FALSE(added);
    CHECK(added.error().code == ErrorCode::invalid_argument);
  }

  TEST_CASE("a second run changes nothing, an edited file is one upsert, a new one is added") {
    const TemporaryFolder folder;
    folder.write("news/a.txt", "Acme cuts 300 jobs\n\nAcme said it would cut 300 jobs.\n");
    folder.write("news/b.txt", "Beta hires\n\nBeta will hire 50 people.\n");
    const IndexReport first = index(folder, {folder.path("news")});
    CHECK(first.files == 2);
    CHECK(first.added == 2);
    const auto before = dump(open_index(folder));
    const IndexReport second = index(folder, {folder.path("news")});
    CHECK(second.unchanged == 2);
    CHECK(second.articles == 2);
    CHECK(second.added + second.updated + second.removed == 0);
    CHECK(dump(open_index(folder)) == before);
    folder.write("news/a.txt", "Acme cuts 301 jobs\n\nAcme said it would cut 301 jobs.\n");
    folder.write("news/c.txt", "Gamma\n\nGamma shut a plant.\n");
    const IndexReport third = index(folder, {folder.path("news")});
    CHECK(third.updated == 1);
    CHECK(third.added == 1);
    CHECK(third.unchanged == 1);
    CHECK(articles(open_index(folder)) == 3);
  }

  TEST_CASE("pruning removes what is gone, and only below the given folders") {
    const TemporaryFolder folder;
    for (const char* name : {"news/a.txt", "news/b.txt", "newspaper/c.txt"}) {
      folder.write(name, std::string("Title of ") + name + "\n\nSome words.\n");
    }
    IndexOptions prune;
    prune.prune = true;
    index(folder, {folder.path("news"), folder.path("newspaper")}, prune);
    folder.remove("news/a.txt");
    folder.remove("newspaper/c.txt");
    CHECK(index(folder, {folder.path("news")}).removed == 0);
    CHECK(index(folder, {folder.path("news")}, prune).removed == 1);
    CHECK(articles(open_index(folder)) == 2);
    CHECK(index(folder, {folder.path("no-such-folder")}, prune).removed == 0);
    CHECK(index(folder, {folder.path("newspaper")}, prune).removed == 1);
    folder.write("news/a.txt", "Title again\n\nSome words.\n");
    CHECK(index(folder, {folder.path("news")}, prune).added == 1);
  }

  TEST_CASE("records that left an NDJSON file go when pruning; the last of two with one id stays") {
    const TemporaryFolder folder;
    folder.write(
        "n.ndjson",
        "{\"id\":\"a\",\"title\":\"T a\",\"text\":\"one words\"}\n{\"id\":\"b\",\"title\":\"T b\",\"text\":\"two words\"}\n"
        "{\"id\":\"a\",\"title\":\"T a\",\"text\":\"three words\"}\n");
    IndexOptions prune;
    prune.prune = true;
    const IndexReport first = index(folder, {folder.path("n.ndjson")}, prune);
    CHECK(first.articles == 3);
    CHECK(first.added == 2);
    CHECK(count(open_index(folder), "one") == 0);
    CHECK(count(open_index(folder), "three") == 1);
    folder.write(
        "n.ndjson",
        "{\"id\":\"a\",\"title\":\"T a\",\"text\":\"three words\"}\n{\"id\":\"c\",\"title\":\"T c\",\"text\":\"four words\"}\n");
    const IndexReport second = index(folder, {folder.path("n.ndjson")}, prune);
    CHECK(second.added == 1);
    CHECK(second.unchanged == 1);
    CHECK(second.removed == 1);
    CHECK(articles(open_index(folder)) == 2);
  }

  TEST_CASE("a bulk load gives the same documents for any number of threads, and as small commits do") {
    const TemporaryFolder folder;
    write_many(folder, 300);
    std::vector<std::string> lines;
    std::string records;
    for (int i = 0; i < 900; ++i) {
      records += fmt::format("{{\"id\":\"{}\",\"title\":\"Record {}\",\"text\":\"Delta sold {} cars. {}\"}}\n", i % 800, i,
                             i * 10, std::string(2000, 'x') + std::to_string(i));
    }
    folder.write("records.ndjson", records);
    const std::vector<std::string> paths = {folder.path("news"), folder.path("records.ndjson")};
    std::vector<std::string> wanted;
    for (const unsigned threads : {1U, 2U, 5U}) {
      folder.remove("index");
      IndexOptions options;
      options.threads = threads;
      const IndexReport report = index(folder, paths, options);
      CHECK(report.added == 300 + 800);
      CHECK(report.claims == claims(open_index(folder)));
      CHECK(report.failed == 0);
      const auto found = dump(open_index(folder));
      if (wanted.empty()) wanted = found;
      CHECK(found == wanted);
      CHECK(index(folder, paths, options).unchanged == 300 + 900);
    }
    const std::uint64_t bytes = indexer::read_totals(open_index(folder)).bytes;
    // The same in many small commits, in the same order.
    folder.remove("index");
    for (int i = 0; i < 300; ++i) {
      if (i % 100 == 0)
        index(folder, {folder.path(fmt::format("news/{:04}.txt", i)), folder.path(fmt::format("news/{:04}.txt", i + 1))});
    }
    index(folder, {folder.path("news")});
    index(folder, paths);
    auto small = dump(open_index(folder));
    std::sort(small.begin(), small.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(small == wanted);
    CHECK(indexer::read_totals(open_index(folder)).bytes == bytes);
  }

  TEST_CASE("documents know their place in all that was read") {
    const TemporaryFolder folder;
    const auto places = [&] {
      const Xapian::Database database = open_index(folder);
      std::vector<std::string> out;
      const std::string type = schema::type_term(schema::DocumentType::article);
      for (auto at = database.postlist_begin(type); at != database.postlist_end(type); ++at)
        out.push_back(database.get_document(*at).get_value(schema::slot_number(schema::Slot::order)));
      return out;
    };
    write_many(folder, 300);
    index(folder, {folder.path("news/0003.txt")});
    index(folder, {folder.path("news/0001.txt")});
    index(folder, {folder.path("news")});
    const std::vector<std::string> found = places();
    CHECK(found.size() == 300);
    CHECK(std::is_sorted(found.begin(), found.end()));
    CHECK(std::adjacent_find(found.begin(), found.end()) == found.end());
  }

  TEST_CASE("shards: every article and its claims in one of them, the same for any number of threads") {
    const TemporaryFolder folder;
    write_many(folder, 300);
    const std::vector<std::string> paths = {folder.path("news")};
    index(folder, paths);
    auto wanted = dump(open_index(folder));
    std::sort(wanted.begin(), wanted.end());
    std::vector<std::string> first;
    for (const unsigned threads : {1U, 3U}) {
      folder.remove("index");
      IndexOptions options;
      options.shards = 4;
      options.threads = threads;
      CHECK(index(folder, paths, options).added == 300);
      const auto opened = schema::open_parts(folder.path("index"), default_analyzer().name());
      REQUIRE(opened);
      REQUIRE(opened->parts.size() == 4);
      std::vector<std::string> found;
      for (const schema::Part& part : opened->parts) {
        CHECK(articles(part.database) > 0);
        for (std::string& document : dump(part.database))
          if (!document.starts_with(schema::meta_stem_prefix)) found.push_back(std::move(document));
      }
      if (first.empty()) first = found;
      CHECK(found == first);
      std::sort(found.begin(), found.end());
      std::vector<std::string> documents = wanted;
      std::erase_if(documents, [](const std::string& text) { return text.starts_with(schema::meta_stem_prefix); });
      CHECK(found == documents);
      // The index remembers its shards; another number is refused.
      CHECK(index(folder, paths).unchanged == 300);
      options.shards = 5;
      const auto refused = IndexWriter::open(folder.path("index"), options);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == ErrorCode::invalid_argument);
    }
  }

  TEST_CASE("a bulk load over an older generation replaces, keeps and prunes") {
    const TemporaryFolder folder;
    write_many(folder, 300);
    IndexOptions prune;
    prune.prune = true;
    index(folder, {folder.path("news")}, prune);
    const Xapian::Database reader = open_index(folder);
    for (int i = 0; i < 290; ++i)
      folder.write(fmt::format("news/{:04}.txt", i), fmt::format("Changed {}\n\n{}", i, std::string(9000, 'y')));
    folder.remove("news/0299.txt");
    const IndexReport report = index(folder, {folder.path("news")}, prune);
    CHECK(report.updated == 290);
    CHECK(report.unchanged == 9);
    CHECK(report.removed == 1);
    const Xapian::Database database = open_index(folder);
    CHECK(articles(database) == 299);
    CHECK(count(database, "changed") == 290);
    CHECK(count(database, "acme") == 9);
    // The reader of before goes on with what it had.
    CHECK(articles(reader) == 300);
    CHECK(count(reader, "acme") == 300);
    CHECK(reader.get_document(*reader.postlist_begin("")).get_data().size() > 100);
    CHECK(index(folder, {folder.path("news")}, prune).unchanged == 299);
    // What is added later is packed with the dictionary of the first load.
    CHECK(database.get_metadata(std::string(schema::meta_dictionary)) ==
          reader.get_metadata(std::string(schema::meta_dictionary)));
    CHECK(reader.get_metadata(std::string(schema::meta_dictionary)).size() > 1000);
  }

  TEST_CASE("a full disk is an error and leaves the index as it was") {
    for (const bool is_first_load : {true, false}) {
      const TemporaryFolder folder;
      write_many(folder, 300);
      if (is_first_load)
        REQUIRE(IndexWriter::open(folder.path("index"), {}));
      else
        index(folder, {folder.path("news/0000.txt")});
      const auto before = dump(open_index(folder));
      const std::vector<std::string> names = folder.names("index");
      rlimit old{};
      REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
      std::signal(SIGXFSZ, SIG_IGN);
      // So little that adding documents fails: where a write fails inside a commit, Xapian 1.4 leaks, or ends the process
      // (ARCHITECTURE, decision 8).
      const rlimit small{50 << 10, old.rlim_max};
      REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
      ErrorCode code = ErrorCode::internal;
      {
        auto writer = IndexWriter::open(folder.path("index"), {});
        if (writer) {
          const auto report = writer->add_paths({folder.path("news")});
          if (!report) code = report.error().code;
        }
      }
      REQUIRE(setrlimit(RLIMIT_FSIZE, &old) == 0);
      CHECK(code == ErrorCode::disk_full);
      CHECK(dump(open_index(folder)) == before);
      CHECK(folder.names("index") == names);
      CHECK(index(folder, {folder.path("news")}).added == (is_first_load ? 300 : 299));
    }
  }
}

}  // namespace claimdex
