// The words that tell companies from people, places and common nouns: forms (Inc, Airlines), nouns for organisations ("airline",
// "maker"), and contexts (what stands before and after names). Tables:
// analyzers/lang/<code>/{company_forms,org_nouns,company_contexts}.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimdex::claims {

/// What a word can be; bits.
enum WordTrait : std::uint32_t {
  trait_legal = 1u << 0,            ///< "Inc", "GmbH"
  trait_tail = 1u << 1,             ///< "Airlines", "Holdings": ends a name
  trait_head = 1u << 2,             ///< "University (of)", "Banco": begins a name
  trait_org_noun = 1u << 3,         ///< "company", "airline"
  trait_owned = 1u << 4,            ///< what a company has: "layoffs", "shares", "CEO"
  trait_title = 1u << 5,            ///< "chief", "spokesman"
  trait_verb = 1u << 6,             ///< what companies do, and the commonest verbs
  trait_strong_verb = 1u << 7,      ///< what hardly anyone but a company does: "axes", "employs"
  trait_say = 1u << 8,              ///< "said", "according"
  trait_buy = 1u << 9,              ///< a company's name follows: "acquire", "rival"
  trait_before = 1u << 10,          ///< prepositions
  trait_owner_prep = 1u << 11,      ///< prepositions that name an owner: "at", "of"
  trait_person_title = 1u << 12,    ///< "Mr", "President"
  trait_speaker_role = 1u << 13,    ///< "analyst", "survey"
  trait_anaphor = 1u << 14,         ///< "it", "its"
  trait_anaphor_plural = 1u << 15,  ///< "they"
  trait_anaphor_we = 1u << 16,      ///< "we", "our"
  trait_determiner = 1u << 17,
  trait_definite = 1u << 18,   ///< "the", "this"
  trait_article_a = 1u << 19,  ///< what opens an apposition: "a", "the", "which"
  trait_function = 1u << 20,   ///< never a name by itself
  trait_place = 1u << 21,
  trait_given_name = 1u << 22,
  trait_surname = 1u << 23,
  trait_staffed = 1u << 24,    ///< owned, and hardly by a thing or a technique: "shares", "CEO", "layoffs"; not "users", "costs"
  trait_generic = 1u << 26,    ///< subjects that are no single company: "companies", "investors", "everyone"
  trait_public = 1u << 27,     ///< nor one with "the": "government", "police"
  trait_deal = 1u << 28,       ///< what is between two companies: "deal", "stake", "offer"
  trait_addressee = 1u << 30,  ///< "to", "gegenüber": before a paper that was told something
  trait_magnitude = 1u << 31,  ///< "million", "mln", "outstanding": between a possessor and its shares
  trait_soft_tail = 1u << 29,  ///< tails that describe after a place: "China AI", "Texas oil"
  trait_stake = 1u << 25,      ///< "stake in X", "invested in X": what follows "in" is no place
};

/// The words of one language; forms, places and given names of all languages are in each.
class CompanyLexicon {
 public:
  explicit CompanyLexicon(std::string_view lang);
  /// The traits of a folded word with this hash (hash_word); 0 for a word that no table has.
  [[nodiscard]] std::uint32_t traits(std::uint32_t hash) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].hash == hash) return slots_[at].traits;
      if (slots_[at].traits == 0) return 0;
    }
  }
  /// The sort of an organisation noun ("airline", "bank"; "company" for any), empty where it is none.
  [[nodiscard]] std::string_view sort(std::uint32_t hash) const;
  /// Whether a compound ends with a word for a body ("Ausgleichsfonds").
  [[nodiscard]] bool ends_as_body(std::string_view folded) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t traits = 0;
    std::uint32_t sort = 0;
  };
  Slot& slot_of(std::uint32_t hash);
  void add(std::string_view word, std::uint32_t traits, std::string_view sort = {});
  void read_classes(std::string_view table_name);
  void read_nouns(std::string_view table_name);
  void read_list(std::string_view table_name, std::uint32_t traits);

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::vector<std::string_view> sorts_;
  std::vector<std::string_view> body_ends_;
};

/// The lexicon of `lang`, built on first use; a language without tables has the English one.
const CompanyLexicon& company_lexicon(std::string_view lang);

}  // namespace claimdex::claims
