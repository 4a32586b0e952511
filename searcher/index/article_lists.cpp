// Reading and merging of posting lists.
#include "searcher/index/article_lists.hpp"

#include <algorithm>
#include <utility>

namespace claimdex::search {
namespace {

constexpr std::uint32_t most_in_byte = 254;

std::vector<Posting> merged(const std::vector<Posting>& a, const std::vector<Posting>& b) {
  std::vector<Posting> both;
  both.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (left->article() == right->article()) {
      both.emplace_back(left->article(), left->count() + right->count());
      ++left;
      ++right;
    } else {
      both.push_back(left->article() < right->article() ? *left++ : *right++);
    }
  }
  both.insert(both.end(), left, a.end());
  both.insert(both.end(), right, b.end());
  return both;
}

}  // namespace

PostingList::PostingList(std::vector<Posting> postings, const std::vector<std::uint32_t>& lengths) : size_(postings.size()) {
  for (const Posting& posting : postings) {
    if (posting.count() == 0) continue;
    std::uint32_t& shortest = shortest_[std::min<std::size_t>(posting.count(), told_counts) - 1];
    const std::uint32_t length = std::max(1U, lengths[posting.article()]);
    shortest = shortest == 0 ? length : std::min(shortest, length);
    largest_ = std::max(largest_, posting.count());
  }
  if (size_ * 8 < lengths.size() || largest_ > most_in_byte) {
    postings.shrink_to_fit();
    postings_ = std::move(postings);
    return;
  }
  counts_.resize(lengths.size());
  for (const Posting& posting : postings) counts_[posting.article()] = static_cast<std::uint8_t>(posting.count() + 1);
}

bool PostingList::holds(std::uint32_t article) const {
  if (!counts_.empty()) return counts_[article] != 0;
  const auto place = std::lower_bound(postings_.begin(), postings_.end(), article,
                                      [](const Posting& posting, std::uint32_t sought) { return posting.article() < sought; });
  return place != postings_.end() && place->article() == article;
}

std::uint32_t ArticleLists::number_of(Xapian::docid document) const {
  return static_cast<std::uint32_t>(std::lower_bound(documents_.begin(), documents_.end(), document) - documents_.begin());
}

std::vector<Posting> ArticleLists::read(const std::string& term) {
  std::vector<Posting> list;
  auto place = documents_.begin();
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    const Xapian::docid id = *posting;
    // The next one is mostly near: steps that grow, then a search between the last two.
    std::ptrdiff_t step = 1;
    while (documents_.end() - place > step && place[step] < id) step *= 2;
    place = std::lower_bound(place + step / 2, std::min(place + step + 1, documents_.end()), id);
    if (place == documents_.end()) break;
    if (*place != id) continue;  // it has left the index
    const auto article = static_cast<std::uint32_t>(place - documents_.begin());
    list.emplace_back(article, posting.get_wdf());
    if (lengths_[article] == 0) lengths_[article] = posting.get_doclength();
  }
  return list;
}

SharedList ArticleLists::with(const std::string& term) {
  if (const SharedList* known = lists_.find(term)) return *known;
  auto list = std::make_shared<const PostingList>(read(term), lengths_);
  return lists_.keep(term, list, term.size() + list->bytes());
}

SharedList ArticleLists::with_any(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return with(terms.front());
  std::string all;
  for (const std::string& term : terms) all.append(term).append(1, '\n');
  if (const SharedList* known = lists_.find(all)) return *known;
  std::vector<std::vector<Posting>> lists;
  for (const std::string& term : terms) {
    std::vector<Posting>& list = lists.emplace_back();
    with(term)->for_each([&](const Posting& posting) { list.push_back(posting); });
  }
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<Posting> sum;
  for (const std::vector<Posting>& list : lists) sum = merged(sum, list);
  auto list = std::make_shared<const PostingList>(std::move(sum), lengths_);
  return lists_.keep(all, list, all.size() + list->bytes());
}

}  // namespace claimdex::search
