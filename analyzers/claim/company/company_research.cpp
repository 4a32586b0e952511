// Counts the phrases in which papers speak of themselves ("we propose", "extensive experiments", 本文提出).
#include "analyzers/claim/company/company_research.hpp"

#include <algorithm>
#include <bitset>
#include <string_view>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t reach = 3000;  // bytes that are looked at
constexpr int enough = 2;            // different phrases

/// The phrases of one group, and by what two bytes they begin: most words are passed over without a comparison.
class Phrases {
 public:
  explicit Phrases(std::string_view group) : group_(lang::word_group(group)) {
    for (const std::string& phrase : group_) starts_.set(start_of(phrase));
  }

  /// The phrase that begins at `at`; null where none does.
  [[nodiscard]] const std::string* at(std::string_view text, std::size_t at) const {
    if (at + 1 >= text.size() || !starts_[start_of(text.substr(at, 2))]) return nullptr;
    const auto found =
        std::find_if(group_.begin(), group_.end(), [&](const std::string& phrase) { return text.substr(at).starts_with(phrase); });
    return found == group_.end() ? nullptr : &*found;
  }

 private:
  static std::size_t start_of(std::string_view text) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) * 256 + static_cast<unsigned char>(text[1]);
  }

  const lang::WordGroup& group_;
  std::bitset<65536> starts_;
};

}  // namespace

bool is_research(const Article& article, const FoldedBlocks& folded) {
  static const Phrases phrases("research_phrases");
  const std::string* first = nullptr;
  int found = 0;
  std::size_t looked = 0;
  for (std::size_t i = 0; i < article.blocks.size() && looked < reach; ++i) {
    const std::string_view text = std::string_view(folded[i]).substr(0, reach);
    looked += text.size();
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool begins = at == 0 || text[at - 1] == ' ' || static_cast<unsigned char>(text[at]) >= 0x80;
      const std::string* phrase = begins ? phrases.at(text, at) : nullptr;
      if (phrase == nullptr || phrase == first) continue;
      first = phrase;
      if (++found >= enough) return true;
    }
  }
  return false;
}

}  // namespace claimdex::claims
