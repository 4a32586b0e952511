// NDJSON: a JSON object a line. A JSON array, or an object over several lines, is read too (whole, within the size limit).
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "analyzers/model/sha256.hpp"
#include "indexer/formats/article_reader.hpp"
#include "indexer/formats/charset.hpp"
#include "indexer/formats/record_article.hpp"
#include "indexer/formats/records.hpp"

namespace claimdex::formats {
namespace {

using nlohmann::json;

// The parser does not recurse, what walks its result does: deeper documents are refused.
bool is_too_deep(std::string_view text) {
  constexpr int deepest = 200;
  int depth = 0;
  bool string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"')
      string = !string;
    else if (string && c == '\\')
      ++at;
    else if (!string && (c == '[' || c == '{') && ++depth > deepest)
      return true;
    else if (!string && (c == ']' || c == '}'))
      --depth;
  }
  return false;
}

std::string scalar_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null() || value.is_structured()) return {};
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// A list of strings, or of objects with a name (authors of JSON-LD), as several values.
std::vector<std::string> values_of(const json& value) {
  std::vector<std::string> values;
  const auto add = [&](const json& one) {
    if (one.is_object()) {
      for (const char* member : {"name", "value", "title", "url"})
        if (const auto found = one.find(member); found != one.end() && found->is_string())
          return values.push_back(found->get<std::string>());
      return;
    }
    values.push_back(scalar_text(one));
  };
  if (value.is_array()) {
    for (const json& one : value) add(one);
  } else {
    add(value);
  }
  return values;
}

class NdjsonReader {
 public:
  NdjsonReader(const std::string& name, const ReadOptions& options, const ArticleSink& sink)
      : name_(name), options_(options), sink_(sink) {}

  ReadSummary summary;

  // False when the sink wants no more.
  bool read_line(std::string_view line, std::uint64_t row) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return true;
    if (is_too_deep(line)) return problem(row, ErrorCode::too_deeply_nested, "this record is nested too deeply"), true;
    json object = json::parse(line, nullptr, false);
    std::string warning;
    if (object.is_discarded()) {
      // One bad byte must not cost the record.
      DecodedText repaired;
      if (decode_text(line, repaired) && !repaired.map.is_identity()) object = json::parse(repaired.text, nullptr, false);
      warning = repaired.warnings.empty() ? "The record is not in UTF-8; its charset was guessed." : repaired.warnings.front();
    }
    if (object.is_discarded() || !object.is_object()) {
      problem(row, ErrorCode::malformed_input,
              object.is_discarded() ? "this line is no valid JSON" : "this line is no JSON object");
      return true;
    }
    return read_object(object, line, row, warning);
  }

  bool read_object(const json& object, std::string_view line, std::uint64_t row, const std::string& warning = {}) {
    RecordFields fields;
    for (const auto& [key, value] : object.items()) fields.add(key, values_of(value));
    if (!fields.has_text()) {
      problem(row, ErrorCode::malformed_input, "this record has neither text nor title");
      return true;
    }
    ++summary.articles;
    Article article = record_article(std::move(fields), {name_, row, line, Format::ndjson}, options_);
    if (!warning.empty()) article.warnings.push_back(warning);
    return sink_(std::move(article));
  }

  void problem(std::uint64_t row, ErrorCode code, std::string message) {
    summary.add({name_, row, {code, fmt::format("{}, record {}: {}", name_, row, message), "", std::nullopt}});
  }

 private:
  const std::string& name_;
  const ReadOptions& options_;
  const ArticleSink& sink_;
};

Result<std::string> rest_of(LineSource& lines, std::string whole, std::size_t most) {
  std::string_view line;
  while (true) {
    auto status = lines.next(line, most);
    if (!status) return status.error();
    if (*status == LineSource::Status::end) return whole;
    whole += '\n';
    whole += line;
    if (*status == LineSource::Status::too_long || whole.size() > most)
      return Error{ErrorCode::file_too_large, "the JSON document is too large to be read whole",
                   "give one object a line (NDJSON)", std::nullopt};
  }
}

bool read_document(const json& document, NdjsonReader& reader) {
  if (document.is_object()) return reader.read_object(document, document.dump(-1, ' ', false, json::error_handler_t::replace), 1);
  std::uint64_t row = 0;
  for (const json& object : document) {
    ++row;
    if (!object.is_object())
      reader.problem(row, ErrorCode::malformed_input, "this element is no JSON object");
    else if (!reader.read_object(object, object.dump(-1, ' ', false, json::error_handler_t::replace), row))
      return false;
  }
  return true;
}

}  // namespace

Result<ReadSummary> read_ndjson(LineSource& lines, const std::string& name, const ReadOptions& options, const ArticleSink& sink) {
  NdjsonReader reader(name, options, sink);
  std::string_view line;
  for (std::uint64_t row = 1;; ++row) {
    auto status = lines.next(line, options.max_file_bytes);
    if (!status) return status.error();
    if (*status == LineSource::Status::end) break;
    if (*status == LineSource::Status::too_long) {
      reader.problem(row, ErrorCode::file_too_large, fmt::format("the record is larger than {} bytes", options.max_file_bytes));
      continue;
    }
    if (row == 1 && !json::accept(line)) {
      // Not one object a line: perhaps one document over many lines.
      const std::string first(line);
      auto whole = rest_of(lines, first, options.max_file_bytes);
      if (!whole) return whole.error();
      if (const json document = is_too_deep(*whole) ? json() : json::parse(*whole, nullptr, false); document.is_structured()) {
        read_document(document, reader);
      } else {
        std::uint64_t number = 0;
        for (std::string_view rest = *whole; !rest.empty();) {
          const std::size_t end = std::min(rest.find('\n'), rest.size());
          if (!reader.read_line(rest.substr(0, end), ++number)) break;
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
      break;
    }
    if (!reader.read_line(line, row)) break;
  }
  reader.summary.bytes = lines.bytes();
  return std::move(reader.summary);
}

}  // namespace claimdex::formats
