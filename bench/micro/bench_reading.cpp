// Readers: every file of the sample corpus, from bytes to blocks.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "bench/micro/sample_text.hpp"

namespace {

struct File {
  std::string name;
  std::string bytes;
};

void read_sample(benchmark::State& state) {
  std::vector<File> files;
  std::int64_t bytes = 0;
  for (const std::string& path : claimdex::list_files({CLAIMDEX_SAMPLE}).paths) {
    std::ifstream file(path, std::ios::binary);
    files.push_back({path, std::string(std::istreambuf_iterator<char>(file), {})});
    bytes += static_cast<std::int64_t>(files.back().bytes.size());
  }
  std::size_t articles = 0;
  for (auto _ : state) {
    articles = 0;
    for (const File& file : files)
      benchmark::DoNotOptimize(claimdex::read_bytes(file.bytes, file.name, {}, [&](claimdex::Article&&) {
        ++articles;
        return true;
      }));
  }
  if (articles < files.size()) state.SkipWithError("articles are missing");
  state.SetBytesProcessed(state.iterations() * bytes);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles));
}
BENCHMARK(read_sample);

}  // namespace
