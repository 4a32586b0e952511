// Words for people; nothing is decided here.
#include "analyzers/claim/explain_claim.hpp"

#include <fmt/format.h>

#include <string_view>

namespace claimdex::claims {
namespace {

std::string quoted(TextSpan span, std::string_view text) {
  return span.empty() || span.end > text.size() ? std::string() : fmt::format(" from '{}'", span.of(text));
}

Explanation explain_number(const Sentence& sentence, const Claim& claim) {
  const Quantity& quantity = claim.quantity;
  std::string detail = fmt::format("{:g}", quantity.low);
  if (quantity.high != quantity.low) detail += fmt::format("..{:g}", quantity.high);
  detail += quoted(quantity.number, sentence.text) + fmt::format(" by {}", quantity.rule);
  Explanation number{"number", detail, {}, {}};
  number.children.push_back({"bound", std::string(name_of(quantity.bound)) + quoted(quantity.span, sentence.text), {}, {}});
  number.children.push_back({"kind", std::string(name_of(quantity.kind)), {}, {}});
  return number;
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
  for (const Company& company : companies) names += (names.empty() ? "" : ", ") + company.name;
  return names.empty() ? "none" : names;
}

}  // namespace

Explanation explain_claim(const Sentence& sentence, const Claim& claim, const EventReading& reading,
                          const FactualityReading& factuality, const std::string& why_company) {
  Explanation tree{"claim", claim.surface, {}, {}};
  tree.children.push_back(explain_number(sentence, claim));
  tree.children.push_back(explain_event(sentence, reading));
  tree.children.push_back(
      {"direction", std::string(name_of(claim.direction)) + quoted(reading.direction_span, sentence.text), {}, {}});
  tree.children.push_back(
      {"object",
       (claim.quantity.object.empty() ? "none" : claim.quantity.object) + quoted(reading.object_span, sentence.text),
       {},
       {}});
  const std::string separator = why_company.empty() ? "" : ": ";
  tree.children.push_back({"company", names_of(claim.companies) + separator + why_company, {}, {}});
  const std::string rule = factuality.rule.empty() ? " by default" : " by " + factuality.rule;
  tree.children.push_back(
      {"factuality", std::string(name_of(claim.factuality)) + quoted(factuality.cue, sentence.text) + rule, {}, {}});
  if (claim.speaker) tree.children.push_back({"speaker", *claim.speaker, {}, {}});
  if (!claim.period.text.empty())
    tree.children.push_back({"period", fmt::format("{} = {}", claim.period.text, format_period(claim.period)), {}, {}});
  return tree;
}

}  // namespace claimdex::claims
