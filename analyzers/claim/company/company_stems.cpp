// Short names in Chinese that no list has: 康美 where another place of the article names 康美药业.
#include "analyzers/claim/company/company_article.hpp"
#include "analyzers/claim/company/company_chinese.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t longest_stem = 4;

}  // namespace

void ArticleCompanies::find_stems() {
  for (const BlockNames& block : blocks_) {
    for (const NameCandidate& name : block.names) {
      if (name.stem_count == 0 || name.strength < NameStrength::likely || block.words.empty()) continue;
      stems_.emplace(name.stem_key, name.key);
      stem_starts_.insert(key_of_words(block.words, name.first_word, 2));
      stem_first_words_.set(block.words[name.first_word].hash % stem_first_words_.size());
    }
  }
  if (stems_.empty()) return;
  for (BlockNames& block : blocks_)
    if (!block.words.empty()) find_stems_in(block);
}

std::optional<NameCandidate> ArticleCompanies::stem_at(const BlockNames& block, std::size_t at) const {
  const std::vector<Word>& words = block.words;
  if (at + 2 > words.size() || !stem_first_words_[words[at].hash % stem_first_words_.size()]) return std::nullopt;
  if (!stem_starts_.contains(key_of_words(words, at, 2))) return std::nullopt;
  if (!may_begin_chinese(words, at, texts_[block.block])) return std::nullopt;
  for (std::size_t count = longest_stem; count >= 2; --count) {
    const auto stem = at + count <= words.size() ? stems_.find(key_of_words(words, at, count)) : stems_.end();
    if (stem == stems_.end()) continue;
    NameCandidate found;
    found.span = {words[at].begin, words[at + count - 1].end};
    found.first_word = static_cast<std::uint32_t>(at);
    found.word_count = static_cast<std::uint32_t>(count);
    found.key = stem->first;
    found.short_key = stem->second;
    found.strength = NameStrength::likely;
    found.stem = true;
    return found;
  }
  return std::nullopt;
}

/// Puts the short names among the candidates of a block, which stay in order and never overlap.
void ArticleCompanies::find_stems_in(BlockNames& block) {
  const std::vector<Word>& words = block.words;
  std::vector<NameCandidate> all;
  std::vector<std::uint32_t> sentences;
  std::size_t next = 0;  // the candidate at or after this word
  std::size_t free_from = 0;
  std::uint32_t sentence = block.first_sentence;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0 && words[at].starts_sentence) ++sentence;
    while (next < block.names.size() && block.names[next].first_word <= at) {
      all.push_back(block.names[next]);
      sentences.push_back(block.sentences[next]);
      free_from = block.names[next++].span.end;
    }
    if (words[at].begin < free_from) continue;
    if (const std::optional<NameCandidate> found = stem_at(block, at)) {
      all.push_back(*found);
      sentences.push_back(sentence);
      free_from = found->span.end;
    }
  }
  block.names = std::move(all);
  block.sentences = std::move(sentences);
}

}  // namespace claimdex::claims
