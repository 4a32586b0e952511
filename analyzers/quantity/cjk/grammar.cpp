// Loads the tables of one language. Keys are folded as the text is (traditional to simplified, lower case), so one entry serves
// both scripts.
#include "analyzers/quantity/cjk/grammar.hpp"

#include <charconv>
#include <optional>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

using Fields = std::vector<std::string_view>;

std::string_view field(const Fields& fields, std::size_t i) { return i < fields.size() ? fields[i] : std::string_view{}; }

double to_number(std::string_view digits, double fallback) {
  double value = fallback;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool has_flag(std::string_view flags, std::string_view name) {
  while (!flags.empty()) {
    const std::size_t comma = flags.find(',');
    if (flags.substr(0, comma) == name) return true;
    flags.remove_prefix(comma == std::string_view::npos ? flags.size() : comma + 1);
  }
  return false;
}

NumeralRole role_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, NumeralRole>, 10> roles = {{{"digit", NumeralRole::digit},
                                                                               {"zero", NumeralRole::zero},
                                                                               {"unit", NumeralRole::unit},
                                                                               {"tens", NumeralRole::tens},
                                                                               {"scale", NumeralRole::scale},
                                                                               {"vague", NumeralRole::vague},
                                                                               {"more", NumeralRole::more},
                                                                               {"about", NumeralRole::about},
                                                                               {"point", NumeralRole::point},
                                                                               {"minus", NumeralRole::minus}}};
  for (const auto& [word, role] : roles)
    if (word == name) return role;
  return NumeralRole::none;
}

Context context_of(std::string_view name) {
  constexpr std::array<std::string_view, 22> names = {
      "none",       "ordinal", "clock",      "rank",  "change", "recent", "temperature", "name",  "year",   "month", "day",
      "clock_hour", "period",  "earthquake", "plain", "age",    "answer", "article",     "angle", "weight", "power", "strength"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Context>(i);
  return Context::none;
}

UnitWord unit_word(const Fields& fields) {
  UnitWord word;
  const std::string_view kind = field(fields, 1);
  if (kind == "tenth" || kind == "discount") {
    word.kind = QuantityKind::percent;
    word.form = kind == "tenth" ? UnitForm::tenth : UnitForm::discount;
  } else {
    word.kind = quantity_kind_of(kind).value_or(QuantityKind::other);
  }
  word.unit = field(fields, 2);
  word.factor = to_number(field(fields, 3), 1);
  const std::string_view flags = field(fields, 4);
  word.takes_noun = has_flag(flags, "noun");
  word.is_self = has_flag(flags, "self");
  word.is_object = has_flag(flags, "object");
  word.is_weak = has_flag(flags, "weak");
  word.is_native = has_flag(flags, "native");
  word.is_act = has_flag(flags, "act");
  word.is_scaled = has_flag(flags, "scaled");
  if (has_flag(flags, "fold")) word.form = UnitForm::fold;
  if (has_flag(flags, "decade")) word.form = UnitForm::decade;
  return word;
}

}  // namespace

const Grammar& Grammar::of(Language language) {
  static const Grammar chinese(Language::chinese);
  if (language == Language::chinese) return chinese;
  if (language == Language::japanese) {
    static const Grammar japanese(Language::japanese);
    return japanese;
  }
  static const Grammar korean(Language::korean);
  return korean;
}

Grammar::Grammar(Language which) : language(which), flags_(0x10000) {
  if (which == Language::chinese) load("zh/");
  if (which == Language::japanese) load("ja/");
  if (which == Language::korean) load("ko/");
}

void Grammar::load(std::string_view folder) {
  const auto table = [&](std::string_view name) { return lang::table(std::string(folder).append(name)); };
  load_numerals(table("numerals.tsv"));
  load_kana_numerals(table("kana_numerals.tsv"));
  load_units(table("units.tsv"), false);
  load_units(table("prefix_units.tsv"), true);
  load_currencies(table("currencies.tsv"));
  load_bounds(table("bounds.tsv"));
  load_fixed(table("fixed_quantities.tsv"));
  load_negatives(table("number_words_not_numbers.tsv"));
  load_contexts(table("number_contexts.tsv"));
  load_nouns(folder);
  load_particles(table("particles.tsv"));
  if (language == Language::chinese) mark("每", starts_number);
}

void Grammar::mark(std::string_view phrase, std::uint8_t flag) {
  const char32_t first = text::decode_at(phrase, 0).value;
  if (first < flags_.size()) flags_[first] = static_cast<std::uint8_t>(flags_[first] | flag);
}

Numeral Grammar::numeral_at(std::string_view folded, std::size_t at) const {
  const char32_t c = text::decode_at(folded, at).value;
  if (c < 0x80) return {};
  const PhraseTrie::Match match = numeral_trie_.longest_at(folded, at);
  if (!match) return {};
  Numeral found = numerals_[match.payload];
  found.size = static_cast<std::uint32_t>(match.size);
  return found;
}

Numeral Grammar::kana_numeral_at(std::string_view folded, std::size_t at) const {
  const PhraseTrie::Match match = kana_trie_.longest_at(folded, at);
  if (!match) return {};
  Numeral found = numerals_[match.payload];
  found.size = static_cast<std::uint32_t>(match.size);
  return found;
}

void Grammar::load_numerals(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    Numeral numeral;
    numeral.role = role_of(field(fields, 1));
    numeral.value = to_number(field(fields, 2), 0);
    numeral.is_native = has_flag(field(fields, 3), "native");
    numeral.high = to_number(field(fields, 4), numeral.value);
    const std::string key = text::fold_aligned(fields[0]);
    numeral_trie_.add(key, static_cast<std::uint32_t>(numerals_.size()));
    numerals_.push_back(numeral);
    if (numeral.role != NumeralRole::more && numeral.role != NumeralRole::about && numeral.role != NumeralRole::point)
      mark(key, starts_number);
  });
}

void Grammar::load_kana_numerals(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    Numeral numeral;
    numeral.role = role_of(field(fields, 1));
    numeral.value = to_number(field(fields, 2), 0);
    kana_trie_.add(fields[0], static_cast<std::uint32_t>(numerals_.size()));
    numerals_.push_back(numeral);
    mark(fields[0], starts_kana_number);
  });
}

void Grammar::load_units(std::string_view table, bool stands_before) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    const std::string key = text::fold_aligned(fields[0]);
    if (stands_before) {
      prefix_trie.add_reversed(key, static_cast<std::uint32_t>(units.size()));
    } else {
      unit_trie.add(key, static_cast<std::uint32_t>(units.size()));
    }
    units.push_back(unit_word(fields));
  });
}

void Grammar::load_currencies(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    UnitWord word;
    word.kind = QuantityKind::money;
    word.currency = field(fields, 1);
    word.factor = to_number(field(fields, 2), 1);
    const std::string key = text::fold_aligned(fields[0]);
    unit_trie.add(key, static_cast<std::uint32_t>(units.size()));
    if (word.factor == 1 && key.size() > 3) prefix_trie.add_reversed(key, static_cast<std::uint32_t>(units.size()));
    units.push_back(word);
  });
}

void Grammar::load_bounds(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    BoundWord word;
    word.bound = bound_of(field(fields, 2)).value_or(Bound::exact);
    word.bare_only = has_flag(field(fields, 3), "bare");
    const std::string key = text::fold_aligned(fields[0]);
    if (field(fields, 1) == "between") {
      between_trie.add(key, 0);
      return;
    }
    if (field(fields, 1) == "before") {
      before_trie.add_reversed(key, static_cast<std::uint32_t>(bounds.size()));
    } else {
      after_trie.add(key, static_cast<std::uint32_t>(bounds.size()));
    }
    bounds.push_back(word);
  });
}

void Grammar::load_fixed(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    FixedQuantity quantity;
    const std::string_view kind = field(fields, 1);
    const std::size_t colon = kind.find(':');
    quantity.kind = quantity_kind_of(kind.substr(0, colon)).value_or(QuantityKind::other);
    if (colon != std::string_view::npos) quantity.unit = kind.substr(colon + 1);
    quantity.low = to_number(field(fields, 2), 0);
    quantity.high = to_number(field(fields, 3), quantity.low);
    quantity.bound = bound_of(field(fields, 4)).value_or(Bound::exact);
    quantity.direction = direction_of(field(fields, 5)).value_or(Direction::none);
    const std::string key = text::fold_aligned(fields[0]);
    fixed_trie.add(key, static_cast<std::uint32_t>(fixed.size()));
    fixed.push_back(quantity);
    mark(key, starts_fixed);
  });
}

void Grammar::load_negatives(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    const std::string key = text::fold_aligned(fields[0]);
    negative_trie.add(key, has_flag(field(fields, 1), "open") ? 1 : 0);
    mark(key, starts_negative);
  });
}

void Grammar::load_contexts(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    const std::string key = text::fold_aligned(fields[0]);
    const auto payload = static_cast<std::uint32_t>(context_of(field(fields, 2)));
    if (field(fields, 1) == "before") {
      context_trie.add_reversed(key, payload);
    } else {
      follow_trie.add(key, payload);
    }
  });
}

void Grammar::load_nouns(std::string_view folder) {
  const auto load_list = [&](std::string_view name, auto&& add) {
    lang::for_each_row(lang::table(std::string(folder).append(name)),
                       [&](const Fields& fields, std::size_t) { add(text::fold_aligned(fields[0])); });
  };
  load_list("noun_stops.tsv", [&](const std::string& key) { stop_trie.add(key, 0); });
  lang::for_each_row(lang::table(std::string(folder).append("noun_keeps.tsv")), [&](const Fields& fields, std::size_t) {
    keep_trie.add(text::fold_aligned(fields[0]), field(fields, 1) == "final" ? 1 : 0);
  });
  lang::for_each_row(lang::table(std::string(folder).append("noun_tails.tsv")), [&](const Fields& fields, std::size_t) {
    const std::string_view sort = field(fields, 1);
    tail_trie.add_reversed(text::fold_aligned(fields[0]), sort == "place"    ? tail_place
                                                          : sort == "adverb" ? tail_adverb
                                                          : sort == "act"    ? tail_act
                                                                             : tail_kept);
  });
  load_list("noun_links.tsv", [&](const std::string& key) { link_trie.add_reversed(key, 0); });
  load_list("counted_nouns.tsv", [&](const std::string& key) {
    counted_trie.add_reversed(key, 0);
    counted_front_trie.add(key, 0);
  });
  load_list("noun_adjectives.tsv", [&](const std::string& key) { adjective_trie.add_reversed(key, 0); });
  load_list("verb_endings.tsv", [&](const std::string& key) { verb_ending_trie.add_reversed(key, 0); });
  load_list("money_nouns.tsv", [&](const std::string& key) {
    money_trie.add(key, 0);
    money_before_trie.add_reversed(key, 0);
  });
}

void Grammar::load_particles(std::string_view table) {
  lang::for_each_row(table, [&](const Fields& fields, std::size_t) {
    const std::string_view after = field(fields, 1);
    particle_trie.add(fields[0], after == "unit" ? 1 : 0);
    if (after == "unit") return;
    const ParticleAfter sound = after == "vowel"       ? ParticleAfter::vowel
                                : after == "consonant" ? ParticleAfter::consonant
                                                       : ParticleAfter::any;
    noun_particle_trie.add_reversed(fields[0], static_cast<std::uint32_t>(sound));
  });
}

}  // namespace claimdex::quantity::cjk
