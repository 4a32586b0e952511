// The fields of the query language as Xapian queries: of claims, and of articles.
#pragma once

#include <xapian.h>

#include "searcher/query/ast.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {

/// Claims that fulfil a field, as a filter. Fields of articles are joined by the key.
Xapian::Query claim_field_query(const query::Node& node, Snapshot& snapshot);
/// Articles that fulfil a field, weightless. Fields of claims: articles with such a claim.
Xapian::Query article_field_query(const query::Node& node, Snapshot& snapshot);

/// Articles whose path has these words, in this order.
Xapian::Query articles_by_path(std::string_view path, Snapshot& snapshot);
/// Documents of either type published in the interval.
Xapian::Query published_query(const query::DateRange& date);
/// Claims of an event that have all of the senses ("net", "loss").
Xapian::Query event_query(Event event, const std::vector<std::string>& senses);
/// Claims whose period touches the interval.
Xapian::Query period_query(const query::DateRange& date);
/// Claims of this year: by period, or stated as a word in sentence or title.
Xapian::Query year_query(const std::string& year, Snapshot& snapshot);
/// Claims of a company: by id with linked companies, else by the words of its name.
Xapian::Query company_query(const std::string& name, Snapshot& snapshot);

}  // namespace claimdex::search
