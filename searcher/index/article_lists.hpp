// Posting lists of articles in memory. Xapian walks down a tree of blocks to open a list, and asks a tree of lists for each next
// document; a short query spends most of its time so. Lists that were read lately are kept as long as nothing changes in the
// index. Not thread-safe: they belong to one snapshot.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/index/recent_cache.hpp"

namespace claimdex::search {

/// An article that holds a term, by its number among the articles of the index.
class Posting {
 public:
  static constexpr std::uint32_t most_counted =
      4095;  ///< what is more counts as this: it changes a weight by less than a thousandth
  Posting(std::uint32_t article, std::uint32_t count) : bits_((article << count_bits) | std::min(count, most_counted)) {}

  [[nodiscard]] std::uint32_t article() const { return bits_ >> count_bits; }
  /// How often; 0 where only boilerplate has it.
  [[nodiscard]] std::uint32_t count() const { return bits_ & most_counted; }

 private:
  static constexpr std::uint32_t count_bits = 12;
  std::uint32_t bits_;
};
constexpr std::size_t most_listed_articles = std::size_t{1} << 20;  // as many as a posting can number

/// The articles that hold a term, rising. Where an eighth of all do, a byte for each article: a single one is found at once.
class PostingList {
 public:
  /// `lengths`: of all articles, in terms.
  PostingList(std::vector<Posting> postings, const std::vector<std::uint32_t>& lengths);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool holds(std::uint32_t article) const;
  [[nodiscard]] std::size_t bytes() const { return postings_.size() * sizeof(Posting) + counts_.size() * sizeof counts_[0]; }
  /// No article of the list has a larger value of `share(count, length)`, which grows with the count and falls with the length.
  template <class Share>
  [[nodiscard]] double most(const Share& share) const {
    double most = 0;
    for (std::size_t i = 0; i < shortest_.size(); ++i)
      if (shortest_[i] != 0)
        most = std::max(most, share(i + 1 < told_counts ? static_cast<std::uint32_t>(i + 1) : largest_, shortest_[i]));
    return most;
  }
  /// Whether how often it stands in an article is found at once.
  [[nodiscard]] bool has_counts() const { return !counts_.empty(); }
  /// Only where it has counts; 0 where the article does not hold it.
  [[nodiscard]] std::uint32_t count_in(std::uint32_t article) const {
    const std::uint32_t more = counts_[article];
    return more - (more != 0 ? 1U : 0U);
  }
  /// Calls `visit(posting)` for each.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const Posting& posting : postings_) visit(posting);
    for (std::uint32_t article = 0; article < counts_.size(); ++article)
      if (counts_[article] != 0) visit(Posting(article, counts_[article] - 1U));
  }
  /// The same for those of `among` (things with an article, which rise): `visit(thing, posting)`.
  template <class Things, class Visit>
  void for_each_among(Things& among, const Visit& visit) const;

 private:
  static constexpr std::size_t told_counts = 8;

  template <class Things, class Visit>
  void merge(Things& among, const Visit& visit) const;

  std::size_t size_;
  std::array<std::uint32_t, told_counts>
      shortest_{};             ///< article that holds it once, twice, ... (the last: at least so often); or 0
  std::uint32_t largest_ = 0;  ///< count
  std::vector<Posting> postings_;
  std::vector<std::uint8_t> counts_;  ///< of each article one more than it holds, 0 where it does not
};

/// The first place of a rising list from `place` on whose article is not before `article`.
template <class Place, class ArticleOf>
Place first_not_before(Place place, Place end, std::uint32_t article, const ArticleOf& article_of) {
  std::ptrdiff_t step = 1;
  while (end - place > step && article_of(place[step]) < article) step *= 2;
  return std::lower_bound(place + step / 2, std::min(place + step + 1, end), article,
                          [&](const auto& left, std::uint32_t sought) { return article_of(left) < sought; });
}

template <class Things, class Visit>
void PostingList::for_each_among(Things& among, const Visit& visit) const {
  if (!counts_.empty()) {
    for (auto& thing : among)
      if (const std::uint8_t count = counts_[thing.article]; count != 0) visit(thing, Posting(thing.article, count - 1U));
    return;
  }
  // Of two lists of about the same length each step goes on in one of them. Of a short one each thing is looked for in the other:
  // steps that grow, then a search between the last two.
  constexpr std::size_t much_longer = 8;
  if (postings_.size() > among.size() * much_longer) {
    auto place = postings_.begin();
    for (auto& thing : among) {
      place = first_not_before(place, postings_.end(), thing.article, [](const Posting& posting) { return posting.article(); });
      if (place == postings_.end()) return;
      if (place->article() == thing.article) visit(thing, *place);
    }
  } else if (among.size() > postings_.size() * much_longer) {
    auto place = among.begin();
    for (const Posting& posting : postings_) {
      place = first_not_before(place, among.end(), posting.article(), [](const auto& thing) { return thing.article; });
      if (place == among.end()) return;
      if (place->article == posting.article()) visit(*place, posting);
    }
  } else {
    merge(among, visit);
  }
}

template <class Things, class Visit>
void PostingList::merge(Things& among, const Visit& visit) const {
  auto thing = among.begin();
  auto posting = postings_.begin();
  while (thing != among.end() && posting != postings_.end()) {
    const std::uint32_t left = thing->article;
    const std::uint32_t right = posting->article();
    if (left == right) visit(*thing, *posting);
    thing += left <= right ? 1 : 0;
    posting += right <= left ? 1 : 0;
  }
}

using SharedList = std::shared_ptr<const PostingList>;

class ArticleLists {
 public:
  /// `articles`: the documents that are articles, rising.
  ArticleLists(const Xapian::Database& database, std::vector<Xapian::docid> articles)
      : database_(database), documents_(std::move(articles)), lengths_(documents_.size()) {}

  [[nodiscard]] std::size_t articles() const { return documents_.size(); }
  [[nodiscard]] Xapian::docid document(std::uint32_t article) const { return documents_[article]; }
  /// The number of an article that is there.
  [[nodiscard]] std::uint32_t number_of(Xapian::docid document) const;
  /// In terms, of an article of some list that was read.
  [[nodiscard]] std::uint32_t length(std::uint32_t article) const { return lengths_[article]; }
  /// The articles that hold any of the terms; their counts add up. May throw Xapian::Error.
  SharedList with(const std::string& term);
  SharedList with_any(const std::vector<std::string>& terms);
  /// Of each article a sum of weights and whether it was found; all 0 before and after use.
  struct Sums {
    std::vector<double> weights;
    std::vector<std::uint8_t> is_found;
  };
  Sums& sums() {
    sums_.weights.resize(documents_.size());
    sums_.is_found.resize(documents_.size());
    return sums_;
  }

 private:
  std::vector<Posting> read(const std::string& term);

  Xapian::Database database_;
  std::vector<Xapian::docid> documents_;
  std::vector<std::uint32_t> lengths_;  ///< 0: not read
  Sums sums_;
  RecentCache<std::string, SharedList> lists_{std::size_t{32} << 20};
};

}  // namespace claimdex::search
