// The field table and the terms made from it.
#include "indexer/schema/fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "indexer/schema/hash.hpp"

namespace claimdex::schema {
namespace {

constexpr std::uint8_t article_words = in_article | is_words | is_repeated;
constexpr std::uint8_t claim_words = in_claim | is_words | is_repeated;
constexpr std::uint8_t both = in_article | in_claim;

constexpr std::array<FieldRow, static_cast<std::size_t>(Field::count_)> rows = {{
    {Field::type, "type", "T", both, {}, "article or claim"},
    {Field::key, "key", "Q", both, Slot::key, "short_text(hash128(key)); packed in the slot"},
    {Field::id, "id", "I", both, {}, "the first 3 of 16 hex digits"},
    {Field::file, "file", "XF", in_article, {}, "short_text(hash128(absolute path))"},
    {Field::text, "text", "", article_words, Slot::words,
     "folded words and CJK grams; boilerplate with wdf 0; their order in the slot"},
    {Field::title, "title", "S", article_words, {}, "folded words"},
    {Field::heading, "heading", "H", article_words, {}, "folded words of headings and excerpt"},
    {Field::tag, "tag", "G", in_article | is_repeated, {}, "folded tag or category, whole"},
    {Field::tag_word, "tag_word", "XG", article_words, {}, "folded words of tags and category"},
    {Field::source, "source", "R", both | is_words | is_repeated, Slot::source, "folded words"},
    {Field::site, "site", "XR", both | is_repeated, {}, "host and its parents, lower case"},
    {Field::author, "author", "A", article_words, {}, "folded words"},
    {Field::format, "format", "XFMT", in_article, {}, "name_of(Format)"},
    {Field::path, "path", "XPATH", article_words, {}, "folded words of the path"},
    {Field::url, "url", "XURL", article_words, {}, "folded words of the URL"},
    {Field::lang, "lang", "L", both, Slot::facets, "ISO 639-1; of the article; of the claim's block"},
    {Field::published, "date", "D", both | is_repeated, Slot::published, "yyyy, yyyymm, yyyymmdd, none"},
    {Field::story, "story", "XY", in_article | is_repeated, {}, "40 bits of a sentence hash, base 32", 4},
    {Field::sentence, "sentence", "W", claim_words, {}, "folded words; CJK bigrams, unigram only where no bigram begins"},
    {Field::context, "context", "V", claim_words, {}, "folded words of title, heading and lead"},
    {Field::event, "event", "E", in_claim, Slot::facets, "name_of(Event)"},
    {Field::sense, "sense", "XE", in_claim | is_repeated, {}, "senses_of(), level", 10},
    {Field::kind, "kind", "K", in_claim, {}, "name_of(QuantityKind)"},
    {Field::unit, "unit", "U", in_claim, {}, "':' + canonical unit, case kept"},
    {Field::currency, "currency", "C", in_claim, {}, "ISO 4217, lower case"},
    {Field::company, "company", "O", in_claim | is_repeated, Slot::companies, "canonical id, else '=' + folded name"},
    {Field::company_word, "company_word", "XO", claim_words, {}, "folded words of the name as written"},
    {Field::object_head, "object", "J", in_claim, {}, "object_head()"},
    {Field::object_class, "object_class", "XJ", in_claim, {}, "object_class()"},
    {Field::object_word, "object_word", "XW", claim_words, {}, "folded words of the object"},
    {Field::direction, "dir", "XD", in_claim, {}, "name_of(Direction)"},
    {Field::bound, "bound", "B", in_claim, {}, "name_of(Bound)"},
    {Field::factuality, "factuality", "F", in_claim, {}, "name_of(Factuality)"},
    {Field::cited, "cited", "XS", claim_words, {}, "folded words of the speaker"},
    {Field::person, "person", "XP", claim_words, {}, "folded words of persons named in the sentence"},
    {Field::period, "when", "P", in_claim | is_repeated, Slot::period_from, "yyyy, yyyymm, yyyymmdd"},
    {Field::block, "block", "XB", in_claim, {}, "name_of(BlockKind)"},
    {Field::has, "has", "XH", both | is_repeated, {}, "number, company, date, quote, image, table"},
    {Field::low, "low", "N", in_claim | is_repeated, Slot::low, "buckets.hpp; lower end of every claim"},
    {Field::high, "high", "NH", in_claim | is_repeated, Slot::high, "buckets.hpp; upper end of ranges"},
}};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].field) != i) return false;
  }
  return true;
}
static_assert(rows_are_in_order());

std::size_t prefix_length(std::string_view term) {
  const auto end = std::find_if(term.begin(), term.end(), [](char c) { return c < 'A' || c > 'Z'; });
  return static_cast<std::size_t>(end - term.begin());
}

// Cuts at a character boundary and keeps long terms apart by their hash.
void append_cut(std::string& out, std::string_view value) {
  constexpr std::size_t hash_bytes = 17;
  std::size_t keep = max_term_bytes - hash_bytes - out.size();
  while (keep > 0 && (static_cast<unsigned char>(value[keep]) & 0xC0U) == 0x80U) --keep;
  out.append(value.substr(0, keep));
  out.push_back('~');
  out.append(short_text(hash128(value)));
}

}  // namespace

std::span<const FieldRow> field_table() { return rows; }
const FieldRow& row_of(Field field) { return rows[static_cast<std::size_t>(field)]; }

std::optional<Field> field_of_term(std::string_view term) {
  // Key hashes use no upper case, ids are hex: the upper-case run is the prefix.
  const std::string_view prefix = term.substr(0, prefix_length(term));
  for (const FieldRow& row : rows) {
    if (row.prefix == prefix) return row.field;
  }
  return std::nullopt;
}

std::string describe_term(std::string_view term) {
  const std::optional<Field> field = field_of_term(term);
  if (!field) return std::string(term);
  const FieldRow& row = row_of(*field);
  return fmt::format("{}:{}", row.name, term.substr(row.prefix.size()));
}

void make_term(std::string& out, Field field, std::string_view value) {
  out.assign(prefix_of(field));
  if (out.size() + value.size() <= max_term_bytes) {
    out.append(value);
  } else {
    append_cut(out, value);
  }
}

std::string term(Field field, std::string_view value) {
  std::string out;
  make_term(out, field, value);
  return out;
}

std::string type_term(DocumentType type) { return term(Field::type, type == DocumentType::article ? "article" : "claim"); }
std::string key_term(std::string_view key) { return term(Field::key, short_text(hash128(key))); }
std::string key_value(std::string_view key) { return pack_short_text(short_text(hash128(key))); }
std::string key_term_of(std::string_view key_value) { return term(Field::key, unpack_short_text(key_value)); }
std::size_t part_of(std::string_view key_term, std::size_t parts) {
  return parts <= 1 ? 0 : static_cast<std::size_t>(hash128(key_term).low % parts);
}
std::string absolute_path(std::string_view path) {
  std::error_code failure;
  const std::filesystem::path absolute = std::filesystem::absolute(std::filesystem::path(path), failure);
  return (failure ? std::filesystem::path(path) : absolute).lexically_normal().string();
}
std::string file_term(std::string_view absolute_path) { return term(Field::file, short_text(hash128(absolute_path))); }
std::string id_term(std::string_view id) { return term(Field::id, id.substr(0, id_term_digits)); }
std::string article_id(std::string_view key) { return hex16(hash128(key)); }

std::string unit_term(std::string_view unit) { return term(Field::unit, fmt::format(":{}", unit)); }

std::string currency_term(std::string_view iso_code) {
  std::string lower(iso_code);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return term(Field::currency, lower);
}

std::string company_value(std::string_view id, std::string_view folded_name) {
  if (!id.empty()) return std::string(id);
  return fmt::format("={}", folded_name);
}

std::string spaced(std::string_view path) {
  std::string out(path);
  for (char& c : out) {
    const bool is_word =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (!is_word) c = ' ';
  }
  return out;
}

std::vector<std::string> site_terms(std::string_view host) {
  std::vector<std::string> out;
  for (std::string_view rest = host; !rest.empty();) {
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos && !out.empty()) break;
    out.push_back(term(Field::site, rest));
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return out;
}

std::string date_term(Field field, std::chrono::year year) { return term(field, fmt::format("{:04}", static_cast<int>(year))); }

std::string date_term(Field field, std::chrono::year_month month) {
  return term(field, fmt::format("{:04}{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())));
}

std::string date_term(Field field, std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return term(field, fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                 static_cast<unsigned>(date.day())));
}

std::string undated_term(Field field) { return term(field, "none"); }

std::vector<std::string> published_terms(const std::optional<Moment>& published) {
  if (!published) return {undated_term(Field::published)};
  const auto day = std::chrono::floor<std::chrono::days>(published->at);
  const std::chrono::year_month_day date{day};
  return {date_term(Field::published, date.year()), date_term(Field::published, date.year() / date.month()),
          date_term(Field::published, day)};
}

std::vector<std::string> period_terms(std::optional<std::chrono::sys_days> from, std::optional<std::chrono::sys_days> to) {
  std::vector<std::string> out;
  if (!from && !to) return out;
  const std::chrono::sys_days first_day = from ? *from : *to;
  const std::chrono::sys_days last_day = std::max(first_day, to ? *to : *from);
  const std::chrono::year_month_day first{first_day};
  const std::chrono::year_month_day last{last_day};
  constexpr int max_years = 20;
  for (auto year = first.year(); year <= last.year() && year < first.year() + std::chrono::years{max_years}; ++year) {
    out.push_back(date_term(Field::period, year));
  }
  const auto first_month = first.year() / first.month();
  const auto last_month = last.year() / last.month();
  if (last_month - first_month < std::chrono::months{3}) {
    for (auto month = first_month; month <= last_month; month += std::chrono::months{1}) {
      out.push_back(date_term(Field::period, month));
    }
  }
  if (first_day == last_day) out.push_back(date_term(Field::period, first_day));
  return out;
}

}  // namespace claimdex::schema
