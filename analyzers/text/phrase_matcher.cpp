// Walks the trie of the phrases from each place where a phrase may begin: the first character of a word, any CJK character, any
// sign. That is linear like Aho-Corasick (a walk is at most as long as the longest phrase), gives matches by begin, and skips
// most bytes.
#include "analyzers/text/phrase_matcher.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/fold_character.hpp"
#include "analyzers/text/phrase_starts.hpp"
#include "analyzers/text/phrase_trie.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::text {
namespace {

constexpr bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019; }
constexpr bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// Bytes that may begin white space, a hyphen or an apostrophe, of which the trie has one form each.
constexpr std::array<bool, 256> has_variants = [] {
  std::array<bool, 256> bytes{};
  for (std::size_t b = 0; b <= ' '; ++b) bytes[b] = true;
  for (const std::size_t b : {std::size_t{'-'}, std::size_t{0xC2}, std::size_t{0xE2}, std::size_t{0xE3}}) bytes[b] = true;
  return bytes;
}();

/// Whether `phrase` is small ASCII words with single spaces between them, as most of those in tables are.
bool is_normal(std::string_view phrase) {
  bool after_space = true;
  for (const char c : phrase) {
    if (c == ' ' ? after_space : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
    after_space = c == ' ';
  }
  return !after_space;
}

/// The form in which phrases stand in the trie: folded, one ' ' for white space, straight apostrophes, plain hyphens.
std::string normalise(std::string_view phrase) {
  if (is_normal(phrase)) return std::string(phrase);
  std::string normal;
  normal.reserve(phrase.size());
  for (std::size_t at = 0; at < phrase.size();) {
    if (const std::size_t end = ascii_word_end(phrase, at); end > at) {
      normal.append(phrase.substr(at, end - at));
      at = end;
      continue;
    }
    const CodePoint c = decode_at(phrase, at);
    if (is_space(c.value)) {
      if (!normal.empty() && normal.back() != ' ') normal.push_back(' ');
    } else if (is_apostrophe(c.value)) {
      normal.push_back('\'');
    } else if (is_hyphen(c.value)) {
      normal.push_back('-');
    } else {
      normal.append(phrase.substr(at, c.size));
    }
    at += c.size;
  }
  while (!normal.empty() && normal.back() == ' ') normal.pop_back();
  fold_aligned_in_place(normal);
  return normal;
}

/// A phrase where it is sorted: its first eight bytes tell it from most others.
struct Sorted {
  std::uint64_t beginning = 0;
  std::uint32_t index = 0;
};

/// The first eight bytes as a number, the first one highest, zeros behind the end: in the order of the texts.
std::uint64_t beginning_of(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i)
    bytes = bytes << 8u | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return bytes;
}

/// What one phrase reports.
struct Output {
  std::uint32_t payload = 0;
  bool open_ended = false;  ///< written with a trailing '*'
};

/// One text of the trie.
struct Key {
  std::uint32_t first_output = 0;  ///< the others follow it, up to those of the next key
  bool ends_in_word = false;       ///< its last character is a word character
};

/// Bytes of the white space at `at`, 0 where none begins.
std::size_t space_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (CodePoint c = decode_at(text, end); c.size != 0 && is_space(c.value); c = decode_at(text, end)) end += c.size;
  return end - at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  for (CodePoint c = decode_at(text, at); c.size != 0 && is_word_char(c.value); c = decode_at(text, at)) at += c.size;
  return at;
}

}  // namespace

struct PhraseMatcher::Builder::Impl {
  struct Phrase {
    std::string text;
    Output output;
  };
  std::vector<Phrase> phrases;
};

struct PhraseMatcher::Impl {
  PhraseTrie trie;
  PhraseStarts starts;
  std::vector<Key> keys;  ///< of the trie; one more at the end
  std::vector<Output> outputs;

  void report(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t key, std::vector<Match>& out) const;
  void walk(std::string_view text, std::size_t begin, std::size_t at, std::uint32_t state, std::vector<Match>& out) const;
  void match_at(std::string_view text, std::size_t begin, std::vector<Match>& out) const {
    match_from(text, begin, begin, {PhraseTrie::root}, out);
  }
  void match_from(std::string_view text, std::size_t begin, std::size_t at, PhraseStart start, std::vector<Match>& out) const;
  /// `start`: where the hashed bytes at `place` lead to.
  void match_start(std::string_view text, const PhrasePlace& place, PhraseStart start, std::vector<Match>& out) const {
    if (start.state == PhraseTrie::none) return;
    match_from(text, place.begin, place.begin + (start.state == PhraseTrie::root ? 0 : place.size), start, out);
  }
};

void PhraseMatcher::Impl::report(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t key,
                                 std::vector<Match>& out) const {
  const CodePoint after = keys[key].ends_in_word ? decode_at(text, end) : CodePoint{};
  const bool in_word = after.size != 0 && is_word_char(after.value);
  std::size_t open_end = 0;
  for (std::uint32_t i = keys[key].first_output; i < keys[key + 1].first_output; ++i) {
    if (!in_word) {
      out.push_back({{begin, end}, outputs[i].payload});
    } else if (outputs[i].open_ended) {
      if (open_end == 0) open_end = word_end(text, end);
      out.push_back({{begin, open_end}, outputs[i].payload});
    }
  }
}

void PhraseMatcher::Impl::walk(std::string_view text, std::size_t begin, std::size_t at, std::uint32_t state,
                               std::vector<Match>& out) const {
  while (at < text.size()) {
    auto byte = static_cast<unsigned char>(text[at]);
    std::size_t size = 1;
    if (has_variants[byte]) {
      const CodePoint c = decode_at(text, at);
      if (is_space(c.value)) {
        byte = ' ';
        size = space_run(text, at);
      } else if (is_apostrophe(c.value) || is_hyphen(c.value)) {
        byte = is_hyphen(c.value) ? '-' : '\'';
        size = c.size;
      }
      if (byte == '-') {  // a hyphen stands for itself or for a space of the phrase
        const std::uint32_t spaced = trie.next(state, ' ');
        if (spaced != PhraseTrie::none) walk(text, begin, at + size, spaced, out);
      }
    }
    state = trie.next(state, byte);
    if (state == PhraseTrie::none) return;
    at += size;
    if (trie.value(state) != PhraseTrie::none) report(text, begin, at, trie.value(state), out);
  }
}

/// The phrases that begin at `begin`, of which the bytes before `at` led to `start`.
void PhraseMatcher::Impl::match_from(std::string_view text, std::size_t begin, std::size_t at, PhraseStart start,
                                     std::vector<Match>& out) const {
  const std::size_t before = out.size();
  if (start.key != PhraseTrie::none) report(text, begin, at, start.key, out);
  walk(text, begin, at, start.state, out);
  // Longest first, else as they were added; a handful at most.
  for (std::size_t i = before + 1; i < out.size(); ++i)
    for (std::size_t j = i; j > before && out[j - 1].span.end < out[j].span.end; --j) std::swap(out[j - 1], out[j]);
}

PhraseMatcher::Builder::Builder() : impl_(std::make_unique<Impl>()) {}
PhraseMatcher::Builder::~Builder() = default;
PhraseMatcher::Builder::Builder(Builder&&) noexcept = default;
PhraseMatcher::Builder& PhraseMatcher::Builder::operator=(Builder&&) noexcept = default;

void PhraseMatcher::Builder::add(std::string_view phrase, std::uint32_t payload) {
  const bool open_ended = phrase.size() > 1 && phrase.back() == '*';
  if (open_ended) phrase.remove_suffix(1);
  std::string normal = normalise(phrase);
  if (!normal.empty()) impl_->phrases.push_back({std::move(normal), {payload, open_ended}});
}

PhraseMatcher PhraseMatcher::Builder::build() && {
  auto& phrases = impl_->phrases;
  PhraseMatcher matcher;
  if (phrases.empty()) return matcher;
  std::vector<Sorted> order(phrases.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = {beginning_of(phrases[i].text), i};
  std::sort(order.begin(), order.end(), [&](const Sorted& a, const Sorted& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    const int compared = phrases[a.index].text.compare(phrases[b.index].text);
    return compared != 0 ? compared < 0 : a.index < b.index;
  });
  std::vector<std::string> texts;
  std::vector<Key> keys;
  std::vector<Output> outputs;
  const auto next_output = [&outputs] { return static_cast<std::uint32_t>(outputs.size()); };
  for (const auto& [beginning, index] : order) {
    const auto& phrase = phrases[index];
    if (texts.empty() || texts.back() != phrase.text) {
      keys.push_back({next_output(), is_word_char(decode_before(phrase.text, phrase.text.size()).value)});
      texts.push_back(phrase.text);
    }
    outputs.push_back(phrase.output);
  }
  keys.push_back({next_output(), false});
  PhraseTrie trie(texts);
  PhraseStarts starts(texts.size());
  for (const auto& phrase : phrases) starts.add(phrase.text, phrase.output.open_ended, trie);
  matcher.impl_ = std::make_unique<PhraseMatcher::Impl>(
      PhraseMatcher::Impl{std::move(trie), std::move(starts), std::move(keys), std::move(outputs)});
  phrases.clear();
  return matcher;
}

PhraseMatcher::PhraseMatcher() = default;
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

bool PhraseMatcher::empty() const { return impl_ == nullptr; }

void PhraseMatcher::find_all(const PhraseText& text, std::vector<Match>& out) const {
  if (empty()) return;
  const std::string_view folded = text.folded();
  for (const PhrasePlace& place : text.places()) {
    switch (place.kind) {
      case PlaceKind::word:
        impl_->match_start(folded, place, impl_->starts.after_word(folded, place), out);
        break;
      case PlaceKind::wide:
        impl_->match_start(folded, place, impl_->starts.after_two_wide(place), out);
        break;
      case PlaceKind::sign:
        if (impl_->trie.next(PhraseTrie::root, static_cast<unsigned char>(folded[place.begin])) != PhraseTrie::none)
          impl_->match_at(folded, place.begin, out);
        break;
      case PlaceKind::other:
        if (impl_->starts.may_begin(folded, place.begin)) impl_->match_at(folded, place.begin, out);
        break;
    }
  }
}

void PhraseMatcher::find_longest(const PhraseText& text, std::vector<Match>& out) const {
  const std::size_t first = out.size();
  find_all(text, out);
  std::size_t kept = first;
  for (std::size_t i = first; i < out.size(); ++i)
    if (kept == first || out[i].span.begin >= out[kept - 1].span.end || out[i].span == out[kept - 1].span) out[kept++] = out[i];
  out.resize(kept);
}

}  // namespace claimdex::text
