// Reads the word tables of company rules into one open-addressing hash a language.
#include "analyzers/claim/company/company_lexicon.hpp"

#include <algorithm>
#include <string>

#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

namespace claimdex::claims {
namespace {

struct TraitName {
  std::string_view name;
  WordTraits trait;
};

constexpr TraitName trait_names[] = {
    {"legal", trait_legal},
    {"tail", trait_tail},
    {"head", trait_head},
    {"owned", trait_owned},
    {"staffed", trait_staffed | trait_owned},
    {"soft_tail", trait_soft_tail},
    {"magnitude", trait_magnitude},
    {"addressee", trait_addressee},
    {"relation", trait_relation},
    {"buys", trait_buys},
    {"nationality", trait_nationality},
    {"listing", trait_listing},
    {"place_part", trait_place_part},
    {"temporal", trait_temporal},
    {"column_head", trait_column_head},
    {"stake", trait_stake},
    {"generic", trait_generic},
    {"public", trait_public},
    {"deal", trait_deal},
    {"title", trait_title},
    {"verb", trait_verb},
    {"strong_verb", trait_strong_verb},
    {"say", trait_say},
    {"buy", trait_buy},
    {"before", trait_before},
    {"owner_prep", trait_owner_prep},
    {"person_title", trait_person_title},
    {"speaker_role", trait_speaker_role},
    {"anaphor", trait_anaphor},
    {"anaphor_plural", trait_anaphor_plural},
    {"anaphor_we", trait_anaphor_we},
    {"determiner", trait_determiner},
    {"definite", trait_definite},
    {"article_a", trait_article_a},
    {"function", trait_function},
};

WordTraits trait_named(std::string_view name) {
  for (const TraitName& entry : trait_names)
    if (entry.name == name) return entry.trait;
  return 0;
}

bool ends_with_any(std::string_view word, const std::vector<std::string_view>& ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.size() > end.size() + 2 && word.ends_with(end); });
}

constexpr std::size_t slot_count = 16384;  // about 6,000 words at most: never more than half full

}  // namespace

CompanyLexicon::CompanyLexicon(std::string_view lang) : hashes_(slot_count), slots_(slot_count), mask_(slot_count - 1) {
  sorts_.push_back({});
  const std::string folder(lang);
  for (const std::string_view other : rule_languages) {
    const std::string forms = std::string(other) + "/company_forms.tsv";
    if (other == lang || other == "en") read_classes(forms);
  }
  read_classes(folder + "/company_contexts.tsv");
  read_nouns(folder + "/org_nouns.tsv");
  read_list("gazetteer/places.txt", trait_place);
  read_list("gazetteer/given_names.txt", trait_given_name);
  read_list("gazetteer/surnames.txt", trait_surname);
  if (lang == "de") read_list("de/object_classes.tsv", trait_common_noun);
}

std::string_view CompanyLexicon::sort(std::uint32_t hash) const {
  for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
    if (hashes_[at] == hash) return sorts_[slots_[at].sort];
    if (hashes_[at] == 0) return {};
  }
}

CompanyLexicon::Slot& CompanyLexicon::slot_of(std::uint32_t hash) {
  std::size_t at = hash & mask_;
  while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask_;
  hashes_[at] = hash;
  return slots_[at];
}

void CompanyLexicon::add(std::string_view word, WordTraits traits, std::string_view sort) {
  if (traits == 0) return;
  Slot& slot = slot_of(hash_word(word));
  slot.traits |= traits;
  if (sort.empty()) return;
  if (slot.sort != 0 && sorts_[slot.sort] != "company" && sorts_[slot.sort] != "any") return;
  sorts_.push_back(sort);
  slot.sort = static_cast<std::uint32_t>(sorts_.size() - 1);
}

void CompanyLexicon::read_classes(std::string_view table_name) {
  lang::for_each_row(lang::table(table_name), [this](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() < 2) return;
    if (fields[1] == "body_end") body_ends_.push_back(fields[0]);
    if (fields[1] == "maker_end") maker_ends_.push_back(fields[0]);
    add(fields[0], trait_named(fields[1]));
  });
}

bool CompanyLexicon::ends_as_body(std::string_view folded) const { return ends_with_any(folded, body_ends_); }

bool CompanyLexicon::ends_as_maker(std::string_view folded) const {
  if (ends_with_any(folded, maker_ends_)) return true;
  return folded.ends_with('s') && ends_with_any(folded.substr(0, folded.size() - 1), maker_ends_);  // "des Maschinenbauers Foo"
}

void CompanyLexicon::read_nouns(std::string_view table_name) {
  lang::for_each_row(lang::table(table_name), [this](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() >= 2) add(fields[0], trait_org_noun, fields[1]);
  });
}

void CompanyLexicon::read_list(std::string_view table_name, WordTraits traits) {
  lang::for_each_row(lang::table(table_name), [&](const std::vector<std::string_view>& fields, std::size_t) {
    if (!fields.empty()) add(fields[0], traits);
  });
}

const CompanyLexicon& company_lexicon(std::string_view lang) {
  static const PerLanguage<CompanyLexicon> lexicons;
  return lexicons.of(lang);
}

}  // namespace claimdex::claims
