// JSON as the command line prints it: claims, hits, results, quantities, explanations. Writes only; nothing is parsed here.
#include "claimdex/json.hpp"

#include "analyzers/model/json_writer.hpp"

namespace claimdex {
namespace {

using model::JsonWriter;

void add_spans(JsonWriter& json, const std::vector<TextSpan>& spans) {
  json.open('[');
  for (const TextSpan& span : spans) json.span(span);
  json.close(']');
}

void add_day(JsonWriter& json, const std::optional<std::chrono::sys_days>& day) {
  day ? json.text(format_moment({.at = *day, .has_time = false})) : json.null();
}

void add_moment(JsonWriter& json, const std::optional<Moment>& moment) {
  moment ? json.text(format_moment(*moment)) : json.null();
}

void add_value(JsonWriter& json, const Claim& claim) {
  const Quantity& quantity = claim.quantity;
  const std::string_view written =
      quantity.number.end <= claim.sentence.size() ? quantity.number.of(claim.sentence) : std::string_view(claim.surface);
  json.open('{').key("text").text(written).key("low").number(quantity.low).key("high").number(quantity.high);
  json.key("bound").text(name_of(quantity.bound)).key("kind").text(name_of(quantity.kind));
  json.key("unit").text_or_null(quantity.unit).key("currency").text_or_null(quantity.currency).close('}');
}

void add_claim(JsonWriter& json, const Claim& claim) {
  json.open('{').key("sentence").text(claim.sentence).key("surface").text(claim.surface).key("value");
  add_value(json, claim);
  json.key("object").text_or_null(claim.quantity.object).key("event").text(name_of(claim.event));
  json.key("direction").text(name_of(claim.direction)).key("companies").open('[');
  for (const Company& company : claim.companies) json.text(company.name);
  json.close(']').key("company_ids").open('[');
  for (const Company& company : claim.companies) json.text_or_null(company.id);
  json.close(']').key("factuality").text(name_of(claim.factuality)).key("speaker");
  claim.speaker ? json.text(*claim.speaker) : json.null();
  json.key("period").open('{').key("text").text_or_null(claim.period.text).key("from");
  add_day(json, claim.period.from);
  json.key("to");
  add_day(json, claim.period.to);
  const std::size_t mentions = claim.mentions.empty() ? 1 : claim.mentions.size();
  json.close('}').key("rule").text(claim.rule).key("mentions").whole(mentions).close('}');
}

void add_article(JsonWriter& json, const ArticleInfo& info) {
  const Metadata& metadata = info.metadata;
  const bool has_origin = metadata.published && metadata.published_from != DateOrigin::none;
  json.open('{').key("key").text(info.key).key("path").text(info.path).key("file").text(info.file).key("record");
  info.record ? json.whole(*info.record) : json.null();
  json.key("format").text(name_of(info.format)).key("title").text_or_null(metadata.title);
  json.key("source").text_or_null(metadata.source).key("author").text_or_null(metadata.author);
  json.key("lang").text_or_null(info.lang).key("published");
  add_moment(json, metadata.published);
  json.key("published_from").text_or_null(has_origin ? name_of(metadata.published_from) : std::string_view()).key("fetched");
  add_moment(json, metadata.fetched);
  json.key("url").text_or_null(metadata.url).key("sha256").text(info.sha256).close('}');
}

void add_location(JsonWriter& json, const Claim& claim) {
  json.open('{').key("byte").span(claim.source).key("line");
  claim.line == 0 ? json.null() : json.whole(claim.line);
  json.key("block").text(name_of(claim.block_kind)).key("spans");
  claim.mentions.empty() ? add_spans(json, {claim.source}) : add_spans(json, claim.mentions);
  json.key("value").span(claim.source_value).close('}');
}

void add_explanation(JsonWriter& json, const Explanation& explanation) {
  json.open('{').key("label").text(explanation.label).key("detail").text(explanation.detail);
  if (explanation.weight) json.key("weight").number(*explanation.weight);
  if (!explanation.children.empty()) {
    json.key("children").open('[');
    for (const Explanation& child : explanation.children) add_explanation(json, child);
    json.close(']');
  }
  json.close('}');
}

void add_explanation_member(JsonWriter& json, const Explanation& explanation) {
  if (explanation.label.empty()) return;
  json.key("explanation");
  add_explanation(json, explanation);
}

/// "claim", "article" and "location".
void add_claim_members(JsonWriter& json, const Claim& claim, const ArticleInfo& article) {
  json.key("claim");
  add_claim(json, claim);
  json.key("article");
  add_article(json, article);
  json.key("location");
  add_location(json, claim);
}

/// Of a hit that stands for others: how many, and where it was published first.
void add_collapsed_members(JsonWriter& json, const Hit& hit) {
  if (hit.collapsed == 0) return;
  json.key("collapsed").whole(hit.collapsed);
  if (hit.first_published) json.key("first_published").text(hit.first_published->path);
}

void add_claim_hit(JsonWriter& json, const Hit& hit) {
  json.open('{').key("schema").text("claimdex.hit/1").key("id").text(hit.claim->id);
  json.key("rank").whole(hit.rank).key("score").number(hit.score);
  add_claim_members(json, *hit.claim, hit.article);
  json.key("highlights");
  add_spans(json, hit.highlights);
  add_collapsed_members(json, hit);
  add_explanation_member(json, hit.explanation);
  json.close('}');
}

void add_article_hit(JsonWriter& json, const Hit& hit) {
  json.open('{').key("schema").text("claimdex.article/1").key("rank").whole(hit.rank).key("score").number(hit.score);
  json.key("article");
  add_article(json, hit.article);
  json.key("snippets").open('[');
  for (const Snippet& snippet : hit.snippets) {
    json.open('{').key("text").text(snippet.text).key("highlights");
    add_spans(json, snippet.highlights);
    json.close('}');
  }
  json.close(']').key("claims").open('[');
  for (const Claim& claim : hit.claims) {
    json.open('{').key("id").text(claim.id).key("claim");
    add_claim(json, claim);
    json.key("location");
    add_location(json, claim);
    json.close('}');
  }
  json.close(']');
  add_collapsed_members(json, hit);
  add_explanation_member(json, hit.explanation);
  json.close('}');
}

void add_hits(JsonWriter& json, const std::vector<Hit>& hits) {
  json.open('[');
  for (const Hit& hit : hits) hit.claim ? add_claim_hit(json, hit) : add_article_hit(json, hit);
  json.close(']');
}

}  // namespace

std::string json_quote(std::string_view text) {
  JsonWriter json;
  return std::move(json.text(text)).take();
}

std::string to_json(const Explanation& explanation) {
  JsonWriter json;
  add_explanation(json, explanation);
  return std::move(json).take();
}

std::string to_json(const Claim& claim, const ArticleInfo& article) {
  constexpr std::size_t usual_size = 1536;
  JsonWriter json(usual_size + claim.sentence.size());
  json.open('{').key("schema").text("claimdex.hit/1").key("id").text(claim.id);
  add_claim_members(json, claim, article);
  add_explanation_member(json, claim.explanation);
  return std::move(json.close('}')).take();
}

std::string to_json(const Hit& hit) {
  JsonWriter json;
  hit.claim ? add_claim_hit(json, hit) : add_article_hit(json, hit);
  return std::move(json).take();
}

std::string to_json(const SearchResult& result) {
  JsonWriter json;
  json.open('{').key("schema").text("claimdex.result/1").key("query").text(result.query.canonical);
  json.key("shown").text(result.shown == Show::articles ? "articles" : "claims").key("total").whole(result.total);
  json.key("total_is_estimate").truth(result.total_is_estimate).key("hits");
  add_hits(json, result.hits);
  json.key("near").open('[');
  for (const NearMiss& miss : result.near) {
    json.open('{').key("dropped").text(miss.dropped).key("count").whole(miss.count).key("nearest");
    add_hits(json, miss.nearest);
    json.close('}');
  }
  json.close(']');
  const auto add_list = [&json](std::string_view name, const auto& values, const auto& write) {
    if (values.empty()) return;
    json.key(name).open('[');
    for (const auto& value : values) write(value);
    json.close(']');
  };
  add_list("facets", result.facets, [&](const Facet& facet) { json.raw(to_json(facet)); });
  if (result.histogram) json.key("histogram").raw(to_json(*result.histogram));
  if (result.groups_total > 0) json.key("groups_total").whole(result.groups_total);
  add_list("groups", result.groups, [&](const ClaimGroup& group) { json.raw(to_json(group, result.hits)); });
  add_list("missing", result.missing, [&](const std::string& part) { json.text(part); });
  return std::move(json.close('}')).take();
}

std::string to_json(std::string_view id_json, std::string_view text, const std::vector<Quantity>& quantities) {
  // Byte offsets to code points in one pass: the quantities are in reading order and do not overlap.
  std::size_t byte = 0;
  std::size_t point = 0;
  const auto point_at = [&](std::size_t offset) {
    for (; byte < offset && byte < text.size(); ++byte)
      if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80) ++point;
    return point;
  };
  JsonWriter json;
  json.open('{').key("id").raw(id_json).key("quantities").open('[');
  for (const Quantity& quantity : quantities) {
    const std::size_t begin = point_at(quantity.number.begin);
    const std::size_t end = point_at(quantity.number.end);
    json.open('{').key("value").number(quantity.low).key("value_high");
    quantity.low == quantity.high ? json.null() : json.number(quantity.high);
    json.key("kind").text(name_of(quantity.kind)).key("unit").text_or_null(quantity.unit);
    json.key("currency").text_or_null(quantity.currency).key("object").text_or_null(quantity.object);
    json.key("bound").text(name_of(quantity.bound)).key("direction").text(name_of(quantity.direction));
    json.key("start").whole(begin).key("end").whole(end).close('}');
  }
  return std::move(json.close(']').close('}')).take();
}

}  // namespace claimdex
