// Files of records, one article each: NDJSON and CSV. Streaming: one record in memory at a time.
#pragma once

#include <string>

#include "claimdex/reading.hpp"
#include "indexer/formats/byte_source.hpp"

namespace claimdex::formats {

/// Lines of a stream, with a bound for each. The views it gives live until the next call.
class LineSource {
 public:
  LineSource(std::string beginning, ByteSource& rest) : buffer_(std::move(beginning)), rest_(rest) {}
  enum class Status { line, end, too_long };
  /// The next line without its line end. A line of more than `most` bytes is skipped and reported as too_long.
  Result<Status> next(std::string_view& line, std::size_t most);
  [[nodiscard]] std::uint64_t bytes() const { return consumed_; }

 private:
  Result<bool> fill();

  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t consumed_ = 0;
  ByteSource& rest_;
};

Result<ReadSummary> read_ndjson(LineSource& lines, const std::string& name, const ReadOptions& options, const ArticleSink& sink);
Result<ReadSummary> read_csv(LineSource& lines, const std::string& name, const ReadOptions& options, const ArticleSink& sink);

}  // namespace claimdex::formats
