// What a run ran on, and what it used.
#pragma once

#include <cstdint>
#include <string>

namespace claimdex::bench {

/// Processor, cores, memory, compiler, library version: one line.
std::string machine_line();
/// CPU seconds of this process so far, all threads, user and system.
double cpu_seconds();
/// Largest resident set of this process so far, MiB.
double peak_mebibytes();
/// Bytes of all files below `folder`.
std::uint64_t bytes_below(const std::string& folder);

}  // namespace claimdex::bench
