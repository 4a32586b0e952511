// A document on its way into the index: terms, values, data. Without the trees of Xapian's own, which are built for being asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace claimdex::indexer {

class IndexDocument {
 public:
  struct Term {
    std::uint32_t begin;
    std::uint32_t size;
    std::uint32_t wdf;
  };
  struct Value {
    std::uint32_t slot;
    std::string bytes;
  };

  /// A term may be added any number of times; its wdf are added up.
  void add_term(std::string_view term, std::uint32_t wdf = 1) {
    terms_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()), wdf});
    text_ += term;
  }
  /// A term that matches and weighs nothing.
  void add_boolean_term(std::string_view term) { add_term(term, 0); }
  /// Each slot once; an empty value is none.
  void add_value(std::uint32_t slot, std::string bytes) {
    if (!bytes.empty()) values_.push_back({slot, std::move(bytes)});
  }
  void set_data(std::string data) { data_ = std::move(data); }

  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
  [[nodiscard]] std::string_view text_of(const Term& term) const { return std::string_view(text_).substr(term.begin, term.size); }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] const std::string& data() const { return data_; }
  /// Sum of the wdf.
  [[nodiscard]] std::uint32_t length() const;

  /// The same for a database that is written by Xapian.
  [[nodiscard]] Xapian::Document to_xapian() const;

 private:
  std::string text_;
  std::vector<Term> terms_;
  std::vector<Value> values_;
  std::string data_;
};

}  // namespace claimdex::indexer
