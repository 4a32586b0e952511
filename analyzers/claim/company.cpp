// Companies of an article: gazetteer names, and the nearest one before a quantity. First version; rules follow.
#include "analyzers/claim/company.hpp"

#include "analyzers/claim/company_names.hpp"

namespace claimdex::claims {

struct CompanyReader::Impl {};

CompanyReader::CompanyReader(const Article&) : impl_(std::make_unique<Impl>()) {}
CompanyReader::~CompanyReader() = default;

std::vector<CompanyMention> CompanyReader::read(const Sentence& sentence) {
  std::vector<Word> words;
  cut_words(sentence.text, sentence.folded, words);
  std::vector<CompanyMention> mentions;
  for (std::size_t at = 0; at < words.size();) {
    const NameMatch match = longest_known_name(sentence.text, words, at);
    if (match.words == 0 || match.name.ambiguous) {
      ++at;
      continue;
    }
    const TextSpan span{words[at].begin, words[at + match.words - 1].end};
    mentions.push_back({span, {std::string(span.of(sentence.text)), std::string(match.name.id)}, CompanyForm::name});
    at += match.words;
  }
  return mentions;
}

std::vector<Company> CompanyReader::choose(const Sentence&, const std::vector<CompanyMention>& mentions, const Quantity& quantity,
                                           Event, TextSpan, std::string* why) {
  const CompanyMention* best = nullptr;
  for (const CompanyMention& mention : mentions)
    if (best == nullptr || mention.span.begin < quantity.span.begin) best = &mention;
  if (best == nullptr) return {};
  if (why != nullptr) *why = "nearest name before the number";
  return {best->company};
}

}  // namespace claimdex::claims
