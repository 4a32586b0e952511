// Senses of events. One matcher over the words of all languages, built on the first query that asks for a sense.
#include "analyzers/claim/event/event_senses.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/phrase_matcher.hpp"

namespace claimdex::claims {
namespace {

/// A bit for each sense, in the order of the table.
using SenseSet = std::uint64_t;

std::vector<Sense> read_senses() {
  std::vector<Sense> senses;
  lang::for_each_row(lang::table("senses.tsv"), [&](const std::vector<std::string_view>& row, std::size_t) {
    const auto event = row.size() < 3 ? std::nullopt : event_of(row[1]);
    if (event) senses.push_back({row[0], *event, row[2], row.size() > 3 && row[3] == "default"});
  });
  return senses;
}

const std::vector<Sense>& all_senses() {
  static const std::vector<Sense> senses = read_senses();
  return senses;
}

std::size_t index_of(const Sense& sense) { return static_cast<std::size_t>(&sense - all_senses().data()); }

SenseSet bit_of(const Sense& sense) { return SenseSet{1} << index_of(sense); }

/// The other senses of its axis.
SenseSet rivals(const Sense& sense) {
  SenseSet set = 0;
  for (const Sense& other : all_senses())
    if (other.event == sense.event && other.axis == sense.axis && &other != &sense) set |= bit_of(other);
  return set;
}

using Words = std::vector<std::vector<std::string>>;

Words read_words() {
  Words words(all_senses().size());
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
  for (std::size_t i = 0; i < all_words().size(); ++i)
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
SenseSet said_in(std::string_view text) {
  SenseSet said = 0;
  for (const text::PhraseMatcher::Match& match : words_in(text)) said |= SenseSet{1} << match.payload;
  return said;
}

std::size_t distance_between(TextSpan a, TextSpan b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

/// The words of a claim that say senses.
class SpokenSenses {
 public:
  explicit SpokenSenses(const Claim& claim)
      : claim_(claim), parts_{said_in(claim.quantity.object), said_in(claim.surface)}, sentence_(words_in(claim.sentence)) {}

  /// Whether the claim is of that sense; nothing where no word says it or a rival of it.
  [[nodiscard]] std::optional<bool> says(const Sense& sense) const {
    for (const SenseSet said : parts_) {
      if (said & bit_of(sense)) return true;
      if (said & rivals(sense)) return false;
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
      const Sense& said = all_senses()[match.payload];
      if (said.event != sense.event || said.axis != sense.axis) continue;
      std::size_t& nearest = &said == &sense ? own : rival;
      nearest = std::min(nearest, distance_between(match.span, claim_.quantity.number));
    }
    if (own == none && rival == none) return std::nullopt;
    return own <= rival;
  }

  const Claim& claim_;
  std::array<SenseSet, 2> parts_;  ///< object, surface
  std::vector<text::PhraseMatcher::Match> sentence_;
};

}  // namespace

const Sense* find_sense(std::string_view name) {
  const auto found =
      std::find_if(all_senses().begin(), all_senses().end(), [&](const Sense& sense) { return sense.name == name; });
  return found == all_senses().end() ? nullptr : &*found;
}

std::vector<const Sense*> senses_of_name(std::string_view name, Event event) {
  const SenseSet said = said_in(name);
  std::vector<const Sense*> found;
  // "killed and injured" asks for both together, which is every one of them.
  for (const Sense& sense : all_senses())
    if (sense.event == event && (said & bit_of(sense)) && !(said & rivals(sense))) found.push_back(&sense);
  return found;
}

std::vector<const Sense*> rivals_of(const Sense& sense) {
  std::vector<const Sense*> found;
  for (const Sense& other : all_senses())
    if (rivals(sense) & bit_of(other)) found.push_back(&other);
  return found;
}

const std::vector<std::string>& words_of(const Sense& sense) { return all_words()[index_of(sense)]; }

std::vector<std::string_view> senses_of(const Claim& claim, std::string_view around) {
  std::vector<std::string_view> found;
  const auto is_of_event = [&](const Sense& sense) { return sense.event == claim.event; };
  if (std::none_of(all_senses().begin(), all_senses().end(), is_of_event)) return found;
  const SpokenSenses spoken(claim);
  const SenseSet said_around = said_in(around);
  for (const Sense& sense : all_senses()) {
    if (!is_of_event(sense)) continue;
    const bool said_there = (said_around & bit_of(sense)) && !(said_around & rivals(sense));
    if (spoken.says(sense).value_or(sense.is_default || said_there)) found.push_back(sense.name);
  }
  return found;
}

std::vector<const Sense*> default_senses(Event event) {
  std::vector<const Sense*> found;
  for (const Sense& sense : all_senses())
    if (sense.event == event && sense.is_default) found.push_back(&sense);
  return found;
}

}  // namespace claimdex::claims
