// The words that attribute, from analyzers/lang/<code>/speakers.tsv: phrase, class.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

enum class SpeakerWord : std::uint8_t {
  say,           ///< its subject speaks: "said", "announced", 表示
  show,          ///< its subject is a document or data: "shows", 显示
  document,      ///< such a subject: "study", "figures"
  source,        ///< the speaker follows: "according to", "laut", 据
  behind,        ///< the speaker stands before: によると, "zufolge"
  skip,          ///< between subject and verb: "has", "also", "on Friday"
  as,            ///< begins "as X said": "wie", "come"
  pronoun,       ///< a person named before: "he", 他
  plural,        ///< several: "they", 他们
  organisation,  ///< ends a name that is no person's: "Department"
  first_person,
  firm,      ///< an organisation named before: "it", "the company", 该公司
  nobody,    ///< a subject that is no speaker: "which", "there", 据悉
  title,     ///< an office before a name: "chairman", 部长
  begin,     ///< a connective before the subject: "but", 此外
  end,       ///< ends the speaker's name: "of", "on", 的数据
  topic,     ///< marks the subject: は, 은
  relative,  ///< begins a relative clause: "which", "who"
  that,      ///< begins what is said: "that", "dass"
  inner,     ///< inside a noun phrase: "of", "at"; a name ends before it
  passive,   ///< behind or before the verb it is no attribution: "to", "by"
  saying,    ///< "saying", "arguing": the speaker is the subject of the sentence
  self,      ///< "by its own account": names the speaker by itself
  reported,  ///< a mood of reported speech: "sei", "hätten"
  colon,     ///< ends what stands before or behind the colon of a headline: "report", 统计局
  apart,     ///< speaks where its particle ends the clause: "gab ... bekannt"; else it ends a name
  hide
};

/// The attributing words of one language. Thread-safe.
class SpeakerTable {
 public:
  struct Match {
    TextSpan span;
    SpeakerWord kind = SpeakerWord::hide;
  };

  explicit SpeakerTable(std::string_view lang);
  /// The words in `folded`, left to right; of overlapping ones the leftmost longest.
  void find(const text::PhraseText& sentence, std::vector<Match>& out) const;

 private:
  std::vector<SpeakerWord> kinds_;
  text::PhraseMatcher matcher_;
};

/// The table of `lang`, English for a language without rules; built on first use.
const SpeakerTable& speaker_table(std::string_view lang);

}  // namespace claimdex::claims
