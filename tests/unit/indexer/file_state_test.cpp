#include "indexer/file_state.hpp"

#include <doctest/doctest.h>

#include "indexer/schema/hash.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {

TEST_SUITE("file_state") {
  TEST_CASE("a state comes back, and the newer one is the larger text") {
    const std::string low = schema::short_text(schema::hash128("a"));
    const std::string high(16, 'v');
    const FileState state{12, low, high, 7, {}};
    const std::string text = encode_state(state);
    CHECK(decode_state(text) == state);
    CHECK(encode_state({9, high, high, 1, {}}) < encode_state({10, low, low, 1, {}}));
    CHECK(encode_state({255, high, high, 1, {}}) < encode_state({256, low, low, 1, {}}));
    for (std::size_t size = 0; size < text.size(); ++size) CHECK(decode_state(text.substr(0, size)) == std::nullopt);
    CHECK(decode_state(text + "x") == std::nullopt);
    CHECK(decode_state(text + "\n") == std::nullopt);
    CHECK(decode_state(encode_state({12, low, high, 7, "/long/path"})) == FileState{12, low, high, 7, "/long/path"});
  }

  TEST_CASE("a file's hash follows its bytes, whatever its size") {
    const samples::TemporaryFolder folder;
    std::string big(700000, 'a');
    folder.write("a", big);
    const auto first = content_hash(folder.path("a"));
    REQUIRE(first);
    CHECK(content_hash(folder.path("a")) == first);
    for (const std::size_t at : {std::size_t{0}, std::size_t{262144}, std::size_t{524287}, std::size_t{699999}}) {
      std::string changed = big;
      changed[at] = 'b';
      folder.write("a", changed);
      CHECK(content_hash(folder.path("a")) != first);
    }
    folder.write("a", big + "a");
    CHECK(content_hash(folder.path("a")) != first);
    folder.write("a", "");
    CHECK(content_hash(folder.path("a")));
    CHECK(content_hash(folder.path("none")) == std::nullopt);
  }

  TEST_CASE("long paths have keys of their own") {
    const std::string path = "/" + std::string(400, 'x');
    CHECK(state_key(path + "a").size() < 245);
    CHECK(state_key(path + "a") != state_key(path + "b"));
  }

  TEST_CASE("known files are those below a folder, not below its namesakes") {
    const samples::TemporaryFolder folder;
    Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
    for (const char* path : {"/n/a", "/n/b/c", "/news/d", "/n"})
      database.set_metadata(state_key(path), encode_state({1, std::string(16, '1'), std::string(16, '2'), 1, {}}));
    database.commit();
    CHECK(known_files(database, "/n") == std::vector<std::string>{"/n", "/n/a", "/n/b/c"});
    CHECK(known_files(database, "/").size() == 4);
  }

  TEST_CASE("known files with paths too long for a key are found by their whole path, below folders short and long") {
    const samples::TemporaryFolder folder;
    const std::string hash(16, '1');
    Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
    std::vector<std::string> paths;
    for (const std::size_t size : {100U, 220U, 221U, 222U, 236U, 237U, 238U, 239U, 300U, 900U}) {
      paths.push_back("/n/" + std::string(size - 3, 'x'));
      paths.push_back(paths.back() + "/y");
    }
    for (const std::string& path : paths) database.set_metadata(state_key(path), encode_state({1, hash, hash, 1, {}}, path));
    database.commit();
    for (const std::string& path : paths) REQUIRE(state_of(database, path));
    std::sort(paths.begin(), paths.end());
    for (const char* all : {"/", "/n"}) {
      std::vector<std::string> known = known_files(database, all);
      std::sort(known.begin(), known.end());
      CHECK(known == paths);
    }
    for (const std::string& path : paths) CHECK(known_files(database, path).size() == (path.ends_with("/y") ? 1 : 2));
    CHECK(known_files(database, "/n/" + std::string(250, 'x')).empty());
  }

  TEST_CASE("options that change what is read change the fingerprint") {
    IndexOptions options;
    const std::string plain = options_fingerprint(options);
    options.threads = 7;
    options.prune = true;
    CHECK(options_fingerprint(options) == plain);
    options.read.key = KeyPolicy::url;
    CHECK(options_fingerprint(options) != plain);
    options.read.key = KeyPolicy::path;
    options.extraction.lexicon = "axe\tjob_cuts";
    CHECK(options_fingerprint(options) != plain);
  }
}

}  // namespace claimdex::indexer
