// Reads analyzers/lang/en/parts_of_speech.tsv ("word<TAB>letters, the commonest part first").
#include "analyzers/claim/parts_of_speech.hpp"

#include <optional>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "analyzers/lang/word_map.hpp"

namespace claimdex::claims {
namespace {

std::optional<Part> part_named(char letter) {
  switch (letter) {
    case 'n':
      return Part::noun;
    case 'v':
      return Part::verb;
    case 'd':
      return Part::past;
    case 'g':
      return Part::ing;
    case 'a':
      return Part::adjective;
    case 'r':
      return Part::adverb;
    default:
      return std::nullopt;
  }
}

lang::WordMap<Parts> read_words() {
  lang::WordMap<Parts> words;
  lang::for_each_row(lang::table("en/parts_of_speech.tsv"), [&](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() < 2) return;
    Parts parts;
    for (const char letter : fields[1])
      if (const auto part = part_named(letter)) parts.add(*part);
    words.emplace(fields[0], parts);
  });
  return words;
}

}  // namespace

Parts parts_of(std::string_view folded_word) {
  static const lang::WordMap<Parts> words = read_words();
  if (const auto* found = words.find(folded_word); found != words.end()) return found->second;
  Parts noun;
  noun.add(Part::noun);
  return noun;
}

}  // namespace claimdex::claims
