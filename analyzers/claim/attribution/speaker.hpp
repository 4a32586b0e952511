// Who says it: the attributions of a sentence, and the memory of an article for quotations that go on and for pronouns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/claim/sentence.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::claims {

/// Who is named as the speaker.
enum class SpeakerForm : std::uint8_t { name, organisation, pronoun, plural, first_person, firm };

/// One attribution of a sentence.
struct Attribution {
  TextSpan name;   ///< bytes of the sentence
  TextSpan cue;    ///< the word that attributes
  TextSpan scope;  ///< what is attributed; the name itself is never
  SpeakerForm form = SpeakerForm::name;
  std::string_view rule;  ///< "said", "source"
};

/// The attributions of a sentence in an alphabetic script, left to right.
void find_attributions(const Sentence& sentence, std::vector<Attribution>& out);
/// The same in Chinese, Japanese and Korean.
void find_attributions_cjk(const Sentence& sentence, std::vector<Attribution>& out);

struct SpeakerReading {
  std::string name;  ///< as written; of a pronoun or "the company" the name it stands for, where that is known
  TextSpan span;     ///< empty where the speaker is named in another sentence
  TextSpan cue;      ///< "said", "according to"; empty as the span
  std::string rule;  ///< "en.speaker.said"
};

/// Reads the speakers of one article, sentence by sentence.
class SpeakerReader {
 public:
  /// Must see every sentence in order; `sentence` must outlive the calls of `of`.
  void begin(Sentence& sentence);
  /// Who states a quantity of the sentence. `companies`: those of its claim, for "the company said".
  [[nodiscard]] std::optional<SpeakerReading> of(const Quantity& quantity, const std::vector<Company>& companies);
  /// The attributions of the sentence.
  [[nodiscard]] const std::vector<Attribution>& attributions() const { return attributions_; }

 private:
  struct Quotes {
    bool any = false;     ///< quotation marks, or inside a quotation
    bool begins = false;  ///< the sentence begins with or inside a quotation
  };

  Quotes follow_quotes(const Sentence& sentence);
  [[nodiscard]] bool is_aside(const Quantity& quantity, std::size_t at) const;
  [[nodiscard]] const Attribution* choose(const Quantity& quantity) const;
  [[nodiscard]] std::string name_of(const Attribution& attribution, const std::vector<Company>& companies) const;
  void read_behind_quote();
  void drop_first_person();
  void remember();

  const Sentence* sentence_ = nullptr;
  std::vector<Attribution> attributions_;
  std::string last_speaker_;  ///< of the last attribution in the block
  std::string last_person_;   ///< of the article, for pronouns
  std::string last_firm_;
  std::size_t block_ = static_cast<std::size_t>(-1);
  bool in_quote_ = false;    ///< a quotation is open at the end of the sentence
  bool is_chained_ = false;  ///< the sentence belongs to a quotation whose speaker is known
  bool goes_on_ = false;     ///< it goes on with the speech of the one before
  bool was_attributed_ = false;
};

}  // namespace claimdex::claims
