// Builds the article of a record. Spans count within the text field, so blocks of text keep the map that their reader made.
#include "indexer/formats/record_article.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analyzers/model/sha256.hpp"
#include "indexer/formats/article_reader.hpp"
#include "indexer/formats/block_builder.hpp"
#include "indexer/formats/body_reader.hpp"
#include "indexer/formats/boilerplate.hpp"
#include "indexer/formats/detect_format.hpp"
#include "indexer/formats/html_page.hpp"
#include "indexer/formats/markdown.hpp"
#include "indexer/formats/text_reader.hpp"

namespace claimdex::formats {
namespace {

void add_text_field(Field field, std::string_view text, Draft& draft) {
  const Piece piece{text, 0};
  const std::string_view beginning = text.substr(0, 4096);
  const bool whole_page = beginning.find("<html") != std::string_view::npos ||
                          beginning.find("<body") != std::string_view::npos ||
                          beginning.find("<!DOCTYPE html") != std::string_view::npos;
  if (whole_page)
    read_html_page(piece, draft);
  else if (field == Field::html || field == Field::markdown || body_kind_of(text) != BodyKind::markdown)
    add_body(piece, draft);
  else
    add_plain_text(piece, false, draft);
}

// Title and excerpt: clean text with a map within their own field.
Block clean(std::string_view text) {
  BlockBuilder builder;
  builder.text(text, 0);
  return builder.take(BlockKind::body);
}

}  // namespace

void RecordFields::add(std::string key, std::vector<std::string> field_values) {
  const Field field = field_of(key);
  add(field, std::move(key), std::move(field_values));
}

void RecordFields::add(Field field, std::string key, std::vector<std::string> field_values) {
  const bool text = field == Field::text || field == Field::html || field == Field::markdown || field == Field::title ||
                    field == Field::excerpt;
  const auto blank = [](const std::string& value) { return value.find_first_not_of(" \t\r\n") == std::string::npos; };
  field_values.erase(std::remove_if(field_values.begin(), field_values.end(), blank), field_values.end());
  has_text_ = has_text_ || (text && !field_values.empty());
  values.push_back({field, std::move(key), std::move(field_values)});
}

Article record_article(RecordFields fields, const RecordPlace& place, const ReadOptions& options) {
  Draft draft;
  ArticleInfo& info = draft.article.info;
  info.format = place.format;
  info.file = place.file;
  info.record = place.row;
  info.sha256 = model::sha256_hex(place.bytes);
  info.bytes = place.bytes.size();
  std::string id;
  const RecordFields::Value* body = nullptr;
  const auto is_text = [](Field field) { return field == Field::text || field == Field::html || field == Field::markdown; };
  for (const RecordFields::Value& value : fields.values) {
    if (value.values.empty()) continue;
    if (value.field == Field::id && id.empty()) id = value.values.front();
    // Of several text fields the most structured one is the body: html before markdown before text.
    if (is_text(value.field) && (body == nullptr || (value.field != body->field && body->field == Field::text))) body = &value;
  }
  for (const RecordFields::Value& value : fields.values) {
    if (value.values.empty() || is_text(value.field) || value.field == Field::id) continue;
    Entry entry{value.key, {}};
    for (const std::string& text : value.values) entry.values.push_back(clean(text));
    apply_entry(std::move(entry), draft);
  }
  // The title comes first whatever the order of keys.
  const auto title = std::find_if(draft.blocks().begin(), draft.blocks().end(),
                                  [](const Block& block) { return block.kind == BlockKind::title; });
  if (title != draft.blocks().end())
    std::rotate(draft.article.blocks.begin(), draft.article.blocks.begin() + (title - draft.blocks().begin()),
                draft.article.blocks.begin() + (title - draft.blocks().begin()) + 1);
  if (body != nullptr)
    for (const std::string& text : body->values) add_text_field(body->field, text, draft);
  mark_repeated_titles(draft);
  mark_boilerplate(draft, PageKind::article);
  info.path = id.empty() ? fmt::format("{}#{}", place.file, place.row) : id;
  std::string identity = fmt::format("{}#{}", real_path(place.file), id.empty() ? std::to_string(place.row) : id);
  return finish_article(std::move(draft), options, std::move(identity));
}

}  // namespace claimdex::formats
