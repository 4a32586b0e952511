// A pattern against sequences of codes.
#include "searcher/sequence_source.hpp"

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

}  // namespace

SequenceSource::SequenceSource(TextPattern pattern)
    : CheckedValues(schema::Slot::words), pattern_(std::move(pattern)), is_plain_(is_plain_phrase(pattern_)) {
  for (const TextPattern::Part& part : pattern_.parts) {
    std::vector<std::uint64_t>& of_part = hashes_.emplace_back();
    for (const std::string& form : part.forms) of_part.push_back(schema::word_hash(schema::term(schema::Field::text, form)));
    run_.push_back(of_part.empty() ? 0 : of_part.front());
  }
}

bool SequenceSource::holds(std::string_view sequence) {
  return is_plain_ ? schema::holds_run(sequence, run_) : holds_pattern(sequence);
}

bool SequenceSource::holds_pattern(std::string_view sequence) {
  schema::WordSequenceReader words(sequence);
  positions_.resize(pattern_.parts.size());
  for (auto& of_part : positions_) of_part.clear();
  parts_.assign(words.distinct(), {});
  for (std::size_t part = 0; part < hashes_.size(); ++part)
    for (const std::uint64_t hash : hashes_[part])
      if (const auto number = words.number_of(hash)) parts_[*number].push_back(static_cast<std::uint32_t>(part));
  while (words.next())
    for (const std::uint32_t part : parts_[words.number()])
      if (positions_[part].empty() || positions_[part].back() != words.position()) positions_[part].push_back(words.position());
  const std::vector<std::uint32_t>& first = positions_.front();
  return std::any_of(first.begin(), first.end(),
                     [&](std::uint32_t begin) { return stand_together(pattern_, positions_, begin).has_value(); });
}

}  // namespace claimdex::search
