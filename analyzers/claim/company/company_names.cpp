// Searches gazetteer/names.tsv: in place by binary search for one name, by a hash of word prefixes for running text.
#include "analyzers/claim/company/company_names.hpp"

#include <algorithm>
#include <unordered_map>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

std::string_view field_at(std::string_view line, std::size_t wanted) {
  for (; wanted > 0; --wanted) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

std::string_view line_from(std::string_view table, std::size_t begin) {
  return table.substr(begin, table.find('\n', begin) - begin);
}

/// The row of a sorted table whose first field is `key`, empty where there is none. Comment lines begin with '#', below any key.
std::string_view find_row(std::string_view table, std::string_view key) {
  std::size_t low = 0;
  std::size_t high = table.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : table.rfind('\n', middle - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = line_from(table, begin);
    const std::string_view found = field_at(line, 0);
    if (found == key) return line;
    if (found < key) {
      low = begin + line.size() + 1;
    } else {
      high = begin;
    }
  }
  return {};
}

std::string_view names_table() {
  static const std::string_view table = lang::table("gazetteer/names.tsv");
  return table;
}
std::string_view companies_table() { return lang::table("gazetteer/companies.tsv"); }

KnownName parse_name(std::string_view line) {
  KnownName name{.key = field_at(line, 0), .id = field_at(line, 1), .sort = {}};
  for (const char flag : field_at(line, 2)) {
    if (flag == 'c') name.ambiguous = true;
    if (flag == 'u') name.caps_only = true;
    if (flag == 'p') name.product = true;
  }
  return name;
}

/// Word prefixes of all names, hashed: a slot says whether a longer name goes on and which row ends here.
class PrefixTable {
 public:
  static constexpr std::uint32_t no_row = 0xFFFFFFFFu;

  PrefixTable() {
    slots_.resize(std::size_t{1} << bits);
    const std::string_view table = names_table();
    std::vector<Word> words;
    for (std::size_t at = 0; at < table.size();) {
      const std::string_view line = line_from(table, at);
      if (!line.empty() && line.front() != '#') add(field_at(line, 0), at, words);
      at += line.size() + 1;
    }
  }

  struct Step {
    std::uint64_t state = 0;
    std::uint32_t row = no_row;
    bool found = false;
  };

  static constexpr std::uint64_t start = 0x9E3779B97F4A7C15ULL;

  /// False where surely no name begins with words[at]: keeps most words out of the large table.
  [[nodiscard]] bool may_begin(const std::vector<Word>& words, std::size_t at) const {
    const bool alone = may_be_name(words[at]);
    const bool paired = at + 1 < words.size() && starts_[start_of(words[at].hash, words[at + 1].hash)];
    return static_cast<unsigned>(alone) + static_cast<unsigned>(paired) > 0;  // both are looked up at once
  }
  /// False where surely no name is this word alone: the large table need not be asked for it.
  [[nodiscard]] bool may_be_name(const Word& word) const { return starts_[start_of(word.hash, 0)]; }

  static std::uint64_t behind(std::uint64_t state, std::uint32_t word) { return mix(state, word); }

  [[nodiscard]] Step step(std::uint64_t state, std::uint32_t word) const {
    const std::uint64_t next = mix(state, word);
    std::size_t at = static_cast<std::size_t>(next >> (64 - bits));
    const std::uint32_t tag = tag_of(next);
    while (slots_[at].tag != 0) {
      if (slots_[at].tag == tag) return {next, slots_[at].row, true};
      at = (at + 1) & (slots_.size() - 1);
    }
    return {next, no_row, false};
  }

 private:
  static constexpr int bits = 17;  // some 40,000 prefixes
  static constexpr int start_bits = 18;

  static std::size_t start_of(std::uint32_t first, std::uint32_t second) {
    return static_cast<std::size_t>(mix(first, second) >> (64 - start_bits));
  }
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t row = no_row;
  };

  static std::uint64_t mix(std::uint64_t state, std::uint32_t word) {
    std::uint64_t h = (state ^ word) * 0xBF58476D1CE4E5B9ULL;
    return (h ^ (h >> 29)) * 0x94D049BB133111EBULL;
  }
  static std::uint32_t tag_of(std::uint64_t h) { return std::max(1u, static_cast<std::uint32_t>(h)); }

  void add(std::string_view key, std::size_t row, std::vector<Word>& words) {
    words.clear();
    cut_words(key, key, words);
    std::uint64_t state = start;
    if (!words.empty()) starts_[start_of(words[0].hash, words.size() > 1 ? words[1].hash : 0)] = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      state = mix(state, words[i].hash);
      Slot& slot = insert(state);
      if (i + 1 == words.size()) slot.row = static_cast<std::uint32_t>(row);
    }
  }

  Slot& insert(std::uint64_t state) {
    std::size_t at = static_cast<std::size_t>(state >> (64 - bits));
    const std::uint32_t tag = tag_of(state);
    while (slots_[at].tag != 0 && slots_[at].tag != tag) at = (at + 1) & (slots_.size() - 1);
    slots_[at].tag = tag;
    return slots_[at];
  }

  std::vector<Slot> slots_;
  std::vector<bool> starts_ = std::vector<bool>(std::size_t{1} << start_bits);  ///< of one-word names, and of pairs of words
};

const PrefixTable& prefixes() {
  static const PrefixTable table;
  return table;
}

bool is_katakana(std::string_view text, const Word& word) {
  if (word.kind != WordKind::kana) return false;
  const char32_t c = text::decode_at(text, word.begin).value;
  return c >= 0x30A0;
}

/// Katakana names are whole runs; Korean ones begin a word.
bool begins_name(std::string_view text, const std::vector<Word>& words, std::size_t at) {
  const Word& word = words[at];
  if (at == 0 || word.gap != WordGap::none) return true;
  const Word& before = words[at - 1];
  if (word.kind == WordKind::hangul) return before.kind != WordKind::hangul;
  return !(is_katakana(text, word) && is_katakana(text, before));
}

bool ends_name(std::string_view text, const std::vector<Word>& words, std::size_t last) {
  if (last + 1 >= words.size() || words[last + 1].gap != WordGap::none) return true;
  return !(is_katakana(text, words[last]) && is_katakana(text, words[last + 1]));
}

bool case_allows(const KnownName& name, const std::vector<Word>& words, std::size_t first, std::size_t count) {
  if (words[first].is_cjk()) return true;
  bool any_capital = false;
  for (std::size_t i = first; i < first + count; ++i) {
    const Word& word = words[i];
    if (word.is_cjk()) return true;
    if (name.caps_only && word.kind == WordKind::latin && !word.all_caps && word.end - word.begin > 1) return false;
    any_capital = any_capital || word.capital || word.inner_capital;
  }
  return any_capital;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string narrow;
  narrow.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint c = text::decode_at(name, at);
    const bool wide = text::in_range(c.value, 0xFF01, 0xFF5E);
    text::append_utf8(narrow, wide ? c.value - 0xFEE0 : c.value);
    at += c.size;
  }
  const std::string folded = text::fold_aligned(narrow);
  std::vector<Word> words;
  cut_words(narrow, folded, words);
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && !words[i].is_cjk() && !words[i - 1].is_cjk()) key.push_back(' ');
    key.append(words[i].of(folded));
  }
  return key;
}

KnownName find_known_name(std::string_view key) {
  if (key.empty()) return {};
  const std::string_view row = find_row(names_table(), key);
  return row.empty() ? KnownName{} : parse_name(row);
}

bool may_begin_known_name(const std::vector<Word>& words, std::size_t at) { return prefixes().may_begin(words, at); }

NameMatch longest_known_name(std::string_view text, const std::vector<Word>& words, std::size_t at) {
  const PrefixTable& table = prefixes();
  NameMatch best;
  if (!begins_name(text, words, at)) return best;
  std::uint64_t state = PrefixTable::start;
  for (std::size_t i = at; i < words.size(); ++i) {
    if (i > at && words[i].gap > WordGap::joint) break;
    if (i == at && !table.may_be_name(words[i])) {
      state = PrefixTable::behind(state, words[i].hash);
      continue;
    }
    const PrefixTable::Step step = table.step(state, words[i].hash);
    if (!step.found) break;
    state = step.state;
    if (step.row == PrefixTable::no_row || !ends_name(text, words, i)) continue;
    const KnownName name = parse_name(line_from(names_table(), step.row));
    if (case_allows(name, words, at, i + 1 - at)) best = {i + 1 - at, name};
  }
  if (best.words > 0) best.name.sort = sort_of_company(best.name.id);
  return best;
}

std::string_view sort_of_company(std::string_view id) {
  static const std::unordered_map<std::string_view, std::string_view> sorts = [] {
    std::unordered_map<std::string_view, std::string_view> made;
    lang::for_each_row(companies_table(), [&](const auto& fields, std::size_t) {
      if (fields.size() > 1) made.emplace(fields[0], fields[1]);
    });
    return made;
  }();
  const auto found = sorts.find(id);
  return found == sorts.end() ? std::string_view{} : found->second;
}

std::string_view company_id(std::string_view name) { return find_known_name(name_key(name)).id; }

std::vector<std::string_view> linked_companies(std::string_view id) {
  std::vector<std::string_view> links;
  std::string_view list = field_at(find_row(companies_table(), id), 2);
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    links.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return links;
}

}  // namespace claimdex::claims
