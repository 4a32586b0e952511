// Queries and what they are read as: the canonical form stands for the tree.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <algorithm>
#include "claimdex/query.hpp"

#include "searcher/query/ast.hpp"

namespace {

using claimdex::ErrorCode;
using namespace std::chrono_literals;

constexpr claimdex::query::ParseOptions fixed_today{std::chrono::sys_days{2026y / 2 / 15}};

std::string canonical(std::string_view text) {
  const auto parsed = claimdex::query::parse(text, fixed_today);
  return parsed ? parsed->parsed.canonical
                : "error " + std::string(claimdex::code_name(parsed.error().code)) + ": " + parsed.error().message;
}

struct Row {
  std::string_view text;
  std::string_view want;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string once = canonical(row.text);
    CHECK(once == row.want);
    CHECK(canonical(once) == once);
  }
}

}  // namespace

TEST_SUITE("query") {
  TEST_CASE("a comparison is read in every spelling") {
    check({
        {"> 10000", "> 10000"},
        {">10000", "> 10000"},
        {">   10,000", "> 10000"},
        {"gt:10000", "> 10000"},
        {"gt: 10k", "> 10000"},
        {"GT:10k", "> 10000"},
        {"＞１００００", "> 10000"},
        {"> 1万", "> 10000"},
        {"> 1萬", "> 10000"},
        {"≥ 2000", ">= 2000"},
        {">=2000", ">= 2000"},
        {"ge:2000", ">= 2000"},
        {"≤2000", "<= 2000"},
        {"lt:2,000", "< 2000"},
        {"<2000", "< 2000"},
        {"= 500000", "= 500000"},
        {"eq:500000", "= 500000"},
        {"!= 5", "!= 5"},
        {"≠5", "!= 5"},
        {"ne:5", "!= 5"},
        {"50,000+", ">= 50000"},
        {"30k..50k", "30000..50000"},
        {"30..50k", "30000..50000"},
        {"3..5万", "30000..50000"},
        {"47,500..168k", "47500..168000"},
        {"900..1.2k", "900..1200"},
        {"30k .. 50k", "30000..50000"},
        {"$3  ..  5bn", "USD3000000000..USD5000000000"},
        {"5% .. 6%", "5%..6%"},
        {"30k - 50k", "30000..50000"},
        {"1000 – 2000 ships", "1000..2000 ships"},
        {"2003 - 2004", "2003 2004"},
        {"2 - 1", "2 1"},
        {"5% - $7", "5% $7"},
        {"between 1200 and 1500", "1200..1500"},
        {"1200 to 2000", "1200..2000"},
        {"between 2003 and 2004", "between 2003 and 2004"},
        {"30k.. 2025", "30000.. 2025"},
        {"2025 ..50k", "2025 ..50000"},
        {"30k .. ships", "30k ships"},
        {"..50k", "..50000"},
        {"30k..", "30000.."},
        {"~10k", "10000±1000"},
        {"10000±500", "10000±500"},
        {"10000 ± 5%", "10000±500"},
        {"10000+-500", "10000±500"},
    });
  }

  TEST_CASE("magnitudes, percents and currencies belong to the number") {
    check({
        {"> 1.5m", "> 1500000"},
        {"> 2 million", "> 2000000"},
        {"> 3bn", "> 3000000000"},
        {"> 3 billion", "> 3000000000"},
        {"> 1tn", "> 1000000000000"},
        {"> 2千", "> 2000"},
        {"> 3亿", "> 300000000"},
        {"> 2万亿", "> 2000000000000"},
        {"> 5 lakh", "> 500000"},
        {"> 2 crore", "> 20000000"},
        {"> 1,00,000", "> 100000"},
        {"> 1.234.567", "> 1234567"},
        {"> 4,8%", "> 4.8%"},
        {"> 4.8 %", "> 4.8%"},
        {"> 4.8 percent", "> 4.8%"},
        {"> 2 pp", "> 2 pp"},
        {"> 10x", "> 10x"},
        {"> 3倍", "> 3x"},
        {"> $10bn", "> USD10000000000"},
        {"= $1.07bn", "= USD1070000000"},
        {"4.1..8.2m", "4100000..8200000"},
        {"> €8,330,000,000", "> EUR8330000000"},
        {"> 10bn USD", "> USD10000000000"},
        {"> HK$5m", "> HKD5000000"},
        {"> 5m euros", "> EUR5000000"},
        {"> 2 Mrd. Euro", "> EUR2000000000"},
        {"> 2 millones de euros", "> EUR2000000"},
        {"> 2 milliards d'euros", "> EUR2000000000"},
        {"> 3 bilhões de reais", "> BRL3000000000"},
        {"> 3億ドル", "> USD300000000"},
        {"> 5パーセント", "> 5%"},
        {"> 5 퍼센트", "> 5%"},
        {"> 2 dozen", "> 24"},
        {"> 2 Mio. jobs", "> 2000000 jobs"},
        {"> 5 million de facto", "> 5000000 de facto"},
        {"> 194亿元", "> CNY19400000000"},
        {"> 900k元", "> CNY900000"},
        {"> $1290亿", "> USD129000000000"},
        {"> ¥100", "> ¥100"},
        {"$950,000,000..$588亿", "USD950000000..USD58800000000"},
        {"$3..5bn", "USD3000000000..USD5000000000"},
        {"14.2%..48.3%", "14.2%..48.3%"},
        {"14..48%", "14%..48%"},
    });
  }

  TEST_CASE("shares in words and numbers grouped as languages group them") {
    check({
        {"> one third", "> 33.33333333333333%"},
        {"> half", "> 50%"},
        {"> half a million", "> 500000"},
        {"> 3割", "> 30%"},
        {"> 5 por ciento", "> 5%"},
        {"> 5 pour cent", "> 5%"},
        {"> 5 per cent", "> 5%"},
        {"> 5 Prozent", "> 5%"},
        {"> 5 por favor", "> 5 por favor"},
        {"十亿..二十亿", "1000000000..2000000000"},
        {"twenty..forty", "20..40"},
        {"5..forty", "5..40"},
        {"and..or", "\"and..or\""},
        {"> 1 000", "> 1000"},
        {"> 12 500 000 jobs", "> 12500000 jobs"},
        {"> 2025 100", "> 2025 AND 100"},
        {"> 5 100,000", "> 5 100,000"},
        {"Arbeitslose > 300.000", "event:employment/jobless > 300000"},
        {"> 1.250", "> 1.25"},
        {"> 0.000", "> 0"},
        {"sales > 10bn", "event:revenue > 10000000000"},
        {"sales > 10000", "event:sales_volume > 10000"},
        {"sales 5..", "event:sales_volume 5.."},
    });
  }

  TEST_CASE("what only looks like a comparison is none") {
    check({
        {"layoffs > 500", "event:job_cuts > 500"},
        {"overtime 500", "overtime 500"},
        {"ships 500", "ships 500"},
        {"after 2025", "after 2025"},
    });
  }

  TEST_CASE("events are named in Japanese and Korean as well") {
    check({
        {"リストラ > 1000", "event:job_cuts > 1000"},
        {"売上高 > 5億円", "event:revenue > JPY500000000"},
        {"정리해고 > 100", "event:job_cuts > 100"},
        {"영업이익 > 3억원", "event:profit > KRW300000000"},
    });
  }

  TEST_CASE("names of events that say a sense of it ask for that sense") {
    check({
        {"loss > 5", "event:profit/loss > 5"},
        {"net loss > 5", "event:profit/loss/net > 5"},
        {"净亏损 > 5", "event:profit/loss/net > 5"},
        {"Verluste > 5", "event:profit/loss > 5"},
        {"pérdidas > 5", "event:profit/loss > 5"},
        {"profit > 5", "event:profit > 5"},
        {"net income > 5", "event:profit/gain/net > 5"},
        {"event:gain > 5", "event:profit/gain > 5"},
        {"killed > 5", "event:casualties/killed > 5"},
        {"死者数 > 5", "event:casualties/killed > 5"},
        {"wounded > 5", "event:casualties/injured > 5"},
        {"伤亡 > 5", "event:casualties > 5"},
        {"casualties > 5", "event:casualties > 5"},
        {"importations > 5", "event:trade/imports > 5"},
        {"进出口 > 5", "event:trade > 5"},
        {"trade > 5", "event:trade > 5"},
        {"inflación > 5", "event:economy/inflation > 5"},
        {"salida a bolsa > 5", "event:funding/ipo > 5"},
        {"taux d'intérêt > 5", "event:economy/interest > 5"},
        {"tipos de interés > 5", "event:economy/interest > 5"},
        {"buybacks > 5", "event:spending/buyback > 5"},
        {"layoffs > 5", "event:job_cuts > 5"},
        {"event:loss > 5", "event:profit/loss > 5"},
        {"event:Exports", "event:trade/exports"},
        {"event:profit > 5", "event:profit > 5"},
        {"event:profit/loss/net > 5", "event:profit/loss/net > 5"},
        {"event:(loss OR exports) > 5", "event:(profit/loss OR trade/exports) > 5"},
    });
  }

  TEST_CASE("words that compare, as running text has them, are comparisons") {
    check({
        {"layoffs over 10000", "event:job_cuts > 10000"},
        {"layoffs more than 500", "event:job_cuts > 500"},
        {"layoffs at least 5%", "event:job_cuts >= 5%"},
        {"layoffs fewer than 50", "event:job_cuts < 50"},
        {"layoffs up to 500", "event:job_cuts <= 500"},
        {"not more than 500 layoffs", "<= 500 event:job_cuts"},
        {"layoffs 500 or more", "event:job_cuts >= 500"},
        {"layoffs about 500", "event:job_cuts 500±50"},
        {"revenue above $10bn", "event:revenue > USD10000000000"},
        {"layoffs over half a million", "event:job_cuts > 500000"},
        {"mehr als 500 Entlassungen", "> 500 event:job_cuts"},
        {"plus de 500 licenciements", "> 500 event:job_cuts"},
        {"裁员超过1000人", "event:job_cuts > 1000"},
        {"裁员1000人以上", "event:job_cuts >= 1000"},
        {"裁员 不到100人", "event:job_cuts < 100"},
        {"layoffs between 500 and 900", "event:job_cuts 500..900"},
        {"layoffs from 500 to 900", "event:job_cuts 500..900"},
        {"revenue $5bn to $10bn", "event:revenue USD5000000000..USD10000000000"},
        {"layoffs over 2000", "event:job_cuts > 2000"},
        // no comparison
        {"around 2005 layoffs", "around 2005 event:job_cuts"},
        {"layoffs since 2005", "event:job_cuts since 2005"},
        {"layoffs \"over\" 500", "event:job_cuts \"over\" 500"},
        {"layoffs over > 500", "event:job_cuts over > 500"},
        {"bank 500 and 900", "bank 500 and 900"},
        {"profit over the moon", "profit over the moon"},
    });
    const auto over = claimdex::query::parse("over 2000 jobs", fixed_today);
    CHECK(over->parsed.notes == std::vector<std::string>{"'over 2000' is read as > 2000"});
  }

  TEST_CASE("a word of change beside the name of an event asks for the direction, in queries for claims") {
    check({
        {"profit fell > 10%", "event:profit dir:down > 10%"},
        {"falling profit > 10%", "dir:down event:profit > 10%"},
        {"revenue up company:Acme", "event:revenue dir:up company:Acme"},
        {"sales went up > 10%", "event:sales_volume dir:up > 10%"},
        {"sales growth > 10%", "event:sales_volume dir:up > 10%"},
        {"利润下降 > 10%", "event:profit dir:down > 10%"},
        {"Umsatz gestiegen > 10%", "event:revenue dir:up > 10%"},
        {"{profit down > 5} {users up}", "{event:profit dir:down > 5} {event:users dir:up}"},
        {"dir:rose price", "dir:up event:price"},
        {"dir:下跌 price", "dir:down event:price"},
        // not beside it, or not said of it
        {"fell > 10%", "fell > 10%"},
        {"profit bank fell > 10%", "event:profit bank fell > 10%"},
        {"more layoffs > 100", "more event:job_cuts > 100"},
        {"profit \"fell\" > 10%", "event:profit \"fell\" > 10%"},
        {"profit =fell > 10%", "event:profit =fell > 10%"},
        {"GDP growth > 3%", "event:economy/gdp event:economy/gdp > 3%"},
        {"job cuts > 10", "event:job_cuts > 10"},
        // articles are searched for words
        {"profit fell", "profit fell"},
        {"falling profit", "falling profit"},
    });
    CHECK_FALSE(claimdex::query::parse("profit fell", fixed_today)->asks_claims);
    CHECK(claimdex::query::parse("profit fell", fixed_today)->parsed.notes.empty());
  }

  TEST_CASE("a sign before a digit is a sign, elsewhere a minus negates") {
    check({
        {"-4.8%", "-4.8%"},
        {"< -4%", "< -4%"},
        {"< −4%", "< -4%"},
        {"> +4%", "> +4%"},
        {"= -$5m", "= -USD5000000"},
        {"-5..-3%", "-5%..-3%"},
        {"bank -london", "bank NOT london"},
        {"bank -\"new york\"", "bank NOT \"new york\""},
        {"bank !london", "bank NOT london"},
        {"bank NOT london", "bank NOT london"},
        {"bank -(london OR paris)", "bank NOT (london OR paris)"},
        {"bank - london", "bank london"},
    });
  }

  TEST_CASE("operators group as the grammar says") {
    check({
        {"a b OR c", "(a b) OR c"},
        {"a | b", "a OR b"},
        {"a || b", "a OR b"},
        {"a AND b", "a b"},
        {"(a OR b) c", "(a OR b) c"},
        {"(a b) c", "a b c"},
        {"a NEAR b", "a NEAR/10 b"},
        {"a NEAR/5 b NEAR c", "a NEAR/10 b NEAR/10 c"},
        {"a ADJ b", "a ADJ/1 b"},
        {"\"two words\"", "\"two words\""},
        {"“two words”", "\"two words\""},
        {"\"two words\"~3", "\"two words\"~3"},
        {"=exact", "=exact"},
        {"fuzzy~", "fuzzy~1"},
        {"fuzzy~2", "fuzzy~2"},
        {"(fuzzy~2)", "fuzzy~2"},
        {"headcount~5000", "event:headcount 5000±500"},
        {"增长~3%", "增长 3%±0.3"},
        {"ships~12", "ships 12±1.2"},
        {"wild*", "wild*"},
        {"w?ld", "w?ld"},
        {"big^2.5 small", "big^2.5 small"},
        {"(a b)^2", "(a b)^2"},
        {"{a > 5} {b > 6}", "{a > 5} {b > 6}"},
        {"｛a＞5｝", "{a > 5}"},
        {"*", "*"},
        {"what happened?", "what happened"},
    });
  }

  TEST_CASE("fields are read in both scripts, dates as days") {
    check({
        {"company:WiseTech", "company:WiseTech"},
        {"公司：WiseTech", "company:WiseTech"},
        {"company: WiseTech", "company:WiseTech"},
        {"Company:\"General Motors\"", "company:\"General Motors\""},
        {"company:(Apple OR \"General Motors\")", "company:(Apple OR \"General Motors\")"},
        {"company:(Apple, Google)", "company:(Apple OR Google)"},
        {"来源:Reuters", "source:Reuters"},
        {"來源:Reuters", "source:Reuters"},
        {"event:job_cuts", "event:job_cuts"},
        {"event:\"Job Cuts\"", "event:job_cuts"},
        {"kind:percent", "kind:percent"},
        {"factuality:denied", "factuality:denied"},
        {"dir:up", "dir:up"},
        {"x scope:article", "x scope:article"},
        {"scope:article", "* scope:article"},
        {"date:2025", "date:2025-01-01..2025-12-31"},
        {"when:2025-Q3", "when:2025-07-01..2025-09-30"},
        {"when:2025-02", "when:2025-02-01..2025-02-28"},
        {"date:2025-03-04", "date:2025-03-04"},
        {"after:2025-03-04", "after:2025-03-04"},
        {"date:30d", "date:2026-01-16..2026-02-15"},
        {"date:today", "date:2026-02-15"},
        {"日期:今天", "date:2026-02-15"},
        {"日期：昨天", "date:2026-02-14"},
        {"date:2024..2025-06", "date:2024-01-01..2025-06-30"},
        {"date:2024 .. 2025-06 jobs", "date:2024-01-01..2025-06-30 jobs"},
        {"date:2024.. 500", "date:2024-01-01.. 500"},
        {"date:2024..", "date:2024-01-01.."},
        {"date:..2024", "date:..2024-12-31"},
        {"date:90d..30d", "date:2025-11-17..2026-01-16"},
        {"date:none", "date:none"},
        {"when:2025年3月", "when:2025-03-01..2025-03-31"},
        {"url:https://a.example/x?y=(1)", "url:\"https://a.example/x?y=(1)\""},
        {"company:A^2 b", "company:A^2 b"},
    });
  }

  TEST_CASE("tokens with digits inside are words, years are years") {
    check({
        {"5G", "5G"},
        {"24/7", "24/7"},
        {"GPT-4", "GPT-4"},
        {"7-Eleven", "7-Eleven"},
        {"10:30", "\"10:30\""},
        {"n8n", "n8n"},
        {"iPhone 17", "iPhone 17"},
        {"2025", "2025"},
        {"= 2025", "= 2025"},
        {"AT&T", "AT&T"},
        {"C++", "C++"},
    });
    const auto year = claimdex::query::parse("storms 2025", fixed_today);
    REQUIRE(year);
    CHECK(year->root.children.at(1).number.is_year);
    CHECK(year->parsed.notes.size() == 1);
  }

  TEST_CASE("a sign of currency or percent that stands alone is told of, other signs are not") {
    for (const std::string_view text : {"€ > 5", "profit % > 5", "(profit €) > 5"}) {
      CAPTURE(text);
      const auto query = claimdex::query::parse(text, fixed_today);
      REQUIRE(query);
      const auto& notes = query->parsed.notes;
      CHECK(std::count_if(notes.begin(), notes.end(),
                          [](const std::string& note) { return note.find("stands alone") != std::string::npos; }) == 1);
    }
    for (const std::string_view text : {"> €5", "€5m", "profit > 5%", "ships & boats", "… ships", "5 €"}) {
      CAPTURE(text);
      const auto query = claimdex::query::parse(text, fixed_today);
      REQUIRE(query);
      for (const std::string& note : query->parsed.notes) CHECK(note.find("stands alone") == std::string::npos);
    }
  }

  TEST_CASE("an error names its place and the next step") {
    struct ErrorRow {
      std::string_view text;
      ErrorCode code;
      std::string_view where;
      std::string_view hint;
    };
    const std::vector<ErrorRow> rows = {
        {"compny:WiseTech layoffs", ErrorCode::unknown_field, "compny", "did you mean company:"},
        {"xyzzy:1", ErrorCode::unknown_field, "xyzzy", "quote it"},
        {"https://a.example/x", ErrorCode::unknown_field, "https", "url:"},
        {"event:layof", ErrorCode::invalid_value, "layof", "job_cuts"},
        {"event:profit/exports", ErrorCode::invalid_value, "profit/exports", "profit"},
        {"event:profit/", ErrorCode::invalid_value, "profit/", "profit"},
        {"kind:percnt", ErrorCode::invalid_value, "percnt", "did you mean kind:percent"},
        {"dir:sideways", ErrorCode::invalid_value, "sideways", "none up down"},
        {"when:yesteryear", ErrorCode::invalid_date, "yesteryear", "2025-Q3"},
        {"date:2025-13", ErrorCode::invalid_date, "2025-13", "2025-Q3"},
        {"date:2025..2024", ErrorCode::invalid_date, "2025..2024", "date:2024..2025"},
        {"forty..twenty", ErrorCode::invalid_number, "forty..twenty", "smaller"},
        {"a NEAR/x b", ErrorCode::invalid_query, "NEAR/x", "NEAR/5"},
        {"profit~3", ErrorCode::invalid_query, "~3", "~1, ~2"},
        {"(profit~0 jobs)", ErrorCode::invalid_query, "~0", "~1, ~2"},
        {"\"a b\"~1000 c", ErrorCode::invalid_query, "~1000", "~10"},
        {"price: 500", ErrorCode::unknown_field, "price", "event:price"},
        {"a ADJ/0 b", ErrorCode::invalid_query, "ADJ/0", "ADJ/5"},
        {"date:2025-02-30", ErrorCode::invalid_date, "2025-02-30", ""},
        {"company:", ErrorCode::invalid_value, "company:", "company:"},
        {"> ", ErrorCode::invalid_number, "> ", "10000"},
        {"> abc", ErrorCode::invalid_number, "abc", "10k"},
        {"50k..30k", ErrorCode::invalid_number, "50k..30k", "smaller"},
        {"5%..$7", ErrorCode::invalid_number, "5%..$7", ""},
        {"(a b", ErrorCode::unbalanced_query, "(", ")"},
        {"a b)", ErrorCode::unbalanced_query, ")", ""},
        {"{a", ErrorCode::unbalanced_query, "{", "}"},
        {"(a}", ErrorCode::unbalanced_query, "(", ""},
        {"\"a b", ErrorCode::unbalanced_query, "\"", "\""},
        {"a OR", ErrorCode::invalid_query, "R", ""},
        {"OR a", ErrorCode::invalid_query, "OR", "quote"},
        {"a AND", ErrorCode::invalid_query, "AND", "quote"},
        {"NOT", ErrorCode::invalid_query, "NOT", "quote"},
        {"a NEAR > 5", ErrorCode::invalid_query, "NEAR", ""},
        {"", ErrorCode::invalid_query, "", "*"},
        {"   ", ErrorCode::invalid_query, "   ", "*"},
        {"?!. ,", ErrorCode::invalid_query, "?!. ,", "*"},
        {"()", ErrorCode::invalid_query, ")", ""},
        {"公司法：x", ErrorCode::unknown_field, "公司法", ""},
    };
    for (const ErrorRow& row : rows) {
      CAPTURE(row.text);
      const auto parsed = claimdex::query::parse(row.text, fixed_today);
      REQUIRE(!parsed);
      CHECK(claimdex::code_name(parsed.error().code) == claimdex::code_name(row.code));
      REQUIRE(parsed.error().where);
      CHECK(parsed.error().where->of(row.text) == row.where);
      CHECK_MESSAGE(parsed.error().hint.find(row.hint) != std::string::npos, parsed.error().hint);
    }
  }

  TEST_CASE("carets stand below their place, wide characters counted as two columns") {
    const auto error = claimdex::query::parse("compny:WiseTech layoffs", fixed_today).error();
    CHECK(claimdex::render_error(error, "compny:WiseTech layoffs") ==
          "error[E201]: unknown field 'compny'\n"
          "  compny:WiseTech layoffs\n"
          "  ^^^^^^\n"
          "  hint: did you mean company: ?  to search the text itself, quote it: \"compny:…\"\n");
    const std::string_view wide = "裁员 公司法：x";
    const auto second = claimdex::query::parse(wide, fixed_today).error();
    CHECK(claimdex::render_error(second, wide).find("\n  裁员 公司法：x\n       ^^^^^^\n") != std::string::npos);
  }

  TEST_CASE("limits are errors, not crashes") {
    CHECK(canonical(std::string(4097, 'a')).starts_with("error query_too_long"));
    CHECK(canonical(std::string(4096, 'a')) == std::string(4096, 'a'));
    CHECK(canonical(std::string(4096, '(')).starts_with("error"));
    CHECK(canonical(std::string(2000, '(') + "a" + std::string(2000, ')')).starts_with("error invalid_query"));
    CHECK(canonical(std::string(60, '(') + "a" + std::string(60, ')')) == "a");
    std::string nots;
    for (int i = 0; i < 1000; ++i) nots += "NOT ";
    CHECK(canonical(nots + "a").starts_with("error invalid_query"));
  }

  TEST_CASE("a plain query asks for articles, a number or a claim field for claims") {
    for (const std::string_view text : {"> 5", "company:X", "bank 500", "{a}", "event:hiring", "when:2025"})
      CHECK(claimdex::query::parse(text, fixed_today)->asks_claims);
    for (const std::string_view text : {"bank robbery", "\"two words\"", "title:bank", "*", "date:2025 bank"})
      CHECK_FALSE(claimdex::query::parse(text, fixed_today)->asks_claims);
  }
}
