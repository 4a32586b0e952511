// Runs and databases as sources.
#include "indexer/load/merge_source.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/slots.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex::indexer {
namespace {

class RunPostings : public PostingCursor {
 public:
  RunPostings(const RunFile& file, const Run& run, std::size_t buffer_bytes)
      : reader_(file, run.postings, buffer_bytes), most_wdf_(run.statistics.most_wdf), metadata_left_(reader_.number()) {}

  bool next_metadata(std::string& key, std::string& value) override {
    if (metadata_left_ == 0) return false;
    --metadata_left_;
    key = reader_.string();
    value = reader_.string();
    return true;
  }

  bool next_value(std::uint32_t slot, Value& value) override {
    if (!has_slots_) {
      slots_left_ = reader_.number();
      has_slots_ = true;
      begin_slot();
    }
    if (slot != slot_ || values_left_ == 0) return false;
    document_ += static_cast<std::uint32_t>(reader_.number());
    value.document = document_;
    value.bytes = reader_.string();
    if (--values_left_ == 0) begin_slot();
    return true;
  }

  std::vector<glass::Piece> lengths() override { return pieces(); }

  bool next_list(List& list) override {
    list.term = reader_.string();
    if (list.term.empty()) return false;
    list.pieces = pieces();
    return true;
  }

  [[nodiscard]] std::uint32_t most_wdf() const override { return most_wdf_; }

 private:
  void begin_slot() {
    slot_ = no_slot;
    if (slots_left_ == 0) return;
    --slots_left_;
    slot_ = static_cast<std::uint32_t>(reader_.number());
    values_left_ = reader_.number();
    document_ = 0;
  }

  std::vector<glass::Piece> pieces() {
    std::vector<glass::Piece> pieces(reader_.count());
    for (glass::Piece& piece : pieces) {
      piece.first = static_cast<std::uint32_t>(reader_.number());
      piece.last = piece.first + static_cast<std::uint32_t>(reader_.number());
      piece.documents = static_cast<std::uint32_t>(reader_.number());
      piece.weight = reader_.number();
      piece.bytes = reader_.string();
    }
    return pieces;
  }

  static constexpr std::uint32_t no_slot = 0xFFFFFFFFU;
  SectionReader reader_;
  std::uint32_t most_wdf_;
  std::uint64_t metadata_left_;
  bool has_slots_ = false;
  std::uint64_t slots_left_ = 0;
  std::uint32_t slot_ = no_slot;
  std::uint64_t values_left_ = 0;
  std::uint32_t document_ = 0;
};

class RunRecords : public RecordCursor {
 public:
  RunRecords(const RunFile& file, const Run& run, std::size_t buffer_bytes)
      : reader_(file, run.records, buffer_bytes), has_term_lists_(run.has_term_lists) {}

  bool next(DocumentRecord& record) override {
    if (reader_.is_at_end()) return false;
    record.document = ++document_;
    record.data = reader_.string();
    if (!has_term_lists_) return true;
    record.term_list = reader_.string();
    record.slots = reader_.string();
    return true;
  }

 private:
  SectionReader reader_;
  bool has_term_lists_;
  std::uint32_t document_ = 0;
};

class RunSource : public MergeSource {
 public:
  RunSource(const RunFile& file, Run run) : file_(file), run_(std::move(run)) {}
  [[nodiscard]] std::unique_ptr<PostingCursor> postings(std::size_t buffer_bytes) const override {
    return std::make_unique<RunPostings>(file_, run_, buffer_bytes);
  }
  [[nodiscard]] std::unique_ptr<RecordCursor> records(std::size_t buffer_bytes) const override {
    return std::make_unique<RunRecords>(file_, run_, buffer_bytes);
  }
  [[nodiscard]] std::uint32_t last_document() const override { return run_.statistics.last_document; }
  [[nodiscard]] ValueStatistics values_of(std::uint32_t slot) const override {
    const auto found = run_.values.find(slot);
    return found == run_.values.end() ? ValueStatistics{} : found->second;
  }

 private:
  const RunFile& file_;
  Run run_;
};

class DatabasePostings : public PostingCursor {
 public:
  explicit DatabasePostings(const std::string& path)
      : database_(path), key_(database_.metadata_keys_begin()), term_(database_.allterms_begin()) {}

  bool next_metadata(std::string& key, std::string& value) override {
    if (key_ == database_.metadata_keys_end()) return false;
    key = *key_;
    value = database_.get_metadata(key);
    ++key_;
    return true;
  }

  bool next_value(std::uint32_t slot, Value& value) override {
    if (!slot_ || *slot_ != slot) {
      slot_ = slot;
      value_ = database_.valuestream_begin(slot);
    }
    if (value_ == database_.valuestream_end(slot)) return false;
    value.document = value_.get_docid();
    value.bytes = *value_;
    ++value_;
    return true;
  }

  std::vector<glass::Piece> lengths() override {
    for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}); ++at) pieces_.add({*at, at.get_doclength()});
    return pieces_.take();
  }

  bool next_list(List& list) override {
    if (term_ == database_.allterms_end()) return false;
    list.term = *term_;
    ++term_;
    for (auto at = database_.postlist_begin(list.term); at != database_.postlist_end(list.term); ++at) {
      most_wdf_ = std::max<std::uint32_t>(most_wdf_, at.get_wdf());
      pieces_.add({*at, at.get_wdf()});
    }
    list.pieces = pieces_.take();
    return true;
  }

  [[nodiscard]] std::uint32_t most_wdf() const override { return most_wdf_; }

 private:
  Xapian::Database database_;
  Xapian::TermIterator key_;
  Xapian::TermIterator term_;
  Xapian::ValueIterator value_;
  std::optional<std::uint32_t> slot_;
  glass::PieceMaker pieces_;
  std::uint32_t most_wdf_ = 0;
};

class DatabaseRecords : public RecordCursor {
 public:
  explicit DatabaseRecords(const std::string& path)
      : database_(path), has_term_lists_(schema::has_term_lists(path)), at_(database_.postlist_begin({})) {}

  bool next(DocumentRecord& record) override {
    if (at_ == database_.postlist_end({})) return false;
    record.document = *at_;
    const Xapian::Document document = database_.get_document(record.document);
    record.data = document.get_data();
    if (has_term_lists_) read_term_list(document, record);
    ++at_;
    return true;
  }

 private:
  void read_term_list(const Xapian::Document& document, DocumentRecord& record) {
    term_list_.begin(at_.get_doclength(), document.termlist_count());
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) term_list_.add(*term, term.get_wdf());
    record.term_list = term_list_.entry();
    std::vector<std::uint32_t> slots;
    for (auto value = document.values_begin(); value != document.values_end(); ++value) slots.push_back(value.get_valueno());
    record.slots = glass::slots_entry(slots);
  }

  Xapian::Database database_;
  bool has_term_lists_;
  Xapian::PostingIterator at_;
  glass::TermListMaker term_list_;
};

class DatabaseSource : public MergeSource {
 public:
  explicit DatabaseSource(std::string path) : path_(std::move(path)), database_(path_) {}
  [[nodiscard]] std::unique_ptr<PostingCursor> postings(std::size_t) const override {
    return std::make_unique<DatabasePostings>(path_);
  }
  [[nodiscard]] std::unique_ptr<RecordCursor> records(std::size_t) const override {
    return std::make_unique<DatabaseRecords>(path_);
  }
  [[nodiscard]] std::uint32_t last_document() const override { return database_.get_lastdocid(); }
  [[nodiscard]] ValueStatistics values_of(std::uint32_t slot) const override {
    return {database_.get_value_freq(slot), database_.get_value_lower_bound(slot), database_.get_value_upper_bound(slot)};
  }

 private:
  std::string path_;
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<MergeSource> run_source(const RunFile& file, Run run) {
  return std::make_unique<RunSource>(file, std::move(run));
}

std::unique_ptr<MergeSource> database_source(const std::string& path) { return std::make_unique<DatabaseSource>(path); }

}  // namespace claimdex::indexer
