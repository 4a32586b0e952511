// The protocol that every peer of bench/peers speaks, for the peers in C++; bench/peers/protocol.py is its twin for those in
// Python.
//   PEER index DOCS.ndjson FOLDER      prints {"seconds":, "cpu_seconds":, "peak_mib":}
//   PEER query FOLDER QUERIES.tsv      lines "kind<TAB>words"; prints a line {"kind":, "words":, "us":, "hits":} each,
//                                     and "us_bare" where the peer can be asked for less
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace claimdex::bench {

/// A query: one of the kinds term, and2, and3, or3, phrase, and its words.
struct PeerQuery {
  std::string kind;
  std::vector<std::string> words;
};

/// What a peer does. Both throw std::exception where it fails.
struct Peer {
  std::function<void(const std::string& docs, const std::string& folder)> index;
  /// Opens the index and returns how to ask it: ids of the best ten (timed), the same without what the peer gives beside ids
  /// (timed; may be empty), and the number of all matches (not timed).
  struct Open {
    std::function<std::vector<std::string>(const PeerQuery&)> best;
    std::function<std::vector<std::string>(const PeerQuery&)> bare;
    std::function<std::uint64_t(const PeerQuery&)> count;
  };
  std::function<Open(const std::string& folder)> open;
};

/// The main() of a peer: measures and prints. Returns the exit code.
int run_peer(const Peer& peer, int count, char** arguments);

/// "a AND b", "a OR b" or "\"a b\"", as most query languages write it; `quote`: each word in quotation marks.
std::string as_text(const PeerQuery& query, bool quote);

}  // namespace claimdex::bench
