// Tokens, stems and folding of running text.
#include <benchmark/benchmark.h>

#include "bench/micro/sample_text.hpp"
#include "claimdex/analysis.hpp"

namespace {

void analyze(benchmark::State& state, const char* lang) {
  const std::string text = claimdex::bench::text_of(lang, 4096);
  const claimdex::Analyzer& analyzer = claimdex::default_analyzer();
  std::size_t tokens = 0;
  for (auto _ : state) {
    tokens = analyzer.analyze(text, lang).size();
    benchmark::DoNotOptimize(tokens);
  }
  if (tokens < text.size() / 40) state.SkipWithError("too few tokens");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(analyze, english, "en");
BENCHMARK_CAPTURE(analyze, chinese, "zh");

}  // namespace
