// Joins the parts: the article's companies, the anaphors of a sentence, and the choice of whose number it is.
#include "analyzers/claim/company/company.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "analyzers/claim/company/company_article.hpp"
#include "analyzers/claim/company/company_choose.hpp"
#include "analyzers/claim/company/company_lexicon.hpp"
#include "analyzers/claim/company/company_names.hpp"
#include "analyzers/claim/company/company_others.hpp"
#include "analyzers/claim/company/company_words.hpp"
#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

// Technical texts name Ubuntu and iPhone everywhere; their makers own what only companies have, no sizes and counts.
bool is_of_makers(Event event) {
  switch (event) {
    case Event::other:
    case Event::time:
    case Event::capacity:
    case Event::survey:
    case Event::spending:
    case Event::price:
    case Event::users:
      return false;
    default:
      return true;
  }
}

std::vector<CompanyMention> without_products(const std::vector<CompanyMention>& mentions) {
  std::vector<CompanyMention> kept;
  std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(kept),
               [](const CompanyMention& mention) { return !mention.product; });
  return kept;
}

std::vector<CompanyMention> without_parts(const std::vector<CompanyMention>& mentions, int maker) {
  std::vector<CompanyMention> kept;
  std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(kept),
               [&](const CompanyMention& mention) { return mention.index == maker; });
  return kept;
}

// 100, 50, 3000: one digit and zeros.
bool is_round(double value) {
  if (!std::isfinite(value)) return false;
  while (value >= 10) value /= 10;
  return value == std::floor(value);
}

/// "Oil prices fall", not "Bank to cut 300 jobs"; no title tells nothing.
bool tells_of_no_firm(std::string_view title) {
  static const lang::WordGroup& firms = lang::word_group("firm_title_words");
  const CompanyLexicon& lexicon = company_lexicon("en");
  const std::string words = name_key(title);
  const std::string_view rest = words;
  for (std::size_t begin = 0; begin < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', begin), rest.size());
    const std::string_view word = rest.substr(begin, end - begin);
    if (lang::contains(firms, word) || (lexicon.traits(hash_word(word)) & (trait_org_noun | trait_relation | trait_title)) != 0)
      return false;
    begin = end + 1;
  }
  return !words.empty();
}

bool is_same(const Company& a, const Company& b) { return a.name == b.name || (!a.id.empty() && a.id == b.id); }

}  // namespace

struct CompanyReader::Impl {
  Impl(const Article& read_article, const FoldedBlocks& read_folded) : article(read_article), folded(read_folded) {}

  using ValueKey = std::tuple<double, double, QuantityKind>;
  struct Owners {
    std::vector<Company> companies;
    Event event = Event::other;  ///< of the claim that named them
  };

  const Article& article;
  const FoldedBlocks& folded;
  std::optional<ArticleCompanies> companies;  ///< of articles with quantities only
  std::map<ValueKey, Owners> owners;          ///< of numbers that the article gave before

  [[nodiscard]] Company company_of(int index, std::string_view name) const {
    return {std::string(name), std::string(companies->companies()[static_cast<std::size_t>(index)].id)};
  }

  /// The text of the title's block; empty where there is none.
  [[nodiscard]] std::string_view title() const {
    const auto block = std::find_if(article.blocks.begin(), article.blocks.end(),
                                    [](const Block& candidate) { return candidate.kind == BlockKind::title; });
    return block == article.blocks.end() ? std::string_view{} : std::string_view(block->text);
  }

  /// "- SoC – Foo X2 at 2 GHz" in the list of what a thing of Bar's has: Foo only makes a part.
  [[nodiscard]] bool specifies(const Sentence& sentence) const {
    return sentence.lang == "en" && companies->maker_of_sheet() != ArticleCompanies::none &&
           article.blocks[sentence.block_index].kind == BlockKind::list;
  }

  void add_names(const Sentence& sentence, std::vector<CompanyMention>& mentions) const {
    for (const NameHit& hit : companies->hits_in(sentence.block_index, sentence.in_block)) {
      CompanyMention mention;
      mention.span = {hit.span.begin - sentence.in_block.begin, hit.span.end - sentence.in_block.begin};
      mention.company = company_of(static_cast<int>(hit.company), companies->written(hit));
      mention.form = hit.acronym ? CompanyForm::acronym : CompanyForm::name;
      mention.source = hit.source;
      mention.index = static_cast<int>(hit.company);
      mention.product = hit.product;
      mentions.push_back(std::move(mention));
    }
  }

  void add_anaphora(const Sentence& sentence, std::vector<CompanyMention>& mentions) const {
    const auto names = static_cast<std::ptrdiff_t>(mentions.size());  // in order, and never overlapping
    for (Anaphor anaphor : companies->anaphora_in(sentence.block_index, sentence.in_block)) {
      anaphor.span = {anaphor.span.begin - sentence.in_block.begin, anaphor.span.end - sentence.in_block.begin};
      if (anaphor.form == CompanyForm::nobody) {
        mentions.push_back({anaphor.span, {}, CompanyForm::nobody, false, ArticleCompanies::none});
        continue;
      }
      const auto next = std::partition_point(mentions.begin(), mentions.begin() + names, [&](const CompanyMention& mention) {
        return mention.span.end <= anaphor.span.begin;
      });
      if (next != mentions.begin() + names && next->span.overlaps(anaphor.span)) continue;
      if (next == mentions.begin() && anaphor.form == CompanyForm::pronoun && has_antecedent(sentence, mentions, anaphor.span)) {
        mentions.push_back({anaphor.span, {}, CompanyForm::nobody, false, ArticleCompanies::none});
        continue;
      }
      const std::size_t byte = sentence.in_block.begin + anaphor.span.begin;
      const int index = companies->in_focus(sentence.block_index, byte, anaphor.sort);
      if (index == ArticleCompanies::none) continue;
      const std::string_view name = companies->last_name(index, sentence.block_index, byte);
      mentions.push_back({anaphor.span, company_of(index, name), anaphor.form, false, index});
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const CompanyMention& a, const CompanyMention& b) { return a.span.begin < b.span.begin; });
  }

  /// A number that the article gave before with a company ("the 2.4 % drop"), large or odd enough to be the same one.
  [[nodiscard]] const std::vector<Company>* owners_of(const Quantity& quantity, Event event, std::string_view lang) const {
    if (lang == "zh" && quantity.kind != QuantityKind::money && is_round(quantity.low))
      return nullptr;  // 100个, 50%: lists of Chinese news have many of them
    const bool telling = quantity.low >= 100 || quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::money;
    if (!telling) return nullptr;
    const auto found = owners.find({quantity.low, quantity.high, quantity.kind});
    if (found == owners.end() || found->second.companies.empty()) return nullptr;
    // $25, 30%: an article has round numbers of many things, but speaks of one deal as a deal, a price, a question
    const Owners& before = found->second;
    if (lang == "en" && before.event != event && before.companies.size() < 2 && is_round(quantity.low)) return nullptr;
    return &before.companies;
  }

  /// "The $20bn deal" names one side, or none, of what the article said of two.
  [[nodiscard]] const std::vector<Company>* partners_before(const Quantity& quantity, Event event, std::string_view lang,
                                                            const std::vector<Company>& found) const {
    const bool between_two = takes_several(event) || event == Event::spending || event == Event::other;
    const std::vector<Company>* before =
        quantity.kind == QuantityKind::money && between_two ? owners_of(quantity, event, lang) : nullptr;
    if (before == nullptr || found.size() != 1 || before->size() < 2) return nullptr;
    const bool one_of_them =
        std::any_of(before->begin(), before->end(), [&](const Company& company) { return is_same(company, found.front()); });
    return one_of_them ? before : nullptr;
  }

  /// "Foo verlagert die Verwaltung. 220 Mitarbeiter verlieren ihren Arbeitsplatz.": what only a company has, and one is spoken
  /// of.
  [[nodiscard]] int beside(const Sentence& sentence, const Quantity& quantity, Event event) const {
    const bool owned = event == Event::job_cuts || event == Event::hiring || event == Event::headcount ||
                       event == Event::revenue || event == Event::profit || event == Event::stock || event == Event::acquisition;
    const bool summed = quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::money;
    if (!owned || !summed || sentence.lang == "en" || sentence.lang == "zh") return ArticleCompanies::none;
    return companies->sole_before(sentence.block_index, sentence.in_block.begin + quantity.span.begin);
  }

  /// 工場に50億円を投じる: Japanese and Korean sentences without a subject go on with that of the sentence before.
  [[nodiscard]] int dropped_subject(const Sentence& sentence, const Quantity& quantity, const StatedEvent& stated) const {
    if (sentence.lang != "ja" && sentence.lang != "ko") return ArticleCompanies::none;
    if (stated.demand != CompanyDemand::expected || stated.event == Event::price || stated.event == Event::users)
      return ArticleCompanies::none;
    static const lang::WordGroup& particles = lang::word_group("topic_particles");
    const std::string_view before = sentence.folded.substr(0, quantity.span.begin);
    const auto topic_of_other = [&](std::string_view particle) {
      for (std::size_t at = before.find(particle); at != std::string_view::npos; at = before.find(particle, at + 1))
        if (at != stated.span.end) return true;  // 売上高は: the measure itself may be the topic
      return false;
    };
    if (std::any_of(particles.begin(), particles.end(), topic_of_other)) return ArticleCompanies::none;
    return companies->sole_before(sentence.block_index, sentence.in_block.begin);
  }

  std::vector<Company> from_context(const Sentence& sentence, const std::vector<CompanyMention>& mentions,
                                    const Quantity& quantity, const StatedEvent& stated, std::string_view object,
                                    CompanyReasons* why) const {
    const Event event = stated.event;
    if (stated.demand == CompanyDemand::none || is_of_any(sentence, quantity)) return {};
    if (specifies(sentence)) {
      const int maker = companies->maker_of_sheet();
      if (why != nullptr) why->chosen = "the maker of what is specified";
      return {company_of(maker, companies->last_name(maker, sentence.block_index, sentence.in_block.begin))};
    }
    if (const std::vector<Company>* same = owners_of(quantity, event, sentence.lang); same != nullptr && event != Event::time) {
      if (why != nullptr) why->chosen = "the article gave this number before";
      return *same;
    }
    if (const int focus = dropped_subject(sentence, quantity, stated); focus != ArticleCompanies::none) {
      if (why != nullptr) why->chosen = "the subject that goes on without being named";
      return {company_of(focus, companies->last_name(focus, sentence.block_index, sentence.in_block.begin))};
    }
    const bool any_is_its = companies->has_sole_company() && event == Event::other && quantity.kind == QuantityKind::money;
    if (stated.demand != CompanyDemand::expected && !any_is_its) return {};
    if (const int sole = beside(sentence, quantity, event); sole != ArticleCompanies::none) {
      if (why != nullptr) why->chosen = "the only company named right before";
      return {company_of(sole, companies->last_name(sole, sentence.block_index, sentence.in_block.begin + quantity.span.begin))};
    }
    if (const int lead = companies->sole_of_lead(sentence.block_index); lead != ArticleCompanies::none) {
      if (why != nullptr) why->chosen = "the company that the list is of";
      return {company_of(lead, companies->last_name(lead, sentence.block_index, sentence.in_block.begin))};
    }
    const int main = companies->main_company();
    const bool owned = is_of_makers(event) || event == Event::spending || event == Event::capacity;
    const bool alone = owned && sentence.lang != "en" && sentence.lang != "zh" && companies->opens_text_alone();
    if (main == ArticleCompanies::none || (!companies->has_clear_focus() && !alone)) return {};
    if (is_of_person(sentence, quantity) || is_of_another(sentence, mentions, quantity, stated.event, object)) return {};
    // What is often named, but not what the title is about, owns no price and no size of an English text, and nothing else where
    // the title tells of no firm at all ("Oil prices fall").
    const bool titled = companies->companies()[static_cast<std::size_t>(main)].in_title;
    if (sentence.lang == "en" && !titled && (!is_of_makers(event) || tells_of_no_firm(title()))) return {};
    // A product in the title, or a company of a long list of news: no owner of every Chinese number below.
    const bool known = !companies->companies()[static_cast<std::size_t>(main)].by_product && companies->is_often_named();
    if (sentence.lang == "zh" && (!known || event == Event::capacity)) return {};  // sizes are of anything
    if (why != nullptr) why->chosen = "the company that the article is about";
    const std::string_view name = companies->last_name(main, sentence.block_index, sentence.in_block.begin + quantity.span.begin);
    return {company_of(main, name)};
  }
};

CompanyReader::CompanyReader(const Article& article, const FoldedBlocks& folded)
    : impl_(std::make_unique<Impl>(article, folded)) {}
CompanyReader::~CompanyReader() = default;

std::vector<CompanyMention> CompanyReader::read(const Sentence& sentence) {
  std::vector<CompanyMention> mentions;
  if (sentence.quantities.empty()) return mentions;
  if (!impl_->companies) impl_->companies.emplace(impl_->article, impl_->folded);
  impl_->add_names(sentence, mentions);
  impl_->add_anaphora(sentence, mentions);
  return mentions;
}

std::vector<Company> CompanyReader::choose(const Sentence& sentence, const std::vector<CompanyMention>& all,
                                           const Quantity& quantity, const EventReading& reading, CompanyReasons* why) {
  std::vector<Company> found;
  if (quantity.kind == QuantityKind::age) return found;  // how old somebody is
  const Event event = reading.event;
  const bool of_market = reading.entry != nullptr && reading.entry->of_market && !reading.span.empty();
  const bool sentenced = event == Event::penalty && quantity.kind == QuantityKind::duration;  // people go to prison
  const StatedEvent stated{event, reading.span, of_market || sentenced ? CompanyDemand::none : demand_of(event, sentence.lang)};
  const bool leave_products = sentence.lang == "zh" && !is_of_makers(event);
  const bool leave_parts = impl_->specifies(sentence);
  const std::vector<CompanyMention> kept = leave_parts      ? without_parts(all, impl_->companies->maker_of_sheet())
                                           : leave_products ? without_products(all)
                                                            : std::vector<CompanyMention>();
  const std::vector<CompanyMention>& mentions = leave_parts || leave_products ? kept : all;
  const MentionChoice choice = choose_mentions(sentence, mentions, quantity, stated, why);
  for (const std::size_t index : choice.chosen) {
    const Company& company = mentions[index].company;
    if (std::none_of(found.begin(), found.end(),
                     [&](const Company& other) { return choice.apart ? other.name == company.name : is_same(other, company); }))
      found.push_back(company);
  }
  if (found.empty() && !choice.nobody && !is_told_by_unknown(sentence, all))
    found = impl_->from_context(sentence, all, quantity, stated, reading.object, why);
  if (const std::vector<Company>* before = impl_->partners_before(quantity, event, sentence.lang, found); before != nullptr) {
    found = *before;
    if (why != nullptr) why->chosen = "the article gave this number before, between two";
  }
  if (!found.empty()) impl_->owners.try_emplace({quantity.low, quantity.high, quantity.kind}, Impl::Owners{found, event});
  return found;
}

}  // namespace claimdex::claims
