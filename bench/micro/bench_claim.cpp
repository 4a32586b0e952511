// Claims of whole articles: sentences, quantities, events, companies, factuality.
#include <benchmark/benchmark.h>

#include "bench/micro/sample_text.hpp"
#include "claimdex/extraction.hpp"

namespace {

void extract(benchmark::State& state, const char* lang) {
  const claimdex::Article article = claimdex::bench::article_of(lang, static_cast<std::size_t>(state.range(0)));
  std::size_t bytes = 0;
  for (const claimdex::Block& block : article.blocks) bytes += block.text.size();
  const claimdex::ClaimExtractor extractor;
  std::size_t claims = 0;
  for (auto _ : state) {
    claims = extractor.extract(article).size();
    benchmark::DoNotOptimize(claims);
  }
  if (claims == 0) state.SkipWithError("no claims");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["claims"] = static_cast<double>(claims);
}
BENCHMARK_CAPTURE(extract, english, "en")->Arg(4 << 10)->Arg(256 << 10);
BENCHMARK_CAPTURE(extract, chinese, "zh")->Arg(4 << 10)->Arg(256 << 10);

}  // namespace
