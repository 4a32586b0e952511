// Article documents, and the order of an article's documents.
#include "indexer/documents/documents.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "analyzers/text/article_languages.hpp"
#include "indexer/documents/claim_document.hpp"
#include "indexer/documents/word_terms.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/story.hpp"

namespace claimdex::indexer {
namespace {

using schema::Field;
using schema::Slot;

std::vector<schema::BlockRecord> records_of(const std::vector<Block>& blocks) {
  std::vector<schema::BlockRecord> records;
  records.reserve(blocks.size());
  for (const Block& block : blocks)
    records.push_back(
        {block.kind, block.text, block.lang, block.level, block.heading, block.lead, split_sentences(block.text, block.lang)});
  return records;
}

void add_text(WordTerms& words, const Article& article) {
  const Metadata& metadata = article.info.metadata;
  bool has_title_block = false;
  for (const Block& block : article.blocks) {
    has_title_block = has_title_block || block.kind == BlockKind::title;
    const bool is_boilerplate = block.kind == BlockKind::boilerplate;
    const bool may_lead = !is_boilerplate && block.kind != BlockKind::title && block.kind != BlockKind::code;
    words.add_text(block.text, block.lang, {is_boilerplate ? 0U : 1U, may_lead});
    if (block.kind == BlockKind::heading || block.kind == BlockKind::excerpt) {
      words.add_field(Field::heading, block.text, block.lang);
    }
  }
  if (!has_title_block) words.add_text(metadata.title, article.info.lang, {});
  for (const std::string& tag : metadata.tags) words.add_text(tag, article.info.lang, {});
  if (!metadata.category.empty()) words.add_text(metadata.category, article.info.lang, {});
}

void add_metadata(IndexDocument& document, WordTerms& words, const ArticleInfo& info) {
  const Metadata& metadata = info.metadata;
  words.add_field(Field::title, metadata.title, info.lang);
  words.add_field(Field::author, metadata.author, {});
  words.add_field(Field::source, metadata.source, {});
  words.add_field(Field::path, schema::spaced(info.path), {});
  words.add_field(Field::url, schema::spaced(metadata.url), {});
  const auto add_tag = [&](const std::string& tag) {
    if (tag.empty()) return;
    document.add_boolean_term(schema::term(Field::tag, fold(tag)));
    words.add_field(Field::tag_word, tag, info.lang);
  };
  for (const std::string& tag : metadata.tags) add_tag(tag);
  add_tag(metadata.category);
  for (const std::string& term : schema::site_terms(metadata.site)) document.add_boolean_term(term);
  for (const std::string& term : schema::published_terms(metadata.published)) document.add_boolean_term(term);
}

void add_identity(IndexDocument& document, const ArticleInfo& info, std::string_view file) {
  document.add_boolean_term(schema::type_term(schema::DocumentType::article));
  document.add_boolean_term(schema::key_term(info.key));
  document.add_boolean_term(schema::id_term(schema::article_id(info.key)));
  document.add_boolean_term(schema::format_term(info.format));
  document.add_boolean_term(schema::term(Field::lang, info.lang));
  if (!file.empty()) document.add_boolean_term(schema::file_term(file));
}

void add_presence(IndexDocument& document, const Article& article, const std::vector<Claim>& claims) {
  bool has_image = false;
  bool has_table = false;
  bool quotes = false;
  for (const Block& block : article.blocks) {
    has_image = has_image || block.kind == BlockKind::caption;
    has_table = has_table || block.kind == BlockKind::table;
    quotes = quotes || (block.kind != BlockKind::boilerplate && has_quote(block.text));
  }
  bool has_company = false;
  for (const Claim& claim : claims) has_company = has_company || !claim.companies.empty();
  const std::pair<bool, std::string_view> presences[] = {
      {has_image, "image"},        {has_table, "table"},     {quotes, "quote"},
      {!claims.empty(), "number"}, {has_company, "company"}, {article.info.metadata.published.has_value(), "date"}};
  for (const auto& [is_present, name] : presences) {
    if (is_present) document.add_boolean_term(schema::has_term(name));
  }
}

void add_slots(IndexDocument& document, const ArticleInfo& info, std::uint64_t text_bytes, const std::string& place) {
  const auto set = [&](Slot slot, const std::string& value) {
    if (!value.empty()) document.add_value(schema::slot_number(slot), value);
  };
  set(Slot::key, schema::key_value(info.key));
  if (info.metadata.published) set(Slot::published, schema::encode_moment(*info.metadata.published));
  set(Slot::source, source_of(info));
  set(Slot::facets, schema::encode_facets({std::nullopt, published_year(info), info.lang}));
  set(Slot::order, place);
  set(Slot::text_bytes, schema::encode_number(static_cast<double>(text_bytes)));
}

}  // namespace

PreparedArticle DocumentBuilder::build(Article article, std::string_view file) {
  PreparedArticle out;
  BuiltArticle built =
      build_each(std::move(article), file, [&](IndexDocument&& document) { out.documents.push_back(document.to_xapian()); });
  out.key_term = std::move(built.key_term);
  out.text_bytes = built.text_bytes;
  return out;
}

PreparedArticle DocumentBuilder::build(const Article& article, const std::vector<Claim>& claims, std::string_view file) {
  PreparedArticle out;
  BuiltArticle built =
      build_each(article, claims, file, [&](IndexDocument&& document) { out.documents.push_back(document.to_xapian()); });
  out.key_term = std::move(built.key_term);
  out.text_bytes = built.text_bytes;
  return out;
}

std::string DocumentBuilder::record_beginning(Article article, std::size_t bytes) const {
  text::assign_languages(article);
  std::size_t text_bytes = 0;
  for (const Block& block : article.blocks) text_bytes += block.text.size();
  std::vector<Claim> claims;
  if (text_bytes < bytes) {
    claims = extractor_.extract(article);
    assign_ids(claims, article.info.key);
    claims = fold_mentions(std::move(claims));
  }
  std::string record = schema::unpacked_text(records_of(article.blocks), claims);
  record.resize(std::min(record.size(), bytes));
  return record;
}

BuiltArticle DocumentBuilder::build_each(Article article, std::string_view file, const DocumentSink& sink) {
  text::assign_languages(article);
  std::vector<Claim> claims = extractor_.extract(article);
  assign_ids(claims, article.info.key);
  return build_each(article, fold_mentions(std::move(claims)), file, sink);
}

BuiltArticle DocumentBuilder::build_each(const Article& article, const std::vector<Claim>& claims, std::string_view file,
                                         const DocumentSink& sink) {
  BuiltArticle out;
  out.key_term = schema::key_term(article.info.key);
  for (const Block& block : article.blocks) out.text_bytes += block.text.size();
  out.claims = claims.size();
  IndexDocument document;
  WordTerms words(document, analyzer_, stems_);
  add_text(words, article);
  add_metadata(document, words, article.info);
  add_identity(document, article.info, file);
  add_presence(document, article, claims);
  add_slots(document, article.info, out.text_bytes, place_);
  const std::vector<schema::BlockRecord> blocks = records_of(article.blocks);
  for (const std::string& term : schema::story_terms(schema::sentence_hashes(blocks))) document.add_boolean_term(term);
  document.add_value(schema::slot_number(Slot::words), words.take_sequence());
  document.add_value(schema::slot_number(Slot::lead), words.take_lead());
  document.add_value(schema::slot_number(Slot::info), schema::encode_info(article.info));
  document.set_data(schema::encode_text(article.info.key, blocks, claims, dictionary_.get()));
  sink(std::move(document));
  ClaimDocuments claim_documents(article, analyzer_, place_);
  std::uint32_t number = 0;
  for (const Claim& claim : claims) sink(claim_documents.make(claim, ++number));
  return out;
}

}  // namespace claimdex::indexer
