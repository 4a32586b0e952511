// Sentences as hashes, stories as what shares them.
#include "searcher/articles/story_folder.hpp"

#include "indexer/schema/story.hpp"

namespace claimdex::search {
namespace {

constexpr std::size_t most_stories = 50;  // of one sentence: a footer of an outlet tells nothing

}  // namespace

std::size_t StoryFolder::story_of(const schema::ArticleRecord& article) {
  const std::vector<std::uint64_t> sentences = schema::sentence_hashes(article.blocks);
  std::map<std::size_t, std::size_t> shared;
  for (const std::uint64_t sentence : sentences) {
    const auto known = stories_of_sentence_.find(sentence);
    if (known == stories_of_sentence_.end() || known->second.size() > most_stories) continue;
    for (const std::size_t story : known->second) ++shared[story];
  }
  for (const auto& [story, count] : shared)
    if (schema::is_enough_for_story(count, sentences.size(), sizes_[story])) return story;
  const std::size_t story = sizes_.size();
  sizes_.push_back(sentences.size());
  for (const std::uint64_t sentence : sentences) stories_of_sentence_[sentence].push_back(story);
  return story;
}

}  // namespace claimdex::search
