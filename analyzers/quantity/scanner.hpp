// The two scanners that extract_quantities joins: one for alphabetic scripts (en, de, fr, es, pt and other languages with
// digits), one for Chinese, Japanese and Korean. Each sees the whole text and reads only what its scripts own, so mixed text
// ("裁员 2,000 jobs") is read once.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "claimdex/extraction.hpp"
#include "claimdex/quantity.hpp"

namespace claimdex::quantity {

struct Lexicon;

/// What both scanners share about one text.
struct ScanInput {
  std::string_view text;    ///< as written
  std::string_view folded;  ///< text::fold_aligned(text): same length, same offsets
  std::string_view lang;    ///< ISO 639-1, never empty ("en" where nothing is known)
  QuantityOptions options;
  const Lexicon* lexicon = nullptr;  ///< words of the alphabetic scanner; extract_quantities sets it, scan_cjk may ignore it
};

/// extract_quantities of a text that has been folded already: `folded` is text::fold_aligned(text). `lang` may be empty.
std::vector<Quantity> extract_folded(std::string_view text, std::string_view folded, std::string_view lang,
                                     const QuantityOptions& options);

/// Reads the quantity of an alphabetic script at `at` (a digit, a sign, a currency symbol or the first letter of a word), or
/// rejects it. Appends to `out` what it read. Returns the offset to go on from: > at where something was read or rejected as a
/// whole (a date, a version, a URL), == at where nothing begins here.
std::size_t scan_alphabetic(const ScanInput& input, std::size_t at, std::vector<Quantity>& out);

/// The same for Chinese, Japanese and Korean: a CJK numeral, or digits followed (after bounds and magnitudes) by CJK characters.
/// Asked first where the language is zh, ja or ko; asked at every CJK character and at every digit whose number run is followed
/// by CJK.
std::size_t scan_cjk(const ScanInput& input, std::size_t at, std::vector<Quantity>& out);

}  // namespace claimdex::quantity
