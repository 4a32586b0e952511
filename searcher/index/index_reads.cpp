// Look-ups, each made once.
#include "searcher/index/index_reads.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/metadata.hpp"
#include "indexer/schema/stem_groups.hpp"
#include "searcher/index/han_writings.hpp"

namespace claimdex::search {
namespace {

// The text of an article is most of what its record takes; a head has some two dozen strings.
constexpr std::size_t bytes_of_info = 1000;

std::uint64_t key_of(Xapian::docid document, schema::Slot slot) {
  return (std::uint64_t{document} << 8U) | schema::slot_number(slot);
}

std::size_t bytes_of(const schema::ArticleRecord& record) {
  std::size_t bytes = bytes_of_info;
  for (const schema::BlockRecord& block : record.blocks)
    bytes += sizeof block + block.text.size() + block.sentences.size() * sizeof(TextSpan);
  return bytes;
}

}  // namespace

Xapian::doccount IndexReads::frequency(const std::string& term) {
  if (const Xapian::doccount* known = frequencies_.find(term)) return *known;
  return frequencies_.keep(term, database_.get_termfreq(term), term.size());
}

const std::vector<std::string>& IndexReads::stem_forms(std::string_view lang, std::string_view stem) {
  const std::string key = std::string(lang).append(1, ':').append(stem);
  if (const auto* known = forms_.find(key)) return *known;
  std::vector<std::string> forms = schema::stem_forms(parts_, lang, stem);
  std::size_t bytes = key.size();
  for (const std::string& form : forms) bytes += sizeof form + form.size();
  return forms_.keep(key, std::move(forms), bytes);
}

const std::string* IndexReads::known_value(Xapian::docid document, schema::Slot slot) {
  return values_.find(key_of(document, slot));
}

std::string_view IndexReads::keep_value(Xapian::docid document, schema::Slot slot, std::string value) {
  const std::size_t bytes = value.size();
  return values_.keep(key_of(document, slot), std::move(value), bytes);
}

std::string_view IndexReads::value(Xapian::docid document, schema::Slot slot) {
  if (const std::string* known = known_value(document, slot)) return *known;
  return keep_value(document, slot,
                    database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::slot_number(slot)));
}

std::string IndexReads::order(Xapian::docid document) { return order(document, nullptr); }

std::string IndexReads::order(const Xapian::Document& document) { return order(document.get_docid(), &document); }

std::string IndexReads::order(Xapian::docid id, const Xapian::Document* document) {
  if (const std::string* known = orders_.find(id)) return *known;
  const Xapian::valueno slot = schema::slot_number(schema::Slot::order);
  std::string order =
      document != nullptr ? document->get_value(slot) : database_.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot);
  const std::size_t bytes = order.size();
  return orders_.keep(id, std::move(order), bytes);
}

std::string_view IndexReads::claim_data(Xapian::docid document) {
  if (const std::string* known = claim_data_.find(document)) return *known;
  std::string data = database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
  const std::size_t bytes = data.size();
  return claim_data_.keep(document, std::move(data), bytes);
}

Result<std::shared_ptr<const schema::ArticleRecord>> IndexReads::record(Xapian::docid document) {
  if (const auto* known = records_.find(document)) return *known;
  Result<schema::ArticleRecord> record =
      schema::article_of(database_.get_document(document, Xapian::DOC_ASSUME_VALID), dictionaries());
  if (!record) return record.error();
  const std::size_t bytes = bytes_of(*record);
  return records_.keep(document, std::make_shared<const schema::ArticleRecord>(std::move(*record)), bytes);
}

Result<std::shared_ptr<schema::ArticleText>> IndexReads::text(Xapian::docid document) {
  if (const auto* known = texts_.find(document)) return *known;
  const std::string data = database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
  Result<schema::ArticleText> text = schema::ArticleText::unpack(data, dictionaries());
  if (!text) return text.error();
  const std::size_t bytes = text->bytes().size();
  return texts_.keep(document, std::make_shared<schema::ArticleText>(std::move(*text)), bytes);
}

bool IndexReads::hides_han(Xapian::docid document, const schema::ArticleText& text) {
  if (const bool* known = hides_han_.find(document)) return *known;
  return hides_han_.keep(document, may_hide_han(text.blocks()), sizeof(bool));
}

const schema::Dictionaries& IndexReads::dictionaries() {
  if (dictionaries_) return *dictionaries_;
  dictionaries_.emplace();
  for (const Xapian::Database& part : parts_) {
    std::shared_ptr<const schema::Dictionary> own = schema::Dictionary::make(schema::dictionary_of(part));
    const auto is_own = [&](const auto& other) { return other->id() == own->id(); };
    if (own && std::none_of(dictionaries_->begin(), dictionaries_->end(), is_own)) dictionaries_->push_back(std::move(own));
  }
  return *dictionaries_;
}

ValueStream::ValueStream(Xapian::Database database, bool is_remote, IndexReads& reads, schema::Slot slot)
    : database_(std::move(database)), is_remote_(is_remote), reads_(reads), slot_(slot) {}

std::string_view ValueStream::read(Xapian::docid document) {
  if (const std::string* known = reads_.known_value(document, slot_)) return *known;
  if (is_remote_) return reads_.value(document, slot_);
  if (!has_begun_) value_ = database_.valuestream_begin(schema::slot_number(slot_));
  has_begun_ = true;
  const auto end = database_.valuestream_end(schema::slot_number(slot_));
  if (value_ != end) value_.skip_to(document);
  const bool is_there = value_ != end && value_.get_docid() == document;
  return reads_.keep_value(document, slot_, is_there ? *value_ : std::string());
}

void IndexReads::clear() {
  frequencies_.clear();
  forms_.clear();
  values_.clear();
  orders_.clear();
  claim_data_.clear();
  records_.clear();
  texts_.clear();
  hides_han_.clear();
  dictionaries_.reset();
}

}  // namespace claimdex::search
