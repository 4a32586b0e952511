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
                         if (const auto event = event_of(fields[1])) names.push_back({fields[0], *event});
                       });
  }
  return names;
}

text::PhraseMatcher build_matcher() {
  text::PhraseMatcher::Builder builder;
  for (const NamedEvent& named : event_names()) builder.add(named.name, static_cast<std::uint32_t>(named.event));
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
    names.push_back({match.span, static_cast<Event>(match.payload)});
  }
  return names;
}

}  // namespace claimdex::claims
