// Xapian's own TermGenerator and QueryParser as a peer, without stemming: the words as written, as the other peers have them.
// Asks the databases of Omega's scriptindex too.
#include <xapian.h>

#include <cstdio>
#include <memory>

#include "bench/peers/peer_main.hpp"
#include "bench/quality/plain_index.hpp"

namespace {

using claimdex::bench::Peer;
using claimdex::bench::PeerQuery;

void index(const std::string& docs, const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  claimdex::bench::index_plainly(database, "none", docs, claimdex::bench::Stored::everything);
  database.commit();
}

Peer::Open open(const std::string& folder) {
  struct Parts {
    Xapian::Database database;
    Xapian::QueryParser parser;
  };
  const auto parts = std::make_shared<Parts>();
  parts->database = Xapian::Database(folder);
  parts->parser.set_database(parts->database);
  const auto enquire = [parts](const PeerQuery& query) {
    constexpr unsigned flags =
        Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_CJK_NGRAM;
    Xapian::Enquire out(parts->database);
    out.set_query(parts->parser.parse_query(as_text(query, false), flags));
    return out;
  };
  Peer::Open out;
  out.best = [enquire](const PeerQuery& query) {
    std::vector<std::string> ids;
    const Xapian::MSet matches = enquire(query).get_mset(0, 10);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      ids.push_back(std::to_string(*match));  // added in the order of their ids
    return ids;
  };
  out.count = [enquire, parts](const PeerQuery& query) {
    const Xapian::doccount all = parts->database.get_doccount();
    return enquire(query).get_mset(0, 0, all).get_matches_estimated();
  };
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return claimdex::bench::run_peer({index, open}, count, arguments);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_description().c_str());
    return 1;
  }
}
