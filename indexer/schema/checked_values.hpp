// A condition on one value slot that Xapian checks document by document, in this process only: not for remote parts.
#pragma once

#include <xapian.h>

#include "indexer/schema/slots.hpp"

namespace claimdex::schema {

/// The documents whose value holds_here(), weightless. Its frequency is that of all values, so that Xapian never begins with it
/// where another condition is rarer.
class CheckedValues : public Xapian::ValuePostingSource {
 public:
  explicit CheckedValues(Slot column) : Xapian::ValuePostingSource(slot_number(column)) {}

  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;

 private:
  /// Whether the document at hand fulfils the condition; get_value() is its value.
  virtual bool holds_here() = 0;
};

}  // namespace claimdex::schema
