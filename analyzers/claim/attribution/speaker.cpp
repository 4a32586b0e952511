// Chooses a quantity's speaker among the attributions of its sentence, else goes on with the quotation of the sentence before.
#include "analyzers/claim/attribution/speaker.hpp"

#include <algorithm>
#include <array>

#include "analyzers/claim/attribution/speaker_table.hpp"
#include "analyzers/claim/sentence_builder.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::ptrdiff_t window = 16;  ///< attributions looked at on either side of a quantity

bool opens_quote(char32_t c) { return c == 0x201C || c == 0x201E || c == 0x300C || c == 0x300E || c == 0xAB; }
bool closes_quote(char32_t c) { return c == 0x201D || c == 0x300D || c == 0x300F || c == 0xBB; }

/// What a byte tells of quotations: whether a quotation mark may begin with it, or it is of a letter or another character that
/// stands in front of one.
enum class QuoteByte : std::uint8_t { nothing, text, quote };

constexpr std::array<QuoteByte, 256> quote_bytes = [] {
  std::array<QuoteByte, 256> kinds{};
  for (std::size_t b = 0; b < 256; ++b)
    if (b >= 0x80 || text::is_ascii_letter(static_cast<char32_t>(b))) kinds[b] = QuoteByte::text;
  for (const std::size_t b : {0x22u, 0xC2u, 0xE2u, 0xE3u}) kinds[b] = QuoteByte::quote;
  return kinds;
}();

bool is_wide(std::string_view lang) { return lang == "zh" || lang == "ja" || lang == "ko"; }

/// A name of a person: two words or more, or "Mr X"; in Chinese, Japanese and Korean a short one.
bool is_person_like(std::string_view name, std::string_view lang) {
  if (is_wide(lang)) return name.size() <= 15;
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return false;
  const text::CodePoint first = text::decode_at(name, space + 1);
  return text::fold_aligned(name.substr(space + 1, first.size)) != name.substr(space + 1, first.size);
}

/// A mood that tells of reported speech: "sei", "hätten".
bool is_reported_speech(const Sentence& sentence) {
  std::vector<SpeakerTable::Match> matches;
  speaker_table(sentence.lang).find(sentence.phrases, matches);
  return std::any_of(matches.begin(), matches.end(), [](const auto& match) { return match.kind == SpeakerWord::reported; });
}

}  // namespace

/// Keeps count of quotation marks, so that a quotation over several sentences keeps its speaker.
SpeakerReader::Quotes SpeakerReader::follow_quotes(const Sentence& sentence) {
  Quotes found{in_quote_, in_quote_};
  if (text::is_ascii(sentence.text) && sentence.text.find('"') == std::string_view::npos) return found;
  bool has_text = false;
  for (std::size_t at = 0; at < sentence.text.size();) {
    if (const QuoteByte kind = quote_bytes[static_cast<unsigned char>(sentence.text[at])]; kind != QuoteByte::quote) {
      has_text = has_text || kind == QuoteByte::text;
      at += text::is_plain_han_at(sentence.text, at) ? 3 : 1;
      continue;
    }
    const text::CodePoint c = text::decode_at(sentence.text, at);
    at += c.size;
    const bool opens = opens_quote(c.value) || (c.value == '"' && !in_quote_);
    const bool closes = closes_quote(c.value) || (c.value == '"' && in_quote_);
    found.any = found.any || opens || closes;
    found.begins = found.begins || (opens && !has_text);
    has_text = has_text || !(opens || closes);
    if (opens || closes) in_quote_ = opens;
  }
  return found;
}

void SpeakerReader::begin(Sentence& sentence) {
  if (sentence.block_index != block_) {
    // A paragraph that ends inside a quotation is followed by one that opens it again.
    is_chained_ = is_chained_ && sentence.block_index == block_ + 1;
    was_attributed_ = false;
    block_ = sentence.block_index;
    in_quote_ = false;
  }
  const Quotes quotes = follow_quotes(sentence);
  goes_on_ = is_chained_ && quotes.begins;
  const bool follows_speech = was_attributed_;
  sentence_ = &sentence;
  attributions_.clear();
  if (!sentence.quantities.empty() || quotes.any) {
    cut_words(sentence);
    if (is_wide(sentence.lang)) {
      find_attributions_cjk(sentence, attributions_);
    } else {
      find_attributions(sentence, attributions_);
    }
    drop_first_person();
    std::stable_sort(attributions_.begin(), attributions_.end(),
                     [](const Attribution& a, const Attribution& b) { return a.cue.begin < b.cue.begin; });
    remember();
  }
  if (attributions_.empty() && !goes_on_ && !sentence.quantities.empty()) read_behind_quote();
  const bool may_follow = quotes.any || sentence.lang == "en";  // "Jane Roe said sales fell. || "We lost $3m.""
  is_chained_ = may_follow && (goes_on_ || !attributions_.empty());
  // German reports on in the subjunctive, without naming the speaker again.
  if (follows_speech && attributions_.empty() && sentence.lang == "de" && !sentence.quantities.empty())
    goes_on_ = goes_on_ || is_reported_speech(sentence);
  was_attributed_ = goes_on_ || !attributions_.empty();
}

/// “…。”李某说。: the attribution is a sentence of its own behind the quotation.
void SpeakerReader::read_behind_quote() {
  if (sentence_->lang != "zh" || !(sentence_->text.ends_with("”") || sentence_->text.ends_with("」"))) return;
  constexpr std::size_t longest = 90;  // bytes
  const std::string_view rest = std::string_view(sentence_->block->text).substr(sentence_->in_block.end, longest);
  const std::size_t end = rest.find("。");
  if (end == rest.npos) return;
  Sentence next;
  next.lang = sentence_->lang;
  next.block = sentence_->block;
  next.text = rest.substr(0, end);
  const std::string folded = text::fold_aligned(next.text);
  next.folded = folded;
  next.phrases.read(folded);
  std::vector<Attribution> found;
  find_attributions_cjk(next, found);
  if (found.empty() || found.back().scope.begin != 0) return;
  last_speaker_ = found.back().name.of(next.text);
  goes_on_ = true;
}

/// "We expect", inside a quotation, is no attribution of its own; in English prose "I think" is the writer's.
void SpeakerReader::drop_first_person() {
  const auto is_first = [](const Attribution& attribution) { return attribution.form == SpeakerForm::first_person; };
  const bool has_other = !std::all_of(attributions_.begin(), attributions_.end(), is_first);
  if (has_other || goes_on_ || sentence_->lang == "en") std::erase_if(attributions_, is_first);
}

/// The last named speakers: what pronouns and quotations that go on refer to.
void SpeakerReader::remember() {
  for (const Attribution& attribution : attributions_) {
    const std::string_view name = attribution.name.of(sentence_->text);
    if (attribution.form == SpeakerForm::name || attribution.form == SpeakerForm::organisation) {
      last_speaker_ = name;
      if (attribution.form == SpeakerForm::name && is_person_like(name, sentence_->lang)) last_person_ = name;
    } else if (attribution.form == SpeakerForm::pronoun && !last_person_.empty()) {
      last_speaker_ = last_person_;
    }
  }
}

/// Whether the quantity stands in a ", which ..." or ", who ..." behind `at`: the writer's own words, not the speaker's.
bool SpeakerReader::is_aside(const Quantity& quantity, std::size_t at) const {
  const auto after = std::upper_bound(sentence_->clauses.begin(), sentence_->clauses.end(), quantity.span.begin,
                                      [](std::size_t place, const TextSpan& clause) { return place < clause.begin; });
  if (after == sentence_->clauses.begin()) return false;
  const TextSpan clause = *(after - 1);
  if (clause.begin < at) return false;
  const std::string_view text = clause.of(sentence_->folded);
  const bool is_said = text.starts_with("which he ") || text.starts_with("which she ") || text.starts_with("which it ") ||
                       text.starts_with("which they ") || text.starts_with("which the ");
  return sentence_->folded.substr(0, clause.begin).ends_with(", ") && !is_said &&
         (text.starts_with("which ") || text.starts_with("who "));
}

/// The attribution whose scope holds the quantity: the nearest that stands before it, else one that holds all.
const Attribution* SpeakerReader::choose(const Quantity& quantity) const {
  const auto here = std::partition_point(attributions_.begin(), attributions_.end(), [&](const Attribution& attribution) {
    return attribution.cue.end <= quantity.span.begin;
  });
  const auto holds = [&](const Attribution& attribution) {
    if (attribution.name.overlaps(quantity.span) || !attribution.scope.contains(quantity.span.begin)) return false;
    return attribution.scope.begin != attribution.cue.end || !is_aside(quantity, attribution.cue.end);
  };
  for (auto at = here; at != attributions_.begin() && here - at < window;)
    if (holds(*--at)) return &*at;
  for (auto at = here; at != attributions_.end() && at - here < window; ++at)
    if (holds(*at)) return &*at;
  return nullptr;
}

std::string SpeakerReader::name_of(const Attribution& attribution, const std::vector<Company>& companies) const {
  std::string written(attribution.name.of(sentence_->text));
  if (attribution.form == SpeakerForm::firm) return companies.size() == 1 ? companies.front().name : written;
  if (attribution.form == SpeakerForm::first_person) {
    const std::string& author = sentence_->article->info.metadata.author;
    return author.empty() ? written : author;
  }
  if (attribution.form == SpeakerForm::pronoun && !last_person_.empty()) return last_person_;
  return written;
}

std::optional<SpeakerReading> SpeakerReader::of(const Quantity& quantity, const std::vector<Company>& companies) {
  const std::string lang(sentence_->lang);
  if (const Attribution* found = choose(quantity)) {
    return SpeakerReading{name_of(*found, companies), found->name, found->cue, lang + ".speaker." + std::string(found->rule)};
  }
  if (goes_on_ && attributions_.empty() && !last_speaker_.empty())
    return SpeakerReading{last_speaker_, {}, {}, lang + ".speaker.quotation"};
  return std::nullopt;
}

}  // namespace claimdex::claims
