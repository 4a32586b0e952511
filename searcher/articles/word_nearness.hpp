// How near the words of plain language stand to each other in an article: "harbour strike" is rather about what it says where the
// two stand together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace claimdex::search {

class WordNearness {
 public:
  /// Two neighbours of the text, by the numbers of their words.
  struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    double weight = 0;
  };

  /// What stands for the word with this number.
  struct Form {
    std::string_view term;
    std::uint64_t hash = 0;  ///< schema::word_hash of the term
    std::size_t word = 0;
  };

  void add_form(const Form& form) { forms_.push_back(form); }
  void add_pair(const Pair& pair) { pairs_.push_back(pair); }
  [[nodiscard]] bool empty() const { return pairs_.empty(); }
  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }

  /// The share, by weight, of the pairs that stand within near_weights.window words in a sequence of words (Slot::words); those
  /// the other way round count near_weights.backwards. 0 to 1. O(words of the sequence + pairs * words found).
  /// `holds` tells whether the article holds the form of that number: the sequence has only beginnings of hashes, and may take a
  /// word for another.
  using Holds = std::function<bool(std::size_t form)>;
  double in(std::string_view sequence, const Holds& holds = {});

 private:
  struct Place {
    std::uint32_t position = 0;
    std::size_t word = 0;
  };

  [[nodiscard]] double nearness_of(const Pair& pair) const;

  std::vector<Form> forms_;
  std::vector<Pair> pairs_;
  std::vector<std::size_t> words_;  ///< by the number in the sequence at hand
  std::vector<Place> places_;
};

}  // namespace claimdex::search
