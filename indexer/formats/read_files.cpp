// The public entry: opens, unpacks, tells the format, and either streams records or reads the whole text.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "claimdex/reading.hpp"
#include "indexer/formats/article_reader.hpp"
#include "indexer/formats/byte_source.hpp"
#include "indexer/formats/charset.hpp"
#include "indexer/formats/detect_format.hpp"
#include "indexer/formats/records.hpp"

namespace claimdex {
namespace {

using namespace formats;

constexpr std::size_t beginning_bytes = 1 << 16;

Result<bool> read_up_to(ByteSource& source, std::string& bytes, std::size_t size) {
  while (bytes.size() < size) {
    // Small reads first: most files are small, and large buffers for each would cost more than the reading.
    const std::size_t step = std::clamp<std::size_t>(bytes.size(), 1 << 14, 1 << 20);
    auto got = source.read(bytes, std::min(size - bytes.size(), step));
    if (!got) return got.error();
    if (*got == 0) return false;
  }
  return true;
}

Error with_file(Error error, const std::string& name) {
  if (error.message.find(name) == std::string::npos) error.message = fmt::format("{}: {}", name, error.message);
  return error;
}

Result<ReadSummary> read_whole(std::string_view bytes, const std::string& name, const ReadOptions& options,
                               const ArticleSink& sink) {
  DecodedText decoded;
  if (auto done = decode_text(bytes, decoded); !done) return done.error();
  const Format format = options.format ? *options.format : detect_format(decoded.text, name);
  if (format == Format::ndjson || format == Format::csv) {
    // Records in another charset than UTF-8: converted whole, then read as if they stood so.
    LineSource lines{std::string(decoded.text), *open_memory({})};
    return format == Format::csv ? read_csv(lines, name, options, sink) : read_ndjson(lines, name, options, sink);
  }
  Draft draft = read_whole_article(bytes, decoded, format);
  draft.article.info.path = name;
  draft.article.info.file = name;
  ReadSummary summary;
  summary.articles = 1;
  summary.bytes = bytes.size();
  sink(finish_article(std::move(draft), options, real_path(name)));
  return summary;
}

Result<ReadSummary> read_source(std::unique_ptr<ByteSource> packed, const std::string& name, const ReadOptions& options,
                                const ArticleSink& sink) {
  auto source = unpack(std::move(packed));
  if (!source) return source.error();
  std::string bytes;
  auto more = read_up_to(**source, bytes, beginning_bytes);
  if (!more) return more.error();
  if (looks_binary(std::string_view(bytes).substr(0, 8192)))
    return Error{ErrorCode::binary_file, "this is not a text file", "", std::nullopt};
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != std::string::npos;
  const Format format = options.format ? *options.format : wide ? Format::text : detect_format(bytes, name);
  if (!wide && (format == Format::ndjson || format == Format::csv)) {
    LineSource lines(std::move(bytes), **source);
    return format == Format::csv ? read_csv(lines, name, options, sink) : read_ndjson(lines, name, options, sink);
  }
  if (*more) {
    more = read_up_to(**source, bytes, options.max_file_bytes + 1);
    if (!more) return more.error();
  }
  if (bytes.size() > options.max_file_bytes)
    return Error{ErrorCode::file_too_large, fmt::format("larger than {} MB, and one article", options.max_file_bytes >> 20),
                 "split it, or give one JSON object a line (NDJSON)", std::nullopt};
  return read_whole(bytes, name, options, sink);
}

// Nothing but bad_alloc crosses the API, whatever a library below throws.
template <class Read>
Result<ReadSummary> guarded(const std::string& name, Read&& read) {
  try {
    Result<ReadSummary> summary = read();
    if (!summary) return with_file(summary.error(), name);
    return summary;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    return Error{ErrorCode::internal, fmt::format("{}: {}", name, failure.what()), "", std::nullopt};
  }
}

}  // namespace

Result<ReadSummary> read_file(const std::string& file, const ReadOptions& options, const ArticleSink& sink) {
  return guarded(file, [&]() -> Result<ReadSummary> {
    auto source = open_file(file);
    if (!source) return source.error();
    return read_source(std::move(*source), file, options, sink);
  });
}

Result<ReadSummary> read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                               const ArticleSink& sink) {
  return guarded(name, [&] { return read_source(open_memory(bytes), name, options, sink); });
}

}  // namespace claimdex
