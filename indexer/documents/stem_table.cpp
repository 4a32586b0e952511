// New stem-form pairs, by hash.
#include "indexer/documents/stem_table.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/schema/fields.hpp"

namespace claimdex::indexer {
namespace {

// FNV-1a with a final mix: words are short, so a simple loop is fastest.
std::uint64_t pair_hash(std::string_view lang, std::string_view stem, std::string_view form) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const std::string_view part : {lang, stem, form}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ 0xFFU) * 0x100000001b3ULL;
  }
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

}  // namespace

void StemTable::keep_new(std::vector<GroupedForm>& forms, const std::vector<std::uint64_t>& hashes) {
  const std::scoped_lock lock(mutex_);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!seen_.insert(hashes[i]).second) continue;
    if (kept != i) forms[kept] = std::move(forms[i]);
    ++kept;
  }
  forms.resize(kept);
}

void StemCollector::add(std::string_view lang, std::string_view stem, std::string_view form) {
  if (stem.empty() || stem == form || form.size() > schema::max_term_bytes) return;
  const std::uint64_t hash = pair_hash(lang, stem, form);
  if (!seen_.insert(hash).second) return;
  forms_.push_back({schema::stem_group(lang, stem), {std::string(stem), std::string(form)}});
  hashes_.push_back(hash);
}

std::vector<GroupedForm> StemCollector::take_new(StemTable& table) {
  table.keep_new(forms_, hashes_);
  std::vector<GroupedForm> out = std::exchange(forms_, {});
  hashes_.clear();
  // Those of a group side by side: Xapian then writes its entry once.
  std::sort(out.begin(), out.end(), [](const GroupedForm& a, const GroupedForm& b) { return a.group < b.group; });
  return out;
}

}  // namespace claimdex::indexer
