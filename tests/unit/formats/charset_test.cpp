#include <unicode/ucnv.h>

#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;

namespace {

std::string encode(const char* charset, std::string_view text) {
  std::string result(text.size() * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_convert(charset, "UTF-8", result.data(), static_cast<std::int32_t>(result.size()), text.data(),
                                         static_cast<std::int32_t>(text.size()), &status);
  REQUIRE(U_SUCCESS(status));
  result.resize(static_cast<std::size_t>(size));
  return result;
}

std::string five_times(std::string_view text) {
  std::string result;
  for (int i = 0; i < 5; ++i) result += text;
  return result;
}

}  // namespace

TEST_SUITE("formats: charsets") {
  TEST_CASE("other charsets are found, and spans are bytes of the file") {
    struct Row {
      const char* charset;
      std::string_view title;
      std::string text;
    };
    const Row rows[] = {
        {"GB18030", "公司宣布裁员一万人", five_times("公司周一宣布，将在全球范围内裁员约一万人，占员工总数的百分之十。")},
        {"Big5", "公司宣布裁員一萬人", five_times("公司週一宣布，將在全球範圍內裁員約一萬人，佔員工總數的百分之十。")},
        {"Shift_JIS", "会社が人員削減を発表", five_times("会社は月曜日、全世界で約千人を削減すると発表した。")},
        {"EUC-KR", "회사 감원 발표", five_times("회사는 월요일 전 세계에서 약 천 명을 감원한다고 발표했다.")},
        {"windows-1251", "Компания сокращает штат",
         five_times("Компания объявила о сокращении тысячи рабочих мест в этом году.")},
        {"windows-1252", "Caf\xC3\xA9 chain cuts jobs",
         five_times("The chain said it would pay \xC2\xA3"
                    "5m to its staff in the north. ")},
        {"UTF-16LE", "Firm cuts 300 jobs", five_times("The firm said it would cut 300 jobs. ")},
        {"UTF-16", "Firm cuts 300 jobs", five_times("The firm said it would cut 300 jobs. ")},
    };
    for (const Row& row : rows) {
      CAPTURE(row.charset);
      const std::string bytes = encode(row.charset, std::string(row.title) + "\n\n" + row.text + "\n");
      const Article article = read_one(bytes);
      CHECK(article.info.metadata.title == row.title);
      REQUIRE(article.blocks.size() == 2);
      const Block& title = article.blocks.front();
      const TextSpan span = title.source.to_source({0, title.text.size()});
      CHECK(encode(row.charset, row.title).ends_with(span.of(bytes)));
      CHECK(span.size() > row.title.size() / 4);
    }
  }

  TEST_CASE("a few bad bytes in UTF-8 are shown and reported") {
    const Article article = read_one("Ein Titel über Öl\n\nDie Bürger zahlen fünf Millionen für \xFF schöne Straßen.\n");
    CHECK(article.blocks.back().text.find("\xEF\xBF\xBD") != std::string::npos);
    CHECK(article.warnings.size() == 1);
  }

  TEST_CASE("binary data is refused") {
    for (const std::string_view bytes : {std::string_view("\x7F"
                                                          "ELF\x02\x01",
                                                          6),
                                         std::string_view("\x89PNG\r\n", 6), std::string_view("ab\0cd\0\0ef\0", 10)}) {
      const auto summary = read_bytes(bytes, "x", {}, [](Article&&) { return true; });
      REQUIRE_FALSE(summary.has_value());
      CHECK(summary.error().code == ErrorCode::binary_file);
    }
  }
}
