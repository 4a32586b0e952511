// What the index holds of a document: terms and slots, one line each.
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "indexer/schema/fields.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/slots.hpp"
#include "searcher/lookup.hpp"

namespace claimdex::search {
namespace {

std::string slot_text(schema::Slot slot, const std::string& bytes) {
  using schema::Slot;
  switch (slot) {
    case Slot::low:
    case Slot::high:
    case Slot::text_bytes:
      return fmt::format("{}", schema::decode_number(bytes));
    case Slot::published: {
      const auto moment = schema::decode_moment(bytes);
      return moment ? format_moment(*moment) : std::string("?");
    }
    case Slot::period_from:
    case Slot::period_to: {
      const auto day = schema::decode_day(bytes);
      return day ? format_moment({*day, false}) : std::string("?");
    }
    case Slot::facets: {
      const auto facets = schema::decode_facets(bytes);
      if (!facets) return "?";
      return fmt::format("{} {} {}", facets->event ? name_of(*facets->event) : "-", facets->year, facets->lang);
    }
    case Slot::companies:
      return fmt::format("{}", fmt::join(schema::decode_list(bytes), ", "));
    case Slot::order: {
      const schema::Place place = schema::decode_place(bytes);
      return fmt::format("{}.{}.{}.{}", place.generation, place.update, place.unit, place.article);
    }
    case Slot::info: {
      const auto info = schema::decode_info(bytes);
      return info ? fmt::format("{}, {}, {} bytes", info->metadata.title, name_of(info->format), info->bytes) : "?";
    }
    default:
      return bytes;
  }
}

/// The terms of some documents, gathered from all posting lists: an index has no lists of the terms of a document. `ids`: sorted.
std::map<Xapian::docid, std::vector<std::string>> terms_of(const std::vector<Xapian::docid>& ids,
                                                           const Xapian::Database& database) {
  std::map<Xapian::docid, std::vector<std::string>> lines;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    auto posting = database.postlist_begin(*term);
    for (const Xapian::docid id : ids) {
      posting.skip_to(id);
      if (posting == database.postlist_end(*term)) break;
      if (*posting != id) continue;
      lines[id].push_back(fmt::format("  term {}  wdf {}  in {} documents", schema::describe_term(*term), posting.get_wdf(),
                                      term.get_termfreq()));
    }
  }
  return lines;
}

void append_document(Xapian::docid id, const Xapian::Database& database, std::vector<std::string>& lines) {
  const Xapian::Document document = database.get_document(id);
  lines.push_back(fmt::format("document {}, length {}", id, database.get_doclength(id)));
  for (const auto& [slot, value] : schema::values_of(document))
    lines.push_back(fmt::format("  slot {} = {}", name_of(slot), slot_text(slot, value)));
}

}  // namespace

Result<std::vector<std::string>> inspect_documents(std::string_view id_or_path, Snapshot& snapshot) {
  const Xapian::Database& database = snapshot.database();
  std::vector<std::string> lines;
  const Result<Xapian::docid> found = find_by_id_or_path(id_or_path, snapshot);
  if (!found) return found.error();
  const Xapian::Document document = database.get_document(*found);
  const Result<schema::DocumentType> type = schema::record_type(document.get_data());
  if (!type) return type.error();
  std::vector<Xapian::docid> ids = {*found};
  if (*type == schema::DocumentType::article) {  // with its claims
    const std::string term = schema::key_term_of(document.get_value(schema::slot_number(schema::Slot::key)));
    ids = snapshot.living_with(term, database.get_doccount());
  }
  std::map<Xapian::docid, std::vector<std::string>> terms = terms_of(ids, database);
  for (const Xapian::docid id : ids) {
    append_document(id, database, lines);
    std::move(terms[id].begin(), terms[id].end(), std::back_inserter(lines));
  }
  return lines;
}

}  // namespace claimdex::search
