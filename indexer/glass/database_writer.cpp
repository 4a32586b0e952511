// Tables and the version file.
#include "indexer/glass/database_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <random>
#include <system_error>

#include "indexer/glass/coding.hpp"
#include "indexer/glass/layout.hpp"
#include "indexer/glass/open_file.hpp"

namespace claimdex::indexer::glass {
namespace {

// Magic, and the date of the format in nine, four and five bits: 2016-03-14.
constexpr std::string_view magic = "\x0f\x0dXapian Glass";
constexpr unsigned format_date = (2016U - 2014U) << 9 | 3U << 5 | 14U;
constexpr std::uint32_t no_deflate = 0;
// From this length on Xapian deflates what is written later to the tables that this program never writes.
constexpr std::uint32_t xapian_deflate = 18;

void append_root(std::string& out, const TableRoot& root, std::uint32_t deflate_from) {
  append_leb128(out, root.block);
  const bool is_empty = root.blocks == 0;
  append_leb128(out, root.level << 2 | 2U | (is_empty ? 1U : 0U));  // written in sequence; the root is made up
  append_leb128(out, root.entries);
  append_leb128(out, block_size >> 11);
  append_leb128(out, deflate_from);
  std::string free_list;
  if (!is_empty) {
    append_leb128(free_list, revision);
    append_leb128(free_list, root.blocks);
    free_list.append(4, '\0');  // no block is free
  }
  append_string(out, free_list);
}

std::string random_uuid() {
  std::random_device device;
  std::string uuid;
  while (uuid.size() < 16) {
    const unsigned bits = device();
    for (unsigned shift = 0; shift < 32; shift += 8) uuid.push_back(static_cast<char>(bits >> shift));
  }
  uuid[6] = static_cast<char>((static_cast<unsigned char>(uuid[6]) & 0x0FU) | 0x40U);
  uuid[8] = static_cast<char>((static_cast<unsigned char>(uuid[8]) & 0x3FU) | 0x80U);
  return uuid;
}

void write_file(const std::string& path, std::string_view bytes) {
  OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file.is_open() || !write_all(file, bytes) || !file.close())
    throw std::system_error(errno, std::generic_category(), "cannot write " + path);
}

}  // namespace

PostingTable::PostingTable(const std::string& folder) : table_(folder + "/postlist.glass") {}

void PostingTable::add_metadata(std::string_view key, std::string_view value) { table_.add(metadata_key(key), value); }

void PostingTable::add_value_statistics(std::uint32_t slot, std::uint32_t documents, std::string_view lowest,
                                        std::string_view highest) {
  tag_.clear();
  append_leb128(tag_, documents);
  append_string(tag_, lowest);
  if (lowest != highest) tag_ += highest;
  table_.add(value_statistics_key(slot), tag_);
}

void PostingTable::add_value(std::uint32_t slot, std::uint32_t document, std::string_view value) {
  if (values_.size() >= chunk_size || (!values_.empty() && slot != slot_)) end_values();
  if (values_.empty()) {
    slot_ = slot;
    first_ = document;
  } else {
    append_leb128(values_, document - last_ - 1);
  }
  last_ = document;
  append_string(values_, value);
}

void PostingTable::end_values() {
  if (!values_.empty()) table_.add(value_key(slot_, first_), values_);
  values_.clear();
}

// Of the lengths Xapian keeps no numbers of documents.
void PostingTable::add_lengths(std::vector<Piece>&& pieces) { write_list({}, std::move(pieces), 0, 0); }

void PostingTable::add_list(std::string_view term, std::vector<Piece>&& pieces) {
  std::uint64_t documents = 0;
  std::uint64_t weight = 0;
  for (const Piece& piece : pieces) {
    documents += piece.documents;
    weight += piece.weight;
  }
  write_list(term, std::move(pieces), documents, weight);
}

void PostingTable::write_list(std::string_view term, std::vector<Piece>&& pieces, std::uint64_t documents, std::uint64_t weight) {
  end_values();
  std::size_t kept = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[kept].bytes.size() + pieces[i].bytes.size() <= chunk_size)
      append_piece(pieces[kept], pieces[i]);
    else if (++kept != i)
      pieces[kept] = std::move(pieces[i]);
  }
  for (std::size_t i = 0; i < pieces.size() && i <= kept; ++i) {
    const Piece& piece = pieces[i];
    tag_.clear();
    if (i == 0) {
      make_list_key(key_, term);
      append_leb128(tag_, documents);
      append_leb128(tag_, weight);
      append_leb128(tag_, piece.first - 1);
    } else {
      make_list_key(key_, term, piece.first);
    }
    tag_.push_back(i == kept ? '1' : '0');
    append_leb128(tag_, piece.last - piece.first);
    tag_ += piece.bytes;
    table_.add(key_, tag_);
  }
}

TableRoot PostingTable::finish() {
  end_values();
  return table_.finish();
}

void Statistics::add_length(std::uint32_t length) {
  if (length != 0) shortest = shortest == 0 ? length : std::min(shortest, length);
  longest = std::max(longest, length);
  total_length += length;
}

void Statistics::add(const Statistics& other) {
  documents += other.documents;
  last_document += other.last_document;
  if (other.shortest != 0) shortest = shortest == 0 ? other.shortest : std::min(shortest, other.shortest);
  longest = std::max(longest, other.longest);
  most_wdf = std::max(most_wdf, other.most_wdf);
  total_length += other.total_length;
}

void write_version_file(const std::string& folder, const Roots& roots, const Statistics& statistics) {
  std::string out(magic);
  out.push_back(static_cast<char>(format_date >> 8));
  out.push_back(static_cast<char>(format_date & 0xFFU));
  out += random_uuid();
  append_leb128(out, revision);
  append_root(out, roots.postings, no_deflate);
  append_root(out, roots.records, no_deflate);  // which are packed already
  append_root(out, roots.term_lists.value_or(TableRoot{}), xapian_deflate);
  append_root(out, {}, no_deflate);      // positions
  append_root(out, {}, xapian_deflate);  // spellings
  append_root(out, {}, xapian_deflate);  // synonyms
  append_leb128(out, statistics.documents);
  append_leb128(out, statistics.last_document - statistics.documents);
  append_leb128(out, statistics.shortest);
  append_leb128(out, statistics.most_wdf);
  append_leb128(out, std::max(statistics.longest, statistics.most_wdf) - statistics.most_wdf);
  append_leb128(out, 0U);  // oldest change set
  append_leb128(out, statistics.total_length);
  append_leb128(out, 0U);  // frequency of a spelling
  write_file(folder + "/iamglass", out);
}

std::string record_table(const std::string& folder) { return folder + "/docdata.glass"; }
std::string term_list_table(const std::string& folder) { return folder + "/termlist.glass"; }

std::string slots_key(std::uint32_t document) {
  std::string key = document_key(document);
  key.push_back('\0');
  return key;
}

std::string slots_entry(const std::vector<std::uint32_t>& slots) {
  std::string out;
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots) {
    append_leb128(out, slot - next);
    next = slot + 1;
  }
  return out;
}

void TermListMaker::begin(std::uint32_t length, std::size_t terms) {
  entry_.clear();
  is_first_ = true;
  if (terms == 0) return;
  append_leb128(entry_, length);
  append_leb128(entry_, terms);
}

void TermListMaker::add(std::string_view term, std::uint32_t wdf) {
  if (is_first_) {
    entry_.push_back(static_cast<char>(term.size()));
    entry_ += term;
    append_leb128(entry_, wdf);
  } else {
    const auto shared =
        static_cast<std::size_t>(std::mismatch(before_.begin(), before_.end(), term.begin(), term.end()).first - before_.begin());
    // A small wdf and what is shared with the term before go into one byte.
    const std::size_t packed = wdf < 127 ? (wdf + 1) * (before_.size() + 1) + shared : 0;
    const bool is_packed = packed != 0 && packed < 256;
    entry_.push_back(static_cast<char>(is_packed ? packed : shared));
    entry_.push_back(static_cast<char>(term.size() - shared));
    entry_ += term.substr(shared);
    if (!is_packed) append_leb128(entry_, wdf);
  }
  is_first_ = false;
  before_.assign(term);
}

}  // namespace claimdex::indexer::glass
