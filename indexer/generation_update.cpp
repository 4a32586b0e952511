// One transaction on one generation.
#include "indexer/generation_update.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "claimdex/version.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"
#include "indexer/schema/stem_groups.hpp"

namespace claimdex::indexer {
namespace {

std::string value_of(const Xapian::Document& document, schema::Slot slot) {
  return document.get_value(schema::slot_number(slot));
}

}  // namespace

GenerationUpdate::GenerationUpdate(const std::string& path)
    : has_term_lists_(schema::has_term_lists(path)),
      database_(path, Xapian::DB_OPEN | schema::write_flags(has_term_lists_)),
      tombstones_(database_) {
  database_.begin_transaction(true);
}

GenerationUpdate::~GenerationUpdate() {
  if (!is_open_) return;
  try {
    database_.cancel_transaction();
    database_.close();
  } catch (const Xapian::Error&) {
    // Nothing was committed, which is all that is promised.
    is_open_ = false;
  }
}

bool GenerationUpdate::upsert(const PreparedArticle& article) {
  const bool had_one = remove(article.key_term);
  Xapian::docid first = 0;
  for (const Xapian::Document& document : article.documents) {
    const Xapian::docid id = database_.add_document(document);
    if (first == 0) first = id;
  }
  added_ += totals_of(database_, first);
  has_changes_ = true;
  return had_one;
}

bool GenerationUpdate::remove(const std::string& key_term) { return remove_first(key_term, database_.get_termfreq(key_term)); }

bool GenerationUpdate::remove_first(const std::string& key_term, Xapian::doccount documents) {
  // Of several versions of one article all but the last have gone before.
  std::vector<Xapian::docid> ids;
  auto posting = database_.postlist_begin(key_term);
  for (; documents > 0 && posting != database_.postlist_end(key_term); ++posting, --documents)
    if (!tombstones_.contains(*posting)) ids.push_back(*posting);
  if (ids.empty()) return false;
  removed_ += totals_of(database_, ids.front());
  has_changes_ = true;
  if (has_term_lists_) {
    for (const Xapian::docid id : ids) database_.delete_document(id);
    return true;
  }
  const Xapian::Document article = database_.get_document(ids.front());
  tombstones_.add({ids.front(), static_cast<Xapian::doccount>(ids.size()), value_of(article, schema::Slot::key),
                   value_of(article, schema::Slot::order)});
  has_tombstones_ = true;
  return true;
}

std::uint64_t GenerationUpdate::remove_file(std::string_view absolute_path, const std::vector<std::string>& keep) {
  std::uint64_t removed = 0;
  for (const std::string& key_term : key_terms_of_file(database_, tombstones_, absolute_path)) {
    if (std::binary_search(keep.begin(), keep.end(), key_term)) continue;
    if (remove(key_term)) ++removed;
  }
  return removed;
}

void GenerationUpdate::set_state(const FinishedFile& file) {
  database_.set_metadata(state_key(file.absolute), encode_state(file.state, file.absolute));
  has_changes_ = true;
}

void GenerationUpdate::forget_state(std::string_view absolute_path) {
  const std::string key = state_key(absolute_path);
  if (database_.get_metadata(key).empty()) return;
  database_.set_metadata(key, "");
  has_changes_ = true;
}

void GenerationUpdate::set_shared(std::string_view key_term, bool is_shared) {
  database_.set_metadata(shared_key(key_term), is_shared ? "1" : "");
  has_changes_ = true;
}

void GenerationUpdate::add_stem_forms(const std::vector<GroupedForm>& forms) {
  for_each_group(forms, [this](const std::string& group, std::vector<schema::StemForm>&& added) {
    const std::string before = database_.get_metadata(group);
    std::vector<schema::StemForm> all = schema::decode_stems(before);
    std::move(added.begin(), added.end(), std::back_inserter(all));
    if (const std::string after = schema::encode_stems(std::move(all)); after != before) database_.set_metadata(group, after);
  });
  if (!forms.empty()) has_changes_ = true;
}

void GenerationUpdate::commit() {
  TextTotals totals = read_totals(database_);
  totals += added_;
  totals -= removed_;
  std::map<std::string, std::string> metadata;
  add_totals(metadata, totals);
  for (const auto& [key, value] : metadata) database_.set_metadata(key, value);
  if (has_tombstones_) tombstones_.write(database_);
  is_open_ = false;
  database_.commit_transaction();
  database_.close();
}

std::vector<std::string> key_terms_of_file(const Xapian::Database& database, const schema::Tombstones& tombstones,
                                           std::string_view absolute_path) {
  std::vector<std::string> out;
  for (const Xapian::docid id : tombstones.living(database, schema::file_term(absolute_path)))
    out.push_back(schema::key_term_of(value_of(database.get_document(id), schema::Slot::key)));
  return out;
}

std::vector<std::string> key_terms_of_file(const std::vector<std::string>& part_paths, std::string_view absolute_path) {
  std::vector<std::string> out;
  for (const std::string& path : part_paths) {
    const Xapian::Database part(path);
    for (std::string& key_term : key_terms_of_file(part, schema::Tombstones(part), absolute_path))
      out.push_back(std::move(key_term));
  }
  return out;
}

std::string shared_key(std::string_view key_term) { return std::string(schema::meta_shared_prefix).append(key_term); }

std::unordered_set<std::string> lost_keys(const std::vector<std::string>& part_paths) {
  std::unordered_set<std::string> lost;
  for (const std::string& path : part_paths) {
    const Xapian::Database part(path);
    const schema::Tombstones tombstones(part);
    const std::string prefix(schema::meta_shared_prefix);
    for (auto key = part.metadata_keys_begin(prefix); key != part.metadata_keys_end(prefix); ++key) {
      std::string key_term = (*key).substr(prefix.size());
      if (tombstones.living(part, key_term).empty()) lost.insert(std::move(key_term));
    }
  }
  return lost;
}

std::map<std::string, std::string> generation_metadata(std::string_view analyzer, unsigned long long generation) {
  return {{std::string(schema::meta_format_version), std::to_string(schema::format_version)},
          {std::string(schema::meta_analyzer), std::string(analyzer)},
          {std::string(schema::meta_generation), std::to_string(generation)},
          {std::string(schema::meta_updates), "0"},
          {std::string(schema::meta_library), std::string(version())},
          {std::string(schema::meta_tombstones), ""}};
}

void add_totals(std::map<std::string, std::string>& metadata, const TextTotals& totals) {
  metadata[std::string(schema::meta_text_bytes)] = std::to_string(totals.bytes);
  metadata[std::string(schema::meta_text_terms)] = std::to_string(totals.terms);
}

TextTotals read_totals(const Xapian::Database& database) {
  const auto read = [&](std::string_view key) {
    const std::string text = database.get_metadata(std::string(key));
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  };
  return {read(schema::meta_text_bytes), read(schema::meta_text_terms)};
}

TextTotals totals_of(const Xapian::Database& database, Xapian::docid article) {
  const std::string bytes = database.get_document(article).get_value(schema::slot_number(schema::Slot::text_bytes));
  return {bytes.empty() ? 0 : static_cast<std::uint64_t>(schema::decode_number(bytes)), database.get_doclength(article)};
}

void for_each_group(const std::vector<GroupedForm>& forms,
                    const std::function<void(const std::string& group, std::vector<schema::StemForm>&& stems)>& take) {
  for (std::size_t i = 0; i < forms.size();) {
    const std::string& group = forms[i].group;
    std::vector<schema::StemForm> all;
    for (; i < forms.size() && forms[i].group == group; ++i) all.push_back(forms[i].pair);
    take(group, std::move(all));
  }
}

}  // namespace claimdex::indexer
