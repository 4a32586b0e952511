// The one table of everything the index stores: field, prefix, flags, slot, codec, version; and the terms made from it.
// Values handed in are folded already (claimdex::fold, the analyzer's token text): this folder knows no text analysis.
// A prefix is the leading run of upper-case ASCII letters of a term; words of running text in articles have none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::schema {

/// Bumped when an index of the old layout can no longer be read or written.
inline constexpr int format_version = 13;
/// Words of blocks are this many positions apart, so that no phrase or NEAR crosses a block.
inline constexpr std::uint32_t block_position_gap = 2048;
/// Terms are cut to this many bytes (Xapian's limit is 245, and a NUL takes two); a hash of the whole replaces the rest.
inline constexpr std::size_t max_term_bytes = 200;

enum class Field : std::uint8_t {
  type,
  key,
  id,
  file,  // identity
  text,
  title,
  heading,
  tag,
  tag_word,
  source,
  site,
  author,
  format,
  path,
  url,
  lang,
  published,
  story,  // articles
  sentence,
  context,
  event,
  sense,
  kind,
  unit,
  currency,
  company,
  company_word,
  object_head,
  object_class,
  object_word,
  direction,
  bound,
  factuality,
  cited,
  person,
  period,
  block,
  has,
  low,
  high,  // claims
  count_
};

/// What a field is, or-ed.
enum FieldFlags : std::uint8_t {
  in_article = 1,   ///< article documents carry it
  in_claim = 2,     ///< claim documents carry it
  is_words = 4,     ///< one term a word (exact folded form; CJK by grams); without it one term for the whole value
  is_repeated = 8,  ///< several values a document
};

struct FieldRow {
  Field field = Field::type;
  std::string_view name;  ///< as `inspect` and the query language call it
  std::string_view prefix;
  std::uint8_t flags = 0;
  std::optional<Slot> slot;  ///< where the same value also stands in a slot
  std::string_view codec;    ///< how the value is written, in words
  int since = 1;             ///< format version that introduced it
};

/// All fields, in the order of the enum.
std::span<const FieldRow> field_table();
const FieldRow& row_of(Field field);
inline std::string_view prefix_of(Field field) { return row_of(field).prefix; }
/// The field that `term` belongs to: its leading upper-case run; Field::text for none, nothing for an unknown prefix.
std::optional<Field> field_of_term(std::string_view term);
/// "event:job_cuts", for `inspect`.
std::string describe_term(std::string_view term);

/// prefix + value, cut to max_term_bytes.
std::string term(Field field, std::string_view value);
/// Appends the same to `out`, which it clears first: for hot loops.
void make_term(std::string& out, Field field, std::string_view value);

// ---- Terms whose value is made here ----

enum class DocumentType : std::uint8_t { article, claim };
std::string type_term(DocumentType type);  ///< "Tarticle", "Tclaim"
/// On an article and all of its claims; the article is the first document (lowest docid) of its posting list.
std::string key_term(std::string_view key);
/// Slot::key of the same article, and the term from it.
std::string key_value(std::string_view key);
std::string key_term_of(std::string_view key_value);
/// The part of an index of `parts` that the article with this key term and its claims stand in. Stored by place: never changes.
std::size_t part_of(std::string_view key_term, std::size_t parts);
/// A path as keys, file terms and file states have it. Where the folder of this process cannot be told: as it is.
std::string absolute_path(std::string_view path);
/// On articles: those of one file (absolute path), whatever their number.
std::string file_term(std::string_view absolute_path);
/// Of a claim's id or article_id(key): its first digits, since a term for each document is a fortieth of an index. What begins
/// with `prefix` has a term that begins with id_term(prefix), and so have others.
std::string id_term(std::string_view id);
inline constexpr std::size_t id_term_digits = 3;  // of a million documents 250 share a term
std::string article_id(std::string_view key);     ///< 16 hex digits
inline std::string event_term(Event event) { return term(Field::event, name_of(event)); }
inline std::string sense_term(std::string_view name) { return term(Field::sense, name); }
/// Of claims that state where a change began or ended, which a signed number does not ask for.
inline std::string level_term() { return sense_term("level"); }
inline std::string kind_term(QuantityKind kind) { return term(Field::kind, name_of(kind)); }
inline std::string direction_term(Direction direction) { return term(Field::direction, name_of(direction)); }
inline std::string bound_term(Bound bound) { return term(Field::bound, name_of(bound)); }
inline std::string factuality_term(Factuality factuality) { return term(Field::factuality, name_of(factuality)); }
inline std::string format_term(Format format) { return term(Field::format, name_of(format)); }
inline std::string block_term(BlockKind kind) { return term(Field::block, name_of(kind)); }
inline std::string has_term(std::string_view what) { return term(Field::has, what); }  ///< number company date quote image table
std::string unit_term(std::string_view unit);                                          ///< case is kept behind ':' ("U:GHz")
std::string currency_term(std::string_view iso_code);                                  ///< "Cusd"
/// Canonical value of a company, in its terms and in Slot::companies: the id, else '=' + folded name.
std::string company_value(std::string_view id, std::string_view folded_name);
inline std::string company_term(std::string_view id, std::string_view folded_name = {}) {
  return term(Field::company, company_value(id, folded_name));
}
/// A path or URL with all but letters and digits as spaces: its words are indexed and asked for so.
std::string spaced(std::string_view path);
/// The hosts that `site:` finds an article by: "tech.example.co.uk" itself and every parent of two labels or more.
std::vector<std::string> site_terms(std::string_view host);

// ---- Dates: year "2026", month "202601", day "20260106"; undated: "none" ----

std::string date_term(Field field, std::chrono::year year);
std::string date_term(Field field, std::chrono::year_month month);
std::string date_term(Field field, std::chrono::sys_days day);
std::string undated_term(Field field);
/// Year, month and day of publication.
std::vector<std::string> published_terms(const std::optional<Moment>& published);
/// Every year that from..to touches (at most 20); every month where it spans at most three; the day where it is one.
/// An open end counts as the other end.
std::vector<std::string> period_terms(std::optional<std::chrono::sys_days> from, std::optional<std::chrono::sys_days> to);

}  // namespace claimdex::schema
