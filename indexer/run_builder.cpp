// Lists from documents.
#include "indexer/run_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

#include "indexer/glass/coding.hpp"

namespace claimdex::indexer {
namespace {

using glass::append_number;

constexpr std::size_t inline_bytes = 16;
constexpr std::uint64_t is_long = ~std::uint64_t{0};  // no short term has this length

void append_string(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

void append_pieces(std::string& out, const std::vector<glass::Piece>& pieces) {
  append_number(out, pieces.size());
  for (const glass::Piece& piece : pieces) {
    append_number(out, piece.first);
    append_number(out, piece.last - piece.first);
    append_number(out, piece.documents);
    append_number(out, piece.weight);
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
  for (const IndexDocument::Term& term : document.terms()) {
    const std::uint32_t at = word_number(document.text_of(term));
    Word& word = words_[at];
    if (word.documents == 0 || occurrences_[word.last].posting.document != number) {
      word.last = occurrences_.size();
      ++word.documents;
      occurrences_.push_back({at, {number, 0}});
    }
    std::uint32_t& wdf = occurrences_[word.last].posting.wdf;
    wdf += term.wdf;
    statistics_.most_wdf = std::max(statistics_.most_wdf, wdf);
  }
  lengths_.push_back(document.length());
  statistics_.add_length(lengths_.back());
  add_values(document, number);
  add_record(document, first);
  return number;
}

RunBuilder::WordSlot RunBuilder::slot_of(std::string_view term) {
  WordSlot slot;
  if (term.size() < inline_bytes) {
    // The last byte is the length.
    std::array<char, inline_bytes> bytes{};
    std::copy(term.begin(), term.end(), bytes.begin());
    bytes.back() = static_cast<char>(term.size());
    std::memcpy(&slot.key, bytes.data(), sizeof slot.key);
    std::memcpy(&slot.rest, bytes.data() + sizeof slot.key, sizeof slot.rest);
  } else {
    slot.key = std::hash<std::string_view>()(term);
    slot.rest = is_long;
  }
  return slot;
}

std::size_t RunBuilder::place_of(const WordSlot& slot) {
  std::uint64_t hash = (slot.key ^ std::rotl(slot.rest, 29)) * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

std::uint32_t RunBuilder::word_number(std::string_view term) {
  if (words_.size() * 2 >= slots_.size()) grow_slots();
  const std::size_t mask = slots_.size() - 1;
  WordSlot wanted = slot_of(term);
  for (std::size_t at = place_of(wanted) & mask;; at = (at + 1) & mask) {
    WordSlot& slot = slots_[at];
    if (slot.word == 0) {
      words_.push_back({text_.size(), static_cast<std::uint32_t>(term.size()), 0, 0});
      text_ += term;
      wanted.word = static_cast<std::uint32_t>(words_.size());
      slot = wanted;
      return slot.word - 1;
    }
    if (slot.key != wanted.key || slot.rest != wanted.rest) continue;
    if (slot.rest != is_long || text_of(words_[slot.word - 1]) == term) return slot.word - 1;
  }
}

void RunBuilder::grow_slots() {
  constexpr std::size_t least = 1 << 12;
  std::vector<WordSlot> grown(std::max(least, slots_.size() * 2));
  const std::size_t mask = grown.size() - 1;
  for (const WordSlot& slot : slots_) {
    if (slot.word == 0) continue;
    std::size_t at = place_of(slot) & mask;
    while (grown[at].word != 0) at = (at + 1) & mask;
    grown[at] = slot;
  }
  slots_ = std::move(grown);
}

void RunBuilder::add_values(const IndexDocument& document, std::uint32_t number) {
  for (const IndexDocument::Value& value : document.values()) {
    SlotValues& slot = values_[value.slot];
    slot.statistics.add(value.bytes);
    append_number(slot.bytes, number - std::exchange(slot.last, number));
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
  append_number(out, metadata_.size());
  for (const auto& [key, value] : metadata_) {
    append_string(out, key);
    append_string(out, value);
  }
  append_number(out, values_.size());
  for (const auto& [slot, of_slot] : values_) {
    append_number(out, slot);
    append_number(out, of_slot.statistics.documents);
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
  std::vector<std::size_t> ends(words_.size());
  std::size_t end = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) ends[i] = std::exchange(end, end + words_[i].documents);
  std::vector<glass::Posting> postings(occurrences_.size());
  for (const Occurrence& occurrence : occurrences_) postings[ends[occurrence.term]++] = occurrence.posting;
  glass::PieceMaker pieces;
  for (const std::uint32_t number : sorted_words()) {
    const Word& word = words_[number];
    append_string(out, text_of(word));
    for (std::size_t i = ends[number] - word.documents; i < ends[number]; ++i) pieces.add(postings[i]);
    append_pieces(out, pieces.take());
  }
  append_number(out, 0U);  // no term is empty
}

}  // namespace claimdex::indexer
