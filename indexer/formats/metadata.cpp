// Stores entries and derives what follows from them.
#include "indexer/formats/metadata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/dates.hpp"
#include "analyzers/text/utf8.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/lines.hpp"

namespace claimdex::formats {
namespace {

constexpr std::array<std::pair<std::string_view, Field>, 14> field_names = {{{"title", Field::title},
                                                                             {"excerpt", Field::excerpt},
                                                                             {"published", Field::published},
                                                                             {"fetched", Field::fetched},
                                                                             {"author", Field::author},
                                                                             {"category", Field::category},
                                                                             {"tags", Field::tags},
                                                                             {"source", Field::source},
                                                                             {"url", Field::url},
                                                                             {"lang", Field::lang},
                                                                             {"id", Field::id},
                                                                             {"text", Field::text},
                                                                             {"html", Field::html},
                                                                             {"markdown", Field::markdown}}};

const std::unordered_map<std::string_view, Field>& keys() {
  static const std::unordered_map<std::string_view, Field> map = [] {
    std::unordered_map<std::string_view, Field> result;
    for (const std::string_view name : lang::table_names()) {
      if (!name.ends_with("/metadata_keys.tsv")) continue;
      lang::for_each_row(lang::table(name), [&](const std::vector<std::string_view>& row, std::size_t) {
        if (row.size() < 2) return;
        const auto* found =
            std::find_if(field_names.begin(), field_names.end(), [&](const auto& entry) { return entry.first == row[1]; });
        if (found != field_names.end()) result.emplace(row[0], found->second);
      });
    }
    return result;
  }();
  return map;
}

// Lower case, without spaces, '_', '-', ':' and Markdown marks: "pub_date", "pubDate" and "Pub Date" are one key. Of more than
// `longest` bytes only the beginning.
std::string squash_key(std::string_view key, std::size_t longest) {
  std::string squashed;
  for (std::size_t at = 0; at < key.size() && squashed.size() <= longest;) {
    const text::CodePoint c = text::decode_at(key, at);
    const std::string_view bytes = key.substr(at, c.size);
    at += c.size;
    if (c.value >= 'A' && c.value <= 'Z')
      squashed += static_cast<char>(c.value + 32);
    else if (std::string_view(" _-:*#\"'\t").find(static_cast<char>(c.value)) == std::string_view::npos || c.value >= 0x80)
      squashed += bytes;
  }
  return squashed;
}

std::string_view strip_comment(std::string_view value) {
  const std::size_t comment = value.find(" #");
  return comment == std::string_view::npos ? value : trim(value.substr(0, comment));
}

// "Unknown", "None", "null", "N/A": a scraper's way to say nothing.
bool is_nothing(std::string_view value) {
  constexpr std::size_t longest = 9;
  const std::string squashed = squash_key(value, longest);
  constexpr std::array<std::string_view, 10> words = {"",   "unknown", "none", "null",      "n/a",
                                                      "na", "nan",     "~",    "undefined", "未知"};
  return std::find(words.begin(), words.end(), squashed) != words.end();
}

void set(std::string& field, std::string_view value) {
  if (field.empty() && !is_nothing(value)) field = value;
}

void add_other(Draft& draft, const Entry& entry) {
  std::string joined;
  for (const Block& value : entry.values) joined += (joined.empty() ? "" : ", ") + value.text;
  draft.metadata().other.emplace_back(entry.key, std::move(joined));
}

void split_tags(std::vector<std::string>& tags, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end =
        std::min({text.find(','), text.find("\xEF\xBC\x8C"), text.find("\xE3\x80\x81"), text.find(';'), text.size()});
    if (const std::string_view tag = trim(text.substr(0, end)); !tag.empty()) tags.emplace_back(tag);
    const bool wide = end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80;
    text.remove_prefix(std::min(end + (wide ? 3 : 1), text.size()));
  }
}

// "zh-CN" -> zh, "English" stays out.
std::string lang_code(std::string_view value) {
  std::string code;
  for (const char c : value.substr(0, value.find_first_of("-_ "))) code += lower(c);
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return code.size() == 2 && letters ? code : std::string();
}

// Whether `written` is `text` but for soft hyphens and spaces other than the plain one; runs of plain space are layout.
bool is_same_title(std::string_view written, const std::string& text) {
  if (written.find_first_of("\t\r\n") != std::string_view::npos || written.find("  ") != std::string_view::npos) return false;
  BlockBuilder builder;
  builder.text(written, 0);
  return builder.take(BlockKind::title).text == text;
}

constexpr std::string_view pending_published = "published (as written)";
constexpr std::string_view pending_fetched = "fetched (as written)";

}  // namespace

Field field_of(std::string_view key) {
  constexpr std::size_t longest = 64;
  if (key.size() > longest) return Field::other;
  const auto found = keys().find(squash_key(key, longest));
  return found == keys().end() ? Field::other : found->second;
}

Block plain_value(std::string_view text) {
  Block block;
  block.text = trim(text);
  return block;
}

void apply_entry(Entry entry, Draft& draft) {
  Metadata& metadata = draft.metadata();
  const Field field = field_of(entry.key);
  if (entry.values.empty()) return;
  Block& first = entry.values.front();
  switch (field) {
    case Field::title:
      if (!metadata.title.empty() || is_nothing(first.text)) return;
      metadata.title = is_same_title(entry.written, first.text) ? entry.written : first.text;
      first.kind = BlockKind::title;
      draft.add(std::move(first), {0, true});
      return;
    case Field::excerpt: {
      const auto same = [&](const Block& block) { return block.text == first.text; };
      if (is_nothing(first.text) || std::any_of(draft.blocks().begin(), draft.blocks().end(), same)) return;
      first.kind = BlockKind::excerpt;
      draft.add(std::move(first), {0, true});
      return;
    }
    case Field::published:
    case Field::fetched:
      if (!is_nothing(first.text))
        metadata.other.emplace_back(field == Field::published ? pending_published : pending_fetched, first.text);
      return;
    case Field::author:
      if (!metadata.author.empty()) return;
      for (const Block& value : entry.values)
        if (!is_nothing(value.text)) metadata.author += (metadata.author.empty() ? "" : ", ") + value.text;
      return;
    case Field::tags:
      for (const Block& value : entry.values) split_tags(metadata.tags, value.text);
      return;
    case Field::category:
      return set(metadata.category, first.text);
    case Field::source:
      return set(metadata.source, first.text);
    case Field::url:
      return set(metadata.url, strip_comment(first.text));
    case Field::lang:
      return set(draft.article.info.lang, lang_code(first.text));
    default:
      add_other(draft, entry);
  }
}

std::string site_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos)
    url.remove_prefix(scheme + 3);
  else if (url.starts_with("//"))
    url.remove_prefix(2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host;
  for (const char c : url) host += lower(c);
  if (host.starts_with("www.")) host.erase(0, 4);
  const bool looks_like_host = host.find('.') != std::string::npos && host.find_first_of(" ,;|()") == std::string::npos &&
                               host.front() != '.' && host.back() != '.';
  return looks_like_host ? host : std::string();
}

std::optional<Moment> date_of_url(std::string_view url) {
  const auto digits_at = [&](std::size_t at) {
    std::size_t count = 0;
    while (at + count < url.size() && text::is_ascii_digit(static_cast<unsigned char>(url[at + count]))) ++count;
    return count;
  };
  const std::size_t host_end = url.find('/', url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3);
  for (std::size_t at = host_end; at < url.size() && url[at] != '?' && url[at] != '#'; ++at) {
    const std::size_t year_digits = digits_at(at);
    if (year_digits == 0) continue;
    if (year_digits == 8) {
      if (const auto moment = text::parse_date(url.substr(at, 8))) return moment;
    }
    if (year_digits == 4 && at + 5 < url.size() && (url[at + 4] == '/' || url[at + 4] == '-')) {
      const std::size_t month_end = url.find(url[at + 4], at + 5);
      const std::size_t day_digits = month_end == std::string_view::npos ? 0 : digits_at(month_end + 1);
      if (day_digits >= 1 && day_digits <= 2 && month_end - at <= 9) {
        std::string date(url.substr(at, month_end + 1 + day_digits - at));
        if (digits_at(at + 5) == 0)
          date = fmt::format("{} {} {}", url.substr(month_end + 1, day_digits), url.substr(at + 5, month_end - at - 5),
                             url.substr(at, 4));
        if (const auto moment = text::parse_date(date)) return Moment{std::chrono::floor<std::chrono::days>(moment->at), false};
      }
    }
    at += year_digits - 1;
  }
  return std::nullopt;
}

void finish_metadata(Draft& draft, std::optional<std::chrono::sys_seconds> now) {
  Metadata& metadata = draft.metadata();
  const auto take_pending = [&](std::string_view key, std::optional<Moment>& moment,
                                std::optional<std::chrono::sys_seconds> reference) {
    auto& other = metadata.other;
    for (auto found = other.begin(); found != other.end();) {
      if (found->first != key) {
        ++found;
        continue;
      }
      const std::string written = std::move(found->second);
      found = other.erase(found);
      if (moment) continue;
      moment = text::parse_date(strip_comment(written), reference);
      if (moment) continue;
      other.emplace(found, std::string(key.substr(0, key.find(' '))), written);
      found = std::find_if(other.begin(), other.end(), [&](const auto& entry) { return entry.first == key; });
      draft.warn(fmt::format("The date \"{}\" could not be read.", written.substr(0, 80)));
    }
  };
  take_pending(pending_fetched, metadata.fetched, now);
  std::optional<Moment>& published = metadata.published;
  if (published)
    metadata.published_from = metadata.published_from == DateOrigin::none ? DateOrigin::metadata : metadata.published_from;
  const bool had = published.has_value();
  take_pending(pending_published, published, metadata.fetched ? std::optional(metadata.fetched->at) : now);
  if (published && !had) metadata.published_from = DateOrigin::metadata;
  if (!published && !metadata.url.empty()) {
    published = date_of_url(metadata.url);
    if (published) metadata.published_from = DateOrigin::url;
  }
  metadata.site = site_of(metadata.url);
  if (metadata.site.empty()) metadata.site = site_of(metadata.source);
}

}  // namespace claimdex::formats
