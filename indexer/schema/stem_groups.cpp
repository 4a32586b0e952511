// Front coding: a stem by the letters that it shares with the stem before it and its others, a form by those that it shares
// with its stem. Both counts in one byte where they are small, as nearly always.
#include "indexer/schema/stem_groups.hpp"

#include <algorithm>

#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {
namespace {

constexpr unsigned half_bits = 4;
constexpr std::size_t long_half = (1U << half_bits) - 1;  // the count follows, less this
constexpr std::size_t longest = 1 << 16;

std::size_t shared_length(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

/// `text` as one that begins like `before`.
void write_suffix(RecordWriter& out, std::string_view text, std::string_view before) {
  const std::size_t shared = shared_length(text, before);
  const std::size_t own = text.size() - shared;
  out.byte(static_cast<std::uint8_t>(std::min(shared, long_half) << half_bits | std::min(own, long_half)));
  if (shared >= long_half) out.integer(shared - long_half);
  if (own >= long_half) out.integer(own - long_half);
  for (const char c : text.substr(shared)) out.byte(static_cast<std::uint8_t>(c));
}

/// Makes the text of `before` that write_suffix() was given. False where the bytes are damaged.
bool read_suffix(RecordReader& in, std::string& before) {
  const std::size_t halves = in.byte();
  const auto count = [&in](std::size_t half) { return half < long_half ? half : half + static_cast<std::size_t>(in.integer()); };
  const std::size_t shared = count(halves >> half_bits);
  const std::size_t own = count(halves & long_half);
  if (!in.is_good() || shared > before.size() || own > longest) return false;
  before.resize(shared);
  for (std::size_t i = 0; i < own; ++i) before.push_back(static_cast<char>(in.byte()));
  return in.is_good();
}

/// Calls `visit(stem, form)` for each, in order, as long as it returns true.
template <class Visit>
void for_each_form(std::string_view bytes, const Visit& visit) {
  RecordReader in(bytes);
  std::string stem;
  std::string form;
  while (!in.is_at_end()) {
    if (!read_suffix(in, stem)) return;
    form = stem;
    if (!read_suffix(in, form) || !visit(stem, form)) return;
  }
}

/// The first three characters.
std::string_view beginning_of(std::string_view stem) {
  constexpr int characters = 3;
  std::size_t end = 0;
  for (int i = 0; i < characters && end < stem.size(); ++i) {
    ++end;
    while (end < stem.size() && (static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80) ++end;
  }
  return stem.substr(0, end);
}

}  // namespace

std::string stem_group(std::string_view lang, std::string_view stem) {
  std::string out(meta_stem_prefix);
  return out.append(lang).append(":").append(beginning_of(stem));
}

std::string encode_stems(std::vector<StemForm> stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  RecordWriter out;
  std::string_view before;
  for (const StemForm& each : stems) {
    write_suffix(out, each.stem, before);
    write_suffix(out, each.form, each.stem);
    before = each.stem;
  }
  return std::move(out).bytes();
}

std::vector<StemForm> decode_stems(std::string_view bytes) {
  std::vector<StemForm> out;
  for_each_form(bytes, [&](const std::string& stem, const std::string& form) {
    out.push_back({stem, form});
    return true;
  });
  return out;
}

std::vector<std::string> stem_forms(const std::vector<Xapian::Database>& parts, std::string_view lang, std::string_view stem) {
  const std::string key = stem_group(lang, stem);
  std::vector<std::string> forms{std::string(stem)};
  for (const Xapian::Database& part : parts)
    for_each_form(part.get_metadata(key), [&](const std::string& known, const std::string& form) {
      if (known == stem) forms.push_back(form);
      return known <= stem;
    });
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace claimdex::schema
