// Reading some articles before the run reads them all.
#include "indexer/record_samples.hpp"

#include <algorithm>
#include <cstdint>

#include "indexer/documents.hpp"
#include "indexer/schema/packing.hpp"
#include "indexer/schema/records.hpp"

namespace claimdex::indexer {
namespace {

constexpr std::uint64_t least_bytes = 2 << 20;  // below, a dictionary takes a good part of what it saves
constexpr std::size_t most_articles = 250;
constexpr std::size_t most_bytes = 1 << 19;
constexpr std::size_t most_bytes_each = 1 << 13;

}  // namespace

std::string train_dictionary(const std::vector<FileJob>& files, const ReadOptions& read, const ClaimExtractor& extractor,
                             const Analyzer& analyzer) {
  std::uint64_t bytes = 0;
  for (const FileJob& job : files) bytes += job.size;
  if (bytes < least_bytes) return {};
  const std::size_t step = std::max<std::size_t>(1, files.size() / most_articles);
  const std::size_t from_each = std::max<std::size_t>(1, most_articles / files.size());
  DocumentBuilder builder(extractor, analyzer);
  std::vector<std::string> samples;
  std::size_t size = 0;
  for (std::size_t i = 0; i < files.size() && size < most_bytes; i += step) {
    if (files[i].absolute.empty()) continue;  // standard input is there once
    std::size_t left = from_each;
    (void)read_file(files[i].path, read, [&](Article&& article) {
      const PreparedArticle prepared = builder.build(std::move(article), {});
      if (const auto text = schema::ArticleText::unpack(prepared.documents.front().get_data(), {})) {
        samples.emplace_back(text->bytes().substr(0, most_bytes_each));
        size += samples.back().size();
      }
      return --left > 0 && size < most_bytes;
    });
  }
  return schema::Dictionary::train(samples);
}

}  // namespace claimdex::indexer
