// The fields of the query language: names in every spelling, what their values are, and suggestions for misspelt ones.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/ast.hpp"

namespace claimdex::query {

/// What a field takes.
enum class ValueType : std::uint8_t { words, date, choice };
/// Which document it asks about.
enum class FieldOf : std::uint8_t { claim, article, both };

struct FieldInfo {
  Field field;
  std::string_view name;
  ValueType type;
  FieldOf of;
  std::span<const std::string_view> choices;  ///< of ValueType::choice
};

const FieldInfo& field_info(Field field);

/// The field of a name in any of its spellings, case-folded; nothing for an unknown name.
std::optional<Field> field_of(std::string_view name);

/// How this language says what `name` is a field for elsewhere; empty where that is not known.
std::string_view other_way(std::string_view name);

/// The known name nearest to `name`, empty where none is near.
std::string_view nearest_field(std::string_view name);

/// The value of a choice field in its canonical spelling ("Job_Cuts", "layoffs", "裁员" -> "job_cuts"; "zh" for formats ...);
/// nothing for a value it does not have.
std::optional<std::string> choice_of(Field field, std::string_view value);

/// "up", "down" or "none", as `dir:` takes it.
std::string_view write_direction(Direction direction);

/// An event as a query writes it: "job_cuts", "profit/loss", "profit/loss/net".
struct SensedEvent {
  Event event = Event::other;
  std::vector<std::string> senses;
};
std::string write_event(Event event, const std::vector<std::string>& senses);
/// Nothing where an event or a sense of it is not known.
std::optional<SensedEvent> read_event(std::string_view text);
/// The event that a name has, with the senses that the name says.
SensedEvent event_named(std::string_view name, Event event);

/// The choices of a field joined for a hint, the nearest to `value` first.
std::string choices_hint(Field field, std::string_view value);

}  // namespace claimdex::query
