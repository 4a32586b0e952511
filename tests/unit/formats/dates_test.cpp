#include "analyzers/text/dates.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace claimdex;

namespace {

const std::chrono::sys_seconds reference = std::chrono::sys_days{std::chrono::year{2026} / 2 / 6} + std::chrono::hours{12};

std::string read(std::string_view text) {
  const auto moment = text::parse_date(text, reference);
  return moment ? format_moment(*moment) : "none";
}

}  // namespace

TEST_SUITE("text: dates") {
  TEST_CASE("a date is read in each of its writings") {
    struct Row {
      std::string_view text;
      std::string_view want;
    };
    const Row rows[] = {
        {"2025-12-23", "2025-12-23"},
        {"2025/12/23", "2025-12-23"},
        {"2025.12.23", "2025-12-23"},
        {"20251223", "2025-12-23"},
        {"2025-12-23T10:11:12Z", "2025-12-23T10:11:12Z"},
        {"2025-12-23T10:11:12.345+01:00", "2025-12-23T09:11:12Z"},
        {"2025-12-23 10:11:12+0800", "2025-12-23T02:11:12Z"},
        {"2025-12-23 10:11", "2025-12-23T10:11:00Z"},
        {"2026-03-16T07:19:00.084149", "2026-03-16T07:19:00Z"},
        {"Mon, 26 Jan 2026 16:11:38 +0000", "2026-01-26T16:11:38Z"},
        {"Sat, 07 Feb 2026 09:00:00 -0600", "2026-02-07T15:00:00Z"},
        {"Mon, 26 Jan 2026 16:11:38 GMT", "2026-01-26T16:11:38Z"},
        {"18-JUN-1987 10:52:36.17", "1987-06-18T10:52:36Z"},
        {"December 23, 2025", "2025-12-23"},
        {"Dec. 23, 2025", "2025-12-23"},
        {"23 December 2025", "2025-12-23"},
        {"23rd of December 2025", "2025-12-23"},
        {"Tuesday, December 23, 2025 at 3:26 pm", "2025-12-23T15:26:00Z"},
        {"December 2025", "2025-12-01"},
        {"12/23/2025", "2025-12-23"},
        {"23/12/2025", "2025-12-23"},
        {"3/4/2025", "2025-03-04"},
        {"3.4.2025", "2025-04-03"},
        {"1767312000", "2026-01-02T00:00:00Z"},
        {"1767312000000", "2026-01-02T00:00:00Z"},
        // Chinese, Japanese, Korean
        {"2025年12月23日", "2025-12-23"},
        {"2025年12月23日 10时20分", "2025-12-23T10:20:00Z"},
        {"二〇二五年十二月二十三日", "2025-12-23"},
        {"２０２５年１２月２３日", "2025-12-23"},
        {"2025년 12월 23일", "2025-12-23"},
        {"3小时前", "2026-02-06T09:00:00Z"},
        {"昨天", "2026-02-05"},
        {"2天前", "2026-02-04"},
        {"3時間前", "2026-02-06T09:00:00Z"},
        {"3시간 전", "2026-02-06T09:00:00Z"},
        // German, French, Spanish, Portuguese
        {"23. Dezember 2025", "2025-12-23"},
        {"1er janvier 2025", "2025-01-01"},
        {"23 décembre 2025", "2025-12-23"},
        {"23 de diciembre de 2025", "2025-12-23"},
        {"23 de dezembro de 2025", "2025-12-23"},
        {"vor 3 Stunden", "2026-02-06T09:00:00Z"},
        {"il y a 3 heures", "none"},
        {"hace 3 horas", "2026-02-06T09:00:00Z"},
        // relative, and days without a year
        {"2 days ago", "2026-02-04"},
        {"an hour ago", "2026-02-06T11:00:00Z"},
        {"yesterday", "2026-02-05"},
        {"23 décembre", "2025-12-23"},
        {"January 5", "2026-01-05"},
        // no dates
        {"", "none"},
        {"2025", "none"},
        {"2025-02-31", "none"},
        {"31.2.2025", "none"},
        {"13/13/2025", "none"},
        {"300 jobs", "none"},
        {"May", "none"},
        {"version 1.2.3", "none"},
        {"2025-12-23 and more", "none"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(read(row.text) == row.want);
    }
  }

  TEST_CASE("without a reference, relative dates are none") {
    CHECK_FALSE(text::parse_date("3 hours ago").has_value());
    CHECK_FALSE(text::parse_date("January 5").has_value());
  }

  TEST_CASE("a date inside a byline is found with its place") {
    const std::string_view byline = "By Jo Roe | Reuters November 18, 2019 11:03 PM";
    const auto found = text::find_date(byline);
    REQUIRE(found.has_value());
    CHECK(format_moment(found->moment) == "2019-11-18T23:03:00Z");
    CHECK(found->span.of(byline) == "November 18, 2019 11:03 PM");
    CHECK_FALSE(text::find_date("Acme cuts 300 of 4,000 jobs").has_value());
    CHECK_FALSE(text::find_date("Model 1767312000 of the 500 series").has_value());
  }

  TEST_CASE("months in all languages") {
    CHECK(text::month_of("März") == 3);
    CHECK(text::month_of("Sept.") == 9);
    CHECK(text::month_of("juin") == 6);
    CHECK(text::month_of("Acme") == 0);
  }
}
