// The stem-to-forms table while an index is written: which pairs are new, so that each is stored once.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/schema/stem_groups.hpp"

namespace claimdex::indexer {

/// A stem and a form, and the key of the group that they stand under.
struct GroupedForm {
  std::string group;  ///< schema::stem_group
  schema::StemForm pair;
};

/// Pairs that some batch of this load holds already. Thread-safe. Pairs are known by a 64-bit hash: eight bytes each.
class StemTable {
 public:
  /// Keeps in `forms` only the pairs that nobody asked for before.
  void keep_new(std::vector<GroupedForm>& forms, const std::vector<std::uint64_t>& hashes);

 private:
  std::mutex mutex_;
  std::unordered_set<std::uint64_t> seen_;
};

/// The pairs of one batch of articles, each once. One a thread.
class StemCollector {
 public:
  void add(std::string_view lang, std::string_view stem, std::string_view form);
  /// Hands over what is new to `table` since the last call.
  std::vector<GroupedForm> take_new(StemTable& table);

 private:
  std::unordered_set<std::uint64_t> seen_;
  std::vector<GroupedForm> forms_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace claimdex::indexer
