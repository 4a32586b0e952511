// Snowball through libstemmer, one stemmer a thread and language.
#include "analyzers/text/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <functional>

namespace claimdex::text {
namespace {

constexpr std::size_t memory_size = 8192;

/// ISO 639-1 codes that libstemmer knows; nb and nn are read as Norwegian.
constexpr std::array<std::string_view, 28> stemmed = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                                      "ga", "hi", "hu", "hy", "id", "it", "lt", "nb", "ne", "nl",
                                                      "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

}  // namespace

struct Stemmer::Snowball {
  sb_stemmer* stemmer = nullptr;
};

Stemmer::Stemmer(const char* algorithm) : snowball_(std::make_unique<Snowball>()), memory_(memory_size) {
  snowball_->stemmer = sb_stemmer_new(algorithm, nullptr);
}

Stemmer::~Stemmer() { sb_stemmer_delete(snowball_->stemmer); }

const std::string& Stemmer::stem(const std::string& word) {
  Entry& entry = memory_[std::hash<std::string>{}(word) % memory_size];
  if (entry.word == word) return entry.stem;
  entry.word = word;
  const sb_symbol* stemmed_word = nullptr;
  if (snowball_->stemmer != nullptr)
    stemmed_word =
        sb_stemmer_stem(snowball_->stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stemmed_word == nullptr) {
    entry.stem = word;
  } else {
    entry.stem.assign(reinterpret_cast<const char*>(stemmed_word),
                      static_cast<std::size_t>(sb_stemmer_length(snowball_->stemmer)));
  }
  if (entry.stem.empty()) entry.stem = word;
  return entry.stem;
}

Stemmer* stemmer_of(std::string_view lang) {
  const auto found = std::lower_bound(stemmed.begin(), stemmed.end(), lang);
  if (found == stemmed.end() || *found != lang) return nullptr;
  thread_local std::array<std::unique_ptr<Stemmer>, stemmed.size()> stemmers;
  auto& mine = stemmers[static_cast<std::size_t>(found - stemmed.begin())];
  const bool norwegian = lang == "nb" || lang == "nn";
  if (!mine) mine = std::make_unique<Stemmer>(norwegian ? "no" : std::string(lang).c_str());
  return mine.get();
}

}  // namespace claimdex::text
