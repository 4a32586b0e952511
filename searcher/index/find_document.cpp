// Documents by id and key.
#include "searcher/index/find_document.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/hash.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::search {
namespace {

std::string lower_hex(std::string_view id) {
  std::string lower;
  if (id.starts_with('#')) id.remove_prefix(1);
  for (const char c : id) lower += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool is_hex(std::string_view id) {
  return !id.empty() && id.size() <= 16 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<std::string> id_of(const Xapian::Document& document) {
  const std::string info = document.get_value(schema::slot_number(schema::Slot::info));
  if (!info.empty()) {
    const Result<ArticleInfo> article = schema::decode_info(info);
    return article ? Result<std::string>(schema::article_id(article->key)) : article.error();
  }
  Result<schema::ClaimHead> head = schema::decode_head(document.get_data());
  return head ? Result<std::string>(std::move(head->id)) : head.error();
}

}  // namespace

bool may_be_id(std::string_view written) { return is_hex(lower_hex(written)); }

Result<Xapian::docid> find_document(std::string_view written, Snapshot& snapshot) {
  const std::string id = lower_hex(written);
  if (!is_hex(id))
    return Error{ErrorCode::not_found,
                 fmt::format("'{}' is no id", written),
                 "ids are up to 16 hex digits, as results show them behind #",
                 {}};
  const std::string prefix = schema::id_term(id);
  const Xapian::Database& database = snapshot.database();
  std::optional<std::pair<Xapian::docid, std::string>> first;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      if (snapshot.is_buried(*posting)) continue;
      Result<std::string> of_document = id_of(database.get_document(*posting));
      if (!of_document) return of_document.error();
      if (!of_document->starts_with(id)) continue;
      if (!first) first.emplace(*posting, std::move(*of_document));
      // Two indexes opened as one may hold the same document twice: the first is enough.
      else if (first->second != *of_document)
        return Error{ErrorCode::ambiguous_id,
                     fmt::format("several ids begin with {}", id),
                     fmt::format("for example {} and {}: give more digits", std::min(first->second, *of_document),
                                 std::max(first->second, *of_document)),
                     {}};
    }
  if (first) return first->first;
  return Error{ErrorCode::not_found, fmt::format("nothing in the index has the id {}", id), {}, {}};
}

Xapian::docid article_of(const std::string& key, Snapshot& snapshot) {
  const std::vector<Xapian::docid> first = snapshot.living_with(schema::key_term_of(key), 1);
  return first.empty() ? 0 : first.front();
}

}  // namespace claimdex::search
