// Words of change in queries. One matcher over the words of all languages, built on the first query that needs it.
#include "analyzers/claim/event/direction_names.hpp"

#include <optional>
#include <string>
#include <unordered_map>

#include "analyzers/claim/phrase_alternatives.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/phrase_matcher.hpp"

namespace claimdex::claims {
namespace {

/// Bytes of one character of Chinese, Japanese or Korean: 高 alone says too little.
constexpr std::size_t lone_character = 3;

std::optional<Direction> direction_of(std::string_view name) {
  if (name == "up") return Direction::up;
  if (name == "down") return Direction::down;
  return std::nullopt;
}

bool is_of_change(std::string_view role) { return role == "verb" || role == "noun" || role == "adverb"; }

/// Parts apart ("legt ... zu") and ends of words ("*rückgang") are no words of a query.
bool stands_in_one_piece(std::string_view phrase) {
  const bool is_lone = phrase.size() <= lone_character && static_cast<unsigned char>(phrase.front()) >= 0x80;
  return !is_lone && phrase.find("...") == std::string_view::npos && phrase.find('*') == std::string_view::npos;
}

struct Change {
  Direction direction = Direction::none;  ///< none where languages disagree
  bool is_adverb = false;
};

constexpr std::uint32_t adverb_bit = 0x100;

std::unordered_map<std::string, Change> read_names() {
  std::unordered_map<std::string, Change> names;
  for (const std::string_view lang : rule_languages)
    lang::for_each_row(
        lang::table(std::string(lang) + "/directions.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
          if (fields.size() < 3 || !is_of_change(fields[2])) return;
          const std::optional<Direction> direction = direction_of(fields[1]);
          if (!direction) return;
          for (const std::string& phrase : expand_alternatives(fields[0])) {
            if (phrase.empty() || !stands_in_one_piece(phrase)) continue;
            const auto [at, is_new] = names.emplace(text::fold_aligned(phrase), Change{*direction, fields[2] == "adverb"});
            if (is_new) continue;
            if (at->second.direction != *direction) at->second.direction = Direction::none;
            at->second.is_adverb &= fields[2] == "adverb";
          }
        });
  return names;
}

text::PhraseMatcher build_matcher() {
  text::PhraseMatcher::Builder builder;
  for (const auto& [phrase, change] : read_names())
    if (change.direction != Direction::none)
      builder.add(phrase, static_cast<std::uint32_t>(change.direction) | (change.is_adverb ? adverb_bit : 0));
  return std::move(builder).build();
}

}  // namespace

std::vector<DirectionName> find_direction_names(std::string_view text) {
  static const text::PhraseMatcher matcher = build_matcher();
  std::vector<text::PhraseMatcher::Match> matches;
  const std::string folded = text::fold_aligned(text);
  matcher.find_longest(text::PhraseText(folded), matches);
  std::vector<DirectionName> names;
  for (const text::PhraseMatcher::Match& match : matches) {
    if (!names.empty() && names.back().span == match.span) continue;
    names.push_back({match.span, static_cast<Direction>(match.payload & ~adverb_bit), (match.payload & adverb_bit) != 0});
  }
  return names;
}

}  // namespace claimdex::claims
