// Reading some articles before the run reads them all.
#include "indexer/load/record_samples.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "indexer/documents/documents.hpp"
#include "indexer/parallel.hpp"
#include "indexer/schema/packing.hpp"

namespace claimdex::indexer {
namespace {

constexpr std::uint64_t least_bytes = 2 << 20;  // below, a dictionary takes a good part of what it saves
constexpr std::size_t most_articles = 120;
constexpr std::size_t most_bytes = 1 << 19;
constexpr std::size_t most_bytes_each = 1 << 13;

}  // namespace

std::string train_dictionary(const std::vector<FileJob>& files, const IndexOptions& options, const ClaimExtractor& extractor,
                             const Analyzer& analyzer) {
  std::uint64_t bytes = 0;
  for (const FileJob& job : files) bytes += job.size;
  if (bytes < least_bytes) return {};
  const std::size_t step = std::max<std::size_t>(1, files.size() / most_articles);
  const std::size_t from_each = std::max<std::size_t>(1, most_articles / files.size());
  std::vector<const FileJob*> sampled;
  for (std::size_t i = 0; i < files.size(); i += step)
    if (!files[i].absolute.empty()) sampled.push_back(&files[i]);  // standard input is there once
  std::vector<std::vector<std::string>> of_files(sampled.size());
  // Files are begun in order. With so much in hand, what those before this one gave is enough, whatever others have begun behind
  // it.
  const unsigned threads = Pipeline::thread_count(options);
  const std::size_t enough = most_bytes + threads * from_each * most_bytes_each;
  std::atomic<std::size_t> size{0};
  run_parallel(sampled.size(), threads, [&](std::size_t i) {
    if (size >= enough) return;
    const DocumentBuilder builder(extractor, analyzer);
    std::size_t left = from_each;
    std::size_t of_file = 0;
    (void)read_file(sampled[i]->path, options.read, [&](Article&& article) {
      of_files[i].push_back(builder.record_beginning(std::move(article), most_bytes_each));
      of_file += of_files[i].back().size();
      size += of_files[i].back().size();
      return --left > 0 && of_file < most_bytes;
    });
  });
  std::vector<std::string> samples;
  std::size_t taken = 0;
  for (std::vector<std::string>& of_file : of_files)
    for (std::string& sample : of_file) {
      if (taken >= most_bytes) break;
      taken += sample.size();
      samples.push_back(std::move(sample));
    }
  return schema::Dictionary::train(samples);
}

}  // namespace claimdex::indexer
