// Documents that are known to match, for Xapian to weigh and put in order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace claimdex::search {

/// Only of an index of one part, where a document has the same number in the part.
class IdSource final : public Xapian::PostingSource {
 public:
  /// `ids`: rising.
  explicit IdSource(std::shared_ptr<const std::vector<Xapian::docid>> ids) : ids_(std::move(ids)) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(ids_->size()); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void init(const Xapian::Database& /*database*/) override { has_begun_ = false; }
  void next(double /*min_weight*/) override {
    place_ = has_begun_ ? place_ + 1 : 0;
    has_begun_ = true;
  }
  void skip_to(Xapian::docid id, double /*min_weight*/) override {
    const auto from = ids_->begin() + static_cast<std::ptrdiff_t>(has_begun_ ? place_ : 0);
    has_begun_ = true;
    place_ = static_cast<std::size_t>(std::lower_bound(from, ids_->end(), id) - ids_->begin());
  }
  [[nodiscard]] bool at_end() const override { return place_ >= ids_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*ids_)[place_]; }
  [[nodiscard]] IdSource* clone() const override { return new IdSource(ids_); }
  [[nodiscard]] std::string get_description() const override { return std::to_string(ids_->size()) + " documents"; }

 private:
  std::shared_ptr<const std::vector<Xapian::docid>> ids_;
  std::size_t place_ = 0;
  bool has_begun_ = false;
};

}  // namespace claimdex::search
