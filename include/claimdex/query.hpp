// The query language: parsing, checking and explaining. The grammar is in searcher/query/GRAMMAR.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/explain.hpp"
#include "claimdex/export.hpp"
#include "claimdex/result.hpp"

namespace claimdex {

/// A query as it was understood.
struct ParsedQuery {
  std::string canonical;           ///< the query written back in full form: parses to the same query
  Explanation tree;                ///< how it was read
  std::vector<std::string> notes;  ///< readings that were chosen ("2025 is read as a year: when:2025 or the word")
  std::vector<std::string> hints;  ///< what the user may have meant ("two events can never hold of one claim: use {..} {..}")
};

/// Parses `text` (UTF-8, at most 4,096 characters). Errors carry `where`: bytes of `text`.
/// Errors: unknown_field, invalid_query, invalid_number, invalid_date, invalid_value, query_too_long, unbalanced_query.
/// Thread-safe; O(text.size()).
CLAIMDEX_EXPORT Result<ParsedQuery> parse_query(std::string_view text);

/// Renders an error of parse_query or Searcher::search as a user sees it: code, the query, carets below the place, hint.
/// Width-aware for East Asian text.
///   error[E201]: unknown field 'compny'
///     compny:WiseTech layoffs
///     ^^^^^^
///     hint: did you mean company: ?
CLAIMDEX_EXPORT std::string render_error(const Error& error, std::string_view query);

}  // namespace claimdex
