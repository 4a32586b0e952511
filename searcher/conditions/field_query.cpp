// Fields as queries. Which document a field belongs to is in query/fields.cpp; its terms are in indexer/schema/fields.hpp.
#include "searcher/conditions/field_query.hpp"

#include <algorithm>
#include <optional>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/object/object.hpp"
#include "claimdex/analysis.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/conditions/join.hpp"
#include "searcher/conditions/query_parts.hpp"
#include "searcher/index/stories.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/quantity_reader.hpp"

namespace claimdex::search {
namespace {

using query::DateRange;
using query::FieldOf;
using query::FieldValue;
using query::Node;
using schema::Slot;
using Xapian::Query;

/// Host of a value such as "https://www.Example.com/x": lower case, without "www.".
std::string host_of(std::string_view value) {
  if (const std::size_t scheme = value.find("://"); scheme != std::string_view::npos) value.remove_prefix(scheme + 3);
  value = value.substr(0, value.find('/'));
  std::string host = fold(value);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

Query words_query(std::string_view text, schema::Field field, Snapshot& snapshot, bool exact) {
  return pattern_query(PatternReader(snapshot).read_text(text, exact), field, snapshot);
}

Query object_query(const std::string& value, Snapshot& snapshot) {
  std::vector<Query> alternatives = {words_query(value, schema::Field::object_word, snapshot, false)};
  const std::string head = claims::object_head(value, "en");
  if (!head.empty()) alternatives.emplace_back(schema::term(schema::Field::object_head, head));
  const std::string_view named = claims::class_named_by(value);
  if (!named.empty()) alternatives.emplace_back(schema::term(schema::Field::object_class, named));
  return any_of(alternatives);
}

Query unit_field_query(const std::string& value) {
  const auto unit = query::read_unit(value);
  if (unit && !unit->currencies.empty()) return Query(schema::currency_term(unit->currencies.front()));
  if (unit && unit->unit.empty() && unit->kind) return Query(schema::kind_term(*unit->kind));
  return Query(schema::unit_term(unit ? unit->unit : value));
}

Query claim_value_query(query::Field field, const FieldValue& value, Snapshot& snapshot) {
  using query::Field;
  switch (field) {
    case Field::company:
      return company_query(value.text, snapshot);
    case Field::person:
      return words_query(value.text, schema::Field::person, snapshot, true);
    case Field::cited:
      return words_query(value.text, schema::Field::cited, snapshot, true);
    case Field::event:
      if (const auto event = query::read_event(value.text)) return event_query(event->event, event->senses);
      return Query::MatchNothing;
    case Field::kind:
      return Query(schema::term(schema::Field::kind, value.text));
    case Field::bound:
      return Query(schema::term(schema::Field::bound, value.text));
    case Field::dir:
      return Query(schema::term(schema::Field::direction, value.text));
    case Field::factuality:
      return Query(schema::term(schema::Field::factuality, value.text));
    case Field::unit:
      return unit_field_query(value.text);
    case Field::object:
      return object_query(value.text, snapshot);
    case Field::when:
      return period_query(value.date);
    case Field::lang:
      return Query(schema::term(schema::Field::lang, fold(value.text)));
    case Field::has:
      if (value.text == "number") return all_claims();
      if (value.text == "image")
        return with_keys(keys_of(Query(Query::OP_FILTER, all_articles(), Query(schema::has_term("image"))), snapshot));
      return Query(schema::has_term(value.text));
    default:
      return Query::MatchNothing;
  }
}

Query article_value_query(query::Field field, const FieldValue& value, Snapshot& snapshot) {
  using query::Field;
  switch (field) {
    case Field::source: {
      const Query words = words_query(value.text, schema::Field::source, snapshot, true);
      return Query(Query::OP_OR, words, Query(schema::term(schema::Field::site, host_of(value.text))));
    }
    case Field::site:
      return Query(schema::term(schema::Field::site, host_of(value.text)));
    case Field::author:
      return words_query(value.text, schema::Field::author, snapshot, true);
    case Field::title:
      return words_query(value.text, schema::Field::title, snapshot, value.quoted);
    case Field::tag: {
      const Query whole(schema::term(schema::Field::tag, fold(value.text)));
      return Query(Query::OP_OR, whole, words_query(value.text, schema::Field::tag_word, snapshot, value.quoted));
    }
    case Field::lang:
      return Query(schema::term(schema::Field::lang, fold(value.text)));
    case Field::url:
      return words_query(schema::spaced(value.text), schema::Field::url, snapshot, true);
    case Field::path:
      return words_query(schema::spaced(value.text), schema::Field::path, snapshot, true);
    case Field::format:
      return Query(schema::term(schema::Field::format, value.text));
    case Field::date:
    case Field::on:
    case Field::after:
    case Field::before:
      return published_query(value.date);
    case Field::has:
      return Query(schema::has_term(value.text));
    case Field::dup: {
      const Query copied = with_keys(snapshot.copies());
      return value.text == "first" ? Query(Query::OP_AND_NOT, Query::MatchAll, copied) : copied;
    }
    case Field::story:
      return with_keys(story_of(value.text, snapshot));
    default:
      return Query::MatchNothing;
  }
}

/// Fields of articles whose terms claims carry too: no join is needed.
bool is_shared(query::Field field) {
  using query::Field;
  if (field == Field::story || field == Field::dup) return true;  // sets of keys
  return field == Field::site || field == Field::date || field == Field::on || field == Field::after || field == Field::before;
}

DateRange strict(query::Field field, DateRange date) {
  if (field == query::Field::after)
    return {date.to ? std::optional(*date.to + std::chrono::days{1}) : std::nullopt, std::nullopt, false};
  if (field == query::Field::before)
    return {std::nullopt, date.from ? std::optional(*date.from - std::chrono::days{1}) : std::nullopt, false};
  return date;
}

FieldValue with_strict_date(query::Field field, FieldValue value) {
  value.date = strict(field, value.date);
  return value;
}

bool covers_whole_years(const DateRange& date) {
  if (!date.from || !date.to) return false;
  const std::chrono::year_month_day first{*date.from};
  const std::chrono::year_month_day last{*date.to};
  const bool begins = static_cast<unsigned>(first.month()) == 1 && static_cast<unsigned>(first.day()) == 1;
  return begins && static_cast<unsigned>(last.month()) == 12 && static_cast<unsigned>(last.day()) == 31;
}

/// The year terms that an interval touches; nothing where it has an open end or is very long.
std::optional<Query> years_query(schema::Field field, const DateRange& date) {
  if (!date.from || !date.to) return std::nullopt;
  const std::chrono::year first = std::chrono::year_month_day{*date.from}.year();
  const std::chrono::year last = std::chrono::year_month_day{*date.to}.year();
  constexpr int most = 40;
  if (static_cast<int>(last) - static_cast<int>(first) >= most) return std::nullopt;
  std::vector<Query> terms;
  for (std::chrono::year year = first; year <= last; ++year) terms.emplace_back(schema::date_term(field, year));
  return any_of(terms);
}

Query slot_from(Slot slot, const std::string& from) { return {Query::OP_VALUE_GE, schema::slot_number(slot), from}; }

}  // namespace

Query published_query(const DateRange& date) {
  if (date.none) return Query(schema::undated_term(schema::Field::published));
  if (date.from && date.to && *date.from == *date.to) return Query(schema::date_term(schema::Field::published, *date.from));
  const auto years = years_query(schema::Field::published, date);
  if (years && covers_whole_years(date)) return *years;
  const std::uint32_t slot = schema::slot_number(Slot::published);
  // An empty slot is an undated document: ">= ''" must not take it in.
  const std::string from = date.from ? schema::encode_day(*date.from) : std::string(1, '\0');
  Query range = date.to ? Query(Query::OP_VALUE_RANGE, slot, from, schema::encode_day_end(*date.to))
                        : Query(Query::OP_VALUE_GE, slot, from);
  return years ? Query(Query::OP_FILTER, *years, range) : range;
}

Query period_query(const DateRange& date) {
  if (date.none) return {Query::OP_AND_NOT, all_claims(), slot_from(Slot::period_from, std::string(1, '\0'))};
  const auto years = years_query(schema::Field::period, date);
  if (years && covers_whole_years(date)) return *years;
  std::vector<Query> parts;
  if (years) parts.push_back(*years);
  if (date.from) parts.push_back(slot_from(Slot::period_to, schema::encode_day(*date.from)));
  const std::string any(1, '\0');
  const std::uint32_t slot = schema::slot_number(Slot::period_from);
  if (date.to) parts.emplace_back(Query::OP_VALUE_RANGE, slot, any, schema::encode_day(*date.to));
  return {Query::OP_AND, parts.begin(), parts.end()};
}

Query event_query(Event event, const std::vector<std::string>& senses) {
  std::vector<Query> terms = {Query(schema::event_term(event))};
  for (const std::string& sense : senses) terms.emplace_back(schema::sense_term(sense));
  return {Query::OP_AND, terms.begin(), terms.end()};
}

Query year_query(const std::string& year, Snapshot& snapshot) {
  int value = 0;
  for (const char c : year) value = value * 10 + (c - '0');
  std::vector<Query> alternatives = {Query(schema::date_term(schema::Field::period, std::chrono::year{value}))};
  const TextPattern word = PatternReader(snapshot).read_text(year, true);
  for (const schema::Field field : {schema::Field::sentence, schema::Field::context})
    alternatives.push_back(pattern_query(word, field, snapshot));
  return any_of(alternatives);
}

namespace {

/// Companies whose term begins with `prefix`. Written out, since the lengths of lists tell how much a query finds (match_size).
Query longer_names(const std::string& prefix, Snapshot& snapshot) {
  constexpr std::size_t most = 200;
  const Query wildcard(Query::OP_WILDCARD, prefix, most, Query::WILDCARD_LIMIT_MOST_FREQUENT);
  if (snapshot.has_remote()) return wildcard;
  std::vector<std::string> names;
  const Xapian::Database& database = snapshot.database();
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (names.size() == most) return wildcard;
    names.push_back(*term);
  }
  return {Query::OP_OR, names.begin(), names.end()};
}

/// Claims of a company that the article calls by the first part of its name only ("Borel" for "Borel Maritime"): the whole name
/// stands in the same article.
std::optional<Query> short_name_query(const std::vector<Token>& tokens, const std::string& folded, Snapshot& snapshot) {
  if (tokens.size() < 2 ||
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind != TokenKind::word; }))
    return std::nullopt;
  std::vector<std::string> names;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string part = folded.substr(0, tokens[i].span.end);
    for (const std::string& term : {schema::company_term({}, part), schema::company_term(claims::company_id(part), part)})
      if (snapshot.reads().frequency(term) > 0) names.push_back(term);
  }
  if (names.empty()) return std::nullopt;
  const TextPattern whole_name = PatternReader(snapshot).read_text(folded, true);
  return Query(Query::OP_FILTER, Query(Query::OP_OR, names.begin(), names.end()),
               with_keys(keys_of_claims_beside(whole_name, names, snapshot)));
}

}  // namespace

Query company_query(const std::string& name, Snapshot& snapshot) {
  const std::string folded = fold(name);
  std::vector<Query> alternatives = {Query(schema::company_term({}, folded))};
  const std::string_view id = claims::company_id(name);
  if (!id.empty()) {
    alternatives.emplace_back(schema::company_term(id));
    for (const std::string_view linked : claims::linked_companies(id)) alternatives.emplace_back(schema::company_term(linked));
    // Names that the gazetteer has not, but that begin so: "Amazon Ireland".
    alternatives.push_back(longer_names(schema::company_term({}, folded + " "), snapshot));
    return any_of(alternatives);
  }
  std::vector<Query> words;
  const std::vector<Token> tokens = default_analyzer().analyze(folded, {});
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool in_bigram = tokens[i].kind == TokenKind::cjk_unigram && tokens.size() > 1;
    if (!in_bigram) words.emplace_back(schema::term(schema::Field::company_word, tokens[i].text));
  }
  if (!words.empty()) alternatives.emplace_back(Query::OP_AND, words.begin(), words.end());
  if (const auto query = short_name_query(tokens, folded, snapshot)) alternatives.push_back(*query);
  return any_of(alternatives);
}

Query articles_by_path(std::string_view path, Snapshot& snapshot) {
  return words_query(schema::spaced(path), schema::Field::path, snapshot, true);
}

Query claim_field_query(const Node& node, Snapshot& snapshot) {
  const bool of_article = query::field_info(node.field).of == FieldOf::article && node.field != query::Field::lang;
  std::vector<Query> alternatives;
  for (const FieldValue& value : node.values) {
    const FieldValue dated = with_strict_date(node.field, value);
    if (!of_article) {
      alternatives.push_back(claim_value_query(node.field, dated, snapshot));
    } else if (is_shared(node.field)) {
      alternatives.push_back(article_value_query(node.field, dated, snapshot));
    } else {
      const Query articles(Query::OP_FILTER, article_value_query(node.field, dated, snapshot), all_articles());
      alternatives.push_back(with_keys(keys_of(articles, snapshot)));
    }
  }
  return any_of(alternatives);
}

Query article_field_query(const Node& node, Snapshot& snapshot) {
  const bool of_claim = query::field_info(node.field).of == FieldOf::claim;
  std::vector<Query> alternatives;
  for (const FieldValue& value : node.values) {
    const FieldValue dated = with_strict_date(node.field, value);
    if (of_claim)
      alternatives.push_back(with_keys(keys_of(claim_value_query(node.field, dated, snapshot), snapshot)));
    else
      alternatives.push_back(article_value_query(node.field, dated, snapshot));
  }
  return weightless(any_of(alternatives));
}

}  // namespace claimdex::search
