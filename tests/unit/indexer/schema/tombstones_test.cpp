// Documents that left: told from the others, left out of answers, and gone for good when a part is copied.
#include "indexer/schema/tombstones.hpp"

#include <map>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "claimdex/index_writer.hpp"
#include "indexer/load/rebuild.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"
#include "tests/unit/indexer/samples.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::schema {
namespace {

using samples::TemporaryFolder;
using Ids = std::vector<Xapian::docid>;

Xapian::WritableDatabase database_of(const std::string& path, int documents) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | write_flags(false));
  for (int i = 1; i <= documents; ++i) {
    Xapian::Document document;
    document.set_data(fmt::format("data {}", i));
    document.add_term("all", static_cast<Xapian::termcount>(i));
    document.add_boolean_term(fmt::format("m{}", i % 7));
    document.add_boolean_term(key_term(fmt::format("k{}", i / 3)));
    document.add_value(slot_number(Slot::order), fmt::format("place {}", i / 3));
    document.add_value(slot_number(Slot::low), encode_number(i));
    database.add_document(document);
  }
  database.set_metadata("kept", "yes");
  database.commit();
  return database;
}

Ids matches(const Xapian::Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  Ids ids(found.begin(), found.end());
  std::sort(ids.begin(), ids.end());
  return ids;
}

// What a reader sees of each document, without its number.
std::vector<std::string> contents(const Xapian::Database& database) {
  std::map<Xapian::docid, std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      terms[*at] += fmt::format("|{}:{}", *term, at.get_wdf());
  std::vector<std::string> out;
  for (const Xapian::docid id : Tombstones(database).living(database, "")) {
    const Xapian::Document document = database.get_document(id);
    out.push_back(document.get_data() + terms[id] + fmt::format("#{}", database.get_doclength(id)));
    for (const auto& [slot, value] : values_of(document)) out.back() += fmt::format("#{}={}", name_of(slot), value);
  }
  return out;
}

Article numbered(int i, int version) {
  return samples::article(fmt::format("/{}.md", i), fmt::format("Acme cuts {} jobs", 100 + i),
                          {fmt::format("Acme said it would cut {} jobs, in version v{}.", 100 + i, version)});
}

}  // namespace

TEST_SUITE("tombstones") {
  TEST_CASE("are written and read, and tell which documents are gone") {
    const TemporaryFolder folder;
    Xapian::WritableDatabase database = database_of(folder.path("db"), 30);
    CHECK(Tombstones(database).empty());
    Tombstones written;
    for (const Xapian::docid first : {21U, 3U, 12U}) written.add({first, 3, fmt::format("k{}", first / 3), "place"});
    written.write(database);
    database.commit();
    const Tombstones tombstones(database);
    REQUIRE(tombstones.all().size() == 3);
    CHECK(tombstones.all()[1].first == 12);
    CHECK(tombstones.all()[1].key == "k4");
    CHECK(tombstones.documents() == 9);
    for (Xapian::docid id = 0; id < 40; ++id)
      CHECK(tombstones.contains(id) == ((id >= 3 && id < 6) || (id >= 12 && id < 15) || (id >= 21 && id < 24)));
    CHECK(tombstones.living(database, "m5") == Ids{19, 26});  // of 5, 12, 19, 26
    database.set_metadata(std::string(meta_tombstones), "\x05");
    CHECK_THROWS_AS(Tombstones{database}, Xapian::DatabaseCorruptError);
  }

  TEST_CASE("leave documents out of queries, in each of several databases its own") {
    const TemporaryFolder folder;
    Xapian::Database both;
    std::vector<Tombstone> all;
    for (const char* name : {"one", "two"}) {
      Xapian::WritableDatabase database = database_of(folder.path(name), 300);
      Tombstones tombstones;
      for (Xapian::docid first = name[0] == 'o' ? 3 : 6; first < 290; first += 9)
        tombstones.add({first, 3, key_value(fmt::format("k{}", first / 3)), fmt::format("place {}", first / 3)});
      all.insert(all.end(), tombstones.all().begin(), tombstones.all().end());
      tombstones.write(database);
      database.commit();
      both.add_database(Xapian::Database(folder.path(name)));
    }
    const Xapian::Query buried((new BuriedDocuments)->release());
    for (const char* term : {"all", "m0", "m3"}) {
      Ids expected;
      for (Xapian::docid id = 1; id <= 600; ++id) {
        const Xapian::docid local = (id + 1) / 2;
        const bool is_gone = local / 3 % 3 == (id % 2 == 1 ? 1U : 2U) && local / 3 * 3 < 290;
        const bool has_term = term[0] == 'a' || local % 7 == static_cast<unsigned>(term[1] - '0');
        if (has_term && !is_gone) expected.push_back(id);
      }
      CHECK(matches({Xapian::Query::OP_AND_NOT, Xapian::Query(std::string(term)), buried}, both) == expected);
    }
    // By terms the tombstones of all databases count in all: keys and places are their own only where versions differ.
    const Xapian::Database one(folder.path("one"));
    const std::vector<Tombstone> own(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(Tombstones(one).all().size()));
    const Xapian::Query every(std::string("all"));
    CHECK(matches({Xapian::Query::OP_AND_NOT, every, by_terms(own)}, one) ==
          matches({Xapian::Query::OP_AND_NOT, every, buried}, one));
  }

  TEST_CASE("a copy of what is left holds it all, in its order, and nothing else") {
    const TemporaryFolder folder;
    Xapian::WritableDatabase database = database_of(folder.path("db"), 301);
    Tombstones tombstones;
    std::mt19937 random(7);
    for (Xapian::docid first = 3; first < 300; first += 3)
      if (random() % 2 == 0) tombstones.add({first, 3, {}, {}});
    tombstones.write(database);
    database.commit();
    indexer::copy_living(folder.path("db"), tombstones, folder.path("copy"));
    const Xapian::Database copy(folder.path("copy"));
    CHECK(contents(copy) == contents(database));
    CHECK(copy.get_doccount() == 301 - tombstones.documents());
    CHECK(copy.get_lastdocid() == copy.get_doccount());
    CHECK(copy.get_metadata("kept") == "yes");
    CHECK(Tombstones(copy).empty());
    CHECK(folder.names("") == std::vector<std::string>{"copy", "db"});
    // Where nothing is left.
    Tombstones every;
    every.add({1, 301, {}, {}});
    indexer::copy_living(folder.path("db"), every, folder.path("none"));
    CHECK(Xapian::Database(folder.path("none")).get_doccount() == 0);
  }

  TEST_CASE("an index that is changed again and again does not grow without end") {
    const TemporaryFolder folder;
    constexpr int articles = 200;
    auto writer = IndexWriter::open(folder.path("index"), {});
    REQUIRE(writer);
    std::vector<std::string> generations;
    for (int version = 0; version < 6; ++version) {
      for (int i = 0; i < articles; ++i) REQUIRE(writer->add(numbered(i, version)));
      REQUIRE(writer->commit());
      generations = folder.names("index");
      const Xapian::Database database(folder.path("index"));
      const Tombstones gone(database);
      CHECK(gone.living(database, type_term(DocumentType::article)).size() == articles);
      CHECK(gone.living(database, fmt::format("v{}", version)).size() == articles);
      if (version > 0) CHECK(gone.living(database, fmt::format("v{}", version - 1)).empty());
      CHECK(database.get_doccount() <= 3 * 2 * articles);
    }
    CHECK(generations.size() == 3);
    CHECK(generations[1] != "gen-000001");
    REQUIRE(writer->remove({"/7.md"}));
    REQUIRE(writer->commit());
    const Xapian::Database database(folder.path("index"));
    CHECK(Tombstones(database).living(database, key_term("/7.md")).empty());
  }
}

}  // namespace claimdex::schema
