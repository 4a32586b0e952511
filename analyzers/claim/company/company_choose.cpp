// Scores each mention by clause, side, distance and construction; joins those that stand in one list ("IBM and Google").
#include "analyzers/claim/company/company_choose.hpp"

#include <algorithm>

#include "analyzers/claim/company/company_article.hpp"
#include "analyzers/claim/company/company_clause.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/company/company_names.hpp"
#include "analyzers/claim/company/company_others.hpp"
#include "analyzers/claim/company/company_relations.hpp"
#include "analyzers/claim/company/company_view.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {
namespace {

constexpr double never = -1000;
constexpr std::size_t max_companies = 8;
// A name farther from the number than this many mentions is not weighed: keeps long lists linear.
constexpr std::size_t most_before = 24;
constexpr std::size_t most_after = 8;

class MentionChooser : private MentionView {
 public:
  MentionChooser(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                 const StatedEvent& stated)
      : MentionView(sentence, mentions, quantity, stated.demand),
        event_clause_(stated.span.empty() ? own_clause_ : clause_of(stated.span.begin)),
        event_span_(stated.span) {
    const auto next = std::partition_point(mentions.begin(), mentions.end(), [&](const CompanyMention& mention) {
      return mention.span.begin < quantity.span.begin;
    });
    const auto at = static_cast<std::size_t>(next - mentions.begin());
    first_ = at > most_before ? at - most_before : 0;
    end_ = std::min(mentions.size(), at + most_after);
  }

  MentionChoice run(Event event, CompanyReasons* why) {
    MentionChoice choice = choose(event, why);
    if (why != nullptr) list_lost(choice, event, *why);
    return choice;
  }

 private:
  MentionChoice choose(Event event, CompanyReasons* why) {
    std::size_t best = end_;
    double best_score = never;
    for (std::size_t i = first_; i < end_; ++i) {
      const bool is_measure = demand_ == CompanyDemand::none && mentions_[i].span.overlaps(event_span_);  // the Nikkei
      const double score = mentions_[i].source || is_measure ? never : score_of(i, event);
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    if (best == end_) return {};
    if (mentions_[best].form == CompanyForm::nobody) {
      if (why != nullptr) why->chosen = "the subject is no single company";
      return {.chosen = {}, .nobody = true};
    }
    if (is_dummy(best)) return {.chosen = {}, .nobody = true};
    if (tells_of_market(best)) return {.chosen = {}, .nobody = true};
    if (is_bystander(best, event)) return {};
    if (demand_ == CompanyDemand::none && (!governs(best) || (event != Event::casualties && ends_telling()))) return {};
    // "The pollster found that 40% of those asked": who asks is not asked.
    if (event == Event::survey && demand_ == CompanyDemand::named && speaks(best)) return {};
    if (is_measured() && reports(best)) return {};
    const bool of_things = demand_ == CompanyDemand::named || event == Event::capacity;
    if (of_things && is_pronoun_of_things(sentence_, mentions_[best])) return {.chosen = {}, .nobody = true};
    if (only_tells(best) || only_observes(best)) return {.chosen = {}, .nobody = true};
    if (sentence_.lang == "zh" && demand_ != CompanyDemand::expected && speaks(best)) return {};
    if (why != nullptr) why->chosen = reason_for(best);
    if (opens_bracket_of(best)) return {.chosen = {best}};
    std::vector<std::size_t> chosen = list_around(best);
    if (chosen.size() > 1) return {.chosen = respective(chosen)};
    if (takes_several(event) || names_deal()) {
      add_partners(chosen, event);
    } else if (event == Event::spending) {
      add_receiver(chosen);
    }
    const bool apart = event == Event::acquisition && chosen.size() == 2 && sentence_.lang == "en" &&
                       is_bought_unit(chosen.front(), chosen.back());
    return {.chosen = chosen, .apart = apart};
  }

  void list_lost(const MentionChoice& choice, Event event, CompanyReasons& why) const {
    for (std::size_t i = first_; i < end_; ++i) {
      const bool is_chosen = std::any_of(choice.chosen.begin(), choice.chosen.end(),
                                         [&](std::size_t chosen) { return mentions_[chosen].index == mentions_[i].index; });
      if (is_chosen || mentions_[i].form == CompanyForm::nobody) continue;
      const double score = mentions_[i].source ? never : score_of(i, event);
      if (mentions_[i].source) {
        why.lost.push_back({mentions_[i].span, 0, "only reports"});
      } else if (score == never) {
        why.lost.push_back({mentions_[i].span, 0, "of another clause"});
      } else {
        why.lost.push_back({mentions_[i].span, score, reason_for(i)});
      }
    }
  }

  [[nodiscard]] bool is_first_of_clause(std::size_t i) const {
    const std::size_t clause = clause_of_mention(i);
    for (std::size_t j = i; j > first_; --j) {
      if (clause_of_mention(j - 1) != clause) return true;
      if (is_company(j - 1)) return false;
    }
    return true;
  }

  [[nodiscard]] double score_of(std::size_t i, Event event) const {
    if (mentions_[i].form == CompanyForm::nobody) return score_of_nobody(i, event);
    if (is_inside(i)) return is_maker(i, event) ? 20 : 100;
    if (imposes(i, event) || is_customer(i) || lends(i, event)) return never;
    if (opens_bracket_of(i)) return 60;
    const std::size_t clause = clause_of_mention(i);
    const double characters = static_cast<double>(std::min<std::size_t>(distance(i), 160));
    if (is_before(i)) {
      const bool same = clause == own_clause_ || adjoins(i);
      double score = (same ? 35 : 23 - 3 * static_cast<double>(own_clause_ - clause)) - characters / 20;
      if (event == Event::penalty && is_aimed_at(i)) score += 20;
      if (is_first_of_clause(i) && !has_later_subject(i)) score += 4;
      if (same && (is_possessive(i) || owns_next(i))) score += 5;
      if (same && follows(i, trait_owner_prep, 1) && !is_first_of_clause(i)) score -= 3;
      if (!same && follows(i, trait_before, 1)) score -= 4;
      if (speaks(i) && subject_between(i)) score -= 10;
      std::size_t begin = 0;
      const std::string_view link = preposition_of(i, begin);
      const bool is_unit = is_named_unit(sentence_, mentions_[i], lexicon_);
      if (!is_unit && (names_relation(i) || is_related_to(sentence_, link, begin))) score -= 25;
      if (same && is_unit) score += 8;
      if (same && owns_named_unit(i)) score -= 8;
      if (same && owns_employer(i, event)) score -= 16;
      const bool aside =
          clause > 0 && is_in_aside(sentence_, mentions_, i, sentence_.clauses[clause].begin, quantity_.span.begin);
      if (aside) score -= same ? 20 : 8;
      if (same && has_own_value(i)) score -= 12;
      return score;
    }
    if (clause != own_clause_) return leads_to(clause, event) ? 3 - characters / 20 : never;
    double score = 30 - characters / 20;
    if (is_told_behind(i)) return never;
    if (is_part_of_compound(sentence_, mentions_[i])) return never;
    if (is_first_of_clause(i)) score += 4;
    const double bonus = has_subject() ? 3 : 12;
    if (distance(i) < near_owner && follows(i, trait_owner_prep, 1)) score += bonus;
    if (distance(i) < near_possessor && is_possessive(i)) score += owns_next(i) ? 12 : bonus;
    return score;
  }

  /// "told 300 readers that Foo's app": what is told behind the number is of another.
  [[nodiscard]] bool is_told_behind(std::size_t i) const {
    if (sentence_.lang != "en" || is_inside(i) || is_before(i)) return false;
    const std::string_view between = sentence_.folded.substr(quantity_.span.end, distance(i));
    return between.find(" that ") != std::string_view::npos;
  }

  /// "The IMF warned that 300,000 jobs could be lost": who watches an economy tells of others, unless it says "it" or "its".
  [[nodiscard]] bool only_tells(std::size_t i) const {
    const bool covered = sentence_.lang == "en" || sentence_.lang == "de" || is_romance(sentence_.lang);
    if (!covered || !is_before(i) || is_inside(i) || demand_ != CompanyDemand::expected || !speaks(i)) return false;
    const std::string_view sort = sort_of_company(mentions_[i].company.id);
    if (sort != "institution" && sort != "central-bank") return false;
    const std::string_view told = sentence_.folded.substr(mentions_[i].span.end, quantity_.span.begin - mentions_[i].span.end);
    if (sentence_.lang == "en")
      return told.find(" it ") == std::string_view::npos && told.find(" its ") == std::string_view::npos;
    static const lang::WordGroup& own = lang::word_group("words_of_oneself");
    return std::none_of(own.begin(), own.end(), [&](std::string_view word) { return told.find(word) != told.npos; });
  }

  /// "Foo said that house prices rose 3%", "Foo says demand will grow 3%"
  [[nodiscard]] bool tells_of_market(std::size_t i) const {
    return sentence_.lang == "en" && is_before(i) && !is_inside(i) && is_listable(i) && speaks(i) &&
           is_of_market(sentence_, mentions_, quantity_);
  }

  /// Associations, agencies and institutes tell of others.
  [[nodiscard]] bool only_observes(std::size_t i) const {
    if (sentence_.lang != "zh" || !is_before(i) || is_inside(i) || mentions_[i].form != CompanyForm::name) return false;
    const std::string_view told = sentence_.folded.substr(mentions_[i].span.end, quantity_.span.begin - mentions_[i].span.end);
    return is_chinese_observer(sentence_, mentions_[i], sort_of_company(mentions_[i].company.id)) &&
           (is_heard_from(told) || speaks(i)) && !claims_for_itself(told);
  }

  /// "Foo ordered 30 Bar jets": who makes the goods does not have them, where another company is the subject.
  [[nodiscard]] bool is_maker(std::size_t i, Event event) const {
    const bool goods = event == Event::sales_volume || event == Event::spending || event == Event::trade || event == Event::other;
    if (sentence_.lang != "en" || !goods || quantity_.kind != QuantityKind::count) return false;
    if (is_possessive(i) || mentions_[i].span.end == quantity_.span.end) return false;
    for (std::size_t j = first_; j < i; ++j)
      if (is_company(j) && mentions_[j].index != mentions_[i].index && clause_of_mention(j) == own_clause_ && is_before(j) &&
          is_first_of_clause(j) && !speaks(j))
        return true;
    return false;
  }

  /// 委員会は5社に課徴金を命じた: a number of a market, of those asked or fined is not the authority's that tells or imposes it.
  [[nodiscard]] bool imposes(std::size_t i, Event event) const {
    // "the SEC imposed penalties of nearly $2bn"
    static const lang::WordGroup& fining = lang::word_group("fining_bodies");
    if (sentence_.lang == "en" && event == Event::penalty)
      return is_authority(mentions_[i].company.name) || lang::contains(fining, text::fold_aligned(mentions_[i].company.name));
    const bool told =
        demand_ == CompanyDemand::none || event == Event::penalty || event == Event::survey || event == Event::other;
    return (sentence_.lang == "ja" || sentence_.lang == "ko") && told && is_authority(mentions_[i].company.name);
  }

  /// "secured an order from the Transport Department": who orders, not who earns.
  [[nodiscard]] bool is_customer(std::size_t i) const {
    if (sentence_.lang != "en") return false;
    static const lang::WordGroup& links = lang::word_group("customer_links");
    static const lang::WordGroup& nouns = lang::word_group("contract_nouns");
    std::size_t begin = 0;
    return lang::contains(links, preposition_of(i, begin)) && lang::contains(nouns, word_before(sentence_.folded, begin));
  }

  /// "a loan from the World Bank": who lends or invests is not whose money it is.
  [[nodiscard]] bool lends(std::size_t i, Event event) const {
    if (sentence_.lang != "en" || (event != Event::funding && event != Event::spending)) return false;
    static const lang::WordGroup& links = lang::word_group("lender_links");
    static const lang::WordGroup& loans = lang::word_group("loan_nouns");
    std::size_t begin = 0;
    if (!lang::contains(links, preposition_of(i, begin))) return false;
    constexpr int reach = 4;  // words: "loan agreement signed with"
    for (int steps = 0; steps < reach && begin > 0; ++steps)
      if (lang::contains(loans, word_before(sentence_.folded, begin))) return true;
    return false;
  }

  /// 监管机构对某公司处以罚款, "the regulator fined X", "gegen X": who is fined, not who fines.
  [[nodiscard]] bool is_aimed_at(std::size_t i) const {
    if (sentence_.lang == "en") {
      static const lang::WordGroup& fining = lang::word_group("fining_verbs");
      std::size_t begin = 0;
      return lang::contains(fining, preposition_of(i, begin));
    }
    if (sentence_.lang == "de" || is_romance(sentence_.lang)) {
      static const lang::WordGroup& links = lang::word_group("fined_links");
      std::size_t begin = 0;
      return lang::contains(links, preposition_of(i, begin));
    }
    if (sentence_.lang != "zh") return false;
    constexpr std::size_t reach = 9;  // bytes: 对美国某公司
    const std::size_t end = mentions_[i].span.begin;
    const std::string_view before = sentence_.folded.substr(end > reach ? end - reach : 0, std::min(end, reach));
    const std::size_t at = std::max(before.rfind("对") + 1, before.rfind("向") + 1);  // 0: neither
    return at != 0 && before.find("，", at - 1) == std::string_view::npos;
  }

  /// "Tech firms spend billions"; in surveys also "10% of firms".
  [[nodiscard]] double score_of_nobody(std::size_t i, Event event) const {
    if (clause_of_mention(i) != own_clause_) return never;
    std::size_t begin = 0;
    const bool agent = sentence_.lang == "en" && preposition_of(i, begin) == "by";  // "the rise forecast by analysts"
    if (is_before(i)) return speaks(i) || agent ? nobody_telling : nobody_before;   // "which brokers said might earn 5 mln"
    return event == Event::survey && distance(i) < near_possessor ? nobody_asked : never;
  }

  /// Whether a company stands before the number in its clause.
  [[nodiscard]] bool has_subject() const {
    for (std::size_t i = first_; i < end_ && is_before(i); ++i)
      if (is_company(i) && clause_of_mention(i) == own_clause_) return true;
    return false;
  }

  [[nodiscard]] bool owns_next(std::size_t i) const { return is_owner_of_next(sentence_, mentions_[i], lexicon_); }
  [[nodiscard]] bool names_relation(std::size_t i) const {
    return is_told_by_relation(sentence_, mentions_[i], is_possessive(i) ? 5 : 1, quantity_.span.begin, lexicon_);
  }

  /// "Foo's Bar unit": the next mention is a unit of mention i.
  [[nodiscard]] bool owns_named_unit(std::size_t i) const {
    constexpr std::size_t reach = 30;  // bytes: "'s wholly-owned American Bar"
    return sentence_.lang == "en" && i + 1 < end_ && mentions_[i + 1].span.begin <= mentions_[i].span.end + reach &&
           mentions_[i + 1].index != mentions_[i].index && is_named_unit(sentence_, mentions_[i + 1], lexicon_);
  }

  /// "Foo's Bar lays off 500 people": the staff are of the firm that acts, not of its owner.
  [[nodiscard]] bool owns_employer(std::size_t i, Event event) const {
    constexpr std::size_t reach = 4;  // bytes: "'s "
    const bool of_staff =
        event == Event::job_cuts || event == Event::hiring || event == Event::headcount || event == Event::departures;
    if (!of_staff || sentence_.lang != "en" || i + 1 >= end_ || !is_possessive(i) || !is_company(i + 1)) return false;
    const CompanyMention& next = mentions_[i + 1];
    if (next.product || next.form != CompanyForm::name || next.index == mentions_[i].index || !is_before(i + 1)) return false;
    const std::size_t end = end_with_short_form(sentence_, next);
    const auto verb = std::partition_point(sentence_.words.begin(), sentence_.words.end(),
                                           [&](const TextSpan& word) { return word.begin < end; });
    if (next.span.begin > mentions_[i].span.end + reach || verb == sentence_.words.end() || verb->begin != end + 1) return false;
    const std::string_view word = verb->of(sentence_.folded);
    return word == "to" || is_finite_verb(word, lexicon_.traits(hash_word(word)));
  }

  /// "Foo sold 20,000 cars, Bar 30,000": mention i has its number, and another name stands right before this one.
  [[nodiscard]] bool has_own_value(std::size_t i) const {
    constexpr std::size_t reach = 8;  // bytes: "Bar um 7 Prozent", "bei Bar 400"
    for (std::size_t j = i + 1; j < end_ && is_before(j); ++j) {
      if (!is_company(j) || mentions_[j].index == mentions_[i].index || distance(j) > reach) continue;
      return std::any_of(sentence_.quantities.begin(), sentence_.quantities.end(), [&](const Quantity& other) {
        return other.kind == quantity_.kind && other.span.begin >= mentions_[i].span.end &&
               other.span.end <= mentions_[j].span.begin;
      });
    }
    return false;
  }

  /// A社は売却し、B社は300人を採用する: clauses in Japanese and Korean run on; the last subject before the number does the deed.
  [[nodiscard]] bool has_later_subject(std::size_t i) const {
    static const lang::WordGroup& particles = lang::word_group("subject_particles");
    if (sentence_.lang != "ja" && sentence_.lang != "ko") return false;
    const std::string_view text = sentence_.text;
    for (std::size_t j = i + 1; j < end_ && is_before(j); ++j) {
      if (!is_company(j) || mentions_[j].index == mentions_[i].index) continue;
      const std::string_view rest = text.substr(mentions_[j].span.end);
      if (std::any_of(particles.begin(), particles.end(), [&](std::string_view word) { return rest.starts_with(word); }))
        return true;
    }
    return false;
  }

  /// "The union says that Foo cut 300 jobs": another company acts between mention i and the number.
  [[nodiscard]] bool subject_between(std::size_t i) const {
    for (std::size_t j = i + 1; j < end_ && is_before(j); ++j)
      if (is_company(j) && !follows(j, trait_before, 1) && mentions_[j].index != mentions_[i].index) return true;
    return false;
  }

  /// "Six hours later, the university asked": the number stands in a leading phrase, its company follows.
  [[nodiscard]] bool leads_to(std::size_t clause, Event event) const {
    if (clause != own_clause_ + 1 || own_clause_ != clause_of(0)) return false;
    return event == Event::time || demand_ == CompanyDemand::expected;
  }

  /// For events that companies seldom have: only a possessor or subject right in the clause.
  [[nodiscard]] bool governs(std::size_t i) const {
    if (is_inside(i)) return true;
    return clause_of_mention(i) == own_clause_ && is_before(i) && is_first_of_clause(i) &&
           mentions_[i].form == CompanyForm::name && distance(i) < 60 && !speaks(i);
  }

  /// 日銀は成長率を1.2%と予測した: the sentence ends with a verb of telling, in Japanese and Korean.
  [[nodiscard]] bool ends_telling() const {
    return (sentence_.lang == "ja" || sentence_.lang == "ko") && ends_with_report(sentence_.folded);
  }

  /// "The IMF expects": who says a number of an economy does not own it.
  [[nodiscard]] bool speaks(std::size_t i) const {
    if (sentence_.lang == "zh") {
      const TextSpan clause = sentence_.clauses.empty() ? TextSpan{} : sentence_.clauses[clause_of_mention(i)];
      return reports_in_chinese(sentence_, mentions_[i], clause, demand_ == CompanyDemand::none);
    }
    static const lang::WordGroup& auxiliaries = lang::word_group("telling_auxiliaries");  // "is forecasting", "has said"
    const std::size_t end = end_with_short_form(sentence_, mentions_[i]);
    auto next = std::partition_point(sentence_.words.begin(), sentence_.words.end(),
                                     [&](const TextSpan& word) { return word.begin < end; });
    constexpr int most = 3;                                                        // "itself has also warned"
    static const lang::WordGroup& regions = lang::word_group("links_to_regions");  // "the Forum for Europe predicts"
    const auto is_capital = [&](auto word) { return sentence_.text[word->begin] >= 'A' && sentence_.text[word->begin] <= 'Z'; };
    if (sentence_.lang == "en" && next + 1 < sentence_.words.end() && lang::contains(regions, next->of(sentence_.folded)) &&
        is_capital(next + 1)) {
      constexpr int longest_region = 3;  // words: "New South Wales"
      ++next;
      for (int steps = 0; steps < longest_region && next != sentence_.words.end() && is_capital(next); ++steps) ++next;
    }
    const auto leads = [&](std::string_view word) {
      return lang::contains(auxiliaries, word) || (sentence_.lang == "en" && word.ends_with("ly"));
    };
    for (int steps = 0; steps < most && next != sentence_.words.end() && leads(next->of(sentence_.folded)); ++steps) ++next;
    if (next == sentence_.words.end()) return false;
    static const lang::WordGroup& forecasts = lang::word_group("forecasting_verbs");  // "Le FMI prévoit une croissance"
    if (demand_ == CompanyDemand::none && lang::contains(forecasts, next->of(sentence_.folded))) return true;
    return (lexicon_.traits(hash_word(next->of(sentence_.folded))) & trait_say) != 0;
  }

  /// 気象庁は震度5の地震があったと発表した: who reports what was measured does not own it.
  [[nodiscard]] bool is_measured() const {
    return quantity_.kind == QuantityKind::measure || quantity_.kind == QuantityKind::index;
  }
  [[nodiscard]] bool reports(std::size_t i) const {
    static const lang::WordGroup& particles = lang::word_group("subject_particles");
    static const lang::WordGroup& endings = lang::word_group("reported_endings");
    if ((sentence_.lang != "ja" && sentence_.lang != "ko") || !is_before(i)) return false;
    const std::string_view rest = sentence_.folded.substr(mentions_[i].span.end);
    return std::any_of(particles.begin(), particles.end(), [&](std::string_view word) { return rest.starts_with(word); }) &&
           std::any_of(endings.begin(), endings.end(), [&](std::string_view word) { return rest.find(word) != rest.npos; });
  }

  [[nodiscard]] std::string reason_for(std::size_t i) const {
    if (is_inside(i)) return "named in the quantity itself";
    if (is_possessive(i)) return "possessor";
    if (clause_of_mention(i) != own_clause_) return "nearest subject of another clause";
    return is_before(i) ? "subject of the clause" : "named after the number";
  }

  /// Whether only a comma or a conjunction parts mentions i and i + 1.
  [[nodiscard]] bool listed_together(std::size_t i) const {
    const std::size_t begin = mentions_[i].span.end;
    const std::size_t end = mentions_[i + 1].span.begin;
    if (end < begin || mentions_[i].index == mentions_[i + 1].index) return false;
    const std::string_view between = sentence_.folded.substr(begin, end - begin);
    if (between == " ") return sentence_.is_headline() && names_deal();  // "Nvidia OpenAI deal stalls"
    static const lang::WordGroup& joints = lang::word_group("name_list_joints");
    return lang::contains(joints, between.find_first_of("<>") == between.npos ? between : without_tickers(between));
  }

  [[nodiscard]] std::vector<std::size_t> list_around(std::size_t best) const {
    if (!is_listable(best)) return {best};
    std::size_t first = best;
    std::size_t last = best;
    // "According to Foo, Bar has 300 staff": who tells is in no list.
    const auto in_list = [this](std::size_t i) { return is_listable(i) && !mentions_[i].source; };
    while (first > first_ && in_list(first - 1) && listed_together(first - 1)) --first;
    while (last + 1 < end_ && in_list(last + 1) && listed_together(last)) ++last;
    std::vector<std::size_t> list;
    for (std::size_t i = first; i <= last && list.size() < max_companies; ++i) list.push_back(i);
    const bool around_number =
        list.size() > 1 && mentions_[first].span.end <= quantity_.span.begin && quantity_.span.end <= mentions_[last].span.begin;
    return around_number ? std::vector<std::size_t>{best} : list;
  }

  [[nodiscard]] bool says_respectively() const {
    static const lang::WordGroup& words = lang::word_group("respectively");
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return sentence_.folded.find(word) != std::string::npos; });
  }

  /// "A and B hired 500 and 200, respectively": the k-th number is the k-th company's.
  [[nodiscard]] std::vector<std::size_t> respective(const std::vector<std::size_t>& list) const {
    if (sentence_.text.size() > longest_respective || !says_respectively()) return list;
    std::size_t place = 0;
    std::size_t alike = 0;
    for (const Quantity& other : sentence_.quantities) {
      if (other.kind != quantity_.kind || other.span.begin < mentions_[list.back()].span.end) continue;
      if (other.span.begin < quantity_.span.begin) ++place;
      ++alike;
    }
    if (alike < list.size()) return list;
    return {list[place % list.size()]};
  }

  /// Whether mention i is the other side of what `chosen` does: "with X", "acquire X", "a stake in X", or its subject.
  [[nodiscard]] bool is_partner(std::size_t i, std::size_t chosen) const {
    const std::size_t clause = clause_of_mention(i);
    if (clause != own_clause_ && clause != clause_of_mention(chosen) && clause != event_clause_ && !adjoins(i)) return false;
    if (i < chosen) return is_first_of_clause(i) && !follows(i, trait_before, 6) && !names_relation(i);
    constexpr int most_described = 6;  // "da empresa de energia solar Foo"
    const bool described =
        sentence_.lang != "en" && mentions_[i].form == CompanyForm::name && follows(i, trait_org_noun, most_described);
    if (described || follows(i, trait_before | trait_buy | trait_owner_prep, 2) || is_cjk_object(i)) return true;
    if (sentence_.lang != "en") return false;
    if (is_bought(i)) return true;
    std::size_t end = mentions_[i].span.begin;  // "by telecoms giant Foo"
    if ((lexicon_.traits(hash_word(word_before(sentence_.folded, end))) & trait_org_noun) == 0) return false;
    word_before(sentence_.folded, end);
    return word_before(sentence_.folded, end) == "by";
  }

  /// "raised $120m from X, led by Y": investors are not whose money it is.
  [[nodiscard]] bool gives(std::size_t i) const {
    const std::string_view text = sentence_.folded;
    std::size_t end = mentions_[i].span.begin;
    std::string_view word = word_before(text, end);
    const bool described =
        sentence_.lang != "en" && (lexicon_.traits(hash_word(word)) & trait_org_noun) != 0;  // "pelo fundo Foo"
    if (described) word = word_before(text, end);
    static const lang::WordGroup& described_agents = lang::word_group("described_agents");
    static const lang::WordGroup& agents = lang::word_group("deal_agents");
    return (described && lang::contains(described_agents, word)) || lang::contains(agents, word);
  }

  [[nodiscard]] bool is_cjk_object(std::size_t i) const {
    const std::string_view before = sentence_.folded.substr(0, mentions_[i].span.begin);
    static const lang::WordGroup& words = lang::word_group("deal_links");
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); });
  }

  /// "a $5bn investment in Foo chips": what follows the name is bought, and not the firm.
  [[nodiscard]] bool names_goods(std::size_t i) const {
    const std::string_view rest = std::string_view(sentence_.folded).substr(mentions_[i].span.end);
    if (sentence_.lang != "en" || sentence_.is_headline() || !rest.starts_with(" ") || is_possessive(i)) return false;
    const auto next = std::partition_point(sentence_.words.begin(), sentence_.words.end(),
                                           [&](const TextSpan& word) { return word.begin < mentions_[i].span.end; });
    if (next == sentence_.words.end() || next->begin != mentions_[i].span.end + 1) return false;
    const std::string_view word = next->of(sentence_.folded);
    return function_words("en").class_of(word) == WordClass::content &&
           (lexicon_.traits(hash_word(word)) & (trait_function | trait_verb | trait_say | trait_staffed)) == 0 &&
           !word.ends_with("ly");
  }

  /// "spent 20 billion on Foo": who gets it, right after the number.
  void add_receiver(std::vector<std::size_t>& chosen) const {
    const std::size_t best = chosen.front();
    for (std::size_t i = best + 1; i < end_; ++i) {
      if (is_before(i) || !is_company(i) || mentions_[i].index == mentions_[best].index) continue;
      if (distance(i) < 12 && follows(i, trait_before, 1) && !names_goods(i)) chosen.push_back(i);
      return;
    }
  }

  /// "Foo bought its old owner and telegraph pioneer Bar": only words that describe it stand between the verb and the name.
  [[nodiscard]] bool is_bought(std::size_t i) const {
    static const lang::WordGroup& buying = lang::word_group("purchase_verbs");
    constexpr int most_described = 8;
    if (sentence_.lang != "en" || !is_listable(i)) return false;
    std::size_t end = mentions_[i].span.begin;
    for (int steps = 0; steps < most_described && end > 0; ++steps) {
      const std::string_view word = word_before(sentence_.folded, end);
      const WordTraits traits = lexicon_.traits(hash_word(word));
      if (word.empty() || word.find_first_of(",;:()\"") != std::string_view::npos) return false;
      if (lang::contains(buying, word)) return true;
      const bool capital = sentence_.text[end] >= 'A' && sentence_.text[end] <= 'Z';
      if ((capital && (traits & (trait_place | trait_nationality | trait_place_part)) == 0) ||
          (traits & (trait_say | trait_owner_prep)) != 0)
        return false;
    }
    return false;
  }

  /// "YouTube was bought by Google": two names of what is one firm by now.
  [[nodiscard]] bool is_bought_unit(std::size_t i, std::size_t other) const {
    const std::string& name = mentions_[i].company.name;
    const std::string& unit = mentions_[other].company.name;
    const std::size_t later = std::max(i, other);
    std::size_t begin = 0;
    return sentence_.lang == "en" && is_listable(i) && is_listable(other) && name.find(unit) == std::string::npos &&
           unit.find(name) == std::string::npos && (is_bought(later) || preposition_of(later, begin) == "by");
  }

  void add_partners(std::vector<std::size_t>& chosen, Event event) const {
    const std::size_t best = chosen.front();
    for (std::size_t i = first_; i < end_ && chosen.size() < 3; ++i) {
      const bool parent = best > first_ && owns_named_unit(best - 1) && mentions_[i].index == mentions_[best - 1].index;
      if (!is_company(i) || parent || !is_partner(i, best)) continue;
      if (event == Event::funding && i > best && gives(i)) continue;
      if (event == Event::spending && i > best && names_goods(i)) continue;
      const bool known = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
        return mentions_[other].index == mentions_[i].index && !(event == Event::acquisition && is_bought_unit(i, other));
      });
      if (!known) chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end());
  }

  static constexpr std::size_t longest_respective = 2000;  // bytes of a sentence; a longer one is a list of its own
  static constexpr double nobody_before = 28;
  static constexpr double nobody_telling = 5;
  static constexpr double nobody_asked = 12;

  std::size_t event_clause_;
  TextSpan event_span_;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

CompanyDemand demand_of(Event event, std::string_view lang) {
  switch (event) {
    case Event::survey:
      return lang == "zh" ? CompanyDemand::expected : CompanyDemand::named;
    case Event::economy:
    case Event::trade:
    case Event::employment:
    case Event::casualties:
      return CompanyDemand::none;
    case Event::time:
    case Event::other:
      return CompanyDemand::named;
    default:
      return CompanyDemand::expected;
  }
}

bool takes_several(Event event) { return event == Event::acquisition || event == Event::funding; }

MentionChoice choose_mentions(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                              const StatedEvent& stated, CompanyReasons* why) {
  return MentionChooser(sentence, mentions, quantity, stated).run(stated.event, why);
}

}  // namespace claimdex::claims
