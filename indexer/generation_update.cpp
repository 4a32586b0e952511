// One transaction on one generation.
#include "indexer/generation_update.hpp"

#include <algorithm>
#include <charconv>

#include "claimdex/version.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/slots.hpp"

namespace claimdex::indexer {
namespace {

// Posting lists may not be walked while they change.
std::vector<Xapian::docid> documents_of(const Xapian::Database& database, const std::string& term) {
  return {database.postlist_begin(term), database.postlist_end(term)};
}

}  // namespace

GenerationUpdate::GenerationUpdate(const std::string& path) : database_(path, Xapian::DB_OPEN) {
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
  for (const Xapian::Document& document : article.documents) database_.add_document(document);
  text_bytes_ += static_cast<std::int64_t>(article.text_bytes);
  has_changes_ = true;
  return had_one;
}

bool GenerationUpdate::remove(const std::string& key_term) {
  const std::vector<Xapian::docid> documents = documents_of(database_, key_term);
  if (documents.empty()) return false;
  remove_first(key_term, static_cast<Xapian::doccount>(documents.size()));
  return true;
}

void GenerationUpdate::remove_first(const std::string& key_term, Xapian::doccount documents) {
  std::vector<Xapian::docid> ids = documents_of(database_, key_term);
  if (ids.size() > documents) ids.resize(documents);
  if (ids.empty()) return;
  text_bytes_ -= static_cast<std::int64_t>(text_bytes_of(ids.front()));
  for (const Xapian::docid id : ids) database_.delete_document(id);
  has_changes_ = true;
}

std::uint64_t GenerationUpdate::remove_file(std::string_view absolute_path, const std::vector<std::string>& keep) {
  std::uint64_t removed = 0;
  for (const std::string& key_term : key_terms_of_file(database_, absolute_path)) {
    if (std::binary_search(keep.begin(), keep.end(), key_term)) continue;
    if (remove(key_term)) ++removed;
  }
  return removed;
}

void GenerationUpdate::set_state(const FinishedFile& file) {
  database_.set_metadata(state_key(file.absolute), encode_state(file.state));
  has_changes_ = true;
}

void GenerationUpdate::forget_state(std::string_view absolute_path) {
  const std::string key = state_key(absolute_path);
  if (database_.get_metadata(key).empty()) return;
  database_.set_metadata(key, "");
  has_changes_ = true;
}

void GenerationUpdate::add_stem_forms(const std::vector<StemForm>& forms) {
  for (const StemForm& form : forms) database_.add_synonym(form.key, form.form);
}

void GenerationUpdate::set_text_bytes(std::uint64_t bytes) {
  database_.set_metadata(std::string(schema::meta_text_bytes), std::to_string(bytes));
}

void GenerationUpdate::commit() {
  if (text_bytes_ != 0) {
    const auto before = static_cast<std::int64_t>(read_text_bytes(database_));
    set_text_bytes(static_cast<std::uint64_t>(std::max<std::int64_t>(0, before + text_bytes_)));
    text_bytes_ = 0;
  }
  is_open_ = false;
  database_.commit_transaction();
  database_.close();
}

std::uint64_t GenerationUpdate::text_bytes_of(Xapian::docid article) const {
  const std::string value = database_.get_document(article).get_value(schema::slot_number(schema::Slot::text_bytes));
  return value.empty() ? 0 : static_cast<std::uint64_t>(schema::decode_number(value));
}

std::vector<std::string> key_terms_of_file(const Xapian::Database& database, std::string_view absolute_path) {
  std::vector<std::string> out;
  const std::string prefix(schema::prefix_of(schema::Field::key));
  for (const Xapian::docid id : documents_of(database, schema::file_term(absolute_path))) {
    auto term = database.termlist_begin(id);
    term.skip_to(prefix);
    if (term != database.termlist_end(id) && (*term).starts_with(prefix)) out.push_back(*term);
  }
  return out;
}

void write_metadata(Xapian::WritableDatabase& database, std::string_view analyzer, unsigned long long generation) {
  const auto set = [&](std::string_view key, std::string_view value) {
    database.set_metadata(std::string(key), std::string(value));
  };
  set(schema::meta_format_version, std::to_string(schema::format_version));
  set(schema::meta_analyzer, analyzer);
  set(schema::meta_generation, std::to_string(generation));
  set(schema::meta_library, version());
}

std::uint64_t read_text_bytes(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(schema::meta_text_bytes));
  std::uint64_t bytes = 0;
  std::from_chars(text.data(), text.data() + text.size(), bytes);
  return bytes;
}

}  // namespace claimdex::indexer
