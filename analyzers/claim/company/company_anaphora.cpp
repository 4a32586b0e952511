// Finds anaphors. Alphabetic scripts: pronouns and "the (adjectives) noun"; Chinese, Japanese, Korean: phrases of
// company_contexts.tsv.
#include "analyzers/claim/company/company_anaphora.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_scoring.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t max_phrase_words = 6;  // "the world's second largest insurer"

constexpr bool has(WordTraits traits, WordTraits wanted) { return (traits & wanted) != 0; }

class LatinAnaphora {
 public:
  LatinAnaphora(const BlockView& block, std::vector<Anaphor>& out)
      : block_(block), words_(*block.words), lexicon_(*block.lexicon), out_(out) {}

  void run() {
    bool quoted = false;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at].is_cjk()) continue;
      const bool starts = words_[at].starts_sentence;
      quoted = (quoted && !starts) || words_[at].gap == WordGap::quote;
      const WordTraits t = traits(at);
      if (has(t, trait_anaphor) && !is_expletive(at)) push(at, at + 1, {}, CompanyForm::pronoun);
      if (has(t, trait_anaphor_plural) && starts) push(at, at + 1, {}, CompanyForm::pronoun);
      if (has(t, trait_anaphor_we) && quoted) push(at, at + 1, {}, CompanyForm::pronoun);
      if (has(t, trait_generic | trait_public) && is_nobody(at)) push(at, at + 1, {}, CompanyForm::nobody);
      if (has(t, trait_definite)) at = std::max(at, noun_phrase(at));
    }
  }

 private:
  [[nodiscard]] WordTraits traits(std::size_t at) const { return at < words_.size() ? (*block_.traits)[at] : 0; }

  void push(std::size_t first, std::size_t end, std::string_view sort, CompanyForm form) {
    out_.push_back({{words_[first].begin, words_[end - 1].end}, sort, form});
  }

  /// "inflation hit 3%, its highest level in a year": the value's own.
  [[nodiscard]] bool is_own_record(std::size_t at) const {
    static const lang::WordGroup& superlatives = lang::word_group("record_adjectives");
    static const lang::WordGroup& nouns = lang::word_group("record_nouns");
    if (block_.lang != "en" || words_[at].of(block_.folded) != "its" || at + 2 >= words_.size()) return false;
    return lang::contains(superlatives, words_[at + 1].of(block_.folded)) &&
           lang::contains(nouns, words_[at + 2].of(block_.folded));
  }

  /// "it is unclear", "it takes two years": stands for nothing.
  [[nodiscard]] bool is_expletive(std::size_t at) const {
    if (is_own_record(at)) return true;
    if (words_[at].of(block_.folded) != "it" || at + 2 >= words_.size()) return false;
    static const lang::WordGroup& empty = lang::word_group("dummy_it_always");  // "it takes", "it comes as"
    static const lang::WordGroup& linking = lang::word_group("dummy_it_verbs");
    static const lang::WordGroup& openers = lang::word_group("dummy_it_complements");
    const std::string_view next = words_[at + 1].of(block_.folded);
    if (block_.lang == "en" && lang::contains(empty, next)) return true;
    if (!lang::contains(linking, next)) return false;
    const std::string_view opener = words_[at + 2].of(block_.folded);
    const std::size_t told = opener == "been" ? at + 3 : at + 2;  // "it is predicted that"
    if (told + 1 < words_.size() && words_[told].of(block_.folded).ends_with("ed") &&
        words_[told + 1].of(block_.folded) == "that")
      return true;
    return next != "has" && lang::contains(openers, opener);
  }

  /// "Tech companies", "the government"; not "the two companies", "both banks", "companies like Foo".
  [[nodiscard]] bool is_nobody(std::size_t at) const {
    if (at > 0 && words_[at].gap <= WordGap::joint && is_amount(at - 1)) return false;  // "7.5bn yen"
    const bool may_be_name =
        words_[at].capital && !words_[at].starts_sentence && block_.lang != "de";  // German nouns all have one
    if (has(traits(at), trait_public)) return !may_be_name;
    if (is_of_named_firm(at)) return false;
    for (std::size_t back = 1; back <= 2 && at >= back && !words_[at - back + 1].starts_sentence; ++back)
      if (has(traits(at - back), trait_definite | trait_anaphor | trait_anaphor_plural) ||
          words_[at - back].kind == WordKind::number)
        return false;
    return true;
  }

  /// "officials at Foo", "customers of the Foo Bank", not "people of Kent".
  [[nodiscard]] bool is_of_named_firm(std::size_t at) const {
    if (block_.lang != "en" || at + 2 >= words_.size() || words_[at + 1].gap != WordGap::space) return false;
    const std::string_view link = words_[at + 1].of(block_.folded);
    if (link != "at" && link != "of") return false;
    const std::size_t name = has(traits(at + 2), trait_definite) ? at + 3 : at + 2;
    return name < words_.size() && words_[name].capital && words_[name].gap == WordGap::space &&
           !has(traits(name), trait_place | trait_place_part | trait_nationality | trait_function);
  }

  [[nodiscard]] bool is_amount(std::size_t at) const {
    const char first = block_.text[words_[at].begin];
    return (first >= '0' && first <= '9') || has(traits(at), trait_magnitude);
  }

  /// "the (Dutch) brewer" that begins at `at`: pushed, and its last word returned; `at` where there is none.
  std::size_t noun_phrase(std::size_t at) {
    for (std::size_t i = at + 1; i < std::min(at + 1 + max_phrase_words, words_.size()); ++i) {
      if (words_[i].gap > WordGap::joint || words_[i].starts_sentence) return at;
      const WordTraits t = traits(i);
      if (has(t, trait_org_noun) && (is_proper(at, i) || is_apposed_name(block_, i + 1))) return i;
      if (has(t, trait_org_noun) && !goes_on(i)) {
        push(at, i + 1, lexicon_.sort(words_[i].hash), CompanyForm::noun_phrase);
        return i;
      }
      if (has(t, trait_before | trait_anaphor | trait_anaphor_plural) || words_[i].kind == WordKind::number) return at;
      if (i > at + 2 && !has_possessive(at, i)) return at;
    }
    return at;
  }

  /// "the European Union", "the Harbour Authority": capitals make a name of it, not the one spoken of before.
  [[nodiscard]] bool is_proper(std::size_t from, std::size_t at) const {
    return block_.lang == "en" && !block_.title_case && at > from + 1 && words_[at].capital && words_[at - 1].capital &&
           words_[at].gap <= WordGap::space;
  }

  [[nodiscard]] bool has_possessive(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i <= to && i < words_.size(); ++i)
      if (words_[i].of(block_.folded) == "s") return true;
    return false;
  }

  /// Another noun follows ("the company car"), or the name itself ("the software maker Foo").
  [[nodiscard]] bool goes_on(std::size_t at) const {
    if (at + 1 >= words_.size() || words_[at + 1].gap > WordGap::space) return false;
    const WordTraits next = traits(at + 1);
    if (has(next, trait_org_noun)) return true;
    static const lang::WordGroup& compounds = lang::word_group("compounds_of_org_nouns");  // "the average house price"
    if (block_.lang == "en" && lang::contains(compounds, words_[at + 1].of(block_.folded))) return true;
    if (names_owner(at) || is_described_name(at)) return true;
    if (block_.lang == "de") return words_[at + 1].capital && !has(next, trait_function | trait_verb);
    if (words_[at + 1].capital) return !has(next, trait_function);
    return has(next, trait_tail) && !has(next, trait_verb | trait_before);
  }

  /// "la filial de Foo", "die Tochter von Foo": whose it is, is said.
  [[nodiscard]] bool names_owner(std::size_t at) const {
    static const lang::WordGroup& links = lang::word_group("possessor_links");
    if (block_.lang == "en" || at + 2 >= words_.size() || !lang::contains(links, words_[at + 1].of(block_.folded))) return false;
    const Word& owner = words_[at + 2];
    return owner.gap <= WordGap::joint && owner.capital && !has(traits(at + 2), trait_place | trait_function) &&
           (block_.lang != "de" || !has(traits(at + 2), trait_org_noun));
  }

  /// "l'entreprise lyonnaise Foo": the name follows behind the adjective.
  [[nodiscard]] bool is_described_name(std::size_t at) const {
    if (block_.lang != "fr" && block_.lang != "es" && block_.lang != "pt") return false;
    if (at + 2 >= words_.size() || words_[at + 1].capital || words_[at + 2].gap != WordGap::space) return false;
    const WordTraits adjective = traits(at + 1);
    return words_[at + 2].capital && !words_[at + 2].starts_sentence && words_[at + 1].kind == WordKind::latin &&
           !has(adjective, trait_function | trait_verb | trait_determiner | trait_before | trait_say);
  }

  const BlockView& block_;
  const std::vector<Word>& words_;
  const CompanyLexicon& lexicon_;
  std::vector<Anaphor>& out_;
};

/// "公司" alone counts only where a clause begins; "该公司" anywhere.
bool is_bare(std::string_view phrase) {
  static const lang::WordGroup& pointing = lang::word_group("pointing_prefixes");
  return std::none_of(std::begin(pointing), std::end(pointing),
                      [&](std::string_view start) { return phrase.starts_with(start); });
}

bool begins_clause(const BlockView& block, std::size_t byte) {
  if (byte == 0) return true;
  const text::CodePoint before = text::decode_before(block.text, byte);
  if (!text::is_cjk(before.value)) return !text::is_ascii_letter(before.value) && !text::is_ascii_digit(before.value);
  return (block.marks->ending_at(byte) & mark_stop) != 0;
}

/// 其他, 其中, 其实 are other words.
bool is_other_word(std::string_view rest) {
  static const lang::WordGroup& longer = lang::word_group("words_with_other");
  return std::any_of(std::begin(longer), std::end(longer), [&](std::string_view word) { return rest.starts_with(word); });
}

std::string_view sort_of_phrase(std::string_view phrase) {
  if (phrase.ends_with("行") || phrase.ends_with("银行") || phrase.ends_with("은행")) return "bank";
  if (phrase.ends_with("航空公司")) return "airline";
  if (phrase.ends_with("校") || phrase.ends_with("大") || phrase.ends_with("대학")) return "university";
  return "company";
}

void find_cjk(const BlockView& block, std::vector<Anaphor>& out) {
  const CompanyMarks& marks = *block.marks;
  std::size_t free_from = 0;
  for (const CompanyMarks::Mark& mark : marks.all()) {
    const std::size_t begin = mark.span.begin;
    if ((mark.classes & mark_nobody) != 0 && begins_clause(block, begin)) out.push_back({mark.span, {}, CompanyForm::nobody});
    if ((mark.classes & (mark_anaphor | mark_anaphor_short)) == 0 || begin < free_from) continue;
    const std::size_t end = marks.end_of(begin, mark_anaphor | mark_anaphor_short);
    const std::string_view phrase = std::string_view(block.folded).substr(begin, end - begin);
    const bool is_short = (mark.classes & mark_anaphor_short) != 0;
    if (is_short && is_other_word(block.folded.substr(begin))) continue;
    if ((is_short || is_bare(phrase)) && !begins_clause(block, begin)) continue;
    out.push_back({{begin, end},
                   is_short ? std::string_view{} : sort_of_phrase(phrase),
                   is_short ? CompanyForm::pronoun : CompanyForm::noun_phrase});
    free_from = end;
  }
}

}  // namespace

void find_anaphora(const BlockView& block, std::vector<Anaphor>& out) {
  LatinAnaphora(block, out).run();
  if (block.marks == nullptr) return;
  find_cjk(block, out);
  std::stable_sort(out.begin(), out.end(), [](const Anaphor& a, const Anaphor& b) { return a.span.begin < b.span.begin; });
}

}  // namespace claimdex::claims
