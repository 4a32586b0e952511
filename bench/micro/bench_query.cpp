// Parsing of queries.
#include <benchmark/benchmark.h>

#include <string>

#include "claimdex/query.hpp"

namespace {

void parse(benchmark::State& state, const char* query) {
  for (auto _ : state) {
    const auto parsed = claimdex::parse_query(query);
    if (!parsed) state.SkipWithError(parsed.error().message.c_str());
    benchmark::DoNotOptimize(parsed);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(parse, event_number_company, "job cuts > 10000 company:WiseTech");
BENCHMARK_CAPTURE(parse, chinese, "裁员 ≥ 2000 公司：腾讯");
BENCHMARK_CAPTURE(parse, nested, "(revenue OR profit) > 5m when:2025 -source:blog \"record quarter\" ((a b) OR (c -d))");

}  // namespace
