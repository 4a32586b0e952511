#include "indexer/documents/persons.hpp"

#include <string>

#include <doctest/doctest.h>

namespace claimdex::indexer {

TEST_SUITE("persons") {
  TEST_CASE("names by shape") {
    struct Row {
      std::string_view sentence;
      std::string_view want;  // joined by '|'
    };
    const Row rows[] = {
        {"Mary T. Barra said the plant would close.", "Mary T. Barra"},
        {"A letter to Ursula von der Leyen, seen by reporters.", "Ursula von der Leyen"},
        {"Jean-Luc Müller and Ana Sofía Pérez resigned.", "Jean-Luc Müller|Ana Sofía Pérez"},
        {"It was Jane Roe's idea.", "Jane Roe"},
        {"so said Jane Roe. John Doe disagreed", "Jane Roe|John Doe"},
        // None.
        {"The plan cuts jobs.", ""},
        {"Shares fell in New York on Monday.", ""},
        {"A report by Acme Robotics said so.", ""},
        {"The European Commission fined it.", ""},
        {"IBM hires people.", ""},
        {"", ""},
        {"马云 said nothing", ""},
        {"One Two Three Four Five Six", ""},
    };
    for (const Row& row : rows) {
      CAPTURE(row.sentence);
      std::string found;
      for (const TextSpan span : find_persons(row.sentence, {{"Acme Robotics", ""}})) {
        if (!found.empty()) found += '|';
        found += span.of(row.sentence);
      }
      CHECK(found == row.want);
    }
  }
}

}  // namespace claimdex::indexer
