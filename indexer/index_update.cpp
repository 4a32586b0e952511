// Transactions on all parts.
#include "indexer/index_update.hpp"

#include <algorithm>
#include <charconv>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {

IndexUpdate::IndexUpdate(const std::vector<std::string>& part_paths) {
  for (const std::string& path : part_paths) parts_.push_back(std::make_unique<GenerationUpdate>(path));
  const std::string text = parts_.front()->database().get_metadata(std::string(schema::meta_updates));
  std::from_chars(text.data(), text.data() + text.size(), number_);
  ++number_;
}

GenerationUpdate& IndexUpdate::part_of(std::string_view key_term) { return *parts_[schema::part_of(key_term, parts_.size())]; }

std::uint64_t IndexUpdate::remove_file(std::string_view absolute_path, const std::vector<std::string>& keep) {
  std::uint64_t removed = 0;
  for (const auto& part : parts_) removed += part->remove_file(absolute_path, keep);
  return removed;
}

bool IndexUpdate::has_changes() const {
  return std::any_of(parts_.begin(), parts_.end(), [](const auto& part) { return part->has_changes(); });
}

void IndexUpdate::commit() {
  parts_.front()->database().set_metadata(std::string(schema::meta_updates), std::to_string(number_));
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part)
    if ((*part)->has_changes() || *part == parts_.front()) (*part)->commit();
}

}  // namespace claimdex::indexer
