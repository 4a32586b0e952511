// Sentences as hashes, stories as what shares them.
#include "searcher/story_folder.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "claimdex/analysis.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t shortest = 30;         // bytes: "Read more" stands in every page
constexpr std::size_t most_sentences = 300;  // the beginning of a very long article is enough
constexpr std::size_t most_stories = 50;     // of one sentence: a footer of an outlet tells nothing

/// Letters and digits only: copies differ in spaces, quotes and dashes.
std::uint64_t hash_of(std::string_view sentence) {
  std::string letters;
  for (const char c : fold(sentence))
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  return std::hash<std::string_view>{}(letters);
}

std::set<std::uint64_t> sentences_of(const schema::ArticleRecord& article) {
  std::set<std::uint64_t> sentences;
  for (const schema::BlockRecord& block : article.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::boilerplate || block.kind == BlockKind::code) continue;
    for (const TextSpan& span : block.sentences) {
      if (span.end > block.text.size() || span.size() < shortest) continue;
      if (sentences.size() >= most_sentences) return sentences;
      sentences.insert(hash_of(span.of(block.text)));
    }
  }
  return sentences;
}

}  // namespace

std::size_t StoryFolder::story_of(const schema::ArticleRecord& article) {
  const std::set<std::uint64_t> sentences = sentences_of(article);
  std::map<std::size_t, std::size_t> shared;
  for (const std::uint64_t sentence : sentences) {
    const auto known = stories_of_sentence_.find(sentence);
    if (known == stories_of_sentence_.end() || known->second.size() > most_stories) continue;
    for (const std::size_t story : known->second) ++shared[story];
  }
  for (const auto& [story, count] : shared) {
    const std::size_t shorter = std::min(sentences.size(), sizes_[story]);
    if (count * 2 >= shorter && (count >= 2 || shorter == 1)) return story;
  }
  const std::size_t story = sizes_.size();
  sizes_.push_back(sentences.size());
  for (const std::uint64_t sentence : sentences) stories_of_sentence_[sentence].push_back(story);
  return story;
}

}  // namespace claimdex::search
