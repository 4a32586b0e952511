// Commas and keys, and strings against a slow writer that looks at one byte after the other.
#include "analyzers/model/json_writer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

using claimdex::model::JsonWriter;

namespace {

std::string written(std::string_view text) {
  JsonWriter json;
  return std::move(json.text(text)).take();
}

/// For texts of ASCII.
std::string slowly_written(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      (out += '\\') += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view digits = "0123456789abcdef";
      ((out += "\\u00") += digits[byte / 16]) += digits[byte % 16];
    } else {
      out += c;
    }
  }
  return out += '"';
}

}  // namespace

TEST_CASE("commas come by themselves") {
  JsonWriter json;
  json.open('{').key("low").number(2.5).key("high").number(3e6).key("none").null().key("tags").open('[');
  json.text("{").text("[").whole(std::size_t{7}).close(']').key("span").span({4, 9}).key("raw").raw("{}").close('}');
  CHECK(std::move(json).take() == R"({"low":2.5,"high":3000000,"none":null,"tags":["{","[",7],"span":[4,9],"raw":{}})");
}

TEST_CASE("what is no number of JSON is null") {
  JsonWriter json;
  json.open('[').number(std::nan("")).number(std::numeric_limits<double>::infinity()).text_or_null("").close(']');
  CHECK(std::move(json).take() == "[null,null,null]");
}

TEST_CASE("well-formed UTF-8 stays, each ill-formed byte is U+FFFD") {
  CHECK(written("Öl, 油价, 🛢") == "\"Öl, 油价, 🛢\"");
  CHECK(written("a\xFF"
                "b\xE6\xB2") == "\"a\uFFFDb\uFFFD\uFFFD\"");
  CHECK(written("\xED\xA0\x80\xE0\x80\x80") == "\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("ASCII of any length and order is escaped as byte by byte") {
  std::mt19937 random(7);
  constexpr int rounds = 2000;
  for (int round = 0; round < rounds; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = static_cast<char>(random() % 4 == 0 ? random() % 128 : 'a' + random() % 26);
    CAPTURE(text);
    CHECK(written(text) == slowly_written(text));
  }
}
