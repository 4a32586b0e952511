// Quantities in running text, and in text made to be slow: cost must grow with the length only.
#include <benchmark/benchmark.h>

#include "bench/micro/sample_text.hpp"
#include "claimdex/extraction.hpp"

namespace {

void run(benchmark::State& state, const std::string& text, const char* lang) {
  for (auto _ : state) benchmark::DoNotOptimize(claimdex::extract_quantities(text, lang));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void article(benchmark::State& state, const char* lang) {
  const std::string text = claimdex::bench::text_of(lang, static_cast<std::size_t>(state.range(0)));
  if (claimdex::extract_quantities(text, lang).empty()) state.SkipWithError("no quantities");
  run(state, text, lang);
}
BENCHMARK_CAPTURE(article, english, "en")->Arg(4 << 10)->Arg(256 << 10);
BENCHMARK_CAPTURE(article, chinese, "zh")->Arg(4 << 10)->Arg(256 << 10);

void repeated(benchmark::State& state, const char* piece) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) text += piece;
  run(state, text, "en");
}
BENCHMARK_CAPTURE(repeated, digits, "7")->Arg(16 << 10)->Arg(256 << 10);
BENCHMARK_CAPTURE(repeated, groups, "1,000,")->Arg(16 << 10)->Arg(256 << 10);
BENCHMARK_CAPTURE(repeated, words, "one hundred ")->Arg(16 << 10)->Arg(256 << 10);
BENCHMARK_CAPTURE(repeated, brackets, "($5")->Arg(16 << 10)->Arg(256 << 10);

}  // namespace
