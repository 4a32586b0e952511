// Senses by the words of sentences and of what stands around them: a superset of what the check of the text lets pass.
#include "searcher/sense_query.hpp"

#include "analyzers/claim/event/event_senses.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/text_pattern.hpp"

namespace claimdex::search {
namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

/// Claims that have a word of any of the senses in `field`.
Query said_in(schema::Field field, const std::vector<const claims::Sense*>& senses, Snapshot& snapshot) {
  PatternReader patterns(snapshot);
  std::vector<Query> words;
  for (const claims::Sense* sense : senses)
    for (const std::string& word : claims::words_of(*sense))
      if (const TextPattern pattern = patterns.read_text(word, true); !pattern.empty())
        words.push_back(pattern_query(pattern, field, snapshot));
  return any_of(words);
}

Query sense_query(const claims::Sense& sense, const Query& event, Snapshot& snapshot) {
  const std::vector<const claims::Sense*> rivals = claims::rivals_of(sense);
  const Query said = said_in(schema::Field::sentence, {&sense}, snapshot);
  const Query rival_said = said_in(schema::Field::sentence, rivals, snapshot);
  const Query only_rival(Query::OP_AND_NOT, rival_said, said);
  if (sense.is_default) return {Query::OP_AND_NOT, event, only_rival};
  // Where the sentence is silent, its title or heading may say it: "Losses widen".
  const Query around(Query::OP_AND_NOT, said_in(schema::Field::context, {&sense}, snapshot),
                     Query(Query::OP_OR, rival_said, said_in(schema::Field::context, rivals, snapshot)));
  return {Query::OP_FILTER, event, Query(Query::OP_OR, said, around)};
}

}  // namespace

Query event_query(Event event, const std::vector<std::string>& senses, Snapshot& snapshot) {
  const Query of_event(schema::event_term(event));
  Query query = of_event;
  for (const std::string& name : senses)
    if (const claims::Sense* sense = claims::find_sense(name))
      query = Query(Query::OP_FILTER, query, sense_query(*sense, of_event, snapshot));
  return query;
}

}  // namespace claimdex::search
