// Finds the language of a text: scripts vote first (kana, Hangul and Han decide alone, as do scripts of one language), then CLD2.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>  // needs <cstdio> first: it names FILE
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analyzers/text/little_words.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex {
namespace {

/// What the vote looks at; the beginning of a text tells its language.
constexpr std::size_t max_bytes = 4096;
/// Below so many letters CLD2 guesses; only the usual languages are believed then.
constexpr std::size_t few_letters = 40;
/// From so many letters on CLD2 is right by itself.
constexpr std::size_t many_letters = 600;

struct Votes {
  std::size_t han = 0, kana = 0, hangul = 0;
  std::size_t letters = 0;  ///< of all other scripts
};

/// Scripts that one language writes.
struct ScriptRange {
  char32_t low;
  char32_t high;
  std::string_view lang;
};
constexpr std::array single_scripts = {
    ScriptRange{0x0370, 0x03FF, "el"}, ScriptRange{0x0530, 0x058F, "hy"}, ScriptRange{0x0590, 0x05FF, "he"},
    ScriptRange{0x0980, 0x09FF, "bn"}, ScriptRange{0x0A00, 0x0A7F, "pa"}, ScriptRange{0x0A80, 0x0AFF, "gu"},
    ScriptRange{0x0B80, 0x0BFF, "ta"}, ScriptRange{0x0C00, 0x0C7F, "te"}, ScriptRange{0x0C80, 0x0CFF, "kn"},
    ScriptRange{0x0D00, 0x0D7F, "ml"}, ScriptRange{0x0E00, 0x0E7F, "th"}, ScriptRange{0x0E80, 0x0EFF, "lo"},
    ScriptRange{0x1000, 0x109F, "my"}, ScriptRange{0x10A0, 0x10FF, "ka"}, ScriptRange{0x1780, 0x17FF, "km"},
};
constexpr std::array<std::string_view, 16> usual = {"ar", "cs", "da", "de", "en", "es", "fr", "it",
                                                    "nl", "no", "pl", "pt", "ru", "sv", "tr", "uk"};

std::string_view cjk_language(const Votes& votes) {
  const std::size_t cjk = votes.han + votes.kana + votes.hangul;
  // A CJK character says as much as a short word of letters.
  if (cjk == 0 || cjk * 4 < votes.letters) return {};
  if (votes.hangul > votes.han + votes.kana) return "ko";
  return votes.kana * 20 > cjk ? "ja" : "zh";
}

/// What CLD2 wants: a blank for each ill-formed byte and each NUL.
std::string well_formed(std::string_view text) {
  std::string sample;
  sample.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode_at(text, at);
    const bool broken = c.value == text::replacement_character || c.value == 0;
    sample.append(broken ? std::string_view(" ") : text.substr(at, c.size));
    at += c.size;
  }
  return sample;
}

struct Guess {
  std::string lang;  ///< ISO 639-1; empty = none
  bool reliable = false;
};

Guess ask_cld2(std::string_view sample) {
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  int valid_prefix = 0;
  Guess guess;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), true, &hints, CLD2::kCLDFlagBestEffort, languages, percents, scores,
      nullptr, &text_bytes, &guess.reliable, &valid_prefix);
  if (found == CLD2::UNKNOWN_LANGUAGE) return {};
  guess.lang = CLD2::LanguageCode(found);
  if (guess.lang == "iw") guess.lang = "he";
  if (guess.lang == "nb" || guess.lang == "nn") guess.lang = "no";
  if (guess.lang.starts_with("zh")) guess.lang = "zh";
  if (guess.lang == "un" || guess.lang.size() > 2) return {};
  return guess;
}

/// The language of letters that several languages write. Where many names stand between few little words, the statistic of
/// letters errs, and says so in most cases; the little words then know better.
std::string language_of_words(std::string_view sample, std::size_t letters) {
  Guess guess = ask_cld2(sample);
  const bool is_usual = std::binary_search(usual.begin(), usual.end(), guess.lang);
  const bool is_sure = guess.reliable && letters >= few_letters;
  if (letters < many_letters && (is_usual || !is_sure)) {
    constexpr std::size_t least_hits = 2;
    constexpr std::size_t common_in = 4;  // one word in so many is a little one
    const text::LittleWordVote vote = text::vote_by_little_words(sample, guess.lang);
    const std::size_t more = guess.reliable ? vote.hits_other * 2 : vote.hits_other + 1;
    if (vote.hits >= std::max(least_hits, more) && vote.hits * common_in >= vote.words) return std::string(vote.lang);
  }
  return is_usual || is_sure ? guess.lang : std::string();
}

}  // namespace

std::string detect_language(std::string_view text) {
  Votes votes;
  std::array<std::size_t, single_scripts.size()> of_script{};
  std::size_t at = 0;
  while (at < text.size() && at < max_bytes) {
    if (text::is_plain_han_at(text, at)) {
      ++votes.han;
      at += 3;
      continue;
    }
    const text::CodePoint c = text::decode_at(text, at);
    at += c.size;
    if (text::is_han(c.value)) {
      ++votes.han;
    } else if (text::is_kana(c.value)) {
      ++votes.kana;
    } else if (text::is_hangul(c.value)) {
      ++votes.hangul;
    } else if (text::is_ascii_letter(c.value)) {
      ++votes.letters;
    } else if (c.value >= 0xC0) {
      if (text::is_word_char(c.value)) ++votes.letters;
      for (std::size_t i = 0; i < single_scripts.size() && c.value >= single_scripts[0].low; ++i)
        if (text::in_range(c.value, single_scripts[i].low, single_scripts[i].high)) ++of_script[i];
    }
  }
  if (const std::string_view cjk = cjk_language(votes); !cjk.empty()) return std::string(cjk);
  const auto best = std::max_element(of_script.begin(), of_script.end());
  if (*best * 2 > votes.letters) return std::string(single_scripts[static_cast<std::size_t>(best - of_script.begin())].lang);
  return votes.letters == 0 ? std::string() : language_of_words(well_formed(text.substr(0, at)), votes.letters);
}

}  // namespace claimdex
