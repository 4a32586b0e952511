// JSON as the command line prints it: claims, hits, results, quantities, explanations. Writes only; nothing is parsed here.
#include "claimdex/json.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace claimdex {
namespace {

// Length of the well-formed UTF-8 sequence at `at`, 0 where there is none (RFC 3629 table).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : (first & 0xF0) == 0xE0         ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const unsigned char second = byte(at + 1);
  if (first == 0xE0 && second < 0xA0) return 0;
  if (first == 0xED && second > 0x9F) return 0;
  if (first == 0xF0 && second < 0x90) return 0;
  if (first == 0xF4 && second > 0x8F) return 0;
  return length;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  else
    out += c;
}

// The shortest text that reads back as the same double; whole numbers below 2^53 without exponent. Not finite: null.
std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  if (value == std::floor(value) && std::abs(value) < 9007199254740992.0)
    return fmt::format("{}", static_cast<std::int64_t>(value));
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::string text_or_null(std::string_view text) { return text.empty() ? "null" : json_quote(text); }

std::string span_json(TextSpan span) { return fmt::format("[{},{}]", span.begin, span.end); }

std::string spans_json(const std::vector<TextSpan>& spans) {
  std::string out = "[";
  for (const TextSpan& span : spans) {
    if (out.size() > 1) out += ',';
    out += span_json(span);
  }
  return out + "]";
}

std::string day_or_null(const std::optional<std::chrono::sys_days>& day) {
  return day ? json_quote(format_moment({.at = *day, .has_time = false})) : "null";
}

std::string moment_or_null(const std::optional<Moment>& moment) { return moment ? json_quote(format_moment(*moment)) : "null"; }

std::string value_json(const Claim& claim) {
  const Quantity& quantity = claim.quantity;
  const std::string_view written =
      quantity.number.end <= claim.sentence.size() ? quantity.number.of(claim.sentence) : std::string_view(claim.surface);
  return fmt::format(R"({{"text":{},"low":{},"high":{},"bound":"{}","kind":"{}","unit":{},"currency":{}}})", json_quote(written),
                     json_number(quantity.low), json_number(quantity.high), name_of(quantity.bound), name_of(quantity.kind),
                     text_or_null(quantity.unit), text_or_null(quantity.currency));
}

std::string claim_json(const Claim& claim) {
  std::string companies = "[";
  std::string ids = "[";
  for (const Company& company : claim.companies) {
    if (companies.size() > 1) companies += ',', ids += ',';
    companies += json_quote(company.name);
    ids += text_or_null(company.id);
  }
  return fmt::format(
      R"({{"sentence":{},"surface":{},"value":{},"object":{},"event":"{}","direction":"{}","companies":{}],"company_ids":{}],)"
      R"("factuality":"{}","speaker":{},"period":{{"text":{},"from":{},"to":{}}},"rule":{},"mentions":{}}})",
      json_quote(claim.sentence), json_quote(claim.surface), value_json(claim), text_or_null(claim.quantity.object),
      name_of(claim.event), name_of(claim.direction), companies, ids, name_of(claim.factuality),
      claim.speaker ? json_quote(*claim.speaker) : "null", text_or_null(claim.period.text), day_or_null(claim.period.from),
      day_or_null(claim.period.to), json_quote(claim.rule), claim.mentions.empty() ? 1 : claim.mentions.size());
}

std::string article_json(const ArticleInfo& info) {
  const Metadata& metadata = info.metadata;
  const bool has_origin = metadata.published && metadata.published_from != DateOrigin::none;
  return fmt::format(
      R"({{"key":{},"path":{},"file":{},"record":{},"format":"{}","title":{},"source":{},"author":{},"lang":{},"published":{},)"
      R"("published_from":{},"fetched":{},"url":{},"sha256":{}}})",
      json_quote(info.key), json_quote(info.path), json_quote(info.file), info.record ? fmt::format("{}", *info.record) : "null",
      name_of(info.format), text_or_null(metadata.title), text_or_null(metadata.source), text_or_null(metadata.author),
      text_or_null(info.lang), moment_or_null(metadata.published),
      has_origin ? json_quote(name_of(metadata.published_from)) : "null", moment_or_null(metadata.fetched),
      text_or_null(metadata.url), json_quote(info.sha256));
}

std::string location_json(const Claim& claim) {
  const std::vector<TextSpan> own = {claim.source};
  return fmt::format(R"({{"byte":{},"line":{},"block":"{}","spans":{},"value":{}}})", span_json(claim.source),
                     claim.line == 0 ? "null" : fmt::format("{}", claim.line), name_of(claim.block_kind),
                     spans_json(claim.mentions.empty() ? own : claim.mentions), span_json(claim.source_value));
}

std::string explanation_member(const Explanation& explanation) {
  return explanation.label.empty() ? std::string() : fmt::format(R"(,"explanation":{})", to_json(explanation));
}

std::string claim_hit_json(const Claim& claim, const ArticleInfo& article, std::string_view rank_members,
                           const std::string& tail) {
  return fmt::format(R"({{"schema":"claimdex.hit/1","id":{},{}"claim":{},"article":{},"location":{}{}}})", json_quote(claim.id),
                     rank_members, claim_json(claim), article_json(article), location_json(claim), tail);
}

std::string snippets_json(const std::vector<Snippet>& snippets) {
  std::string out = "[";
  for (const Snippet& snippet : snippets) {
    if (out.size() > 1) out += ',';
    out += fmt::format(R"({{"text":{},"highlights":{}}})", json_quote(snippet.text), spans_json(snippet.highlights));
  }
  return out + "]";
}

/// Of a hit that stands for others: how many, and where it was published first.
std::string collapsed_members(const Hit& hit) {
  if (hit.collapsed == 0) return {};
  const std::string first =
      hit.first_published ? fmt::format(R"(,"first_published":{})", json_quote(hit.first_published->path)) : std::string();
  return fmt::format(R"(,"collapsed":{}{})", hit.collapsed, first);
}

std::string article_hit_json(const Hit& hit) {
  std::string claims = "[";
  for (const Claim& claim : hit.claims) {
    if (claims.size() > 1) claims += ',';
    claims +=
        fmt::format(R"({{"id":{},"claim":{},"location":{}}})", json_quote(claim.id), claim_json(claim), location_json(claim));
  }
  return fmt::format(R"({{"schema":"claimdex.article/1","rank":{},"score":{},"article":{},"snippets":{},"claims":{}]{}{}}})",
                     hit.rank, json_number(hit.score), article_json(hit.article), snippets_json(hit.snippets), claims,
                     collapsed_members(hit), explanation_member(hit.explanation));
}

}  // namespace

std::string json_quote(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      ++at;
    } else if (length == 1) {
      append_escaped(out, text[at++]);
    } else {
      out += text.substr(at, length);
      at += length;
    }
  }
  return out += '"';
}

std::string to_json(const Explanation& explanation) {
  std::string out = fmt::format(R"({{"label":{},"detail":{})", json_quote(explanation.label), json_quote(explanation.detail));
  if (explanation.weight) out += fmt::format(R"(,"weight":{})", json_number(*explanation.weight));
  if (!explanation.children.empty()) {
    out += R"(,"children":[)";
    for (std::size_t i = 0; i < explanation.children.size(); ++i) {
      if (i > 0) out += ',';
      out += to_json(explanation.children[i]);
    }
    out += ']';
  }
  return out + "}";
}

std::string to_json(const Claim& claim, const ArticleInfo& article) {
  return claim_hit_json(claim, article, "", explanation_member(claim.explanation));
}

std::string to_json(const Hit& hit) {
  if (!hit.claim) return article_hit_json(hit);
  const std::string rank = fmt::format(R"("rank":{},"score":{},)", hit.rank, json_number(hit.score));
  return claim_hit_json(*hit.claim, hit.article, rank,
                        fmt::format(R"(,"highlights":{}{}{})", spans_json(hit.highlights), collapsed_members(hit),
                                    explanation_member(hit.explanation)));
}

std::string to_json(const SearchResult& result) {
  std::string hits = "[";
  for (const Hit& hit : result.hits) {
    if (hits.size() > 1) hits += ',';
    hits += to_json(hit);
  }
  std::string near = "[";
  for (const NearMiss& miss : result.near) {
    if (near.size() > 1) near += ',';
    std::string nearest = "[";
    for (const Hit& hit : miss.nearest) {
      if (nearest.size() > 1) nearest += ',';
      nearest += to_json(hit);
    }
    near += fmt::format(R"({{"dropped":{},"count":{},"nearest":{}]}})", json_quote(miss.dropped), miss.count, nearest);
  }
  std::string more;
  const auto add_list = [&](std::string_view name, const auto& values, const auto& write) {
    if (values.empty()) return;
    std::string list;
    for (const auto& value : values) list += (list.empty() ? "" : ",") + write(value);
    more += fmt::format(R"(,"{}":[{}])", name, list);
  };
  add_list("facets", result.facets, [](const Facet& facet) { return to_json(facet); });
  if (result.histogram) more += R"(,"histogram":)" + to_json(*result.histogram);
  add_list("groups", result.groups, [&](const ClaimGroup& group) { return to_json(group, result.hits); });
  add_list("missing", result.missing, [](const std::string& part) { return json_quote(part); });
  return fmt::format(
      R"({{"schema":"claimdex.result/1","query":{},"shown":"{}","total":{},"total_is_estimate":{},"hits":{}],"near":{}]{}}})",
      json_quote(result.query.canonical), result.shown == Show::articles ? "articles" : "claims", result.total,
      result.total_is_estimate, hits, near, more);
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
  std::string out = fmt::format(R"({{"id":{},"quantities":[)", id_json);
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& quantity = quantities[i];
    const std::size_t begin = point_at(quantity.number.begin);
    const std::size_t end = point_at(quantity.number.end);
    fmt::format_to(
        std::back_inserter(out),
        R"({}{{"value":{},"value_high":{},"kind":"{}","unit":{},"currency":{},"object":{},"bound":"{}","direction":"{}","start":{},"end":{}}})",
        i == 0 ? "" : ",", json_number(quantity.low), quantity.low == quantity.high ? "null" : json_number(quantity.high),
        name_of(quantity.kind), text_or_null(quantity.unit), text_or_null(quantity.currency), text_or_null(quantity.object),
        name_of(quantity.bound), name_of(quantity.direction), begin, end);
  }
  return out + "]}";
}

}  // namespace claimdex
