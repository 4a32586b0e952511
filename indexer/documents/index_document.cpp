// Documents for Xapian.
#include "indexer/documents/index_document.hpp"

#include <numeric>

namespace claimdex::indexer {

std::uint32_t IndexDocument::length() const {
  return std::accumulate(terms_.begin(), terms_.end(), 0U, [](std::uint32_t sum, const Term& term) { return sum + term.wdf; });
}

Xapian::Document IndexDocument::to_xapian() const {
  Xapian::Document document;
  for (const Term& term : terms_) document.add_term(std::string(text_of(term)), term.wdf);
  for (const Value& value : values_) document.add_value(value.slot, value.bytes);
  document.set_data(data_);
  return document;
}

}  // namespace claimdex::indexer
