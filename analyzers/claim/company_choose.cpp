// Scores each mention by clause, side, distance and construction; joins those that stand in one list ("IBM and Google").
#include "analyzers/claim/company_choose.hpp"

#include <algorithm>
#include <array>

#include "analyzers/claim/company_lexicon.hpp"
#include "analyzers/claim/company_words.hpp"

namespace claimdex::claims {
namespace {

constexpr double never = -1000;
constexpr std::size_t max_companies = 8;

class MentionChooser {
 public:
  MentionChooser(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                 TextSpan event_span)
      : sentence_(sentence),
        mentions_(mentions),
        quantity_(quantity),
        event_span_(event_span),
        lexicon_(company_lexicon(sentence.lang)) {}

  std::vector<std::size_t> run(Event event, std::string* why) {
    std::size_t best = mentions_.size();
    double best_score = never;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const double score = mentions_[i].source ? never : score_of(i);
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    if (best == mentions_.size()) return {};
    if (demand_of(event) == CompanyDemand::none && !governs(best)) return {};
    if (why != nullptr) *why = reason_for(best);
    std::vector<std::size_t> chosen = list_around(best);
    if (chosen.size() > 1) return respective(chosen);
    if (takes_several(event)) add_others(chosen);
    return chosen;
  }

 private:
  [[nodiscard]] std::size_t clause_of(std::size_t byte) const {
    for (std::size_t i = 0; i < sentence_.clauses.size(); ++i)
      if (byte < sentence_.clauses[i].end) return i;
    return sentence_.clauses.empty() ? 0 : sentence_.clauses.size() - 1;
  }

  [[nodiscard]] bool is_before(std::size_t i) const { return mentions_[i].span.begin < quantity_.span.begin; }

  [[nodiscard]] bool is_inside(std::size_t i) const { return quantity_.span.contains(mentions_[i].span); }

  [[nodiscard]] std::size_t distance(std::size_t i) const {
    const TextSpan& span = mentions_[i].span;
    if (is_before(i)) return quantity_.span.begin - std::min(span.end, quantity_.span.begin);
    return span.begin - std::min(quantity_.span.end, span.begin);
  }

  [[nodiscard]] bool is_first_of_clause(std::size_t i) const {
    const std::size_t clause = clause_of(mentions_[i].span.begin);
    for (std::size_t j = 0; j < i; ++j)
      if (!mentions_[j].source && clause_of(mentions_[j].span.begin) == clause) return false;
    return true;
  }

  [[nodiscard]] bool is_possessive(std::size_t i) const {
    const std::string_view rest = sentence_.text.substr(mentions_[i].span.end);
    return rest.starts_with("'s") || rest.starts_with("\xE2\x80\x99s") || rest.starts_with("' ") ||
           rest.starts_with("\xE2\x80\x99 ") || rest.starts_with("的") || rest.starts_with("の") || rest.starts_with("의 ");
  }

  /// "at X", "of X", "bei X" right before the mention.
  [[nodiscard]] bool follows_owner(std::size_t i) const {
    const std::string_view before = std::string_view(sentence_.folded).substr(0, mentions_[i].span.begin);
    std::size_t end = before.find_last_not_of(' ');
    if (end == std::string_view::npos) return false;
    std::size_t begin = before.find_last_of(' ', end);
    std::string_view word = before.substr(begin == std::string_view::npos ? 0 : begin + 1,
                                          end - (begin == std::string_view::npos ? 0 : begin + 1) + 1);
    return (lexicon_.traits(hash_word(word)) & trait_owner_prep) != 0;
  }

  [[nodiscard]] double score_of(std::size_t i) const {
    if (is_inside(i)) return 100;
    const std::size_t own = clause_of(quantity_.span.begin);
    const std::size_t clause = clause_of(mentions_[i].span.begin);
    const double apart = own > clause ? static_cast<double>(own - clause) : static_cast<double>(clause - own);
    double score = clause == own ? 30 : is_before(i) ? 18 - 3 * apart : 6 - 3 * apart;
    if (is_before(i)) score += 5;
    if (is_first_of_clause(i)) score += 4;
    const double characters = static_cast<double>(std::min<std::size_t>(distance(i), 160));
    score -= characters / 20;
    if (is_before(i) && is_possessive(i) && clause == own) score += 5;
    if (!is_before(i) && clause == own && distance(i) < 60 && (follows_owner(i) || is_possessive(i))) score += 12;
    if (is_before(i) && clause == own && follows_owner(i) && !is_first_of_clause(i)) score -= 3;
    return score;
  }

  /// For events that companies seldom have: only a possessor or subject right in the clause.
  [[nodiscard]] bool governs(std::size_t i) const {
    if (is_inside(i)) return true;
    return clause_of(mentions_[i].span.begin) == clause_of(quantity_.span.begin) && is_before(i) && is_first_of_clause(i) &&
           mentions_[i].form == CompanyForm::name && distance(i) < 60;
  }

  [[nodiscard]] std::string reason_for(std::size_t i) const {
    if (is_inside(i)) return "named in the quantity itself";
    if (is_possessive(i)) return "possessor";
    if (clause_of(mentions_[i].span.begin) != clause_of(quantity_.span.begin)) return "nearest subject of another clause";
    return is_before(i) ? "subject of the clause" : "named after the number";
  }

  /// Whether only a comma or a conjunction parts mentions i and i + 1.
  [[nodiscard]] bool listed_together(std::size_t i) const {
    const std::size_t begin = mentions_[i].span.end;
    const std::size_t end = mentions_[i + 1].span.begin;
    if (end < begin || mentions_[i].index == mentions_[i + 1].index) return false;
    std::string_view between = std::string_view(sentence_.folded).substr(begin, end - begin);
    constexpr std::array<std::string_view, 24> joints = {", ",   " and ", ", and ", " & ",     "、",  "和", "与",   "及",
                                                         "以及", " und ", " et ",   " y ",     " e ", "，", "と",   "や",
                                                         " 和 ", "와 ",   "과 ",    " sowie ", ",",   "・", " or ", " 与 "};
    return std::find(joints.begin(), joints.end(), between) != joints.end();
  }

  [[nodiscard]] std::vector<std::size_t> list_around(std::size_t best) const {
    if (mentions_[best].form != CompanyForm::name) return {best};
    std::size_t first = best;
    std::size_t last = best;
    while (first > 0 && mentions_[first - 1].form == CompanyForm::name && listed_together(first - 1)) --first;
    while (last + 1 < mentions_.size() && mentions_[last + 1].form == CompanyForm::name && listed_together(last)) ++last;
    std::vector<std::size_t> list;
    for (std::size_t i = first; i <= last && list.size() < max_companies; ++i) list.push_back(i);
    const bool around_number =
        list.size() > 1 && mentions_[first].span.end <= quantity_.span.begin && quantity_.span.end <= mentions_[last].span.begin;
    return around_number ? std::vector<std::size_t>{best} : list;
  }

  [[nodiscard]] bool says_respectively() const {
    constexpr std::array<std::string_view, 9> words = {
        "respectively", "分别", "beziehungsweise", "respectivement", "respectivamente", "それぞれ", "각각", "jeweils", "分別"};
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return sentence_.folded.find(word) != std::string::npos; });
  }

  /// "A and B hired 500 and 200, respectively": the k-th number is the k-th company's.
  [[nodiscard]] std::vector<std::size_t> respective(const std::vector<std::size_t>& list) const {
    if (!says_respectively()) return list;
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

  void add_others(std::vector<std::size_t>& chosen) const {
    for (std::size_t i = 0; i < mentions_.size() && chosen.size() < 3; ++i) {
      if (mentions_[i].source) continue;
      const bool known = std::any_of(chosen.begin(), chosen.end(),
                                     [&](std::size_t other) { return mentions_[other].index == mentions_[i].index; });
      if (!known) chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end());
  }

  const Sentence& sentence_;
  const std::vector<CompanyMention>& mentions_;
  const Quantity& quantity_;
  TextSpan event_span_;
  const CompanyLexicon& lexicon_;
};

}  // namespace

CompanyDemand demand_of(Event event) {
  switch (event) {
    case Event::economy:
    case Event::trade:
    case Event::employment:
    case Event::casualties:
      return CompanyDemand::none;
    case Event::time:
    case Event::other:
    case Event::survey:
      return CompanyDemand::named;
    default:
      return CompanyDemand::expected;
  }
}

bool takes_several(Event event) { return event == Event::acquisition || event == Event::funding; }

std::vector<std::size_t> choose_mentions(const Sentence& sentence, const std::vector<CompanyMention>& mentions,
                                         const Quantity& quantity, Event event, TextSpan event_span, std::string* why) {
  return MentionChooser(sentence, mentions, quantity, event_span).run(event, why);
}

}  // namespace claimdex::claims
