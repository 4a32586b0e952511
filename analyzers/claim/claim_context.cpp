// Surroundings as candidates. Only phrases that name an event count; the nearer the place, the stronger.
#include "analyzers/claim/claim_context.hpp"

#include <algorithm>
#include <cmath>

#include "analyzers/claim/object/object.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "analyzers/text/fold_aligned.hpp"

namespace claimdex::claims {
namespace {

constexpr double table_header = 1.2;
constexpr double list_lead = 0.75;
constexpr double heading_above = 0.6;
constexpr double sentence_before = 0.5;
constexpr double title_of_article = 0.42;

constexpr double said_before = 1.0;

// A table of known values needs no more candidates than this.
constexpr std::size_t most_context = 128;

// How many values an article's memory holds; news repeats its few main figures.
constexpr std::size_t most_said = 48;

bool is_measure_of_things(const LexiconEntry& entry) {
  if (entry.role == TriggerRole::light || entry.role == TriggerRole::rate) return true;
  switch (entry.event) {
    case Event::users:
    case Event::capacity:
    case Event::survey:
    case Event::sales_volume:
    case Event::other:
    case Event::time:
      return true;
    default:
      return false;
  }
}

// Whether a value is telling enough to be known again: "2" and "10 %" say nothing, 2,000 and 4.8 % do.
bool is_telling(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::duration || quantity.kind == QuantityKind::age) return false;
  if (quantity.kind == QuantityKind::percent) return quantity.low != std::floor(quantity.low);
  return quantity.low >= 200 || quantity.low != std::floor(quantity.low);
}

// Whether a word of `folded` is of one of `classes`.
bool speaks_of(std::string_view folded, std::string_view lang, std::uint32_t classes) {
  std::vector<TextSpan> words;
  cut_words(folded, words);
  constexpr std::size_t longest = 4;  // characters of a CJK noun; every one is a word
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (class_bit(object_class(object_head(words[i].of(folded), lang))) & classes) return true;
    for (std::size_t end = i + 1; end < std::min(words.size(), i + longest) && words[end].begin == words[end - 1].end; ++end)
      if (class_bit(object_class(TextSpan{words[i].begin, words[end].end}.of(folded))) & classes) return true;
  }
  return false;
}

// A verb of many uses is the topic of what follows only where its block names what it takes: 受强震影响 cuts no jobs.
bool lacks_object(const Trigger& trigger, std::string_view folded, std::string_view lang) {
  const bool verb = trigger.entry->role == TriggerRole::act || trigger.entry->role == TriggerRole::light;
  return verb && trigger.entry->classes != 0 && !trigger.entry->from_user && !speaks_of(folded, lang, trigger.entry->classes);
}

// A block longer than this says too many things to be the topic of another.
constexpr std::size_t longest_topic = 400;

}  // namespace

ClaimContext::ClaimContext(const Article& article) : article_(&article), blocks_(article.blocks.size()) {
  for (std::size_t i = 0; i < article.blocks.size() && title_ < 0; ++i)
    if (article.blocks[i].kind == BlockKind::title) title_ = static_cast<int>(i);
}

const ClaimContext::BlockTriggers& ClaimContext::triggers_of(std::size_t block, const EventLexicon& lexicon) {
  BlockTriggers& known = blocks_[block];
  if (known.read) return known;
  known.read = true;
  const std::string& text = article_->blocks[block].text;
  if (text.size() > longest_topic) return known;
  known.folded = text::fold_aligned(text);
  lexicon.find(text::PhraseText(known.folded), known.triggers);
  const std::string& lang = article_->blocks[block].lang;
  std::erase_if(known.triggers, [&](const Trigger& trigger) {
    return !names_event(trigger.entry->role) || lacks_object(trigger, known.folded, lang);
  });
  return known;
}

void ClaimContext::add_block(int block, double strength, std::string_view where, const EventLexicon& lexicon) {
  if (block < 0 || static_cast<std::size_t>(block) >= blocks_.size()) return;
  const BlockTriggers& known = triggers_of(static_cast<std::size_t>(block), lexicon);
  const std::string& text = article_->blocks[static_cast<std::size_t>(block)].text;
  for (const Trigger& trigger : known.triggers) {
    // What a title measures ("users", "capacity") says little of the other numbers below it.
    if (block == title_ && is_measure_of_things(*trigger.entry)) continue;
    const double role = trigger.entry->role == TriggerRole::topic ? 0.15 : 0;
    found_.push_back({trigger.entry, strength - role, where, trigger.span.of(text)});
  }
}

const std::vector<ContextEvent>& ClaimContext::of(const Sentence& sentence, const EventLexicon& lexicon) {
  found_.clear();
  const Block& block = *sentence.block;
  const int own = static_cast<int>(sentence.block_index);
  if (block.kind == BlockKind::table && block.lead != own) add_block(block.lead, table_header, "table header", lexicon);
  if (block.kind == BlockKind::list) add_block(block.lead, list_lead, "list lead", lexicon);
  int heading = block.heading;
  for (double strength = heading_above; heading >= 0 && strength > 0.3; strength -= 0.15) {
    if (static_cast<std::size_t>(heading) >= blocks_.size() || heading == own) break;
    add_block(heading, strength, "heading", lexicon);
    const int above = article_->blocks[static_cast<std::size_t>(heading)].heading;
    if (above >= heading) break;
    heading = above;
  }
  if (last_entry_ != nullptr && last_block_ == sentence.block_index)
    found_.push_back({last_entry_, sentence_before, "sentence before", {}});
  else if (last_entry_ != nullptr && last_block_ + 1 == sentence.block_index && !sentence.is_headline())
    found_.push_back({last_entry_, sentence_before, "paragraph before", {}});
  add_said_before(sentence);
  if (title_ != own) add_block(title_, title_of_article, "title", lexicon);
  std::stable_sort(found_.begin(), found_.end(),
                   [](const ContextEvent& a, const ContextEvent& b) { return a.strength > b.strength; });
  return found_;
}

void ClaimContext::add_said_before(const Sentence& sentence) {
  for (const Quantity& quantity : sentence.quantities) {
    if (!is_telling(quantity) || found_.size() > most_context) continue;
    for (const Said& said : said_)
      if (said.low == quantity.low && said.high == quantity.high && said.kind == quantity.kind)
        found_.push_back({said.entry, said_before, "said before", {}, &quantity});
  }
}

// "Glasses killed 160K jobs": the title is about job cuts, and the other meanings of its words are out.
void ClaimContext::keep_bound(std::size_t block, const std::vector<EventReading>& readings) {
  BlockTriggers bound;
  bound.read = true;
  for (const EventReading& reading : readings)
    if (reading.entry != nullptr && !reading.span.empty()) bound.triggers.push_back({reading.span, reading.entry, {}});
  if (!bound.triggers.empty()) blocks_[block] = std::move(bound);
}

void ClaimContext::remember(const Sentence& sentence, const std::vector<EventReading>& readings) {
  last_entry_ = nullptr;
  last_block_ = sentence.block_index;
  if (sentence.is_headline()) keep_bound(sentence.block_index, readings);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Quantity& quantity = sentence.quantities[i];
    if (readings[i].entry == nullptr || readings[i].score < 1.2 || !is_telling(quantity) || said_.size() >= most_said) continue;
    const auto same = std::find_if(said_.begin(), said_.end(), [&](const Said& said) {
      return said.low == quantity.low && said.high == quantity.high && said.kind == quantity.kind;
    });
    // "spent 20 billion" may turn out to be a takeover: what is more specific stays known.
    if (same != said_.end() && same->entry->event == Event::spending && readings[i].event != Event::spending)
      *same = {quantity.low, quantity.high, quantity.kind, readings[i].entry, readings[i].score};
    if (same == said_.end()) said_.push_back({quantity.low, quantity.high, quantity.kind, readings[i].entry, readings[i].score});
  }
  for (const EventReading& reading : readings)
    if (reading.entry != nullptr && reading.event != Event::time && reading.event != Event::other) last_entry_ = reading.entry;
}

}  // namespace claimdex::claims
