// Loads the word tables of a language. A table says words; what they mean to the scanner is in lexicon.hpp.
#include "analyzers/quantity/lexicon.hpp"

#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "analyzers/lang/tables.hpp"

namespace claimdex::quantity {
namespace {

using Row = std::vector<std::string_view>;

constexpr std::array<std::pair<std::string_view, Numeral>, 14> numeral_names = {{{"article", Numeral::article},
                                                                                 {"cardinal", Numeral::cardinal},
                                                                                 {"collective", Numeral::collective},
                                                                                 {"denominator", Numeral::denominator},
                                                                                 {"half", Numeral::half},
                                                                                 {"hundred", Numeral::hundred},
                                                                                 {"joiner", Numeral::joiner},
                                                                                 {"one", Numeral::one},
                                                                                 {"plural", Numeral::plural},
                                                                                 {"point", Numeral::point},
                                                                                 {"several", Numeral::several},
                                                                                 {"every", Numeral::every},
                                                                                 {"ordinal", Numeral::ordinal},
                                                                                 {"scale", Numeral::scale}}};

constexpr std::array<std::string_view, 32> context_names = {"month",
                                                            "weekday",
                                                            "name_before",
                                                            "year_before",
                                                            "change_verb",
                                                            "range_word",
                                                            "time_after",
                                                            "ordinal_before",
                                                            "count_noun",
                                                            "dimension",
                                                            "object_stop",
                                                            "determiner",
                                                            "of",
                                                            "object_skip",
                                                            "age_before",
                                                            "age_after",
                                                            "idiom",
                                                            "one_after",
                                                            "score_verb",
                                                            "money_before",
                                                            "plural_head",
                                                            "to",
                                                            "between",
                                                            "conjunction",
                                                            "from",
                                                            "alternative",
                                                            "in_ratio",
                                                            "minus",
                                                            "plus",
                                                            "calendar_part",
                                                            "calendar_year",
                                                            "period_end"};

double parse_number(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto whole = std::from_chars(text.data(), end, value);
  double denominator = 1;
  if (whole.ptr != end && *whole.ptr == '/' && std::from_chars(whole.ptr + 1, end, denominator).ec == std::errc{})
    value /= denominator;
  return value;
}

std::uint32_t context_bits(std::string_view names) {
  std::uint32_t bits = 0;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    for (std::size_t i = 0; i < context_names.size(); ++i)
      if (context_names[i] == names.substr(0, comma)) bits |= 1u << i;
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return bits;
}

/// The letter without its accent for Latin-1 letters ("é" -> "e"), 0 where there is none.
char plain_letter(char trail) {
  static constexpr std::string_view plain = "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";  // U+00E0..U+00FF
  const auto index = static_cast<unsigned char>(trail) - 0xA0u;
  return index < 32 ? std::string_view(plain.data(), 32)[index] : '\0';
}

std::string without_accents(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '\xC3' && i + 1 < word.size() && plain_letter(word[i + 1]) != '\0') {
      plain.push_back(plain_letter(word[++i]));
    } else {
      plain.push_back(word[i]);
    }
  }
  return plain;
}

std::string with_curly_apostrophes(std::string_view word) {
  std::string curly;
  for (char c : word) {
    if (c == '\'') {
      curly += "\xE2\x80\x99";
    } else {
      curly.push_back(c);
    }
  }
  return curly;
}

class Loader {
 public:
  Loader(Lexicon& lexicon, std::string_view lang) : lexicon_(lexicon), folder_(std::string(lang) + "/") {}

  void load() {
    rows("numerals.tsv", [this](const Row& row) { add_numeral(row); });
    rows("magnitudes.tsv", [this](const Row& row) {
      add(lexicon_.magnitudes, row[0], Magnitude{parse_number(row[1]), row.size() > 2 && row[2] == "letter"});
    });
    rows("units.tsv", [this](const Row& row) { add_unit(row); });
    rows("currencies.tsv", [this](const Row& row) {
      add(lexicon_.currencies, row[0], CurrencyWord{row[1], row.size() > 2 ? parse_number(row[2]) : 1});
    });
    rows("bounds.tsv", [this](const Row& row) { add_bound(row); });
    rows("multipliers.tsv", [this](const Row& row) {
      add(lexicon_.multipliers, row[0], parse_number(row[1]));
      mark_start(row[0]);
    });
    rows("contexts.tsv", [this](const Row& row) { add(lexicon_.contexts, row[0], context_bits(row[1])); });
  }

 private:
  template <class Use>
  void rows(std::string_view name, Use use) {
    lang::for_each_row(lang::table(folder_ + std::string(name)), [&](const Row& row, std::size_t) {
      if (row.size() >= 2 && !row[0].empty()) use(row);
    });
  }

  template <class T>
  void add(PhraseMap<T>& map, std::string_view word, const T& entry) {
    map.insert_or_assign(word, entry);
    if (word.find('\'') != std::string_view::npos) map.emplace(keep(with_curly_apostrophes(word)), entry);
    std::string plain = without_accents(word);
    if (plain != word) map.emplace(keep(std::move(plain)), entry);
  }

  /// An unaccented spelling begins with other bytes: its start is marked too. After a word of one letter anything may stand.
  void mark_start(std::string_view word) {
    for (const std::string& spelling : {std::string(word), without_accents(word)}) {
      if (spelling.size() > 1) {
        lexicon_.starts[Lexicon::pair_of(spelling[0], spelling[1])] = true;
      } else {
        for (std::size_t second = 0; second < 256; ++second)
          lexicon_.starts[Lexicon::pair_of(spelling[0], static_cast<char>(second))] = true;
      }
    }
  }

  std::string_view keep(std::string&& word) { return lexicon_.spellings.emplace_back(std::move(word)); }

  void add_numeral(const Row& row) {
    NumeralWord entry;
    for (const auto& [name, kind] : numeral_names)
      if (name == row[1]) entry.kind = kind;
    if (row.size() > 2) entry.value = parse_number(row[2]);
    if (row.size() > 3) {
      entry.is_alone = row[3].find("alone") != std::string_view::npos;
      entry.is_approx = row[3].find("approx") != std::string_view::npos;
      entry.is_noun = row[3].find("noun") != std::string_view::npos;
    }
    add(lexicon_.numerals, row[0], entry);
    if (entry.kind != Numeral::joiner && entry.kind != Numeral::point) mark_start(row[0]);
  }

  void add_unit(const Row& row) {
    const std::string_view percents[] = {"percent", "percentage point", "basis point"};
    for (std::size_t i = 0; i < 3; ++i)
      if (row[1] == percents[i]) return add(lexicon_.percents, row[0], static_cast<double>(i + 1));
    UnitWord entry{find_unit(row[1])};
    if (entry.unit == nullptr) return;
    for (std::size_t i = 2; i < row.size(); ++i) {
      if (row[i] == "weak") {
        entry.is_weak = true;
      } else if (row[i] == "verb") {
        entry.needs_verb = true;
      } else if (!row[i].empty()) {
        entry.factor = parse_number(row[i]);
      }
    }
    add(lexicon_.units, row[0], entry);
  }

  void add_bound(const Row& row) {
    BoundWord entry;
    if (row.size() < 3) return;
    if (const auto bound = bound_of(row[2])) {
      entry.bound = *bound;
    } else if (const auto direction = direction_of(row[2])) {
      entry.direction = *direction;
    } else {
      entry.is_filler = true;
    }
    add(row[1] == "after" ? lexicon_.bounds_after : lexicon_.bounds_before, row[0], entry);
  }

  Lexicon& lexicon_;
  std::string folder_;
};

/// Languages that write 1.234,5; all others write 1,234.5. Both also group with spaces.
bool has_decimal_comma(std::string_view lang) {
  static constexpr std::string_view codes =
      " bg bs cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi ";
  return lang.size() == 2 && codes.find(std::string(" ") + std::string(lang) + " ") != std::string_view::npos;
}

std::unique_ptr<const Lexicon> load(std::string_view lang) {
  auto lexicon = std::make_unique<Lexicon>();
  lexicon->lang = lexicon->spellings.emplace_back(lang);
  if (has_decimal_comma(lang)) std::swap(lexicon->group, lexicon->decimal);
  lexicon->has_compounds = lang == "de";
  Loader(*lexicon, lang).load();
  return lexicon;
}

}  // namespace

const Lexicon& lexicon(std::string_view lang) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Lexicon>, std::less<>> loaded;
  const std::lock_guard lock(mutex);
  auto found = loaded.find(lang);
  if (found == loaded.end()) found = loaded.emplace(std::string(lang), load(lang)).first;
  return *found->second;
}

}  // namespace claimdex::quantity
