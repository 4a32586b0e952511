// Weak stand-ins for the company and attribution rules until their sources are in the build; the linker prefers the real ones.
#include "analyzers/claim/attribution.hpp"
#include "analyzers/claim/company.hpp"

namespace claimdex::claims {

struct __attribute__((visibility("hidden"))) CompanyReader::Impl {};

__attribute__((weak)) CompanyReader::CompanyReader(const Article&) {}
__attribute__((weak)) CompanyReader::~CompanyReader() = default;
__attribute__((weak)) std::vector<CompanyMention> CompanyReader::read(const Sentence&) { return {}; }
__attribute__((weak)) std::vector<Company> CompanyReader::choose(const Sentence&, const std::vector<CompanyMention>&,
                                                                 const Quantity&, Event, TextSpan, std::string*) {
  return {};
}
__attribute__((weak)) std::string_view company_id(std::string_view) { return {}; }
__attribute__((weak)) std::vector<std::string_view> linked_companies(std::string_view) { return {}; }
__attribute__((weak)) FactualityReading judge_factuality(const Sentence&, const Quantity&, TextSpan) { return {}; }
__attribute__((weak)) std::optional<SpeakerReading> find_speaker(const Sentence&, const Sentence*, const Quantity&) {
  return std::nullopt;
}
__attribute__((weak)) Period find_period(const Sentence&, const Quantity&, std::optional<std::chrono::sys_days>) { return {}; }

}  // namespace claimdex::claims
