// A pattern against sequences of codes.
#include "searcher/words/sequence_source.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/word_sequence.hpp"

namespace claimdex::search {
namespace {

bool is_plain_phrase(const TextPattern& pattern) {
  for (std::size_t i = 0; i < pattern.parts.size(); ++i)
    if (pattern.parts[i].forms.size() != 1 || pattern.parts[i].position != pattern.parts[0].position + i) return false;
  return pattern.in_order && pattern.slop == 0;
}

/// Then the words of an article that holds all parts are surely theirs.
bool has_one_form_each(const TextPattern& pattern) {
  return std::all_of(pattern.parts.begin(), pattern.parts.end(),
                     [](const TextPattern::Part& part) { return part.forms.size() == 1; });
}

}  // namespace

SequenceSource::SequenceSource(TextPattern pattern)
    : CheckedValues(schema::Slot::words), pattern_(std::move(pattern)), is_plain_(is_plain_phrase(pattern_)) {
  for (const TextPattern::Part& part : pattern_.parts) {
    std::vector<std::uint64_t>& of_part = hashes_.emplace_back();
    for (const std::string& form : part.forms) of_part.push_back(schema::word_hash(schema::term(schema::Field::text, form)));
    run_.push_back(of_part.empty() ? 0 : of_part.front());
  }
}

bool SequenceSource::holds(std::string_view sequence, const HoldsForm& holds_form) {
  if (is_plain_) return schema::holds_run(sequence, run_);
  return holds_pattern(sequence, nullptr) && (has_one_form_each(pattern_) || holds_pattern(sequence, &holds_form));
}

void SequenceSource::init(const Xapian::Database& database) {
  CheckedValues::init(database);
  database_ = database;
  lists_.clear();
  for (const TextPattern::Part& part : pattern_.parts) lists_.emplace_back(part.forms.size());
}

bool SequenceSource::holds_here() {
  return holds(get_value(), [this](std::size_t part, std::size_t form) { return is_in_list(part, form, get_docid()); });
}

bool SequenceSource::is_in_list(std::size_t part, std::size_t form, Xapian::docid document) {
  const std::string term = schema::term(schema::Field::text, pattern_.parts[part].forms[form]);
  std::optional<Xapian::PostingIterator>& list = lists_[part][form];
  if (!list) list = database_.postlist_begin(term);
  const Xapian::PostingIterator end = database_.postlist_end(term);
  if (*list != end) list->skip_to(document);
  return *list != end && **list == document;
}

bool SequenceSource::holds_pattern(std::string_view sequence, const HoldsForm* holds_form) {
  schema::WordSequenceReader words(sequence);
  positions_.resize(pattern_.parts.size());
  for (auto& of_part : positions_) of_part.clear();
  parts_.assign(words.distinct(), {});
  for (std::size_t part = 0; part < hashes_.size(); ++part)
    for (std::size_t form = 0; form < hashes_[part].size(); ++form)
      if (const auto number = words.number_of(hashes_[part][form]);
          number && (holds_form == nullptr || (*holds_form)(part, form)))
        parts_[*number].push_back(static_cast<std::uint32_t>(part));
  while (words.next())
    for (const std::uint32_t part : parts_[words.number()])
      if (positions_[part].empty() || positions_[part].back() != words.position()) positions_[part].push_back(words.position());
  const std::vector<std::uint32_t>& first = positions_.front();
  return std::any_of(first.begin(), first.end(),
                     [&](std::uint32_t begin) { return stand_together(pattern_, positions_, begin).has_value(); });
}

bool ListedForms::holds(std::size_t part, std::size_t form, std::uint32_t article) {
  std::vector<SharedList>& lists = read_[part];
  lists.resize(pattern_.parts[part].forms.size());
  if (lists[form] == nullptr) lists[form] = lists_.with(schema::term(schema::Field::text, pattern_.parts[part].forms[form]));
  return lists[form]->holds(article);
}

}  // namespace claimdex::search
