// Groups of stems: what goes in comes out in order, and damaged bytes give what stood before the damage.
#include "indexer/schema/stem_groups.hpp"

#include <random>

#include <doctest/doctest.h>

#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::schema {

TEST_SUITE("schema") {
  TEST_CASE("stems that begin with the same three letters stand under one key") {
    CHECK(stem_group("en", "layoff") == "s/en:lay");
    CHECK(stem_group("en", "layer") == stem_group("en", "layoff"));
    CHECK(stem_group("de", "layer") != stem_group("en", "layer"));
    CHECK(stem_group("en", "go") == "s/en:go");
    CHECK(stem_group("en", "") == "s/en:");
    CHECK(stem_group("fr", "\u00e9t\u00e9ndu") == "s/fr:\u00e9t\u00e9");
    CHECK(stem_group("ru", "\u0440\u0430\u0431\u043e\u0442") == "s/ru:\u0440\u0430\u0431");
    CHECK(stem_group("x", "\xD1") == "s/x:\xD1");
  }

  TEST_CASE("stems and forms come back in order, each once") {
    const std::string length(300, 'a');
    const std::vector<StemForm> sorted = {{"", "x"},
                                          {length, length + length},
                                          {"lay", "layed"},
                                          {"layer", "layered"},
                                          {"layer", "layers"},
                                          {"layoff", "layoffs"},
                                          {"layoff", "other"},
                                          {"lea", length},
                                          {"\u00e9t\u00e9", "\u00e9t\u00e9s"}};
    CHECK(decode_stems(encode_stems(sorted)) == sorted);
    std::vector<StemForm> mixed(sorted.rbegin(), sorted.rend());
    mixed.insert(mixed.end(), sorted.begin(), sorted.end());
    CHECK(encode_stems(mixed) == encode_stems(sorted));
    CHECK(encode_stems({}).empty());
    CHECK(decode_stems("").empty());
    CHECK(encode_stems({{"layer", "layers"}, {"layoff", "layoffs"}}).size() < 20);
  }

  TEST_CASE("of damaged bytes what stood before the damage is read") {
    std::vector<StemForm> stems;
    for (int i = 0; i < 40; ++i) stems.push_back({"run" + std::to_string(i), "runs" + std::to_string(i * 7)});
    const std::string bytes = encode_stems(stems);
    const std::vector<StemForm> whole = decode_stems(bytes);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const std::vector<StemForm> read = decode_stems(std::string_view(bytes).substr(0, size));
      CHECK(read.size() < whole.size());
      CHECK(std::equal(read.begin(), read.end(), whole.begin()));
    }
    std::mt19937 random(5);
    for (int round = 0; round < 20000; ++round) {
      std::string damaged = bytes;
      damaged[random() % damaged.size()] = static_cast<char>(random());
      (void)decode_stems(damaged);
    }
  }

  TEST_CASE("the forms of a stem over all parts, the stem among them") {
    const samples::TemporaryFolder folder;
    std::vector<Xapian::Database> parts;
    for (const char* form : {"layoffs", "laid"}) {
      Xapian::WritableDatabase part(folder.path(form), Xapian::DB_CREATE);
      part.set_metadata(stem_group("en", "layoff"), encode_stems({{"layer", "layers"}, {"layoff", form}, {"layup", "layups"}}));
      part.commit();
      parts.push_back(part);
    }
    CHECK(stem_forms(parts, "en", "layoff") == std::vector<std::string>{"laid", "layoff", "layoffs"});
    CHECK(stem_forms(parts, "en", "layer") == std::vector<std::string>{"layer", "layers"});
    CHECK(stem_forms(parts, "en", "layo") == std::vector<std::string>{"layo"});
    CHECK(stem_forms(parts, "de", "layoff") == std::vector<std::string>{"layoff"});
  }
}

}  // namespace claimdex::schema
