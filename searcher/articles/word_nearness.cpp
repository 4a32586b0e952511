// Pairs of words against sequences of codes.
#include "searcher/articles/word_nearness.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/word_sequence.hpp"
#include "searcher/matches/ranking.hpp"

namespace claimdex::search {

double WordNearness::in(std::string_view sequence, const Holds& holds) {
  constexpr auto none = static_cast<std::size_t>(-1);
  schema::WordSequenceReader words(sequence);
  words_.assign(words.distinct(), none);
  // Where two words of the query have a form in common, it is the first one's.
  std::size_t first = none;
  bool is_alone = true;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (holds && !holds(i)) continue;
    const auto number = words.number_of(form.hash);
    if (!number || words_[*number] != none) continue;
    words_[*number] = form.word;
    is_alone = is_alone && (first == none || first == form.word);
    first = form.word;
  }
  if (is_alone) return 0;
  places_.clear();
  words.for_each([&](std::uint32_t position, std::uint32_t number) {
    if (const std::size_t word = words_[number]; word != none) places_.push_back({position, word});
  });
  double all = 0;
  double near = 0;
  for (const Pair& pair : pairs_) {
    all += pair.weight;
    near += pair.weight * nearness_of(pair);
  }
  return all > 0 ? near / all : 0;
}

double WordNearness::nearness_of(const Pair& pair) const {
  double best = 0;
  for (auto place = places_.begin(); place != places_.end() && best < 1; ++place) {
    if (place->word != pair.first && place->word != pair.second) continue;
    const bool forwards = place->word == pair.first;
    const std::size_t other = forwards ? pair.second : pair.first;
    for (auto next = place + 1; next != places_.end() && next->position - place->position <= near_weights.window; ++next)
      if (next->word == other) best = std::max(best, forwards ? 1.0 : near_weights.backwards);
  }
  return best;
}

}  // namespace claimdex::search
