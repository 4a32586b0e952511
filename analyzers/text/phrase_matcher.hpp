// Finds the phrases of a table in running text, all at once (Aho-Corasick over folded bytes): what event, cue, company and unit
// tables are matched with. One scan whatever the number of phrases.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "analyzers/text/phrase_text.hpp"
#include "claimdex/text.hpp"

namespace claimdex::text {

/// An immutable set of phrases with payloads. Thread-safe after building.
///
/// Phrases are folded with fold_aligned. In alphabetic scripts a phrase matches whole words only ("cut" not in "cute"); a
/// trailing '*' lets its last word go on ("entlass*" matches "entlassen"). A space in a phrase matches one run of white space, a
/// hyphen or a no-break space. Straight and curly apostrophes match each other. Han, kana and Hangul phrases match anywhere.
class PhraseMatcher {
 public:
  struct Match {
    TextSpan span;  ///< bytes of the text
    std::uint32_t payload = 0;
    bool operator==(const Match&) const = default;
  };

  class Builder {
   public:
    Builder();
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;
    /// The same phrase may be added several times with different payloads: each is reported.
    void add(std::string_view phrase, std::uint32_t payload);
    /// O(total bytes of the phrases).
    PhraseMatcher build() &&;

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  PhraseMatcher();  ///< matches nothing
  ~PhraseMatcher();
  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;

  /// Appends every match in `text`, overlapping ones included, ordered by begin, then longest first. O(places + matches).
  void find_all(const PhraseText& text, std::vector<Match>& out) const;
  /// The same without overlaps: leftmost, then longest (several payloads of one span all stay).
  void find_longest(const PhraseText& text, std::vector<Match>& out) const;
  [[nodiscard]] bool empty() const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace claimdex::text
