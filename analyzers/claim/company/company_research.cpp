// Counts the phrases in which papers speak of themselves ("we propose", "extensive experiments", 本文提出).
#include "analyzers/claim/company/company_research.hpp"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t reach = 3000;  // bytes that are looked at
constexpr int enough = 2;            // different phrases

/// The phrases of one group, and how they begin: all but a few words are passed over without a comparison.
class Phrases {
 public:
  explicit Phrases(const lang::WordGroup& group) : group_(group) {
    for (const std::string& phrase : group_)
      if (phrase.size() >= start_size) starts_.set(start_of(phrase));
  }

  /// The phrase that begins at `at`; null where none does.
  [[nodiscard]] const std::string* at(std::string_view text, std::size_t at) const {
    if (at + start_size > text.size() || !starts_[start_of(text.substr(at))]) return nullptr;
    const auto found = std::find_if(group_.begin(), group_.end(),
                                    [&](const std::string& phrase) { return text.substr(at).starts_with(phrase); });
    return found == group_.end() ? nullptr : &*found;
  }

 private:
  static constexpr std::size_t start_size = 6;  // bytes; no phrase is shorter
  static constexpr std::size_t start_count = 4096;

  static std::size_t start_of(std::string_view text) {
    std::uint64_t start = 0;
    std::memcpy(&start, text.data(), start_size);
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    constexpr unsigned kept = 52;  // of 64 bits all but those of start_count
    return static_cast<std::size_t>((start * odd) >> kept);
  }

  const lang::WordGroup& group_;
  std::bitset<start_count> starts_;
};

/// Where the next word may begin: behind a blank or a colon ("Abstract:This paper"), and at every byte of what is no ASCII.
std::size_t next_start(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) >= 0x80) return at + 1;
  while (at < text.size() && text[at] != ' ' && text[at] != ':' && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 ? at + 1 : at;
}

}  // namespace

bool is_research(const Article& article, const FoldedBlocks& folded) {
  static const lang::WordGroup& archives = lang::word_group("archives_of_papers");
  if (lang::contains(archives, article.info.metadata.site)) return true;
  static const Phrases phrases(lang::word_group("research_phrases"));
  const std::string* first = nullptr;
  int found = 0;
  std::size_t looked = 0;
  for (std::size_t i = 0; i < article.blocks.size() && looked < reach; ++i) {
    const std::string_view text = std::string_view(folded[i]).substr(0, reach);
    looked += text.size();
    for (std::size_t at = 0; at < text.size(); at = next_start(text, at)) {
      const std::string* phrase = phrases.at(text, at);
      if (phrase == nullptr || phrase == first) continue;
      first = phrase;
      if (++found >= enough) return true;
    }
  }
  return false;
}

}  // namespace claimdex::claims
