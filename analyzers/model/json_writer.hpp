// Writes one JSON text piece by piece into one string: commas come by themselves, nothing is copied twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "claimdex/text.hpp"

namespace claimdex::model {

/// Open what is to be closed, and give a key before each value of an object:
///   json.open('{').key("low").number(3).key("tags").open('[').text("a").close(']').close('}')   {"low":3,"tags":["a"]}
class JsonWriter {
 public:
  /// `size`: bytes to expect, so that the string need not grow.
  explicit JsonWriter(std::size_t size = 0) { out_.reserve(size); }
  JsonWriter& open(char bracket) { return begin_value().put(bracket); }
  JsonWriter& close(char bracket) { return put(bracket); }
  /// `name` as it is: nothing in it is escaped.
  JsonWriter& key(std::string_view name);
  /// A string; ill-formed UTF-8 becomes U+FFFD.
  JsonWriter& text(std::string_view value);
  JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  /// The shortest text that reads back as the same double; whole numbers below 2^53 without exponent. Not finite: null.
  JsonWriter& number(double value);
  JsonWriter& whole(std::int64_t value);
  JsonWriter& whole(std::size_t value) { return whole(static_cast<std::int64_t>(value)); }
  JsonWriter& truth(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// [begin,end]
  JsonWriter& span(TextSpan value) { return open('[').whole(value.begin).whole(value.end).close(']'); }
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  JsonWriter& put(char c) {
    out_.push_back(c);
    return *this;
  }
  /// A comma, where a value stands before this one.
  JsonWriter& begin_value();

  std::string out_;
};

}  // namespace claimdex::model
