// Verbs that count again (word group again_counting_verbs: "waren es", "ils étaient", "eran") right before the number.
#include "analyzers/claim/event/counted_again.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool ends_with_word(std::string_view text, std::string_view phrase) {
  if (!text.ends_with(phrase)) return false;
  const std::size_t begin = text.size() - phrase.size();
  return begin == 0 || text[begin - 1] == ' ';
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "waren es 2014 noch": a few little words may stand between the verb and the number.
bool is_counted_again(std::string_view before) {
  static const lang::WordGroup& verbs = lang::word_group("again_counting_verbs");
  static const lang::WordGroup& little = lang::word_group("again_counting_adverbs");
  constexpr int most_between = 3;
  for (int steps = 0; steps <= most_between; ++steps) {
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    if (std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) { return ends_with_word(before, verb); })) return true;
    const std::size_t last = before.find_last_of(' ') + 1;  // 0 where there is none
    const std::string_view word = before.substr(last);
    if (!lang::contains(little, word) && !is_year(word)) return false;
    before.remove_suffix(before.size() - last);
  }
  return false;
}

// "Ce chiffre est désormais de 40 %": the first number of a sentence whose subject points at a number before.
bool points_at_number(const Sentence& sentence, const Quantity& quantity) {
  static const lang::WordGroup& subjects = lang::word_group("pointing_numbers");
  constexpr std::size_t reach = 80;  // bytes
  if (&quantity != &sentence.quantities.front() || quantity.span.begin > reach) return false;
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](std::string_view subject) { return sentence.folded.starts_with(subject); });
}

bool is_alike(const Quantity& a, const Quantity& b) {
  return a.kind == b.kind && a.unit == b.unit && (a.currency == b.currency || a.currency.empty() || b.currency.empty());
}

}  // namespace

const Claim* counted_before(const Sentence& sentence, const Quantity& quantity, const EventReading& reading,
                            const std::vector<Claim>& before) {
  const bool plain = reading.rule == "kind" || reading.rule == "sentence before" || reading.rule == "list";
  if (!plain || quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age) return nullptr;
  const std::string_view head = std::string_view(sentence.folded).substr(0, quantity.span.begin);
  const bool counted = reading.object.empty() && is_counted_again(head);
  if (!counted && !points_at_number(sentence, quantity)) return nullptr;
  const std::size_t reach = counted ? 4 : 1;  // claims: of this sentence and the one before; the last
  for (std::size_t back = 1; back <= std::min(reach, before.size()); ++back) {
    const Claim& claim = before[before.size() - back];
    if (claim.block != sentence.block_index) return nullptr;
    if (is_alike(claim.quantity, quantity)) return &claim;
  }
  return nullptr;
}

}  // namespace claimdex::claims
