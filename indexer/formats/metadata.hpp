// Metadata keys, in any language and format, to the fields of an article. The keys are rows of
// analyzers/lang/*/metadata_keys.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

enum class Field : std::uint8_t {
  title,
  excerpt,
  published,
  fetched,
  author,
  category,
  tags,
  source,
  url,
  lang,
  id,
  text,
  html,
  markdown,
  other
};

/// The field that `key` names ("publishedAt", "**发布时间**", "pub_date"); other for unknown keys.
Field field_of(std::string_view key);

/// One key with its values, each as block text with its map to the source.
struct Entry {
  std::string key;
  std::vector<Block> values;  ///< several for lists
  /// The first value with the soft hyphens and unusual spaces that block text does without: a title is cited as it was given.
  /// Empty where the value had to be decoded.
  std::string written = {};
};

/// Stores an entry: fields of Metadata, title and excerpt as blocks of their own kind. The first value of a field stays.
/// Dates that cannot be read go to `other` with a warning. Call finish_metadata at the end.
void apply_entry(Entry entry, Draft& draft);

/// A string without map, for entries of formats that have none.
Block plain_value(std::string_view text);

/// Fills what follows from the rest: site from url or source, published from the URL's path, relative dates from fetched (else
/// `now`). Call once, when all entries and blocks are in.
void finish_metadata(Draft& draft, std::optional<std::chrono::sys_seconds> now);

/// Host of a URL (or of a bare "www.example.com"), lower case, without "www."; empty where there is none.
std::string site_of(std::string_view url);

/// The date in a URL's path: /2026/01/06/, /2026-01-06-, /20260106/. Month and day must both be there.
std::optional<Moment> date_of_url(std::string_view url);

}  // namespace claimdex::formats
