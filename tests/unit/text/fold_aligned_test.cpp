// fold_aligned keeps every offset; utf8.hpp decodes any bytes.
#include "analyzers/text/fold_aligned.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "analyzers/text/utf8.hpp"

using claimdex::text::decode_at;
using claimdex::text::fold_aligned;

TEST_SUITE("text") {
  TEST_CASE("fold_aligned lowers case and simplifies where the length stays") {
    struct Row {
      std::string_view text;
      std::string_view want;
    };
    const Row rows[] = {
        {"", ""},
        {"ABCXYZ@[`{abc 019", "abcxyz@[`{abc 019"},
        {"WiseTech Cuts 2,000 JOBS", "wisetech cuts 2,000 jobs"},
        {"ÄÖÜ Éire ΣΑΣ МОСКВА", "äöü éire σασ москва"},
        {"臺灣裁員萬人", "台湾裁员万人"},
        {"ＡＢＣ１２", "ａｂｃ１２"},
        {"İ ẞ \xE2\x84\xAA", "İ ẞ \xE2\x84\xAA"},  // their lower case has another length
        {"It’s “so”", "it’s “so”"},
        {"A\xFF\xC3(B\xE8\xA3", "a\xFF\xC3(b\xE8\xA3"},
        {std::string_view("A\0B", 3), std::string_view("a\0b", 3)},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(fold_aligned(row.text) == row.want);
    }
  }

  TEST_CASE("fold_aligned agrees with folding character by character at every alignment") {
    std::mt19937 random(3);
    const std::string_view pieces[] = {"A", "z", "É", "裁員", "Z", "[", "€", "\xF0\x9F\x98\x80", "\xFF", "Я"};
    for (int round = 0; round < 500; ++round) {
      std::string text;
      std::string want;
      for (std::size_t n = random() % 30; n > 0; --n) {
        const std::string_view piece = pieces[random() % std::size(pieces)];
        text += piece;
        want += fold_aligned(piece);
      }
      CHECK(fold_aligned(text) == want);
    }
  }

  TEST_CASE("decode_at and decode_before read code points and survive ill-formed bytes") {
    CHECK(decode_at("é", 0).value == 0xE9);
    CHECK(decode_at("裁", 0).value == 0x88C1);
    CHECK(decode_at("😀", 0).size == 4);
    CHECK(decode_at("", 0).size == 0);
    for (const std::string_view bad :
         {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE8\xA3", "\xFF"}) {
      CHECK(decode_at(bad, 0).value == 0xFFFD);
      CHECK(decode_at(bad, 0).size == 1);
    }
    CHECK(claimdex::text::decode_before("a裁", 4).value == 0x88C1);
    CHECK(claimdex::text::decode_before("a\x81\x81", 3).size == 1);
    CHECK(claimdex::text::decode_before("a", 0).size == 0);
    CHECK(claimdex::text::count_code_points("a裁é\xFF") == 4);
  }

  TEST_CASE("scripts are told apart") {
    using namespace claimdex::text;
    CHECK(is_han(U'裁'));
    CHECK(is_kana(U'の'));
    CHECK(is_hangul(U'원'));
    CHECK_FALSE(is_cjk(U'。'));
    CHECK_FALSE(is_cjk(U'A'));
    CHECK(is_word_char(U'é'));
    CHECK(is_word_char(U'ж'));
    CHECK_FALSE(is_word_char(U'裁'));
    CHECK_FALSE(is_word_char(U'€'));
    CHECK(is_space(U'\u3000'));
  }
}
