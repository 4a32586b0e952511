// Reads speakers.tsv.
#include "analyzers/claim/attribution/speaker_table.hpp"

#include <array>
#include <string>
#include <utility>

#include "analyzers/claim/phrase_alternatives.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

namespace claimdex::claims {
namespace {

constexpr std::array<std::pair<std::string_view, SpeakerWord>, 27> class_names = {
    {{"say", SpeakerWord::say},           {"show", SpeakerWord::show},
     {"source", SpeakerWord::source},     {"behind", SpeakerWord::behind},
     {"skip", SpeakerWord::skip},         {"as", SpeakerWord::as},
     {"pronoun", SpeakerWord::pronoun},   {"firm", SpeakerWord::firm},
     {"nobody", SpeakerWord::nobody},     {"title", SpeakerWord::title},
     {"begin", SpeakerWord::begin},       {"end", SpeakerWord::end},
     {"topic", SpeakerWord::topic},       {"relative", SpeakerWord::relative},
     {"that", SpeakerWord::that},         {"inner", SpeakerWord::inner},
     {"plural", SpeakerWord::plural},     {"organisation", SpeakerWord::organisation},
     {"document", SpeakerWord::document}, {"first_person", SpeakerWord::first_person},
     {"passive", SpeakerWord::passive},   {"saying", SpeakerWord::saying},
     {"self", SpeakerWord::self},         {"reported", SpeakerWord::reported},
     {"colon", SpeakerWord::colon},       {"apart", SpeakerWord::apart},
     {"hide", SpeakerWord::hide}}};

}  // namespace

SpeakerTable::SpeakerTable(std::string_view lang) {
  text::PhraseMatcher::Builder builder;
  lang::for_each_row(lang::table(std::string(lang) + "/speakers.tsv"),
                     [&](const std::vector<std::string_view>& fields, std::size_t) {
                       if (fields.size() != 2) return;
                       for (const auto& [name, kind] : class_names) {
                         if (name != fields[1]) continue;
                         for (const std::string& phrase : expand_alternatives(fields[0]))
                           builder.add(phrase, static_cast<std::uint32_t>(kinds_.size()));
                         kinds_.push_back(kind);
                       }
                     });
  matcher_ = std::move(builder).build();
}

void SpeakerTable::find(const text::PhraseText& sentence, std::vector<Match>& out) const {
  thread_local std::vector<text::PhraseMatcher::Match> matches;
  matches.clear();
  matcher_.find_longest(sentence, matches);
  for (const auto& match : matches) out.push_back({match.span, kinds_[match.payload]});
}

const SpeakerTable& speaker_table(std::string_view lang) {
  static const PerLanguage<SpeakerTable> tables;
  return tables.of(lang);
}

}  // namespace claimdex::claims
