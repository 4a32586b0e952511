// Whose number it is, out of the companies that a sentence names.
#pragma once

#include <string>
#include <vector>

#include "analyzers/claim/company/company.hpp"

namespace claimdex::claims {

/// How an event takes its companies.
enum class CompanyDemand : std::uint8_t {
  none,     ///< of an economy or of people: no company unless one is the subject of the very clause
  named,    ///< a company only where the sentence names one
  expected  ///< nearly always a company's: the one in focus where the sentence names none
};
/// `lang`: of the sentence; outside Chinese a survey is of whoever was asked, and seldom a company's.
CompanyDemand demand_of(Event event, std::string_view lang);

/// Events between companies, which have two or more: a purchase, a financing.
bool takes_several(Event event);

/// What a number states: an event, the words that gave it, and how it takes companies.
struct StatedEvent {
  Event event = Event::other;
  TextSpan span;
  CompanyDemand demand = CompanyDemand::named;
};

/// Indexes into `mentions` of those whose number `quantity` is; empty where the sentence names none that could be. `nobody`: the
/// sentence says that it is no single company's ("tech firms spend billions"), so that none should be guessed.
struct MentionChoice {
  std::vector<std::size_t> chosen;
  bool nobody = false;
  bool apart = false;  ///< names of one firm that were two when one bought the other
};
MentionChoice choose_mentions(const Sentence& sentence, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                              const StatedEvent& stated, CompanyReasons* why);

}  // namespace claimdex::claims
