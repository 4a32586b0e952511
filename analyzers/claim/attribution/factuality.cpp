// Judges how sure a quantity is: by what governs it, not by what stands anywhere in its sentence. In order: a denial right before
// it, a question or made-up case, presupposed levels, denials and rejections, conditions, then the nearest of the modal cues.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzers/claim/attribution/factuality.hpp"
#include "analyzers/claim/attribution/factuality_view.hpp"
#include "analyzers/claim/conversion.hpp"
#include "analyzers/claim/event/event_lexicon.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t plan_words = 3;  ///< how far behind the quantity a withdrawn plan may be named

class Judge {
 public:
  Judge(const Sentence& sentence, const FactualityView& view, const Quantity& quantity)
      : sentence_(sentence),
        view_(view),
        cues_(view.cues_near(quantity.span.begin)),
        quantity_(quantity),
        target_(quantity.span) {
    number_end_ = target_.end;
    if (quantity.number.empty()) return;
    target_.begin = std::max(target_.begin, quantity.number.begin);
    number_end_ = quantity.number.end;
  }

  FactualityReading run() {
    FactualityReading found = judge();
    found.is_upper_bound = caps();
    return found;
  }

 private:
  FactualityReading judge() {
    const Cue* beside = contrast();
    if (beside == nullptr) beside = denied_beside();
    if (beside != nullptr && misses_forecast(*beside)) return reading(Factuality::probable, *beside, "missed");
    if (const Cue* cue = beside)
      return is_actual(*cue) ? reading(Factuality::certain, *cue, "replaced")
                             : reading(Factuality::denied, *cue, "denied.beside");
    if (view_.in_question(target_.begin)) return {Factuality::unknown, {}, rule("question")};
    if (const Cue* cue = hypothesis()) return reading(Factuality::unknown, *cue, "hypothesis");
    if (const Cue* cue = nearest(CueClass::counterfactual)) return reading(Factuality::unknown, *cue, "counterfactual");
    if (const Cue* cue = far_denial()) return reading(Factuality::denied, *cue, "denied.withdrawn");
    if (const Cue* cue = withdrawal()) return reading(Factuality::denied, *cue, "denied.withdrawn");
    if (const Cue* cue = given()) {
      FactualityReading known = reading(Factuality::certain, *cue, "given");
      known.is_given = cue->kind == CueClass::given;
      return known;
    }
    if (const Cue* cue = nearest(CueClass::unknown)) return reading(Factuality::unknown, *cue, "unknown");
    if (const Cue* cue = denial())
      return misses_forecast(*cue) ? reading(Factuality::probable, *cue, "missed") : reading(Factuality::denied, *cue, "denied");
    if (const Cue* cue = rejection()) return reading(Factuality::denied, *cue, "rejected");
    if (const Cue* cue = nearest(CueClass::rumour)) return reading(Factuality::possible, *cue, "rumour");
    return modal();
  }

  [[nodiscard]] std::string rule(std::string_view name) const {
    return std::string(sentence_.lang) + ".factuality." + std::string(name);
  }
  [[nodiscard]] FactualityReading reading(Factuality value, const Cue& cue, std::string_view name) const {
    return {value, cue.span, rule(name)};
  }

  [[nodiscard]] std::size_t distance(const Cue& cue) const {
    if (cue.span.end <= target_.begin) return target_.begin - cue.span.end;
    return cue.span.begin > target_.end ? cue.span.begin - target_.end : 0;
  }

  /// A cue can stand inside the quantity's words, before its number ("will not exceed 5 %") or behind it.
  [[nodiscard]] bool governs(const Cue& cue) const {
    if (is_of_another_clause(cue) || is_told(cue) || is_taken(cue) || is_outside_condition(cue)) return false;
    if (is_in_attribute(cue) || view_.is_of_later_topic(cue, quantity_.span) || view_.ends_at_predicate(cue, target_.begin) ||
        view_.denies_elsewhere(cue, quantity_))
      return false;
    const bool is_inside = cue.span.begin >= number_end_ && cue.span.begin < target_.end;
    return view_.governs(cue, is_inside ? TextSpan{target_.begin, number_end_} : target_);
  }

  /// 尚未支付的会费约为2.6亿, 未获批的20个项目: a negation inside an attribute says nothing of how much there is.
  [[nodiscard]] bool is_in_attribute(const Cue& cue) const {
    if (sentence_.lang != "zh" || cue.kind != CueClass::denied || cue.span.end > target_.begin) return false;
    static const lang::WordGroup& negations = lang::word_group("attribute_negations");
    static const lang::WordGroup& verbs = lang::word_group("value_verbs");
    constexpr std::string_view particle = "的";
    if (!lang::contains(negations, cue.span.of(sentence_.folded))) return false;
    const std::string_view between = sentence_.folded.substr(cue.span.end, target_.begin - cue.span.end);
    const std::size_t end = between.rfind(particle);
    if (end == std::string_view::npos || end == 0) return false;
    const std::string_view rest = between.substr(end + particle.size());
    return rest.empty() || std::any_of(verbs.begin(), verbs.end(),
                                       [&](std::string_view verb) { return rest.size() > verb.size() && rest.ends_with(verb); });
  }

  /// "would suspend payments if the banks did not grant a 2 bn loan": what is withdrawn on a condition is not the condition.
  [[nodiscard]] bool is_outside_condition(const Cue& cue) const {
    const bool denies = cue.kind == CueClass::denied || cue.kind == CueClass::withdrawn || cue.kind == CueClass::rejected;
    if (sentence_.lang != "en" || !denies || cue.right == Reach::next || cue.span.end > target_.begin) return false;
    const auto conditions = view_.conditions_near(target_.begin);
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const TextSpan& condition) { return condition.contains(target_) && cue.span.end <= condition.begin; });
  }

  /// "5 mln from tenants who might leave", "heirs who hold 31 % will sell": the cue is said of another noun than the quantity's.
  [[nodiscard]] bool is_of_another_clause(const Cue& cue) const {
    if (sentence_.lang != "en" || cue.span.begin < target_.end || cue.left == Reach::all) return false;
    static const lang::WordGroup& relatives = lang::word_group("relative_subjects");
    static const lang::WordGroup& links = lang::word_group("antecedent_links");
    constexpr int longest = 12;  // words
    bool linked = false;
    TextSpan word = view_.word_from(target_.end);
    for (int i = 0; i < longest && !word.empty() && word.begin < cue.span.begin; ++i, word = view_.word_from(word.end)) {
      linked = linked || lang::contains(links, word.of(sentence_.folded));
      if (linked && lang::contains(relatives, word.of(sentence_.folded))) return true;
    }
    constexpr std::size_t reach = 24;  // bytes: "who own about a"
    static const lang::WordGroup& sayings = lang::word_group("sayings_of_clauses");
    bool within = false;
    std::string_view before;
    word = view_.word_from(target_.begin - std::min(target_.begin, reach));
    for (; !word.empty() && word.end <= target_.begin; word = view_.word_from(word.end)) {
      const std::string_view text = word.of(sentence_.folded);
      if (lang::contains(relatives, text))
        within = !lang::contains(links, before) && !view_.has_separator(word.end, cue.span.begin);
      if (lang::contains(sayings, text)) within = false;  // "who said the 5 % margin could"
      before = text;
    }
    return within;
  }

  /// The governing cue of `kind` that stands nearest.
  [[nodiscard]] const Cue* nearest(CueClass kind) const {
    const Cue* best = nullptr;
    for (const Cue& cue : cues_)
      if (cue.kind == kind && governs(cue) && (best == nullptr || distance(cue) < distance(*best))) best = &cue;
    return best;
  }

  [[nodiscard]] const Cue* denied_beside() const {
    for (const Cue& cue : cues_)
      if (cue.kind == CueClass::denied && cue.right == Reach::next && cue.span.end <= target_.begin && governs(cue) &&
          !is_bounded(cue) && !is_spell() && !is_shielded(cue) && !is_conditional(cue))
        return &cue;
    return nullptr;
  }

  /// 而非此前传言的500人: a contrast reaches over an attribute.
  [[nodiscard]] const Cue* contrast() const {
    if (sentence_.lang != "zh" || !text_before().ends_with("的")) return nullptr;
    static const lang::WordGroup& negations = lang::word_group("contrast_negations");
    constexpr std::size_t longest = 36;  // bytes of the attribute
    for (const Cue& cue : cues_) {
      const bool near = cue.span.end < target_.begin && target_.begin - cue.span.end <= longest;
      if (!near || cue.kind != CueClass::denied || !lang::contains(negations, cue.span.of(sentence_.folded))) continue;
      if (!view_.has_separator(cue.span.end, target_.begin)) return &cue;
    }
    return nullptr;
  }

  /// 预计减产2%，15座矿山中有12座停了产: the clause behind the comma tells what happened.
  [[nodiscard]] bool is_told(const Cue& cue) const {
    static const lang::WordGroup& forecasts = lang::word_group("forecast_verbs");
    if (sentence_.lang != "zh" || cue.span.end > target_.begin || !view_.has_separator(cue.span.end, target_.begin)) return false;
    if (!lang::contains(forecasts, cue.span.of(sentence_.folded))) return false;
    static const lang::WordGroup& words = lang::word_group("particles_in_words");
    const std::string_view rest = view_.clause_from(target_.end);
    for (std::size_t at = rest.find("了"); at != rest.npos; at = rest.find("了", at + 1)) {
      const bool in_word = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        const std::size_t offset = word.find("了");
        return at >= offset && rest.substr(at - offset).starts_with(word);
      });
      if (!in_word) return true;
    }
    return false;
  }

  /// "instead of the current 60 %", "instead of 18 now": what it takes the place of is called so, and is not denied.
  [[nodiscard]] bool is_actual(const Cue& cue) const {
    if (sentence_.lang == "zh") {
      static const lang::WordGroup& former = lang::word_group("levels_that_were");
      const std::string_view behind = sentence_.folded.substr(cue.span.end);
      return std::any_of(former.begin(), former.end(), [&](std::string_view word) { return behind.starts_with(word); });
    }
    if (sentence_.lang != "en") return false;
    static const lang::WordGroup& actual = lang::word_group("actual_words");
    constexpr int reach = 6;  // words behind the quantity
    TextSpan word = view_.word_from(cue.span.end);
    for (; !word.empty() && word.end <= target_.begin; word = view_.word_from(word.end))
      if (lang::contains(actual, word.of(sentence_.folded))) return true;
    word = view_.word_from(number_end_);
    for (int i = 0; i < reach && !word.empty() && !view_.has_separator(number_end_, word.begin); ++i) {
      if (lang::contains(actual, word.of(sentence_.folded))) return true;
      word = view_.word_from(word.end);
    }
    return false;
  }

  /// A denial that points back at all that was said: "but withdrew the offer".
  [[nodiscard]] const Cue* far_denial() const {
    for (const Cue& cue : cues_)
      if (cue.kind == CueClass::denied && cue.left == Reach::all && governs(cue)) return &cue;
    return nullptr;
  }

  /// 如果你是新手，请看这5个步骤: what the text points at is there.
  [[nodiscard]] bool is_pointed_at() const {
    static const lang::WordGroup& words = lang::word_group("pointing_words");
    const std::string_view before = text_before();
    return sentence_.lang == "zh" && quantity_.kind == QuantityKind::count &&
           std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); });
  }

  [[nodiscard]] const Cue* hypothesis() const {
    if (text_before().ends_with(" of the")) return nullptr;  // "if you own one of the 9 million cars": they are none of it
    if (is_pointed_at()) return nullptr;
    for (const Cue& cue : cues_)
      if (cue.kind == CueClass::hypothesis && cue.span.end <= target_.begin) return &cue;
    return nullptr;
  }

  /// "its 35,000 staff", "its stake of 15 pct", "the next five years", "from 12,000": not what the sentence asserts.
  [[nodiscard]] const Cue* given() const {
    if (quantity_.rule.find("vague") != std::string::npos || is_forecast()) return nullptr;
    const Cue* last = nullptr;
    const std::size_t begin = quantity_.span.begin;
    for (const Cue& cue : cues_) {
      if (cue.span.end > begin) break;
      const std::size_t words = view_.words_between(cue.span.end, begin);
      const bool apart = view_.has_separator(cue.span.end, begin);
      // "its stake above 10 %" is no stake of 10 %.
      const bool is_near = words == 0 || (words == 1 && quantity_.bound == Bound::exact) || (words <= 6 && follows_of());
      // "at the weak end of what was forecast, 5": what stands between them says more.
      const bool says_more = words > 1 && (view_.find(CueClass::probable, cue.span.end, begin) != nullptr ||
                                           view_.find(CueClass::possible, cue.span.end, begin) != nullptr);
      if (cue.kind == CueClass::given && !apart && is_near && !says_more) last = &cue;
      if (cue.kind == CueClass::timespan && quantity_.kind == QuantityKind::duration && words <= 1) last = &cue;
      if (cue.kind == CueClass::before && words == 0) last = &cue;
    }
    if (last != nullptr) return last;
    static const Cue presupposed{{}, CueClass::given, Reach::none, Reach::none};
    const bool is_past =
        quantity_.kind == QuantityKind::duration && (follows_timespan() || view_.follows_superlative(quantity_.span.begin));
    const bool is_owned = follows_possessive() && rejection() == nullptr;
    return is_owned || is_past || quantity_.kind == QuantityKind::age ? &presupposed : nullptr;
  }

  /// "ahead of the 5 % forecast", "its 2 % target": no level that is.
  [[nodiscard]] bool is_forecast() const {
    const QuantityKind kind = quantity_.kind;
    const bool has_level = kind == QuantityKind::percent || kind == QuantityKind::money || kind == QuantityKind::percent_points;
    if (sentence_.lang != "en" || !has_level) return false;
    static const lang::WordGroup& nouns = lang::word_group("forecast_nouns");
    const std::string_view object = quantity_.object_span.of(sentence_.folded);
    if (lang::contains(nouns, object.substr(object.rfind(' ') + 1))) return true;
    const TextSpan word = view_.word_from(quantity_.span.end);
    return !word.empty() && lang::contains(nouns, word.of(sentence_.folded)) &&
           !view_.has_separator(quantity_.span.end, word.begin);
  }

  /// "is unlikely to reach the 7 pct that it foretold", "did not meet its 5 % target": the forecast was made all the same.
  [[nodiscard]] bool misses_forecast(const Cue& cue) const {
    if (sentence_.lang != "en" || cue.span.end > target_.begin) return false;
    static const lang::WordGroup& reaching = lang::word_group("reaching_verbs");
    static const lang::WordGroup& foretold = lang::word_group("foretold_words");
    const bool reaches = any_word(cue.span.end, target_.begin, reaching);
    constexpr std::size_t reach = 6;  // words behind: "rate it had forecast"
    return reaches && (is_forecast() || any_word(number_end_, view_.words_end(number_end_, reach), foretold));
  }

  /// Whether a word of `group` stands between two bytes.
  [[nodiscard]] bool any_word(std::size_t begin, std::size_t end, const lang::WordGroup& group) const {
    for (TextSpan word = view_.word_from(begin); !word.empty() && word.end <= end; word = view_.word_from(word.end))
      if (lang::contains(group, word.of(sentence_.folded))) return true;
    return false;
  }

  /// "The 12 member states will meet": the article says that there are so many, whatever they will do; of jobs and people it may
  /// be what is planned.
  [[nodiscard]] bool is_definite() const {
    static const std::uint32_t planned = class_bit("job") | class_bit("worker") | class_bit("layoff") | class_bit("person");
    if (sentence_.lang != "en" || quantity_.kind != QuantityKind::count || quantity_.object.empty()) return false;
    const std::string_view before = text_before();
    if (before != "the" && !before.ends_with(" the")) return false;
    return (class_bit(object_class(object_head(quantity_.object, sentence_.lang))) & planned) == 0;
  }

  /// "two years ago".
  [[nodiscard]] bool follows_timespan() const {
    for (const Cue& cue : cues_)
      if (cue.kind == CueClass::timespan && cue.span.begin >= quantity_.span.end)
        return view_.words_between(quantity_.span.end, cue.span.begin) == 0;
    return false;
  }
  [[nodiscard]] std::string_view text_before() const {
    std::string_view before = sentence_.folded.substr(0, quantity_.span.begin);
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    return before;
  }
  [[nodiscard]] bool follows_of() const { return text_before().ends_with(" of"); }
  [[nodiscard]] bool follows_possessive() const {
    const std::string_view before = text_before();
    return before.ends_with("'s") || before.ends_with("’s") || before.ends_with("s'") || before.ends_with("s’");
  }

  /// "will not exceed 5 %", "no plans to go above 10": the negation is a bound of the number.
  [[nodiscard]] bool is_bounded(const Cue& negation) const {
    return negation.span.end <= target_.begin && view_.find(CueClass::bound, negation.span.end, target_.end) != nullptr;
  }

  /// "does not plan to buy more than 20 pct", "will not own above 10 pct": 20 and 10 at most.
  [[nodiscard]] bool caps() const {
    if (sentence_.lang != "en" || quantity_.bound != Bound::more_than) return false;
    static const lang::WordGroup& negations = lang::word_group("capping_negations");
    constexpr std::size_t reach = 8;  // words: "not be permitted to own stakes of more than"
    return std::any_of(cues_.begin(), cues_.end(), [&](const Cue& cue) {
      return cue.kind == CueClass::denied && cue.span.end <= target_.begin && is_bounded(cue) &&
             lang::contains(negations, cue.span.of(sentence_.folded)) && !view_.has_separator(cue.span.end, target_.begin) &&
             !view_.has_barrier(cue.span.end, target_.begin) && view_.words_between(cue.span.end, target_.begin) <= reach;
    });
  }

  [[nodiscard]] const Cue* denial() const {
    for (const Cue& cue : cues_) {
      if (cue.kind != CueClass::denied || cue.right == Reach::next || !governs(cue) || is_bounded(cue)) continue;
      if (is_adjunct() || is_spell() || is_cancelled_thing(cue) || is_decided_case(cue)) continue;
      if (is_of_holders(cue) || is_conditional(cue)) continue;
      if (cue.span.end <= target_.begin ? is_shielded(cue) : !denies_subject(cue)) continue;
      return &cue;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_shielded(const Cue& cue) const {
    return view_.find(CueClass::shield, cue.span.end, target_.begin) != nullptr || view_.ends_gerund(cue, target_.begin);
  }

  /// "if it fails to cut 300 jobs": supposed, not denied.
  [[nodiscard]] bool is_conditional(const Cue& cue) const {
    if (sentence_.lang != "en") return false;
    const auto conditions = view_.conditions_near(cue.span.begin);
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const TextSpan& condition) { return condition.contains(cue.span) && condition.contains(target_); });
  }

  /// "44% have never changed one", "19 guests who were not insured": said of them, so there they are.
  [[nodiscard]] bool is_said_of(const Cue& cue) const {
    if (sentence_.lang != "en" || cue.span.begin < quantity_.span.end) return false;
    static const lang::WordGroup& relatives = lang::word_group("relative_pronouns");
    static const lang::WordGroup& negations = lang::word_group("answering_negations");
    TextSpan word = view_.word_from(quantity_.span.end);
    constexpr int reach = 3;  // words
    for (int i = 0; i < reach && !word.empty() && word.end <= cue.span.begin; ++i, word = view_.word_from(word.end))
      if (lang::contains(relatives, word.of(sentence_.folded))) return true;
    return quantity_.kind == QuantityKind::percent && lang::contains(negations, cue.span.of(sentence_.folded)) &&
           view_.words_between(quantity_.span.end, cue.span.begin) <= 2;
  }

  /// "Um em cada cinco não consegue", "40 Prozent sind nicht zufrieden": those of whom it is true that they do not.
  [[nodiscard]] bool is_of_holders(const Cue& cue) const {
    const std::string_view lang = sentence_.lang;
    const bool share = quantity_.kind == QuantityKind::percent || quantity_.kind == QuantityKind::ratio;
    return share && (lang == "de" || is_romance(lang)) && cue.span.begin >= target_.end;
  }

  /// "640 concerts were cancelled": what happened to them is sure.
  [[nodiscard]] bool is_cancelled_thing(const Cue& cue) const {
    static const lang::WordGroup& verbs = lang::word_group("cancelling_verbs");
    static const lang::WordGroup& things = lang::word_group("cancelled_things");
    if (sentence_.lang != "en" || quantity_.kind != QuantityKind::count || quantity_.object_span.empty()) return false;
    const std::string_view text = cue.span.of(sentence_.folded);
    const std::string_view noun = quantity_.object_span.of(sentence_.folded);
    return lang::contains(verbs, text.substr(text.rfind(' ') + 1)) && lang::contains(things, noun.substr(noun.rfind(' ') + 1));
  }

  /// "rejected 90 applications", "suspended 26 accounts": there are so many, whichever way it was decided on them.
  [[nodiscard]] bool is_decided_case(const Cue& cue) const {
    static const lang::WordGroup& verbs = lang::word_group("deciding_verbs");
    static const lang::WordGroup& things = lang::word_group("decided_things");
    if (sentence_.lang != "en" || quantity_.kind != QuantityKind::count || quantity_.object_span.empty()) return false;
    if (cue.span.end > quantity_.span.begin || view_.words_between(cue.span.end, quantity_.span.begin) > 1) return false;
    const std::string_view noun = quantity_.object_span.of(sentence_.folded);
    return lang::contains(verbs, cue.span.of(sentence_.folded)) && lang::contains(things, noun.substr(noun.rfind(' ') + 1));
  }

  /// "has not changed for 20 years": the years are what is sure.
  [[nodiscard]] bool is_spell() const {
    if (quantity_.kind != QuantityKind::duration) return false;
    return std::any_of(cues_.begin(), cues_.end(), [&](const Cue& cue) {
      return cue.kind == CueClass::spell && cue.span.end <= quantity_.span.begin &&
             view_.words_between(cue.span.end, quantity_.span.begin) == 0;
    });
  }

  /// "with $5bn in revenue": stands beside what is denied or supposed.
  [[nodiscard]] bool is_adjunct() const {
    for (const Cue& cue : cues_)
      if (cue.kind == CueClass::shield && cue.span.end <= target_.begin &&
          view_.words_between(cue.span.end, quantity_.span.begin) == 0 && cue.span.end <= quantity_.span.begin)
        return true;
    return false;
  }

  /// A negation behind the quantity: "the $8m was not paid" denies it, "the 2% drop isn't normal" speaks of it.
  [[nodiscard]] bool denies_subject(const Cue& cue) const {
    const std::string_view text = cue.span.of(sentence_.folded);
    if (sentence_.lang == "fr" && (text == "ne" || text.starts_with("n'") || text.starts_with("n’")))
      return is_french_passive(cue);
    const bool is_bare = text.ends_with("n't") || text.ends_with("n’t") || text == "not" || text == "cannot" || text == "never";
    if (is_said_of(cue)) return false;
    if (sentence_.lang != "en" || !is_bare) return true;
    TextSpan word = view_.word_from(cue.span.end);
    for (const std::string_view skipped : {"yet", "have", "been", "be"})
      if (word.of(sentence_.folded) == skipped) word = view_.word_from(word.end);
    return word.of(sentence_.folded).ends_with("ed") || view_.find(CueClass::participle, word.begin, word.end) != nullptr;
  }

  /// "300 postes ne seront pas supprimés" denies its subject, "300 personnes ne peuvent pas rentrer" does not.
  [[nodiscard]] bool is_french_passive(const Cue& cue) const {
    const std::string_view text = cue.span.of(sentence_.folded);
    const std::string_view rest = sentence_.folded.substr(cue.span.end).substr(0, 24);
    if (text.ends_with("est") || text.ends_with("était")) return true;
    for (const std::string_view form : {" sera", " seront", " sont", " serai", " été", " fut", " furent"})
      if (rest.find(form) != rest.npos) return true;
    return false;
  }

  /// "will not exceed 5 %": a bound of what is planned.
  [[nodiscard]] const Cue* bounded_plan() const {
    for (const Cue& cue : cues_) {
      const bool is_plan = cue.kind == CueClass::denied && cue.span.end <= target_.begin && governs(cue);
      if (is_plan && is_bounded(cue) && view_.find(CueClass::probable, cue.span.end, target_.begin) != nullptr) return &cue;
    }
    return nullptr;
  }

  /// What was cancelled must be a plan or an offer; of flights or jobs it is the very event.
  [[nodiscard]] const Cue* withdrawal() const {
    const Cue* cue = nearest(CueClass::withdrawn);
    if (cue == nullptr || cue->span.end > target_.begin || is_another_verbs(*cue) || is_decided_case(*cue)) return nullptr;
    const std::size_t end = view_.words_end(target_.end, plan_words);
    for (const CueClass kind : {CueClass::offer, CueClass::undertaking, CueClass::probable, CueClass::possible})
      if (view_.find(kind, cue->span.end, end) != nullptr) return cue;
    return nullptr;
  }

  /// "rejected the rise and wants an investment of $5m": what is coordinated with `cue` has the number.
  [[nodiscard]] bool is_another_verbs(const Cue& cue) const {
    return std::any_of(cues_.begin(), cues_.end(), [&](const Cue& other) {
      return other.span.begin >= cue.span.end && other.span.end <= target_.begin && view_.is_coordinated(other);
    });
  }

  [[nodiscard]] const Cue* rejection() const {
    const Cue* cue = nearest(CueClass::rejected);
    if (cue == nullptr) return nullptr;
    if (is_another_verbs(*cue) || is_decided_case(*cue)) return nullptr;
    const Cue* offer = view_.find(CueClass::offer, cue->span.end, sentence_.folded.size());
    const bool made = offer != nullptr && (offer->span.end <= target_.begin || words_to(offer->span.begin) <= 3);
    return made ? nullptr : cue;
  }

  /// Words from the quantity to `end`, those of other quantities not counted: "a $40 a share or $3bn bid".
  [[nodiscard]] std::size_t words_to(std::size_t end) const {
    std::size_t words = view_.words_between(target_.end, end);
    for (const Quantity& other : sentence_.quantities)
      if (other.span.begin >= target_.end && other.span.begin < end)
        words -= std::min(words, view_.words_between(other.span.begin, std::min(other.span.end, end)));
    return words;
  }

  /// 3割が: the subject, not what its verb is about.
  [[nodiscard]] bool is_holder() const {
    const std::string_view rest = sentence_.folded.substr(quantity_.span.end);
    if (quantity_.kind != QuantityKind::percent) return false;
    return rest.starts_with("が") || rest.starts_with("は") || rest.starts_with("이") || rest.starts_with("가") ||
           rest.starts_with("는");
  }

  /// "13% of shoppers want to": what a share wishes is an answer; that it does is sure.
  [[nodiscard]] bool is_answer(const Cue& cue) const {
    static const lang::WordGroup& verbs = lang::word_group("answering_verbs");
    static const lang::WordGroup& demands = lang::word_group("demanding_verbs");  // "12 mayors urged the state to"
    if (cue.span.begin < number_end_) return false;
    const bool english = sentence_.lang == "en";  // elsewhere the verb may end its clause
    if (quantity_.kind == QuantityKind::count)
      return english && lang::contains(demands, cue.span.of(sentence_.folded)) &&
             view_.words_between(quantity_.span.end, cue.span.begin) == 0;
    if (quantity_.kind != QuantityKind::percent) return false;
    const bool beside = !english || view_.words_between(quantity_.span.end, cue.span.begin) <= 1;
    if (beside && lang::contains(verbs, cue.span.of(sentence_.folded))) return true;
    static const lang::WordGroup& sayings = lang::word_group("sayings_of_clauses");  // "62% said they would move"
    const TextSpan verb = view_.word_from(quantity_.span.end);
    return verb.end <= cue.span.begin && lang::contains(sayings, verb.of(sentence_.folded));
  }

  /// "claimed 40 lives", "claims 12% of sales": a verb of saying that has the number for its object, and no clause.
  [[nodiscard]] bool is_taken(const Cue& cue) const {
    static const lang::WordGroup& verbs = lang::word_group("claiming_verbs");
    if (sentence_.lang != "en" || cue.span.end + 1 != quantity_.span.begin) return false;
    if (!lang::contains(verbs, cue.span.of(sentence_.folded))) return false;
    const FunctionWords& words = function_words(sentence_.lang);
    TextSpan word = view_.word_from(quantity_.span.end);
    std::size_t end = quantity_.span.end;
    constexpr int reach = 12;  // words
    for (int i = 0; i < reach && !word.empty(); ++i, end = word.end, word = view_.word_from(word.end)) {
      if (sentence_.folded.substr(end, word.begin - end) != " ") break;  // a mark
      const WordClass kind = words.class_of(word.of(sentence_.folded));
      if (kind == WordClass::clause) break;
      if (kind == WordClass::verb || word.of(sentence_.folded).ends_with("ed")) return false;
    }
    return true;
  }

  /// 未来三年共建1000个: what fills a length of time that is to come.
  [[nodiscard]] const Cue* time_ahead() const {
    static const lang::WordGroup& openers = lang::word_group("openers_of_time_ahead");
    if (sentence_.lang != "zh" || quantity_.kind == QuantityKind::duration) return nullptr;
    for (const Cue& cue : cues_) {
      if (cue.span.end > target_.begin || !lang::contains(openers, cue.span.of(sentence_.folded))) continue;
      const Quantity* length = sentence_.quantity_from(cue.span.end);
      const bool fills = length != nullptr && length->kind == QuantityKind::duration && length->span.begin == cue.span.end;
      if (fills && length->span.end <= target_.begin && !view_.has_separator(cue.span.end, target_.begin)) return &cue;
    }
    return nullptr;
  }

  /// "might seek to", 或将: together no surer than the less sure of them.
  [[nodiscard]] bool is_one_phrase(const Cue& possible, const Cue& probable) const {
    return possible.span.end <= probable.span.begin && view_.words_between(possible.span.end, probable.span.begin) == 0;
  }

  [[nodiscard]] FactualityReading modal() const {
    if (is_definite()) return {Factuality::certain, {}, rule("definite")};
    const Cue* probable = nearest(CueClass::probable);
    const Cue* possible = nearest(CueClass::possible);
    if (probable != nullptr && is_answer(*probable)) probable = nullptr;
    if (possible != nullptr && is_answer(*possible)) possible = nullptr;
    const Cue* attitude = is_holder() ? nullptr : nearest(CueClass::attitude);
    // "el 47 % de los españoles considera": those who hold the view stand before it.
    const bool holds = sentence_.lang != "en" && quantity_.kind == QuantityKind::percent;
    if (attitude != nullptr && holds && attitude->span.begin >= target_.end) attitude = nullptr;
    if (attitude != nullptr && (possible == nullptr || distance(*attitude) < distance(*possible))) possible = attitude;
    for (const TextSpan condition : view_.conditions_near(target_.begin)) {
      const bool within = condition.contains(target_) && !is_adjunct() && !view_.has_barrier(condition.begin + 1, target_.begin);
      const bool depends = condition.end <= target_.begin ? !view_.has_barrier(condition.end, target_.begin)
                                                          : target_.end <= condition.begin && (probable || possible);
      if (within || depends) return {Factuality::possible, condition, rule("condition")};
    }
    if (const Cue* plan = bounded_plan()) return reading(Factuality::probable, *plan, "bounded");
    if (possible && (!probable || distance(*possible) <= distance(*probable) || is_one_phrase(*possible, *probable)))
      return reading(Factuality::possible, *possible, "possible");
    if (probable) return reading(Factuality::probable, *probable, "probable");
    if (is_forecast()) return {Factuality::probable, quantity_.object_span, rule("forecast")};
    if (const Cue* ahead = time_ahead()) return reading(Factuality::probable, *ahead, "ahead");
    return {Factuality::certain, {}, rule("default")};
  }

  const Sentence& sentence_;
  const FactualityView& view_;
  std::span<const Cue> cues_;  ///< those near enough to matter
  const Quantity& quantity_;
  TextSpan target_;  ///< from the number on
  std::size_t number_end_ = 0;
};

}  // namespace

void FactualityReader::begin(const Sentence& sentence) {
  sentence_ = &sentence;
  view_.build(sentence);
}

bool FactualityReader::takes_back(const Sentence& sentence) {
  thread_local std::vector<Cue> cues;
  cues.clear();
  factuality_table(sentence.lang).find(text::PhraseText(sentence.folded), cues);
  const std::size_t end = sentence.quantities.empty() ? sentence.folded.size() : sentence.quantities.front().span.begin;
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    return cue.kind == CueClass::denied && cue.right == Reach::none && cue.left == Reach::all && cue.span.end <= end;
  });
}

FactualityReading FactualityReader::of(const Quantity& quantity) const {
  return Judge(*sentence_, view_, converted_original(*sentence_, quantity)).run();
}

}  // namespace claimdex::claims
