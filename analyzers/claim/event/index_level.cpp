// The event says what is measured; the scanner of quantities, which knows no events, read a count.
#include "analyzers/claim/event/index_level.hpp"

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

// "the Nikkei", "its confidence index"
bool measures_index(const Sentence& sentence, const EventReading& reading) {
  if (sentence.lang != "en" || (reading.event != Event::stock && reading.event != Event::economy)) return false;
  if (reading.object.empty() || reading.object_span.empty()) return false;
  // "The Nikkei closed at 11,280": a market that is an index by name.
  if (reading.entry != nullptr && reading.entry->of_market && reading.event == Event::stock) return true;
  static const lang::WordGroup& heads = lang::word_group("index_words");
  const std::string_view object = reading.object_span.of(sentence.folded);
  const std::size_t last = object.rfind(' ');
  return lang::contains(heads, last == std::string_view::npos ? object : object.substr(last + 1));
}

}  // namespace

bool is_index_level(const Sentence& sentence, const Quantity& quantity, const EventReading& reading) {
  return quantity.kind == QuantityKind::count && quantity.object.empty() && measures_index(sentence, reading) &&
         reading.object_span.end <= quantity.span.begin;
}

}  // namespace claimdex::claims
