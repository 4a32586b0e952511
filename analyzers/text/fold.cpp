// Folding for index terms. ICU normalises only text that needs it: ligatures, width forms, marks to be composed.
#include "analyzers/text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "analyzers/text/character_class.hpp"
#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex {
namespace {

bool is_plain(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      ++at;
      continue;
    }
    const text::CodePoint c = text::decode_at(word, at);
    if (!text::folds_simply(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::string normalise(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  if (U_FAILURE(status)) return std::string(word);
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(word.size()));
  casefold->normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(word) : folded;
}

/// Curly quotes are three bytes, so the text shrinks where it has some.
void straighten_quotes(std::string& text) {
  if (text.find("\xE2\x80") == std::string::npos) return;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode_at(text, at);
    const bool apostrophe = c.value == U'’' || c.value == U'‘';
    if (apostrophe || c.value == U'“' || c.value == U'”') {
      text[kept++] = apostrophe ? '\'' : '"';
    } else {
      for (std::size_t i = 0; i < c.size; ++i) text[kept++] = text[at + i];
    }
    at += c.size;
  }
  text.resize(kept);
}

/// ICU counts in 32 bits; pieces end at an ASCII byte, where nothing composes.
constexpr std::size_t max_piece_bytes = 1u << 24;

}  // namespace

void text::append_folded(std::string_view word, std::string& out) {
  const std::size_t before = out.size();
  if (is_plain(word)) {
    out.append(word);
  } else {
    out.append(normalise(word));
  }
  if (before == 0) {
    fold_aligned_in_place(out);
    straighten_quotes(out);
    return;
  }
  std::string tail = out.substr(before);
  fold_aligned_in_place(tail);
  straighten_quotes(tail);
  out.replace(before, std::string::npos, tail);
}

std::string fold(std::string_view all) {
  if (all.size() <= max_piece_bytes) {
    std::string folded;
    text::append_folded(all, folded);
    return folded;
  }
  std::string folded;
  while (!all.empty()) {
    std::size_t size = std::min(all.size(), max_piece_bytes);
    while (size < all.size() && static_cast<unsigned char>(all[size]) >= 0x80) ++size;
    if (size >= (1u << 30)) size = max_piece_bytes;
    folded += fold(all.substr(0, size));
    all.remove_prefix(size);
  }
  return folded;
}

}  // namespace claimdex
