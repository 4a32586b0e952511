// Values, one after the other.
#include "indexer/schema/checked_values.hpp"

namespace claimdex::schema {

void CheckedValues::init(const Xapian::Database& database) {
  Xapian::ValuePostingSource::init(database);
  set_maxweight(0);
}

void CheckedValues::next(double min_weight) {
  do {
    Xapian::ValuePostingSource::next(min_weight);
  } while (!at_end() && !holds_here());
}

void CheckedValues::skip_to(Xapian::docid id, double min_weight) {
  Xapian::ValuePostingSource::skip_to(id, min_weight);
  if (!at_end() && !holds_here()) next(min_weight);
}

bool CheckedValues::check(Xapian::docid id, double min_weight) {
  if (!Xapian::ValuePostingSource::check(id, min_weight)) return false;
  return at_end() || get_docid() > id || holds_here();
}

}  // namespace claimdex::schema
