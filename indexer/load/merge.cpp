// Merging by key.
#include "indexer/load/merge.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <queue>
#include <stdexcept>
#include <utility>

#include "indexer/glass/coding.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"
#include "indexer/schema/stem_groups.hpp"

namespace claimdex::indexer {
namespace {

// All cursors together, and each.
constexpr std::size_t all_buffers = 32 << 20;
constexpr std::size_t least_buffer = 4 << 10;
constexpr std::size_t most_buffer = 256 << 10;

// Of a file's two states the newer one; of a group's stems all.
std::string joined(const std::string& key, std::vector<std::string>&& values) {
  if (values.size() == 1) return std::move(values.front());
  if (!key.starts_with(schema::meta_stem_prefix)) return *std::max_element(values.begin(), values.end());
  std::vector<schema::StemForm> all;
  for (const std::string& value : values)
    for (schema::StemForm& each : schema::decode_stems(value)) all.push_back(std::move(each));
  return schema::encode_stems(std::move(all));
}

// Walks several cursors side by side in the order of their keys. `Entry` is what a cursor gives.
template <class Entry>
class SideBySide {
 public:
  using Next = std::function<bool(std::size_t cursor, Entry& entry)>;  // false: the cursor is at its end
  using KeyOf = const std::string& (*)(const Entry&);
  SideBySide(std::size_t count, Next next, KeyOf key_of)
      : entries_(count), next_(std::move(next)), key_of_(key_of), queue_(Later{this}) {
    for (std::size_t i = 0; i < count; ++i) advance(i);
  }

  // Calls `take(i, entry)` for each cursor that has the least key, in their order, and returns false when none has any.
  template <class Take>
  bool next(std::string& key, const Take& take) {
    if (queue_.empty()) return false;
    key = key_of_(entries_[queue_.top()]);
    while (!queue_.empty() && key_of_(entries_[queue_.top()]) == key) {
      const std::size_t i = queue_.top();
      queue_.pop();
      take(i, entries_[i]);
      advance(i);
    }
    return true;
  }

 private:
  struct Later {
    const SideBySide* all;
    bool operator()(std::size_t a, std::size_t b) const {
      const int order = all->key_of_(all->entries_[a]).compare(all->key_of_(all->entries_[b]));
      return order != 0 ? order > 0 : a > b;
    }
  };
  void advance(std::size_t i) {
    if (next_(i, entries_[i])) queue_.push(i);
  }

  std::vector<Entry> entries_;
  Next next_;
  KeyOf key_of_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, Later> queue_;
};

}  // namespace

// The numbers that an input's documents get.
class Merge::Numbering {
 public:
  Numbering(std::uint32_t base, const schema::Tombstones& gone) : base_(base) {
    std::uint32_t sum = 0;
    for (const schema::Tombstone& tombstone : gone.all()) {
      sum += tombstone.documents;
      gone_.push_back({tombstone.first, tombstone.first + tombstone.documents, sum});
    }
  }

  [[nodiscard]] bool keeps_all() const { return gone_.empty(); }
  /// 0: it is gone.
  [[nodiscard]] std::uint32_t number_of(std::uint32_t document) const {
    const auto after = std::upper_bound(gone_.begin(), gone_.end(), document,
                                        [](std::uint32_t value, const Gone& gone) { return value < gone.begin; });
    if (after == gone_.begin()) return base_ + document;
    const Gone& last = *std::prev(after);
    return document < last.end ? 0 : base_ + document - last.until_here;
  }
  std::vector<glass::Piece> renumber(std::vector<glass::Piece>&& pieces) const {
    if (keeps_all()) {
      for (glass::Piece& piece : pieces) {
        piece.first += base_;
        piece.last += base_;
      }
      return std::move(pieces);
    }
    glass::PieceMaker living;
    for (const glass::Piece& piece : pieces)
      for (glass::PieceReader reader(piece); !reader.is_at_end(); reader.next()) {
        const std::uint32_t number = number_of(reader.posting().document);
        if (number != 0) living.add({number, reader.posting().wdf});
      }
    return living.take();
  }

 private:
  struct Gone {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t until_here;  ///< how many are gone up to the end of this one
  };
  std::uint32_t base_;
  std::vector<Gone> gone_;
};

struct Merge::Work {
  glass::PostingTable table;
  std::vector<std::unique_ptr<PostingCursor>> cursors;
};

Merge::Merge(std::vector<Input> inputs, std::map<std::string, std::string> metadata, std::string target, bool term_lists)
    : inputs_(std::move(inputs)),
      metadata_(std::move(metadata)),
      target_(std::move(target)),
      has_term_lists_(term_lists),
      buffer_bytes_(std::clamp(all_buffers / (2 * inputs_.size() + 1), least_buffer, most_buffer)) {
  std::filesystem::create_directories(target_);
  std::uint64_t base = 0;
  for (const Input& input : inputs_) {
    numberings_.emplace_back(static_cast<std::uint32_t>(base), input.gone);
    base += input.source->last_document() - input.gone.documents();
    if (base > std::numeric_limits<std::uint32_t>::max())
      throw std::length_error("more articles and claims than one part can number (4,294,967,295): index with more --shards");
  }
  statistics_.last_document = static_cast<std::uint32_t>(base);
}

Merge::~Merge() = default;

void Merge::write_postings() {
  Work work{glass::PostingTable(target_), {}};
  for (const Input& input : inputs_) work.cursors.push_back(input.source->postings(buffer_bytes_));
  write_metadata(work);
  write_values(work);
  write_lengths(work);
  write_lists(work);
  roots_.postings = work.table.finish();
}

void Merge::write_metadata(Work& work) {
  using Entry = std::pair<std::string, std::string>;
  auto given = metadata_.begin();
  const auto write_given = [&](const auto& is_due) {
    for (; given != metadata_.end() && is_due(given->first); ++given)
      if (!given->second.empty()) work.table.add_metadata(given->first, given->second);
  };
  SideBySide<Entry> sources(
      work.cursors.size(), [&](std::size_t i, Entry& entry) { return work.cursors[i]->next_metadata(entry.first, entry.second); },
      [](const Entry& entry) -> const std::string& { return entry.first; });
  std::string key;
  std::vector<std::string> values;
  while (sources.next(key, [&](std::size_t, Entry& entry) { values.push_back(std::move(entry.second)); })) {
    write_given([&](const std::string& due) { return due < key; });
    if (given == metadata_.end() || given->first != key) work.table.add_metadata(key, joined(key, std::move(values)));
    values.clear();
  }
  write_given([](const std::string&) { return true; });
}

std::vector<ValueStatistics> Merge::living_values(std::size_t input) const {
  std::vector<ValueStatistics> all(schema::slot_count);
  const Numbering& numbering = numberings_[input];
  const MergeSource& source = *inputs_[input].source;
  if (numbering.keeps_all()) {
    for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot) all[slot] = source.values_of(slot);
    return all;
  }
  const std::unique_ptr<PostingCursor> cursor = source.postings(buffer_bytes_);
  std::string key;
  std::string unused;
  while (cursor->next_metadata(key, unused)) continue;
  PostingCursor::Value value;
  for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot)
    while (cursor->next_value(slot, value))
      if (numbering.number_of(value.document) != 0) all[slot].add(value.bytes);
  return all;
}

void Merge::write_values(Work& work) {
  std::vector<ValueStatistics> all(schema::slot_count);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const std::vector<ValueStatistics> living = living_values(i);
    for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot) all[slot].add(living[slot]);
  }
  for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot)
    if (all[slot].documents != 0) work.table.add_value_statistics(slot, all[slot].documents, all[slot].lowest, all[slot].highest);
  PostingCursor::Value value;
  for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot)
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      while (work.cursors[i]->next_value(slot, value))
        if (const std::uint32_t number = numberings_[i].number_of(value.document); number != 0)
          work.table.add_value(slot, number, value.bytes);
}

void Merge::write_lengths(Work& work) {
  std::vector<glass::Piece> all;
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    for (glass::Piece& piece : numberings_[i].renumber(work.cursors[i]->lengths())) {
      for (glass::PieceReader reader(piece); !reader.is_at_end(); reader.next()) statistics_.add_length(reader.posting().wdf);
      statistics_.documents += piece.documents;
      all.push_back(std::move(piece));
    }
  work.table.add_lengths(std::move(all));
}

void Merge::write_lists(Work& work) {
  using List = PostingCursor::List;
  SideBySide<List> sources(
      work.cursors.size(), [&](std::size_t i, List& list) { return work.cursors[i]->next_list(list); },
      [](const List& list) -> const std::string& { return list.term; });
  std::string term;
  std::vector<glass::Piece> all;
  const auto take = [&](std::size_t i, List& list) {
    std::vector<glass::Piece> pieces = numberings_[i].renumber(std::move(list.pieces));
    std::move(pieces.begin(), pieces.end(), std::back_inserter(all));
  };
  while (sources.next(term, take)) {
    if (!all.empty()) work.table.add_list(term, std::move(all));
    all.clear();
  }
  for (const std::unique_ptr<PostingCursor>& cursor : work.cursors)
    statistics_.most_wdf = std::max(statistics_.most_wdf, cursor->most_wdf());
}

void Merge::write_records() {
  glass::TableWriter records(glass::record_table(target_));
  std::optional<glass::TableWriter> term_lists;
  if (has_term_lists_) term_lists.emplace(glass::term_list_table(target_));
  DocumentRecord record;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const std::unique_ptr<RecordCursor> cursor = inputs_[i].source->records(buffer_bytes_);
    while (cursor->next(record)) {
      const std::uint32_t number = numberings_[i].number_of(record.document);
      if (number == 0) continue;
      if (!record.data.empty()) records.add(glass::document_key(number), record.data);
      if (!term_lists) continue;
      term_lists->add(glass::document_key(number), record.term_list);
      if (!record.slots.empty()) term_lists->add(glass::slots_key(number), record.slots);
    }
  }
  roots_.records = records.finish();
  if (term_lists) roots_.term_lists = term_lists->finish();
}

void Merge::finish() { glass::write_version_file(target_, roots_, statistics_); }

void merge(std::vector<Merge::Input> inputs, std::map<std::string, std::string> metadata, const std::string& target,
           bool term_lists) {
  Merge work(std::move(inputs), std::move(metadata), target, term_lists);
  work.write_postings();
  work.write_records();
  work.finish();
}

}  // namespace claimdex::indexer
