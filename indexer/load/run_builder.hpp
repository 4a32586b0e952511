// Turns the documents of one batch into a run: terms to lists of documents.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/index_document.hpp"
#include "indexer/load/run_file.hpp"

namespace claimdex::indexer {

/// One batch; not thread-safe. Takes 12 bytes for each term of each document, twice that while it writes, and the documents'
/// data.
class RunBuilder {
 public:
  explicit RunBuilder(bool term_lists) : has_term_lists_(term_lists) {}

  /// Returns the document's number, from 1.
  std::uint32_t add(const IndexDocument& document);
  void set_metadata(std::string key, std::string value) { metadata_[std::move(key)] = std::move(value); }
  [[nodiscard]] std::uint32_t documents() const { return statistics_.documents; }
  /// Writes the run. The builder is empty afterwards.
  Run write(RunFile& file);

 private:
  struct Occurrence {
    std::uint32_t term;
    glass::Posting posting;
  };
  struct Word {
    std::size_t begin;  ///< in text_
    std::uint32_t size;
  };
  /// What tells a term: short ones are it, longer ones have their hash here.
  struct WordKey {
    std::uint64_t first = 0;
    std::uint64_t rest = 0;
    bool operator==(const WordKey&) const = default;
  };
  /// All that one more occurrence of a term asks for, in half a cache line: tables of a batch are larger than any cache.
  struct alignas(32) WordSlot {
    WordKey key;
    std::uint32_t word = 0;       ///< number of the word and one more; 0 = free
    std::uint32_t documents = 0;  ///< that have it
    std::uint32_t document = 0;   ///< the latest
    std::uint32_t last = 0;       ///< its occurrence there
  };
  static WordKey key_of(std::string_view term);
  static std::size_t place_of(const WordKey& key);
  struct SlotValues {
    ValueStatistics statistics;
    std::uint32_t last = 0;
    std::string bytes;
  };
  /// The slot of a term, which is made where there is none.
  WordSlot& slot_of(std::string_view term, const WordKey& key);
  void add_occurrence(WordSlot& slot, std::uint32_t document, std::uint32_t wdf);
  /// Makes room for so many words more.
  void reserve_slots(std::size_t more);
  [[nodiscard]] std::string_view text_of(const Word& word) const { return std::string_view(text_).substr(word.begin, word.size); }
  void add_values(const IndexDocument& document, std::uint32_t number);
  void add_record(const IndexDocument& document, std::size_t first_occurrence);
  [[nodiscard]] std::vector<std::uint32_t> sorted_words() const;
  void append_lists(std::string& out) const;

  bool has_term_lists_;
  std::string text_;
  std::vector<Word> words_;
  std::vector<WordSlot> slots_;  ///< open addressing
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> lengths_;
  std::map<std::string, std::string> metadata_;
  std::map<std::uint32_t, SlotValues> values_;
  std::string records_;
  glass::Statistics statistics_;
  glass::TermListMaker term_list_;
};

}  // namespace claimdex::indexer
