// Fields of a query: the name before a colon, and the values behind it.
#include <algorithm>

#include "searcher/query/date_reader.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/lexer.hpp"

namespace claimdex::query {
namespace {

bool is_name_character(const CodePoint& c) {
  return (c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z') || c.value == '_' ||
         (c.value >= 0x80 && c.value != 0xFFFD);
}

/// How a unit is written in canonical queries.
std::string unit_text(const QueryQuantity& unit, const std::string& as_written) {
  if (!unit.currencies.empty()) return unit.currencies.front();
  if (!unit.unit.empty()) return unit.unit;
  if (unit.kind == QuantityKind::percent) return "percent";
  if (unit.kind == QuantityKind::percent_points) return "pp";
  if (unit.kind == QuantityKind::multiplier) return "x";
  return as_written;
}

std::string unknown_field_hint(std::string_view name, bool is_url) {
  const std::string quoting = "to search the text itself, quote it: \"" + std::string(name) + ":…\"";
  if (is_url) return "write url:" + std::string(name) + "://… , or quote it";
  if (const std::string_view way = other_way(name); !way.empty()) return std::string(way);
  if (const auto event = choice_of(Field::event, name))
    return "write event:" + *event + " for claims of it (event:" + *event + " > 500);  " + quoting;
  const std::string_view near = nearest_field(name);
  if (near.empty()) return quoting;
  return "did you mean " + std::string(near) + ": ?  " + quoting;
}

}  // namespace

std::optional<Result<Token>> Lexer::read_field() {
  std::size_t end = at_;
  while (end < text_.size()) {
    const CodePoint c = code_point_at(text_, end);
    if (!is_name_character(c)) break;
    end += c.size;
  }
  if (end == at_ || end >= text_.size() || text_[end] != ':') return std::nullopt;
  const std::string_view name = text_.substr(at_, end - at_);
  const auto field = field_of(name);
  if (!field) {
    const bool is_url = text_.substr(end).starts_with("://");
    return error(ErrorCode::unknown_field, {at_, end}, "unknown field '" + std::string(name) + "'",
                 unknown_field_hint(name, is_url));
  }
  Token token;
  token.type = TokenType::field;
  token.field = *field;
  token.span = {at_, end + 1};
  at_ = end + 1;
  return token;
}

Result<std::vector<FieldValue>> Lexer::field_values(const Token& field) {
  skip_space();
  std::vector<FieldValue> values;
  if (peek() != '(') {
    Result<FieldValue> value = read_value(field);
    if (!value) return value.error();
    values.push_back(std::move(*value));
    return values;
  }
  const std::size_t open = at_++;
  for (;;) {
    skip_space();
    if (peek() == '\0')
      return error(ErrorCode::unbalanced_query, {open, open + 1}, "a bracket is opened and never closed", "close it with )");
    if (peek() == ')') break;
    if (peek() == '|' || peek() == ',') {
      ++at_;
      continue;
    }
    if (looking_at("OR ")) {
      at_ += 3;
      continue;
    }
    Result<FieldValue> value = read_value(field);
    if (!value) return value.error();
    values.push_back(std::move(*value));
  }
  ++at_;
  if (values.empty())
    return error(ErrorCode::invalid_value, {field.span.begin, at_}, std::string(field_info(field.field).name) + ": needs a value",
                 {});
  return values;
}

Result<FieldValue> Lexer::read_value(const Token& field) {
  skip_space();
  const std::string name(field_info(field.field).name);
  FieldValue value;
  const std::size_t begin = at_;
  if (peek() == '"') {
    const std::size_t close = text_.find('"', at_ + 1);
    if (close == std::string_view::npos)
      return error(ErrorCode::unbalanced_query, {at_, at_ + 1}, "a quote is opened and never closed", "close it with another \"");
    value.text = std::string(text_.substr(at_ + 1, close - at_ - 1));
    value.quoted = true;
    at_ = close + 1;
  } else {
    const bool to_space = field.field == Field::url || field.field == Field::path;
    const std::string_view stops = to_space ? " " : " \"(){}|,";
    std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    if (field_info(field.field).type == ValueType::date)
      if (const auto right = behind_spaced("..", end)) end = std::min(text_.find_first_of(stops, *right), text_.size());
    const std::size_t boost = text_.substr(at_, end - at_).rfind('^');
    if (boost != std::string_view::npos && boost > 0 && begins_quantity(text_, at_ + boost + 1)) end = at_ + boost;
    value.text = std::string(text_.substr(at_, end - at_));
    at_ = end;
  }
  if (value.text.find_first_not_of(' ') == std::string::npos) {
    const TextSpan where{field.span.begin, std::max(at_, field.span.end)};
    return error(ErrorCode::invalid_value, where, name + ": needs a value", "for example " + name + ":\"…\"");
  }
  return check_value(field, std::move(value), {begin, at_});
}

Result<FieldValue> Lexer::check_value(const Token& field, FieldValue value, TextSpan span) const {
  const FieldInfo& info = field_info(field.field);
  const std::string name(info.name);
  if (info.type == ValueType::date) {
    std::string squeezed;
    for (const char c : value.text)
      if (c != ' ') squeezed += c;
    const bool needs_day = field.field == Field::after || field.field == Field::before;
    const auto date = read_date(squeezed, options_.today, needs_day);
    if (const std::size_t dots = squeezed.find(".."); !date && dots != std::string::npos && dots > 0) {
      const std::string turned = squeezed.substr(dots + 2) + ".." + squeezed.substr(0, dots);
      if (dots + 2 < squeezed.size() && read_date(turned, options_.today, needs_day))
        return error(ErrorCode::invalid_date, span, "the dates run backwards",
                     "write the earlier one first: " + name + ":" + turned);
    }
    if (!date)
      return error(ErrorCode::invalid_date, span, "'" + value.text + "' is no date",
                   "dates look like 2025, 2025-03, 2025-Q3, 2025-03-04, 30d, today, 2024..2025, none");
    if (date->none && needs_day)
      return error(ErrorCode::invalid_date, span, name + ": needs a date", "for articles without a date write date:none");
    value.date = *date;
    value.text = write_date(*date);
    value.quoted = false;
  } else if (info.type == ValueType::choice) {
    const auto choice = choice_of(field.field, value.text);
    if (!choice)
      return error(ErrorCode::invalid_value, span, "'" + value.text + "' is no value of " + name + ":",
                   choices_hint(field.field, value.text));
    value.text = *choice;
    value.quoted = false;
  } else if (field.field == Field::unit) {
    const auto unit = read_unit(value.text);
    if (!unit)
      return error(ErrorCode::invalid_value, span, "'" + value.text + "' is no unit that is known",
                   "units: km m kg tonne litre year month week day hour minute second GW MWh GHz GB ha acre barrel … ; percent "
                   "pp x ; USD EUR GBP CNY JPY …");
    value.text = unit_text(*unit, value.text);
  }
  return value;
}

}  // namespace claimdex::query
