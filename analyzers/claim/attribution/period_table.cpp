// Reads periods.tsv.
#include "analyzers/claim/attribution/period_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

namespace claimdex::claims {
namespace {

template <class T>
using Names = std::pair<std::string_view, T>;

constexpr std::array<Names<TimeWord>, 39> class_names = {{{"number", TimeWord::number},
                                                          {"month", TimeWord::month},
                                                          {"weekday", TimeWord::weekday},
                                                          {"unit", TimeWord::unit},
                                                          {"ordinal", TimeWord::ordinal},
                                                          {"first", TimeWord::first},
                                                          {"relation", TimeWord::relation},
                                                          {"relative", TimeWord::relative},
                                                          {"day", TimeWord::day},
                                                          {"now", TimeWord::now},
                                                          {"vague", TimeWord::vague},
                                                          {"frequency", TimeWord::frequency},
                                                          {"season", TimeWord::season},
                                                          {"in", TimeWord::in},
                                                          {"within", TimeWord::within},
                                                          {"by", TimeWord::by},
                                                          {"since", TimeWord::since},
                                                          {"until", TimeWord::until},
                                                          {"before", TimeWord::before},
                                                          {"after", TimeWord::after},
                                                          {"as_of", TimeWord::as_of},
                                                          {"post_since", TimeWord::post_since},
                                                          {"post_until", TimeWord::post_until},
                                                          {"post_before", TimeWord::post_before},
                                                          {"post_after", TimeWord::post_after},
                                                          {"edge", TimeWord::edge},
                                                          {"fiscal", TimeWord::fiscal},
                                                          {"ended", TimeWord::ended},
                                                          {"ago", TimeWord::ago},
                                                          {"earlier", TimeWord::earlier},
                                                          {"later", TimeWord::later},
                                                          {"one", TimeWord::one},
                                                          {"article", TimeWord::article},
                                                          {"link", TimeWord::link},
                                                          {"join", TimeWord::join},
                                                          {"compare", TimeWord::compare},
                                                          {"versus", TimeWord::versus},
                                                          {"report", TimeWord::report},
                                                          {"hide", TimeWord::hide}}};
constexpr std::array<Names<TimeWord>, 7> mark_names = {{{"year_mark", TimeWord::year_mark},
                                                        {"month_mark", TimeWord::month_mark},
                                                        {"day_mark", TimeWord::day_mark},
                                                        {"post_within", TimeWord::post_within},
                                                        {"half", TimeWord::half},
                                                        {"era", TimeWord::era},
                                                        {"quarter", TimeWord::quarter}}};
constexpr std::array<Names<TimeUnit>, 9> unit_names = {{{"hour", TimeUnit::hour},
                                                        {"day", TimeUnit::day},
                                                        {"week", TimeUnit::week},
                                                        {"weekend", TimeUnit::weekend},
                                                        {"month", TimeUnit::month},
                                                        {"quarter", TimeUnit::quarter},
                                                        {"half", TimeUnit::half},
                                                        {"year", TimeUnit::year},
                                                        {"decade", TimeUnit::decade}}};
constexpr std::array<Names<Relation>, 6> relation_names = {{{"last", Relation::last},
                                                            {"past", Relation::past},
                                                            {"this", Relation::current},
                                                            {"next", Relation::next},
                                                            {"coming", Relation::coming},
                                                            {"todate", Relation::to_date}}};
constexpr std::array<Names<Edge>, 5> edge_names = {
    {{"start", Edge::start}, {"early", Edge::early}, {"mid", Edge::mid}, {"late", Edge::late}, {"end", Edge::end}}};

template <class T, std::size_t size>
std::optional<T> named(const std::array<Names<T>, size>& names, std::string_view name) {
  for (const auto& [text, value] : names)
    if (text == name) return value;
  return std::nullopt;
}

template <class T, std::size_t size>
int value_named(const std::array<Names<T>, size>& names, std::string_view name) {
  const auto found = named(names, name);
  return found ? static_cast<int>(*found) : 0;
}

int value_of(TimeWord kind, std::string_view text) {
  if (kind == TimeWord::unit) return value_named(unit_names, text);
  if (kind == TimeWord::relation) return value_named(relation_names, text);
  if (kind == TimeWord::relative) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return 0;
    return value_named(relation_names, text.substr(0, space)) * 16 + value_named(unit_names, text.substr(space + 1));
  }
  if (kind == TimeWord::edge) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const int unit = space < text.size() ? value_named(unit_names, text.substr(space + 1)) : 0;
    return value_named(edge_names, text.substr(0, space)) + unit * 16;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

PeriodTable::PeriodTable(std::string_view lang) {
  text::PhraseMatcher::Builder builder;
  lang::for_each_row(lang::table(std::string(lang) + "/periods.tsv"),
                     [&](const std::vector<std::string_view>& fields, std::size_t) {
                       if (fields.size() < 2) return;
                       auto kind = named(class_names, fields[1]);
                       if (!kind) kind = named(mark_names, fields[1]);
                       if (!kind) return;
                       builder.add(fields[0], static_cast<std::uint32_t>(entries_.size()));
                       entries_.push_back({*kind, value_of(*kind, fields.size() > 2 ? fields[2] : std::string_view())});
                     });
  matcher_ = std::move(builder).build();
}

void PeriodTable::find(const text::PhraseText& sentence, std::vector<Match>& out) const {
  thread_local std::vector<text::PhraseMatcher::Match> matches;
  matches.clear();
  matcher_.find_longest(sentence, matches);
  for (const auto& match : matches) {
    const Entry& entry = entries_[match.payload];
    TextSpan span = match.span;
    if (entry.kind == TimeWord::year_mark) span.end -= static_cast<std::size_t>(entry.value);  // 年|中国
    out.push_back({span, entry});
  }
}

const PeriodTable& period_table(std::string_view lang) {
  static const PerLanguage<PeriodTable> tables;
  return tables.of(lang);
}

}  // namespace claimdex::claims
