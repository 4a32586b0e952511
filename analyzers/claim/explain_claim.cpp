// Words for people; nothing is decided here.
#include "analyzers/claim/explain_claim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analyzers/claim/attribution/factuality_view.hpp"

namespace claimdex::claims {
namespace {

std::string quoted(TextSpan span, std::string_view text) {
  return span.empty() || span.end > text.size() ? std::string() : fmt::format(" from '{}'", span.of(text));
}

/// "2,500", "1.5", "100,000,000,000": as people write it, not 1e+11.
std::string number_text(double value) {
  if (std::abs(value) >= 1e15 || (value != 0 && std::abs(value) < 1e-6)) return fmt::format("{:g}", value);
  std::string text = fmt::format("{:.6f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t begin = value < 0 ? 1 : 0;
  for (std::size_t at = end; at > begin + 3;) text.insert(at -= 3, ",");
  return text;
}

Explanation explain_number(const Sentence& sentence, const Quantity& quantity) {
  std::string detail = number_text(quantity.low);
  if (quantity.high != quantity.low) detail += ".." + number_text(quantity.high);
  detail += quoted(quantity.number, sentence.text) + fmt::format(" by {}", quantity.rule);
  Explanation number{"number", detail, {}, {}};
  std::string kind(name_of(quantity.kind));
  for (const std::string& unit : {quantity.unit, quantity.currency})
    if (!unit.empty()) kind += ", " + unit;
  number.children.push_back({"kind", kind, {}, {}});
  return number;
}

TextSpan trimmed(TextSpan span, std::string_view text) {
  while (!span.empty() && text[span.begin] == ' ') ++span.begin;
  while (!span.empty() && text[span.end - 1] == ' ') --span.end;
  return span;
}

/// The words of the quantity that are neither its number nor its noun: "more than", "or so", 以上.
Explanation explain_bound(const Sentence& sentence, const Quantity& quantity) {
  std::string detail(name_of(quantity.bound));
  if (quantity.bound != Bound::exact) {
    const TextSpan before{quantity.span.begin, std::max(quantity.span.begin, quantity.number.begin)};
    const std::size_t noun = quantity.object_span.begin >= quantity.number.end && !quantity.object_span.empty()
                                 ? quantity.object_span.begin
                                 : quantity.span.end;
    const TextSpan after{quantity.number.end, std::max(noun, quantity.number.end)};
    std::string words =
        quoted(trimmed(before, sentence.text), sentence.text) + quoted(trimmed(after, sentence.text), sentence.text);
    detail += words.empty() ? quoted(quantity.number, sentence.text) : words;
  }
  return {"bound", detail, {}, {}};
}

Explanation explain_event(const Sentence& sentence, const EventReading& reading) {
  Explanation event{"event",
                    fmt::format("{}{} ({})", name_of(reading.event), quoted(reading.span, sentence.text), reading.rule),
                    reading.score,
                    {}};
  for (const EventCandidate& candidate : reading.candidates) {
    if (candidate.event == reading.event && candidate.span == reading.span) continue;
    event.children.push_back(
        {"lost",
         fmt::format("{}{} ({})", name_of(candidate.event), quoted(candidate.span, sentence.text), candidate.why),
         candidate.score,
         {}});
  }
  return event;
}

std::string names_of(const std::vector<Company>& companies) {
  std::string names;
  for (const Company& company : companies) {
    names += (names.empty() ? "" : ", ") + company.name;
    if (!company.id.empty()) names += " (" + company.id + ")";
  }
  return names.empty() ? "none" : names;
}

Explanation explain_company(const Sentence& sentence, const Claim& claim, const CompanyReasons& why) {
  const std::string separator = why.chosen.empty() ? "" : ": ";
  Explanation company{"company", names_of(claim.companies) + separator + why.chosen, {}, {}};
  for (const LostCompany& lost : why.lost) {
    const auto score = lost.score != 0 ? std::optional<double>(lost.score) : std::nullopt;
    company.children.push_back({"lost", fmt::format("'{}' ({})", lost.span.of(sentence.text), lost.reason), score, {}});
  }
  return company;
}

std::string_view value_of(CueClass kind) {
  switch (kind) {
    case CueClass::probable:
      return "probable";
    case CueClass::possible:
    case CueClass::rumour:
    case CueClass::attitude:
      return "possible";
    case CueClass::denied:
    case CueClass::withdrawn:
    case CueClass::rejected:
      return "denied";
    case CueClass::unknown:
    case CueClass::hypothesis:
    case CueClass::counterfactual:
      return "unknown";
    default:
      return {};
  }
}

Explanation explain_factuality(const Sentence& sentence, const Claim& claim, const FactualityReading& reading,
                               const FactualityView& view) {
  const std::string rule = reading.rule.empty() ? "by default" : "by " + reading.rule;
  Explanation factuality{
      "factuality", fmt::format("{}{} {}", name_of(reading.value), quoted(reading.cue, sentence.text), rule), {}, {}};
  for (const Cue& cue : view.cues_near(claim.quantity.span.begin)) {
    const std::string_view value = value_of(cue.kind);
    if (value.empty() || cue.span.overlaps(reading.cue)) continue;
    const bool reaches = view.governs(cue, claim.quantity.span);
    factuality.children.push_back(
        {"lost",
         fmt::format("{}{} ({})", value, quoted(cue.span, sentence.text), reaches ? "outweighed" : "does not reach the number"),
         {},
         {}});
  }
  return factuality;
}

Explanation explain_speaker(const Sentence& sentence, const std::optional<SpeakerReading>& reading,
                            const std::vector<Attribution>& attributions) {
  Explanation speaker{"speaker", "none", {}, {}};
  if (reading) {
    speaker.detail = reading->name + quoted(reading->span, sentence.text);
    if (!reading->cue.empty()) speaker.detail += fmt::format(" with '{}'", reading->cue.of(sentence.text));
    speaker.detail += " by " + reading->rule;
  }
  for (const Attribution& other : attributions) {
    if (reading && other.cue == reading->cue) continue;
    speaker.children.push_back({"lost",
                                fmt::format("{} with '{}' (says another part of the sentence)", other.name.of(sentence.text),
                                            other.cue.of(sentence.text)),
                                {},
                                {}});
  }
  return speaker;
}

Explanation explain_period(const Sentence& sentence, const PeriodReading& reading) {
  Explanation period{"period", "none", {}, {}};
  if (!reading.span.empty()) {
    const std::string days = format_period(reading.period);
    period.detail = fmt::format("{}{} by {}", days.empty() ? "not resolved to days" : days, quoted(reading.span, sentence.text),
                                reading.rule);
  }
  for (const LostPeriod& lost : reading.lost)
    period.children.push_back({"lost", fmt::format("'{}' ({})", lost.span.of(sentence.text), lost.why), {}, {}});
  return period;
}

}  // namespace

Explanation explain_claim(const Sentence& sentence, const Claim& claim, const ClaimReadings& readings) {
  const EventReading& event = readings.event;
  Explanation tree{"claim", claim.surface, {}, {}};
  tree.children.push_back(explain_number(sentence, claim.quantity));
  tree.children.push_back(explain_bound(sentence, claim.quantity));
  tree.children.push_back(explain_event(sentence, event));
  tree.children.push_back(
      {"direction", std::string(name_of(claim.direction)) + quoted(event.direction_span, sentence.text), {}, {}});
  tree.children.push_back(
      {"object",
       (claim.quantity.object.empty() ? "none" : claim.quantity.object) + quoted(event.object_span, sentence.text),
       {},
       {}});
  tree.children.push_back(explain_company(sentence, claim, readings.why_company));
  tree.children.push_back(explain_factuality(sentence, claim, readings.factuality, readings.cues));
  tree.children.push_back(explain_speaker(sentence, readings.speaker, readings.attributions));
  tree.children.push_back(explain_period(sentence, readings.period));
  return tree;
}

}  // namespace claimdex::claims
