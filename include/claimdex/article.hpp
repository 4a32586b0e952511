// An article as a reader of files makes it: metadata with provenance, and blocks of clean text with maps back to the file.
// Plain values: copy freely; const use from any number of threads is safe.
//
//   claimdex::Article article;
//   article.info.metadata.title = "Acme cuts 300 jobs";
//   article.blocks.push_back({.kind = claimdex::BlockKind::body, .text = "Acme said it would cut 300 jobs."});
//   std::vector<claimdex::Claim> claims = claimdex::extract_claims(article);
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimdex/export.hpp"
#include "claimdex/text.hpp"

namespace claimdex {

/// What part of the article a block is. Claims come from every kind but code and boilerplate.
enum class BlockKind : std::uint8_t { title, excerpt, heading, body, table, list, caption, boilerplate, code };

/// The input formats, one reader each.
enum class Format : std::uint8_t { front_matter, chinese_metadata, page, html, ndjson, csv, markdown, text };

/// Where the date of publication was found.
enum class DateOrigin : std::uint8_t { none, metadata, url, byline };

/// A point in time of an article. Without has_time only the day counts. UTC.
struct Moment {
  std::chrono::sys_seconds at{};
  bool has_time = false;
  bool operator==(const Moment&) const = default;
};

/// "2026-01-06", or "2026-01-06T16:11:38Z" with has_time.
CLAIMDEX_EXPORT std::string format_moment(const Moment& moment);

/// A run of text as a reader sees it: markup, escapes and soft line wraps are gone, whitespace is single spaces.
/// A table row is a block of its own with cells joined by " | "; a list item is a block of its own.
struct Block {
  BlockKind kind = BlockKind::body;
  std::string text;
  SourceMap source;  ///< block text to bytes of the file (of the record's field, for ndjson and csv)
  std::string lang;  ///< ISO 639-1 of the block ("zh" for both scripts); empty until analysed
  int level = 0;     ///< of a heading: 1 to 6; of a list item: depth from 1
  int heading = -1;  ///< index of the nearest heading block above, -1 for none
  int lead = -1;     ///< table row: index of the header row; list item: index of the block that introduces the list; -1 for none
  std::vector<TextSpan> cells;  ///< of a table row: its cells, spans of `text`

  bool operator==(const Block&) const = default;
};

/// What is known of an article besides its text. Empty = unknown. Published, fetched and the time a claim speaks of are three
/// different things.
struct Metadata {
  std::string title;
  std::string source;  ///< outlet, as written ("Reuters", "anildash.com")
  std::string site;    ///< host of url or source, lower case, without "www."
  std::string url;
  std::string author;
  std::string category;
  std::vector<std::string> tags;
  std::optional<Moment> published;
  DateOrigin published_from = DateOrigin::none;
  std::optional<Moment> fetched;
  std::vector<std::pair<std::string, std::string>> other;  ///< keys that no field above takes, in file order

  bool operator==(const Metadata&) const = default;
};

/// Identity and metadata of an article: all that a hit shows of it. (`key` is what upsert and delete go by.)
struct ArticleInfo {
  std::string key;                      ///< absolute path; ndjson, csv: file + "#" + id; with KeyPolicy::url: the URL
  std::string path;                     ///< as given (folder walk: joined); for ndjson and csv the record's id, else file#row
  std::string file;                     ///< the file that holds it, as given
  std::optional<std::uint64_t> record;  ///< 1-based record number in `file`, for ndjson and csv
  Format format = Format::text;
  std::string lang;         ///< ISO 639-1 of most of the body; empty = unknown
  std::string sha256;       ///< of the file's bytes (of the record's line, for ndjson and csv), lower-case hex
  std::uint64_t bytes = 0;  ///< size of the same
  Metadata metadata;

  bool operator==(const ArticleInfo&) const = default;
};

/// A whole article. Blocks are in reading order; the title is a block too (kind title) where the file states one.
struct Article {
  ArticleInfo info;
  std::vector<Block> blocks;
  std::vector<std::uint64_t> line_starts;  ///< byte offsets of the file where its lines begin, ascending; may be empty
  std::vector<std::string> warnings;       ///< what was repaired or given up while reading, one sentence each

  bool operator==(const Article&) const = default;
};

/// Names as they stand in JSON and in queries ("front_matter", "excerpt", "byline"), and their inverses.
CLAIMDEX_EXPORT std::string_view name_of(BlockKind kind);
CLAIMDEX_EXPORT std::string_view name_of(Format format);
CLAIMDEX_EXPORT std::string_view name_of(DateOrigin origin);
CLAIMDEX_EXPORT std::optional<BlockKind> block_kind_of(std::string_view name);
CLAIMDEX_EXPORT std::optional<Format> format_of(std::string_view name);

}  // namespace claimdex
