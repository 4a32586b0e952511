// A small index on disk for one test case, made through the public API and removed with it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "claimdex/index_writer.hpp"
#include "claimdex/json.hpp"
#include "claimdex/searcher.hpp"

namespace claimdex {

struct SampleArticle {
  std::string id;
  std::string title;
  std::string text;
  std::string lang = "en";
  std::string published = "2025-03-04";
};

class SampleIndex {
 public:
  explicit SampleIndex(const std::vector<SampleArticle>& articles, std::size_t shards = 0) : shards_(shards) {
    static int number = 0;
    folder_ =
        std::filesystem::temp_directory_path() / ("claimdex-search-" + std::to_string(getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(folder_);
    write(articles);
  }
  /// Indexes articles: those that are there already are changed.
  void write(const std::vector<SampleArticle>& articles) {
    std::ofstream out(file(), std::ios::binary);
    for (const SampleArticle& article : articles)
      out << "{\"id\":" << json_quote(article.id) << ",\"title\":" << json_quote(article.title)
          << ",\"text\":" << json_quote(article.text) << ",\"lang\":\"" << article.lang << "\""
          << (article.published.empty() ? "" : ",\"published\":\"" + article.published + "\"") << "}\n";
    out.close();
    const auto report = writer().add_paths({file()});
    REQUIRE(report.has_value());
    REQUIRE(report->articles == articles.size());
  }
  void remove(const std::string& id) {
    IndexWriter index = writer();
    const auto removed = index.remove({file() + "#" + id});
    REQUIRE(removed.has_value());
    REQUIRE(*removed == 1);
    REQUIRE(index.commit().has_value());
  }
  ~SampleIndex() { std::filesystem::remove_all(folder_); }
  SampleIndex(const SampleIndex&) = delete;
  SampleIndex& operator=(const SampleIndex&) = delete;

  [[nodiscard]] std::string place() const { return (folder_ / "index").string(); }
  [[nodiscard]] Searcher open() const {
    auto searcher = Searcher::open({place()});
    REQUIRE(searcher.has_value());
    return std::move(*searcher);
  }

 private:
  [[nodiscard]] std::string file() const { return (folder_ / "articles.ndjson").string(); }
  [[nodiscard]] IndexWriter writer() const {
    IndexOptions options;
    options.shards = shards_;
    auto writer = IndexWriter::open(place(), options);
    REQUIRE(writer.has_value());
    return std::move(*writer);
  }

  std::filesystem::path folder_;
  std::size_t shards_;
};

/// "id:low" of every claim hit, or the ids of article hits, in order of rank.
inline std::vector<std::string> found(const Searcher& searcher, std::string_view query, SearchOptions options = {}) {
  options.limit = 0;
  const auto result = searcher.search(query, options);
  REQUIRE_MESSAGE(result.has_value(), query);
  std::vector<std::string> names;
  for (const Hit& hit : result->hits) {
    std::string name = hit.article.path;
    if (hit.claim) name += ":" + std::to_string(static_cast<long long>(hit.claim->quantity.low));
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace claimdex
