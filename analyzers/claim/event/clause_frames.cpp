// Frames of German clauses, lists of names, verbs that only agents have.
#include "analyzers/claim/event/clause_frames.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A mark that parts clauses; the dot of "am 14. Juli" and the comma of "2,5" part none.
bool parts_clauses(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ';' || c == ':' || c == '(' || c == ')' || c == '!' || c == '?') return true;
    if (c == ',' && !(at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]))) return true;
  }
  return false;
}

bool ends_clause(std::string_view rest) {
  static const lang::WordGroup& endings = lang::word_group("frame_endings");
  if (rest.empty() || rest.find_first_of(".,;:!?)") == 0) return true;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return rest.starts_with(ending); });
}

}  // namespace

bool closes_german_frame(const SentenceView& view, TextSpan own, TextSpan verb) {
  static const lang::WordGroup& openers = lang::word_group("frame_verbs");
  constexpr std::size_t reach = 200;  // bytes
  if (view.sentence().lang != "de" || verb.begin <= own.end || verb.begin - own.end > reach) return false;
  const std::string_view folded = view.sentence().folded;
  const std::size_t next = view.word_at(own.end);
  const std::size_t first = view.word_at(own.begin);
  const auto& words = view.sentence().words;
  const bool behind = next < words.size() && words[next].begin == own.end + 1 && lang::contains(openers, view.word(next));
  const bool before = first > 0 && words[first - 1].end + 1 == own.begin && lang::contains(openers, view.word(first - 1));
  static const lang::WordGroup& amounts = lang::word_group("change_by_words");
  const std::string_view ahead = first > 0 ? view.word(first - 1) : std::string_view{};
  const bool oblique =
      first > 0 && view.word_class(first - 1) == WordClass::preposition && ahead != "auf" && !lang::contains(amounts, ahead);
  if ((!behind && !before) || oblique || !ends_clause(folded.substr(verb.end))) return false;
  if (behind && words[next].begin >= verb.begin) return false;
  return !parts_clauses(folded.substr(own.end, verb.begin - own.end));
}

bool only_names_between(const SentenceView& view, std::size_t begin, std::size_t end) {
  if (!is_romance(view.sentence().lang) || end <= begin) return false;
  const std::string_view folded = view.sentence().folded;
  const std::size_t comma = folded.find(',', begin);
  if (comma == std::string_view::npos || comma >= end || view.quantities_between(begin, end) > 0) return false;
  const auto& words = view.sentence().words;
  constexpr std::size_t shortest = 4;  // letters of a word that says something
  constexpr std::size_t auxiliaries = 2;
  const std::size_t last = view.word_at(end);
  bool named = false;
  for (std::size_t i = view.word_at(comma); i < last; ++i) {
    const bool capital = view.sentence().text[words[i].begin] != folded[words[i].begin];
    const WordClass kind = view.word_class(i);
    const bool small = kind == WordClass::preposition || kind == WordClass::determiner || words[i].size() < shortest;
    if (!capital && !small && i + auxiliaries < last) return false;
    named = named || capital;
  }
  return named;
}

bool is_said_of_agent(const SentenceView& view, TextSpan verb) {
  static const lang::WordGroup& verbs = lang::word_group("agent_verbs");
  return lang::contains(verbs, verb.of(view.sentence().folded));
}

}  // namespace claimdex::claims
