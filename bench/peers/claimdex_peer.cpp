// claimdex itself as a peer: claims are read and indexed as always. Words are quoted, which asks for the form as written; without
// quotes claimdex also finds the other forms of a word, which the peers do not.
#include <memory>
#include <stdexcept>

#include "bench/peers/peer_main.hpp"
#include "claimdex/index_writer.hpp"
#include "claimdex/searcher.hpp"

namespace {

using namespace claimdex;

template <class T>
T checked(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

void index(const std::string& docs, const std::string& folder) {
  IndexWriter writer = checked(IndexWriter::open(folder, {}));
  static_cast<void>(checked(writer.add_paths({docs})));
}

bench::Peer::Open open(const std::string& folder) {
  const auto searcher = std::make_shared<Searcher>(checked(Searcher::open({folder})));
  SearchOptions options;
  options.show = Show::articles;
  options.near_misses = false;
  options.claims_per_article = 0;
  const auto ids_with = [searcher](const SearchOptions& asked) {
    return [searcher, asked](const bench::PeerQuery& query) {
      std::vector<std::string> ids;
      for (const Hit& hit : checked(searcher->search(bench::as_text(query, true), asked)).hits) ids.push_back(hit.article.path);
      return ids;
    };
  };
  SearchOptions no_snippets = options;
  no_snippets.snippets_per_article = 0;
  bench::Peer::Open out;
  out.best = ids_with(options);
  out.bare = ids_with(no_snippets);
  out.count = [searcher, options](const bench::PeerQuery& query) {
    SearchOptions counting = options;
    counting.exact_count = true;
    return checked(searcher->search(bench::as_text(query, true), counting)).total;
  };
  return out;
}

}  // namespace

int main(int count, char** arguments) { return claimdex::bench::run_peer({index, open}, count, arguments); }
