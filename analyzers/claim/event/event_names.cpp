// Names of events in queries. One matcher over the names of all languages, built on the first query.
#include "analyzers/claim/event/event_names.hpp"

#include <string>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/phrase_matcher.hpp"

namespace claimdex::claims {
namespace {

std::vector<NamedEvent> read_names() {
  std::vector<NamedEvent> names;
  for (const std::string_view lang : rule_languages) {
    lang::for_each_row(lang::table(std::string(lang) + "/event_names.tsv"),
                       [&](const std::vector<std::string_view>& fields, std::size_t) {
                         if (fields.size() < 2) return;
                         const auto event = event_of(fields[1]);
                         if (!event) return;
                         const auto of_money = fields.size() > 2 ? event_of(fields[2]) : event;
                         names.push_back({fields[0], *event, of_money.value_or(*event)});
                       });
  }
  return names;
}

text::PhraseMatcher build_matcher() {
  text::PhraseMatcher::Builder builder;
  for (std::size_t i = 0; i < event_names().size(); ++i) builder.add(event_names()[i].name, static_cast<std::uint32_t>(i));
  return std::move(builder).build();
}

}  // namespace

const std::vector<NamedEvent>& event_names() {
  static const std::vector<NamedEvent> names = read_names();
  return names;
}

std::vector<EventName> find_event_names(std::string_view text) {
  static const text::PhraseMatcher matcher = build_matcher();
  std::vector<text::PhraseMatcher::Match> matches;
  const std::string folded = text::fold_aligned(text);
  matcher.find_longest(text::PhraseText(folded), matches);
  std::vector<EventName> names;
  for (const text::PhraseMatcher::Match& match : matches) {
    if (!names.empty() && names.back().span == match.span) continue;  // the same name in two languages
    const NamedEvent& named = event_names()[match.payload];
    names.push_back({match.span, named.event, named.of_money});
  }
  return names;
}

}  // namespace claimdex::claims
