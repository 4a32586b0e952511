// Things and their makers in one article: whose specifications it gives, and names that are only products.
#include <algorithm>

#include "analyzers/claim/company/company_article.hpp"

namespace claimdex::claims {

/// "Nvidia IGX Thor": a name that no list has, right behind a known one, is a thing of that firm wherever it stands. Not what
/// only chance put there once in a long text.
void ArticleCompanies::collect_products() {
  constexpr std::uint32_t most_alone = 8;         // times for each time behind its maker
  constexpr std::uint32_t longest_article = 600;  // sentences; a whole feed in one file puts anything behind anything
  if (sentence_ > longest_article) return;
  std::unordered_map<std::uint64_t, std::uint32_t> behind;
  std::unordered_map<std::uint64_t, std::uint32_t> all;
  const auto is_unknown = [](const NameCandidate& name) {
    return name.id.empty() && (name.strength == NameStrength::weak || name.strength == NameStrength::likely);
  };
  for (const BlockNames& block : blocks_) {
    if (!block.has_names_of_things) continue;
    for (std::size_t i = 1; i < block.names.size(); ++i) {
      const NameCandidate& maker = block.names[i - 1];
      const NameCandidate& thing = block.names[i];
      const bool adjoins = thing.span.begin == maker.span.end + 1 && texts_[block.block][maker.span.end] == ' ';
      if (!adjoins || maker.id.empty() || maker.product || maker.strength != NameStrength::sure || !is_unknown(thing)) continue;
      products_.emplace(thing.key, maker.id);
      ++behind[thing.key];
    }
  }
  if (products_.empty()) return;
  for (const BlockNames& block : blocks_)
    for (const NameCandidate& name : block.names)
      if (products_.contains(name.key)) ++all[name.key];
  std::erase_if(products_, [&](const auto& thing) { return all[thing.first] > most_alone * behind[thing.first]; });
}

NameCandidate ArticleCompanies::as_product(NameCandidate name) const {
  if (!name.id.empty() || name.strength == NameStrength::person || name.strength == NameStrength::sure) return name;
  const auto maker = products_.find(name.key);
  if (maker == products_.end()) return name;
  name.id = maker->second;
  name.product = true;
  return name;
}

/// Of an article that specifies a thing: the company that its title begins with, whatever parts of others the thing has.
int ArticleCompanies::find_maker_of_sheet() const {
  if (!sheet_.has_specifications() || made_from_) return none;
  const auto first =
      std::find_if(hits_.begin(), hits_.end(), [this](const NameHit& hit) { return kinds_[hit.block] == BlockKind::title; });
  return first == hits_.end() || first->span.begin != 0 ? none : static_cast<int>(first->company);
}

}  // namespace claimdex::claims
