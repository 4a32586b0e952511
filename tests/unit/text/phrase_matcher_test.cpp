// PhraseMatcher: whole words, open ends, spaces and hyphens, CJK anywhere; the same answers as a slow obvious matcher.
#include "analyzers/text/phrase_matcher.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace {

using claimdex::text::PhraseMatcher;
using claimdex::text::PhraseText;

PhraseMatcher matcher_of(const std::vector<std::string>& phrases) {
  PhraseMatcher::Builder builder;
  for (std::size_t i = 0; i < phrases.size(); ++i) builder.add(phrases[i], static_cast<std::uint32_t>(i));
  return std::move(builder).build();
}

/// "begin-end:payload" of every match, joined by spaces.
std::string show(const std::vector<PhraseMatcher::Match>& matches) {
  std::string shown;
  for (const auto& m : matches)
    shown += (shown.empty() ? "" : " ") + std::to_string(m.span.begin) + "-" + std::to_string(m.span.end) + ":" +
             std::to_string(m.payload);
  return shown;
}

std::string found_all(const std::vector<std::string>& phrases, std::string_view text) {
  std::vector<PhraseMatcher::Match> matches;
  matcher_of(phrases).find_all(PhraseText(claimdex::text::fold_aligned(text)), matches);
  return show(matches);
}

std::string found_longest(const std::vector<std::string>& phrases, std::string_view text) {
  std::vector<PhraseMatcher::Match> matches;
  matcher_of(phrases).find_longest(PhraseText(claimdex::text::fold_aligned(text)), matches);
  return show(matches);
}

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("phrases match whole words, spaces match runs and hyphens, CJK matches anywhere") {
    struct Row {
      std::vector<std::string> phrases;
      std::string text;
      std::string want;
    };
    const std::vector<Row> rows = {
        {{"cut"}, "Cut, recut, cute; CUT", "0-3:0 18-21:0"},
        {{"cut*"}, "cutting recut", "0-7:0"},
        {{"cut", "cut*", "cut jobs"}, "cut jobs", "0-8:2 0-3:0 0-3:1"},
        {{"lay off"}, "lay  off, lay-off, lay\xC2\xA0off, layoff", "0-8:0 10-17:0 19-27:0"},
        {{"lay-off"}, "lay off lay-off lay\xE2\x80\x91off", "8-15:0 16-25:0"},
        {{"won't"}, "won\xE2\x80\x99t won't wont", "0-7:0 8-13:0"},
        {{"裁员", "员"}, "公司裁員了", "6-12:0 9-12:1"},
        {{"ai裁员"}, "AI裁员 XAI裁员", "0-8:0"},
        {{"감원"}, "대규모감원", "9-15:0"},
        {{"équipe"}, "L’ÉQUIPE équipes", "4-11:0"},
        {{"сократ*"}, "Сократили несократ", "0-18:0"},
        {{"%"}, "5% off", "1-2:0"},
        {{"a b c"}, "a b a b c", "4-9:0"},
        {{"", " ", "*"}, "a * b", "2-3:2"},
        {{"new york", "york"}, "new york", "0-8:0 4-8:1"},
        {{"cut"},
         "x-cut pre\xCC\x81"
         "cut",
         "2-5:0"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(found_all(row.phrases, row.text) == row.want);
    }
  }

  TEST_CASE("find_longest takes the leftmost, then the longest, and keeps all payloads of one span") {
    CHECK(found_longest({"new york", "york city", "york", "new york"}, "new york city york") == "0-8:0 0-8:3 14-18:2");
    CHECK(found_longest({"裁", "裁员", "员工"}, "裁员工") == "0-6:1");
  }

  TEST_CASE("an empty matcher finds nothing") {
    std::vector<PhraseMatcher::Match> matches;
    PhraseMatcher().find_all(PhraseText("text"), matches);
    PhraseMatcher::Builder().operator=(PhraseMatcher::Builder());
    CHECK(PhraseMatcher::Builder().build().empty());
    CHECK(matches.empty());
  }

  TEST_CASE("random phrases over a small alphabet match as a slow search does") {
    std::mt19937 random(7);
    const auto word = [&](std::size_t longest) {
      std::string made;
      for (std::size_t n = 1 + random() % longest; n > 0; --n) made += "abé裁 "[random() % 2];
      return made;
    };
    for (int round = 0; round < 300; ++round) {
      std::vector<std::string> phrases;
      for (int i = 0; i < 12; ++i) phrases.push_back(word(4) + (random() % 3 == 0 ? " " + word(2) : ""));
      std::string text;
      for (int i = 0; i < 30; ++i) text += word(5) + (random() % 4 == 0 ? "-" : " ");
      std::vector<std::tuple<std::size_t, std::size_t, std::uint32_t>> want;
      for (std::size_t p = 0; p < phrases.size(); ++p)
        for (std::size_t at = 0; at < text.size(); ++at) {
          bool equal = at + phrases[p].size() <= text.size();
          for (std::size_t i = 0; equal && i < phrases[p].size(); ++i)
            equal = text[at + i] == phrases[p][i] || (phrases[p][i] == ' ' && text[at + i] == '-');
          const auto letter = [&](std::size_t i) { return i < text.size() && text[i] != ' ' && text[i] != '-'; };
          if (equal && !(at > 0 && letter(at - 1)) && !letter(at + phrases[p].size()))
            want.emplace_back(at, text.size() - (at + phrases[p].size()), static_cast<std::uint32_t>(p));
        }
      std::sort(want.begin(), want.end());
      std::vector<PhraseMatcher::Match> matches;
      matcher_of(phrases).find_all(PhraseText(text), matches);
      std::vector<std::tuple<std::size_t, std::size_t, std::uint32_t>> got;
      for (const auto& m : matches) got.emplace_back(m.span.begin, text.size() - m.span.end, m.payload);
      CHECK(std::is_sorted(got.begin(), got.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
      }));
      std::sort(got.begin(), got.end());
      CHECK(got == want);
    }
  }

  TEST_CASE("any bytes are scanned without leaving the text") {
    const PhraseMatcher matcher = matcher_of({"cut*", "裁员", "a b", "é*"});
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t n = random() % 40; n > 0; --n)
        text.push_back(static_cast<char>("cutab \xE8\xA3\x81\xE5\x91\x98\xC3\xA9\xFF\xF0-"[random() % 18]));
      std::vector<PhraseMatcher::Match> matches;
      matcher.find_all(PhraseText(text), matches);
      for (const auto& m : matches) CHECK((m.span.begin < m.span.end && m.span.end <= text.size()));
    }
  }
}
