// Pairs of words against sequences of codes.
#include "searcher/word_nearness.hpp"

#include <algorithm>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/word_sequence.hpp"
#include "searcher/ranking.hpp"

namespace claimdex::search {

double WordNearness::in(std::string_view sequence) {
  schema::WordSequenceReader words(sequence);
  const Codes& codes = codes_of(words.width());
  places_.clear();
  while (words.next()) {
    if (!codes.low_bits.test(low_bits_of(words.code()))) continue;
    if (const auto code = codes.words.find(words.code()); code != codes.words.end())
      places_.push_back({words.position(), code->second});
  }
  double all = 0;
  double near = 0;
  for (const Pair& pair : pairs_) {
    all += pair.weight;
    near += pair.weight * nearness_of(pair);
  }
  return all > 0 ? near / all : 0;
}

const WordNearness::Codes& WordNearness::codes_of(std::size_t width) {
  if (codes_.size() <= width) codes_.resize(width + 1);
  Codes& codes = codes_[width];
  if (!codes.words.empty()) return codes;
  for (const auto& [form, word] : forms_) {
    const std::uint64_t code = schema::word_code(schema::term(schema::Field::text, form), width);
    codes.words.emplace(code, word);
    codes.low_bits.set(low_bits_of(code));
  }
  return codes;
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
