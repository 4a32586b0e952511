// Person names by shape.
#include "indexer/documents/persons.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace claimdex::indexer {
namespace {

using namespace std::string_view_literals;

// Words that stand capitalised in names of other things; sorted.
constexpr std::array not_in_persons = {
    "Act"sv,         "Africa"sv,        "Agency"sv,   "America"sv,      "American"sv,   "April"sv,     "Asia"sv,
    "Association"sv, "August"sv,        "Bank"sv,     "Board"sv,        "British"sv,    "Bureau"sv,    "California"sv,
    "Center"sv,      "Centre"sv,        "Chief"sv,    "China"sv,        "Chinese"sv,    "City"sv,      "College"sv,
    "Commission"sv,  "Committee"sv,     "Company"sv,  "Conference"sv,   "Corp"sv,       "Council"sv,   "County"sv,
    "Court"sv,       "Day"sv,           "December"sv, "Department"sv,   "Director"sv,   "East"sv,      "Europe"sv,
    "European"sv,    "Executive"sv,     "February"sv, "Federal"sv,      "Foundation"sv, "Friday"sv,    "Fund"sv,
    "Global"sv,      "Group"sv,         "High"sv,     "Holdings"sv,     "House"sv,      "Inc"sv,       "India"sv,
    "Institute"sv,   "International"sv, "January"sv,  "Japan"sv,        "July"sv,       "June"sv,      "Kingdom"sv,
    "Labour"sv,      "Labs"sv,          "Law"sv,      "Limited"sv,      "Ltd"sv,        "March"sv,     "May"sv,
    "Media"sv,       "Minister"sv,      "Ministry"sv, "Monday"sv,       "National"sv,   "New"sv,       "News"sv,
    "North"sv,       "November"sv,      "October"sv,  "Office"sv,       "Officer"sv,    "Park"sv,      "Party"sv,
    "Power"sv,       "President"sv,     "Press"sv,    "Prime"sv,        "Report"sv,     "Republic"sv,  "Research"sv,
    "River"sv,       "Road"sv,          "Royal"sv,    "Saturday"sv,     "School"sv,     "Secretary"sv, "September"sv,
    "Service"sv,     "Services"sv,      "Silicon"sv,  "South"sv,        "State"sv,      "States"sv,    "Street"sv,
    "Sunday"sv,      "Supreme"sv,       "Systems"sv,  "Technologies"sv, "Technology"sv, "The"sv,       "Thursday"sv,
    "Times"sv,       "Tuesday"sv,       "Union"sv,    "United"sv,       "University"sv, "Valley"sv,    "Wall"sv,
    "Wednesday"sv,   "West"sv,          "White"sv,    "World"sv,        "York"sv,
};
static_assert(std::is_sorted(not_in_persons.begin(), not_in_persons.end()));
constexpr std::array particles = {"al"sv,  "bin"sv, "da"sv, "de"sv, "del"sv, "den"sv,
                                  "der"sv, "di"sv,  "du"sv, "la"sv, "van"sv, "von"sv};
static_assert(std::is_sorted(particles.begin(), particles.end()));
constexpr std::size_t max_words = 5;

enum class Shape : std::uint8_t { capitalised, initial, particle, other };

bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
bool is_word_byte(unsigned char c) {
  return is_upper(c) || is_lower(c) || c == '\'' || c == '-' || (c >= 0x80 && c <= 0xBF) || (c >= 0xC3 && c <= 0xC9);
}

// UTF-8 of Latin letters beyond ASCII (U+00C0..U+024F): two bytes, lead 0xC3..0xC9. Of any other script: no name here.
bool is_latin_name(std::string_view word) {
  bool has_lower = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c >= 0xCA) return false;
    has_lower = has_lower || is_lower(c) || (i > 0 && c >= 0xC3);
  }
  return has_lower;
}

Shape shape_of(std::string_view word, bool dot_follows) {
  if (word.empty()) return Shape::other;
  const auto first = static_cast<unsigned char>(word[0]);
  if (word.size() == 1 && is_upper(first) && dot_follows) return Shape::initial;
  if (std::binary_search(particles.begin(), particles.end(), word)) return Shape::particle;
  const bool begins_upper = is_upper(first) || first == 0xC3;
  if (!begins_upper || word.size() < 2 || !is_latin_name(word)) return Shape::other;
  return std::binary_search(not_in_persons.begin(), not_in_persons.end(), word) ? Shape::other : Shape::capitalised;
}

// Collects a run of words that may be a name, and judges it when it ends.
class NameRun {
 public:
  NameRun(std::string_view sentence, const std::vector<Company>& companies, std::vector<TextSpan>& out)
      : sentence_(sentence), companies_(companies), out_(out) {}

  void add(TextSpan word, Shape shape) {
    if (shape == Shape::capitalised) {
      if (capitalised_ == 0) span_ = word;
      span_.end = word.end;
      ++capitalised_;
      ++words_;
    } else if (capitalised_ > 0 && shape != Shape::other && words_ < max_words) {
      ++words_;
    } else {
      finish();
    }
  }

  void finish() {
    const bool fits = (capitalised_ == 2 || capitalised_ == 3) && words_ <= max_words && !is_company();
    if (fits) out_.push_back(span_);
    capitalised_ = words_ = 0;
  }

 private:
  [[nodiscard]] bool is_company() const {
    const std::string_view name = span_.of(sentence_);
    return std::any_of(companies_.begin(), companies_.end(), [&](const Company& company) {
      return name.find(company.name) != std::string_view::npos || company.name.find(name) != std::string::npos;
    });
  }

  std::string_view sentence_;
  const std::vector<Company>& companies_;
  std::vector<TextSpan>& out_;
  TextSpan span_;
  std::size_t capitalised_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

std::vector<TextSpan> find_persons(std::string_view sentence, const std::vector<Company>& companies) {
  std::vector<TextSpan> out;
  NameRun run(sentence, companies, out);
  for (std::size_t at = 0; at < sentence.size();) {
    const auto c = static_cast<unsigned char>(sentence[at]);
    if (!is_word_byte(c)) {
      if (c != ' ') run.finish();
      // A character of another script is passed over whole: its other bytes are no letters.
      for (++at; at < sentence.size() && (static_cast<unsigned char>(sentence[at]) & 0xC0U) == 0x80U;) ++at;
      continue;
    }
    std::size_t end = at;
    while (end < sentence.size() && is_word_byte(static_cast<unsigned char>(sentence[end]))) ++end;
    TextSpan word{at, end};
    // "Barra's" is Barra.
    if (word.of(sentence).ends_with("'s")) word.end -= 2;
    const bool dot_follows = end < sentence.size() && sentence[end] == '.';
    const Shape shape = shape_of(word.of(sentence), dot_follows);
    run.add(word, shape);
    if (word.end != end) run.finish();
    at = end + (shape == Shape::initial ? 1 : 0);
  }
  run.finish();
  return out;
}

}  // namespace claimdex::indexer
