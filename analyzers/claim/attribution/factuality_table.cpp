// Reads factuality.tsv: phrase (alternatives in brackets), class, reach to the right, reach to the left.
#include "analyzers/claim/attribution/factuality_table.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "analyzers/claim/phrase_alternatives.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

namespace claimdex::claims {
namespace {

template <class T, std::size_t size>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, size>& names, std::string_view name) {
  for (const auto& [text, value] : names)
    if (text == name) return value;
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, CueClass>, 27> class_names = {
    {{"probable", CueClass::probable},     {"possible", CueClass::possible}, {"attitude", CueClass::attitude},
     {"rumour", CueClass::rumour},         {"denied", CueClass::denied},     {"withdrawn", CueClass::withdrawn},
     {"rejected", CueClass::rejected},     {"unknown", CueClass::unknown},   {"counterfactual", CueClass::counterfactual},
     {"hypothesis", CueClass::hypothesis}, {"if", CueClass::condition},      {"example", CueClass::example},
     {"question", CueClass::question},     {"barrier", CueClass::barrier},   {"continue", CueClass::follow},
     {"given", CueClass::given},           {"timespan", CueClass::timespan}, {"bound", CueClass::bound},
     {"before", CueClass::before},         {"offer", CueClass::offer},       {"undertaking", CueClass::undertaking},
     {"neutral", CueClass::neutral},       {"headline", CueClass::headline}, {"shield", CueClass::shield},
     {"participle", CueClass::participle}, {"spell", CueClass::spell},       {"presupposed", CueClass::presupposed}}};
constexpr std::array<std::pair<std::string_view, Reach>, 6> reach_names = {{{"-", Reach::none},
                                                                            {"next", Reach::next},
                                                                            {"near", Reach::near},
                                                                            {"clause", Reach::clause},
                                                                            {"far", Reach::far},
                                                                            {"all", Reach::all}}};

}  // namespace

FactualityTable::FactualityTable(std::string_view lang) {
  text::PhraseMatcher::Builder builder;
  lang::for_each_row(lang::table(std::string(lang) + "/factuality.tsv"),
                     [&](const std::vector<std::string_view>& fields, std::size_t) {
                       if (fields.size() != 4) return;
                       const auto kind = named(class_names, fields[1]);
                       const auto right = named(reach_names, fields[2]);
                       const auto left = named(reach_names, fields[3]);
                       if (!kind || !right || !left) return;
                       const auto payload = static_cast<std::uint32_t>(entries_.size());
                       for (const std::string& phrase : expand_alternatives(fields[0])) {
                         if (phrase.starts_with('*'))
                           endings_.add(std::string_view(phrase).substr(1), payload);
                         else
                           builder.add(phrase, payload);
                       }
                       entries_.push_back({*kind, *right, *left});
                     });
  matcher_ = std::move(builder).build();
}

void FactualityTable::find(const text::PhraseText& sentence, std::vector<Cue>& out) const {
  thread_local std::vector<text::PhraseMatcher::Match> matches;
  matches.clear();
  const std::size_t first = out.size();
  matcher_.find_longest(sentence, matches);
  for (const auto& match : matches) {
    const Entry& entry = entries_[match.payload];
    out.push_back({match.span, entry.kind, entry.right, entry.left});
  }
  endings_.find_in(sentence.folded(), first, out, [this](TextSpan span, std::size_t payload) {
    const Entry& entry = entries_[payload];
    return Cue{span, entry.kind, entry.right, entry.left};
  });
}

const FactualityTable& factuality_table(std::string_view lang) {
  static const PerLanguage<FactualityTable> tables;
  return tables.of(lang);
}

}  // namespace claimdex::claims
