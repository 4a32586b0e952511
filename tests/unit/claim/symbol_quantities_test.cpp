// Numbers of a language without rules: what symbols say is read, the rest is left alone.
#include <doctest/doctest.h>

#include <string>

#include "claimdex/extraction.hpp"
#include "tests/unit/claim/case_article.hpp"

TEST_SUITE("claim") {
  TEST_CASE("in a language without rules only symbols are read") {
    struct Row {
      std::string lang;
      std::string text;
      std::string want;  ///< the surfaces, a blank between them
    };
    const Row rows[] = {
        {"nl", "De omzet steeg met 12,5% tot € 4.300 per klant.", "12,5% € 4.300"},
        {"it", "Il peso scende a 3 kg, il prezzo a $12.", "3 kg $12"},
        {"ru", "Доля выросла до 31%, сообщила компания.", "31%"},
        {"nl", "Op 27 januari verloren 40 mensen hun baan.", ""},
        {"ru", "Завод задолжал 43 миллиона рублей и 6 поставщикам.", ""},
        {"nl", "De schuld is € 3 miljard.", ""},
        {"en", "The debt is €3 billion, says 12 firms.", "€3 billion 12 firms"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.text);
      std::string found;
      for (const claimdex::Claim& claim : claimdex::extract_claims(claimdex::cases::article_of(row.text, row.lang)))
        found += (found.empty() ? "" : " ") + claim.surface;
      CHECK(found == row.want);
    }
  }
}
