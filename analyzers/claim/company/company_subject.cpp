// Reads the words that a clause opens with up to its verb, and asks the tables for their head.
#include "analyzers/claim/company/company_subject.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_clause.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t most_words = 8;  // "the independent body that oversees": longer ones are not read

/// The noun phrase that a clause opens with: its words, where its head stands, and its verb.
class SubjectReader {
 public:
  SubjectReader(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const CompanyLexicon& lexicon)
      : sentence_(sentence), words_(sentence.words), mentions_(mentions), lexicon_(lexicon) {}

  ClauseSubject read(TextSpan clause, std::size_t end) {
    if (!find(clause, end)) return {};
    static const lang::WordGroup& trading = lang::word_group("trading_verbs");
    return {kind(), (traits(verb_) & trait_say) != 0, lang::contains(trading, word(verb_))};
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const { return words_[at].of(sentence_.folded); }
  [[nodiscard]] WordTraits traits(std::size_t at) const { return lexicon_.traits(hash_word(word(at))); }
  [[nodiscard]] bool is_capital(std::size_t at) const {
    const char first = sentence_.text[words_[at].begin];
    return first >= 'A' && first <= 'Z';
  }
  [[nodiscard]] bool is_mentioned(std::size_t at) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const CompanyMention& mention) {
      return mention.form != CompanyForm::nobody && mention.span.overlaps(words_[at]);
    });
  }
  [[nodiscard]] bool breaks_before(std::size_t at) const {
    const std::size_t gap = words_[at - 1].end;
    return sentence_.folded.substr(gap, words_[at].begin - gap).find_first_of(",;:\"(-") != std::string::npos;
  }

  bool find(TextSpan clause, std::size_t end) {
    first_ = first_behind_openers(sentence_, clause);
    static const lang::WordGroup& owners = lang::word_group("own_determiners");
    bool inside = true;  // the head stands before "of", "in"
    head_ = first_;
    for (verb_ = first_; verb_ < words_.size() && words_[verb_].end <= end; ++verb_) {
      const std::string_view written = word(verb_);
      if (verb_ - first_ > most_words || is_mentioned(verb_) || (verb_ > first_ && breaks_before(verb_))) return false;
      const bool adjective = verb_ > first_ && (traits(verb_ - 1) & trait_determiner) != 0;  // "the United", "a listed"
      if (verb_ > first_ && !adjective && !is_capital(verb_) && is_finite_verb(written, traits(verb_))) return true;
      if (written.find_first_of("0123456789") != std::string_view::npos || written.ends_with("'s")) return false;
      if (lang::contains(owners, written)) return false;
      const WordClass kind = function_words("en").class_of(written);
      if (kind == WordClass::clause || (kind == WordClass::preposition && verb_ == first_)) return false;
      if (kind == WordClass::preposition) inside = false;
      if (inside) head_ = verb_;
    }
    return false;
  }

  [[nodiscard]] SubjectKind kind() const {
    if (is_country()) return SubjectKind::country;
    static const lang::WordGroup& bodies = lang::word_group("governing_bodies");
    static const lang::WordGroup& things = lang::word_group("things_of_their_own");
    static const lang::WordGroup& people = lang::word_group("people_of_their_own");
    const std::string_view head = word(head_);
    if ((traits(head_) & trait_public) != 0 || lang::contains(bodies, head)) return SubjectKind::body;
    if (lang::contains(things, head)) return SubjectKind::thing;
    if (lang::contains(people, head)) return SubjectKind::people;
    return is_name() ? SubjectKind::name : SubjectKind::unknown;
  }

  /// "Norway", "the European Union": capitals that are all places, or what countries form.
  [[nodiscard]] bool is_country() const {
    static const lang::WordGroup& unions = lang::word_group("nouns_of_countries");
    constexpr WordTraits country = trait_place | trait_nationality;
    const std::size_t begin = (traits(first_) & trait_definite) != 0 ? first_ + 1 : first_;
    if (head_ < begin) return false;
    for (std::size_t at = begin; at <= head_; ++at) {
      const WordTraits fitting = at == begin ? country | trait_place_part : country;
      if (!is_capital(at) || ((traits(at) & fitting) == 0 && !lang::contains(unions, word(at)))) return false;
    }
    return head_ > begin || (traits(begin) & country) != 0;
  }

  /// One capital inside a line, two where it begins; none of them a person's.
  [[nodiscard]] bool is_name() const {
    constexpr WordTraits other = trait_given_name | trait_surname | trait_person_title | trait_title | trait_function |
                                 trait_nationality | trait_generic | trait_public;
    if (sentence_.is_headline()) return false;
    const std::size_t begin = (traits(first_) & trait_definite) != 0 ? first_ + 1 : first_;
    if (head_ < begin || head_ != verb_ - 1) return false;
    for (std::size_t at = begin; at <= head_; ++at)
      if (!is_capital(at) || (traits(at) & other) != 0) return false;
    return head_ > begin || (begin > 0 && !opens_line(begin));
  }

  /// "NOTE: Results exclude", ""Turnover rose": what would have a capital anyway.
  [[nodiscard]] bool opens_line(std::size_t at) const {
    const std::size_t gap = words_[at - 1].end;
    return sentence_.text.substr(gap, words_[at].begin - gap).find_first_of(":\".!?-(") != std::string_view::npos;
  }

  const Sentence& sentence_;
  const std::vector<TextSpan>& words_;
  const std::vector<CompanyMention>& mentions_;
  const CompanyLexicon& lexicon_;
  std::size_t first_ = 0;
  std::size_t head_ = 0;
  std::size_t verb_ = 0;
};

}  // namespace

ClauseSubject subject_of(const Sentence& sentence, const std::vector<CompanyMention>& mentions, TextSpan clause, std::size_t end,
                         const CompanyLexicon& lexicon) {
  return SubjectReader(sentence, mentions, lexicon).read(clause, end);
}

}  // namespace claimdex::claims
