// detect_language and the widths of text.
#include <doctest/doctest.h>

#include <string>

#include "claimdex/analysis.hpp"
#include "claimdex/text.hpp"

TEST_SUITE("text") {
  TEST_CASE("the language is found from scripts first, then from words") {
    struct Row {
      std::string_view text;
      std::string_view want;
    };
    const Row rows[] = {
        {"", ""},
        {"12,000 — 3.5 %", ""},
        {"The company said on Monday that it would cut about two thousand jobs in Europe.", "en"},
        {"Der Konzern will in den kommenden Jahren rund tausend Stellen streichen.", "de"},
        {"Le groupe a annoncé la suppression de mille postes dans ses usines françaises.", "fr"},
        {"La empresa anunció que despedirá a mil trabajadores en los próximos meses.", "es"},
        {"A empresa anunciou que vai demitir mil trabalhadores nos próximos meses, não em São Paulo.", "pt"},
        {"公司宣布裁员一千人", "zh"},
        {"公司宣布裁員一千人，AI 部門 OpenAI", "zh"},
        {"同社は1,000人を削減すると発表した", "ja"},
        {"회사는 1000명을 감원한다고 밝혔다", "ko"},
        {"Компания объявила о сокращении тысячи рабочих мест в этом году.", "ru"},
        {"บริษัทประกาศลดพนักงานหนึ่งพันคน", "th"},
        // Full of names: the little words tell.
        {"L'action d'Orsolini gagne plus de 400 millions de dollars.", "fr"},
        {"Er wurde 1964 in Norwegen geboren.", "de"},
        {"Ze heeft in Vancouver een huis van haar moeder.", "nl"},
        {"Kowalczyk, Fernandes and Vukovic to face the Zagreb court", "en"},
        // Names alone: nothing tells, and a guess would be a rare language.
        {"R Quill, J Hobday, N Farrow", ""},
        {"\xFF\xFE\x80", ""},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(claimdex::detect_language(row.text) == row.want);
    }
  }

  TEST_CASE("wide characters take two columns, marks none, and no character is cut") {
    CHECK(claimdex::display_width("abc") == 3);
    CHECK(claimdex::display_width("裁员 ok") == 7);
    CHECK(claimdex::display_width("e\xCC\x81") == 1);
    CHECK(claimdex::display_width("\xFF\xFF") == 2);
    CHECK(claimdex::truncate_to_width("裁员ok", 3) == "裁");
    CHECK(claimdex::truncate_to_width("裁员ok", 5) == "裁员o");
    CHECK(claimdex::truncate_to_width("abc", 0) == "");
    CHECK(claimdex::truncate_to_width("e\xCC\x81x", 1) == "e\xCC\x81");
  }
}
