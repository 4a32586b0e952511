// Posting lists of articles in memory. Xapian walks down a tree of blocks to open a list, and asks a tree of lists for each next
// document; a short query spends most of its time so. Lists that were read lately are kept as long as nothing changes in the
// index. Not thread-safe: they belong to one snapshot.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/recent_cache.hpp"

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
  PostingList(std::vector<Posting> postings, std::size_t articles);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool holds(std::uint32_t article) const;
  [[nodiscard]] std::size_t bytes() const { return postings_.size() * sizeof(Posting) + counts_.size() * sizeof counts_[0]; }
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
  std::size_t size_;
  std::vector<Posting> postings_;
  std::vector<std::uint8_t> counts_;  ///< of each article one more than it holds, 0 where it does not
};

template <class Things, class Visit>
void PostingList::for_each_among(Things& among, const Visit& visit) const {
  if (!counts_.empty()) {
    for (auto& thing : among)
      if (const std::uint8_t count = counts_[thing.article]; count != 0) visit(thing, Posting(thing.article, count - 1U));
    return;
  }
  auto thing = among.begin();
  for (const Posting& posting : postings_) {
    // Steps that grow, then a search between the last two.
    std::ptrdiff_t step = 1;
    while (among.end() - thing > step && thing[step].article < posting.article()) step *= 2;
    thing = std::lower_bound(thing + step / 2, std::min(thing + step + 1, among.end()), posting.article(),
                             [](const auto& left, std::uint32_t article) { return left.article < article; });
    if (thing == among.end()) return;
    if (thing->article == posting.article()) visit(*thing, posting);
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
  /// A weight for each article, no_weight before and after use.
  std::vector<double>& scratch() {
    scratch_.resize(documents_.size(), no_weight);
    return scratch_;
  }
  static constexpr double no_weight = -1;

 private:
  std::vector<Posting> read(const std::string& term);

  Xapian::Database database_;
  std::vector<Xapian::docid> documents_;
  std::vector<std::uint32_t> lengths_;  ///< 0: not read
  std::vector<double> scratch_;
  RecentCache<std::string, SharedList> lists_{std::size_t{32} << 20};
};

}  // namespace claimdex::search
