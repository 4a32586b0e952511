// The words that tell companies from people, places and common nouns: forms (Inc, Airlines), nouns for organisations ("airline",
// "maker"), and contexts (what stands before and after names). Tables:
// analyzers/lang/<code>/{company_forms,org_nouns,company_contexts}.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace claimdex::claims {

using WordTraits = std::uint64_t;

/// What a word can be; bits.
enum WordTrait : WordTraits {
  trait_legal = WordTraits{1} << 0,            ///< "Inc", "GmbH"
  trait_tail = WordTraits{1} << 1,             ///< "Airlines", "Holdings": ends a name
  trait_head = WordTraits{1} << 2,             ///< "University (of)", "Banco": begins a name
  trait_org_noun = WordTraits{1} << 3,         ///< "company", "airline"
  trait_owned = WordTraits{1} << 4,            ///< what a company has: "layoffs", "shares", "CEO"
  trait_title = WordTraits{1} << 5,            ///< "chief", "spokesman"
  trait_verb = WordTraits{1} << 6,             ///< what companies do, and the commonest verbs
  trait_strong_verb = WordTraits{1} << 7,      ///< what hardly anyone but a company does: "axes", "employs"
  trait_say = WordTraits{1} << 8,              ///< "said", "according"
  trait_buy = WordTraits{1} << 9,              ///< a company's name follows: "acquire", "rival"
  trait_before = WordTraits{1} << 10,          ///< prepositions
  trait_owner_prep = WordTraits{1} << 11,      ///< prepositions that name an owner: "at", "of"
  trait_person_title = WordTraits{1} << 12,    ///< "Mr", "President"
  trait_speaker_role = WordTraits{1} << 13,    ///< "analyst", "survey"
  trait_anaphor = WordTraits{1} << 14,         ///< "it", "its"
  trait_anaphor_plural = WordTraits{1} << 15,  ///< "they"
  trait_anaphor_we = WordTraits{1} << 16,      ///< "we", "our"
  trait_determiner = WordTraits{1} << 17,
  trait_definite = WordTraits{1} << 18,   ///< "the", "this"
  trait_article_a = WordTraits{1} << 19,  ///< what opens an apposition: "a", "the", "which"
  trait_function = WordTraits{1} << 20,   ///< never a name by itself
  trait_place = WordTraits{1} << 21,
  trait_given_name = WordTraits{1} << 22,
  trait_surname = WordTraits{1} << 23,
  trait_staffed =
      WordTraits{1} << 24,  ///< owned, and hardly by a thing or a technique: "shares", "CEO", "layoffs"; not "users", "costs"
  trait_generic = WordTraits{1} << 26,      ///< subjects that are no single company: "companies", "investors", "everyone"
  trait_public = WordTraits{1} << 27,       ///< nor one with "the": "government", "police"
  trait_deal = WordTraits{1} << 28,         ///< what is between two companies: "deal", "stake", "offer"
  trait_temporal = WordTraits{1} << 32,     ///< "since", "after": what follows only dates the number
  trait_column_head = WordTraits{1} << 33,  ///< "Company": the cells below it name companies
  trait_nationality = WordTraits{1} << 34,  ///< "Japanese": describes a company, seldom begins its name
  trait_listing = WordTraits{1} << 35,      ///< "NYSE" in "(NYSE: FOO)"
  trait_place_part = WordTraits{1} << 36,   ///< "New", "South": belongs to the place after it
  trait_buys = WordTraits{1} << 37,         ///< verbs whose object is a company: "acquires", "rachète"
  trait_relation = WordTraits{1} << 38,     ///< "supplier", "rival": another company, told by its relation to this one
  trait_addressee = WordTraits{1} << 30,    ///< "to", "gegenüber": before a paper that was told something
  trait_magnitude = WordTraits{1} << 31,    ///< "million", "mln", "outstanding": between a possessor and its shares
  trait_soft_tail = WordTraits{1} << 29,    ///< tails that describe after a place: "China AI", "Texas oil"
  trait_stake = WordTraits{1} << 25,        ///< "stake in X", "invested in X": what follows "in" is no place
  trait_common_noun = WordTraits{1} << 39,  ///< German: a noun that is counted, with a capital like all
};

/// The words of one language; forms, places and given names of all languages are in each.
class CompanyLexicon {
 public:
  explicit CompanyLexicon(std::string_view lang);
  /// The traits of a folded word with this hash (hash_word); 0 for a word that no table has.
  [[nodiscard]] WordTraits traits(std::uint32_t hash) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      if (hashes_[at] == hash) return slots_[at].traits;
      if (hashes_[at] == 0) return 0;
    }
  }
  /// The sort of an organisation noun ("airline", "bank"; "company" for any), empty where it is none.
  [[nodiscard]] std::string_view sort(std::uint32_t hash) const;
  /// Whether a compound ends with a word for a body ("Ausgleichsfonds").
  [[nodiscard]] bool ends_as_body(std::string_view folded) const;
  /// Whether it ends with a word for a kind of company ("Maschinenbauer").
  [[nodiscard]] bool ends_as_maker(std::string_view folded) const;

 private:
  struct Slot {
    WordTraits traits = 0;
    std::uint32_t sort = 0;
  };
  Slot& slot_of(std::uint32_t hash);
  void add(std::string_view word, WordTraits traits, std::string_view sort = {});
  void read_classes(std::string_view table_name);
  void read_nouns(std::string_view table_name);
  void read_list(std::string_view table_name, WordTraits traits);

  std::vector<std::uint32_t> hashes_;  ///< 0 = free; apart from the slots, since most words are asked for in vain
  std::vector<Slot> slots_;            ///< of the hash in the same place
  std::size_t mask_ = 0;
  std::vector<std::string_view> sorts_;
  std::vector<std::string_view> body_ends_;
  std::vector<std::string_view> maker_ends_;
};

/// The lexicon of `lang`, built on first use; a language without tables has the English one.
const CompanyLexicon& company_lexicon(std::string_view lang);

}  // namespace claimdex::claims
