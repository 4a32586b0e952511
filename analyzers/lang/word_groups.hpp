// Small groups of words that one rule asks for: "nouns of staff", "joints of a list". They lie in word_groups.tsv, one for
// each language and one for marks that all share, and stand together here: a rule asks for its group, not for a language's.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimdex::lang {

/// The words of a group over all languages: the shared table first, then by language code, each in the order of its rows.
/// Folded as the text that rules look at (fold_aligned), whichever Chinese or Japanese forms the table has; a space at an end is
/// part of the entry ("_und_" in the table is " und ").
class WordGroup {
 public:
  void push_back(std::string word) {
    if (!word.empty()) looks_[look_of(word) / 64u] |= std::uint64_t{1} << (look_of(word) % 64u);
    words_.push_back(std::move(word));
  }
  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }
  [[nodiscard]] bool empty() const { return words_.empty(); }

  /// False where surely no word of the group is `word`, as nearly always.
  [[nodiscard]] bool may_contain(std::string_view word) const {
    if (word.empty()) return false;
    const unsigned look = look_of(word);
    return (looks_[look / 64u] >> (look % 64u) & 1u) != 0;
  }

 private:
  static constexpr unsigned looks = 256;
  /// A number below `looks`, told by the ends and the length of a word.
  static unsigned look_of(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return (first * 7u + last * 29u + static_cast<unsigned>(word.size()) * 53u) % looks;
  }

  std::vector<std::string> words_;
  std::array<std::uint64_t, looks / 64> looks_{};  ///< a bit for each look that a word has
};

/// The group `name`; empty where no table has it (tests/checks/tables.py finds such names). Lives as long as the process:
/// keep it in a static reference. O(log groups). Safe from any thread.
const WordGroup& word_group(std::string_view name);

/// Whether `word` is one of `group`. O(group), but nearly always told from the word's ends alone.
inline bool contains(const WordGroup& group, std::string_view word) {
  return group.may_contain(word) && std::find(group.begin(), group.end(), word) != group.end();
}

}  // namespace claimdex::lang
