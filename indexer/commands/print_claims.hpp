// Claims and hits as text, JSON, NDJSON, CSV and TSV: what `claims`, `search` and `show` print.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/explain.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/commands/terminal.hpp"

namespace claimdex::commands {

enum class OutputFormat : std::uint8_t { text, json, ndjson, csv, tsv };

/// The format of that name; nothing for an unknown one.
std::optional<OutputFormat> output_format_of(std::string_view name);
/// The colour mode of that name; nothing for an unknown one.
std::optional<ColorMode> color_mode_of(std::string_view name);

/// A claim in two or three lines for people: value, company, event; where it stands; its sentence.
std::string claim_text(const Claim& claim, const ArticleInfo& article, const std::vector<TextSpan>& highlights,
                       const Painter& painter, std::size_t columns);
/// The title, or the name of the file where there is none.
std::string_view shown_title(const ArticleInfo& article);
/// An article hit: title, source, date, snippets, its claims.
std::string article_text(const Hit& hit, const Painter& painter, std::size_t columns);
/// An explanation as an indented tree.
std::string explanation_text(const Explanation& explanation, const Painter& painter, std::size_t indent = 2);

/// One line of CSV or TSV.
std::string table_line(std::initializer_list<std::string_view> fields, OutputFormat format);
/// A number as other programs read it: all its digits, no separators.
std::string plain_number(double value);
/// The header line and a row of CSV (RFC 4180) or TSV (tabs and line ends in values become spaces).
std::string table_header(OutputFormat format);
std::string table_row(const Claim& claim, const ArticleInfo& article, OutputFormat format);
/// The same for articles.
std::string article_table_header(OutputFormat format);
std::string article_table_row(const ArticleInfo& article, OutputFormat format);

/// "2,000", "30,000–50,000", "$1.5 billion", "4.8 %", with the bound's sign before it.
std::string value_text(const Quantity& quantity);
/// The last part of a path.
std::string_view base_name(std::string_view path);

}  // namespace claimdex::commands
