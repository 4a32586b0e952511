// The fields of the query language: names in every spelling, what their values are, and suggestions for misspelt ones.
#include "searcher/query/fields.hpp"

#include <algorithm>
#include <array>

#include "analyzers/claim/event/direction_names.hpp"
#include "analyzers/claim/event/event_names.hpp"
#include "analyzers/claim/event/event_senses.hpp"
#include "claimdex/analysis.hpp"
#include "searcher/query/edit_distance.hpp"

namespace claimdex::query {
namespace {

using namespace std::string_view_literals;

constexpr std::array format_names = {"front_matter"sv, "chinese_metadata"sv, "page"sv, "html"sv, "ndjson"sv,
                                     "csv"sv,          "markdown"sv,         "text"sv};
constexpr std::array event_names = {"job_cuts"sv,    "hiring"sv,  "headcount"sv,    "employment"sv, "departures"sv,
                                    "revenue"sv,     "profit"sv,  "funding"sv,      "spending"sv,   "valuation"sv,
                                    "acquisition"sv, "price"sv,   "stock"sv,        "users"sv,      "sales_volume"sv,
                                    "trade"sv,       "economy"sv, "market_share"sv, "penalty"sv,    "casualties"sv,
                                    "breach"sv,      "survey"sv,  "capacity"sv,     "time"sv,       "other"sv};
constexpr std::array bound_names = {"exact"sv,    "approx"sv,    "nearly"sv,  "more_than"sv,
                                    "at_least"sv, "less_than"sv, "at_most"sv, "range"sv};
constexpr std::array direction_names = {"none"sv, "up"sv, "down"sv};
constexpr std::array factuality_names = {"certain"sv, "probable"sv, "possible"sv, "denied"sv, "unknown"sv};
constexpr std::array dup_names = {"first"sv, "copies"sv};
constexpr std::array has_names = {"number"sv, "company"sv, "date"sv, "quote"sv, "image"sv, "table"sv};
constexpr std::array kind_names = {"count"sv,    "money"sv,   "percent"sv, "percent_points"sv, "multiplier"sv, "ratio"sv,
                                   "duration"sv, "measure"sv, "age"sv,     "index"sv,          "other"sv};
constexpr std::array scope_names = {"claim"sv, "sentence"sv, "paragraph"sv, "article"sv};

constexpr std::array infos = {
    FieldInfo{Field::company, "company", ValueType::words, FieldOf::claim, {}},
    FieldInfo{Field::person, "person", ValueType::words, FieldOf::claim, {}},
    FieldInfo{Field::source, "source", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::site, "site", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::author, "author", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::title, "title", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::tag, "tag", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::lang, "lang", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::event, "event", ValueType::choice, FieldOf::claim, event_names},
    FieldInfo{Field::unit, "unit", ValueType::words, FieldOf::claim, {}},
    FieldInfo{Field::object, "object", ValueType::words, FieldOf::claim, {}},
    FieldInfo{Field::url, "url", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::path, "path", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::format, "format", ValueType::choice, FieldOf::article, format_names},
    FieldInfo{Field::date, "date", ValueType::date, FieldOf::article, {}},
    FieldInfo{Field::on, "on", ValueType::date, FieldOf::article, {}},
    FieldInfo{Field::after, "after", ValueType::date, FieldOf::article, {}},
    FieldInfo{Field::before, "before", ValueType::date, FieldOf::article, {}},
    FieldInfo{Field::when, "when", ValueType::date, FieldOf::claim, {}},
    FieldInfo{Field::bound, "bound", ValueType::choice, FieldOf::claim, bound_names},
    FieldInfo{Field::dir, "dir", ValueType::choice, FieldOf::claim, direction_names},
    FieldInfo{Field::factuality, "factuality", ValueType::choice, FieldOf::claim, factuality_names},
    FieldInfo{Field::cited, "cited", ValueType::words, FieldOf::claim, {}},
    FieldInfo{Field::story, "story", ValueType::words, FieldOf::article, {}},
    FieldInfo{Field::dup, "dup", ValueType::choice, FieldOf::article, dup_names},
    FieldInfo{Field::has, "has", ValueType::choice, FieldOf::both, has_names},
    FieldInfo{Field::kind, "kind", ValueType::choice, FieldOf::claim, kind_names},
    FieldInfo{Field::scope, "scope", ValueType::choice, FieldOf::both, scope_names},
};
static_assert(infos.size() == static_cast<std::size_t>(Field::scope) + 1);

struct Alias {
  std::string_view name;
  Field field;
};

/// Chinese names in both scripts (fold() makes them simplified before they are compared), and plurals that people type.
constexpr std::array aliases = {
    Alias{"公司", Field::company},  Alias{"来源", Field::source},   Alias{"作者", Field::author}, Alias{"标题", Field::title},
    Alias{"标签", Field::tag},      Alias{"语言", Field::lang},     Alias{"事件", Field::event},  Alias{"日期", Field::date},
    Alias{"之后", Field::after},    Alias{"之前", Field::before},   Alias{"单位", Field::unit},   Alias{"tags", Field::tag},
    Alias{"language", Field::lang}, Alias{"direction", Field::dir},
};

struct OtherWay {
  std::string_view name;  ///< a field of other search engines
  std::string_view hint;
};

constexpr std::array other_ways = {
    OtherWay{"since", "date:2025.. is everything from 2025 on, after:2025 what came later than that year"},
    OtherWay{"until", "date:..2025 is everything up to the end of 2025, before:2025 what came earlier"},
    OtherWay{"year", "date:2025 is the year of publication, when:2025 the time that a claim speaks of"},
    OtherWay{"published", "date:2025-03 or date:2025-03-04 or date:30d"},
    OtherWay{"number", "numbers stand alone: job cuts > 1000"},
    OtherWay{"value", "numbers stand alone: job cuts > 1000"},
    OtherWay{"amount", "numbers stand alone: revenue > $1bn"},
    OtherWay{"currency", "write it at the number: revenue > 1bn EUR"},
    OtherWay{"speaker", "cited:NAME is who says it"},
    OtherWay{"sentence", "scope:sentence looks for words in the sentence only"},
};

std::string choice_key(std::string_view value) {
  std::string key = fold(value);
  for (char& c : key)
    if (c == ' ' || c == '-') c = '_';
  return key;
}

/// An event by any of its names in any language, where the value is that name as a whole, or by the name of a sense.
std::optional<std::string> event_by_name(std::string_view value) {
  for (const claims::EventName& name : claims::find_event_names(value))
    if (name.span.size() == value.size()) {
      const SensedEvent named = event_named(value, name.event);
      return write_event(named.event, named.senses);
    }
  const std::string folded = fold(value);
  if (const auto read = read_event(folded)) return folded;
  const claims::Sense* sense = claims::find_sense(folded);
  if (sense == nullptr) return std::nullopt;
  return write_event(sense->event, {std::string(sense->name)});
}

/// Other words for single choices.
std::string_view choice_alias(Field field, std::string_view key) {
  if (field == Field::dir) {
    if (key == "+") return "up";
    for (const claims::DirectionName& name : claims::find_direction_names(key))
      if (name.span.size() == key.size()) return write_direction(name.direction);
  }
  if (field == Field::format && key == "md") return "markdown";
  if (field == Field::kind && (key == "%" || key == "percentage")) return "percent";
  return key;
}

}  // namespace

std::string_view write_direction(Direction direction) { return direction_names[static_cast<std::size_t>(direction)]; }

std::string write_event(Event event, const std::vector<std::string>& senses) {
  std::string text(name_of(event));
  for (const std::string& sense : senses) text += "/" + sense;
  return text;
}

std::optional<SensedEvent> read_event(std::string_view text) {
  const std::string_view name = text.substr(0, text.find('/'));
  const auto event = event_of(name);
  if (!event) return std::nullopt;
  SensedEvent read{*event, {}};
  for (std::size_t at = name.size(); at < text.size();) {
    const std::string_view rest = text.substr(at + 1);
    const std::string_view word = rest.substr(0, rest.find('/'));
    const claims::Sense* sense = claims::find_sense(word);
    if (sense == nullptr || sense->event != *event) return std::nullopt;
    read.senses.emplace_back(word);
    at += 1 + word.size();
  }
  return read;
}

SensedEvent event_named(std::string_view name, Event event) {
  SensedEvent named{event, {}};
  const std::vector<const claims::Sense*> senses = claims::senses_of_name(name, event);
  // "profit" alone names what is measured, whichever sign it has: its own sense only ranks. "Net income" narrows.
  if (std::all_of(senses.begin(), senses.end(), [](const claims::Sense* sense) { return sense->is_default; })) return named;
  for (const claims::Sense* sense : senses) named.senses.emplace_back(sense->name);
  return named;
}

const FieldInfo& field_info(Field field) { return infos[static_cast<std::size_t>(field)]; }

std::optional<Field> field_of(std::string_view name) {
  const std::string folded = fold(name);
  for (const FieldInfo& info : infos)
    if (info.name == folded) return info.field;
  for (const Alias& alias : aliases)
    if (alias.name == folded) return alias.field;
  return std::nullopt;
}

std::string_view nearest_field(std::string_view name) {
  const std::string folded = fold(name);
  std::string_view best;
  std::size_t best_distance = folded.size() > 3 ? 3 : 2;  // "compny" is near; "foo" is near to nothing
  for (const FieldInfo& info : infos) {
    const std::size_t distance = edit_distance(folded, info.name);
    if (distance < best_distance) {
      best_distance = distance;
      best = info.name;
    }
  }
  return best;
}

std::string_view other_way(std::string_view name) {
  const std::string folded = fold(name);
  for (const OtherWay& way : other_ways)
    if (way.name == folded) return way.hint;
  return {};
}

std::optional<std::string> choice_of(Field field, std::string_view value) {
  const std::string key = choice_key(value);
  const std::string_view wanted = choice_alias(field, key);
  for (const std::string_view choice : field_info(field).choices)
    if (choice == wanted) return std::string(choice);
  if (field == Field::event) return event_by_name(value);
  return std::nullopt;
}

std::string choices_hint(Field field, std::string_view value) {
  const auto& choices = field_info(field).choices;
  const std::string key = choice_key(value);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, key.size() / 2);
  for (const std::string_view choice : choices) {
    const std::size_t distance = edit_distance(key, choice);
    if (distance < best_distance) {
      best_distance = distance;
      best = choice;
    }
  }
  if (field == Field::event && best.empty())  // "lossses": near a name of one
    for (const claims::NamedEvent& named : claims::event_names()) {
      const std::size_t distance = edit_distance(key, named.name);
      if (distance >= std::max<std::size_t>(2, count_characters(key) / 3)) continue;
      const bool goes_on = !best.empty() && !key.starts_with(best) && key.starts_with(named.name);  // 裁员人: 裁员, not 裁人
      if (distance > best_distance || (distance == best_distance && !goes_on)) continue;
      best_distance = distance;
      best = named.name;
    }
  std::string hint;
  if (!best.empty()) hint = "did you mean " + std::string(field_info(field).name) + ":" + std::string(best) + " ?  ";
  hint += "values: ";
  bool first = true;
  for (const std::string_view choice : choices) {
    if (!first) hint += ' ';
    first = false;
    hint += choice;
  }
  return hint;
}

}  // namespace claimdex::query
