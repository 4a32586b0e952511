// Rows of separated fields, quoted with " or ', over several lines where a quote is open.
#include "indexer/formats/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/lines.hpp"
#include "indexer/formats/record_article.hpp"
#include "indexer/formats/records.hpp"

namespace claimdex::formats {
namespace {

struct Dialect {
  char separator = ',';
  char quote = '"';
};

// Fields of `record`. A closing quote counts only before a separator or the end: apostrophes inside stay. `open`: a quote was not
// closed.
std::vector<std::string> split_fields(std::string_view record, Dialect dialect, bool* open = nullptr) {
  std::vector<std::string> fields;
  if (open != nullptr) *open = false;
  std::size_t at = 0;
  while (true) {
    std::string field;
    if (at < record.size() && record[at] == dialect.quote) {
      ++at;
      bool closed = false;
      while (at < record.size() && !closed) {
        const bool quote = record[at] == dialect.quote;
        if (quote && at + 1 < record.size() && record[at + 1] == dialect.quote)
          field += record[at], at += 2;
        else if (quote && (at + 1 == record.size() || record[at + 1] == dialect.separator))
          closed = true, ++at;
        else
          field += record[at++];
      }
      if (!closed && open != nullptr) *open = true;
    } else {
      const std::size_t end = std::min(record.find(dialect.separator, at), record.size());
      field = record.substr(at, end - at);
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= record.size()) return fields;
    ++at;
  }
}

bool names_text(const std::vector<std::string>& header) {
  return std::any_of(header.begin(), header.end(), [](const std::string& name) {
    const Field field = field_of(trim(name));
    return field == Field::text || field == Field::html || field == Field::markdown || field == Field::title;
  });
}

std::size_t known_names(const std::vector<std::string>& header) {
  return static_cast<std::size_t>(
      std::count_if(header.begin(), header.end(), [](const std::string& name) { return field_of(trim(name)) != Field::other; }));
}

struct Layout {
  Dialect dialect;
  bool header = true;
};

std::optional<Layout> layout_of(std::string_view line, bool named) {
  std::optional<Layout> best;
  std::size_t most = 0;
  for (const char separator : {'\t', ',', ';', '|'}) {
    for (const char quote : {'"', '\''}) {
      if (line.find(separator) == std::string_view::npos) continue;
      const std::vector<std::string> fields = split_fields(line, {separator, quote});
      const bool short_names =
          std::all_of(fields.begin(), fields.end(), [](const std::string& name) { return name.size() <= 40; });
      if (fields.size() < 2 || fields.size() <= most || !short_names || !names_text(fields)) continue;
      if (separator != '\t' && !named && known_names(fields) < 2) continue;
      most = fields.size();
      best = Layout{{separator, quote}, true};
    }
  }
  if (best) return best;
  // category;'text' without a header: a short word, a separator, a quoted text that goes to the end of the line.
  for (const char separator : {';', '\t', ','}) {
    const std::size_t at = line.find(separator);
    if (at == std::string_view::npos || at == 0 || at > 40 || at + 1 >= line.size()) continue;
    const char quote = line[at + 1];
    if ((quote != '\'' && quote != '"') || line.substr(0, at).find(' ') != std::string_view::npos) continue;
    if (split_fields(line, {separator, quote}).size() == 2 && line.size() > at + 20) return Layout{{separator, quote}, false};
  }
  return std::nullopt;
}

struct Column {
  Field field = Field::other;
  std::string name;
};

Field field_named(std::string_view name) {
  const Field field = field_of(name);
  return field;
}

// "text=2,title=1" or "text=body": fields to column numbers or names.
Result<void> apply_map(std::string_view map, std::vector<Column>& columns) {
  while (!map.empty()) {
    const std::size_t end = std::min(map.find(','), map.size());
    const std::string_view item = trim(map.substr(0, end));
    map.remove_prefix(std::min(end + 1, map.size()));
    const std::size_t equals = item.find('=');
    const Field field = field_named(item.substr(0, equals));
    if (equals == std::string_view::npos || field == Field::other)
      return Error{ErrorCode::invalid_argument, fmt::format("'{}' is no column map", item), "write --map text=2,title=1",
                   std::nullopt};
    const std::string_view wanted = trim(item.substr(equals + 1));
    std::size_t number = 0;
    const bool numeric = !wanted.empty() && wanted.find_first_not_of("0123456789") == std::string_view::npos;
    if (numeric && wanted.size() < 6) {
      number = static_cast<std::size_t>(std::stoul(std::string(wanted)));
    } else {
      for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].name == wanted) number = at + 1;
    }
    if (number == 0 || number > columns.size())
      return Error{ErrorCode::invalid_argument, fmt::format("the table has no column '{}'", wanted), "columns count from 1",
                   std::nullopt};
    columns[number - 1] = {field, std::string(trim(item.substr(0, equals)))};
  }
  return {};
}

class CsvReader {
 public:
  CsvReader(LineSource& lines, const std::string& name, const ReadOptions& options, const ArticleSink& sink)
      : lines_(lines), name_(name), options_(options), sink_(sink) {}

  Result<ReadSummary> read() {
    std::string record;
    auto more = next_record(record);
    if (!more) return more.error();
    if (!*more) return std::move(summary_);
    const bool named = name_.ends_with(".csv") || name_.ends_with(".tsv");
    std::optional<Layout> layout = layout_of(record, named);
    if (!layout)
      layout = Layout{{name_.ends_with(".tsv") ? '\t' : record.find('\t') != std::string::npos ? '\t' : ',', '"'}, true};
    dialect_ = layout->dialect;
    set_columns(record, layout->header);
    if (!options_.column_map.empty()) {
      if (auto mapped = apply_map(options_.column_map, columns_); !mapped) return mapped.error();
    }
    bool pending = !layout->header;
    while (true) {
      if (!pending) {
        more = next_record(record);
        if (!more) return more.error();
        if (!*more) break;
      }
      pending = false;
      if (!trim(std::string_view(record)).empty() && !read_row(record)) break;
    }
    summary_.bytes = lines_.bytes();
    return std::move(summary_);
  }

 private:
  void set_columns(const std::string& record, bool header) {
    for (std::string& name : split_fields(record, dialect_))
      columns_.push_back({Field::other, std::string(trim(std::string_view(name)))});
    if (header) {
      for (Column& column : columns_) column.field = field_of(column.name);
      const bool text = std::any_of(columns_.begin(), columns_.end(), [](const Column& c) {
        return c.field == Field::text || c.field == Field::html || c.field == Field::markdown;
      });
      // A lone description is the text of its rows.
      for (Column& column : columns_)
        if (!text && column.field == Field::excerpt) column.field = Field::text;
      return;
    }
    columns_.front() = {Field::category, "category"};
    columns_.back() = {Field::text, "text"};
  }

  // One record, over several lines while a quote is open; a stray quote gives up after a bounded number of lines.
  Result<bool> next_record(std::string& record) {
    record.clear();
    constexpr std::size_t most_lines = 4096;
    bool open = false;
    for (std::size_t count = 0; count < most_lines; ++count) {
      std::string_view line;
      auto status = lines_.next(line, options_.max_file_bytes);
      if (!status) return status.error();
      if (*status == LineSource::Status::end) return count > 0;
      if (count > 0) record += '\n';
      if (*status == LineSource::Status::line) record += line;
      if (*status == LineSource::Status::too_long || record.size() > options_.max_file_bytes) {
        problem(row_ + 1, ErrorCode::file_too_large, fmt::format("the record is larger than {} bytes", options_.max_file_bytes));
        record.clear();
      }
      open = open ? is_open_after(line) : is_open_after_fields(line);
      if (!open) return true;
    }
    return true;
  }

  [[nodiscard]] bool is_open_after_fields(std::string_view line) const {
    bool open = false;
    split_fields(line, dialect_, &open);
    return open;
  }

  // Whether a quote that was open before `line` is open behind it. Looks at the line only, so that long records stay linear.
  [[nodiscard]] bool is_open_after(std::string_view line) const {
    for (std::size_t at = line.find(dialect_.quote); at != std::string_view::npos; at = line.find(dialect_.quote, at)) {
      const char next = at + 1 < line.size() ? line[at + 1] : dialect_.separator;
      if (next == dialect_.quote)
        at += 2;
      else if (next != dialect_.separator)
        ++at;
      else
        return at + 1 < line.size() && is_open_after_fields(line.substr(at + 2));
    }
    return true;
  }

  bool read_row(const std::string& record) {
    ++row_;
    std::vector<std::string> values = split_fields(record, dialect_);
    RecordFields fields;
    for (std::size_t at = 0; at < std::min(values.size(), columns_.size()); ++at)
      fields.add(columns_[at].field, columns_[at].name, {std::move(values[at])});
    if (values.size() > columns_.size() + 1 || !fields.has_text()) {
      problem(row_, ErrorCode::malformed_input,
              fields.has_text() ? fmt::format("{} fields where the header has {}", values.size(), columns_.size())
                                : "this row has neither text nor title");
      if (!fields.has_text()) return true;
    }
    ++summary_.articles;
    return sink_(record_article(std::move(fields), {name_, row_, record, Format::csv}, options_));
  }

  void problem(std::uint64_t row, ErrorCode code, std::string message) {
    summary_.add({name_, row, {code, fmt::format("{}, record {}: {}", name_, row, message), "", std::nullopt}});
  }

  LineSource& lines_;
  const std::string& name_;
  const ReadOptions& options_;
  const ArticleSink& sink_;
  ReadSummary summary_;
  Dialect dialect_;
  std::vector<Column> columns_;
  std::uint64_t row_ = 0;
};

}  // namespace

bool looks_like_csv(std::string_view text, std::string_view name) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), std::min<std::size_t>(text.size(), 1 << 16)));
  const bool named = name.ends_with(".csv") || name.ends_with(".tsv");
  return layout_of(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line, named).has_value();
}

Result<ReadSummary> read_csv(LineSource& lines, const std::string& name, const ReadOptions& options, const ArticleSink& sink) {
  return CsvReader(lines, name, options, sink).read();
}

}  // namespace claimdex::formats
