// Runs every analyzers/lang/<code>/quantity*.cases file and reports file:line.
//
// Format, line by line ('#' = comment, empty lines end nothing):
//   = none                      the surfaces below hold no quantity at all
//   = SPEC [; SPEC ...]         the quantities that every surface below must give, in order
//   surface                     any other line: one text
// SPEC = value, "low..high" for a range, then any of these words, in any order; what is not named is not compared:
//   bound names (exact approx nearly more_than at_least less_than at_most range), kind names (count money percent percent_points
//   multiplier ratio duration measure age index other), up | down, unit:NAME (underscores for spaces), currency:USD,
//   object:WORDS (underscores for spaces, "object:" alone = none), text:SURFACE_OF_NUMBER (underscores for spaces)
// A line "% wide", "% written" or "% default" sets QuantityOptions for what follows.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "claimdex/extraction.hpp"

namespace {

struct Spec {
  double low = 0;
  double high = 0;
  std::vector<std::string> words;
};

bool close(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max({1e-6, std::abs(a), std::abs(b)}); }

std::vector<Spec> parse_specs(const std::string& line) {
  std::vector<Spec> specs;
  std::istringstream parts(line);
  for (std::string part; std::getline(parts, part, ';');) {
    std::istringstream words(part);
    std::string value;
    if (!(words >> value) || value == "none") continue;
    Spec spec;
    const std::size_t dots = value.find("..");
    spec.low = std::strtod(value.substr(0, dots).c_str(), nullptr);
    spec.high = dots == std::string::npos ? spec.low : std::strtod(value.substr(dots + 2).c_str(), nullptr);
    for (std::string word; words >> word;) spec.words.push_back(word);
    specs.push_back(spec);
  }
  return specs;
}

std::string spaced(std::string text) {
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
}

bool holds(const std::string& word, const claimdex::Quantity& q, const std::string& text) {
  const std::size_t colon = word.find(':');
  if (colon != std::string::npos) {
    const std::string key = word.substr(0, colon);
    const std::string value = spaced(word.substr(colon + 1));
    if (key == "unit") return q.unit == value;
    if (key == "currency") return q.currency == value;
    if (key == "object") return q.object == value;
    if (key == "text") return q.number.of(text) == value;
    return false;
  }
  if (const auto bound = claimdex::bound_of(word)) return q.bound == *bound;
  if (const auto kind = claimdex::quantity_kind_of(word)) return q.kind == *kind;
  if (const auto direction = claimdex::direction_of(word)) return q.direction == *direction;
  return false;
}

std::string describe(const std::vector<claimdex::Quantity>& found, const std::string& text) {
  std::ostringstream out;
  for (const claimdex::Quantity& q : found) {
    out << q.low;
    if (q.high != q.low) out << ".." << q.high;
    out << ' ' << name_of(q.bound) << ' ' << name_of(q.kind) << " unit:" << q.unit << " currency:" << q.currency
        << " object:" << q.object << ' ' << name_of(q.direction) << " '" << q.number.of(text) << "' (" << q.rule << "); ";
  }
  return out.str();
}

/// Empty where all is as wanted, else what is wrong.
std::string compare(const std::vector<Spec>& wanted, const std::vector<claimdex::Quantity>& found, const std::string& text) {
  if (wanted.size() != found.size()) return "wanted " + std::to_string(wanted.size()) + " quantities";
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!close(wanted[i].low, found[i].low) || !close(wanted[i].high, found[i].high)) return "wrong value";
    for (const std::string& word : wanted[i].words)
      if (!holds(word, found[i], text)) return "not " + word;
  }
  return {};
}

/// Spans of every quantity stand in the text, in order, and the surfaces agree with them.
std::string check_spans(const std::vector<claimdex::Quantity>& found, const std::string& text) {
  std::size_t last = 0;
  for (const claimdex::Quantity& q : found) {
    if (q.span.begin < last || q.span.end > text.size() || q.span.empty()) return "span out of order";
    if (!q.span.contains(q.number)) return "number outside span";
    if (!q.object.empty() && q.object_span.of(text) != q.object) return "object span differs";
    if (q.rule.empty()) return "no rule";
    last = q.span.end;
  }
  return {};
}

void run_file(const std::filesystem::path& path) {
  const std::string lang = path.parent_path().filename().string();
  std::ifstream file(path);
  std::vector<Spec> wanted;
  claimdex::QuantityOptions options;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '%') {
      options.wide = line.find("wide") != std::string::npos;
      options.as_written = line.find("written") != std::string::npos;
    } else if (line.starts_with("= ")) {
      wanted = parse_specs(line.substr(2));
    } else {
      const auto found = claimdex::extract_quantities(line, lang, options);
      std::string problem = compare(wanted, found, line);
      if (problem.empty()) problem = check_spans(found, line);
      CHECK_MESSAGE(problem.empty(), path.string() << ":" << number << ": " << problem << "; text: " << line
                                                   << "; found: " << describe(found, line));
    }
  }
}

}  // namespace

TEST_SUITE("quantity") {
  TEST_CASE("every case file reads as written") {
    std::vector<std::filesystem::path> paths;
    for (const auto& folder : std::filesystem::directory_iterator(CLAIMDEX_SOURCE_DIR "/analyzers/lang"))
      if (folder.is_directory())
        for (const auto& file : std::filesystem::directory_iterator(folder.path()))
          if (file.path().extension() == ".cases" && file.path().filename().string().starts_with("quantity"))
            paths.push_back(file.path());
    CHECK(!paths.empty());
    for (const auto& path : paths) run_file(path);
  }
}
