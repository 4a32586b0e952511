// Claim documents.
#include "indexer/documents/claim_document.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "analyzers/claim/event/event_senses.hpp"
#include "analyzers/claim/event/levels.hpp"
#include "analyzers/claim/object/object.hpp"
#include "indexer/documents/persons.hpp"
#include "indexer/documents/word_terms.hpp"
#include "indexer/schema/buckets.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"

namespace claimdex::indexer {
namespace {

using schema::Field;
using schema::Slot;

void set_slot(IndexDocument& document, Slot slot, const std::string& value) {
  if (!value.empty()) document.add_value(schema::slot_number(slot), value);
}

void add_period(IndexDocument& document, const Claim& claim) {
  const std::optional<std::chrono::sys_days> from = claim.period.from;
  const std::optional<std::chrono::sys_days> to = claim.period.to;
  if (!from && !to) return;
  document.add_boolean_term(schema::has_term("date"));
  for (const std::string& term : schema::period_terms(from, to)) document.add_boolean_term(term);
  set_slot(document, Slot::period_from, schema::encode_day(from ? *from : *to));
  set_slot(document, Slot::period_to, schema::encode_day(to ? *to : *from));
}

void add_number(IndexDocument& document, const Quantity& quantity) {
  std::vector<std::string> terms;
  schema::append_number_terms(schema::group_of(quantity.kind), quantity.low, quantity.high, terms);
  for (const std::string& term : terms) document.add_boolean_term(term);
  set_slot(document, Slot::low, schema::encode_number(quantity.low));
  set_slot(document, Slot::high, schema::encode_number(quantity.high));
  document.add_boolean_term(schema::kind_term(quantity.kind));
  document.add_boolean_term(schema::bound_term(quantity.bound));
  if (!quantity.unit.empty()) document.add_boolean_term(schema::unit_term(quantity.unit));
  if (!quantity.currency.empty()) document.add_boolean_term(schema::currency_term(quantity.currency));
}

void add_object(IndexDocument& document, const Claim& claim, const Analyzer& analyzer) {
  const std::string& object = claim.quantity.object;
  if (object.empty()) return;
  add_claim_words(document, Field::object_word, analyzer.analyze(object, claim.lang));
  const std::string head = claims::object_head(object, claim.lang);
  if (head.empty()) return;
  document.add_boolean_term(schema::term(Field::object_head, head));
  const std::string_view object_class = claims::object_class(head);
  if (!object_class.empty()) document.add_boolean_term(schema::term(Field::object_class, object_class));
}

void add_companies(IndexDocument& document, const Claim& claim, const Analyzer& analyzer) {
  std::vector<std::string> values;
  for (const Company& company : claim.companies) {
    values.push_back(schema::company_value(company.id, fold(company.name)));
    document.add_boolean_term(schema::term(Field::company, values.back()));
    add_claim_words(document, Field::company_word, analyzer.analyze(company.name, {}));
  }
  if (!values.empty()) document.add_boolean_term(schema::has_term("company"));
  set_slot(document, Slot::companies, schema::encode_list(values));
}

/// ClaimHead::other_senses of a claim with these senses.
std::uint8_t other_senses(Event event, const std::vector<std::string_view>& senses) {
  std::uint8_t bits = 0;
  std::uint8_t bit = 1;
  for (const claims::Sense* sense : claims::default_senses(event)) {
    if (std::find(senses.begin(), senses.end(), sense->name) == senses.end()) bits |= bit;
    bit = static_cast<std::uint8_t>(bit << 1);
  }
  return bits;
}

void add_names(IndexDocument& document, const Claim& claim, const Analyzer& analyzer) {
  for (const TextSpan person : find_persons(claim.sentence, claim.companies)) {
    add_claim_words(document, Field::person, analyzer.analyze(person.of(claim.sentence), {}));
  }
  if (claim.speaker) add_claim_words(document, Field::cited, analyzer.analyze(*claim.speaker, claim.lang));
}

}  // namespace

const std::string& source_of(const ArticleInfo& info) {
  return info.metadata.source.empty() ? info.metadata.site : info.metadata.source;
}

int published_year(const ArticleInfo& info) {
  if (!info.metadata.published) return 0;
  const auto day = std::chrono::floor<std::chrono::days>(info.metadata.published->at);
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

bool has_quote(std::string_view text) {
  constexpr std::array<std::string_view, 7> marks = {"\"", "\u201C", "\u201E", "\u00AB", "\u300C", "\u300E", "\uFF02"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

ClaimDocuments::ClaimDocuments(const Article& article, const Analyzer& analyzer, std::string place)
    : article_(article),
      analyzer_(analyzer),
      place_slot_(std::move(place)),
      source_slot_(source_of(article.info)),
      year_(published_year(article.info)) {
  const ArticleInfo& info = article.info;
  const Metadata& metadata = info.metadata;
  title_ = analyzer.analyze(metadata.title, info.lang);
  key_slot_ = schema::key_value(info.key);
  article_check_ = schema::article_check(info.key);
  if (metadata.published) published_slot_ = schema::encode_moment(*metadata.published);
  shared_terms_ = schema::published_terms(metadata.published);
  for (std::string& term : schema::site_terms(metadata.site)) shared_terms_.push_back(std::move(term));
  shared_terms_.push_back(schema::key_term(info.key));
  shared_terms_.push_back(schema::type_term(schema::DocumentType::claim));
}

IndexDocument ClaimDocuments::make(const Claim& claim, std::uint32_t number) {
  IndexDocument document;
  add_shared(document);
  document.add_boolean_term(schema::id_term(claim.id));
  document.add_boolean_term(schema::event_term(claim.event));
  const std::vector<std::string_view> senses = add_senses(document, claim);
  document.add_boolean_term(schema::direction_term(claim.direction));
  document.add_boolean_term(schema::factuality_term(claim.factuality));
  document.add_boolean_term(schema::block_term(claim.block_kind));
  document.add_boolean_term(schema::term(Field::lang, claim.lang));
  if (has_quote(claim.sentence)) document.add_boolean_term(schema::has_term("quote"));
  if (claim.block_kind == BlockKind::table) document.add_boolean_term(schema::has_term("table"));
  const std::vector<Token>& tokens = tokens_of_sentence(claim);
  add_claim_words(document, Field::sentence, tokens);
  add_context(document, claim);
  add_number(document, claim.quantity);
  add_object(document, claim, analyzer_);
  add_companies(document, claim, analyzer_);
  add_names(document, claim, analyzer_);
  add_period(document, claim);
  set_slot(document, Slot::facets, schema::encode_facets({claim.event, year_, claim.lang}));
  document.set_data(schema::encode_head({number, article_check_, claim.id, claim.quantity.low, claim.quantity.high,
                                         claim.factuality, claim.block_kind, static_cast<std::uint32_t>(claim.mentions.size()),
                                         other_senses(claim.event, senses)}));
  return document;
}

std::vector<std::string_view> ClaimDocuments::add_senses(IndexDocument& document, const Claim& claim) const {
  std::string around = article_.info.metadata.title;
  for (const int outer : blocks_around(claim)) around.append("\n").append(article_.blocks[static_cast<std::size_t>(outer)].text);
  std::vector<std::string_view> senses = claims::senses_of(claim, around);
  for (const std::string_view sense : senses) document.add_boolean_term(schema::sense_term(sense));
  if (claims::states_level(claim)) document.add_boolean_term(schema::level_term());
  return senses;
}

void ClaimDocuments::add_shared(IndexDocument& document) const {
  for (const std::string& term : shared_terms_) document.add_boolean_term(term);
  set_slot(document, Slot::key, key_slot_);
  set_slot(document, Slot::published, published_slot_);
  set_slot(document, Slot::source, source_slot_);
  set_slot(document, Slot::order, place_slot_);
}

void ClaimDocuments::add_context(IndexDocument& document, const Claim& claim) {
  add_claim_words(document, Field::context, title_);
  for (const int outer : blocks_around(claim)) add_claim_words(document, Field::context, tokens_of_block(outer));
}

std::vector<int> ClaimDocuments::blocks_around(const Claim& claim) const {
  std::vector<int> around;
  if (claim.block >= article_.blocks.size()) return around;
  const Block& block = article_.blocks[claim.block];
  for (const int outer : {block.heading, block.lead})
    if (outer >= 0 && static_cast<std::size_t>(outer) < article_.blocks.size()) around.push_back(outer);
  return around;
}

// Claims of one sentence stand side by side.
const std::vector<Token>& ClaimDocuments::tokens_of_sentence(const Claim& claim) {
  if (sentence_ != claim.sentence || sentence_lang_ != claim.lang) {
    sentence_ = claim.sentence;
    sentence_lang_ = claim.lang;
    sentence_tokens_ = analyzer_.analyze(sentence_, sentence_lang_);
  }
  return sentence_tokens_;
}

const std::vector<Token>& ClaimDocuments::tokens_of_block(int block) {
  const auto [at, is_new] = blocks_.try_emplace(block);
  if (is_new) {
    const Block& outer = article_.blocks[static_cast<std::size_t>(block)];
    at->second = analyzer_.analyze(outer.text, outer.lang);
  }
  return at->second;
}

}  // namespace claimdex::indexer
