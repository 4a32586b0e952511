// Senses of events. One matcher over the words of all languages, built on the first query that asks for a sense.
#include "analyzers/claim/event/event_senses.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/phrase_matcher.hpp"

namespace claimdex::claims {
namespace {

constexpr std::array senses = {
    Sense{"gain", Event::profit, "result", true},
    Sense{"loss", Event::profit, "result"},
    Sense{"net", Event::profit, "net"},
    Sense{"killed", Event::casualties, "harm"},
    Sense{"injured", Event::casualties, "harm"},
    Sense{"missing", Event::casualties, "harm"},
    Sense{"infected", Event::casualties, "harm"},
    Sense{"exports", Event::trade, "way"},
    Sense{"imports", Event::trade, "way"},
    Sense{"deficit", Event::trade, "balance"},
    Sense{"surplus", Event::trade, "balance"},
    Sense{"tariffs", Event::trade, "tariffs"},
    Sense{"buyback", Event::spending, "use"},
    Sense{"debt", Event::spending, "use"},
    Sense{"inflation", Event::economy, "indicator"},
    Sense{"gdp", Event::economy, "indicator"},
    Sense{"interest", Event::economy, "indicator"},
    Sense{"public_deficit", Event::economy, "indicator"},
    Sense{"ipo", Event::funding, "ipo"},
    Sense{"downloads", Event::users, "who"},
    Sense{"followers", Event::users, "who"},
    Sense{"passengers", Event::users, "who"},
    Sense{"subscribers", Event::users, "who"},
    Sense{"viewers", Event::users, "who"},
    Sense{"visitors", Event::users, "who"},
    Sense{"jobless", Event::employment, "work"},
    Sense{"working", Event::employment, "work"},
};

constexpr std::size_t sense_count = senses.size();

std::size_t index_of(const Sense& sense) {
  return static_cast<std::size_t>(
      std::find_if(senses.begin(), senses.end(), [&](const Sense& s) { return s.name == sense.name; }) - senses.begin());
}

using Words = std::array<std::vector<std::string>, sense_count>;

Words read_words() {
  Words words;
  for (const std::string_view lang : rule_languages)
    lang::for_each_row(lang::table(std::string(lang) + "/event_senses.tsv"),
                       [&](const std::vector<std::string_view>& fields, std::size_t) {
                         const Sense* sense = fields.size() < 2 ? nullptr : find_sense(fields[1]);
                         if (sense == nullptr) return;
                         auto& list = words[index_of(*sense)];
                         if (std::find(list.begin(), list.end(), fields[0]) == list.end()) list.emplace_back(fields[0]);
                       });
  return words;
}

const Words& all_words() {
  static const Words words = read_words();
  return words;
}

text::PhraseMatcher build_matcher() {
  text::PhraseMatcher::Builder builder;
  for (std::size_t i = 0; i < sense_count; ++i)
    for (const std::string& word : all_words()[i]) builder.add(word, static_cast<std::uint32_t>(i));
  return std::move(builder).build();
}

std::vector<text::PhraseMatcher::Match> words_in(std::string_view text) {
  static const text::PhraseMatcher matcher = build_matcher();
  const std::string folded = text::fold_aligned(text);
  std::vector<text::PhraseMatcher::Match> matches;
  matcher.find_all(text::PhraseText(folded), matches);
  return matches;
}

/// Which senses a text has words of.
std::array<bool, sense_count> said_in(std::string_view text) {
  std::array<bool, sense_count> said{};
  for (const text::PhraseMatcher::Match& match : words_in(text)) said[match.payload] = true;
  return said;
}

std::size_t distance_between(TextSpan a, TextSpan b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

bool says_rival(const std::array<bool, sense_count>& said, const Sense& sense) {
  for (std::size_t i = 0; i < sense_count; ++i)
    if (said[i] && senses[i].event == sense.event && senses[i].axis == sense.axis && senses[i].name != sense.name) return true;
  return false;
}

/// The words of a claim that say senses.
class SpokenSenses {
 public:
  explicit SpokenSenses(const Claim& claim)
      : claim_(claim), parts_{said_in(claim.quantity.object), said_in(claim.surface)}, sentence_(words_in(claim.sentence)) {}

  /// Whether the claim is of that sense; nothing where no word says it or a rival of it.
  [[nodiscard]] std::optional<bool> says(const Sense& sense) const {
    for (const auto& said : parts_) {
      if (said[index_of(sense)]) return true;
      if (says_rival(said, sense)) return false;
    }
    return nearest_says(sense);
  }

 private:
  /// Of the words for `sense` and its rivals, those that stand nearest to the number: whether one of them says it.
  [[nodiscard]] std::optional<bool> nearest_says(const Sense& sense) const {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t own = none;
    std::size_t rival = none;
    for (const text::PhraseMatcher::Match& match : sentence_) {
      const Sense& said = senses[match.payload];
      if (said.event != sense.event || said.axis != sense.axis) continue;
      std::size_t& nearest = said.name == sense.name ? own : rival;
      nearest = std::min(nearest, distance_between(match.span, claim_.quantity.number));
    }
    if (own == none && rival == none) return std::nullopt;
    return own <= rival;
  }

  const Claim& claim_;
  std::array<std::array<bool, sense_count>, 2> parts_;  ///< object, surface
  std::vector<text::PhraseMatcher::Match> sentence_;
};

}  // namespace

const Sense* find_sense(std::string_view name) {
  const auto* found = std::find_if(senses.begin(), senses.end(), [&](const Sense& sense) { return sense.name == name; });
  return found == senses.end() ? nullptr : found;
}

std::vector<const Sense*> senses_of_name(std::string_view name, Event event) {
  const auto said = said_in(name);
  std::vector<const Sense*> found;
  for (std::size_t i = 0; i < sense_count; ++i)
    if (said[i] && senses[i].event == event) found.push_back(&senses[i]);
  // "killed and injured" asks for both together, which is every one of them.
  std::vector<const Sense*> single;
  for (const Sense* sense : found)
    if (std::none_of(found.begin(), found.end(),
                     [&](const Sense* other) { return other != sense && other->axis == sense->axis; }))
      single.push_back(sense);
  return single;
}

std::vector<const Sense*> rivals_of(const Sense& sense) {
  std::vector<const Sense*> rivals;
  for (const Sense& other : senses)
    if (other.event == sense.event && other.axis == sense.axis && other.name != sense.name) rivals.push_back(&other);
  return rivals;
}

const std::vector<std::string>& words_of(const Sense& sense) { return all_words()[index_of(sense)]; }

std::vector<std::string_view> senses_of(const Claim& claim, std::string_view around) {
  std::vector<std::string_view> found;
  const auto is_of_event = [&](const Sense& sense) { return sense.event == claim.event; };
  if (std::none_of(senses.begin(), senses.end(), is_of_event)) return found;
  const SpokenSenses spoken(claim);
  const auto said_around = said_in(around);
  for (const Sense& sense : senses) {
    if (!is_of_event(sense)) continue;
    const bool said_there = said_around[index_of(sense)] && !says_rival(said_around, sense);
    if (spoken.says(sense).value_or(sense.is_default || said_there)) found.push_back(sense.name);
  }
  return found;
}

bool has_sense(const Claim& claim, const Sense& sense) {
  return SpokenSenses(claim).says(sense).value_or(true);  // silent: a profit is meant, or what stands around the sentence said it
}

}  // namespace claimdex::claims
