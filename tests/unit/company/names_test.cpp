// The gazetteer: ids of names in any script, and the table's own order.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/company/company_names.hpp"
#include "analyzers/lang/tables.hpp"

using claimdex::claims::company_id;

TEST_SUITE("company") {
  TEST_CASE("a company has one id in every script, case and width") {
    struct Row {
      std::string_view name;
      std::string_view id;
    };
    const Row rows[] = {
        {"Tencent", "tencent"},
        {"腾讯", "tencent"},
        {"騰訊", "tencent"},
        {"TENCENT HOLDINGS", "tencent"},
        {"WiseTech", "wisetech-global"},
        {"トヨタ自動車", "toyota"},
        {"丰田", "toyota"},
        {"VW", "volkswagen"},
        {"大众汽车", "volkswagen"},
        {"삼성전자", "samsung"},
        {"三星電子", "samsung"},
        {"東芝", "toshiba"},
        {"ＮＴＴ", "ntt"},
        {"AT&T", "att"},
        {"J.P. Morgan", "jpmorgan"},
        {"Marsh & McLennan", "marsh"},
        {"McDonald's", "mcdonalds"},
        {"阿里巴巴", "alibaba"},
        {"华为", "huawei"},
        {"華為", "huawei"},
        // No companies.
        {"", ""},
        {"Tencentish", ""},
        {"the", ""},
        {"#", ""},
    };
    for (const Row& row : rows) {
      CAPTURE(row.name);
      CHECK(company_id(row.name) == row.id);
    }
  }

  TEST_CASE("the table is sorted and its keys are in the form that names are compared in") {
    std::string before;
    claimdex::lang::for_each_row(claimdex::lang::table("gazetteer/names.tsv"), [&](const auto& fields, std::size_t line) {
      CAPTURE(line);
      REQUIRE(fields.size() == 3);
      const std::string key(fields[0]);
      CHECK(before < key);
      CHECK(claimdex::claims::name_key(key) == key);
      before = key;
    });
  }
}
