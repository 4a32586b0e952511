// Lists from documents.
#include "indexer/load/run_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

#include "indexer/glass/coding.hpp"

namespace claimdex::indexer {
namespace {

using glass::append_string;
using schema::append_leb128;

constexpr std::size_t inline_bytes = 16;
constexpr std::uint64_t is_long = ~std::uint64_t{0};  // no short term has this length
constexpr std::size_t least_slots = 1 << 12;
constexpr std::size_t terms_ahead = 8;

void append_pieces(std::string& out, const std::vector<glass::Piece>& pieces) {
  append_leb128(out, pieces.size());
  for (const glass::Piece& piece : pieces) {
    append_leb128(out, piece.first);
    append_leb128(out, piece.last - piece.first);
    append_leb128(out, piece.documents);
    append_leb128(out, piece.weight);
    append_string(out, piece.bytes);
  }
}

// The first eight bytes, so that their numbers compare as they do.
std::uint64_t beginning(std::string_view text) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return value;
}

}  // namespace

std::uint32_t RunBuilder::add(const IndexDocument& document) {
  const std::uint32_t number = ++statistics_.documents;
  const std::size_t first = occurrences_.size();
  const std::vector<IndexDocument::Term>& terms = document.terms();
  reserve_slots(terms.size());
  // The slots of the next terms are on their way while this one is written.
  std::array<WordKey, terms_ahead> keys;
  const auto prepare = [&](std::size_t i) {
    if (i >= terms.size()) return;
    keys[i % terms_ahead] = key_of(document.text_of(terms[i]));
    __builtin_prefetch(&slots_[place_of(keys[i % terms_ahead]) & (slots_.size() - 1)], 1);
  };
  for (std::size_t i = 0; i < terms_ahead; ++i) prepare(i);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    add_occurrence(slot_of(document.text_of(terms[i]), keys[i % terms_ahead]), number, terms[i].wdf);
    prepare(i + terms_ahead);
  }
  lengths_.push_back(document.length());
  statistics_.add_length(lengths_.back());
  add_values(document, number);
  add_record(document, first);
  return number;
}

void RunBuilder::add_occurrence(WordSlot& slot, std::uint32_t document, std::uint32_t wdf) {
  if (slot.document != document) {
    slot.document = document;
    slot.last = static_cast<std::uint32_t>(occurrences_.size());
    ++slot.documents;
    occurrences_.push_back({slot.word - 1, {document, 0}});
  }
  std::uint32_t& sum = occurrences_[slot.last].posting.wdf;
  sum += wdf;
  statistics_.most_wdf = std::max(statistics_.most_wdf, sum);
}

RunBuilder::WordKey RunBuilder::key_of(std::string_view term) {
  WordKey key;
  if (term.size() < inline_bytes) {
    // The last byte is the length.
    std::array<char, inline_bytes> bytes{};
    std::copy(term.begin(), term.end(), bytes.begin());
    bytes.back() = static_cast<char>(term.size());
    std::memcpy(&key.first, bytes.data(), sizeof key.first);
    std::memcpy(&key.rest, bytes.data() + sizeof key.first, sizeof key.rest);
  } else {
    key = {std::hash<std::string_view>()(term), is_long};
  }
  return key;
}

std::size_t RunBuilder::place_of(const WordKey& key) {
  std::uint64_t hash = (key.first ^ std::rotl(key.rest, 29)) * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

RunBuilder::WordSlot& RunBuilder::slot_of(std::string_view term, const WordKey& key) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = place_of(key) & mask;; at = (at + 1) & mask) {
    WordSlot& slot = slots_[at];
    if (slot.word == 0) {
      words_.push_back({text_.size(), static_cast<std::uint32_t>(term.size())});
      text_ += term;
      slot.key = key;
      slot.word = static_cast<std::uint32_t>(words_.size());
      return slot;
    }
    if (slot.key == key && (key.rest != is_long || text_of(words_[slot.word - 1]) == term)) return slot;
  }
}

void RunBuilder::reserve_slots(std::size_t more) {
  std::size_t size = std::max(least_slots, slots_.size());
  while ((words_.size() + more) * 2 > size) size *= 2;
  if (size == slots_.size()) return;
  std::vector<WordSlot> grown(size);
  for (const WordSlot& slot : slots_) {
    if (slot.word == 0) continue;
    std::size_t at = place_of(slot.key) & (size - 1);
    while (grown[at].word != 0) at = (at + 1) & (size - 1);
    grown[at] = slot;
  }
  slots_ = std::move(grown);
}

void RunBuilder::add_values(const IndexDocument& document, std::uint32_t number) {
  for (const IndexDocument::Value& value : document.values()) {
    SlotValues& slot = values_[value.slot];
    slot.statistics.add(value.bytes);
    append_leb128(slot.bytes, number - std::exchange(slot.last, number));
    append_string(slot.bytes, value.bytes);
  }
}

void RunBuilder::add_record(const IndexDocument& document, std::size_t first_occurrence) {
  append_string(records_, document.data());
  if (!has_term_lists_) return;
  std::vector<std::pair<std::string_view, std::uint32_t>> terms;
  for (std::size_t i = first_occurrence; i < occurrences_.size(); ++i)
    terms.emplace_back(text_of(words_[occurrences_[i].term]), occurrences_[i].posting.wdf);
  std::sort(terms.begin(), terms.end());
  term_list_.begin(lengths_.back(), terms.size());
  for (const auto& [term, wdf] : terms) term_list_.add(term, wdf);
  append_string(records_, term_list_.entry());
  std::vector<std::uint32_t> slots;
  for (const IndexDocument::Value& value : document.values()) slots.push_back(value.slot);
  std::sort(slots.begin(), slots.end());
  append_string(records_, glass::slots_entry(slots));
}

Run RunBuilder::write(RunFile& file) {
  Run run;
  run.has_term_lists = has_term_lists_;
  run.statistics = statistics_;
  run.statistics.last_document = statistics_.documents;
  run.records = file.append(records_);
  records_ = {};
  std::string out;
  append_leb128(out, metadata_.size());
  for (const auto& [key, value] : metadata_) {
    append_string(out, key);
    append_string(out, value);
  }
  append_leb128(out, values_.size());
  for (const auto& [slot, of_slot] : values_) {
    append_leb128(out, slot);
    append_leb128(out, of_slot.statistics.documents);
    out += of_slot.bytes;
    run.values[slot] = of_slot.statistics;
  }
  glass::PieceMaker lengths;
  for (std::size_t i = 0; i < lengths_.size(); ++i) lengths.add({static_cast<std::uint32_t>(i + 1), lengths_[i]});
  append_pieces(out, lengths.take());
  append_lists(out);
  run.postings = file.append(out);
  *this = RunBuilder(has_term_lists_);
  return run;
}

// Words by their bytes.
std::vector<std::uint32_t> RunBuilder::sorted_words() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i)
    order.emplace_back(beginning(text_of(words_[i])), static_cast<std::uint32_t>(i));
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : text_of(words_[a.second]) < text_of(words_[b.second]);
  });
  std::vector<std::uint32_t> sorted;
  sorted.reserve(order.size());
  for (const auto& [unused, word] : order) sorted.push_back(word);
  return sorted;
}

void RunBuilder::append_lists(std::string& out) const {
  // Documents come in order, so to deal the occurrences out to their words sorts them.
  std::vector<std::uint32_t> documents(words_.size());
  for (const WordSlot& slot : slots_)
    if (slot.word != 0) documents[slot.word - 1] = slot.documents;
  std::vector<std::size_t> ends(words_.size());
  std::size_t end = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) ends[i] = std::exchange(end, end + documents[i]);
  std::vector<glass::Posting> postings(occurrences_.size());
  for (const Occurrence& occurrence : occurrences_) postings[ends[occurrence.term]++] = occurrence.posting;
  glass::PieceMaker pieces;
  for (const std::uint32_t number : sorted_words()) {
    append_string(out, text_of(words_[number]));
    for (std::size_t i = ends[number] - documents[number]; i < ends[number]; ++i) pieces.add(postings[i]);
    append_pieces(out, pieces.take());
  }
  append_leb128(out, 0U);  // no term is empty
}

}  // namespace claimdex::indexer
