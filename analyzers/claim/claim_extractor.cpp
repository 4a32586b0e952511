// The pipeline: blocks to sentences to quantities to claims. The rules are elsewhere, one family a file; here they meet.
#include <algorithm>
#include <utility>

#include "analyzers/claim/attribution/factuality.hpp"
#include "analyzers/claim/attribution/period.hpp"
#include "analyzers/claim/attribution/speaker.hpp"
#include "analyzers/claim/attribution/time_goal.hpp"
#include "analyzers/claim/claim_context.hpp"
#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/company/company_institution.hpp"
#include "analyzers/claim/event/company_events.hpp"
#include "analyzers/claim/event/counted_again.hpp"
#include "analyzers/claim/event/event_binder.hpp"
#include "analyzers/claim/event/index_level.hpp"
#include "analyzers/claim/event/result_line.hpp"
#include "analyzers/claim/explain_claim.hpp"
#include "analyzers/claim/implied_currency.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex {
namespace {

const claims::EventLexicon& built_in_lexicon(std::string_view lang) {
  static const claims::PerLanguage<claims::EventLexicon> lexicons;
  return lexicons.of(lang);
}

std::optional<std::chrono::sys_days> anchor_of(const Metadata& metadata, std::optional<std::chrono::sys_days> now) {
  if (metadata.published) return std::chrono::floor<std::chrono::days>(metadata.published->at);
  if (metadata.fetched) return std::chrono::floor<std::chrono::days>(metadata.fetched->at);
  return now;
}

std::size_t line_of(const std::vector<std::uint64_t>& line_starts, std::size_t offset) {
  return static_cast<std::size_t>(std::upper_bound(line_starts.begin(), line_starts.end(), offset) - line_starts.begin());
}

}  // namespace

struct ClaimExtractor::Impl {
  ExtractionOptions options;
  std::vector<claims::EventLexicon> lexicons;  ///< one a language, only where the user adds lines

  [[nodiscard]] const claims::EventLexicon& lexicon(std::string_view lang) const {
    return lexicons.empty() ? built_in_lexicon(lang) : lexicons[claims::language_index(lang)];
  }
};

namespace {

using claims::EventReading;
using claims::Sentence;

/// One article's extraction: what its sentences share.
class ArticleReader {
 public:
  ArticleReader(const Article& article, const ExtractionOptions& options)
      : article_(article),
        options_(options),
        folded_(claims::fold_blocks(article)),
        builder_(article, folded_),
        periods_(anchor_of(article.info.metadata, options.now)),
        year_(claims::year_of(article, anchor_of(article.info.metadata, options.now))),
        companies_(article, folded_),
        context_(article) {}

  template <class LexiconOf>
  std::vector<Claim> read(const LexiconOf& lexicon_of) {
    for (std::size_t block = 0; block < article_.blocks.size(); ++block) {
      if (!builder_.begin_block(block)) continue;
      while (builder_.next(sentence_)) read_sentence(lexicon_of(sentence_.lang));
    }
    return std::move(claims_);
  }

 private:
  static constexpr std::size_t usual_claims = 16;  ///< of an article

  void read_sentence(const claims::EventLexicon& lexicon) {
    const std::vector<claims::CompanyMention> mentions = companies_.read(sentence_);
    speakers_.begin(sentence_);
    take_back();
    first_of_sentence_ = claims_.size();
    last_block_ = sentence_.block_index;
    if (sentence_.quantities.empty()) return;
    const auto& context = context_.of(sentence_, lexicon);
    const std::vector<EventReading>& readings = binder_.bind(sentence_, lexicon, context, options_.explain);
    context_.remember(sentence_, readings);
    factuality_.begin(sentence_);
    periods_.begin(sentence_, factuality_.view());
    for (std::size_t i = 0; i < readings.size(); ++i) add_claim(sentence_.quantities[i], readings[i], mentions);
  }

  /// "Reports said 500 jobs would go. The company denied this.": what the sentence before told as unsure is denied.
  void take_back() {
    const auto unsure = [](const Claim& claim) {
      return claim.factuality == Factuality::probable || claim.factuality == Factuality::possible;
    };
    const auto first = claims_.begin() + static_cast<std::ptrdiff_t>(first_of_sentence_);
    if (last_block_ != sentence_.block_index || std::none_of(first, claims_.end(), unsure)) return;
    if (!claims::FactualityReader::takes_back(sentence_)) return;
    for (auto claim = first; claim != claims_.end(); ++claim)
      if (unsure(*claim)) claim->factuality = Factuality::denied;
  }

  void add_claim(const Quantity& quantity, EventReading reading, const std::vector<claims::CompanyMention>& mentions) {
    claims::tell_by_companies(sentence_, mentions, quantity, reading);
    const Claim* again = claims::counted_before(sentence_, quantity, reading, claims_);
    if (again != nullptr) {
      reading.event = again->event;
      reading.object = again->quantity.object;
      reading.rule = "counted again";
    }
    Claim claim;
    place(reading.rule == claims::result_line_rule ? claims::without_next_label(quantity) : quantity, claim);
    claim.event = reading.event;
    claim.event_span = reading.span;
    claim.direction = reading.direction;
    claim.quantity.object = reading.object;
    claim.quantity.object_span = reading.object_span;
    drop_word_behind(claim.quantity);
    if (claims::is_index_level(sentence_, quantity, reading)) {
      claim.quantity.kind = QuantityKind::index;
      claim.quantity.unit = "point";
    }
    claims::CompanyReasons why_company;
    claim.companies = companies_.choose(sentence_, mentions, quantity, reading, options_.explain ? &why_company : nullptr);
    if (again != nullptr && claim.companies.empty()) claim.companies = again->companies;
    if (claim.companies.empty())
      if (auto institution = claims::institution_of(sentence_, quantity)) claim.companies.push_back(std::move(*institution));
    const claims::FactualityReading factuality = claims::with_goal(sentence_, quantity, year_, factuality_.of(quantity));
    claim.factuality = factuality.value;
    if (factuality.is_upper_bound) claim.quantity.bound = Bound::at_most;
    if (goes_on_unsure(reading, factuality) && is_near_last(quantity)) claim.factuality = claims_.back().factuality;
    currency_.imply(sentence_, reading, claim.quantity);
    const auto speaker = speakers_.of(quantity, claim.companies);
    if (speaker) claim.speaker = speaker->name;
    const bool is_future = claim.factuality == Factuality::probable || claim.factuality == Factuality::possible;
    const claims::PeriodReading period = periods_.of(quantity, {is_future, factuality.is_given}, options_.explain);
    claim.period = period.period;
    claim.rule = quantity.rule + "+event." + std::string(reading.rule);
    if (options_.explain)
      claim.explanation = claims::explain_claim(
          sentence_, claim, {reading, factuality, factuality_.view(), speaker, speakers_.attributions(), period, why_company});
    if (claims_.capacity() == 0) claims_.reserve(usual_claims);
    claims_.push_back(std::move(claim));
  }

  /// 制造业投资同比增长5%: what the noun is compared with is no part of it.
  static void drop_word_behind(Quantity& quantity) {
    static const lang::WordGroup& words = lang::word_group("words_behind_objects");
    for (const std::string_view word : words) {
      if (quantity.object.size() <= word.size() || !quantity.object.ends_with(word)) continue;
      quantity.object.resize(quantity.object.size() - word.size());
      quantity.object_span.end -= word.size();
    }
  }

  /// "A rechnet mit 2,1 Prozent, B mit 2,3 Prozent": a list goes on as it began.
  [[nodiscard]] bool goes_on_unsure(const EventReading& reading, const claims::FactualityReading& factuality) const {
    if (reading.rule != "list" || claims_.size() <= first_of_sentence_ || factuality.is_given) return false;
    const Factuality before = claims_.back().factuality;
    return factuality.value == Factuality::certain && factuality.cue.empty() &&
           (before == Factuality::probable || before == Factuality::possible);
  }

  /// "missed forecasts of 12% and fell below last spring's 9%": what has its own verb or owner is no member of the list.
  [[nodiscard]] bool is_near_last(const Quantity& quantity) const {
    constexpr std::size_t reach = 40;  // bytes
    const std::size_t end = claims_.back().quantity.span.end;
    if (sentence_.lang != "en" || quantity.span.begin < end) return true;
    const std::string_view between = sentence_.folded.substr(end, quantity.span.begin - end);
    return between.size() <= reach && between.find("'s ") == std::string_view::npos;
  }

  // Where the claim stands: in the sentence, the block and the file.
  void place(const Quantity& quantity, Claim& claim) const {
    const Block& block = *sentence_.block;
    const std::size_t shift = sentence_.in_block.begin;
    claim.sentence = sentence_.text;
    claim.quantity = quantity;
    claim.surface = quantity.span.of(sentence_.text);
    claim.block = sentence_.block_index;
    claim.block_kind = block.kind;
    claim.block_span = sentence_.in_block;
    claim.lang = sentence_.lang;
    claim.source = block.source.to_source(sentence_.in_block);
    claim.source_value = block.source.to_source({quantity.span.begin + shift, quantity.span.end + shift});
    claim.line = line_of(article_.line_starts, claim.source.begin);
    claim.mentions = {claim.source};
  }

  const Article& article_;
  const ExtractionOptions& options_;
  const claims::FoldedBlocks folded_;
  claims::SentenceBuilder builder_;
  claims::PeriodReader periods_;
  const std::optional<int> year_;  ///< in which the article was written
  claims::SpeakerReader speakers_;
  claims::FactualityReader factuality_;
  claims::CompanyReader companies_;
  claims::ClaimContext context_;
  claims::EventBinder binder_;
  claims::ImpliedCurrency currency_;
  Sentence sentence_;
  std::vector<Claim> claims_;
  std::size_t first_of_sentence_ = 0;  ///< index of the first claim of the sentence before
  std::size_t last_block_ = static_cast<std::size_t>(-1);
};

}  // namespace

ClaimExtractor::ClaimExtractor() : impl_(std::make_unique<const Impl>()) {}
ClaimExtractor::ClaimExtractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

Result<ClaimExtractor> ClaimExtractor::create(ExtractionOptions options) {
  auto impl = std::make_unique<Impl>();
  if (!options.lexicon.empty()) {
    if (Result<void> checked = claims::check_lexicon(options.lexicon); !checked) return checked.error();
    for (const std::string_view lang : claims::rule_languages) impl->lexicons.emplace_back(lang, options.lexicon);
  }
  impl->options = std::move(options);
  return ClaimExtractor(std::unique_ptr<const Impl>(std::move(impl)));
}

std::vector<Claim> ClaimExtractor::extract(const Article& article) const {
  return ArticleReader(article, impl_->options).read([this](std::string_view lang) -> const claims::EventLexicon& {
    return impl_->lexicon(lang);
  });
}

std::vector<Claim> extract_claims(const Article& article) {
  static const ClaimExtractor extractor;
  return extractor.extract(article);
}

}  // namespace claimdex
