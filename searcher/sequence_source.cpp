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
    : CheckedValues(schema::Slot::words), pattern_(std::move(pattern)), is_plain_(is_plain_phrase(pattern_)) {}

const SequenceSource::Codes& SequenceSource::codes_of(std::size_t width) {
  if (codes_.size() <= width) codes_.resize(width + 1);
  Codes& codes = codes_[width];
  if (codes.is_ready) return codes;
  codes.is_ready = true;
  std::vector<std::string> first_forms;
  for (const TextPattern::Part& part : pattern_.parts) {
    std::vector<std::uint64_t>& of_part = codes.of_part.emplace_back();
    for (const std::string& form : part.forms) {
      of_part.push_back(schema::word_code(schema::term(schema::Field::text, form), width));
      codes.low_bytes.set(of_part.back() & 0xFFU);
    }
    std::sort(of_part.begin(), of_part.end());
    first_forms.push_back(schema::term(schema::Field::text, part.forms.front()));
  }
  codes.run = schema::codes_of(first_forms, width);
  return codes;
}

bool SequenceSource::holds_here() {
  const std::string value = get_value();
  const Codes& codes = codes_of(schema::WordSequenceReader(value).width());
  return is_plain_ ? schema::holds_run(value, codes.run) : holds_pattern(value, codes);
}

bool SequenceSource::holds_pattern(const std::string& value, const Codes& codes) {
  positions_.resize(pattern_.parts.size());
  for (auto& of_part : positions_) of_part.clear();
  for (schema::WordSequenceReader words(value); words.next();) {
    const std::uint64_t code = words.code();
    if (!codes.low_bytes.test(code & 0xFFU)) continue;
    for (std::size_t part = 0; part < positions_.size(); ++part) {
      const auto& of_part = codes.of_part[part];
      if (std::binary_search(of_part.begin(), of_part.end(), code)) positions_[part].push_back(words.position());
    }
  }
  const std::vector<std::uint32_t>& first = positions_.front();
  return std::any_of(first.begin(), first.end(),
                     [&](std::uint32_t begin) { return stand_together(pattern_, positions_, begin).has_value(); });
}

}  // namespace claimdex::search
